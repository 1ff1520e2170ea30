"""The report "instructed and voted": of one motion, of all, on the page of a delegate and of the body that instructs."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.app.test_instruction_journeys import GROUND, VOID
from tests.decision_folder import decision_folder
from tests.web.conftest import enter
from tests.web.markup import Page
from tests.web.test_queries import numbers
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.named_vote import RecordVotes
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.store import models

DAY = date(2026, 5, 1)
EAST = "/bodies/regional_council/east/"


def person(reference: str) -> str:
    """Return the id of a person."""
    return str(models.Person.objects.get(reference=reference).id)


def move(number: int, body: str, unit: str, mover: str, effect: Instruct | Resolution, *votes: int) -> None:
    """Move a motion, and put it to the vote where votes are given: for, against, invalid."""
    clerk = Clerk(now=datetime(2026, 5, 1, 12, tzinfo=UTC))
    with clerk.sitting():
        clerk.enter(MoveMotion(body=body, unit=unit, mover=person(mover), text="0" * 64, effect=effect, at=DAY), DAY)
    if votes:
        put(number, *votes)


def put(number: int, in_favour: int, against: int, invalid: int = 0) -> None:
    """Declare a result."""
    clerk = Clerk(now=datetime(2026, 5, 1, 12, tzinfo=UTC))
    tally = Tally(votes=Votes(in_favour=in_favour, against=against, abstaining=0), invalid=invalid)
    with clerk.sitting():
        clerk.enter(DeclareVote(motion=f"motion-{number}", tally=tally, at=DAY), DAY)


def name(number: int, **votes: str) -> None:
    """Enter votes by name."""
    clerk = Clerk(now=datetime(2026, 5, 1, 12, tzinfo=UTC))
    held = {row.person: row.id for row in models.Mandate.objects.filter(office="congress")}
    named = {held[person(reference)]: vote for reference, vote in votes.items()}
    with clerk.sitting():
        clerk.enter(RecordVotes(motion=f"motion-{number}", votes=named, at=DAY), DAY)


def federation(tmp_path: Path, rules: str) -> None:
    """Enter a federation in which the council of the east instructs its delegates against motion 1."""
    enter(decision_folder(tmp_path / "folder", rules), tmp_path / "key.pem")
    move(1, "congress", "union", "westa", Resolution())
    against = Instruct(office="congress", unit="union", motion="motion-1", vote="against")
    move(2, "regional_council", "east", "easta", against, 4, 0)


@pytest.fixture
def instructed(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Ada East keeps the instruction, Bo East does not, of Cleo East it is not known; the west had none."""
    federation(tmp_path, GROUND)
    put(1, 4, 2)
    name(1, easta="against", eastb="for", westa="for")


@pytest.mark.usefixtures("instructed")
def test_the_report_on_a_motion(client: Client) -> None:
    """Each delegate with what was instructed, by which motion, and voted; and what the rules make of a breach."""
    page = text(client, "/decisions/1/names/")

    for words in (
        "Delegates vote as the body that sent them instructs. A vote against an instruction is reported, and is a ground",
        "Ada East against regional council of East, motion 2 against ● kept",
        "Bo East against regional council of East, motion 2 for × breached",
        "Cleo East against regional council of East, motion 2 not on the record ? not known",
        "Ada West nothing for – no instruction",
        "1 ● kept 1 × breached 3 – no instruction 1 ? not known",
        "Instructions on this motion",
        "it goes with the place".capitalize(),
    ):
        assert words in page, words
    assert 404 == client.get("/decisions/9/names/").status_code


@pytest.mark.usefixtures("instructed")
def test_the_report_on_all_motions(client: Client) -> None:
    """By the body that votes and the one that instructs."""
    assert "1 motion on which delegates were instructed, or are named" in text(client, "/instructions/")
    assert "1 motion in the congress on which" in text(client, "/instructions/?body=congress&unit=union")
    assert "instructed by the regional council of East, the newest" in text(
        client, "/instructions/?by=regional_council&by_unit=east"
    )
    assert "No delegates were instructed on a motion by the regional council of West" in text(
        client, "/instructions/?by=regional_council&by_unit=west"
    )
    assert 404 == client.get("/instructions/?page=2").status_code


@pytest.mark.usefixtures("instructed")
def test_a_breach_is_a_ground_for_recall_on_the_page_of_the_person(client: Client) -> None:
    """Where the charter says so; who kept to it has none."""
    bo, ada = text(client, f"/people/{person('eastb')}/"), text(client, f"/people/{person('easta')}/")

    assert "A ground for recall: a vote against the instruction on motion 1." in bo
    assert "against regional council of East, motion 2 for × breached" in bo
    assert "ground for recall" not in ada
    assert "against regional council of East, motion 2 against ● kept" in ada
    assert "Instructed and voted" not in text(client, f"/people/{person('eastd')}/")


@pytest.mark.usefixtures("instructed")
def test_the_motion_and_the_bodies_lead_to_it(client: Client) -> None:
    """The page of the body that instructs has its delegates alone; the congress and the motion lead to the report."""
    assert "How its delegates were instructed, and voted" in text(client, EAST)
    assert "1 ● kept 1 × breached 1 ? not known" in text(client, EAST)
    assert '"/decisions/1/names/"' in client.get("/decisions/1/").content.decode()
    assert "What delegates in it were instructed" in text(client, "/bodies/congress/union/")
    assert "What delegates were instructed, and how they voted" in text(client, "/decisions/")
    assert "names" not in client.get("/decisions/2/").content.decode()
    assert "the delegates in the congress are instructed to vote against motion 1" in text(client, "/decisions/2/")
    assert "Votes by name on motion 1: 2 for, 1 against." in text(client, "/decisions/1/")


@pytest.mark.usefixtures("instructed")
def test_the_pages_are_well_made_and_queries_bounded(client: Client) -> None:
    """Tags, headings and links; and more votes need no more queries."""
    pages = ("/instructions/", "/decisions/1/names/", EAST, f"/people/{person('eastb')}/")
    before = numbers(client, pages)
    name(1, eastc="against", westb="for", westc="for")

    assert [] == [problem for page in pages for problem in Page(client.get(page).content.decode()).problems]
    assert before == numbers(client, pages)
    assert max(before.values()) <= 90


@pytest.mark.usefixtures("db")
def test_a_void_vote_says_that_it_is(client: Client, tmp_path: Path) -> None:
    """Imperative mandates: the pending motion says what is instructed, and the void vote is counted as invalid."""
    federation(tmp_path, VOID)
    assert "Bo East against regional council of East, motion 2 not yet ? not known" in text(
        client, "/decisions/1/names/"
    )
    name(1, easta="against", eastb="for", eastc="not_voting", westa="for")
    put(1, 3, 1, 1)
    page = text(client, "/decisions/1/names/")

    assert "is void, and is counted as invalid." in page
    assert "Bo East against regional council of East, motion 2 for ∅ void" in page
    assert "Cleo East against regional council of East, motion 2 did not vote × breached" in page
    assert "Ada West nothing for ! without instruction" in page
