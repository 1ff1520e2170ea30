"""The counting rules, by the stable ids that charter, command line and record share."""

from collections.abc import Mapping
from types import MappingProxyType

from comitia.count.argument import of_kind, whole
from comitia.count.committees.rules import COMMITTEES
from comitia.count.limits import MOST_SEATS
from comitia.count.lots import Draws, LotMissingError, LotRequired, Lots, refuse_unneeded
from comitia.count.options import CHOICES, NONE, Options
from comitia.count.pairwise.rules import PAIRWISE
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.rule import Rule
from comitia.count.scores import Scores
from comitia.count.stv.rules import TRANSFERABLE
from comitia.count.tallies.rules import TALLIES

MOST_DECIMALS = 9
MOST_SEATS_EXACT = 12
"""So many seats are counted in exact fractions: with each surplus their digits about double."""
_ALL = (*TRANSFERABLE, *TALLIES, *PAIRWISE, *COMMITTEES)
RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})


def count(
    profile: Profile | Scores, *, rule: str, seats: int, options: Options = NONE, lots: Lots | None = None
) -> Count | LotRequired:
    """Return the count of these ballots by a rule, or the lot that it needs.

    Raises ValueError for an unknown rule, for an option that the rule does not take, for ballots of another kind
    than it counts, for seats below 1, and for lots drawn by hand that do not answer the tie, or are not needed.
    """
    chosen = find_rule(rule)
    if options is not NONE:
        check_options(rule, of_kind(options, Options, "options"))
    seats = _checked(seats)
    if chosen.most_seats is not None and seats > chosen.most_seats:
        raise ValueError(f"the rule {rule} fills {chosen.most_seats}, not {seats}: give --seats {chosen.most_seats}")
    if options.order is not None and sorted(options.order) != list(range(1, profile.candidates + 1)):
        raise ValueError(f"the agreed order names each of the candidates 1 to {profile.candidates} once")
    if chosen.is_exact(options) and seats > MOST_SEATS_EXACT:
        raise ValueError(
            f"the rule {rule} counts up to {MOST_SEATS_EXACT} seats in exact fractions, "
            f"and these are {seats}: give decimals"
        )
    if isinstance(profile, Profile) and (fault := chosen.too_large(profile, seats)):
        raise ValueError(fault)
    draws = Draws(lots, options.order or ())
    try:
        found = chosen.count(profile, seats, options, draws)
    except LotMissingError as missing:
        return missing.required
    refuse_unneeded(lots, len(draws.taken))
    return found


def _checked(seats: int) -> int:
    """Return a number of seats. Raises ValueError for one that cannot be filled."""
    seats = whole(seats, "seats")
    if seats < 1:
        raise ValueError(f"found {seats} seats, expected 1 or more")
    if seats > MOST_SEATS:
        raise ValueError(f"found {seats} seats, expected up to {MOST_SEATS:,}")
    return seats


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
    for name in ("max_rounds", "round", "marks", "votes", "roll"):
        number = getattr(options, name)
        if number is not None and number < 1:
            raise ValueError(f"{name} is 1 or more, not {number}")
    if options.max_rounds is not None and options.round > options.max_rounds:
        raise ValueError(f"found round {options.round}, expected up to {options.max_rounds}: max_rounds says so")
    _check_base(chosen, options)
    _check_choices(chosen, options)


def _check_choices(rule: Rule, options: Options) -> None:
    for name in CHOICES:
        word, words = getattr(options, name), rule.choices.get(name, ())
        if word is not None and word not in words:
            either = " or ".join(", ".join(words).rsplit(", ", 1))
            raise ValueError(f"{name} of the rule {rule.id} is {either}, not {word!r}")


def _check_base(rule: Rule, options: Options) -> None:
    base = options.threshold.of if options.threshold else "valid"
    if base not in rule.bases:
        raise ValueError(f"a threshold of the rule {rule.id} is a share of {' or '.join(rule.bases)}, not of {base}")
    if options.advance is not None and options.advance.of != "valid":
        raise ValueError("who goes on to a second round is told by a share of the valid ballots")
    if (base == "roll") != (options.roll is not None):
        raise ValueError("a threshold of the roll and the number of electors on it go together: give both or neither")


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
