"""The hearing of a holder whom a motion is to recall: heard, or called and not come, before the vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.refused import Refused

RULE = "recall"


@dataclass(frozen=True, slots=True, kw_only=True)
class HearHolder:
    """Enter that the holder was heard on the motion to recall, or was called and did not come."""

    motion: str
    appeared: bool
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderHeard:
    """The holder was heard before the vote, or was called and did not come (`appeared` is false)."""

    motion: str
    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    appeared: bool


def decide_holder_heard(facts: Facts, command: HearHolder) -> list[HolderHeard]:
    """Return the hearing, or refuse where no recall is to be voted on, or the holder was heard."""
    found, subject = facts.proceedings.motion(command.motion), command.motion
    effect = found.moved.effect if found is not None else None
    if found is None or found.kind != "recall" or not isinstance(effect, dict):
        raise Refused("it is no motion to recall somebody", rule=RULE, subject=subject)
    if not found.is_pending:
        raise Refused(
            f"it is {found.state.replace('_', ' ')} already: a hearing is before the vote", rule=RULE, subject=subject
        )
    if command.at < found.since:
        raise Refused(f"it was moved on {found.since}, after {command.at}", rule=RULE, subject=subject)
    if facts.course.petitions.heard(command.motion) is not None:
        raise Refused("the holder was heard already", rule=RULE, subject=subject)
    held = facts.holdings.mandate(str(effect["mandate"]))
    if held is None or not held.can_end_on(command.at):
        raise Refused("the mandate has ended, there is nothing left to hear", rule=RULE, subject=subject)
    return [
        HolderHeard(
            motion=command.motion,
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            appeared=command.appeared,
        )
    ]
