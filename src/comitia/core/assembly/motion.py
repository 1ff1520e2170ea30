"""Motions: what is put to a body, by whom, with the requirement and the effect that it has if it is carried.

States: moved, withdrawn, lost, carried (its effect still to come), in effect, lapsed (the effect had become
impossible) and reversed. The vote is in `vote`, challenges are in `challenge`, what a carried motion does is in
`decision`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.charter import Charter, Majority, Term, from_canonical
from comitia.core.assembly.amendment import can_be_put_from
from comitia.core.assembly.attendance import refuse_outsider
from comitia.core.assembly.competence import refuse_incompetent
from comitia.core.assembly.effect import Deciding, Effect
from comitia.core.assembly.effects import effect_of, effect_to_json, refuse_unknown_kinds
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.assembly.effects.resignation import AcceptResignation
from comitia.core.assembly.matter import matter_of
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.recalling import majority_of
from comitia.core.assembly.requirement import Requirement, requirement_of
from comitia.core.facts import Facts
from comitia.core.mandate.resignation import acceptance_of
from comitia.core.record.canonical import JSON
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMotion:
    """Move a motion in the body of a unit; `text` commits to its words, `mover` sits in the body."""

    body: str
    unit: str
    mover: str
    text: str
    effect: Effect
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawMotion:
    """Take a motion back before it is put to the vote."""

    motion: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionMoved:
    """A motion is before the body of `unit`, under this edition of the charter.

    `not_before` is the first day on which it can be put to the vote.
    """

    motion: str
    body: str
    unit: str
    mover: str
    text: str
    effect: JSON
    edition: int
    requirement: Requirement
    not_before: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionWithdrawn:
    """A motion is not put to the vote."""

    motion: str


def decide_motion(facts: Facts, command: MoveMotion) -> list[MotionMoved]:
    """Return the motion moved, or refuse what this body cannot decide, or who does not sit in it."""
    motion = f"motion-{len(facts.proceedings.motions) + 1}"
    kind = command.effect.kind
    deciding = Deciding(motion=motion, body=command.body, unit=command.unit, at=command.at)
    refuse_incompetent(facts, deciding, kind, matter_of(facts, command.effect))
    refuse_outsider(facts, command.mover, deciding)
    command.effect.refuse(facts, deciding)
    if isinstance(command.effect, Amend):
        refuse_unknown_kinds(from_canonical(command.effect.charter))
    majority, rule, notice = _rule_of(facts, command.effect)
    first = can_be_put_from(facts) if kind == "amend" else None
    known = notice.end(command.at) if notice else command.at
    return [
        MotionMoved(
            motion=motion,
            body=command.body,
            unit=command.unit,
            mover=command.mover,
            text=command.text,
            effect=effect_to_json(command.effect),
            edition=facts.charter.edition,
            requirement=requirement_of(majority, rule, casts=casts(facts.charter, command.body)),
            not_before=max(known, first) if first is not None else known,
        )
    ]


def casts(charter: Charter, body: str) -> bool:
    """Tell whether the chair of a body may settle a tie; where the charter says nothing of the chair, it may."""
    found = charter.bodies.get(body)
    return found is None or found.casts


def _rule_of(facts: Facts, effect: Effect) -> tuple[Majority, str, Term | None]:
    """Return the majority that an effect needs, its path in the charter, and the notice to be given."""
    charter, kind = facts.charter, effect.kind
    amend = charter.amend
    if kind == "amend" and amend is not None:
        named = charter.majority(amend.majority) if isinstance(amend.majority, str) else amend.majority
        return named, "amend.majority", amend.notice
    matter = matter_of(facts, effect)
    rule = charter.decision(kind, matter)
    if isinstance(effect, Recall):
        recalled, path, before = majority_of(facts, effect.mandate)
        notice = before or (rule.notice if rule else None)
        if recalled is not None:
            return recalled, path, notice
        named = charter.majority(rule.majority if rule else "simple")
        return named, f"decisions.effects.{kind}" if rule else "procedure.majorities.simple", notice
    accepting = acceptance_of(facts, effect.resignation) if isinstance(effect, AcceptResignation) else None
    if accepting is not None:
        return charter.majority(accepting[0]), accepting[1], rule.notice if rule else None
    if rule is None:
        return charter.majority("simple"), "procedure.majorities.simple", None
    return charter.majority(rule.majority), charter.decision_path(kind, matter), rule.notice


def decide_withdrawal(facts: Facts, command: WithdrawMotion) -> list[MotionWithdrawn]:
    """Return the motion withdrawn, or refuse where it is no longer pending."""
    pending(facts, command.motion, command.at)
    return [MotionWithdrawn(motion=command.motion)]


def pending(facts: Facts, motion: str, at: date) -> Motion:
    """Return a motion that is still to be put to the vote, or refuse."""
    found = facts.proceedings.motion(motion)
    if found is None:
        raise Refused("there is no such motion", rule="procedure", subject=motion)
    if not found.is_pending:
        raise Refused(f"it is {found.state.replace('_', ' ')} already", rule="procedure", subject=motion)
    if at < found.since:
        raise Refused(f"it was moved on {found.since}, after {at}", rule="procedure", subject=motion)
    return found


def deciding_on(found: Motion, at: date) -> tuple[Effect, Deciding]:
    """Return the effect of a motion, and its body as the one that decides."""
    moved = found.moved
    return effect_of(moved.effect), Deciding(motion=moved.motion, body=moved.body, unit=moved.unit, at=at)
