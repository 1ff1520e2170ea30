"""What many councils come to, in columns; and the full record of any one of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comitia.count.lots import Lot, LotRequired
from comitia.count.many.lots import SourceOf
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.rules import count


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ties:
    """The ties for the last seat, one a row: the council, how many places are open, and who is tied, by number.

    `order` is that in which the tied were drawn, the first `places` of them elected; 0 stands in it where there was no
    lot. Rows end in 0 where fewer are tied than elsewhere.
    """

    councils: NDArray[np.int64]
    places: NDArray[np.int64]
    tied: NDArray[np.uint16]
    order: NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.councils)

    @property
    def undecided(self) -> NDArray[np.int64]:
        """Return the councils that need a lot and have none."""
        return self.councils[np.flatnonzero(self.order.sum(axis=1) == 0)]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pluralities:
    """The outcome of each council by plurality, councils by number from 0.

    `totals` (councils, candidates) are the votes, `valid` and `blank` how the ballots of each divide. `elected` has a
    row a council: numbers in order of election, then 0 for seats that nobody has, and only 0 where a lot is needed and
    there is none. It has as many columns as there are seats, or candidates where these are fewer.
    """

    candidates: int
    seats: int
    totals: NDArray[np.int64]
    valid: NDArray[np.int64]
    blank: NDArray[np.int64]
    elected: NDArray[np.uint16]
    ties: Ties
    lots: SourceOf | None

    def __len__(self) -> int:
        return len(self.totals)

    def lot(self, council: int) -> Lot | LotRequired | None:
        """Return the lot for the last seat of a council, or that it needs one; None where it is not tied."""
        number = range(len(self))[council]
        row = int(np.searchsorted(self.ties.councils, number))
        if row == len(self.ties) or self.ties.councils[row] != number:
            return None
        tied, order = (tuple(filter(None, each[row].tolist())) for each in (self.ties.tied, self.ties.order))
        if not order:
            return LotRequired(question="elect", tied=tied, draw=1, places=int(self.ties.places[row]))
        return Lot(draw=1, question="elect", tied=tied, order=order, stage=1)

    def count(self, council: int) -> Count | LotRequired:
        """Return the record of one council, runners-up and their lots with it: what `count` returns for its ballots."""
        votes: list[int] = self.totals[council].tolist()
        merged: dict[tuple[int, ...], int] = {(number,): has for number, has in enumerate(votes, 1) if has}
        merged[()] = int(self.blank[council])
        profile = Profile.from_checked(self.candidates, merged)
        lots = None if self.lots is None else self.lots(range(len(self))[council])
        return count(profile, rule="plurality", seats=self.seats, lots=lots)
