"""What becomes of a petition: a body admits or rejects it; or a day does, on which it lapses, or silence settles it.

Silence waits for what a body has voted on in time: a motion that is carried and not in effect yet, or whose result is
challenged. Where such a vote comes to nothing, silence counts on that day at the earliest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.facts import Facts
from comitia.core.mandate.petition import (
    Outcome,
    PetitionSettled,
    RunOutPetition,
    SettlePetition,
    found_on,
)
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.recall_times import admissibility_of, is_live
from comitia.core.mandate.signing import path_of
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.assembly.proceedings import Motion


def decide_settling(facts: Facts, command: SettlePetition) -> list[PetitionSettled]:
    """Return the petition settled, or refuse where there is nothing to settle."""
    found = found_on(facts, command.petition, command.at)
    before = ("admitted", "rejected") if command.outcome == "complete" else ("complete",)
    if found.outcome not in before:
        raise Refused(f"it is {found.outcome}", rule=path_of(found.opened.kind), subject=command.petition)
    return [_settled(found, command.outcome, command.motion)]


def decide_time_over(facts: Facts, command: RunOutPetition) -> list[PetitionSettled]:
    """Return what the end of its time means for a petition, or refuse on another day."""
    found = found_on(facts, command.petition, command.at)
    due, here = due_on(facts, found), path_of(found.opened.kind)
    if due != command.at:
        said = f"its time is over on {due}" if due is not None else "nothing is awaited of it"
        raise Refused(said, rule=here, subject=command.petition)
    admission = admissibility_of(facts, found)
    if found.outcome == "open" or admission is None or not is_live(facts, found, command.at):
        return [_settled(found, "lapsed", None)]
    return [_settled(found, admission.silence, None)]


def run_out(facts: Facts, day: date) -> RunOutPetition | None:
    """Return the petition whose time was over first by a day, on its own day; None where there is none."""
    over = [(due, each.opened.petition) for each in facts.course.petitions.all if (due := due_on(facts, each))]
    due, petition = min(((due, each) for due, each in over if due <= day), key=lambda each: each[0], default=(day, ""))
    return RunOutPetition(petition=petition, at=due) if petition else None


def due_on(facts: Facts, found: Petition) -> date | None:
    """Return the day on which a petition lapses, or silence settles it; None where nothing is awaited."""
    if found.outcome == "open":
        return found.opened.until
    return _silent_on(facts, found) if found.outcome == "complete" else None


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


def _settled(found: Petition, outcome: Outcome, motion: str | None) -> PetitionSettled:
    return PetitionSettled(petition=found.opened.petition, mandate=found.opened.mandate, outcome=outcome, motion=motion)
