"""Units that a reversed decision had changed, as they were, as far as what others have decided since leaves that.

A unit that was split off goes up again into the one whose members it has; one that was formed is dissolved, but where
other decisions have put units into it. What was merged or dissolved is there again, in its place or that place's heir.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comitia.core.election.unit_change import (
    DissolveUnit,
    MergeUnit,
    MoveUnit,
    ReinstateUnit,
    UnitDissolved,
    UnitEstablished,
    UnitMerged,
    UnitMoved,
    below,
)
from comitia.core.facts import Facts


def unit_back(
    facts: Facts, event: UnitEstablished | UnitMoved | UnitMerged | UnitDissolved, at: date
) -> Iterator[MoveUnit | MergeUnit | DissolveUnit | ReinstateUnit]:
    """Yield what undoes a change of units."""
    match event:
        case UnitEstablished():
            yield from _taken_back(facts, event, at)
        case UnitMoved():
            yield from _moved_back(facts, event, at)
        case UnitMerged() | UnitDissolved():
            gone = facts.gone(event.unit)
            parent = facts.successor(gone.unit.parent) if gone is not None and gone.unit.parent is not None else None
            if gone is not None and gone.motion == event.motion and parent is not None:
                yield ReinstateUnit(motion=event.motion, unit=event.unit, at=at)


def _taken_back(facts: Facts, event: UnitEstablished, at: date) -> Iterator[MoveUnit | MergeUnit | DissolveUnit]:
    heir = facts.successor(event.split_from) if event.split_from is not None else None
    if facts.unit(event.unit) is None or heir == event.unit:
        return
    left = list(below(facts, event.unit))
    if heir is not None:
        for unit in left:
            yield MoveUnit(motion=event.motion, unit=unit, parent=heir, at=at)
        yield MergeUnit(motion=event.motion, unit=event.unit, into=heir, at=at)
    elif not left and event.split_from is None and not facts.is_regrouped(event.unit):
        yield DissolveUnit(motion=event.motion, unit=event.unit, at=at)


def _moved_back(facts: Facts, event: UnitMoved, at: date) -> Iterator[MoveUnit]:
    now, before = facts.unit(event.unit), facts.successor(event.before) if event.before is not None else None
    if now is None or before is None or before == now.parent:
        return
    if now.parent == facts.successor(event.parent):
        yield MoveUnit(motion=event.motion, unit=event.unit, parent=before, at=at)
