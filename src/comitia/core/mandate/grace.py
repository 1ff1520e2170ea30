"""The grace in which a mandate still holds although the seat on which it rests is lost (`vacancy.cascade`).

Where the charter gives none, the mandate ends with the seat. A grace is lifted when the person sits there again; when
it runs out, the mandate ends on that day, for `support_lost`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.charter import Term
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, MandateEnded, decide_end, resting_on
from comitia.core.refused import Refused

RULE = "vacancy.cascade.grace"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginGrace:
    """Let a mandate hold for the time that the charter gives; `motion` is the decision that this goes back to."""

    mandate: str
    motion: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftGrace:
    """Let a mandate hold as before: its holder sits again where it rests."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EndGrace:
    """End a mandate whose grace has run out."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GraceBegun:
    """The seat on which a mandate rests is lost; it ends on the day `until`, unless its holder sits there again."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    until: date
    motion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GraceLifted:
    """The holder of a mandate sits again where it rests, before its grace ran out."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str


def falling_with(facts: Facts, ended: MandateEnded, at: date) -> Iterator[BeginGrace | EndMandate]:
    """Yield what becomes of every mandate that rested on one that has ended: it has a grace, or ends.

    One grace is for all that rests on the seat that was lost: what falls at its end takes along what rests on it.
    """
    grace = None if ended.cause == "support_lost" else _grace_of(facts)
    for held in resting_on(facts, ended.person, ended.office, ended.office_unit, at):
        if grace is None:
            yield EndMandate(mandate=held.mandate, cause="support_lost", motion=ended.motion, at=at)
        else:
            yield BeginGrace(mandate=held.mandate, motion=ended.motion, at=at)


def seated_again(facts: Facts, person: str, office: str, unit: str, at: date) -> Iterator[LiftGrace]:
    """Yield the end of every grace of a person who has a seat, for mandates that rest on it."""
    if facts.holdings.graces:
        for held in resting_on(facts, person, office, unit, at):
            if held.mandate in facts.holdings.graces:
                yield LiftGrace(mandate=held.mandate, at=at)


def run_out(facts: Facts, day: date) -> EndGrace | None:
    """Return the end, on its own day, of the grace that ran out first by a day; None where none has."""
    over = [
        (grace.until, mandate)
        for mandate, grace in facts.holdings.graces.items()
        if grace.until <= day and _holds(facts, mandate, grace.until)
    ]
    if not over:
        return None
    until, mandate = min(over, key=lambda each: each[0])
    return EndGrace(mandate=mandate, at=until)


def decide_beginning(facts: Facts, command: BeginGrace) -> list[GraceBegun]:
    """Return the grace begun, or refuse where the charter gives none, or the mandate has ended."""
    held, grace = facts.holdings.mandate(command.mandate), _grace_of(facts)
    if held is None or grace is None or not held.can_end_on(command.at):
        raise Refused("nothing gives it a grace", rule=RULE, subject=f"mandate {command.mandate}")
    return [
        GraceBegun(
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            until=grace.end(command.at),
            motion=command.motion,
        )
    ]


def decide_lifting(facts: Facts, command: LiftGrace) -> list[GraceLifted]:
    """Return the grace lifted, or refuse where none runs."""
    grace = facts.holdings.graces.get(command.mandate)
    if grace is None:
        raise Refused("no grace runs for it", rule=RULE, subject=f"mandate {command.mandate}")
    return [
        GraceLifted(
            mandate=grace.mandate,
            person=grace.person,
            kind=grace.kind,
            office=grace.office,
            office_unit=grace.office_unit,
        )
    ]


def decide_running_out(facts: Facts, command: EndGrace) -> list[MandateEnded]:
    """Return the end of a mandate whose grace has run out, or refuse before that day."""
    grace, subject = facts.holdings.graces.get(command.mandate), f"mandate {command.mandate}"
    if grace is None:
        raise Refused("no grace runs for it", rule=RULE, subject=subject)
    if command.at != grace.until:
        raise Refused(f"its grace runs out on {grace.until}, and it ends on that day", rule=RULE, subject=subject)
    end = EndMandate(mandate=command.mandate, cause="support_lost", motion=grace.motion, at=command.at)
    return decide_end(facts, end)


def _grace_of(facts: Facts) -> Term | None:
    vacancy = facts.charter.vacancy
    return vacancy.cascade.grace if vacancy and vacancy.cascade else None


def _holds(facts: Facts, mandate: str, day: date) -> bool:
    held = facts.holdings.mandate(mandate)
    return held is not None and held.can_end_on(day)
