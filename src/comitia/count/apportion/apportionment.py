"""Apportionment of a total of seats among units by their sizes.

All comparisons are of whole numbers or fractions. A floor is the least and a cap the most a unit gets, for all units or
for each. What a method does is in a module of its family: divisor methods, largest remainders, the quota method, the
Cambridge Compromise. Equal claims are a tie where there are too few seats for them, wherever in the order they stand:
each such tie falls by a lot of its own.
"""

from collections.abc import Mapping

from comitia.count.apportion.bounds import Bound, bounds
from comitia.count.apportion.methods import WITHOUT_CAP, find_method
from comitia.count.apportion.result import Apportionment
from comitia.count.apportion.sizes import plain
from comitia.count.apportion.ties import settled
from comitia.count.argument import whole
from comitia.count.lots import LotRequired, Lots


def apportion(
    method: str,
    total: int,
    sizes: Mapping[str, int],
    floor: Bound = 0,
    cap: Bound | None = None,
    lots: Lots | None = None,
) -> Apportionment | LotRequired:
    """Return the seats of each unit, or the first lot that equal claims still need.

    Raises ValueError, with a sentence, for an unknown method, for what the method does not take, and where no allotment
    can keep the floors and caps.
    """
    share, total, sizes = find_method(method), whole(total, "seats"), plain(sizes)
    if cap is not None and method in WITHOUT_CAP:
        raise ValueError(f"the method {method} takes no cap")
    return settled(method, share(total, sizes, bounds(total, sizes, floor, cap)), lots)
