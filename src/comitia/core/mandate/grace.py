"""The grace in which a mandate still holds although the seat on which it rests is lost (`vacancy.cascade`).

Where the charter gives none, the mandate ends with the seat. A grace is lifted when the person sits there again before
it runs out, or when an amendment no longer asks for that; when it runs out, the mandate ends on that day, for
`support_lost`. One grace is for all that rests on the seat that was lost, and it runs from the day of the loss: also
for a mandate that is given back, or must rest on that seat again, later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.charter import Term
from comitia.core.facts import Facts
from comitia.core.mandate.ending import (
    EndMandate,
    MandateEnded,
    MandateRestored,
    decide_end,
    resting_on,
    rests_on,
    sits,
)
from comitia.core.mandate.held import Held
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
    lost = facts.holdings.mandate(ended.mandate)
    if lost is None or sits(facts, ended.person, ended.office, ended.office_unit, at):
        return
    for held in resting_on(facts, ended.person, ended.office, ended.office_unit, at):
        if _until(facts, held, lost, at) is None:
            yield EndMandate(mandate=held.mandate, cause="support_lost", motion=ended.motion, at=at)
        elif held.mandate not in _running(facts, at):
            yield BeginGrace(mandate=held.mandate, lost=ended.mandate, motion=ended.motion, at=at)


def ending_with_term(facts: Facts, begun: GraceBegun, at: date) -> Iterator[BeginGrace]:
    """Yield a grace, to the same day, for what rests on a mandate whose term is over when its own grace is."""
    held = facts.holdings.mandate(begun.mandate)
    if held is not None and held.ends == begun.until:
        for above in resting_on(facts, begun.person, begun.office, begun.office_unit, at):
            if above.mandate not in _running(facts, at):
                yield BeginGrace(mandate=above.mandate, lost=begun.mandate, motion=begun.motion, at=at)


def resuming(facts: Facts, held: Held, at: date) -> Iterator[BeginGrace]:
    """Yield the grace, as far as it is not over, of a mandate whose holder has lost the seat on which it rests."""
    lost = _lost(facts, held, at)
    if lost is not None and lost.ended is not None and _until(facts, held, lost, at) is not None:
        yield BeginGrace(mandate=held.mandate, lost=lost.mandate, motion=lost.ended.motion, at=at)


def restored_above(facts: Facts, restored: MandateRestored, at: date) -> Iterator[BeginGrace]:
    """Yield the grace of a mandate that is given back while the seat on which it rests is still lost."""
    held = facts.holdings.mandate(restored.mandate)
    if held is not None:
        yield from resuming(facts, held, at)


def resting_again(facts: Facts, at: date) -> Iterator[BeginGrace | EndMandate]:
    """Yield what becomes of mandates whose seats below were lost, where the charter asks for those again."""
    for each in list(facts.holdings.mandates):
        held = facts.holdings.mandate(each.mandate)
        if held is None or not held.can_end_on(at) or held.mandate in _running(facts, at):
            continue
        lost = _lost(facts, held, at)
        if lost is not None and lost.ended is not None:
            end = EndMandate(mandate=held.mandate, cause="support_lost", motion=lost.ended.motion, at=at)
            yield next(resuming(facts, held, at), end)


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
    """Return the end, on its own day, of the grace that ran out first by a day; None where none has.

    Of those of one day, what nothing else of that day lies below comes first: its place is filled before those above.
    """
    over = [
        (grace.until, held)
        for mandate, grace in facts.holdings.graces.items()
        if (held := facts.holdings.mandate(mandate)) and grace.until <= day and held.can_end_on(grace.until)
    ]
    first = min((until for until, _ in over), default=day)
    on_that_day = [held for until, held in over if until == first]
    offices = {(held.office, held.office_unit) for held in on_that_day}
    lowest = [held for held in on_that_day if rests_on(facts, held) not in offices]
    return next((EndGrace(mandate=held.mandate, at=first) for held in (*lowest, *on_that_day)), None)


def decide_beginning(facts: Facts, command: BeginGrace) -> list[GraceBegun]:
    """Return the grace begun, or refuse where the charter gives none, or the mandate has ended.

    It runs from the day of the loss, and is over with the grace of the seat lost, where one ran, and with the term.
    """
    held, lost = facts.holdings.mandate(command.mandate), facts.holdings.mandate(command.lost)
    is_live = held is not None and held.can_end_on(command.at)
    until = _until(facts, held, lost, command.at) if held and lost and is_live else None
    if held is None or until is None:
        raise Refused("nothing gives it a grace", rule=RULE, subject=f"mandate {command.mandate}")
    return [
        GraceBegun(
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            until=until,
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


def _until(facts: Facts, held: Held, lost: Held, at: date) -> date | None:
    """Return the day until which a mandate holds without the seat that was lost; None where it does so no longer."""
    grace = _grace_of(facts)
    if grace is None or _cause(facts, lost) in {"support_lost", "expelled"}:
        return None
    before = facts.holdings.last_grace(lost.mandate)
    ends = (grace.end(lost.ended_on or at), before.until if before else None, held.ends)
    until = min(day for day in ends if day is not None)
    return until if at < until else None


def _cause(facts: Facts, lost: Held) -> str | None:
    """Return why a seat was lost; one that went with a post, why that was."""
    if lost.ended is None or lost.ended.cause != "ex_officio_over":
        return lost.ended.cause if lost.ended is not None else None
    post = facts.holdings.mandate(lost.by or "")
    return post.ended.cause if post is not None and post.ended is not None else lost.ended.cause


def _lost(facts: Facts, held: Held, at: date) -> Held | None:
    """Return the seat on which a mandate rests and that its holder had and lost before its term; None otherwise."""
    support = rests_on(facts, held)
    if support is None or sits(facts, held.person, *support, at):
        return None
    sat = [each for each in facts.holdings.all_of_person(held.person) if (each.office, each.office_unit) == support]
    lost = [each for each in sat if each.ended_on is not None]
    return max(lost, key=lambda each: (each.ended_on or at, each.number)) if len(lost) == len(sat) > 0 else None


def _running(facts: Facts, at: date) -> dict[str, GraceBegun]:
    return {mandate: grace for mandate, grace in facts.holdings.graces.items() if at < grace.until}


def _rests_on(facts: Facts, mandate: str) -> tuple[str, str] | None:
    held = facts.holdings.mandate(mandate)
    return rests_on(facts, held) if held is not None else None
