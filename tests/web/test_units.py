"""Pages after units were merged, moved and dissolved: what is there, what is gone, since when and by which motion."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.app.test_unit_journeys import AT_ONCE
from tests.decision_folder import decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.units import DissolveTheUnit, MergeUnits, SplitUnit
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.store import models

MAY = date(2026, 5, 1)


def carry(number: int, effect: Effect) -> None:
    """Let the congress carry a motion."""
    clerk, person = Clerk(now=datetime(2026, 5, 1, 12, tzinfo=UTC)), models.Person.objects.get(reference="easta").id
    with clerk.sitting():
        moved = MoveMotion(body="congress", unit="union", mover=person, text="0" * 64, effect=effect, at=MAY)
        clerk.enter(moved, MAY)
        tally = Tally(votes=Votes(in_favour=4, against=0, abstaining=0))
        clerk.enter(DeclareVote(motion=f"motion-{number}", tally=tally, at=MAY), MAY)


@pytest.fixture
def changed(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Enter a federation in which branches are merged and dissolved, and one gives off another."""
    enter(decision_folder(tmp_path / "folder", AT_ONCE), tmp_path / "key.pem")
    carry(1, MergeUnits(units=("east-1",), into="east-2"))
    carry(2, SplitUnit(unit="east-2", new=("weir",), names=("Weir",)))
    carry(3, DissolveTheUnit(unit="west-2"))


@pytest.mark.usefixtures("changed")
def test_a_unit_that_is_gone_keeps_its_page(client: Client) -> None:
    """East Quay 1 says when, into what and by which motion; the other side says so too, and names what came from it."""
    gone, heir = text(client, "/units/east-1/"), text(client, "/units/east-2/")

    assert "No longer there since 1 May 2026 : merged into East Quay 2, by motion 1." in gone
    assert "East Quay 1 is no more: it is merged into East Quay 2, by motion 1." in gone
    assert "Merged into it: East Quay 1." in heir
    assert "Split off from it: Weir." in heir
    assert "Split off from East Quay 2 on 1 May 2026, by motion 2." in text(client, "/units/weir/")
    assert "No longer there since 1 May 2026 : dissolved, by motion 3." in text(client, "/units/west-2/")


@pytest.mark.usefixtures("changed")
def test_trees_and_lists_hold_what_is_there(client: Client) -> None:
    """The region lists two branches and one that is gone apart; the front page has no place for what is gone."""
    region, front = text(client, "/units/east/"), client.get("/").content.decode()

    assert "In East: 2 branches East Quay 2" in region
    assert "No longer there East Quay 1" in region
    assert 'href="/units/east-1/"' not in front
    assert 'href="/units/weir/"' in front
    assert "East Quay 1 branch, no longer there" in text(client, "/people/?q=Quay")


@pytest.mark.usefixtures("changed")
def test_bodies_say_what_a_change_has_left_of_them(client: Client) -> None:
    """The council of the east is full as before, that of the west has two seats; a meeting without a roll says so."""
    assert "4 of 4 seats are filled" in text(client, "/bodies/regional_council/east/")
    assert "2 of 2 seats are filled" in text(client, "/bodies/regional_council/west/")
    assert "How many they are nobody can tell" in text(client, "/bodies/branch_meeting/weir/")
    assert "West Quay 2 is no longer there, and nobody holds anything in it." in text(
        client, "/bodies/branch_meeting/west-2/"
    )
    assert "East Quay 1 is merged into East Quay 2" in text(client, "/decisions/1/")
