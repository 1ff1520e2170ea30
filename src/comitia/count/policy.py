"""How a profile is made of marked ballots by a declared policy.

A policy says what becomes of each of the three things that a ranking cannot hold: equal ranks, skipped places,
repeated candidates. What it does not decide is refused.

A ballot is read from its first place on, and no further than where it ends. Marks for the withdrawn are passed over
before anything else. A ballot on which marks stand but none is left counts as invalid; one without a mark is blank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, permutations, product
from math import factorial, prod
from typing import Literal, get_args

from comitia.count.amount import plain
from comitia.count.limits import MOST_UNIT
from comitia.count.marks import (
    UNREADABLE,
    Marks,
    Place,
    Places,
    has_equal,
    has_repeated,
    has_skipped,
    trimmed,
)
from comitia.count.profile import Profile
from comitia.count.weights import Weight, common_part

Equal = Literal["refuse", "split", "set", "skip", "end", "invalid"]
Skipped = Literal["refuse", "pass", "end", "end_at_two"]
Repeated = Literal["refuse", "first", "end", "invalid"]

MOST_ORDERS = factorial(7)
MOST_ORDERS_IN_ALL = 2_000_000
MOST_MARKS_IN_ORDERS = 10_000_000
"""So many marks all those orders have together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What becomes of equal ranks, skipped places and repeated candidates; `refuse` takes them for faults of the file.

    equal: `split` counts the ballot as all its strict orders, in equal parts; `set` takes the marks of a place
    together, for rules that only ask who is marked; `skip` passes over the place, as if nobody was marked there;
    `end` ends the ballot there; `invalid` makes it so. skipped: `pass` goes on to the next mark; `end` ends the ballot
    at the first empty place, `end_at_two` at two in a row. repeated: `first` passes over the later mark; `end` ends
    the ballot there; `invalid` makes it so.
    """

    equal: Equal = "refuse"
    skipped: Skipped = "refuse"
    repeated: Repeated = "refuse"

    def __post_init__(self) -> None:
        for what, told, known in (
            ("equal ranks", self.equal, Equal),
            ("skipped places", self.skipped, Skipped),
            ("repeated candidates", self.repeated, Repeated),
        ):
            if told not in get_args(known):
                raise ValueError(f"found the policy {told!r} for {what}, expected one of: {', '.join(get_args(known))}")


STRICT = Policy()


class MarksRefusedError(ValueError):
    """A marked ballot that the policy refuses: which row, what was found, what was expected."""

    def __init__(self, row: int, found: str, expected: str) -> None:
        super().__init__(f"found {found}, expected {expected}")
        self.row, self.found, self.expected = row, found, expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """How many ballots had one of the three things, and to how many of them the policy did something."""

    ballots: Weight = 0
    acted: Weight = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What a policy did to the ballots; `emptied` of them had marks, and none that counts: they are invalid."""

    policy: Policy
    equal: Met
    skipped: Met
    repeated: Met
    emptied: Weight = 0

    @property
    def is_needed(self) -> bool:
        """Return whether the ballots had anything that a policy decides."""
        return bool(self.equal.ballots or self.skipped.ballots or self.repeated.ballots)


def untouched(policy: Policy) -> Treatment:
    """Return the treatment of ballots that had nothing to decide."""
    return Treatment(policy=policy, equal=Met(), skipped=Met(), repeated=Met())


def profile_of(marks: Marks, policy: Policy = STRICT) -> tuple[Profile, Treatment]:
    """Return the profile that a policy makes of marked ballots, and what it did. Raises `MarksRefusedError`.

    Also raises ValueError for numbers that are no candidates.
    """
    tally = Tally(marks, policy)
    for row, (places, weight) in enumerate(marks.rows):
        ranking = _plain(places)
        if ranking is not None:
            tally.add(row, ranking, weight)
        else:
            tally.read(row, places, weight)
    profile = Profile.from_merged(marks.candidates, tally.merged, invalid=tally.invalid, withdrawn=marks.withdrawn)
    return profile, tally.treatment()


def _plain(places: Places) -> tuple[int, ...] | None:
    """Return the ranking where each place has one mark and no candidate two."""
    ranking = tuple(chain.from_iterable(places))
    if len(ranking) != len(places) or () in places or len(set(ranking)) < len(ranking) or 0 in ranking:
        return None
    return ranking


class Tally:
    """The rankings so far, and what the policy did; `keeps_equal`: equal ranks that it does not decide may stay."""

    keeps_equal = False

    def __init__(self, marks: Marks, policy: Policy) -> None:
        self.policy = policy
        self.gone = frozenset(marks.withdrawn)
        self.invalid = marks.invalid
        self.merged: dict[tuple[int, ...], Weight] = {}
        self.met = {"equal": [Fraction(0)] * 2, "skipped": [Fraction(0)] * 2, "repeated": [Fraction(0)] * 2}
        self.emptied: Weight = 0
        self.unit, self.orders, self.marks = marks.invalid.denominator, 0, 0

    def add(self, row: int, ranking: tuple[int, ...], weight: Weight) -> None:
        """Add a ranking; the weights of all must have a common part that can still be written."""
        self.bound(row, weight)
        self.merged[ranking] = self.merged.get(ranking, 0) + weight

    def bound(self, row: int, weight: Weight) -> None:
        """Refuse a weight that has no common part with those before it."""
        try:
            self.unit = common_part(self.unit, weight.denominator)
        except ValueError:
            raise MarksRefusedError(
                row, "weights with no common part", f"parts of a vote down to 1/{MOST_UNIT}"
            ) from None

    def read(self, row: int, places: Places, weight: Weight) -> None:
        """Read one ballot by the policy, and add what it comes to."""
        left = trimmed(_without(places, self.gone) if self.gone else places)
        paper = Paper(self.policy, row, keeps_equal=self.keeps_equal)
        paper.read(left)
        for what, is_met in (
            ("equal", has_equal(left)),
            ("skipped", has_skipped(left)),
            ("repeated", has_repeated(left)),
        ):
            self.met[what][0] += weight * is_met
            self.met[what][1] += weight * (what in paper.acted)
        self.bound(row, weight)
        if paper.is_invalid:
            self.invalid += weight
        elif left and not paper.groups:
            self.emptied += weight
            self.invalid += weight
        else:
            self.take(row, paper, weight)

    def take(self, row: int, paper: "Paper", weight: Weight) -> None:
        """Add what a ballot that was read comes to: each strict order of it, in equal parts."""
        if self.policy.equal == "set":
            self.add(row, tuple(chain.from_iterable(map(sorted, paper.groups))), weight)
            return
        how_many = prod(factorial(len(group)) for group in paper.groups)
        self.orders += how_many if how_many > 1 else 0
        if how_many > MOST_ORDERS:
            raise MarksRefusedError(
                row, "equal ranks with more orders", f"at most {MOST_ORDERS:,} strict orders of one ballot"
            )
        if self.orders > MOST_ORDERS_IN_ALL:
            raise MarksRefusedError(
                row, "ballots with more orders in all", f"at most {MOST_ORDERS_IN_ALL:,} strict orders in all"
            )
        self.marks += how_many * sum(map(len, paper.groups)) if how_many > 1 else 0
        if self.marks > MOST_MARKS_IN_ORDERS:
            raise MarksRefusedError(
                row, "ballots with longer orders in all", f"at most {MOST_MARKS_IN_ORDERS:,} marks in strict orders"
            )
        part = weight if how_many == 1 else Fraction(weight, how_many)
        for order in _orders(paper.groups):
            self.add(row, order, part)

    def treatment(self) -> Treatment:
        """Return what was done."""
        equal, skipped, repeated = (
            Met(ballots=plain(self.met[what][0]), acted=plain(self.met[what][1]))
            for what in ("equal", "skipped", "repeated")
        )
        return Treatment(
            policy=self.policy, equal=equal, skipped=skipped, repeated=repeated, emptied=plain(self.emptied)
        )


def _orders(groups: Sequence[Place]) -> Iterator[tuple[int, ...]]:
    """Yield each strict order of groups of equal ranks."""
    for order in product(*(permutations(group) for group in groups)):
        yield tuple(chain.from_iterable(order))


def _without(places: Places, gone: frozenset[int]) -> Places:
    """Return the places without some candidates, and without places that held nobody else."""
    kept = ((place, tuple(mark for mark in place if mark not in gone)) for place in places)
    return tuple(left for place, left in kept if left or not place)


class Paper:
    """One ballot while it is read: the groups of equal ranks so far, and which parts of the policy did something."""

    __slots__ = ("acted", "empty", "groups", "is_invalid", "keeps_equal", "policy", "row", "seen")

    def __init__(self, policy: Policy, row: int, *, keeps_equal: bool = False) -> None:
        self.policy, self.row, self.keeps_equal = policy, row, keeps_equal
        self.groups: list[Place] = []
        self.seen: set[int] = set()
        self.acted: set[str] = set()
        self.is_invalid = False
        self.empty = 0

    def read(self, places: Places) -> None:
        """Read the places in order, until the ballot ends."""
        for place in places:
            goes_on = self._mark(tuple(dict.fromkeys(place))) if place else self._skip()
            if not goes_on:
                return

    def _skip(self) -> bool:
        """Return whether the ballot goes on after an empty place."""
        how = self.policy.skipped
        if how == "refuse":
            raise self._refuse("a skipped place before a mark", "a mark at each place up to the last", "skips")
        self.empty += 1
        ends = how == "end" or (how == "end_at_two" and self.empty == 2)
        if ends or how == "pass":
            self.acted.add("skipped")
        return not ends

    def _mark(self, place: Place) -> bool:
        """Return whether the ballot goes on after a place with marks."""
        self.empty = 0
        if len(place) > 1 or place == UNREADABLE:
            how = self._equal(place)
            if how in {"skip", "end", "invalid"}:
                return how == "skip"
        again = [mark for mark in place if mark in self.seen]
        if again:
            if self.policy.repeated == "refuse":
                found = f"candidate {again[0]} twice on one ballot"
                raise self._refuse(found, "each candidate at most once", "repeats")
            self.acted.add("repeated")
            self.is_invalid = self.policy.repeated == "invalid"
            if self.policy.repeated != "first":
                return False
        new = tuple(mark for mark in place if mark not in self.seen)
        if new:
            self.groups.append(new)
            self.seen |= set(new)
        return True

    def _equal(self, place: Place) -> Equal:
        """Return what becomes of a place with several marks."""
        how = self.policy.equal
        if how == "refuse" and self.keeps_equal and place != UNREADABLE:
            return how
        if how == "refuse":
            told = "=".join(map(str, place))
            found = "several marks at one place" if place == UNREADABLE else f"the equal ranks {told!r}"
            raise self._refuse(found, "one candidate at each place", "overvotes")
        if how in {"split", "set"} and place == UNREADABLE:
            raise MarksRefusedError(self.row, "several marks at one place, and not for whom", f"marks to {how}")
        self.acted.add("equal")
        self.is_invalid = how == "invalid"
        return how

    def _refuse(self, found: str, expected: str, what: str) -> MarksRefusedError:
        return MarksRefusedError(self.row, found, f"{expected}, or a policy for {what}")
