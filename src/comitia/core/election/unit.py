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
    if facts.contests or facts.proceedings.motions:
        raise Refused(
            "units are formed at the founding, and later by a decision",
            rule="decisions.effects.form_unit",
            subject=f"unit {command.unit}",
        )
    refuse_unformable(facts, command.unit, command.type, command.parent)
    return [UnitFormed(unit=command.unit, type=command.type, parent=command.parent, name=command.name)]


def refuse_unformable(facts: Facts, unit: str, kind_id: str, parent: str | None) -> None:
    """Refuse a unit whose id is taken, or was, or whose type or place in the tree is not the charter's."""
    kind = facts.charter.unit_types.get(kind_id)
    subject = f"unit {unit}"
    if not ID.fullmatch(unit):
        raise Refused(
            f"{unit!r} is no id: use letters, digits, - and _, up to 50, without spaces or dots",
            rule="units",
            subject=subject,
        )
    if facts.unit(unit) is not None or facts.gone(unit) is not None:
        raise Refused("there is, or was, a unit with this id already; give another", rule="units", subject=subject)
    if kind is None:
        known = ", ".join(facts.charter.unit_types)
        raise Refused(f"the charter has no unit type {kind_id!r}; it has {known}", rule="units.types", subject=subject)
    _refuse_misplaced(facts, subject, parent, kind)


def _refuse_misplaced(facts: Facts, subject: str, parent_id: str | None, kind: UnitType) -> None:
    rule = f"units.types.{kind.id}.parent"
    if kind.parent is None:
        if parent_id is not None:
            raise Refused(f"a {kind.label.one} is the root and has no parent", rule=rule, subject=subject)
        if roots := facts.units_of_type(kind.id):
            raise Refused(
                f"there is a root already, {roots[0]}; an organisation has one {kind.label.one}",
                rule=rule,
                subject=subject,
            )
    else:
        parent = facts.unit(parent_id or "")
        if parent is None:
            raise Refused(f"its parent {parent_id or ''!r} does not exist", rule=rule, subject=subject)
        if parent.type != kind.parent:
            raise Refused(
                f"its parent {parent.unit} is of type {parent.type}; the charter wants {kind.parent}",
                rule=rule,
                subject=subject,
            )
