"""Decisions: a carried motion comes into effect, and its acts are entered, once nothing in the charter makes it wait.

It waits for the challenge window (`decisions.challenge`, unless its effect is at once), for an open challenge, for
ratification (`amend.ratify`) and, where an appeal suspends, for the appeal. What settles an appeal always waits for
the window: it is final. What has become impossible meanwhile lapses, and says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from comitia.core.assembly.appeal import has_lapsed
from comitia.core.assembly.motion import deciding_on
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.ratification import is_ratified, is_too_late
from comitia.core.facts import Facts
from comitia.core.mandate.clock import RunOut, run_out
from comitia.core.mandate.office import is_body
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.decider import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeEffect:
    """Let the decision on a motion take effect."""

    motion: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseDecision:
    """Undo what the decision on a motion has done; `why` is challenge, appeal or ratification."""

    motion: str
    why: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInEffect:
    """The decision holds, and the entries that this one causes are what it does."""

    motion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLapsed:
    """A carried motion has no effect: it has become impossible, or is not ratified in time. `rule` is why."""

    motion: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionReversed:
    """The decision holds no more; the entries that this one causes undo it. `why` is as in `ReverseDecision`."""

    motion: str
    why: str


def decide_effect(facts: Facts, command: TakeEffect) -> list[DecisionInEffect | DecisionLapsed]:
    """Return the decision in effect, or lapsed; refuse it while the charter makes it wait."""
    found = facts.proceedings.motion(command.motion)
    if found is None or found.state != "carried":
        state = found.state if found else "unknown"
        raise Refused(
            f"it is not a carried motion whose effect is to come, but {state}", rule="decisions", subject=command.motion
        )
    waits = next(waiting(facts, found, command.at), None)
    if waits is not None:
        raise Refused(waits[0], rule=waits[1], subject=command.motion)
    if is_too_late(facts, found, command.at):
        return [DecisionLapsed(motion=command.motion, rule="amend.ratify.within")]
    effect, deciding = deciding_on(found, command.at)
    if not is_body(facts, deciding.body, deciding.unit):
        return [DecisionLapsed(motion=command.motion, rule=f"bodies.{deciding.body}")]
    try:
        effect.refuse(facts, deciding)
    except Refused as refused:
        return [DecisionLapsed(motion=command.motion, rule=refused.rule)]
    return [DecisionInEffect(motion=command.motion)]


def waiting(facts: Facts, found: Motion, at: date) -> Iterator[tuple[str, str]]:
    """Yield what a carried motion still waits for, and the path in the charter that says so."""
    voted = found.voted
    if voted is None or found.voted_on is None or at < found.voted_on:
        yield f"its vote is on {found.voted_on}, and this is {at}", "decisions"
        return
    if found.is_challenged:
        yield "the result is challenged", "decisions.challenge"
    until = voted.challenge_until
    if until is not None and found.answered is None and at < until and _waits(facts, found):
        yield f"the result can be challenged until {until}", "decisions.challenge.within"
    yield from _awaiting_appeal(facts, found, at)
    in_force = found.in_force
    if in_force is not None and at < in_force and not is_too_late(facts, found, at):
        yield f"it comes into force on {in_force}", "in_force"
    if not is_ratified(facts, found) and not is_too_late(facts, found, at):
        yield "it is not ratified by enough of those whom the charter asks", "amend.ratify"


def due(facts: Facts, at: date) -> str | None:
    """Return the first motion in the order of moving that is carried and waits for nothing on a day, or None."""
    carried = (found for found in facts.proceedings.motions if found.state == "carried")
    return next((found.moved.motion for found in carried if not any(waiting(facts, found, at))), None)


def overdue(facts: Facts, day: date) -> TakeEffect | RunOut | None:
    """Return what has fallen due first by a day and is not entered yet, with the day of its entry; None at the end.

    A grace ends on its own day. A decision takes effect on the day on which it is entered; but one that was due before
    a grace ran out comes before that, on the eve: it may have lifted the grace.
    """
    ending = run_out(facts, day)
    latest = ending.at - timedelta(days=1) if ending else day
    motion = due(facts, latest)
    return TakeEffect(motion=motion, at=latest) if motion is not None else ending


def _waits(facts: Facts, found: Motion) -> bool:
    section = facts.charter.decisions
    if found.kind == "decide_appeal":
        return True
    return section is not None and section.challenge is not None and section.challenge.effect == "waits"


def _awaiting_appeal(facts: Facts, found: Motion, at: date) -> Iterator[tuple[str, str]]:
    """Yield that an expulsion waits for an appeal, where the charter lets an appeal suspend it."""
    section = facts.charter.discipline
    appeal = section.appeal if section else None
    if appeal is None or not appeal.suspends or found.kind != "expel" or found.carried_on is None:
        return
    if has_lapsed(facts, found):
        return
    until, appealed = appeal.within.end(found.carried_on), found.appealed
    if found.appeal == "pending" and appealed is not None and is_body(facts, appealed.body, appealed.unit):
        yield "an appeal is pending", "discipline.appeal"
    elif not found.appeal and at < until:
        yield f"an appeal can be lodged until {until}", "discipline.appeal.within"


def decide_reversal(facts: Facts, command: ReverseDecision) -> list[DecisionReversed]:
    """Return the decision reversed, or refuse where it is neither carried nor in effect."""
    found = facts.proceedings.motion(command.motion)
    if found is None or found.end not in {"", "in_effect"} or found.voted is None:
        raise Refused("it is not in effect", rule="decisions", subject=command.motion)
    return [DecisionReversed(motion=command.motion, why=command.why)]


def acts(facts: Facts, motion: str, at: date) -> list[Command]:
    """Return the commands that follow from a decision that has taken effect."""
    found = facts.proceedings.motion(motion)
    assert found is not None  # noqa: S101  it has just taken effect
    effect, deciding = deciding_on(found, at)
    return list(effect.acts(facts, deciding))
