"""Apportionment of a total of seats among units by their sizes: largest remainder and three divisor methods.

All comparisons are of whole numbers or fractions. A floor is the least and a cap the most a unit gets. Divisor methods
start from the floors and give one seat at a time to the highest claim. The largest remainder first shares the total
exactly, a unit whose share would pass its floor or cap standing at that bound, and then rounds the shares.
Equal claims to the last seats are a tie, wherever in the order they stand: they fall by lot.
"""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from comitia.count.lots import LotRequired, Lots, UnitLot


@dataclass(frozen=True, slots=True, kw_only=True)
class Apportionment:
    """How many seats each unit has, by which method, and the lots that it took."""

    method: str
    seats: Mapping[str, int]
    lots: tuple[UnitLot, ...] = ()

    @property
    def total(self) -> int:
        """Return the number of all seats."""
        return sum(self.seats.values())


Claim = tuple[int, Fraction]  # compared left to right; a first part of 1 comes before every fraction
DIVISORS: Mapping[str, Callable[[int, int], Claim]] = {
    "dhondt": lambda size, seats: (0, Fraction(size, seats + 1)),
    "sainte-lague": lambda size, seats: (0, Fraction(size, 2 * seats + 1)),
    "huntington-hill": lambda size, seats: (
        (0, Fraction(size * size, seats * (seats + 1))) if seats and size else (int(size > 0), Fraction(size))
    ),
}
METHODS = ("hare", *DIVISORS)


def apportion(
    method: str,
    total: int,
    sizes: Mapping[str, int],
    floor: int = 0,
    cap: int | None = None,
    lots: Lots | None = None,
) -> Apportionment | LotRequired:
    """Return the seats of each unit, or the lot that equal claims need.

    Raises ValueError, with a sentence, for an unknown method and where no allotment can keep the floors and caps.
    """
    if method not in METHODS:
        raise ValueError(f"found the method {method!r}, expected one of: {', '.join(METHODS)}")
    most = total if cap is None else cap
    _check(total, sizes, floor, most)
    if method == "hare":
        seats, groups = _by_remainder(total, sizes, floor, most)
    else:
        seats, groups = _by_divisor(total, sizes, floor, most, DIVISORS[method])
    return _with_lot(method, seats, groups, total - sum(seats.values()), lots)


def _check(total: int, sizes: Mapping[str, int], floor: int, most: int) -> None:
    """Raise ValueError where the total cannot be given away within the bounds."""
    for unit, size in sizes.items():
        if size < 0:
            raise ValueError(f"the size of {unit} is {size}, and a size is 0 or more")
    if total < 0 or floor < 0 or most < floor:
        raise ValueError(f"{total} seats, a floor of {floor} and a cap of {most} do not fit: 0 <= floor <= cap")
    if floor * len(sizes) > total:
        raise ValueError(
            f"{len(sizes)} units with a floor of {floor} need {floor * len(sizes)} seats, and there are {total}"
        )
    takers = sum(1 for size in sizes.values() if size)
    room = takers * most + (len(sizes) - takers) * floor
    if room < total:
        raise ValueError(
            f"{takers} units with members and a cap of {most} can take {room} seats at most, and there are {total}"
        )


def _by_divisor(
    total: int, sizes: Mapping[str, int], floor: int, most: int, claim: Callable[[int, int], Claim]
) -> tuple[dict[str, int], list[str]]:
    """Return the seats given without a tie, and the units that tie for those left."""
    seats = dict.fromkeys(sizes, floor)
    left = total - floor * len(sizes)
    queue = [_queued(unit, size, floor, claim) for unit, size in sizes.items() if size and floor < most]
    heapq.heapify(queue)
    while left:
        top = queue[0][0]
        equal = []
        while queue and queue[0][0] == top:
            equal.append(heapq.heappop(queue)[1])
        if len(equal) > left:
            return seats, equal
        for unit in equal:
            seats[unit] += 1
            left -= 1
            if seats[unit] < most:
                heapq.heappush(queue, _queued(unit, sizes[unit], seats[unit], claim))
    return seats, []


def _queued(unit: str, size: int, seats: int, claim: Callable[[int, int], Claim]) -> tuple[Claim, str]:
    first, share = claim(size, seats)
    return (-first, -share), unit


def _by_remainder(total: int, sizes: Mapping[str, int], floor: int, most: int) -> tuple[dict[str, int], list[str]]:
    """Return the seats given without a tie, and the units that tie for those left."""
    rate = _rate(total, sizes, floor, most)
    shares = {unit: min(max(size * rate, Fraction(floor)), Fraction(most)) for unit, size in sizes.items()}
    seats = {unit: int(share) for unit, share in shares.items()}
    left = total - sum(seats.values())
    order = sorted(shares, key=lambda unit: shares[unit] - seats[unit], reverse=True)
    if not left:
        return seats, []
    last = shares[order[left - 1]] - seats[order[left - 1]]
    for unit in order:
        if shares[unit] - seats[unit] > last:
            seats[unit] += 1
    equal = [unit for unit in order if shares[unit] - int(shares[unit]) == last]
    open_seats = total - sum(seats.values())
    if len(equal) > open_seats:
        return seats, equal
    for unit in equal:
        seats[unit] += 1
    return seats, []


def _rate(total: int, sizes: Mapping[str, int], floor: int, most: int) -> Fraction:
    """Return the seats per member at which the shares, held within floor and cap, add up to the total."""
    takers = [size for size in sizes.values() if size]
    marks = sorted({Fraction(bound, size) for size in takers for bound in (floor, most)})
    low, high = 0, len(marks) - 1
    if high < 0:
        return Fraction(0)
    idle = floor * (len(sizes) - len(takers))

    def given(rate: Fraction) -> Fraction:
        return sum((min(max(size * rate, Fraction(floor)), Fraction(most)) for size in takers), Fraction(idle))

    while low < high:  # the first bound at which all seats are given
        middle = (low + high) // 2
        if given(marks[middle]) >= total:
            high = middle
        else:
            low = middle + 1
    mark, over = marks[low], given(marks[low]) - total
    free = sum(size for size in takers if floor < size * mark <= most)
    return mark - over * Fraction(1, free) if over else mark


def _with_lot(
    method: str, seats: dict[str, int], equal: list[str], left: int, lots: Lots | None
) -> Apportionment | LotRequired:
    if not equal:
        return Apportionment(method=method, seats=seats)
    tied = tuple(sorted(equal))
    order = lots.order(1, tied) if lots else None
    if order is None:
        return LotRequired(question="seat", tied=tied, draw=1, places=left)
    for unit in order[:left]:
        seats[unit] += 1
    lot = UnitLot(draw=1, question="seat", tied=tied, order=order)
    return Apportionment(method=method, seats=seats, lots=(lot,))
