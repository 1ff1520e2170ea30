"""The tree of units as it is now, and what is gone from it. This is state: it takes in events, and holds no rule."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.election.unit import UnitFormed
    from comitia.core.election.unit_change import Gone


class Tree:
    """Units by id, in the order in which they were formed; each has one parent at every moment."""

    def __init__(self) -> None:
        self.changed: set[str] = set()
        self._units: dict[str, UnitFormed] = {}
        self._gone: dict[str, Gone] = {}
        self._number: dict[str, int] = {}
        self._below: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._of_type: defaultdict[str, list[str]] = defaultdict(list)

    def unit(self, unit: str) -> UnitFormed | None:
        """Return a unit that is there, with the parent that it has now, or None."""
        return self._units.get(unit)

    def gone(self, unit: str) -> Gone | None:
        """Return a unit that is no more, or None."""
        return self._gone.get(unit)

    def successor(self, unit: str) -> str | None:
        """Return the unit itself, or the one in which its members are now; None where it was dissolved."""
        found: str | None = unit
        while found is not None and found in self._gone:
            found = self._gone[found].into
        return found if found in self._units else None

    def of_type(self, kind: str) -> Sequence[str]:
        """Return the ids of all units of a type."""
        return self._of_type.get(kind, ())

    def within(self, unit: str, kind: str) -> Sequence[str]:
        """Return the units of a type at or below a unit."""
        return self._below.get((unit, kind), ())

    def form(self, event: UnitFormed) -> None:
        """Take in a unit."""
        self._number[event.unit] = len(self._number)
        self._put(event)

    def move(self, unit: str, parent: str) -> None:
        """Take in that a unit lies elsewhere, with all below it."""
        self.changed.add(self._units[unit].type)
        moved = [each for (above, _), units in self._below.items() if above == unit for each in units]
        for each in moved:
            self._take_out(self._units[each])
        self._units[unit] = replace(self._units[unit], parent=parent)
        for each in moved:
            self._put(self._units[each])

    def leave(self, gone: Gone) -> None:
        """Take in that a unit is no more."""
        self.changed.add(gone.unit.type)
        self._take_out(gone.unit)
        del self._units[gone.unit.unit]
        self._gone[gone.unit.unit] = gone

    def come_back(self, unit: str, parent: str | None) -> None:
        """Take in that a unit is there again."""
        self._put(replace(self._gone.pop(unit).unit, parent=parent))

    def _put(self, unit: UnitFormed) -> None:
        self._units[unit.unit] = unit
        self._insert(self._of_type[unit.type], unit.unit)
        for above in self._way_up(unit):
            self._insert(self._below[above, unit.type], unit.unit)

    def _take_out(self, unit: UnitFormed) -> None:
        self._of_type[unit.type].remove(unit.unit)
        for above in self._way_up(unit):
            self._below[above, unit.type].remove(unit.unit)

    def _insert(self, units: list[str], unit: str) -> None:
        """Put a unit among others by the order of their forming: mostly it is the last."""
        if not units or self._number[units[-1]] < self._number[unit]:
            units.append(unit)
        else:
            insort(units, unit, key=self._number.__getitem__)

    def _way_up(self, unit: UnitFormed) -> Iterator[str]:
        above: UnitFormed | None = unit
        while above is not None:
            yield above.unit
            above = self._units.get(above.parent) if above.parent is not None else None
