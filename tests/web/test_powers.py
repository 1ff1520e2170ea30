"""Pages of offices with powers: what they may do and how they came to it, who acts in their place, and what was done."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.app.test_power_journeys import OFFICED
from tests.decision_folder import CHALLENGED, RULES, decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.assembly.challenge import ChallengeVote, DecideChallenge
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.delegate import DelegatePowers
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.core.decider import Command
from comitia.core.mandate.act_in_office import ActInOffice
from comitia.core.mandate.delegation import DelegateInOffice, RevokeDelegation
from comitia.store import models

APRIL = date(2026, 4, 1)
TEXT, HALL = "0" * 64, "lend, or let, the hall"
SECRETARY, PLENUM, COUNCIL = "/posts/secretary/union/", "/bodies/plenum/union/", "/bodies/regional_council/east/"
LOCAL = ("  local_secretary: {scope: region", "  local_secretary: {powers: [greet], scope: region")


def ref(reference: str) -> str:
    """Return the id of a person."""
    return models.Person.objects.get(reference=reference).id


def does(*commands: Command) -> None:
    """Enter commands, each as somebody enters it."""
    clerk = Clerk(now=datetime(2026, 4, 1, 12, tzinfo=UTC))
    for command in commands:
        with clerk.sitting():
            clerk.enter(command, APRIL)


def tally(in_favour: int, against: int) -> Tally:
    """Return votes."""
    return Tally(votes=Votes(in_favour=in_favour, against=against, abstaining=0))


def carry(number: int, body: str, effect: Effect) -> None:
    """Let a body carry a motion."""
    moved = MoveMotion(body=body, unit="union", mover=ref("easta"), text=TEXT, effect=effect, at=APRIL)
    does(moved, DeclareVote(motion=f"motion-{number}", tally=tally(3, 0), at=APRIL))


def acting(capacity: str, power: str) -> ActInOffice:
    """Return an act."""
    return ActInOffice(capacity=capacity, power=power, text=TEXT, at=APRIL)


@pytest.fixture
def officed(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Enter a federation in which the plenum and the secretary have delegated, and a post has left its power."""
    rules = RULES.replace("decisions:\n", CHALLENGED)
    enter(decision_folder(tmp_path / "folder", rules, changes=(*OFFICED, LOCAL)), tmp_path / "key.pem")
    carry(1, "plenum", DelegatePowers(person=ref("westd"), powers=(HALL,), until=date(2026, 8, 1)))
    carry(2, "congress", AbolishThePost(post="local_secretary", units=("east",), powers_to="regional_council"))
    does(
        acting("delegation-1", HALL),
        acting("secretary:1", "keep the register"),
        DelegateInOffice(mandate="secretary:1", person=ref("westc"), powers=("sign leases",), until=None, at=APRIL),
        acting("delegation-2", "sign leases"),
    )


@pytest.mark.usefixtures("officed")
def test_an_office_shows_its_powers_and_how_it_came_by_them(client: Client) -> None:
    """The chair's, the inherited one with its decision, and those of a post that is no more."""
    secretary, council = text(client, SECRETARY), text(client, COUNCIL)
    gone = text(client, "/posts/local_secretary/east/")

    assert "The holder may keep the register, sign leases. Besides: presiding, in the chair of the plenum" in secretary
    assert "The holder may delegate: sign leases." in secretary
    assert "It may: greet, inherited from the local secretary of East by motion 2" in council
    assert "greet" not in text(client, "/bodies/regional_council/west/")
    assert "The holder could greet." in gone
    assert "The secretary presides and has no casting vote." in text(client, PLENUM)


@pytest.mark.usefixtures("officed")
def test_a_delegation_shows_the_way(client: Client) -> None:
    """From the delegate to the holder, and from there to how the holder was elected; from the body to its motion."""
    delegate, page = client.get(f"/people/{ref('westc')}/").content.decode(), text(client, f"/people/{ref('westc')}/")

    assert (
        "May act for others Cleo West may sign leases. Delegation 2, 1 April 2026, given by Ada East, secretary" in page
    )
    assert 'href="/mandates/secretary/1/"' in delegate
    assert "Cleo West may sign leases" in text(client, SECRETARY)
    assert "Delegated to others Cleo West may sign leases" in text(client, f"/people/{ref('easta')}/")
    assert (
        f"Dan West may {HALL} until 1 August 2026. Delegation 1, 1 April 2026, given by the plenum by motion 1"
        in text(client, PLENUM)
    )


@pytest.mark.usefixtures("officed")
def test_acts_stand_with_their_office_and_their_person_and_in_a_list(client: Client) -> None:
    """By whom, under which power, and by what right."""
    listed = text(client, "/acts/")

    assert "3 acts 1 April 2026: Cleo West, for the secretary : sign leases" in listed
    assert "Under delegation 2, given by Ada East, secretary ( how Ada East came to it )" in listed
    assert "1 April 2026: Ada East, for the secretary : keep the register" in listed
    assert "As secretary: how Ada East came to it" in listed
    assert "What is delegated" in listed
    assert f"Acts done under its powers 1 April 2026: Dan West : {HALL}" in text(client, PLENUM)
    assert "Acts in office 1 April 2026: Ada East, for the secretary : keep the register" in text(
        client, f"/people/{ref('easta')}/"
    )
    assert 404 == client.get("/acts/?page=2").status_code
    assert 404 == client.get("/acts/?page=x").status_code
    assert "What was done in office, and what is delegated" in text(client, "/decisions/")


@pytest.mark.usefixtures("officed")
def test_what_was_reversed_or_revoked_is_marked(client: Client) -> None:
    """The plenum's decision was misread: the delegation is over, and the act stays with a mark."""
    does(
        ChallengeVote(motion="motion-1", challenger=ref("eastb"), grounds=TEXT, at=APRIL),
        DecideChallenge(motion="motion-1", recount=tally(0, 4), at=APRIL),
        RevokeDelegation(delegation="delegation-2", motion=None, cause="revoked", at=APRIL),
    )
    plenum, secretary = text(client, PLENUM), text(client, SECRETARY)

    assert f"Dan West could {HALL} until 1 August 2026. – over The decision that gave it is reversed." in plenum
    assert "↩ undone since It rests on motion 1, which is reversed." in plenum
    assert "Cleo West could sign leases. – over It is revoked." in secretary
    assert "undone since" not in secretary


@pytest.mark.usefixtures("officed")
def test_the_motions_say_what_they_delegate(client: Client) -> None:
    """In words, with a link to the person."""
    page = text(client, "/decisions/1/")

    assert f"Dan West may {HALL} in its place until 1 August 2026" in page
    assert "powers delegated" in text(client, "/decisions/").lower()


def test_nobody_has_acted_yet(client: Client, db: None, tmp_path: Path) -> None:  # noqa: ARG001  it is open meanwhile
    """The list says so."""
    enter(decision_folder(tmp_path / "folder"), tmp_path / "key.pem")

    assert "No act in office has been entered yet." in text(client, "/acts/")
