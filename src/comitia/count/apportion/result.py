"""What an apportionment comes to: the seats of each unit, and the lots that its ties took."""

from collections.abc import Mapping
from dataclasses import dataclass

from comitia.count.lots import UnitLot


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
