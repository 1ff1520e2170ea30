"""From entries on units to rows: each unit as it is now, since when, by which decision, and what became of it."""

from datetime import date

from comitia.core.election.unit import UnitFormed
from comitia.core.election.unit_change import (
    Change,
    UnitDissolved,
    UnitEstablished,
    UnitMerged,
    UnitMoved,
    UnitReinstated,
)
from comitia.core.record.entry import Entry
from comitia.store.folding import folded
from comitia.store.rows import Row

THERE: Row = {"is_live": True, "ended": None, "ended_by": None, "into": None}
"""The columns of a unit that is there."""


def unit_row(entry: Entry, event: UnitFormed | UnitEstablished, motion: str | None, split_from: str | None) -> Row:
    """Return the row of a unit that was formed, at the founding or by a decision."""
    return {
        "id": event.unit,
        "type": event.type,
        "parent": event.parent,
        "name": event.name,
        "folded": folded(event.name),
        "since": date.fromisoformat(entry.occurred),
        "formed_in": event.parent,
        "formed_by": motion,
        "split_from": split_from,
        **THERE,
        "seq": entry.seq,
    }


def unit_change(entry: Entry, event: Change) -> Row:
    """Return what an entry changes about a unit that is on the record."""
    match event:
        case UnitMoved():
            return {"parent": event.parent}
        case UnitMerged():
            return _gone(entry, event.motion, event.into)
        case UnitDissolved():
            return _gone(entry, event.motion, None)
        case UnitReinstated():
            return {**THERE, "parent": event.parent}
        case UnitEstablished():
            return {}


def _gone(entry: Entry, motion: str, into: str | None) -> Row:
    return {"is_live": False, "ended": date.fromisoformat(entry.occurred), "ended_by": motion, "into": into}
