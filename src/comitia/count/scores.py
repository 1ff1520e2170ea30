"""All ballots of a contest that give points to candidates, equal ones merged; beside `Profile`, which has marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from comitia.count.argument import is_whole, whole
from comitia.count.fault import in_whole_numbers, weighed_apart
from comitia.count.profile import check_numbers
from comitia.count.weights import Weight, in_units

Points = tuple[int | None, ...]
"""What a ballot gives to candidates 1, 2, 3 ...: None where it says nothing of one."""
MOST_POINTS = 1_000_000
STARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The ballots of one contest whose marks are points, each from `lowest` to `highest`.

    `rows` are (points, how many), sorted. A ballot that gives nobody any points, not even 0, is `blank`; `invalid`
    ballots have no points here. Points for those who have withdrawn are passed over. Numbers of ballots are whole
    numbers of 1/`unit` of a vote, as in a `Profile`.
    """

    candidates: int
    lowest: int
    highest: int
    valid: int
    blank: int = 0
    invalid: int = 0
    withdrawn: tuple[int, ...] = ()
    unit: int = 1
    rows: tuple[tuple[Points, int], ...] = ()

    @classmethod
    def from_ballots(
        cls,
        candidates: int,
        ballots: Iterable[tuple[Weight, Sequence[int | None]]],
        *,
        lowest: int = 0,
        highest: int = STARS,
        invalid: int = 0,
        withdrawn: Iterable[int] = (),
    ) -> Self:
        """Return the profile of (how many, points) pairs; points have one place a candidate, None for no mark.

        How many may be a fraction. Raises ValueError for points that are no whole numbers within the range, for
        too many or too few of them, and for a weight of 0 or less.
        """
        gone = tuple(sorted({*in_whole_numbers(withdrawn)}))
        check_numbers(candidates, whole(invalid, "invalid ballots"), gone)
        if not -MOST_POINTS <= lowest <= highest <= MOST_POINTS:
            raise ValueError(f"found points from {lowest} to {highest}, expected a range within {MOST_POINTS:,}")
        merged: dict[Points, Weight] = {}
        for copies, given in ballots:
            weight = weighed_apart(copies)
            if wrong := fault(given, candidates, lowest, highest):
                raise ValueError(wrong)
            points = tuple(None if each is None or c in gone else int(each) for c, each in enumerate(given, 1))
            merged[points] = merged.get(points, 0) + weight
        parts, unit = in_units(merged)
        rows = dict(sorted(parts.items(), key=lambda row: _place(row[0])))
        blank = rows.pop((None,) * candidates, 0)
        return cls(
            candidates=candidates,
            lowest=lowest,
            highest=highest,
            valid=sum(rows.values()),
            blank=blank,
            invalid=int(invalid) * unit,
            withdrawn=gone,
            unit=unit,
            rows=tuple(rows.items()),
        )

    @property
    def cast(self) -> int:
        """Return how many ballots were cast: valid, blank and invalid."""
        return self.valid + self.blank + self.invalid

    @property
    def standing(self) -> tuple[int, ...]:
        """Return the candidates who have not withdrawn."""
        return tuple(c for c in range(1, self.candidates + 1) if c not in self.withdrawn)

    def sums(self) -> list[int]:
        """Return the points of each candidate (place 0 is not used); no mark is 0."""
        totals = [0] * (self.candidates + 1)
        for points, copies in self.rows:
            for candidate, each in enumerate(points, 1):
                if each:
                    totals[candidate] += each * copies
        return totals

    def prefer(self, one: int, other: int) -> tuple[int, int]:
        """Return how many ballots give one candidate more points than the other, and how many the reverse."""
        more = less = 0
        for points, copies in self.rows:
            first, second = points[one - 1] or 0, points[other - 1] or 0
            if first > second:
                more += copies
            elif second > first:
                less += copies
        return more, less


def fault(points: Sequence[int | None], candidates: int, lowest: int, highest: int) -> str:
    """Return what is wrong with the points of a ballot, or an empty text."""
    if len(points) != candidates:
        return f"found points for {len(points)}, expected a place for each of {candidates} candidates"
    for each in points:
        if each is not None and not (is_whole(each) and lowest <= each <= highest):
            return f"found {each!r} points, expected a whole number from {lowest} to {highest}, or none"
    return ""


def _place(points: Points) -> list[tuple[bool, int]]:
    return [(each is not None, each or 0) for each in points]
