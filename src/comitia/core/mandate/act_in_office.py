"""Acts done in office: under a mandate or a delegation, and under a power that the office has on that day.

A post is exercised by its holder, within its powers. The powers of a body are exercised by its decisions, never by a
member alone; whom it delegates one to acts under the delegation. What the act is stands in a text beside the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.facts import Facts
from comitia.core.mandate.away import refuse_away
from comitia.core.mandate.delegation import carried, current, section
from comitia.core.mandate.held import Held
from comitia.core.mandate.powers import Power, power_in, powers_in
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ActInOffice:
    """Enter what somebody did in office; `capacity` is the mandate or the delegation, `text` commits to the words."""

    capacity: str
    power: str
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ActedInOffice:
    """A person has used a power of the body or post of `office_unit`.

    `mandate` is that of the holder who acted or delegated, None where a body has delegated; `delegation` is None where
    the holder acted. `came_by` are the decisions by which the office had come to the power, the latest first.
    """

    act: str
    person: str
    kind: Literal["body", "post"]
    office: str
    office_unit: str
    mandate: str | None
    delegation: str | None
    power: str
    came_by: tuple[str, ...]
    text: str


def decide_act(facts: Facts, command: ActInOffice) -> list[ActedInOffice]:
    """Return the act, or refuse whoever has no such office on the day, or whose office does not have the power."""
    if facts.authority.delegation(command.capacity) is not None:
        return [_under_delegation(facts, command)]
    held = facts.holdings.mandate(command.capacity)
    if held is None or not held.holds_on(command.at):
        raise Refused(
            f"nobody holds it on {command.at}: name a mandate or a delegation that holds on that day",
            rule="mandate",
            subject=f"act under {command.capacity}",
        )
    refuse_away(facts, held, command.at)
    power = _power_of(facts, held, command)
    return [
        ActedInOffice(
            act=_next(facts),
            person=held.person,
            kind="post",
            office=held.office,
            office_unit=held.office_unit,
            mandate=held.mandate,
            delegation=None,
            power=power.words,
            came_by=power.by,
            text=command.text,
        )
    ]


def _power_of(facts: Facts, held: Held, command: ActInOffice) -> Power:
    """Return a power of a post, or refuse what the post does not have, and what only a body may do."""
    subject = f"act under {command.capacity}"
    has = [power.words for power in powers_in(facts, held.office, held.office_unit)]
    if held.kind == "body":
        raise Refused(
            f"{held.office} uses its powers ({', '.join(has) or 'none'}) by its decisions, and no member alone",
            rule=f"bodies.{held.office}.powers",
            subject=subject,
        )
    power = power_in(facts, held.office, held.office_unit, command.power)
    if power is None:
        raise Refused(
            f"{held.office} has no power {command.power!r}; it has {', '.join(has) or 'none'}",
            rule=f"posts.{held.office}.powers",
            subject=subject,
        )
    return power


def _under_delegation(facts: Facts, command: ActInOffice) -> ActedInOffice:
    found = current(facts, command.capacity, command.at)
    given, still = found.given, carried(facts, found.given)
    power = power_in(facts, given.office, given.office_unit, command.power)
    if power is None or command.power not in still:
        raise Refused(
            f"it does not give the power {command.power!r}, but {', '.join(still)}",
            rule=f"{section(facts, given.office)}.{given.office}.powers",
            subject=f"act under {command.capacity}",
        )
    return ActedInOffice(
        act=_next(facts),
        person=given.person,
        kind=given.kind,
        office=given.office,
        office_unit=given.office_unit,
        mandate=given.mandate,
        delegation=given.delegation,
        power=power.words,
        came_by=power.by,
        text=command.text,
    )


def _next(facts: Facts) -> str:
    return f"act-{facts.authority.acts + 1}"
