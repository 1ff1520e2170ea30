"""Resignations: tendered in writing for one mandate or several, and settled by the body where the charter asks it.

Outcomes: `pending` while the body has not decided, `accepted`, `refused` (the holder stays), `in_effect` at once
where the charter needs nobody's leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.charter import ResignRule
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, upper_first
from comitia.core.mandate.ex_officio import refuse_alone
from comitia.core.mandate.held import Held, Resignation
from comitia.core.mandate.office import filled_by, is_body
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderResignation:
    """Ask to be released from these mandates, all of one person; `text` commits to the letter."""

    mandates: tuple[str, ...]
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleResignation:
    """Enter what the body decided on a resignation; `pending` opens the question again after a reversal."""

    resignation: str
    outcome: Literal["accepted", "refused", "pending"]
    motion: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResignationTendered:
    """A person asks to be released. `body` of `unit` decides; both None where the resignation is in effect at once."""

    resignation: str
    person: str
    mandates: tuple[str, ...]
    text: str
    body: str | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResignationSettled:
    """A resignation is accepted or refused, or pending again, by the decision on `motion`."""

    resignation: str
    outcome: Literal["accepted", "refused", "pending"]
    motion: str


def decide_tender(facts: Facts, command: TenderResignation) -> list[ResignationTendered]:
    """Return the resignation tendered, or refuse one for mandates that are not one person's, or not live."""
    number = len(facts.holdings.resignations) + 1
    subject = f"resignation from {', '.join(command.mandates) or 'nothing'}"
    held = [facts.holdings.mandate(mandate) for mandate in command.mandates]
    live = [each for each in held if each is not None and each.holds_on(command.at)]
    if not live or len(set(command.mandates)) != len(live):
        raise Refused("name the mandates held, each once", rule="resign", subject=subject)
    if len({each.person for each in live}) != 1:
        raise Refused("nobody resigns for somebody else", rule="resign", subject=subject)
    if facts.course.is_dead(live[0].person):
        raise Refused("the person has died, and nobody resigns for somebody else", rule="mandate.ends", subject=subject)
    if not facts.charter.may_end_by("resignation_effective"):
        raise Refused(
            "the charter does not let a mandate end by resignation: add resignation_effective to it first",
            rule="mandate.ends",
            subject=subject,
        )
    asked = {
        mandate for each in facts.holdings.resignations if is_pending(facts, each) for mandate in each.tendered.mandates
    }
    if asked & set(command.mandates):
        raise Refused("a resignation from it is pending already", rule="resign", subject=subject)
    deciding = {_decided_by(facts, each) for each in live}
    if len(deciding) != 1:
        raise Refused(
            "different bodies settle these, or by different majorities, or none does: tender one for each",
            rule="resign",
            subject=subject,
        )
    body, unit, _ = deciding.pop()
    return [
        ResignationTendered(
            resignation=f"resignation-{number}",
            person=live[0].person,
            mandates=command.mandates,
            text=command.text,
            body=body,
            unit=unit,
        )
    ]


def is_pending(facts: Facts, resignation: Resignation) -> bool:
    """Tell whether a resignation is before a body that can still settle it; one that is no more never will."""
    body, unit = resignation.tendered.body, resignation.tendered.unit
    is_open = resignation.outcome == "pending" and not facts.course.is_dead(resignation.tendered.person)
    return is_open and body is not None and unit is not None and is_body(facts, body, unit)


def _decided_by(facts: Facts, held: Held) -> tuple[str | None, str | None, str]:
    """Return the body and unit that settle a resignation, and by which majority; nobody, as where the body is gone."""
    refuse_alone(facts, held.mandate)
    rule = _rule_of(facts, held)
    body, unit = filled_by(facts, held)
    is_there = body is not None and unit is not None and is_body(facts, body, unit)
    return (body, unit, rule.needs.majority) if is_there and rule and rule.needs else (None, None, "")


def _rule_of(facts: Facts, held: Held) -> ResignRule | None:
    section = facts.charter.resign
    if section is None:
        return None
    return section.delegate if held.kind == "body" else section.post


def acceptance_of(facts: Facts, resignation: str) -> tuple[str, str] | None:
    """Return the name of the majority that accepts a resignation, and its path; None where the charter names none."""
    found = facts.holdings.resignation(resignation)
    held = facts.holdings.mandate(found.tendered.mandates[0]) if found else None
    rule = _rule_of(facts, held) if held else None
    word = "delegate" if held is not None and held.kind == "body" else "post"
    return (rule.needs.majority, f"resign.{word}.needs.majority") if rule and rule.needs else None


def decide_settlement(facts: Facts, command: SettleResignation) -> list[ResignationSettled]:
    """Return the resignation settled, or refuse where there is nothing to settle."""
    found = facts.holdings.resignation(command.resignation)
    subject = f"resignation {command.resignation}"
    if found is None:
        raise Refused("there is no such resignation", rule="resign", subject=subject)
    if (found.outcome == "pending") == (command.outcome == "pending"):
        raise Refused(f"it is {found.outcome} already", rule="resign", subject=subject)
    return [ResignationSettled(resignation=command.resignation, outcome=command.outcome, motion=command.motion)]


def released(facts: Facts, tendered: ResignationTendered, motion: str | None, at: date) -> Iterator[EndMandate]:
    """Yield the end of the mandates that a person is released from, those still live."""
    held = [facts.holdings.mandate(mandate) for mandate in tendered.mandates]
    for each in upper_first(facts, tuple(each for each in held if each is not None)):
        now = facts.holdings.mandate(each.mandate)
        if now is not None and now.can_end_on(at):  # it may have fallen with one before it
            yield EndMandate(mandate=each.mandate, cause="resigned", motion=motion, at=at)
