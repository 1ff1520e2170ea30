"""Marked ballots: what stands on the papers of a contest, before a policy makes rankings of it.

A marked ballot is its weight and its places from first to last. A place holds candidate numbers: none where it was
skipped, one where it has a plain mark, several where they are ranked equal (an overvote). What becomes of the things
that a ranking cannot hold is for `policy`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comitia.count.profile import Profile
from comitia.count.weights import Weight

Place = tuple[int, ...]
Places = tuple[Place, ...]
UNREADABLE: Place = (0,)
"""Several marks at one place, of which the file does not say for whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marked ballots of one contest: rows of (places, weight), in any order; `invalid` ones have no marks here."""

    candidates: int
    rows: tuple[tuple[Places, Weight], ...]
    invalid: Weight = 0
    withdrawn: tuple[int, ...] = ()


def marks_of(profile: Profile) -> Marks:
    """Return the ballots of a profile as plain marks, the blank ones first."""
    unit = profile.unit
    blank: list[tuple[Places, Weight]] = [((), weight_of(profile.blank, unit))] if profile.blank else []
    rows = [(tuple((mark,) for mark in ranking), weight_of(copies, unit)) for ranking, copies in profile.rows]
    invalid = weight_of(profile.invalid, unit)
    return Marks(candidates=profile.candidates, rows=(*blank, *rows), invalid=invalid, withdrawn=profile.withdrawn)


def trimmed(places: Sequence[Place]) -> Places:
    """Return the places up to the last mark: what is empty after it was not skipped."""
    last = len(places)
    while last and not places[last - 1]:
        last -= 1
    return tuple(places[:last])


def has_equal(places: Places) -> bool:
    """Return whether several candidates stand at one place."""
    return any(len(place) > 1 or place == UNREADABLE for place in places)


def has_skipped(places: Places) -> bool:
    """Return whether a place is empty before the last mark."""
    return () in trimmed(places)


def has_repeated(places: Places) -> bool:
    """Return whether a candidate stands at more than one place."""
    marked = [mark for place in places for mark in set(place) if mark]
    return len(set(marked)) < len(marked)


def weight_of(parts: int, unit: int) -> Weight:
    """Return how many votes so many parts of one are."""
    return parts if unit == 1 else Fraction(parts, unit)
