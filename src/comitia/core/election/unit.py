"""Units: the places of the organisation. Each has one type and one parent; together they form one tree."""

import re
from dataclasses import dataclass
from datetime import date

from comitia.charter import UnitType
from comitia.core.facts import Facts
from comitia.core.refused import Refused

ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,48}[A-Za-z0-9])?")
"""What the id of a unit looks like: it stands in the names of contests, of files and of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUnit:
    """Bring a unit into being below `parent` (None for the root)."""

    unit: str
    type: str
    parent: str | None
    name: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFormed:
    """A unit exists, in its place in the tree."""

    unit: str
    type: str
    parent: str | None
    name: str


def decide_unit(facts: Facts, command: FormUnit) -> list[UnitFormed]:
    """Return the unit formed, or refuse where its type or its place in the tree is not the charter's."""
    kind = facts.charter.unit_types.get(command.type)
    subject = f"unit {command.unit}"
    if not ID.fullmatch(command.unit):
        raise Refused(
            f"{command.unit!r} is no id: use letters, digits, - and _, up to 50, without spaces or dots",
            rule="units",
            subject=subject,
        )
    if facts.unit(command.unit) is not None:
        raise Refused("there is a unit with this id already", rule="units", subject=subject)
    if kind is None:
        known = ", ".join(facts.charter.unit_types)
        raise Refused(
            f"the charter has no unit type {command.type!r}; it has {known}", rule="units.types", subject=subject
        )
    _refuse_misplaced(facts, command, kind)
    return [UnitFormed(unit=command.unit, type=command.type, parent=command.parent, name=command.name)]


def _refuse_misplaced(facts: Facts, command: FormUnit, kind: UnitType) -> None:
    subject = f"unit {command.unit}"
    rule = f"units.types.{kind.id}.parent"
    if kind.parent is None:
        if command.parent is not None:
            raise Refused(f"a {kind.label.one} is the root and has no parent", rule=rule, subject=subject)
        if roots := facts.units_of_type(kind.id):
            raise Refused(
                f"there is a root already, {roots[0]}; an organisation has one {kind.label.one}",
                rule=rule,
                subject=subject,
            )
    else:
        parent = facts.unit(command.parent or "")
        if parent is None:
            raise Refused(f"its parent {command.parent or ''!r} does not exist", rule=rule, subject=subject)
        if parent.type != kind.parent:
            raise Refused(
                f"its parent {parent.unit} is of type {parent.type}; the charter wants {kind.parent}",
                rule=rule,
                subject=subject,
            )
