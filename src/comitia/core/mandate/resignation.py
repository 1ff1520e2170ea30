"""Resignations: tendered in writing for one mandate or several, on the terms that the charter has for them.

Outcomes: `pending` while a body has not decided; `waiting` where nobody's leave is needed and its day, or its
condition, has not come; `accepted`; `refused` (the holder stays); `lapsed`, `withdrawn`; `in_effect`. What becomes of
one is settled in `settlement`, and takes effect in `release`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from comitia.charter import Charter, ResignRule
from comitia.core.facts import Facts
from comitia.core.mandate.ex_officio import refuse_alone
from comitia.core.mandate.held import Held
from comitia.core.mandate.letters import Resignation
from comitia.core.mandate.office import filled_by, is_body
from comitia.core.refused import Refused

Request = Literal["none", "leave", "posting"]
Silence = Literal["accepted", "refused", "lapses"]
Leave = Literal["asked", "not_needed", "nobody_to_ask", "refused_before"]
NOT_TOGETHER = "these are not left by the same body's leave, majority and day: tender one for each"


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderResignation:
    """Ask to be released from these mandates, all of one person; `text` commits to the letter.

    `request` is what the person asks for instead, `condition` commits to the words of a condition, and `effective_on`
    is the day that the letter names.
    """

    mandates: tuple[str, ...]
    text: str
    at: date
    request: Request = "none"
    condition: str | None = None
    effective_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResignationTendered:
    """A person asks to be released, on these terms.

    Where leave is `asked`, `body` of `unit` decides before the day `until`, and `silence` is what it means if it has
    not; where it is not, `leave` says why (`refused_before`: as often as the charter allows). Nothing has effect
    before the day `effective_on`.
    """

    resignation: str
    person: str
    mandates: tuple[str, ...]
    text: str
    request: Request
    condition: str | None
    leave: Leave
    body: str | None
    unit: str | None
    until: date | None
    silence: Silence | None
    effective_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How one mandate is left; `path` is where the charter says so."""

    leave: Leave
    body: str | None
    unit: str | None
    majority: str
    until: date | None
    silence: Silence | None
    effective_on: date | None
    is_conditional: bool
    path: str = field(compare=False)


def decide_tender(facts: Facts, command: TenderResignation) -> list[ResignationTendered]:
    """Return the resignation tendered, or refuse one for mandates that are not one person's, or not live."""
    subject = f"resignation from {', '.join(command.mandates) or 'nothing'}"
    live = _named(facts, command, subject)
    if not facts.charter.may_end_by("resignation_effective"):
        raise Refused(
            "the charter does not let a mandate end by resignation: add resignation_effective to it first",
            rule="mandate.ends",
            subject=subject,
        )
    asked = {
        mandate
        for each in facts.holdings.letters.open
        if each.outcome != "accepted"
        for mandate in each.tendered.mandates
    }
    if asked & set(command.mandates):
        raise Refused("a resignation from it is pending already", rule="resign", subject=subject)
    terms = [_terms(facts, each, command, subject) for each in live]
    if any(each != terms[0] for each in terms):
        raise Refused(NOT_TOGETHER, rule="resign", subject=subject)
    found = terms[0]
    if command.condition is not None and not found.is_conditional:
        raise Refused("it may not name a condition", rule=f"{found.path}.conditional", subject=subject)
    return [
        ResignationTendered(
            resignation=f"resignation-{len(facts.holdings.resignations) + 1}",
            person=live[0].person,
            mandates=command.mandates,
            text=command.text,
            request=command.request,
            condition=command.condition,
            leave=found.leave,
            body=found.body,
            unit=found.unit,
            until=found.until,
            silence=found.silence,
            effective_on=found.effective_on,
        )
    ]


def _named(facts: Facts, command: TenderResignation, subject: str) -> list[Held]:
    """Return the mandates that a letter names, or refuse those that are not one living person's on that day."""
    held = [facts.holdings.mandate(mandate) for mandate in command.mandates]
    live = [each for each in held if each is not None and each.holds_on(command.at)]
    if not live or len(set(command.mandates)) != len(live):
        raise Refused("name the mandates held, each once", rule="resign", subject=subject)
    if len({each.person for each in live}) != 1:
        raise Refused("nobody resigns for somebody else", rule="resign", subject=subject)
    if facts.course.is_dead(live[0].person):
        raise Refused("the person has died, and nobody resigns for somebody else", rule="mandate.ends", subject=subject)
    return live


def _terms(facts: Facts, held: Held, command: TenderResignation, subject: str) -> Terms:
    """Return on which terms a mandate is left, or refuse a day that the letter may not name, or must."""
    refuse_alone(facts, held.mandate)
    rule, path = rule_of(facts, held), path_of(held)
    body, unit = filled_by(facts, held)
    needs = rule.needs if rule else None
    is_there = body is not None and unit is not None and is_body(facts, body, unit)
    leave: Leave = "not_needed" if needs is None else "asked" if is_there else "nobody_to_ask"
    if leave == "asked" and rule is not None and _is_refused_enough(facts, held, rule):
        leave = "refused_before"
    is_asked = needs is not None and leave == "asked"
    within = needs.within if needs is not None and is_asked else None
    return Terms(
        leave=leave,
        body=body if is_asked else None,
        unit=unit if is_asked else None,
        majority=needs.majority if needs is not None and is_asked else "",
        until=within.end(command.at) if within is not None else None,
        silence=needs.silence if needs is not None and is_asked else None,
        effective_on=_effective_on(held, rule, command, subject),
        is_conditional=rule is not None and rule.conditional == "allowed",
        path=path,
    )


def _effective_on(held: Held, rule: ResignRule | None, command: TenderResignation, subject: str) -> date | None:
    place, named = f"{path_of(held)}.effective", command.effective_on
    if rule is not None and rule.effective == "on_date":
        if named is None:
            raise Refused("it takes effect on the day that the letter names: name one", rule=place, subject=subject)
        if named < command.at:
            raise Refused(f"it names {named}, and is tendered on {command.at}", rule=place, subject=subject)
        if held.ends is not None and named >= held.ends:
            raise Refused(f"the mandate ends on {held.ends} without it", rule=place, subject=subject)
        return named
    notice = rule.notice if rule is not None else None
    given = notice.end(command.at) if notice is not None else None
    if named is not None and named != given:
        said = f"it takes effect on {given}" if given is not None else "the letter cannot name its day"
        raise Refused(f"{said}: leave the day out", rule=place, subject=subject)
    return given


def _is_refused_enough(facts: Facts, held: Held, rule: ResignRule) -> bool:
    """Tell whether resignations from a mandate were refused as often as the charter allows; refusals that stand."""
    if rule.max_refusals is None:
        return False
    refused = [
        each
        for each in facts.holdings.resignations
        if each.outcome == "refused" and held.mandate in each.tendered.mandates
    ]
    return len(refused) >= rule.max_refusals


def rule_of(facts: Facts, held: Held) -> ResignRule | None:
    """Return what the charter in force says of leaving a mandate, or None."""
    return rule_in(facts.charter, held.kind)


def rule_in(charter: Charter, kind: str) -> ResignRule | None:
    """Return what a charter says of leaving a mandate of a kind, `body` or `post`, or None."""
    section = charter.resign
    if section is None:
        return None
    return section.delegate if kind == "body" else section.post


def path_of(held: Held) -> str:
    """Return where the charter says how a mandate is left."""
    return "resign.delegate" if held.kind == "body" else "resign.post"


def before(facts: Facts, found: Resignation) -> tuple[str, str] | None:
    """Return the body and unit that a resignation is before now; None where it is before none, or that is no more.

    Where the unit was merged since, the body of the unit in which its members are now stands in its place.
    """
    body, unit = found.tendered.body, found.tendered.unit
    now = facts.successor(unit) if unit is not None else None
    return (body, now) if body is not None and now is not None and is_body(facts, body, now) else None


def mandates_of(facts: Facts, found: Resignation) -> Sequence[Held]:
    """Return the mandates that a resignation names, as they are now."""
    held = (facts.holdings.mandate(mandate) for mandate in found.tendered.mandates)
    return [each for each in held if each is not None]


def can_end(facts: Facts, found: Resignation, day: date) -> bool:
    """Tell whether there is something left to be released from on a day."""
    return any(each.can_end_on(day) for each in mandates_of(facts, found))


def acceptance_of(facts: Facts, resignation: str) -> tuple[str, str] | None:
    """Return the name of the majority that accepts a resignation, and its path; None where the charter names none."""
    found = facts.holdings.resignation(resignation)
    held = facts.holdings.mandate(found.tendered.mandates[0]) if found else None
    rule = rule_of(facts, held) if held else None
    return (rule.needs.majority, f"{path_of(held)}.needs.majority") if held and rule and rule.needs else None
