"""The acts of bodies: one function and one transaction each; what has fallen due by the day comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from comitia.app.assembly import countbacks, resigning
from comitia.app.assembly.desk import Desk, Entered
from comitia.app.assembly.effect_fields import effect_from
from comitia.app.assembly.petitions import with_petition
from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.challenge import ChallengeVote, DecideChallenge
from comitia.core.assembly.motion import MoveMotion, WithdrawMotion
from comitia.core.assembly.report import ReportResolution
from comitia.core.assembly.requirement import Tally
from comitia.core.assembly.vote import DeclareVote
from comitia.core.mandate.incompatibility import ChooseMandate
from comitia.core.mandate.membership import HearPerson, LayCharges

Outcome = Literal["done", "under_way", "not_done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A motion as it is handed in: its body, who moves it, its words, and its kind of effect with the fields."""

    body: str
    mover: str
    text: str
    kind: str
    fields: Sequence[tuple[str, str]]


def count_attendance(desk: Desk, body: str, present: int, credentialed: int | None) -> Entered:
    """Enter how many are present in a body."""
    with desk.sitting() as sitting:
        name, unit = sitting.naming.body(body)
        return sitting.enter(
            CountAttendance(body=name, unit=unit, present=present, credentialed=credentialed, at=desk.day)
        )


def move(desk: Desk, moved: Moved) -> Entered:
    """Enter a motion."""
    with desk.sitting() as sitting:
        naming = sitting.naming
        body, unit = naming.body(moved.body)
        motion = f"motion-{len(naming.state.proceedings.motions) + 1}"
        return sitting.enter(
            MoveMotion(
                body=body,
                unit=unit,
                mover=naming.people.acting(moved.mover),
                text=sitting.commit(motion, moved.text),
                effect=with_petition(effect_from(moved.kind, moved.fields, naming), naming),
                at=desk.day,
            )
        )


def withdraw(desk: Desk, motion: str) -> Entered:
    """Enter that a motion is withdrawn."""
    with desk.sitting() as sitting:
        return sitting.enter(WithdrawMotion(motion=sitting.naming.motion(motion), at=desk.day))


def declare_vote(desk: Desk, motion: str, tally: Tally) -> Entered:
    """Enter how the votes on a motion fell, and what follows."""
    with desk.sitting() as sitting:
        return sitting.enter(DeclareVote(motion=sitting.naming.motion(motion), tally=tally, at=desk.day))


def challenge(desk: Desk, motion: str, challenger: str, grounds: str) -> Entered:
    """Enter a challenge to a declared result."""
    with desk.sitting() as sitting:
        name = sitting.naming.motion(motion)
        return sitting.enter(
            ChallengeVote(
                motion=name,
                challenger=sitting.naming.people.acting(challenger),
                grounds=sitting.commit(f"{name}/grounds", grounds),
                at=desk.day,
            )
        )


def answer_challenge(desk: Desk, motion: str, recount: Tally | None) -> Entered:
    """Enter the recount that decides a challenge, or (None) that the challenge is dismissed."""
    with desk.sitting() as sitting:
        return sitting.enter(DecideChallenge(motion=sitting.naming.motion(motion), recount=recount, at=desk.day))


def settle(desk: Desk) -> Entered:
    """Let every decision that is due by the day take effect."""
    with desk.sitting() as sitting:
        return sitting.entered()


def ballots_lost(desk: Desk, mandate: str) -> Entered:
    """Enter that the ballots from which a seat was to be counted back are lost: the next filler applies."""
    with desk.sitting() as sitting:
        return sitting.enter(countbacks.lost(desk.clerk.state, mandate, desk.day))


def report(desk: Desk, motion: str, outcome: Outcome, text: str) -> Entered:
    """Enter what became of a resolution."""
    with desk.sitting() as sitting:
        name = sitting.naming.motion(motion)
        found = sitting.naming.state.proceedings.motion(name)
        number = len(found.reports) + 1 if found else 1
        committed = sitting.commit(f"{name}/report-{number}", text)
        return sitting.enter(ReportResolution(motion=name, outcome=outcome, text=committed, at=desk.day))


def appeal(desk: Desk, motion: str, to: str, text: str) -> Entered:
    """Enter an appeal against an expulsion to a body above."""
    with desk.sitting() as sitting:
        name = sitting.naming.motion(motion)
        body, unit = sitting.naming.body(to)
        committed = sitting.commit(f"{name}/appeal", text)
        return sitting.enter(LodgeAppeal(motion=name, body=body, unit=unit, text=committed, at=desk.day))


def resign(desk: Desk, person: str, mandates: Sequence[str], text: str) -> Entered:
    """Enter that a person asks to be released from these mandates, and nothing else."""
    return resigning.tender(desk, person, mandates, resigning.Letter(text=text))


def choose(desk: Desk, person: str, mandate: str) -> Entered:
    """Enter which of the offices that do not go together a person keeps."""
    with desk.sitting() as sitting:
        (kept,) = sitting.naming.mandates_of(person, [mandate])
        return sitting.enter(ChooseMandate(mandate=kept, at=desk.day))


def charge(desk: Desk, person: str, before: str, text: str) -> Entered:
    """Enter charges against a person before a body."""
    with desk.sitting() as sitting:
        naming = sitting.naming
        body, unit = naming.body(before)
        charges = f"charges-{len(naming.state.holdings.members.all_charges) + 1}"
        return sitting.enter(
            LayCharges(
                person=naming.people.acting(person),
                body=body,
                unit=unit,
                text=sitting.commit(charges, text),
                at=desk.day,
            )
        )


def hear(desk: Desk, charges: str, *, appeared: bool) -> Entered:
    """Enter the hearing of a person who is charged."""
    with desk.sitting() as sitting:
        return sitting.enter(HearPerson(charges=sitting.naming.charges(charges), appeared=appeared, at=desk.day))
