"""Pages of a federation that was taken over in mid-term: what documents say stands where an election would."""

from pathlib import Path

import pytest
from django.test import Client
from tests.taken_over_folder import taken_over_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.store import models


@pytest.fixture
def taken_over(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Enter the federation."""
    enter(taken_over_folder(tmp_path / "folder"), tmp_path / "key.pem")


@pytest.mark.usefixtures("taken_over")
def test_the_page_of_a_contest_shows_what_the_documents_say(client: Client) -> None:
    """Holders with their days and documents, alternates, the places left vacant; no rule, and no vote."""
    said = text(client, "/contests/district_council.b24/")

    assert "When this record began, Person b24-1 held 2 seats, as documents say. 1 place was vacant." in said
    assert "The votes are not known: the election was before that." in said
    assert "Person b24-1 1 March 2025 29 February 2028 Return of branch 24, 2025" in said
    assert "Person b24-x alternate – Return of branch 24, 2025" in said
    assert "The rule" not in said
    assert "all members in Branch 24" in said.lower() or "All members in Branch 24" in said
    assert "members to vote" not in said
    assert "SHA-256" in text(client, "/contests/congress.r1/")


@pytest.mark.usefixtures("taken_over")
def test_a_post_by_appointment_is_not_called_an_election(client: Client) -> None:
    """Its page, and how the holder came to it."""
    assert "It is a post to which a body appoints." in text(client, "/contests/auditor/")
    assert "Election of" not in text(client, "/contests/auditor/")
    assert "Appointed by the congress (taken over from a document; the votes are not known)" in (
        text(client, "/mandates/auditor/1/")
    )


@pytest.mark.usefixtures("taken_over")
def test_the_chain_and_the_front_say_taken_over(client: Client) -> None:
    """Down to the branches, and on the page of a person."""
    person = models.Person.objects.get(reference="b1-1").id

    assert "24 taken over from documents" in text(client, "/mandates/president/1/")
    assert "taken over" in text(client, f"/people/{person}/")
    assert "were held before this record began" in text(client, "/")
    assert "taken over" in text(client, "/elections/?state=taken_over")
    assert "District 1: 8 seats taken over from documents." in text(client, "/record/") or text(
        client, "/record/?page=2"
    )


@pytest.mark.usefixtures("taken_over")
def test_no_more_is_said_than_is_known(client: Client) -> None:
    """The day is that of entry; a place was vacant already; who is appointed is not elected; no votes, no legend."""
    up, chain = text(client, "/units/b24/up/"), client.get("/mandates/president/1/").content.decode()

    assert "entered on" in text(client, "/elections/?office=congress")
    assert "entered on" in text(client, "/units/b24/")
    assert "Vacant when taken over" in text(client, "/bodies/district_council/d6/")
    assert ", which elected the president (Person b1-1) and appointed the auditor (Ada Audit)." in up
    assert "The congress appointed" in up
    assert "The appointment of the auditor was taken over from documents." in text(client, "/mandates/auditor/1/")
    assert "box-local box-weak" in chain or "box-local box-many box-weak" in chain
    assert "A place without a mark" not in text(client, "/")
    assert "a place without a mark" not in text(client, "/")


@pytest.mark.usefixtures("taken_over")
def test_erased_words_of_a_document_are_said_to_be_erased(client: Client) -> None:
    """The entry stands without them."""
    models.Text.objects.update(text="", salt="")

    assert "(words erased, or not in this copy)" in text(client, "/contests/congress.r1/")
