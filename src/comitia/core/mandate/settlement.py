"""What becomes of a resignation that is open: the body accepts or refuses it, or is silent until its time is over.

It lapses where the mandates end otherwise, or the body is gone. Where the decision that settled it, or that ended the
mandates, is reversed, it is open again, with the whole time anew; or lapses, where the mandates are not given back.
What its writer has withdrawn stays so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from comitia.core.facts import Facts
from comitia.core.mandate.ending import MandateRestored
from comitia.core.mandate.letters import Resignation
from comitia.core.mandate.resignation import Silence, before, can_end, mandates_of, rule_of
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.assembly.proceedings import Motion

Outcome = Literal["accepted", "refused", "lapsed", "pending"]
Why = Literal["decision", "silence", "ended", "body_gone", "reversed"]
BY_SILENCE: dict[Silence, Outcome] = {"accepted": "accepted", "refused": "refused", "lapses": "lapsed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleResignation:
    """Enter what became of a resignation, by the decision on `motion` or what that did; `pending` opens it again."""

    resignation: str
    outcome: Outcome
    motion: str | None
    at: date
    why: Literal["decision", "ended", "body_gone", "reversed"] = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetSilenceSettle:
    """Let silence mean what the charter says, on the day on which the time of the body is over."""

    resignation: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResignationSettled:
    """A resignation is accepted, refused or has lapsed, or is open again; `motion` is None where no decision did it.

    `until` and `silence` are the time that the body has now, where it is before a body again.
    """

    resignation: str
    outcome: Outcome
    why: Why
    motion: str | None
    until: date | None
    silence: Silence | None


def decide_settlement(facts: Facts, command: SettleResignation) -> list[ResignationSettled]:
    """Return the resignation settled, or refuse where there is nothing to settle."""
    found = _found(facts, command.resignation)
    is_open = found.is_open if command.why == "ended" else found.outcome == "pending"
    if is_open == (command.why == "reversed"):
        raise Refused(f"it is {found.outcome} already", rule="resign", subject=_subject(command.resignation))
    until, silence = _time(facts, found, command.at) if command.outcome == "pending" else (None, None)
    return [
        ResignationSettled(
            resignation=command.resignation,
            outcome=command.outcome,
            why=command.why,
            motion=command.motion,
            until=until,
            silence=silence,
        )
    ]


def decide_by_silence(facts: Facts, command: LetSilenceSettle) -> list[ResignationSettled]:
    """Return what the silence of the body means, or refuse before that day, or where it has answered."""
    found = _found(facts, command.resignation)
    subject, due = _subject(command.resignation), silence_due(facts, found)
    if due is None or found.silence is None:
        raise Refused("no answer of a body is awaited by a day", rule="resign", subject=subject)
    if command.at != due:
        raise Refused(f"there is time until {due}, and silence counts on that day", rule="resign", subject=subject)
    return [
        ResignationSettled(
            resignation=command.resignation,
            outcome=BY_SILENCE[found.silence],
            why="silence",
            motion=None,
            until=None,
            silence=None,
        )
    ]


def _found(facts: Facts, resignation: str) -> Resignation:
    found = facts.holdings.resignation(resignation)
    if found is None:
        raise Refused("there is no such resignation", rule="resign", subject=_subject(resignation))
    return found


def _subject(resignation: str) -> str:
    return f"resignation {resignation}"


def _time(facts: Facts, found: Resignation, at: date) -> tuple[date | None, Silence | None]:
    """Return until when a body may decide on a resignation that is open again, and what silence will mean."""
    held = mandates_of(facts, found)
    rule = rule_of(facts, held[0]) if held and found.tendered.body is not None else None
    if rule is None or rule.needs is None or rule.needs.within is None:
        return None, None
    return rule.needs.within.end(at), rule.needs.silence


def motions_on(facts: Facts, resignation: str) -> Sequence[Motion]:
    """Return the motions to accept or refuse a resignation, in order, but for those withdrawn."""
    return [
        each
        for each in facts.proceedings.motions
        if each.kind in {"accept_resignation", "refuse_resignation"}
        and isinstance(each.moved.effect, dict)
        and each.moved.effect["resignation"] == resignation
        and each.state != "withdrawn"
    ]


def silence_due(facts: Facts, found: Resignation) -> date | None:
    """Return the day on which silence settles a resignation; None without a limit, or once the body has answered.

    A motion that is carried in time is an answer, though it waits to take effect; so may be one whose result is
    challenged. Once a challenge is answered and the motion is not carried, silence counts, on that day at the earliest.
    """
    until = found.until
    if found.outcome != "pending" or until is None:
        return None
    in_time = [
        each
        for each in motions_on(facts, found.tendered.resignation)
        if each.voted_on is not None and found.opened <= each.voted_on < until
    ]
    if any(each.state == "carried" or each.is_challenged for each in in_time):
        return None
    return max([until, *(each.answered_on for each in in_time if each.answered_on is not None)])


def run_out(facts: Facts, day: date) -> LetSilenceSettle | None:
    """Return what silence settles first, on its own day, of all that no body answered by a day; None where nothing."""
    due = (
        (silence_due(facts, each), each)
        for each in facts.holdings.letters.open
        if each.until is not None and each.until <= day
    )
    over = [(at, each) for at, each in due if at is not None and at <= day and can_end(facts, each, at)]
    if not over:
        return None
    at, first = min(over, key=lambda each: each[0])
    return LetSilenceSettle(resignation=first.tendered.resignation, at=at)


def lapsing(facts: Facts, motion: str | None, at: date) -> Iterator[SettleResignation]:
    """Yield that open resignations lapse: their mandates have ended, or the body that they are before is gone."""
    for each in facts.holdings.letters.open:
        resignation, is_held = each.tendered.resignation, any(held.is_live for held in mandates_of(facts, each))
        if not is_held:
            yield SettleResignation(resignation=resignation, outcome="lapsed", motion=motion, at=at, why="ended")
        elif each.outcome == "pending" and _is_before_nobody(facts, each):
            yield SettleResignation(resignation=resignation, outcome="lapsed", motion=motion, at=at, why="body_gone")


def _is_before_nobody(facts: Facts, found: Resignation) -> bool:
    return found.tendered.body is not None and before(facts, found) is None


def reopening(facts: Facts, motion: str, at: date) -> Iterator[SettleResignation]:
    """Yield what becomes of the resignations that a reversed decision had settled, once it is undone otherwise.

    They are open again where there is something left to be released from, and a body to decide; else they lapse. What
    was withdrawn meanwhile is nobody's to decide any more.
    """
    done = [act for act in facts.proceedings.acts_of(motion) if isinstance(act, ResignationSettled)]
    for resignation in dict.fromkeys(act.resignation for act in done if act.why in {"decision", "body_gone"}):
        found = facts.holdings.resignation(resignation)
        if found is None or found.outcome == "withdrawn" or found.why == "ended":
            continue
        if motion not in {found.motion, found.accepted_by}:
            continue
        if can_end(facts, found, at) and not _is_before_nobody(facts, found):
            yield _again(resignation, "pending", motion, at)
        elif found.outcome != "lapsed":
            yield _again(resignation, "lapsed", motion, at)


def held_again(facts: Facts, event: MandateRestored, at: date) -> Iterator[SettleResignation]:
    """Yield that resignations are what they were before they lapsed with a mandate that is given back."""
    for found in facts.holdings.resignations:
        has_lapsed = found.outcome == "lapsed" and found.why in {"ended", "reversed"}
        if not has_lapsed or event.mandate not in found.tendered.mandates:
            continue
        accepted = facts.proceedings.motion(found.accepted_by) if found.accepted_by else None
        if found.before == "accepted" and (accepted is None or accepted.state == "in_effect"):
            yield _again(found.tendered.resignation, "accepted", found.accepted_by, at)
        elif not _is_before_nobody(facts, found):
            yield _again(found.tendered.resignation, "pending", event.motion, at)


def _again(resignation: str, outcome: Outcome, motion: str | None, at: date) -> SettleResignation:
    return SettleResignation(resignation=resignation, outcome=outcome, motion=motion, at=at, why="reversed")
