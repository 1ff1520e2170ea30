"""Who is on whose roll after units were merged and split. This is state: it takes in events, and holds no rule.

The members of a unit are followed in groups that nobody can tell apart. A merger puts groups together; a split divides
each group of the unit in two, of which no roll says how large they are. A certified roll covers the groups that were in
its unit on that day; the rolls of a unit now are those that cover all of its groups, each once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.election.roll import RollCertified

Groups = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """Those on a roll in units together as they were at one time; `is_listed` tells whether they are known by name."""

    groups: Groups
    is_listed: bool


class Enrolment:
    """The certified rolls, and the groups of which units consist: of one with its own name where nothing changed."""

    def __init__(self) -> None:
        self._rolls: defaultdict[tuple[str, str], list[tuple[int, RollCertified, Groups]]] = defaultdict(list)
        self._number = 0
        self._groups: dict[str, Groups] = {}
        self._divided: set[str] = set()

    def certify(self, event: RollCertified) -> None:
        """Take in a certified roll."""
        self._number += 1
        self._rolls[event.roll, event.unit].append((self._number, event, self._groups_of(event.unit)))

    def split(self, unit: str, off: str) -> None:
        """Take in that some of the members of a unit are those of another one now."""
        before = self.groups(unit)
        self._divided |= before
        self._groups[unit] = frozenset(f"{group}/0" for group in before)
        self._groups[off] = frozenset(f"{group}/1" for group in before)

    def merge(self, unit: str, into: str) -> None:
        """Take in that the members of a unit are those of another one now; what it had is kept for its return."""
        self._groups[unit] = self._groups_of(unit)
        self._groups[into] = self._groups_of(into) | self._groups[unit]

    def come_back(self, unit: str) -> None:
        """Take in that a unit has its members again, wherever they are now."""
        its = self.groups(unit)
        for other in self._groups:
            self._groups[other] = self.groups(other) - its
        self._groups[unit] = its

    def groups(self, unit: str) -> Groups:
        """Return the groups of which a unit consists, as finely as they were ever divided."""
        return self._divide(self._groups_of(unit))

    def is_changed(self, unit: str) -> bool:
        """Tell whether others are in a unit, or not all, than when it was formed."""
        return unit in self._groups and self.groups(unit) != self._divide(frozenset({unit}))

    def rolls(self, roll: str, unit: str) -> tuple[RollCertified, ...] | None:
        """Return the certified rolls that cover all who are in a unit, each once; None where there are no such."""
        if unit not in self._groups:
            found = self._rolls.get((roll, unit))
            return (found[-1][1],) if found else None
        return self._covering(roll, self.groups(unit))

    def electors(self, roll: str, units: Sequence[str]) -> int | None:
        """Return how many are on a roll in units together: a split between them changes nothing; None if unknown."""
        changed = [unit for unit in units if unit in self._groups]
        found = [self.rolls(roll, unit) for unit in units if unit not in self._groups]
        if changed:
            found.append(self._covering(roll, frozenset(group for unit in changed for group in self.groups(unit))))
        return sum(part.electors for parts in found for part in parts or ()) if None not in found else None

    def _covering(self, roll: str, left: Groups) -> tuple[RollCertified, ...] | None:
        parts: list[RollCertified] = []
        every = (each for other in self._groups for each in self._rolls.get((roll, other), ()))
        for _, event, covered in sorted(every, key=lambda each: -each[0]):
            groups = self._divide(covered)
            if groups and groups <= left:
                left -= groups
                parts.append(event)
        return tuple(parts) if parts and not left else None

    def roll(self, roll: str, unit: str) -> RollCertified | None:
        """Return the roll of exactly those who are in a unit now: as certified, or the sum of several; else None."""
        parts = self.rolls(roll, unit)
        if parts is None or (len(parts) == 1 and parts[0].unit == unit):
            return parts[0] if parts else None
        number = sum(part.electors for part in parts)
        day = max(part.reference_date for part in parts)
        return replace(parts[0], unit=unit, electors=number, digest=None, reference_date=day)

    def is_certified(self, roll: str, unit: str) -> bool:
        """Tell whether one roll was certified of exactly those who are in a unit now."""
        parts = self.rolls(roll, unit)
        return parts is not None and len(parts) == 1 and parts[0].unit == unit

    def enrolled(self, roll: str, units: Sequence[str]) -> Enrolled:
        """Return those on a roll in units together, as they are now."""
        parts = [self.rolls(roll, unit) for unit in units]
        is_listed = all(found and all(part.digest is not None for part in found) for found in parts)
        return Enrolled(groups=frozenset(group for unit in units for group in self.groups(unit)), is_listed=is_listed)

    def is_among(self, roll: str, home: str, groups: Groups) -> bool | None:
        """Tell whether who is on the list of the unit `home` is in one of these groups; None if nobody can tell."""
        listed = next((covered for _, event, covered in self._rolls.get((roll, home), ()) if event.digest), None)
        its = self._divide(listed or frozenset({home}))
        inside = self._divide(groups)
        if its <= inside:
            return True
        return None if its & inside else False

    def _groups_of(self, unit: str) -> Groups:
        return self._groups.get(unit, frozenset({unit}))

    def _divide(self, groups: Groups) -> Groups:
        return frozenset(self._finest(groups)) if self._divided else groups

    def _finest(self, groups: Iterable[str]) -> Iterator[str]:
        for group in groups:
            if group in self._divided:
                yield from self._finest((f"{group}/0", f"{group}/1"))
            else:
                yield group
