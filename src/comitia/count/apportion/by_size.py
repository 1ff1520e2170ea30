"""Seats that follow from a unit's own size alone: one per N members, bands, or the same for each.

No total is fixed, so there is no tie; the total moves with the sizes.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

from comitia.count.apportion.result import Apportionment
from comitia.count.apportion.sizes import plain
from comitia.count.argument import whole

Band = Sequence[int | None]


def per_n(
    sizes: Mapping[str, int], per: int, rounding: str = "up", minimum: int = 0, maximum: int | None = None
) -> Apportionment:
    """Return one seat for each `per` members.

    A part of `per` counts as one (`up`, also called `part_counts`), not at all (`down`), or from a half on (`half-up`).
    Minimum and maximum hold for every unit, one without members too. Raises ValueError for numbers that do not fit.
    """
    per = whole(per, "members for a seat")
    if per < 1:
        raise ValueError(f"one seat for each {per} members: the number is 1 or more")
    if rounding not in _ADDED:
        raise ValueError(f"found the rounding {rounding!r}, expected one of: {', '.join(_ADDED)}")
    within = _within(minimum, maximum)
    times, more = _ADDED[rounding]
    added = times * per + more
    seats = {unit: within((2 * size + added) // (2 * per)) for unit, size in plain(sizes).items()}
    return Apportionment(method="per", seats=seats)


def banded(
    sizes: Mapping[str, int], bands: Iterable[Band], maximum: int | None = None, minimum: int = 0
) -> Apportionment:
    """Return the seats of the band each size falls in; a band is (lowest, highest or None for no end, seats).

    Raises ValueError for bands that overlap or stand out of order, and for a size that falls in none.
    """
    table = [_band(band) for band in bands]
    for (_, before, _), (lowest, _, _) in itertools.pairwise(table):
        if before is None or lowest <= before:
            raise ValueError(f"the band from {lowest} begins before the one above it has ended")
    within = _within(minimum, maximum)
    seats = {unit: within(_seats_in(table, unit, size)) for unit, size in plain(sizes).items()}
    return Apportionment(method="bands", seats=seats)


def fixed(units: Iterable[str], seats: int) -> Apportionment:
    """Return the same number of seats for each unit. Raises ValueError when it is below 0."""
    seats = whole(seats, "seats")
    if seats < 0:
        raise ValueError(f"found {seats} seats, expected 0 or more")
    return Apportionment(method="fixed", seats=dict.fromkeys(units, seats))


# What is added to twice the size before dividing by twice `per`: (times per, and).
_ADDED = {"up": (2, -2), "part_counts": (2, -2), "down": (0, 0), "half-up": (1, 0)}


def _within(minimum: int, maximum: int | None) -> Callable[[int], int]:
    """Return what holds a number of seats within bounds. Raises ValueError for bounds that do not fit."""
    least = whole(minimum, "the minimum")
    most = None if maximum is None else whole(maximum, "the maximum")
    if least < 0 or (most is not None and most < least):
        raise ValueError(f"a minimum of {least} and a maximum of {most} do not fit: 0 <= minimum <= maximum")
    return lambda seats: max(seats, least) if most is None else min(max(seats, least), most)


def _band(band: Band) -> tuple[int, int | None, int]:
    lowest, highest, seats = band if len(band) == 3 else (None, None, None)
    if lowest is None or seats is None:
        raise ValueError(f"found the band {list(band)}, expected [lowest, highest or nothing, seats]")
    lowest, seats = whole(lowest, "in a band"), whole(seats, "in a band")
    highest = None if highest is None else whole(highest, "in a band")
    if lowest < 0 or seats < 0 or (highest is not None and highest < lowest):
        raise ValueError(f"found the band {list(band)}, expected 0 <= lowest <= highest and 0 or more seats")
    return lowest, highest, seats


def _seats_in(table: list[tuple[int, int | None, int]], unit: str, size: int) -> int:
    for lowest, highest, seats in table:
        if lowest <= size and (highest is None or size <= highest):
            return seats
    raise ValueError(f"{unit} has {size} members, and no band holds that number")
