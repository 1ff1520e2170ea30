"""What is not known is never shown as nothing: returns without the number of ballots, and elections in parts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.chain.federation import Federation
from tests.web.markup import text_of

from comitia.store import models
from comitia.store.queries.chain import chain, evidence, in_words, plain
from comitia.store.queries.homes import homes
from comitia.store.queries.labels import labels
from comitia.web.chain import views

pytestmark = pytest.mark.django_db

CHARTER = """charter: "1.0"
id: coop.ridge
title: Ridge Co-operative
edition: 1
in_force: 2026-01-01
units:
  types:
    branch: {parent: district, label: {one: branch, many: branches}}
    district: {parent: union}
    union: {root: true}
rolls:
  members: {unit_type: branch, reference_date: 2025-12-31, label: {one: roll of members, many: members}}
  staff: {unit_type: union, reference_date: 2025-12-31, label: {one: staff roll, many: staff rolls}}
bodies:
  council:
    tier: 1
    scope: district
    seats: {elected_by: roll.members, from: branch, apportion: {fixed: 2}}
    rule: {id: block}
  assembly: {tier: 2, scope: union, supreme: true, seats: {from: district, apportion: {fixed: 1}}, rule: {id: plurality}}
posts:
  chair: {elected_by: roll.members, scope: district, rule: {id: plurality}}
  president: {elected_by: assembly, rule: {id: plurality}}
"""
UNITS = [
    ("u", "union", "", "Ridge"),
    *((f"d{number}", "district", "u", f"Slope {number}") for number in (1, 2)),
    *((f"b{number}", "branch", f"d{number}", f"Stream {number}") for number in (1, 2)),
]
CASES = {
    "council.b1": "totals without cast",
    "council.b2": "document with cast",
    "president": "tie",
}


@pytest.fixture
def ridge(tmp_path: Path) -> Iterator[Federation]:
    """Return a federation of two branches: of one only the votes are known, of the other only the turnout."""
    found = Federation(
        path=tmp_path / "folder",
        charter=CHARTER,
        units=UNITS,
        roll={"members": {"b1": 50, "b2": 40}, "staff": {"u": 3}},
        cases=CASES,
    )
    found.grow()
    return found


def read(address: str) -> str:
    """Return the text of a page that is there."""
    response = Client(headers={"host": "localhost"}).get(address)
    assert 200 == response.status_code
    return text_of(response)


def test_an_unknown_turnout_is_not_nobody(ridge: Federation) -> None:  # noqa: ARG001
    """Votes for candidates without a number of ballots: the words, the evidence and the drawing say that it is unknown."""
    found = chain("president:1")
    assert found is not None

    assert "1 branch in which it is not known how many voted" in plain(in_words(found))
    assert "1 entered as totals (how many voted is not known)" in evidence(found)[0]
    page = read("/mandates/president/1/")
    assert "0 members voted" not in page
    assert "Rests onShare of those known" in page
    assert "Stream 1councils2 of 2votes not known◐totals entered" in page
    assert "Stream 2councils2 of 220 votes100.0 %◇document only" in page
    assert "at least 20 votes" in page


def test_the_front_page_counts_votes_where_it_counts_branches(ridge: Federation) -> None:  # noqa: ARG001
    """The turnout of a document is not added to the branches whose votes are known."""
    page = read("/")

    assert "20 votes in 1 branch" not in page
    assert "1 branch (1 known by totals only; how many voted there is not known)" in page


def test_a_document_may_say_how_many_voted(ridge: Federation) -> None:  # noqa: ARG001
    """Then the page of the contest says it, and does not say that it is unknown."""
    page = read("/contests/council.b2/")

    assert "as a document says. Of 40 members in Stream 2, 20 voted (50 %)." in page
    assert "how many voted is not known" not in page


def test_a_vote_of_a_district_is_not_one_of_all(ridge: Federation) -> None:  # noqa: ARG001
    """Those on the roll of one district elect its chair: the contest page and the way up name the district."""
    assert "Of 50 members in Slope 1," in read("/contests/chair.d1/")
    assert "the members of Slope 1" in read("/units/b1/up/")
    assert "all members" not in read("/units/b1/up/")


def test_many_elections_in_few_units_leave_the_menu_whole(ridge: Federation, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """The menu is for units, however many elections were held in them."""
    monkeypatch.setattr(views, "CHOICES", 2)

    assert "Stream 2" in read("/mandates/president/1/")


def test_a_namesake_is_told_by_the_lowest_roll(ridge: Federation) -> None:  # noqa: ARG001
    """Somebody on the roll of a branch and on that of the whole is of the branch: the whole tells nobody apart."""
    member = models.Person.objects.get(reference="members-b1-1").id
    models.Elector.objects.create(roll="staff", unit="u", person=member)
    words = labels()
    assert words is not None

    assert "b1" == homes(words, [member])[member].id
