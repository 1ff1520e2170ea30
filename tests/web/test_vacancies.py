"""Pages after a recall: until when a seat under a grace is held, who moved up in whose place, and a body without quorum."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.decision_folder import NESTED, NEXT_UP, VACANCY, decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.cli.chain_tree import print_mandate
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.core.mandate.grace import EndGrace
from comitia.store import models
from comitia.store.queries.held import held_by

APRIL, END = date(2026, 4, 1), date(2026, 5, 1)
COUNCIL, CONGRESS = "/bodies/regional_council/east/", "/bodies/congress/union/"


def recall(number: int, branch: str, person: str) -> None:
    """Let a branch recall its delegate in the council of the east."""
    clerk, reference = Clerk(now=datetime(2026, 4, 1, 12, tzinfo=UTC)), models.Person.objects.get(reference=person).id
    held = models.Mandate.objects.get(person=reference, office="regional_council", is_live=True)
    tally = Tally(votes=Votes(in_favour=12, against=3, abstaining=0))
    with clerk.sitting():
        effect = Recall(mandate=held.id)
        moved = MoveMotion(body="branch_meeting", unit=branch, mover=reference, text="0" * 64, effect=effect, at=APRIL)
        clerk.enter(moved, APRIL)
        clerk.enter(DeclareVote(motion=f"motion-{number}", tally=tally, at=APRIL), APRIL)


def fall(*mandates: str) -> None:
    """Let graces run out."""
    clerk = Clerk(now=datetime(2026, 5, 10, 12, tzinfo=UTC))
    with clerk.sitting():
        for mandate in mandates:
            clerk.enter(EndGrace(mandate=mandate, at=END), END)


HELD = "Held under a grace: the seat on which it rests is lost, and it ends on 1 May 2026 unless that is regained."


@pytest.fixture
def recalled(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Enter a federation in which a branch recalls its delegate, who sits in the congress and is its secretary."""
    enter(decision_folder(tmp_path / "folder", VACANCY, changes=NESTED, next_up=NEXT_UP), tmp_path / "key.pem")
    recall(1, "east-1", "easta")


@pytest.mark.usefixtures("recalled")
def test_a_seat_under_a_grace_says_when_it_ends(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    """On the page of the congress and of the person; the council has its alternate, and the way there says so."""
    person = models.Person.objects.get(reference="easta").id
    ends = "Ends on 1 May 2026, unless the seat on which it rests is regained."

    assert ends in text(client, CONGRESS)
    assert ends in text(client, f"/people/{person}/")
    (mandate,) = models.Mandate.objects.filter(person=person, office="congress")
    contest, _, place = mandate.id.rpartition(":")
    shown = text(client, f"/mandates/{contest}/{place}/")
    assert HELD in shown
    assert ", under a grace until 1 May 2026" in shown
    print_mandate(mandate.id, in_full=False)
    told = capsys.readouterr().out
    assert HELD in told
    assert " until 20" not in told.partition(HELD)[2]
    assert any(HELD in line and "until" not in line for line in held_by("easta") or ())
    assert "Eva East moved up as alternate on 1 April 2026" in text(client, COUNCIL)
    way = text(client, "/mandates/regional_council.east-1/3/")
    assert "Moved up in the place of Ada East, as an alternate of the election by the members of East Quay 1" in way


FALLS = "Falls with the seat in the congress on 1 May 2026, unless the seat on which that rests is regained."


@pytest.mark.usefixtures("recalled")
def test_what_rests_on_a_seat_under_a_grace_says_so(client: Client) -> None:
    """The secretary rests on the congress: on every page that names the holder; the archivist rests on nothing."""
    person = models.Person.objects.get(reference="easta").id
    shown = [text(client, path) for path in ("/", "/posts/secretary/union/", f"/people/{person}/", "/units/union/")]

    assert [1, 1, 1, 1] == [page.count(FALLS) for page in shown]
    assert FALLS in text(client, "/mandates/secretary/1/")
    assert f"Secretary {FALLS}" in text(client, "/mandates/congress.east/1/").partition("Also held by")[2]
    assert FALLS not in text(client, "/posts/archivist/union/")
    fall("congress.east:1")
    assert FALLS not in text(client, f"/people/{person}/")


@pytest.mark.usefixtures("recalled")
@pytest.mark.parametrize("why", ["it ends before", "another seat", "who was co-opted"])
def test_what_rests_on_a_seat_may_not_fall_with_it(client: Client, why: str) -> None:
    """Where its term is over first, or its holder has another seat there; a co-opted holder rests as who was elected."""
    person, posts = models.Person.objects.get(reference="easta").id, models.Mandate.objects.filter(office="secretary")
    seat = models.Mandate.objects.get(id="congress.east:1")
    if why == "it ends before":
        posts.update(ends=END)
    elif why == "another seat":
        seat.id, seat.grace_until = "congress.east:9", None
        seat.save(force_insert=True)
    else:
        first = posts.get()
        posts.update(is_live=False, person="somebody")
        first.id, first.contest, first.instead_of, first.motion = "motion-1:9", None, first.id, "motion-1"
        first.save(force_insert=True)

    assert (FALLS in text(client, f"/people/{person}/")) == (why == "who was co-opted")


@pytest.mark.usefixtures("recalled")
def test_a_seat_that_goes_with_a_post_falls_with_it(client: Client) -> None:
    """A seat ex officio rests on the post, and the post on the seat under a grace."""
    seat = models.Mandate.objects.get(id="secretary:1")
    seat.id, seat.kind, seat.office, seat.contest = "plenum.union@secretary:1", "body", "plenum", None
    seat.by_mandate, seat.by_post = "secretary:1", "secretary"
    seat.save(force_insert=True)

    assert FALLS in text(client, "/bodies/plenum/union/").partition("as secretary")[2]


@pytest.mark.django_db
def test_who_will_sit_by_virtue_of_a_post_keeps_what_rests_there(client: Client, tmp_path: Path) -> None:
    """The archivist has a seat in the congress once the own one is lost: the secretary does not fall, before or after."""
    seats = "seats: {from: region, apportion: {fixed: 3}}"
    both = (*NESTED, (seats, "seats: [{from: region, apportion: {fixed: 3}}, {ex_officio: archivist}]"))
    enter(decision_folder(tmp_path / "folder", VACANCY, changes=both, next_up=NEXT_UP), tmp_path / "key.pem")
    recall(1, "east-1", "easta")
    before = text(client, "/posts/secretary/union/")
    fall("congress.east:1")

    assert "Ada East" in before
    assert FALLS not in before
    assert "Ada East In office since" in text(client, "/posts/secretary/union/")


@pytest.mark.usefixtures("recalled")
def test_a_body_that_lost_its_quorum_says_so(client: Client) -> None:
    """Six must be present in the congress: it decides while Dan has moved up, and not once nobody is left to."""
    fall("congress.east:1")
    with_dan = text(client, CONGRESS)
    recall(2, "east-2", "eastd")
    fall("congress.east:4")
    without = text(client, CONGRESS)

    assert "It cannot decide" not in with_dan
    assert "Alternates" not in with_dan, "who has moved up waits no more"
    assert "It cannot decide: 6 members must be present, and 5 seats are filled." in without
    assert "Ada East, 14 March 2026 to 1 May 2026: the seat on which it rested was lost, by motion 1." in without


@pytest.mark.usefixtures("recalled")
def test_the_rules_say_what_follows_a_vacancy(client: Client) -> None:
    """Who moves up, and how long what rests on a seat still holds, in words."""
    rules = text(client, "/rules/").lower()

    assert "when a seat falls vacant, the next alternate moves up; otherwise it stays vacant" in rules
    assert "what rests on a seat in a body below ends 30 days after that seat is lost, unless it is regained" in rules


@pytest.mark.usefixtures("recalled")
def test_an_alternate_who_gave_way_waits_again(client: Client) -> None:
    """Who moved up, or was recalled then, is no alternate any more; where that is reversed, the next in the order again."""
    moved_up = models.Mandate.objects.filter(id="regional_council.east-1:3")
    moved_up.update(is_live=False, ended=APRIL, cause="recalled", ended_by="motion-1")
    assert "East Quay 1: Eva East" not in text(client, COUNCIL)
    models.Motion.objects.filter(id="motion-1").update(state="reversed")

    assert "East Quay 1: Eva East" in text(client, COUNCIL)
