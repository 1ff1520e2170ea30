"""Ballots without their rare rankings, so that nobody is known by an order that few or none share.

Whoever has promised or guessed at an order can look for it among published ballots. `merge_rare` cuts a ranking that
fewer than so many ballots have from its end until as many share it; what is still rare with one place left is
withheld. `withhold_rare` leaves out every rare ranking whole. Both are for numbers of ballots: where a weight is that
of one voter, it is itself a name, and fractions are refused.
"""

from dataclasses import dataclass

from comitia.count.marks import Marks, Places, trimmed
from comitia.count.weights import Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced:
    """What is left of the marks, and how many ballots were cut short or withheld."""

    marks: Marks
    merged: int
    withheld: int


def merge_rare(marks: Marks, least: int) -> Reduced:
    """Return the ballots with rankings that at least so many share, cut from the end. Raises ValueError."""
    rows = _ballots(marks, least)
    cut: dict[Places, int] = {}
    for length in range(max(map(len, rows), default=0), 1, -1):
        for places in sorted(each for each in rows if len(each) == length and rows[each] < least):
            shorter = trimmed(places[:-1])
            if shorter:
                copies = rows.pop(places)
                cut.pop(places, None)
                rows[shorter] = rows.get(shorter, 0) + copies
                cut[shorter] = cut.get(shorter, 0) + copies
    return _without_rare(marks, rows, least, cut)


def withhold_rare(marks: Marks, least: int) -> Reduced:
    """Return the ballots without the rankings that fewer than so many have. Raises ValueError."""
    return _without_rare(marks, _ballots(marks, least), least, {})


def _ballots(marks: Marks, least: int) -> dict[Places, int]:
    """Return how many ballots have each ranking."""
    if least < 2:
        raise ValueError(f"found {least} ballots that share a ranking, expected 2 or more")
    rows: dict[Places, int] = {}
    for places, weight in marks.rows:
        if weight.denominator > 1:
            raise ValueError(f"found a weight of {weight}, expected whole ballots: a weight can tell whose it is")
        rows[places] = rows.get(places, 0) + int(weight)
    return rows


def _without_rare(marks: Marks, rows: dict[Places, int], least: int, cut: dict[Places, int]) -> Reduced:
    """Return the rows that are not rare; `cut` says how many ballots of a row are cut short."""
    kept: dict[Places, Weight] = {places: copies for places, copies in rows.items() if copies >= least}
    left = Marks(
        candidates=marks.candidates,
        rows=tuple(sorted(kept.items())),
        invalid=marks.invalid,
        withdrawn=marks.withdrawn,
    )
    return Reduced(
        marks=left,
        merged=sum(copies for places, copies in cut.items() if places in kept),
        withheld=sum(copies for copies in rows.values() if copies < least),
    )
