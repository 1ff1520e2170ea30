"""Pages of petitions: the list, one in full, and the links from persons, bodies and decisions."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.app.test_recall_journeys import folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.assembly.effects.petition import AdmitPetition
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.core.decider import Command
from comitia.core.mandate.hearing import HearHolder
from comitia.core.mandate.petition import CertifySignatures, OpenPetition, RunOutPetition
from comitia.store import models

DAY, OVER, MANDATE = date(2026, 5, 1), date(2026, 6, 1), "regional_council.quay:1"


def act(command: Command, day: date = DAY) -> None:
    """Enter a command."""
    clerk = Clerk(now=datetime(2026, 6, 1, 12, tzinfo=UTC))
    with clerk.sitting():
        clerk.enter(command, day)


def person(reference: str) -> str:
    """Return the id of a person."""
    return models.Person.objects.get(reference=reference).id


def opened(number: int = 1, mandate: str = MANDATE, day: date = DAY, *, is_signed: bool = True) -> None:
    """Enter a petition, and its signatures."""
    act(OpenPetition(mandate=mandate, openers=(person("e2"),), grounds="0" * 64, at=day), day)
    counted = {"not_entitled": 2, "twice": 1}
    valid = 4 if is_signed else 1
    name = f"petition-{number}"
    act(CertifySignatures(petition=name, valid=valid, rejected=counted, digest="0" * 64, at=day), day)


@pytest.fixture
def federation(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Enter the federation whose charter has recalls by petition."""
    enter(folder(tmp_path / "folder"), tmp_path / "key.pem")


def decide(number: int, body: tuple[str, str], mover: str, effect: AdmitPetition | Recall, votes: int) -> None:
    """Move a motion, hear the holder of a recall, and put it."""
    act(MoveMotion(body=body[0], unit=body[1], mover=person(mover), text="0" * 64, effect=effect, at=DAY))
    if isinstance(effect, Recall):
        act(HearHolder(motion=f"motion-{number}", appeared=True, at=DAY))
    tally = Tally(votes=Votes(in_favour=votes, against=0, abstaining=0))
    act(DeclareVote(motion=f"motion-{number}", tally=tally, at=DAY))


@pytest.mark.usefixtures("federation")
def test_a_petition_from_its_opening_to_the_recall(client: Client) -> None:
    """What for, the numbers, what does not count, each step; and where other pages lead to it."""
    opened()
    first = text(client, "/petitions/1/")
    decide(1, ("board", "union"), "b1", AdmitPetition(petition="petition-1"), 2)
    decide(2, ("branch_meeting", "quay"), "e2", Recall(mandate=MANDATE, petition="petition-1"), 6)
    page, said = client.get("/petitions/1/"), text(client, "/petitions/1/")

    assert "Signed by enough. 4 of 3 signatures needed." in first
    assert "To recall Member E1, member of the regional council of East" in said
    assert "Voted on, and recalled." in said
    assert "Who may sign: the members of the branch meeting of Quay 10" in said
    assert "Needed 3" in said
    assert "Valid 4" in said
    assert "Not counted: of persons who may not sign 2" in said
    assert "The last day to sign was 30 May 2026." in said
    assert "is heard on the recall, before the vote on motion 2" in said
    assert "The text was erased, or is not kept here." in said
    html = page.content.decode()
    for address in ("/decisions/2/", f"/people/{person('e2')}/", "/bodies/regional_council/east/"):
        assert f'href="{address}"' in html
    pages = (
        f"/people/{person('e1')}/",
        "/bodies/regional_council/east/",
        "/decisions/1/",
        "/decisions/2/",
        "/petitions/",
    )
    for linked in pages:
        assert 'href="/petitions/1/"' in client.get(linked).content.decode(), linked


@pytest.mark.usefixtures("federation")
def test_the_list_of_petitions(client: Client) -> None:
    """The newest first, with where each stands; and an empty list."""
    assert "Nobody has opened a petition yet." in text(client, "/petitions/")
    opened(is_signed=False)
    act(RunOutPetition(petition="petition-1", at=OVER), OVER)
    opened(2, day=date(2026, 6, 1), is_signed=False)
    said = text(client, "/petitions/")

    assert "2: to recall Member E1, member of the regional council of East Being signed 1 3 30 June 2026" in said
    assert "1: to recall Member E1, member of the regional council of East Lapsed 1 3 30 May 2026" in said
    assert said.index("2: to recall") < said.index("1: to recall")
    assert "The last day to sign is 30 June 2026." in text(client, "/petitions/2/")


@pytest.mark.usefixtures("federation")
def test_addresses_that_lead_nowhere(client: Client) -> None:
    """No petition of that number, no page of that number."""
    for address in ("/petitions/1/", "/petitions/9999999999/", "/petitions/?page=2", "/petitions/?page=x"):
        assert 404 == client.get(address).status_code


@pytest.mark.usefixtures("federation")
def test_a_list_of_several_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two petitions on pages of one each."""
    monkeypatch.setattr("comitia.web.decisions.views.PETITIONS", 1)
    opened()
    opened(2, "regional_council.quay:2")
    one, two = text(client, "/petitions/"), text(client, "/petitions/?page=2")

    assert "2: to recall Member E2" in one
    assert "Older" in one
    assert "1: to recall Member E1" in two
    assert "Newer" in two
