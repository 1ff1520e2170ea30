"""Roots of sizes: seats by the square roots of members (Penrose), and a total by the cube root of all.

L. S. Penrose, "The Elementary Statistics of Majority Voting", Journal of the Royal Statistical Society 109 (1946); R.
Taagepera, "The Size of National Assemblies", Social Science Research 1 (1972). Roots are whole numbers: of the size
times 10 to the power of twice the decimals, to the nearest (`nearest`; no root of a whole number is a half) or cut off
(`down`). They are found and compared by squares and cubes, never by a number with a point.
"""

from collections.abc import Mapping
from math import isqrt

from comitia.count.apportion.sizes import plain
from comitia.count.argument import whole

MOST_DECIMALS = 9


def square_roots(sizes: Mapping[str, int], decimals: int = 6, rounding: str = "nearest") -> dict[str, int]:
    """Return the square root of each size, in units of 10 to the power of -decimals: sizes for any method.

    Raises ValueError for a size below 0, decimals beyond 0 to 9, and another rounding than nearest or down.
    """
    decimals = whole(decimals, "decimals")
    if not 0 <= decimals <= MOST_DECIMALS:
        raise ValueError(f"decimals are 0 to {MOST_DECIMALS}, not {decimals}")
    if rounding not in {"nearest", "down"}:
        raise ValueError(f"found the rounding {rounding!r}, expected one of: nearest, down")
    scale = 10 ** (2 * decimals)
    return {unit: _root(size * scale, rounding) for unit, size in plain(sizes).items()}


def cube_root_total(members: int) -> int:
    """Return the cube root of all members, to the nearest whole number: the seats of a body (Taagepera).

    Raises ValueError for a number below 0.
    """
    members = whole(members, "members")
    if members < 0:
        raise ValueError(f"found {members} members, expected 0 or more")
    low, high = 0, 1
    while high**3 <= members:
        high *= 2
    while high - low > 1:  # low cubed is not above the members, high cubed is
        middle = (low + high) // 2
        low, high = (middle, high) if middle**3 <= members else (low, middle)
    return low + ((2 * low + 1) ** 3 <= 8 * members)


def _root(number: int, rounding: str) -> int:
    root = isqrt(number)
    return root + (rounding == "nearest" and number - root * root > root)
