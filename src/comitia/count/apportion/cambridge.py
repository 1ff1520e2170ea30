"""The Cambridge Compromise: a base for every unit, and the rest in proportion, every part of a seat rounded up.

G. Grimmett and others, "The allocation between the EU Member States of the seats in the European Parliament" (2011):
every unit has base + p / divisor seats, rounded up, and a cap at most; the divisor is such that the total is right.
A unit with members gets base + 1 at least, so that the base is the floor less 1: a floor of 6 is a base of 5. A unit
without members gets the floor too.
"""

from collections.abc import Mapping

from comitia.count.apportion.bounds import Bounds
from comitia.count.apportion.claims import by_claims
from comitia.count.apportion.divisors import DIVISORS
from comitia.count.apportion.ties import Given


def by_base(total: int, sizes: Mapping[str, int], bounds: Bounds) -> Given:
    """Return the seats. Raises ValueError where the floor is 0, or is not the same for all."""
    floors = set(bounds.floors.values())
    if len(floors) > 1 or 0 in floors:
        raise ValueError("cambridge takes one floor for all units, of 1 or more: the base of each is the floor less 1")
    base = min(floors, default=1) - 1
    up = DIVISORS["adams"]
    return by_claims(total, sizes, bounds, lambda size, seats: up(size, seats - base))
