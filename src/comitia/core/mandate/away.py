"""Leave and suspension: a holder is away, from a day until another or until it is lifted, and the mandate goes on.

The place stays filled, so there is no vacancy, and shares and quorums of filled seats are of as many as before. But
whoever is away does not sit: is not present, does not vote, move or challenge, and is not counted among those who
elect. It is over on its last day without an entry; `holder_back` is for one that is lifted before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.election.not_with import voting
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.refused import Refused

Why = Literal["leave", "suspended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAway:
    """Let the holder of a mandate be away, as the motion decided; `until` is the first day on which it is over."""

    mandate: str
    why: Why
    begins: date
    until: date | None
    motion: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BringBack:
    """Lift the leave or suspension that `away_by` decided, by the decision on `motion`."""

    mandate: str
    away_by: str
    motion: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderAway:
    """The holder of a mandate is on leave, or suspended from its exercise; `until` is None until it is lifted."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    why: Why
    begins: date
    until: date | None
    motion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderBack:
    """A leave or suspension is lifted. `away_by` had decided it, and `until` is when it would have been over."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    why: Why
    away_by: str
    until: date | None
    motion: str


def decide_absence(facts: Facts, command: SendAway) -> list[HolderAway]:
    """Return that a holder is away, or refuse where there is nothing to be away from, or no time."""
    held, subject = facts.holdings.mandate(command.mandate), f"mandate {command.mandate}"
    if held is None or not held.can_end_on(command.at):
        raise Refused("there is no such mandate, or it has ended", rule="mandate", subject=subject)
    if command.until is not None and command.until <= max(command.begins, command.at):
        raise Refused(f"it is over on {command.until}, before it begins", rule="mandate", subject=subject)
    return [
        HolderAway(
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            why=command.why,
            begins=command.begins,
            until=command.until,
            motion=command.motion,
        )
    ]


def decide_return(facts: Facts, command: BringBack) -> list[HolderBack]:
    """Return that a leave or suspension is lifted, or refuse where that motion decided none, or it is lifted."""
    found = next((each for each in facts.course.away(command.mandate) if each.motion == command.away_by), None)
    if found is None:
        raise Refused(
            f"{command.away_by} sends nobody away from it, or that is lifted",
            rule="mandate",
            subject=f"mandate {command.mandate}",
        )
    return [
        HolderBack(
            mandate=found.mandate,
            person=found.person,
            kind=found.kind,
            office=found.office,
            office_unit=found.office_unit,
            why=found.why,
            away_by=found.motion,
            until=found.until,
            motion=command.motion,
        )
    ]


def away_on(facts: Facts, mandate: str, day: date) -> HolderAway | None:
    """Return the leave or suspension for which a holder is away on a day, a suspension first, or None."""
    return facts.course.away_on(mandate, day)


def refuse_away(facts: Facts, held: Held, day: date) -> None:
    """Refuse whoever is on leave or suspended from a mandate on a day to act under it."""
    away = away_on(facts, held.mandate, day)
    if away is not None:
        until = f"until {away.until}" if away.until else "until that is lifted"
        what = "on leave" if away.why == "leave" else "suspended"
        raise Refused(
            f"the holder is {what} {until}, and does not act",
            rule=f"decisions.effects.{'grant_leave' if away.why == 'leave' else 'suspend'}",
            subject=f"mandate {held.mandate}",
        )


def acting(facts: Facts, body: str, unit: str, day: date) -> list[Held]:
    """Return the mandates in a body with which their holders vote on a day: who has a vote, and is not away."""
    return [held for held in voting(facts, body, unit, day) if away_on(facts, held.mandate, day) is None]
