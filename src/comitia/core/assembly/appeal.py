"""Appeals: who is expelled asks a body above; it upholds the appeal, and what was done is reversed, or dismisses it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.assembly.competence import is_above
from comitia.core.assembly.effect import Deciding
from comitia.core.assembly.proceedings import Motion
from comitia.core.facts import Facts
from comitia.core.refused import Refused

RULE = "discipline.appeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeAppeal:
    """Appeal against an expulsion to a body above the one that decided; `text` commits to the reasons."""

    motion: str
    body: str
    unit: str
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleAppeal:
    """Enter what the body above decided on an appeal against `appealed`, by its own `motion`."""

    appealed: str
    outcome: Literal["upheld", "dismissed"]
    motion: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealLodged:
    """An appeal against the decision on `motion` is before the body of `unit`."""

    motion: str
    body: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealSettled:
    """An appeal against the decision on `appealed` is upheld or dismissed, by the one on `motion`."""

    appealed: str
    outcome: Literal["upheld", "dismissed"]
    motion: str


def decide_appeal(facts: Facts, command: LodgeAppeal) -> list[AppealLodged]:
    """Return the appeal lodged, or refuse where the charter knows none, the time is over, or the body is not above."""
    found = facts.proceedings.motion(command.motion)
    section = facts.charter.discipline
    appeal = section.appeal if section else None
    if appeal is None:
        raise Refused("the charter has no appeal", rule=RULE, subject=command.motion)
    carried = found is not None and found.state in {"carried", "in_effect"}
    if found is None or not carried or found.kind != "expel":
        raise Refused("there is no expulsion to appeal against", rule=RULE, subject=command.motion)
    if found.appealed is not None:
        raise Refused("an appeal was lodged already", rule=RULE, subject=command.motion)
    if found.carried_on is None or not found.carried_on <= command.at < appeal.within.end(found.carried_on):
        raise Refused("the time for an appeal is over", rule=f"{RULE}.within", subject=command.motion)
    if has_lapsed(facts, found):
        raise Refused("the person has died, and nobody appeals", rule="mandate.ends", subject=command.motion)
    moved = found.moved
    expelling = Deciding(motion=moved.motion, body=moved.body, unit=moved.unit, at=command.at)
    if not is_above(facts, command.body, command.unit, expelling):
        raise Refused(f"{command.body} of {command.unit} is no body above", rule=RULE, subject=command.motion)
    return [AppealLodged(motion=command.motion, body=command.body, unit=command.unit, text=command.text)]


def has_lapsed(facts: Facts, expulsion: Motion) -> bool:
    """Tell whether whoever a motion expels has died, so that no appeal against it is pending, or lodged, any more."""
    effect = expulsion.moved.effect
    charges = facts.holdings.members.charges(str(effect["charges"])) if isinstance(effect, dict) else None
    return charges is not None and facts.course.is_dead(charges.laid.person)


def decide_appeal_outcome(facts: Facts, command: SettleAppeal) -> list[AppealSettled]:
    """Return the appeal settled, or refuse where none is pending."""
    found = facts.proceedings.motion(command.appealed)
    if found is None or found.appeal != "pending":
        raise Refused("no appeal against it is pending", rule=RULE, subject=command.appealed)
    return [AppealSettled(appealed=command.appealed, outcome=command.outcome, motion=command.motion)]
