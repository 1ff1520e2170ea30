"""Ballot papers that stay in parcels: each candidate has them in the order in which they came, each at its value.

A parcel is what one transfer brought to one candidate. Papers of one ranking always lie in one parcel: they began
together, and whole parcels are sorted.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from comitia.count.amount import Amount
from comitia.count.profile import Paper, Profile, Row

Piles = list[list[Row]]
"""Papers sorted by the candidate they go to; in place 0 those without a further preference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Papers that came to one candidate together: at which stage, and what each is worth."""

    stage: int
    value: Amount
    rows: tuple[Row, ...]

    @property
    def is_first(self) -> bool:
        """Return whether these are the first preferences."""
        return self.stage == 1

    @property
    def is_idle(self) -> bool:
        """Return whether nobody cast any of these papers: they stand for a ranking that is followed."""
        return not number(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Papers of the excluded that go on together, all of one value."""

    value: Amount
    is_first: bool
    rows: tuple[Row, ...]


class Parcels:
    """The parcels of every candidate, the last received at the end."""

    __slots__ = ("held",)

    def __init__(self, profile: Profile, one: Amount) -> None:
        piles: Piles = [[] for _ in range(profile.candidates + 1)]
        for row in profile.rows:
            piles[row[0][0]].append(row)
        self.held: list[list[Parcel]] = [[] for _ in piles]
        self.give(piles, one, 1)

    def votes(self) -> list[Amount]:
        """Return what the papers of each candidate are worth."""
        return [sum([parcel.value * number(parcel.rows) for parcel in parcels]) for parcels in self.held]

    def last(self, candidate: int) -> Parcel:
        """Return the parcel that a candidate received last."""
        return self.held[candidate][self._last(candidate)]

    def _last(self, candidate: int) -> int:
        held = self.held[candidate]
        return next(place for place in reversed(range(len(held))) if not held[place].is_idle)

    def leave(self, candidate: int, rows: Collection[Row]) -> None:
        """Leave only these papers of the parcel that a candidate received last."""
        place = self._last(candidate)
        parcel = self.held[candidate].pop(place)
        if rows:
            self.held[candidate].insert(place, Parcel(stage=parcel.stage, value=parcel.value, rows=tuple(rows)))

    def pass_idle(self, candidates: Collection[int], is_open: Sequence[bool], stage: int) -> None:
        """Pass on rankings that nobody cast, which a count only follows: they are no batch."""
        for candidate in candidates:
            for parcel in [each for each in self.held[candidate] if each.is_idle]:
                self.held[candidate].remove(parcel)
                self.give(by_next(parcel.rows, is_open), parcel.value, stage)

    def take(self, candidates: Collection[int], batch: Batch, *, first_apart: bool) -> dict[int, Amount]:
        """Take the papers of a batch away from the excluded, and return what each of them has lost by it."""
        key = batch.is_first, batch.value
        lost: dict[int, Amount] = {}
        for candidate in candidates:
            gone = [each for each in self.held[candidate] if _key(each, first_apart) == key]
            lost[candidate] = sum([parcel.value * number(parcel.rows) for parcel in gone])
            self.held[candidate] = [each for each in self.held[candidate] if _key(each, first_apart) != key]
        return lost

    def batches(self, candidates: Collection[int], *, first_apart: bool) -> list[Batch]:
        """Return the papers of the excluded by value, the highest first; first preferences before, if `first_apart`."""
        found: dict[tuple[bool, Amount], list[Row]] = {}
        for candidate in candidates:
            for parcel in self.held[candidate]:
                found.setdefault(_key(parcel, first_apart), []).extend(parcel.rows)
        return [
            Batch(value=value, is_first=is_first, rows=tuple(rows))
            for (is_first, value), rows in sorted(found.items(), key=lambda item: item[0], reverse=True)
        ]

    def give(self, piles: Piles, value: Amount, stage: int) -> list[Amount]:
        """Give sorted papers to the candidates, a parcel each; return what each received, at 0 what has gone out."""
        for candidate, rows in enumerate(piles[1:], 1):
            if rows:
                self.held[candidate].append(Parcel(stage=stage, value=value, rows=tuple(rows)))
        return [value * number(rows) for rows in piles]

    def pile(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        return [(ranking, copies, each.value) for each in self.held[candidate] for ranking, copies in each.rows]

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return with whom the papers of a ranking lie, and the value of each; 0 and 0 where they have gone out."""
        for candidate, parcels in enumerate(self.held):
            for parcel in parcels:
                if any(found == ranking for found, _ in parcel.rows):
                    return candidate, parcel.value
        return 0, 0


def by_next(rows: Collection[Row], is_open: Sequence[bool]) -> Piles:
    """Return papers sorted by their next available preference."""
    piles: Piles = [[] for _ in is_open]
    for row in rows:
        for mark in row[0]:
            if is_open[mark]:
                piles[mark].append(row)
                break
        else:
            piles[0].append(row)
    return piles


def number(rows: Collection[Row]) -> int:
    """Return how many papers these are."""
    return sum([copies for _, copies in rows])


def _key(parcel: Parcel, first_apart: bool) -> tuple[bool, Amount]:
    return first_apart and parcel.is_first, parcel.value
