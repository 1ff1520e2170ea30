"""Units are formed, moved, merged, split and dissolved by decision, between elections.

Who decides is what the charter names for each kind; where it names nobody, a body of a unit above all units concerned.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import refuse_made_organ, refuse_other_bodies
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.election.unit import refuse_unformable
from comitia.core.election.unit_change import (
    DissolveUnit,
    EstablishUnit,
    MergeUnit,
    MoveUnit,
    below,
    decide_dissolution,
    decide_move,
    live,
    refuse_root,
    refuse_unlike,
)
from comitia.core.facts import Facts
from comitia.core.mandate.office import is_within
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTheUnit:
    """Form a unit of a type, with an id that no unit has had, in the unit `parent`."""

    kind: ClassVar[str] = "form_unit"
    id: str
    type: str
    parent: str
    name: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a unit that cannot be there, and one outside what this body decides for."""
        refuse_foreign_units(facts, deciding, self.kind, (), (self.parent,), of=self.type)
        _refuse_bad_name(self.name, deciding, self.kind)
        refuse_unformable(facts, self.id, self.type, self.parent)

    def acts(self, facts: Facts, deciding: Deciding) -> list[EstablishUnit]:  # noqa: ARG002  as every effect
        """Return the unit formed."""
        return [
            EstablishUnit(
                motion=deciding.motion,
                unit=self.id,
                type=self.type,
                parent=self.parent,
                name=self.name,
                split_from=None,
                at=deciding.at,
            )
        ]

    def in_words(self, names: Names) -> str:
        """Return what is formed, and where."""
        return f"the {self.type.replace('_', ' ')} {self.name} is formed in {names.unit(self.parent)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTheUnit:
    """Move a unit, with all below it, into another unit of the type in which it may lie."""

    kind: ClassVar[str] = "move_unit"
    unit: str
    parent: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a place where it cannot lie, units that are not this body's to move, and a move during an election."""
        refuse_foreign_units(facts, deciding, self.kind, (self.unit,), (self.parent,))
        decide_move(facts, self._command(deciding))
        refuse_while_electing(facts, deciding, self.kind, (self.unit,))

    def acts(self, facts: Facts, deciding: Deciding) -> list[MoveUnit]:  # noqa: ARG002  as every effect
        """Return the unit moved."""
        return [self._command(deciding)]

    def _command(self, deciding: Deciding) -> MoveUnit:
        return MoveUnit(motion=deciding.motion, unit=self.unit, parent=self.parent, at=deciding.at)

    def in_words(self, names: Names) -> str:
        """Return what moves where."""
        return f"{names.unit(self.unit)} is moved to {names.unit(self.parent)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeUnits:
    """Merge units into another one of their type; the units below them go to it."""

    kind: ClassVar[str] = "merge_units"
    units: tuple[str, ...]
    into: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse units that do not fit together, or are not this body's to merge, and a merger during an election."""
        refuse_foreign_units(facts, deciding, self.kind, (*self.units, self.into), ())
        _refuse_repeated(self.units, deciding, self.kind)
        for unit in self.units:
            refuse_unlike(facts, unit, self.into)
        refuse_while_electing(facts, deciding, self.kind, (*self.units, self.into))

    def acts(self, facts: Facts, deciding: Deciding) -> list[MoveUnit | MergeUnit]:
        """Return, unit by unit, those below it moved, and the unit merged."""
        motion, at = deciding.motion, deciding.at
        found: list[MoveUnit | MergeUnit] = []
        for unit in self.units:
            found += [MoveUnit(motion=motion, unit=each, parent=self.into, at=at) for each in below(facts, unit)]
            found.append(MergeUnit(motion=motion, unit=unit, into=self.into, at=at))
        return found

    def in_words(self, names: Names) -> str:
        """Return what is merged into what."""
        return f"{_listed(map(names.unit, self.units))} {_is(self.units)} merged into {names.unit(self.into)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitUnit:
    """Let a unit give off new ones of its type: an id in `new` and a name in `names` for each, in the same order.

    The units `below` go to the new ones named in `to`, one for each, in the same order; all others stay.
    """

    kind: ClassVar[str] = "split_unit"
    unit: str
    new: tuple[str, ...]
    names: tuple[str, ...]
    below: tuple[str, ...] = ()
    to: tuple[str, ...] = ()

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse new units that cannot be there, a unit not this body's to split, and a split during an election."""
        refuse_foreign_units(facts, deciding, self.kind, (self.unit,), ())
        split = refuse_root(facts, self.unit)
        _refuse_repeated(self.new, deciding, self.kind)
        if len(self.names) != len(self.new):
            raise Refused(
                f"{len(self.new)} new units and {len(self.names)} names: give one for each, in the same order",
                rule=f"decisions.effects.{self.kind}",
                subject=deciding.motion,
            )
        for unit, name in zip(self.new, self.names, strict=True):
            _refuse_bad_name(name, deciding, self.kind)
            refuse_unformable(facts, unit, split.type, split.parent)
        self._refuse_misplaced(facts, deciding)
        refuse_while_electing(facts, deciding, self.kind, (self.unit,))

    def _refuse_misplaced(self, facts: Facts, deciding: Deciding) -> None:
        there = set(below(facts, self.unit))
        is_said = len(self.below) == len(self.to) and set(self.to) <= set(self.new)
        if not is_said or len(set(self.below)) != len(self.below) or not set(self.below) <= there:
            raise Refused(
                f"say of units directly below {self.unit}, each once, to which of the new ones it goes",
                rule=f"decisions.effects.{self.kind}",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[EstablishUnit | MoveUnit]:
        """Return the new units, and those below moved to them."""
        split, motion, at = live(facts, self.unit), deciding.motion, deciding.at
        new = [
            EstablishUnit(
                motion=motion, unit=unit, type=split.type, parent=split.parent, name=name, split_from=split.unit, at=at
            )
            for unit, name in zip(self.new, self.names, strict=True)
        ]
        to = zip(self.below, self.to, strict=True)
        return [*new, *(MoveUnit(motion=motion, unit=unit, parent=parent, at=at) for unit, parent in to)]

    def in_words(self, names: Names) -> str:
        """Return what is given off, and what goes there."""
        called = dict(zip(self.new, self.names, strict=True))
        moved = [f"{names.unit(unit)} to {called[to]}" for unit, to in zip(self.below, self.to, strict=True)]
        said = f"{names.unit(self.unit)} gives off {_listed(self.names)}"
        return f"{said}; {_listed(moved)} {_is(moved)} moved" if moved else said


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolveTheUnit:
    """Dissolve a unit that has no units below it."""

    kind: ClassVar[str] = "dissolve_unit"
    unit: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse the root, a unit with others below it or not this body's to dissolve, and this during an election."""
        found = facts.unit(self.unit)
        refuse_foreign_units(facts, deciding, self.kind, (self.unit,), (), of=found.type if found else "")
        decide_dissolution(facts, self._command(deciding))
        refuse_while_electing(facts, deciding, self.kind, (self.unit,))

    def acts(self, facts: Facts, deciding: Deciding) -> list[DissolveUnit]:  # noqa: ARG002  as every effect
        """Return the unit dissolved."""
        return [self._command(deciding)]

    def _command(self, deciding: Deciding) -> DissolveUnit:
        return DissolveUnit(motion=deciding.motion, unit=self.unit, at=deciding.at)

    def in_words(self, names: Names) -> str:
        """Return what is dissolved."""
        return f"{names.unit(self.unit)} is dissolved"


def refuse_foreign_units(
    facts: Facts,
    deciding: Deciding,
    kind: str,
    units: Iterable[str],
    parents: Iterable[str],
    *,
    of: str = "",
) -> None:
    """Refuse units that are gone, and those that are not this body's to change; `parents` may be its own unit.

    A body that the charter names decides within its unit; where it names none, a body of a unit above decides. `of` is
    the type of unit, where the charter may say of that apart who decides.
    """
    rule = refuse_other_bodies(facts, deciding, kind, of)
    is_named = rule is not None and rule.by is not None
    if not is_named:
        refuse_made_organ(facts, deciding, kind)
    concerned = [(live(facts, unit).unit, is_named) for unit in units]
    concerned += [(live(facts, parent).unit, True) for parent in parents]
    for unit, may_be_own in concerned:
        if not is_within(facts, unit, deciding.unit) or (unit == deciding.unit and not may_be_own):
            raise Refused(
                f"{unit} does not lie {'within' if is_named else 'below'} {deciding.unit}; a body above decides this",
                rule=f"{facts.charter.decision_path(kind, of)}.by",
                subject=deciding.motion,
            )


def refuse_while_electing(facts: Facts, deciding: Deciding, kind: str, units: Iterable[str]) -> None:
    """Refuse a change while a contest is open whose office, or whose electorate, is in one of these units."""
    wanted = tuple(units)
    for name in facts.contests:
        contest = facts.contest(name)
        if contest is None or not contest.is_awaited:
            continue
        places = (contest.opened.office_unit, contest.opened.electorate.unit)
        if any(is_within(facts, place, unit) for place in places for unit in wanted):
            raise Refused(
                f"the contest {name} is open; units change between elections only",
                rule=f"decisions.effects.{kind}",
                subject=deciding.motion,
            )


def _refuse_bad_name(name: str, deciding: Deciding, kind: str) -> None:
    if not name.strip() or len(name) > 300 or not name.isprintable():
        raise Refused(
            "give the unit a name on one line, of at most 300 characters",
            rule=f"decisions.effects.{kind}",
            subject=deciding.motion,
        )


def _refuse_repeated(units: tuple[str, ...], deciding: Deciding, kind: str) -> None:
    if not units or len(set(units)) != len(units):
        raise Refused(
            "name at least one unit, and each once", rule=f"decisions.effects.{kind}", subject=deciding.motion
        )


def _listed(parts: Iterable[str]) -> str:
    said = list(parts)
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _is(parts: tuple[str, ...] | list[str]) -> str:
    return "is" if len(parts) == 1 else "are"
