"""Who has the seats in each of many councils, and where the last of them is tied: the most votes win, as in `by_votes`.

A table has a row a candidate and a column a council, so that each step goes along all councils at once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.int64]
_SHIFT, _LOWEST = np.int64(11), np.int64(2_047)
"""Votes and number in one key: the votes from bit 11 on, below them the number, the lowest highest."""
_ROUNDS = 6
"""For so many places at most the highest key is looked for again and again; for more, keys are sorted."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tied:
    """Ties for the last seat: council, open places, how many are tied; and their `numbers`, one tie after the other."""

    councils: NDArray[np.int64]
    places: NDArray[np.int64]
    sizes: NDArray[np.int64]
    numbers: NDArray[np.uint16]


def seat(votes: Table, seats: int, first: int, elected: NDArray[np.uint16]) -> Tied:
    """Write who has most votes, a row a seat, and return the ties, still open; the first council is number `first`."""
    places = len(elected)
    found = highest(votes, min(places + 1, len(votes)))
    elected[:] = _LOWEST - (found[:places] & _LOWEST)
    best, last = found[0] >> _SHIFT, found[-1] >> _SHIFT
    elected[:, best == 0] = 0
    if len(votes) > seats:
        tied = np.flatnonzero((found[-2] >> _SHIFT == last) & (best > 0))
    else:
        tied = np.zeros(0, dtype=np.int64)
    among, level = votes[:, tied], last[tied]
    equal = among == level
    return Tied(
        councils=tied + first,
        places=seats - (among > level).sum(axis=0),
        sizes=equal.sum(axis=0),
        numbers=(np.nonzero(equal.T)[1] + 1).astype(np.uint16),
    )


def highest(votes: Table, places: int) -> Table:
    """Return the highest keys of each council, the highest first."""
    numbers = np.arange(1, len(votes) + 1, dtype=np.int64)
    keys = (votes << _SHIFT) + (_LOWEST - numbers)[:, None]
    if places > _ROUNDS:
        keys.sort(axis=0)
        return keys[::-1][:places]
    found = np.empty((places, votes.shape[1]), dtype=np.int64)
    for place in range(places):
        keys.max(axis=0, out=found[place])
        np.putmask(keys, keys == found[place], -1)
    return found


def seat_drawn(elected: NDArray[np.uint16], ties: Tied, order: NDArray[np.uint16]) -> None:
    """Write those drawn into the open places of tied councils, and nobody into councils that have no lot."""
    rank = np.arange(len(elected))[:, None]
    sure = len(elected) - ties.places
    begins = np.cumsum(ties.sizes) - ties.sizes
    drawn = order[begins + np.maximum(rank - sure, 0)]
    now = np.where(rank < sure, elected[:, ties.councils], drawn)
    elected[:, ties.councils] = np.where(drawn == 0, 0, now)
