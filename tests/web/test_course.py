"""Pages of mandates between beginning and end: who is suspended or on leave, what is to be accepted, who has died."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from tests.decision_folder import NESTED, NEXT_UP, VACANCY, decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.resignation import RefuseResignation
from comitia.core.assembly.effects.suspend import LiftSuspension, Suspend
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.core.decider import Command
from comitia.core.mandate.acceptance import AcceptMandate, DeclineMandate
from comitia.core.mandate.departure import EnterDeparture, WithdrawDeparture
from comitia.core.mandate.membership import HearPerson, LayCharges
from comitia.core.mandate.resignation import TenderResignation
from comitia.store import models

APRIL = date(2026, 4, 1)
COUNCIL, CONGRESS, SECRETARY = "/bodies/regional_council/east/", "/bodies/congress/union/", "/posts/secretary/union/"
ACCEPTANCE = "mandate: {acceptance: {within: P30D, silence: accepted}, ends: [death, recall]}\n"
TEXT = "0" * 64


def act(*commands: Command) -> None:
    """Enter commands on the first of April."""
    clerk = Clerk(now=datetime(2026, 4, 1, 12, tzinfo=UTC))
    with clerk.sitting():
        for command in commands:
            clerk.enter(command, APRIL)


def person(reference: str = "easta") -> str:
    """Return the id of a person."""
    return str(models.Person.objects.get(reference=reference).id)


def mandate(office: str, reference: str = "easta") -> str:
    """Return a mandate of a person."""
    return str(models.Mandate.objects.get(person=person(reference), office=office).id)


def carry(number: int, effect: object, body: str = "regional_council", unit: str = "east") -> None:
    """Carry a motion in the council of the east, or another body."""
    moved = MoveMotion(body=body, unit=unit, mover=person("eastb"), text=TEXT, effect=effect, at=APRIL)  # type: ignore[arg-type]
    tally = Tally(votes=Votes(in_favour=3, against=0, abstaining=0))
    act(moved, DeclareVote(motion=f"motion-{number}", tally=tally, at=APRIL))


def begun(tmp_path: Path, rules: str = VACANCY) -> None:
    """Enter the federation."""
    changes = tuple((a, b.replace("    quorum: {share: 1, of: all_seats}\n", "")) for a, b in NESTED)
    enter(decision_folder(tmp_path / "folder", rules, changes=changes, next_up=NEXT_UP), tmp_path / "key.pem")


@pytest.mark.django_db
def test_who_is_away_is_said_on_every_page(client: Client, tmp_path: Path) -> None:
    """Suspended from the congress, on leave from the post; lifted, the page says nothing more of it."""
    begun(tmp_path)
    carry(1, Suspend(mandate=mandate("congress")))
    leave = GrantLeave(mandate=mandate("secretary"), begins=APRIL, until=APRIL + timedelta(days=30))
    carry(2, leave, "congress", "union")
    suspended = "Suspended from 1 April 2026 until that is lifted, by motion 1."
    on_leave = "On leave from 1 April 2026 until 1 May 2026, by motion 2."

    assert suspended in text(client, CONGRESS)
    assert suspended not in text(client, COUNCIL)
    assert on_leave in text(client, SECRETARY)
    page = text(client, f"/people/{person()}/")
    assert suspended in page
    assert on_leave in page
    assert "Censure, leave and suspension" in page

    carry(3, LiftSuspension(mandate=mandate("congress")))
    assert suspended not in text(client, CONGRESS)
    assert "Ada East, member of the congress, is suspended no more, by motion 3." in text(client, "/decisions/3/")


@pytest.mark.django_db
def test_what_is_to_be_accepted_says_until_when(client: Client, tmp_path: Path) -> None:
    """On the page of the council until Ada accepts; Bo declines, and Eva moves up, who is to accept as well."""
    begun(tmp_path, VACANCY + ACCEPTANCE)
    awaited = "Acceptance awaited before 13 April 2026."
    council = text(client, COUNCIL)
    assert 4 == council.count(awaited)
    act(
        AcceptMandate(mandate=mandate("regional_council"), at=APRIL),
        DeclineMandate(mandate=mandate("regional_council", "eastb"), at=APRIL),
    )
    council = text(client, COUNCIL)

    assert 2 == council.count(awaited)
    assert "Eva East moved up as alternate on 1 April 2026. Acceptance awaited before 1 May 2026." in council
    assert "Bo East, 14 March 2026 to 1 April 2026: declined." in council
    rules = text(client, "/rules/")
    assert "A mandate is to be accepted or declined within 30 days; who says nothing is taken to accept" in rules
    assert "A mandate ends by death, recall" in rules


@pytest.mark.django_db
def test_the_page_of_somebody_who_has_died(client: Client, tmp_path: Path) -> None:
    """All that was held has ended, the request lapsed undecided; once that is withdrawn, nothing of it is left."""
    begun(tmp_path)
    act(
        TenderResignation(mandates=(mandate("secretary"),), text=TEXT, at=APRIL),
        EnterDeparture(person=person(), cause="death", mandates=(), text=TEXT, at=APRIL),
    )
    page = text(client, f"/people/{person()}/")
    assert "Has died. What was pending has lapsed." in page
    assert "Lapsed, since the mandate ended otherwise, 1 April 2026." in page
    assert "Secretary, held until 1 April 2026: died." in page
    assert "Membership, charges and departure" in page
    assert "Ada East has died." in page
    assert "Ada East, 14 March 2026 to 1 April 2026: died." in text(client, CONGRESS)

    act(WithdrawDeparture(departure="departure-1", text=TEXT, at=APRIL))
    page = text(client, f"/people/{person()}/")
    assert "Ended on 1 April 2026, and given back on 1 April 2026: the departure was withdrawn." in page
    assert "Has died." not in page
    assert "Open again, since the mandate was given back, 1 April 2026." in page
    assert "Not decided yet." in page
    assert "its place went back to who had held it before" in text(client, COUNCIL)
    carry(1, RefuseResignation(resignation="resignation-1"), "congress", "union")
    assert "Refused: the holder stays in post" in text(client, f"/people/{person()}/")


@pytest.mark.django_db
def test_an_expulsion_waits_for_no_appeal_of_the_dead(client: Client, tmp_path: Path) -> None:
    """It could be appealed against, then an appeal is pending; once Ada has died it waits for neither."""
    begun(tmp_path, VACANCY + "discipline: {appeal: {within: P30D, suspends: true}}\n")
    charged = LayCharges(person=person(), body="regional_council", unit="east", text=TEXT, at=APRIL)
    act(charged, HearPerson(charges="charges-1", appeared=True, at=APRIL))
    carry(1, Expel(charges="charges-1"))
    assert "An appeal can be lodged until 30 April 2026, and suspends it." in text(client, "/decisions/1/")
    act(LodgeAppeal(motion="motion-1", body="congress", unit="union", text=TEXT, at=APRIL))
    assert "An appeal is pending, and suspends it." in text(client, "/decisions/1/")
    act(EnterDeparture(person=person(), cause="death", mandates=(), text=TEXT, at=APRIL))

    page = text(client, "/decisions/1/")
    assert "An appeal is pending" not in page
    assert "An appeal can be lodged" not in page
