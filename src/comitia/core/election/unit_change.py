"""Units that are formed, moved, merged, split off and dissolved by decision, after the founding.

An id is never used again. A unit that is gone stays on the record, with its successor where it was merged into one.
What becomes of those who sat in it, or for it, is in `comitia.core.mandate.leaving_unit`; who is on whose roll, in
`enrolment`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.core.election.unit import UnitFormed, refuse_unformable
from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishUnit:
    """Bring a unit into being below `parent`, of the members of `split_from` (None: of none that are counted yet)."""

    motion: str
    unit: str
    type: str
    parent: str | None
    name: str
    split_from: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveUnit:
    """Let a unit, with all below it, lie in another one."""

    motion: str
    unit: str
    parent: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeUnit:
    """Let a unit go up into another of its type; nothing may lie below it any more."""

    motion: str
    unit: str
    into: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolveUnit:
    """Let a unit be no more, without a successor; nothing may lie below it any more."""

    motion: str
    unit: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReinstateUnit:
    """Let a unit be there again that a reversed decision had merged or dissolved."""

    motion: str
    unit: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEstablished:
    """A decision has formed a unit; `split_from` is the unit whose members are in both now, None for one without."""

    motion: str
    unit: str
    type: str
    parent: str | None
    name: str
    split_from: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMoved:
    """A unit lies in `parent` now, with all below it; it lay in `before`."""

    motion: str
    unit: str
    before: str | None
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMerged:
    """A unit is no more: its members are those of `into` now."""

    motion: str
    unit: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDissolved:
    """A unit is no more, and has no successor."""

    motion: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReinstated:
    """A unit that was merged or dissolved is there again, in `parent`, and its members are in it."""

    motion: str
    unit: str
    parent: str | None


Change = UnitEstablished | UnitMoved | UnitMerged | UnitDissolved | UnitReinstated


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A unit that is no more: as it was last, by which motion it went, and into which unit (None: dissolved)."""

    unit: UnitFormed
    motion: str
    into: str | None


def decide_establishment(facts: Facts, command: EstablishUnit) -> list[UnitEstablished]:
    """Return the unit established, or refuse where its id, its type or its place is not to be had."""
    refuse_unformable(facts, command.unit, command.type, command.parent)
    return [
        UnitEstablished(
            motion=command.motion,
            unit=command.unit,
            type=command.type,
            parent=command.parent,
            name=command.name,
            split_from=command.split_from,
        )
    ]


def decide_move(facts: Facts, command: MoveUnit) -> list[UnitMoved]:
    """Return the unit moved, or refuse a place where the charter does not let it lie, or where it lies already."""
    unit, parent = live(facts, command.unit), live(facts, command.parent)
    wanted, rule = facts.charter.unit_types[unit.type].parent, f"units.types.{unit.type}.parent"
    if parent.type != wanted:
        raise Refused(
            f"{parent.unit} is of type {parent.type}; the charter wants {wanted or 'no unit above it'}",
            rule=rule,
            subject=f"unit {unit.unit}",
        )
    if unit.parent == parent.unit:
        raise Refused(f"it lies in {parent.unit} already", rule=rule, subject=f"unit {unit.unit}")
    return [UnitMoved(motion=command.motion, unit=unit.unit, before=unit.parent, parent=parent.unit)]


def decide_merger(facts: Facts, command: MergeUnit) -> list[UnitMerged]:
    """Return the unit merged, or refuse one of another type, or with units below it."""
    refuse_unlike(facts, command.unit, command.into)
    _refuse_inhabited(facts, command.unit)
    return [UnitMerged(motion=command.motion, unit=command.unit, into=command.into)]


def decide_dissolution(facts: Facts, command: DissolveUnit) -> list[UnitDissolved]:
    """Return the unit dissolved, or refuse the root, or a unit with others below it."""
    refuse_root(facts, command.unit)
    _refuse_inhabited(facts, command.unit)
    return [UnitDissolved(motion=command.motion, unit=command.unit)]


def decide_return_of_unit(facts: Facts, command: ReinstateUnit) -> list[UnitReinstated]:
    """Return the unit there again, or refuse one that is not gone, or whose place is gone without a successor."""
    gone = facts.gone(command.unit)
    parent = facts.successor(gone.unit.parent) if gone is not None and gone.unit.parent is not None else None
    if parent is None:
        raise Refused("it is not gone, or has no place any more", rule="units", subject=f"unit {command.unit}")
    return [UnitReinstated(motion=command.motion, unit=command.unit, parent=parent)]


def live(facts: Facts, unit: str) -> UnitFormed:
    """Return a unit that is there, or refuse, saying what became of it."""
    found = facts.unit(unit)
    if found is None:
        raise Refused(fate(facts, unit), rule="units", subject=f"unit {unit}")
    return found


def fate(facts: Facts, unit: str) -> str:
    """Return what became of a unit that is not there."""
    gone = facts.gone(unit)
    if gone is None:
        return "there is no such unit"
    if gone.into is None:
        return f"it is no longer there: {gone.motion} dissolved it"
    return f"it is no longer there: {gone.motion} merged it into {gone.into}"


def below(facts: Facts, unit: str) -> Iterator[str]:
    """Yield the units directly below a unit."""
    found = facts.unit(unit)
    for kind in facts.charter.unit_types.values():
        if found is not None and kind.parent == found.type:
            yield from (each for each in facts.units_within(unit, kind.id) if _lies_in(facts, each, unit))


def refuse_root(facts: Facts, unit: str) -> UnitFormed:
    """Return a unit that is there and not the whole organisation, or refuse."""
    found = live(facts, unit)
    if found.parent is None:
        raise Refused(
            "it is the whole organisation, which is never merged, split, moved or dissolved",
            rule=f"units.types.{found.type}.root",
            subject=f"unit {unit}",
        )
    return found


def refuse_unlike(facts: Facts, unit: str, into: str) -> None:
    """Refuse to merge a unit into itself, or into one of another type."""
    one, other = refuse_root(facts, unit), live(facts, into)
    if one.type != other.type or unit == into:
        raise Refused(
            f"it can be merged into another {one.type} only, and {into} is {'itself' if unit == into else other.type}",
            rule="units.types",
            subject=f"unit {unit}",
        )


def _refuse_inhabited(facts: Facts, unit: str) -> None:
    left = list(below(facts, unit))
    if left:
        more = f" and {len(left) - 6} more" if len(left) > 6 else ""
        raise Refused(
            f"{', '.join(left[:6])}{more} lie below it; move, merge or dissolve them first",
            rule="units",
            subject=f"unit {unit}",
        )


def _lies_in(facts: Facts, unit: str, parent: str) -> bool:
    found = facts.unit(unit)
    return found is not None and found.parent == parent
