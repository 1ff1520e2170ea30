"""Divisor methods: the next seat goes to the largest size / divisor, and the divisors grow with the seats.

Friedrich Pukelsheim, "Proportional Representation" (2nd edition, 2017), chapters 3 and 4, has them as roundings: a
quotient between n and n + 1 is rounded up from the signpost s(n) on, and s(n) is the divisor for a unit with n seats.
Michel L. Balinski and H. Peyton Young, "Fair Representation" (1982), has the five historic ones.

| id | divisor for a unit with n seats |
|---|---|
| `adams` | n (rounding up; smallest divisors) |
| `dean` | the harmonic mean of n and n + 1: 2n(n + 1) / (2n + 1) |
| `huntington-hill` | the geometric mean: the root of n(n + 1); compared by squares |
| `sainte-lague` | the arithmetic mean n + 1/2, here 2n + 1 (Webster; standard rounding) |
| `sainte-lague-1.4`, `sainte-lague-1.2` | the same, 1.4 or 1.2 in the place of 1 for the first seat |
| `dhondt` | n + 1 (Jefferson; rounding down; greatest divisors) |
| `imperiali` | n + 2 |
| `danish` | n + 1/3, here 3n + 1 |
| `macau` | 2 to the power of n |
| `stationary:R` | n + R, for a fraction R from 0 to 1 (`stationary:1/3` is `danish`) |

Z: a divisor of 0 (adams, dean, huntington-hill and `stationary:0` for the first seat) comes before every other: each
unit with members gets one seat before any has two, larger ones first, so that with more units than seats the largest
have one each.
"""

from collections.abc import Mapping
from fractions import Fraction

from comitia.count.apportion.claims import Claim, ClaimOf

STATIONARY = "stationary:"


def _over(size: int, divisor: Fraction | int) -> Claim:
    """Return the claim by a divisor, of which 0 comes first (Z)."""
    return (0, Fraction(size, divisor)) if divisor else (1, Fraction(size))


def _squared(size: int, seats: int) -> Claim:
    return (0, Fraction(size * size, seats * (seats + 1))) if seats else (1, Fraction(size))


def _first(first: Fraction) -> ClaimOf:
    return lambda size, seats: _over(size, 2 * seats + 1 if seats else first)


DIVISORS: Mapping[str, ClaimOf] = {
    "adams": _over,
    "dean": lambda size, seats: _over(size, Fraction(2 * seats * (seats + 1), 2 * seats + 1)),
    "huntington-hill": _squared,
    "sainte-lague": lambda size, seats: _over(size, 2 * seats + 1),
    "sainte-lague-1.4": _first(Fraction(7, 5)),
    "sainte-lague-1.2": _first(Fraction(6, 5)),
    "dhondt": lambda size, seats: _over(size, seats + 1),
    "imperiali": lambda size, seats: _over(size, seats + 2),
    "danish": lambda size, seats: _over(size, 3 * seats + 1),
    "macau": lambda size, seats: _over(size, 2**seats),
}


def stationary(method: str) -> ClaimOf:
    """Return the claims by the signposts n + R of `stationary:R`. Raises ValueError where R is no such fraction."""
    written = method.removeprefix(STATIONARY)
    try:
        part = Fraction(written)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"found the method {method!r}, expected a fraction as in stationary:1/3") from error
    if not 0 <= part <= 1:
        raise ValueError(f"found the method {method!r}, expected a fraction from 0 to 1")
    return lambda size, seats: _over(size, seats + part)
