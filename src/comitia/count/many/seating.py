"""Who has the seats in each of many councils, and where the last of them is tied: the most votes win, as in `by_votes`.

A table has a row a candidate and a column a council, so that each step goes along all councils at once.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.many.lots import SourceOf, first_orders

Table = NDArray[np.int64]
_SHIFT, _LOWEST = np.int64(11), np.int64(2_047)
"""Votes and number in one key: the votes from bit 11 on, below them the number, the lowest highest."""
_ROUNDS = 6
"""For so many places at most the highest key is looked for again and again; for more, keys are sorted."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tied:
    """The ties in a piece: council, open places and how many are tied; `numbers` and `order` one tie after the other.

    `order` is 0 where there is no lot.
    """

    councils: NDArray[np.int64]
    places: NDArray[np.int64]
    sizes: NDArray[np.int64]
    numbers: NDArray[np.uint16]
    order: NDArray[np.uint16]


def seat(votes: Table, seats: int, first: int, lots: SourceOf | None, elected: NDArray[np.uint16]) -> Tied:
    """Write who is elected in each council, a row a seat, and return the ties; the first council is number `first`."""
    places = len(elected)
    found = highest(votes, min(places + 1, len(votes)))
    elected[:] = _LOWEST - (found[:places] & _LOWEST)
    elected[:, found[0] >> _SHIFT == 0] = 0
    last, best = found[-1] >> _SHIFT, found[0] >> _SHIFT
    level = (found[-2] >> _SHIFT == last) & (best > 0) if len(votes) > seats else np.zeros_like(last, dtype=np.bool_)
    tied = np.flatnonzero(level)
    ties = _ties(votes[:, tied], last[tied], seats, tied + first, lots)
    elected[:, tied] = _with_drawn(elected[:, tied], ties)
    return ties


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


def _ties(
    votes: Table, last: NDArray[np.int64], seats: int, councils: NDArray[np.int64], lots: SourceOf | None
) -> Tied:
    """Return the ties of these councils, in which those with the votes `last` are tied for the last seat."""
    equal = votes == last
    numbers = (np.nonzero(equal.T)[1] + 1).astype(np.uint16)
    sizes = equal.sum(axis=0)
    return Tied(
        councils=councils,
        places=seats - (votes > last).sum(axis=0),
        sizes=sizes,
        numbers=numbers,
        order=_drawn(councils, numbers, sizes, lots),
    )


def _drawn(
    councils: NDArray[np.int64], numbers: NDArray[np.uint16], sizes: NDArray[np.int64], lots: SourceOf | None
) -> NDArray[np.uint16]:
    if lots is None:
        return np.zeros_like(numbers)
    flat, ends = numbers.tolist(), np.cumsum(sizes).tolist()
    groups = [tuple(flat[end - size : end]) for end, size in zip(ends, sizes.tolist(), strict=True)]
    orders = first_orders(zip(councils.tolist(), groups, strict=True), lots)
    drawn: list[int] = []
    for order, group in zip(orders, groups, strict=True):
        drawn += (0,) * len(group) if order is None else order
    return np.array(drawn, dtype=np.uint16)


def _with_drawn(elected: NDArray[np.uint16], ties: Tied) -> NDArray[Any]:
    """Return who is elected with those drawn in the last places; nobody where there is no lot."""
    rank = np.arange(len(elected))[:, None]
    sure = len(elected) - ties.places
    begins = np.cumsum(ties.sizes) - ties.sizes
    drawn = ties.order[begins + np.maximum(rank - sure, 0)]
    return np.where(drawn == 0, 0, np.where(rank < sure, elected, drawn))
