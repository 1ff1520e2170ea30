"""The quota method: one seat after the other as by D'Hondt, but never above the exact share of that many, rounded up.

M. L. Balinski and H. P. Young, "The Quota Method of Apportionment", The American Mathematical Monthly 82 (1975). It
gives each unit its exact share, rounded up or down (within the quota), and no unit loses a seat when the total grows.

- Q1 With h - 1 seats given, a unit of size p that has n of them is eligible for the next where n < p * h / V, V being
  the sum of all sizes: then n + 1 is not above its exact share of h seats, rounded up.
- Q2 The next seat goes to the eligible unit with the largest p / (n + 1).
- Q3 Where several have it, each of them gets its seat before anybody with less does; those who become eligible
  meanwhile with more go before. Where seats run out first, the seats that were given are drawn among them by lot.
  Several such ties can be open in the end, and each is a lot of its own: 720, 720, 120 and 120 share eight seats as
  3, 3 and, by lot, one of the last two; then the first two are eligible again, and one of them has the eighth.
- Q4 Floors: every unit begins at its floor, which may be above its quota. Caps are not taken.
"""

import heapq
from collections.abc import Mapping
from fractions import Fraction

from comitia.count.apportion.bounds import Bounds
from comitia.count.apportion.ties import Given, Tie


class _Waiting:
    """Units with one claim (Q3): who came to it when, and how many of them have their seat by now."""

    def __init__(self, number: int, claim: Fraction) -> None:
        self.number, self.claim = number, claim
        self.came: list[tuple[int, tuple[str, ...], int]] = []  # the seat at which units came, they, seats since then
        self.members: list[str] = []
        self.served = 0

    def serve(self, seat: int, units: list[str]) -> None:
        """Give one of them a seat, after more units have come to the claim."""
        if units:
            self.came.append((seat, tuple(units), 0))
            self.members += units
        first, came, served = self.came[-1]
        self.came[-1] = (first, came, served + 1)
        self.served += 1

    @property
    def is_served(self) -> bool:
        return self.served == len(self.members)

    def ties(self) -> list[tuple[int, Tie]]:
        """Return the lots among them, each with the seat at which it arose."""
        return [(seat, Tie(units=units, places=served, group=self.number)) for seat, units, served in self.came]


def by_quota_method(total: int, sizes: Mapping[str, int], bounds: Bounds) -> Given:
    """Return the seats, with every tie that is open at the end."""
    seats = dict(bounds.floors)
    queue = _Queue(sizes, seats)
    waiting: list[_Waiting] = []
    for seat in range(sum(seats.values()) + 1, total + 1):
        claims = [group.claim for group in waiting]
        best = max([*claims, *queue.highest(seat)])
        group = waiting[claims.index(best)] if best in claims else _Waiting(seat, best)
        group.serve(seat, queue.take(best))
        waiting = [each for each in waiting if each is not group]
        if not group.is_served:
            waiting.append(group)
            continue
        for unit in group.members:
            seats[unit] += 1
            queue.put(unit)
    arose = sorted((tie for group in waiting for tie in group.ties()), key=lambda tie: tie[0])
    return Given(seats=seats, ties=tuple(tie for _, tie in arose))


class _Queue:
    """Units by their claims: those who are eligible, and those who will be from a seat on (Q1, Q2)."""

    def __init__(self, sizes: Mapping[str, int], seats: Mapping[str, int]) -> None:
        self.sizes, self.seats, self.whole = sizes, seats, sum(sizes.values())
        self.later: list[tuple[int, str]] = []
        self.eligible: list[tuple[Fraction, str]] = []  # the highest claim first
        for unit in sizes:
            self.put(unit)

    def put(self, unit: str) -> None:
        """Let a unit wait for the first seat h with n < p * h / V: the whole part of n * V / p, and 1."""
        if size := self.sizes[unit]:
            heapq.heappush(self.later, (self.seats[unit] * self.whole // size + 1, unit))

    def highest(self, seat: int) -> list[Fraction]:
        """Return the highest claim of those who are eligible for this seat, if anybody is."""
        while self.later and self.later[0][0] <= seat:
            unit = heapq.heappop(self.later)[1]
            heapq.heappush(self.eligible, (-Fraction(self.sizes[unit], self.seats[unit] + 1), unit))
        return [-self.eligible[0][0]] if self.eligible else []

    def take(self, claim: Fraction) -> list[str]:
        """Return those who are eligible with this claim, and let them go."""
        found = []
        while self.eligible and -self.eligible[0][0] == claim:
            found.append(heapq.heappop(self.eligible)[1])
        return found
