"""The counting rules, by the stable ids that charter, command line and record share."""

from collections.abc import Mapping
from types import MappingProxyType

from comitia.count import exhaustive, most_votes
from comitia.count.lots import Draws, LotMissingError, LotRequired, Lots
from comitia.count.options import CHOICES, NONE, Options
from comitia.count.pairwise.rules import PAIRWISE
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.rule import LOOK_BACK, LOOK_FORWARD, LOT, Rule
from comitia.count.stv import meek, scottish_stv, wigm

MOST_DECIMALS = 9
MOST_SEATS_EXACT = 12
"""So many seats are counted in exact fractions: with each surplus their digits about double."""

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
    *PAIRWISE,
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
    if chosen.most_seats is not None and seats > chosen.most_seats:
        raise ValueError(f"the rule {rule} fills one seat, and these are {seats}")
    if options.order is not None and sorted(options.order) != list(range(1, profile.candidates + 1)):
        raise ValueError(f"the agreed order names each of the candidates 1 to {profile.candidates} once")
    if chosen.is_exact(options) and seats > MOST_SEATS_EXACT:
        raise ValueError(
            f"the rule {rule} counts up to {MOST_SEATS_EXACT} seats in exact fractions, "
            f"and these are {seats}: give decimals"
        )
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
    if options.drop not in {None, "last", "none"}:
        raise ValueError(f"the rule {rule} drops last or none, not {options.drop!r}")
    _check_choices(chosen, options)
    if options.decimals is not None and not 0 <= options.decimals <= MOST_DECIMALS:
        raise ValueError(f"decimals are 0 to {MOST_DECIMALS}, not {options.decimals}")
    for name, number in (("max_rounds", options.max_rounds), ("round", options.round)):
        if number is not None and number < 1:
            raise ValueError(f"{name} is 1 or more, not {number}")


def _check_choices(rule: Rule, options: Options) -> None:
    for name in CHOICES:
        word, words = getattr(options, name), rule.choices.get(name, ())
        if word is not None and word not in words:
            either = " or ".join(", ".join(words).rsplit(", ", 1))
            raise ValueError(f"{name} of the rule {rule.id} is {either}, not {word!r}")


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
