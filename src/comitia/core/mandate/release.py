"""How a resignation that nobody has to decide on any more ends: it takes effect, or is withdrawn before it does.

It takes effect once there is leave, or none is needed, its day has come, and its condition is entered as met. Then the
mandates end, those above first. It can be withdrawn until the point that the charter names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, upper_first
from comitia.core.mandate.letters import Resignation
from comitia.core.mandate.resignation import (
    ResignationTendered,
    can_end,
    mandates_of,
    path_of,
    rule_of,
)
from comitia.core.mandate.settlement import ResignationSettled, motions_on, silence_due
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawResignation:
    """Take a resignation back; `text` commits to what was written, None where nothing was."""

    resignation: str
    text: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetCondition:
    """Enter that the condition of a resignation is met; `text` commits to what shows it."""

    resignation: str
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseHolder:
    """Let a resignation take effect on the day on which nothing holds it up any more."""

    resignation: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResignationWithdrawn:
    """A resignation is taken back, and the holder stays."""

    resignation: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResignationConditionMet:
    """The condition of a resignation is met."""

    resignation: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResignationInEffect:
    """A resignation takes effect some time after it was tendered; the ends of the mandates follow."""

    resignation: str


def decide_withdrawal_of(facts: Facts, command: WithdrawResignation) -> list[ResignationWithdrawn]:
    """Return the resignation withdrawn, or refuse where that is too late."""
    found = _open(facts, command.resignation, command.at)
    held = mandates_of(facts, found)[0]
    rule, subject = rule_of(facts, held), f"resignation {command.resignation}"
    until = rule.withdraw_until if rule is not None else None
    place = f"{path_of(held)}.withdraw_until"
    if until in {"question_put", "accepted"} and found.outcome == "accepted":
        raise Refused("it is accepted, and can be withdrawn no more", rule=place, subject=subject)
    moved = motions_on(facts, command.resignation)
    carried = [each for each in moved if each.kind == "accept_resignation" and each.state == "carried"]
    if until == "accepted" and carried:
        said = f"it is accepted by {carried[0].moved.motion}, though that waits, and can be withdrawn no more"
        raise Refused(said, rule=place, subject=subject)
    put = moved if until == "question_put" else []
    if put:
        said = f"the question is put, by {put[0].moved.motion}, and it can be withdrawn no more"
        raise Refused(said, rule=place, subject=subject)
    return [ResignationWithdrawn(resignation=command.resignation, text=command.text)]


def decide_condition(facts: Facts, command: MeetCondition) -> list[ResignationConditionMet]:
    """Return the condition of a resignation met, or refuse where it has none, or it is met already."""
    found = _open(facts, command.resignation, command.at)
    subject = f"resignation {command.resignation}"
    if found.tendered.condition is None:
        raise Refused("it names no condition", rule="resign", subject=subject)
    if found.met_on is not None:
        raise Refused(f"its condition was met on {found.met_on} already", rule="resign", subject=subject)
    return [ResignationConditionMet(resignation=command.resignation, text=command.text)]


def decide_release(facts: Facts, command: ReleaseHolder) -> list[ResignationInEffect]:
    """Return the resignation in effect, or refuse on another day than its own, or where something holds it up."""
    found = facts.holdings.resignation(command.resignation)
    due = release_due(found) if found is not None else None
    subject = f"resignation {command.resignation}"
    if found is None or due is None or not can_end(facts, found, command.at):
        raise Refused("it does not take effect by itself", rule="resign", subject=subject)
    if command.at != due:
        raise Refused(f"it takes effect on {due}", rule="resign", subject=subject)
    return [ResignationInEffect(resignation=command.resignation)]


def _open(facts: Facts, resignation: str, at: date) -> Resignation:
    """Return a resignation that has neither taken effect nor come to nothing by a day, or refuse."""
    found, subject = facts.holdings.resignation(resignation), f"resignation {resignation}"
    if found is None:
        raise Refused("there is no such resignation", rule="resign", subject=subject)
    if not found.is_open:
        raise Refused(f"it is {found.outcome.replace('_', ' ')} already", rule="resign", subject=subject)
    if at < found.since:
        raise Refused(f"it was tendered on {found.since}, after {at}", rule="resign", subject=subject)
    if not can_end(facts, found, at):
        raise Refused("the mandates have ended, there is nothing left to settle", rule="resign", subject=subject)
    refuse_late(facts, found, at)
    due = release_due(found)
    if due is not None and due <= at:
        raise Refused(f"it took effect on {due}: enter that first", rule="resign", subject=subject)
    return found


def refuse_late(facts: Facts, found: Resignation, at: date) -> None:
    """Refuse what comes on or after the day on which silence has settled a resignation."""
    due = silence_due(facts, found)
    if due is not None and at >= due and found.silence is not None:
        said = {"accepted": "it is accepted", "refused": "it is refused", "lapses": "it lapses"}[found.silence]
        path = path_of(mandates_of(facts, found)[0])
        raise Refused(
            f"the time was over on {due}, and silence means that {said}",
            rule=f"{path}.needs.within",
            subject=f"resignation {found.tendered.resignation}",
        )


def release_due(found: Resignation) -> date | None:
    """Return the day on which a resignation takes effect by itself; None while leave or its condition is wanting."""
    tendered = found.tendered
    if not found.is_open or found.outcome == "pending" or (tendered.condition is not None and found.met_on is None):
        return None
    return max(day for day in (found.since, tendered.effective_on, found.met_on, found.settled_on) if day is not None)


def run_out(facts: Facts, day: date) -> ReleaseHolder | None:
    """Return what takes effect first by a day, on its own day, of all that only waits for that; None where nothing."""
    dated = ((release_due(each), each) for each in facts.holdings.letters.open)
    over = [(at, each) for at, each in dated if at is not None and at <= day and can_end(facts, each, at)]
    if not over:
        return None
    at, first = min(over, key=lambda each: each[0])
    return ReleaseHolder(resignation=first.tendered.resignation, at=at)


def after_acceptance(facts: Facts, event: ResignationSettled, at: date) -> Iterator[EndMandate | ReleaseHolder]:
    """Yield what follows from an acceptance: the mandates end, unless there is a condition that is not met."""
    found = facts.holdings.resignation(event.resignation)
    if found is None or event.outcome != "accepted":
        return
    if found.tendered.condition is None:
        yield from released(facts, found.tendered, event.motion, at)
    else:
        yield from releasing(facts, event.resignation, at)


def releasing(facts: Facts, resignation: str, at: date) -> Iterator[ReleaseHolder]:
    """Yield that a resignation takes effect, where nothing holds it up on this day."""
    found = facts.holdings.resignation(resignation)
    if found is not None and release_due(found) == at:
        yield ReleaseHolder(resignation=resignation, at=at)


def after_release(facts: Facts, event: ResignationInEffect, at: date) -> Iterator[EndMandate]:
    """Yield the end of the mandates, which goes back to the decision that accepted the resignation, if one did."""
    found = facts.holdings.resignation(event.resignation)
    if found is not None:
        yield from released(facts, found.tendered, found.accepted_by, at)


def released(facts: Facts, tendered: ResignationTendered, motion: str | None, at: date) -> Iterator[EndMandate]:
    """Yield the end of the mandates that a person is released from, those still live."""
    held = [facts.holdings.mandate(mandate) for mandate in tendered.mandates]
    for each in upper_first(facts, tuple(each for each in held if each is not None)):
        now = facts.holdings.mandate(each.mandate)
        if now is not None and now.can_end_on(at):  # it may have fallen with one before it
            yield EndMandate(mandate=each.mandate, cause="resigned", motion=motion, at=at)
