"""The page of an election from which a seat was counted back: whose seat, who is elected, stage by stage; or lost ballots."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.app.test_countback_journeys import counted_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.assembly import acts, countbacks
from comitia.app.assembly.desk import Desk
from comitia.app.clerk import Clerk
from comitia.app.installation import installation
from comitia.core.refused import Refused
from comitia.store import models

MAY = date(2026, 5, 1)
SEAT = "regional_council.east-1:1"
PAGE = "/contests/regional_council.east-1/"


@pytest.fixture
def desk(db: None, tmp_path: Path) -> Desk:  # noqa: ARG001  the database is open while this runs
    """Enter the federation of the journeys, in which Ada, elected by 9 ballots, has resigned; return the desk."""
    key = tmp_path / "key.pem"
    enter(counted_folder(tmp_path / "folder"), key)
    clerk = Clerk(now=datetime(2026, 5, 1, 12, tzinfo=UTC), actor="clerk")
    found = Desk(clerk=clerk, keeper=installation(key), day=MAY, introduced={})
    acts.resign(found, "easta", ["easta@regional_council"], "I move away.")
    return found


def test_the_page_of_the_election_shows_the_countback(client: Client, desk: Desk) -> None:
    """Its answer, its table with those who stood alone, its sentences; the page of the council says how Eva came in."""
    acts.settle(desk)
    said = text(client, PAGE)
    table = said.partition("Countback of the seat of Ada East")[2].partition("The countback in words")[0]

    assert "The ballots that had elected Ada East were counted again among those who could stand" in table
    assert "and Eva East is elected." in table
    assert "Fay East 2" in table
    assert "Bo East" not in table
    assert "9 ballot papers had elected who left" in said
    assert "Eva East moved up by countback on 1 May 2026" in text(client, "/bodies/regional_council/east/")
    assert "by countback" in text(client, "/record/")


def test_ballots_that_are_missing_wait_until_they_are_said_to_be_lost(client: Client, desk: Desk) -> None:
    """While they are here nobody can pass them over; without them nothing is made; then the next by votes moves up."""
    state = desk.clerk.state
    with pytest.raises(Refused, match="they are here"):
        countbacks.lost(state, SEAT, MAY)
    models.Box.objects.filter(contest="regional_council.east-1").delete()
    waiting = acts.settle(desk)
    missing = countbacks.missing(desk.clerk.state, MAY)
    entered = acts.ballots_lost(desk, SEAT)

    assert () == waiting.due
    assert [SEAT] == missing
    assert ["CountbackDeclared", "VacancyDeclared"] == [type(event).__name__ for event in entered.act]
    assert "and the ballots are lost." in text(client, PAGE)
