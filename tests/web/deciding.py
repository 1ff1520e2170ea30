"""The federation of `federation.py`, which decides: motions on many kinds of effects, in every state that one can have.

As a program it enters them in the database that `COMITIA_DB` names: ``python -m tests.web.deciding KEY``.
"""
# ruff: noqa: E402  the settings are named before anything of Django is read

import os
import sys
from datetime import date
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comitia.config.settings")
django.setup()

from tests.web.hall import CHARTER_THAT_DECIDES, HALL, HARBOUR, NORTH, SOUTH, Hall

from comitia.charter import load_text
from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.challenge import ChallengeVote, DecideChallenge
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.censure import Censure
from comitia.core.assembly.effects.direct import Direct
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.post import CreateThePost, RenamePost
from comitia.core.assembly.effects.ratify import RatifyAmendment
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.assembly.motion import WithdrawMotion
from comitia.core.assembly.report import ReportResolution
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.mandate.membership import HearPerson, LayCharges
from comitia.core.mandate.resignation import TenderResignation

CANAL = """The canal path is opened to everybody before the summer.

The board agrees with the owners of the mills on the hours, and puts up signs at both ends. It says to the next assembly
what it cost."""


def decide_all(hall: Hall) -> None:
    """Decide on many kinds of effects; each step is one matter."""
    for matter in (resolve, make_offices, change_offices, hold_offices, discipline, resign, amend, leave_open):
        matter(hall)


def resolve(hall: Hall) -> None:
    """Resolutions, a direction to all region councils, an instruction to delegates; one reported, some not."""
    board = Resolution(office="board", unit="tide", due=date(2026, 9, 1))
    path = hall.decide(HALL, "ash1", board, CANAL)
    text = hall.text("report-1", "The owners of two mills agree; the third wants a fence.")
    hall.enter(ReportResolution(motion=path, outcome="under_way", text=text, at=hall.day))
    hall.decide(HALL, "dell2", Resolution(), "We thank those who cleared the ditches after the flood.")
    hall.decide(
        HALL,
        "elm1",
        Direct(office="region_council", due=date(2026, 12, 31)),
        "Each region council lists its water meadows.",
    )
    hall.decide(
        NORTH,
        "birch1",
        Instruct(office="assembly", unit="tide"),
        "Our delegates speak and vote for a common seed store.",
    )
    hall.vote(hall.move(HALL, "dell1", Resolution(), "The society buys a barge."), 2, 3, 1)


def make_offices(hall: Hall) -> None:
    """Make a post and an organ, and fill them; one of those elected never stood."""
    hall.decide(
        HALL,
        "ash1",
        CreateThePost(post="archivist", label="archivist", seats=2, powers=("keep the papers", "answer to readers")),
        "The papers of the societies need somebody who looks after them.",
    )
    hall.decide(
        HALL,
        "dell1",
        CreateThePost(
            post="harbour_committee", label="harbour committee", seats=3, is_organ=True, powers=("let the quays",)
        ),
        "A committee of three lets the quays.",
    )
    newcomer = hall.newcomer("guest1", "Ilse Maurer")
    papers = Elect(office="archivist", unit="tide", persons=(newcomer, hall.person("elm2")))
    hall.decide(HALL, "dell2", papers, "We elect two archivists.")
    hall.decide(
        HALL,
        "elm1",
        Elect(
            office="harbour_committee",
            unit="tide",
            persons=(hall.person("dell2"), hall.person("birch2"), newcomer),
        ),
        "We elect the three from the list.",
    )


def change_offices(hall: Hall) -> None:
    """Let the organ make a post and fill it; rename a post, and abolish the stewards of all branches at once."""
    hall.decide(
        HARBOUR,
        "dell2",
        CreateThePost(post="quay_warden", label="warden of the quays", powers=("lock the quays",)),
        "Somebody locks the quays at night.",
    )
    warden = Elect(office="quay_warden", unit="tide", persons=(hall.person("ash3"),))
    hall.decide(HARBOUR, "birch2", warden, "We elect the warden.")
    hall.decide(
        HALL,
        "ash1",
        RenamePost(post="archivist", label="keeper of the papers"),
        "The word archivist frightens readers.",
    )
    keys = AbolishThePost(post="steward", powers_to="board")
    hall.decide(HALL, "dell1", keys, "Nobody needs a steward in each branch: the board keeps the keys.")


def hold_offices(hall: Hall) -> None:
    """Appointed and relieved; censured; on leave; a relief that a recount undid; a recall of a delegate."""
    hall.decide(
        HALL, "ash1", Appoint(office="keeper", unit="tide", persons=(hall.person("elm3"),)), "We appoint the keeper."
    )
    hall.decide(HALL, "cedar1", Relieve(mandate="board.tide:2"), "One of the board has not come for a year.")
    hall.decide(HALL, "elm1", Censure(mandate="board.tide:1"), "The accounts came three months late.")
    leave = GrantLeave(mandate="president:1", begins=date(2026, 9, 1), until=date(2026, 11, 1))
    hall.decide(HALL, "dell1", leave, "The president goes to sea in autumn.")
    relief = hall.vote(hall.move(HALL, "cedar1", Relieve(mandate="president:1"), "We want another president."), 3, 2, 1)
    hall.later(1)
    grounds = hall.text("grounds-1", "One who had left the hall was counted.")
    hall.enter(ChallengeVote(motion=relief, challenger=hall.person("dell1"), grounds=grounds, at=hall.day))
    hall.later(1)
    recount = Tally(votes=Votes(in_favour=2, against=3, abstaining=1))
    hall.enter(DecideChallenge(motion=relief, recount=recount, at=hall.day))
    hall.decide(
        NORTH,
        "birch1",
        Recall(mandate=hall.mandate("cedar1", "assembly")),
        "Our delegate did not speak for the seed store.",
    )


def discipline(hall: Hall) -> None:
    """Somebody is expelled, appeals, and is a member again: both decisions stay visible."""
    text = hall.text("charges-1", "The till of the summer fair is missing.")
    hall.enter(LayCharges(person=hall.person("elm1"), body="region_council", unit="south", text=text, at=hall.day))
    hall.later(8)
    hall.enter(HearPerson(charges="charges-1", appeared=True, at=hall.day))
    out = hall.vote(hall.move(SOUTH, "dell1", Expel(charges="charges-1"), "We expel whom the charges name."), 2, 0, 1)
    hall.effect(out)
    letter = hall.text("appeal-1", "The till was found in the barn.")
    hall.enter(LodgeAppeal(motion=out, body="assembly", unit="tide", text=letter, at=hall.day))
    hall.decide(HALL, "ash1", DecideAppeal(motion=out, outcome="upheld"), "The till was found.")


def resign(hall: Hall) -> None:
    """Four requests: refused, accepted, pending, and one at once; a motion that lapses since its matter is gone."""
    hall.enter(TenderResignation(mandates=("president:1",), text=hall.text("letter-1", "I am tired."), at=hall.day))
    hall.decide(HALL, "ash1", RefuseResignation(resignation="resignation-1"), "We ask the president to stay.")
    last = hall.vote(hall.move(HALL, "dell2", Relieve(mandate="board.tide:1"), "The accounts are late again."), 3, 1, 1)
    hall.enter(TenderResignation(mandates=("board.tide:1",), text=hall.text("letter-2", "I go."), at=hall.day))
    hall.effect(last)
    hall.enter(TenderResignation(mandates=("president:1",), text=hall.text("letter-3", "I ask again."), at=hall.day))
    hall.decide(HALL, "ash1", AcceptResignation(resignation="resignation-3"), "We thank the president.")


def amend(hall: Hall) -> None:
    """Amend the charter once, ratified by half of the councils; a second amendment waits for them."""
    first = propose(hall, 2, "keep the keys of the branch", "keep the keys")
    hall.decide(NORTH, "birch1", RatifyAmendment(motion=first), "The north ratifies edition 2.")
    propose(hall, 3, "hold the keys", "hold all keys")


def propose(hall: Hall, edition: int, before: str, after: str) -> str:
    """Carry an edition of the charter after notice, by two thirds of those present."""
    numbered = f"edition: {edition}\nsupersedes: {edition - 1}"
    day = {2: "2026-10-01", 3: "2027-01-01"}[edition]
    text = CHARTER_THAT_DECIDES.replace("edition: 1", numbered).replace("in_force: 2026-01-01", f"in_force: {day}")
    text = text.replace("keep the keys of the branch", "keep the keys")
    charter = load_text(text.replace(before, after)).canonical()
    motion = hall.move(HALL, "ash1", Amend(charter=charter), f"Edition {edition} of the charter.")
    hall.later(14)
    hall.enter(CountAttendance(body="assembly", unit="tide", present=5, credentialed=None, at=hall.day))
    return hall.vote(motion, 4, 1)


def leave_open(hall: Hall) -> None:
    """One motion is withdrawn, one carried and waiting, one before the assembly."""
    hall.enter(WithdrawMotion(motion=hall.move(HALL, "ash1", Resolution(), "We buy two barges."), at=hall.day))
    hall.vote(hall.move(HALL, "dell2", Resolution(office="board", unit="tide"), "The board asks for a price."), 4, 0, 1)
    hall.move(HALL, "ash1", Relieve(mandate="motion-8:2"), "One keeper of the papers is enough.")


if __name__ == "__main__":
    decide_all(Hall(Path(sys.argv[1])))
