"""The grace in which a mandate still holds although the seat on which it rests is lost (`vacancy.cascade`).

Where the charter gives none, the mandate ends with the seat. A grace is lifted when the person sits there again before
it runs out, or when an amendment no longer asks for that; when it runs out, the mandate ends on that day, for
`support_lost`. One grace is for all that rests on the seat that was lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.charter import Term
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, MandateEnded, decide_end, resting_on, rests_on
from comitia.core.refused import Refused

RULE = "vacancy.cascade.grace"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginGrace:
    """Let a mandate hold for the time that the charter gives, although the mandate `lost` has ended.

    `motion` is the decision that this goes back to.
    """

    mandate: str
    lost: str
    motion: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftGrace:
    """Let a mandate hold as before: its holder sits again where it rests, or need not."""

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
    """A mandate holds as before: its holder sits again where it rests (`seated`), or the charter asks it no more."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    cause: Literal["seated", "charter"]


def falling_with(facts: Facts, ended: MandateEnded, at: date) -> Iterator[BeginGrace | EndMandate]:
    """Yield what becomes of every mandate that rested on one that has ended: it has a grace, or ends.

    One grace is for all that rests on the seat that was lost: what falls at its end takes along what rests on it.
    """
    before = facts.holdings.last_grace(ended.mandate)
    is_over = ended.cause == "support_lost" or (before is not None and before.until <= at)
    grace = None if is_over else _grace_of(facts)
    for held in resting_on(facts, ended.person, ended.office, ended.office_unit, at):
        if grace is None:
            yield EndMandate(mandate=held.mandate, cause="support_lost", motion=ended.motion, at=at)
        else:
            yield BeginGrace(mandate=held.mandate, lost=ended.mandate, motion=ended.motion, at=at)


def seated_again(facts: Facts, person: str, office: str, unit: str, at: date) -> Iterator[LiftGrace]:
    """Yield the end of every grace that runs for a person who has a seat, for mandates that rest on it."""
    running = _running(facts, at)
    if running:
        for held in resting_on(facts, person, office, unit, at):
            if held.mandate in running:
                yield LiftGrace(mandate=held.mandate, at=at)


def no_longer_resting(facts: Facts, at: date) -> Iterator[LiftGrace]:
    """Yield the end of every grace that runs for a mandate that rests on nothing, since the charter is amended."""
    for mandate in _running(facts, at):
        if _rests_on(facts, mandate) is None:
            yield LiftGrace(mandate=mandate, at=at)


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
    """Return the grace begun, or refuse where the charter gives none, or the mandate has ended.

    It is over with the grace of the seat that was lost, where one ran, and with the term.
    """
    held, grace = facts.holdings.mandate(command.mandate), _grace_of(facts)
    if held is None or grace is None or not held.can_end_on(command.at):
        raise Refused("nothing gives it a grace", rule=RULE, subject=f"mandate {command.mandate}")
    before = facts.holdings.last_grace(command.lost)
    ends = (grace.end(command.at), before.until if before else None, held.ends)
    return [
        GraceBegun(
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            until=min(day for day in ends if day is not None),
            motion=command.motion,
        )
    ]


def decide_lifting(facts: Facts, command: LiftGrace) -> list[GraceLifted]:
    """Return the grace lifted, or refuse where none runs, or where it has run out."""
    grace = _running(facts, command.at).get(command.mandate)
    if grace is None:
        raise Refused("no grace runs for it", rule=RULE, subject=f"mandate {command.mandate}")
    return [
        GraceLifted(
            mandate=grace.mandate,
            person=grace.person,
            kind=grace.kind,
            office=grace.office,
            office_unit=grace.office_unit,
            cause="charter" if _rests_on(facts, command.mandate) is None else "seated",
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


def _running(facts: Facts, at: date) -> dict[str, GraceBegun]:
    return {mandate: grace for mandate, grace in facts.holdings.graces.items() if at < grace.until}


def _rests_on(facts: Facts, mandate: str) -> tuple[str, str] | None:
    held = facts.holdings.mandate(mandate)
    return rests_on(facts, held) if held is not None else None


def _holds(facts: Facts, mandate: str, day: date) -> bool:
    held = facts.holdings.mandate(mandate)
    return held is not None and held.can_end_on(day)
