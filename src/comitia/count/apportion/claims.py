"""Methods by which one seat after the other goes to the unit with the highest claim to it.

Divisor methods are of this kind, and so are largest remainders (`remainder.py`). A claim falls with each seat that
answers it, so that the order of equal claims on the way means nothing: only for the last seats can there be a tie.
"""

import heapq
from collections.abc import Callable, Mapping
from fractions import Fraction

from comitia.count.apportion.bounds import Bounds
from comitia.count.apportion.ties import Given, Tie

Claim = tuple[int, Fraction]
"""Compared left to right; a first part of 1 comes before every fraction (what a divisor of 0 gives)."""
ClaimOf = Callable[[int, int], Claim]
"""The claim of a unit of this size that has so many seats to one more."""


def by_claims(total: int, sizes: Mapping[str, int], bounds: Bounds, claim: ClaimOf) -> Given:
    """Return the seats: every unit begins at its floor, and has no more at its cap, or without members."""
    floors, caps = bounds.floors, bounds.caps
    seats = dict(floors)
    left = total - sum(seats.values())
    queue = [_queued(u, size, seats[u], claim) for u, size in sizes.items() if size and floors[u] < caps[u]]
    heapq.heapify(queue)
    while left:
        top = queue[0][0]
        equal = []
        while queue and queue[0][0] == top:
            equal.append(heapq.heappop(queue)[1])
        if len(equal) > left:
            return Given(seats=seats, ties=(Tie(units=tuple(equal), places=left),))
        for unit in equal:
            seats[unit] += 1
            left -= 1
            if seats[unit] < caps[unit]:
                heapq.heappush(queue, _queued(unit, sizes[unit], seats[unit], claim))
    return Given(seats=seats)


def _queued(unit: str, size: int, seats: int, claim: ClaimOf) -> tuple[Claim, str]:
    first, share = claim(size, seats)
    return (-first, -share), unit
