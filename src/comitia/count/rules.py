"""The counting rules, by the stable ids that charter, command line and record share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from comitia.count import exhaustive, most_votes
from comitia.count.committees import equal_shares, pav, sequential_pav, sequential_phragmen
from comitia.count.lots import Draws, LotMissingError, LotRequired, Lots
from comitia.count.options import NONE, Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.stv import meek, scottish_stv, wigm
from comitia.count.stv.transferable import Counting

Counter = Callable[[Profile, int, Options, Draws], Count]
Starter = Callable[[Profile, int, Options, Draws], Counting]
MOST_DECIMALS = 9
MOST_SEATS_EXACT = 12
"""So many seats are counted in exact fractions: with each surplus their digits about double."""
LOOK_BACK, LOOK_FORWARD, LOT = ("earlier_stage", "lot"), ("first_stage", "lot"), ("lot",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A way of counting: its id, its name, where it is written, and what it may be told.

    `ties` are the ways in which ties may fall, its own first. `marks` says how many marks a ballot has: one, seats
    (up to as many as seats) or any. `needs_ranking`: whether the order of marks means anything. A rule by which a
    ballot counts for one candidate after the other, in parts, has `counting`, which makes a count that can be watched;
    any other has `run`.
    `limit` tells why a contest is more than the rule can count, where anything is.
    """

    id: str
    title: str
    source: str
    options: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...]
    needs_ranking: bool
    marks: str
    run: Counter | None = None
    counting: Starter | None = None
    limit: Callable[[Profile, int], str] | None = None

    @property
    def transfers(self) -> bool:
        """Return whether a ballot counts for one candidate after the other, in parts."""
        return self.counting is not None

    def count(self, profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
        """Return the count of ballots. Raises `LotMissingError` at a tie without a lot."""
        if self.counting is None:
            assert self.run is not None  # noqa: S101  a rule has one or the other
            return self.run(profile, seats, options, draws)
        counting = self.counting(profile, seats, options, draws)
        counting.run()
        return counting.result()

    def is_exact(self, options: Options) -> bool:
        """Return whether a count so told reckons in exact fractions."""
        return "decimals" in self.options and options.decimals is None

    def too_large(self, profile: Profile, seats: int) -> str:
        """Return why a contest is more than the rule can count, or an empty text."""
        return "" if self.limit is None else self.limit(profile, seats)

    @property
    def counts_for_one(self) -> bool:
        """Return whether a ballot counts for at most one candidate at a time."""
        return self.needs_ranking or self.marks == "one"


_ALL = (
    Rule(
        id="scottish-stv",
        title="Single transferable vote, Scottish rules",
        source="Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52",
        options=("ties",),
        ties=(LOOK_BACK, LOT),
        needs_ranking=True,
        marks="any",
        counting=scottish_stv.counting,
    ),
    Rule(
        id="wigm",
        title="Single transferable vote, weighted inclusive Gregory",
        source="Reference WIGM rule of the Proportional Representation Foundation (2010)",
        options=("ties", "decimals"),
        ties=(LOOK_BACK, LOOK_FORWARD, LOT),
        needs_ranking=True,
        marks="any",
        counting=wigm.counting,
    ),
    Rule(
        id="meek",
        title="Single transferable vote, Meek's method",
        source="Reference Meek rule of the Proportional Representation Foundation, after Hill (2006)",
        options=("ties",),
        ties=(LOOK_BACK, LOOK_FORWARD, LOT),
        needs_ranking=True,
        marks="any",
        counting=meek.counting,
    ),
    Rule(
        id="plurality",
        title="Plurality",
        source="docs/concepts/plurality-and-block.md",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="one",
        run=most_votes.plurality,
    ),
    Rule(
        id="block",
        title="Block vote",
        source="docs/concepts/plurality-and-block.md",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="seats",
        run=most_votes.block,
    ),
    Rule(
        id="approval",
        title="Approval",
        source="docs/concepts/approval.md",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        run=most_votes.approval,
    ),
    Rule(
        id="yes-no",
        title="Yes or no to each",
        source="docs/concepts/yes-no.md",
        options=("ties", "threshold"),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        run=most_votes.yes_no,
    ),
    Rule(
        id="exhaustive",
        title="Exhaustive ballot",
        source="docs/concepts/exhaustive-ballot.md",
        options=("ties", "threshold", "drop", "max_rounds", "round"),
        ties=(LOT, LOOK_BACK),
        needs_ranking=True,
        marks="any",
        run=exhaustive.count,
    ),
    Rule(
        id="sequential-pav",
        title="Sequential proportional approval",
        source="T. N. Thiele (1895), as in Lackner and Skowron, Multi-Winner Voting with Approval Preferences (2023)",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        run=sequential_pav.count,
    ),
    Rule(
        id="pav",
        title="Proportional approval, the best committee",
        source="T. N. Thiele (1895), as in Lackner and Skowron, Multi-Winner Voting with Approval Preferences (2023)",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        run=pav.count,
        limit=pav.too_large,
    ),
    Rule(
        id="sequential-phragmen",
        title="Phragmén's sequential rule",
        source="E. Phragmén (1894), as in Brill, Freeman, Janson and Lackner (2017)",
        options=("ties",),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        run=sequential_phragmen.count,
        limit=sequential_phragmen.too_large,
    ),
    Rule(
        id="equal-shares",
        title="Method of equal shares",
        source="D. Peters and P. Skowron, Proportionality and the Limits of Welfarism (2020)",
        options=("ties", "completion"),
        ties=(LOT,),
        needs_ranking=False,
        marks="any",
        run=equal_shares.count,
        limit=sequential_phragmen.too_large,
    ),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})


def count(
    profile: Profile, *, rule: str, seats: int, options: Options = NONE, lots: Lots | None = None
) -> Count | LotRequired:
    """Return the count of these ballots by a rule, or the lot that it needs.

    Raises ValueError for an unknown rule, for an option that the rule does not take, for seats below 1, and for
    lots drawn by hand that do not answer the tie.
    """
    chosen = find_rule(rule)
    if options is not NONE:
        check_options(rule, options)
    if seats < 1:
        raise ValueError(f"found {seats} seats, expected 1 or more")
    if options.order is not None and sorted(options.order) != list(range(1, profile.candidates + 1)):
        raise ValueError(f"the agreed order names each of the candidates 1 to {profile.candidates} once")
    if chosen.is_exact(options) and seats > MOST_SEATS_EXACT:
        raise ValueError(
            f"the rule {rule} counts up to {MOST_SEATS_EXACT} seats in exact fractions, "
            f"and these are {seats}: give decimals"
        )
    if fault := chosen.too_large(profile, seats):
        raise ValueError(fault)
    try:
        return chosen.count(profile, seats, options, Draws(lots, options.order or ()))
    except LotMissingError as missing:
        return missing.required


def find_rule(rule: str) -> Rule:
    """Return the rule with this id. Raises ValueError that names those there are."""
    if rule not in RULES:
        raise ValueError(f"found the rule {rule!r}, expected one of: {', '.join(RULES)}")
    return RULES[rule]


def is_transferable(rule: str | None) -> bool:
    """Return whether ballots pass on by a rule, which may be none."""
    return rule is not None and rule in RULES and RULES[rule].transfers


def check_options(rule: str, options: Options) -> None:
    """Raise ValueError when the rule does not take these options; the message names what is allowed."""
    chosen = find_rule(rule)
    ties = _by_lot(rule, options)
    for name in options.given():
        if name not in chosen.options and not (name == "order" and "ties" in chosen.options):
            raise ValueError(f"the rule {rule} does not take {name}; it takes: {', '.join(chosen.options)}")
    if ties is not None and ties not in chosen.ties:
        allowed = " or ".join(_written(ties) for ties in chosen.ties)
        raise ValueError(f"the rule {rule} settles ties by {allowed}, not by {_written(ties)}")
    _check_words(rule, options)
    if options.decimals is not None and not 0 <= options.decimals <= MOST_DECIMALS:
        raise ValueError(f"decimals are 0 to {MOST_DECIMALS}, not {options.decimals}")
    for name, number in (("max_rounds", options.max_rounds), ("round", options.round)):
        if number is not None and number < 1:
            raise ValueError(f"{name} is 1 or more, not {number}")


def _check_words(rule: str, options: Options) -> None:
    for does, word, words in (
        ("drops", options.drop, ("last", "none")),
        ("completes by", options.completion, ("phragmen", "none")),
    ):
        if word is not None and word not in words:
            raise ValueError(f"the rule {rule} {does} {' or '.join(words)}, not {word!r}")


def _by_lot(rule: str, options: Options) -> tuple[str, ...] | None:
    """Return how ties fall, with a lot in the place of an agreed order."""
    ties = options.ties
    if ties is None:
        return None
    if (ties[-1] == "order") != (options.order is not None):
        raise ValueError(f"ties of the rule {rule} fall by an agreed order where both `ties` and `order` say so")
    return (*ties[:-1], "lot") if ties[-1] == "order" else ties


def _written(ties: tuple[str, ...]) -> str:
    return f"[{', '.join(ties)}]"
