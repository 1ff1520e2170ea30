"""What entries on units say that a decision has changed."""

from typing import assert_never

from comitia.core.election.unit_change import (
    Change,
    UnitDissolved,
    UnitEstablished,
    UnitMerged,
    UnitMoved,
    UnitReinstated,
)
from comitia.store.queries.acts.words import Act, capital
from comitia.store.queries.decision_names import DecisionNames


def of_unit(event: Change, names: DecisionNames) -> Act:
    """Return what an event says."""
    return Act(text=f"{capital(_said(event, names))}.", kind="unit", id=event.unit)


def _said(event: Change, names: DecisionNames) -> str:
    unit, by = names.unit(event.unit), names.motion(event.motion)
    match event:
        case UnitEstablished():
            kind, where = names.words.unit_type(event.type).one, names.unit(event.parent or "")
            split = f", split off from {names.unit(event.split_from)}" if event.split_from is not None else ""
            return f"{kind} {event.name} is formed in {where}{split}, by {by}"
        case UnitMoved():
            to, before = names.unit(event.parent), names.unit(event.before or "")
            return f"{unit} lies in {to} now, and no longer in {before}, by {by}"
        case UnitMerged():
            return f"{unit} is no more: it is merged into {names.unit(event.into)}, by {by}"
        case UnitDissolved():
            return f"{unit} is no more: it is dissolved, by {by}"
        case UnitReinstated():
            return f"{unit} is there again, in {names.unit(event.parent or '')}: {by} is reversed"
        case _:
            assert_never(event)
