"""Pages after a vacancy: how it is to be filled and by when, who acts meanwhile, who was elected or co-opted into it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.app.test_vacancy_journeys import VACANCY
from tests.decision_folder import decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.coopt import Coopt
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.core.decider import Command
from comitia.core.election.candidacy import Candidate
from comitia.core.election.entered import EnterReturn
from comitia.core.mandate.by_election import CallByElection
from comitia.store import models

APRIL, JULY = date(2026, 4, 1), date(2026, 7, 1)
COUNCIL, PLENUM, SECRETARY = "/bodies/regional_council/east/", "/bodies/plenum/union/", "/posts/secretary/union/"
RULES = VACANCY.replace("acting: archivist", "acting: auditor").replace(
    "delegate: [", "delegate: [{coopted: {within: P30D, max: 1}}, "
)


def act(command: Command, day: date = APRIL) -> None:
    """Enter a command on a day."""
    clerk = Clerk(now=datetime(2026, 7, 1, 12, tzinfo=UTC))
    with clerk.sitting():
        clerk.enter(command, day)


def decide(number: int, body: tuple[str, str], effect: Effect, day: date = APRIL) -> None:
    """Carry a motion."""
    mover = person("easta") if number == 1 else person("eastb")
    act(MoveMotion(body=body[0], unit=body[1], mover=mover, text="0" * 64, effect=effect, at=day), day)
    tally = Tally(votes=Votes(in_favour=2, against=0, abstaining=0))
    act(DeclareVote(motion=f"motion-{number}", tally=tally, at=day), day)


def person(reference: str) -> str:
    """Return the id of a person."""
    return models.Person.objects.get(reference=reference).id


def elect(contest: str, who: str) -> None:
    """Enter an unopposed return of one."""
    row = models.Candidate.objects.filter(person=person(who)).first()
    assert row is not None
    stands = (Candidate(number=1, person=person(who), name=row.name),)
    none = {1: None}
    act(
        EnterReturn(
            contest=contest, candidates=stands, votes=none, elected=none,
            cast=None, blank=None, invalid=None, source="0" * 64, at=JULY,
        ),
        JULY,
    )  # fmt: skip


@pytest.fixture
def by_election(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Enter a federation in which a delegate is recalled and the secretary relieved, with an archivist who acts."""
    enter(decision_folder(tmp_path / "folder", VACANCY, changes=CHANGES), tmp_path / "key.pem")
    decide(1, ("branch_meeting", "east-1"), Recall(mandate="regional_council.east-1:1"))
    decide(2, ("plenum", "union"), Relieve(mandate="secretary:1"))


CHANGES = (("  archivist: {elected_by: plenum", "  archivist: {elected_by: congress"), ("    nested: true\n", ""))


@pytest.mark.usefixtures("by_election")
def test_a_vacant_seat_says_by_when_it_is_to_be_filled_and_what_is_overdue(client: Client) -> None:
    """On 1 April the seat of Ada is vacant until 30 May; in July, with something entered, that is overdue."""
    waits = text(client, COUNCIL)
    decide(3, ("branch_meeting", "west-1"), Recall(mandate="regional_council.west-1:1"), JULY)
    late = text(client, COUNCIL)
    act(CallByElection(contest="regional_council.east-1", at=JULY), JULY)
    is_open, contest = text(client, COUNCIL), text(client, "/contests/regional_council.east-1.by-election-1/")
    elect("regional_council.east-1.by-election-1", "westd")
    held = text(client, COUNCIL)

    place = "The place of Ada East, since 1 April 2026: a by-election is to be held, until 30 May 2026 at the latest."
    assert place in waits
    assert "Overdue." not in waits
    assert f"{place} Overdue." in late
    assert "The by-election is open." in is_open
    assert "By-election to the regional council of East, in East Quay 1" in contest
    assert "A vacant place" not in held
    assert "4 of 4 seats are filled" in held
    way = text(client, "/mandates/regional_council.east-1.by-election-1/1/")
    assert "Elected in a by-election unopposed by the members of East Quay 1" in way


@pytest.mark.usefixtures("by_election")
def test_the_rules_and_the_record_say_it(client: Client) -> None:
    """The rules in words, and the entries."""
    rules, entries = text(client, "/rules/").lower(), text(client, "/record/")

    assert "a by-election is held within 60 days, unless less than 6 months of the term remain" in rules
    assert "the holder of the post of archivist acts for at most 90 days; meanwhile a by-election is held" in rules
    assert "a by-election is to be held" in entries


@pytest.mark.usefixtures("by_election")
def test_the_same_person_does_not_act_in_what_they_left(client: Client) -> None:
    """Ada was secretary and archivist: nobody acts."""
    assert "acts meanwhile" not in text(client, SECRETARY)


def test_who_acts_is_on_the_page_of_the_post_and_of_the_person(client: Client, db: None, tmp_path: Path) -> None:  # noqa: ARG001
    """Bo, the archivist, acts as secretary."""
    folder = decision_folder(tmp_path / "folder", VACANCY)
    listed = (folder / "candidates.csv").read_text().replace("archivist,1,easta,Ada East", "archivist,1,westb,Bo West")
    (folder / "candidates.csv").write_text(listed)
    enter(folder, tmp_path / "key.pem")
    decide(1, ("plenum", "union"), Relieve(mandate="secretary:1"))

    assert "Bo West acts meanwhile, since 1 April 2026, until 29 June 2026 at the latest." in text(client, SECRETARY)
    acts = text(client, f"/people/{person('westb')}/")
    assert "Acts while a post is vacant" in acts
    assert "Secretary , since 1 April 2026, until 29 June 2026 at the latest" in acts.replace(
        "Secretary,", "Secretary ,"
    )


def test_who_was_co_opted_sits_where_the_other_did(client: Client, db: None, tmp_path: Path) -> None:  # noqa: ARG001
    """Dan has the seat of Bo in the plenum, by motion 2."""
    rules = VACANCY.replace('[{by_election: {within: P60D, unless: "remaining < P6M"}}]', "[coopted]")
    enter(decision_folder(tmp_path / "folder", rules), tmp_path / "key.pem")
    decide(1, ("congress", "union"), Relieve(mandate="plenum.union:4"))
    waits = text(client, PLENUM)
    decide(2, ("plenum", "union"), Coopt(office="plenum", unit="union", person=person("westd")))
    page = text(client, PLENUM)

    assert "The place of Bo West, since 1 April 2026: somebody is to be co-opted." in waits
    assert "4 of 4 seats are filled" in page
    assert "Dan West" in page
    assert "How co-opted" in page
