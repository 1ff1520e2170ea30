"""Ties of an apportionment: seats that are given to everyone of some equal units, or by lot to some of them.

Units with an equal claim are a tie only where there are too few seats for all of them; then the tie is a lot of its
own. By most methods there is one such tie at most, for the last seats. By the quota method one tie may still be open
when another arises, so that there are several.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comitia.count.apportion.result import Apportionment
from comitia.count.argument import of_kind
from comitia.count.lots import LotRequired, Lots, UnitLot, refuse_unneeded


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """`places` seats among `units`, and among those whom the tie before left in the same `group`."""

    units: tuple[str, ...]
    places: int
    group: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The seats given without a lot, and the ties for those that are left, in the order in which they arose."""

    seats: Mapping[str, int]
    ties: tuple[Tie, ...] = ()


def settled(method: str, given: Given, lots: Lots | None) -> Apportionment | LotRequired:
    """Return the seats with all ties settled by lot, or the first lot that is still needed.

    Raises ValueError for a lot drawn by hand that does not answer its tie, or is not needed.
    """
    seats, taken = dict(given.seats), []
    left: dict[int, tuple[str, ...]] = {}
    if lots is not None:
        of_kind(lots, Lots, "lots")
    for draw, tie in enumerate(given.ties, 1):
        tied = _sorted([*tie.units, *left.get(tie.group, ())])
        order = lots.order(draw, tied) if lots else None
        if order is None:
            return LotRequired(question="seat", tied=tied, draw=draw, places=tie.places)
        for unit in order[: tie.places]:
            seats[unit] += 1
        left[tie.group] = order[tie.places :]
        taken.append(UnitLot(draw=draw, question="seat", tied=tied, order=order))
    refuse_unneeded(lots, len(taken))
    return Apportionment(method=method, seats=seats, lots=tuple(taken))


def _sorted(units: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(units))
