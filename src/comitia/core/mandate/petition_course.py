"""What becomes of a petition: a body admits or rejects it; or a day does, on which it lapses, or silence settles it.

Silence waits for what a body has voted on in time: a motion that is carried and not in effect yet, or whose result is
challenged. Where such a vote comes to nothing, silence counts on that day at the earliest. It does not wait for a
recall that is carried and not in effect yet: that takes effect only where the petition is ready by then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from comitia.core.facts import Facts
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.petition import (
    Outcome,
    PetitionSettled,
    RunOutPetition,
    SettlePetition,
    Why,
    found_on,
)
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.recall_times import admissibility_of, awaited_since, has_had_its_vote, is_live
from comitia.core.mandate.signing import path_of
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.assembly.proceedings import Motion

PENDING: tuple[Outcome, ...] = ("open", "complete", "admitted")
"""What a petition is for which a recall may still be moved."""


def decide_settling(facts: Facts, command: SettlePetition) -> list[PetitionSettled]:
    """Return the petition settled, or refuse where there is nothing to settle."""
    found = facts.course.petitions.petition(command.petition)
    if found is None or found.outcome not in _before(command):
        said = f"it is {found.outcome}" if found is not None else "there is no such petition"
        rule = path_of(found.opened.kind) if found is not None else "recall"
        raise Refused(said, rule=rule, subject=command.petition)
    until = _extended(found, command.at) if command.outcome == "open" else None
    return [_settled(found, command.outcome, command.why, command.motion, until)]


def _before(command: SettlePetition) -> Collection[str]:
    """Return what a petition may be for a command to settle it."""
    match command.why:
        case "reversed":
            return ("admitted", "rejected")
        case "mandate_ended":
            return PENDING
        case "mandate_restored":
            return ("lapsed", "admitted", "rejected") if command.outcome == "complete" else ("lapsed",)
        case _:
            return ("complete",)


def _extended(found: Petition, at: date) -> date | None:
    """Return until when one that is open again can be signed: as many days as were left when it lapsed."""
    if found.until is None or found.settled_on is None:
        return None
    return found.until + max(at - found.settled_on, timedelta(0))


def decide_time_over(facts: Facts, command: RunOutPetition) -> list[PetitionSettled]:
    """Return what the end of its time means for a petition, or refuse on another day."""
    found = found_on(facts, command.petition, command.at)
    due, here = due_on(facts, found), path_of(found.opened.kind)
    if due != command.at:
        said = f"its time is over on {due}" if due is not None else "nothing is awaited of it"
        raise Refused(said, rule=here, subject=command.petition)
    admission = admissibility_of(facts, found)
    if found.outcome == "open" or admission is None or not is_live(facts, found, command.at):
        return [_settled(found, "lapsed", "time_over")]
    return [_settled(found, admission.silence, "time_over")]


def run_out(facts: Facts, day: date) -> RunOutPetition | None:
    """Return the petition whose time was over first by a day, on its own day; None where there is none."""
    over = [(due, each.opened.petition) for each in facts.course.petitions.all if (due := due_on(facts, each))]
    due, petition = min(((due, each) for due, each in over if due <= day), key=lambda each: each[0], default=(day, ""))
    return RunOutPetition(petition=petition, at=due) if petition else None


def due_on(facts: Facts, found: Petition) -> date | None:
    """Return the day on which a petition lapses, or silence settles it; None where nothing is awaited.

    It lapses with the term of the mandate at the latest, unless a recall on it was lost or took effect. Where a lost
    vote is challenged, which held that up, it counts on that day at the earliest.
    """
    held = facts.holdings.mandate(found.opened.mandate)
    if found.outcome not in PENDING or has_had_its_vote(facts, found):
        return None
    over = held.ends if held is not None and held.is_live else None
    awaited = {"open": _unsigned_on(found), "complete": _silent_on(facts, found)}.get(found.outcome)
    due = min((day for day in (awaited, over) if day is not None), default=None)
    return max(due, awaited_since(facts, found.opened.petition)) if due is not None else None


def _unsigned_on(found: Petition) -> date | None:
    """Return the day on which a petition lapses that is not signed by enough: after the day for handing in."""
    return found.until + timedelta(days=1) if found.until is not None else None


def _silent_on(facts: Facts, found: Petition) -> date | None:
    """Return the day on which silence settles a petition; None without a limit, or while a vote in time may still."""
    admission, since = admissibility_of(facts, found), found.complete_on
    if admission is None or admission.within is None or since is None:
        return None
    until = admission.within.end(since)
    in_time = [
        each
        for each in _motions_on(facts, found.opened.petition)
        if each.voted_on is not None and since <= each.voted_on < until
    ]
    if any(not each.end and (each.is_carried or each.is_challenged) for each in in_time):
        return None
    over = (max(filter(None, (each.answered_on, each.ended_on)), default=until) for each in in_time)
    return max([until, *over])


def _motions_on(facts: Facts, petition: str) -> Iterator[Motion]:
    """Yield the motions to admit or to reject a petition, in order."""
    for each in facts.proceedings.motions:
        effect = each.moved.effect
        is_settling = each.kind in {"admit_petition", "reject_petition"}
        if is_settling and isinstance(effect, dict) and effect["petition"] == petition:
            yield each


def lapsing(facts: Facts, ended: MandateEnded, at: date) -> Iterator[SettlePetition]:
    """Yield that petitions lapse with the mandate that they are about, but for those that had their vote."""
    for each in facts.course.petitions.all:
        is_pending = each.opened.mandate == ended.mandate and each.outcome in PENDING
        if is_pending and not has_had_its_vote(facts, each):
            yield _following(each, "lapsed", "mandate_ended", at)


def held_again(facts: Facts, restored: MandateRestored, at: date) -> Iterator[SettlePetition]:
    """Yield what petitions are whose mandate is given back: what they were before they lapsed with it.

    One that a motion had admitted or rejected which was reversed meanwhile is complete again, whether it lapsed or not.
    """
    for each in facts.course.petitions.all:
        if each.opened.mandate != restored.mandate:
            continue
        if _is_undone(facts, each):
            yield _following(each, "complete", "mandate_restored", at)
        elif each.before is not None:
            yield _following(each, each.before, "mandate_restored", at)


def _is_undone(facts: Facts, found: Petition) -> bool:
    """Tell whether a petition is, or was before it lapsed, what a motion has made it that is in effect no more."""
    deciding = facts.proceedings.motion(found.decided_by or "")
    is_decided = (found.before or found.outcome) in {"admitted", "rejected"}
    return is_decided and deciding is not None and deciding.state != "in_effect"


def undone(facts: Facts, event: PetitionSettled, at: date) -> Iterator[SettlePetition]:
    """Yield that a petition which a reversed decision had settled is complete again, where it still is as settled.

    Where the mandate has ended nothing is left to decide, and it stays as it is until that is given back.
    """
    found = facts.course.petitions.petition(event.petition)
    if found is None or event.why != "decision" or found.outcome != event.outcome or not is_live(facts, found, at):
        return
    yield SettlePetition(petition=event.petition, outcome="complete", why="reversed", motion=event.motion, at=at)


def _following(found: Petition, outcome: Outcome, why: Why, at: date) -> SettlePetition:
    return SettlePetition(petition=found.opened.petition, outcome=outcome, why=why, motion=None, at=at)


def _settled(
    found: Petition, outcome: Outcome, why: Why, motion: str | None = None, until: date | None = None
) -> PetitionSettled:
    return PetitionSettled(
        petition=found.opened.petition,
        mandate=found.opened.mandate,
        outcome=outcome,
        why=why,
        motion=motion,
        until=until,
    )
