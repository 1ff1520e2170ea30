"""The past on pages: in order of time, each source beside the other, and nothing prettier than documents tell it."""

from pathlib import Path

import pytest
from django.test import Client
from tests.web.conftest import enter
from tests.web.federation import write_folder
from tests.web.hall import CHARTER_THAT_DECIDES, Hall
from tests.web.past import ASSEMBLY, SECRETARY, Archive, enter_past, exactly
from tests.web.test_queries import MOST_OF_DECISIONS, numbers
from tests.web.test_words import text

from comitia.core.history.past_act import Place
from comitia.core.mandate.resignation import TenderResignation
from comitia.store import models

PRESIDENT = Place(office="president", unit="tide")


def person(reference: str) -> str:
    """Return the id of a person."""
    return models.Person.objects.get(reference=reference).id


def html(client: Client, address: str) -> str:
    """Return a page as it is sent."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.usefixtures("told")
def test_a_session_reads_as_an_account(client: Client) -> None:
    """What was put, by whom, the outcome, figures of each source side by side, quotations, notes, flags."""
    said, page = text(client, "/history/1/"), html(client, "/history/1/")

    assert "The assembly met 23 to 31 May 1924." in said
    assert "Present 40 to 45 “some forty” ≈ may agree" in said
    first, second, third = (
        said.index(each) for each in ("Anna Berg asked to resign", "The request of", "That the path")
    )
    assert first < second < third
    assert "Refused. Before the assembly" in said
    assert "The rules of that time asked for: more than 1/2 of the votes for and against." in said
    assert "They differ on: outcome, for" in said
    assert "Outcome refused refused refused accepted ≠ differ" in said
    assert "For 31 30 not noted ≠ differ" in said
    assert "Against 12 “a handful” not noted ≈ may agree" in said
    assert "Carried. Put by Chidi Okafor. Before the assembly" in said
    assert "p. 9: at least 30 for, 0 against." in said
    assert "● cured It was put without notice. Rule: standing order 12. Flagged as irregular" in said
    assert "then cured: “The next session approved it.”" in said
    assert "<blockquote><p>Refused without discussion.</p></blockquote>" in page
    assert '<aside class="editor" aria-label="Editors’ note 1"><p>Editors’ note</p><p>The clerk who kept' in page


@pytest.mark.usefixtures("told")
def test_a_source_that_differs_from_what_was_entered(client: Client, tmp_path: Path) -> None:
    """It is said so also of a single source; one that is silent, or says nothing else, is not compared."""
    archive = Archive(Hall(tmp_path / "key.pem"), texts=100)
    archive.act(
        "motion", "1935-05", "carried", archive.says(1, "p. 1", when="1935-07", outcome="lost"), text="That it rain."
    )
    archive.act("motion", "1936-05", "carried", archive.says(1), archive.says(2), text="That it snow.")
    archive.act("motion", "1937-05", "carried", archive.says(1, outcome="carried"), text="That it thaw.")
    alone, silent, same = (text(client, f"/history/{number}/") for number in (12, 13, 14))

    assert "What was entered, and what each source says. They differ on: date, outcome" in alone
    assert "Date May 1935 July 1935 ≠ differ Outcome carried lost ≠ differ" in alone
    assert "Minutes of the assembly of May 1924, p. 1." in alone
    for page in (silent, same):
        assert "what each source says" not in page
        assert "not noted" not in page


@pytest.mark.usefixtures("told")
def test_what_was_found_later_says_what_it_bears_on(client: Client) -> None:
    """A removal of 1928, entered after the requests of 1929 and 1931; the pages of both lead to each other."""
    said, later = text(client, "/history/11/"), text(client, "/history/6/")

    assert "What it bears on When it was entered" in said
    assert (
        "6. Anna Berg asked to resign as secretary 1929 · request to resign · later, and about the same holder" in said
    )
    assert "the dates leave open whether it was later" in said
    assert "What was found to bear on it" in later
    assert "To remove Anna Berg as secretary" in later
    assert "A letter found in a garden shed, sheet 2; found later" in text(client, "/history/3/")


@pytest.mark.usefixtures("told")
def test_a_retracted_act_is_struck_out_with_the_reason(client: Client) -> None:
    """It stays, and says that it was entered in error."""
    page = html(client, "/history/10/")

    assert '<h1 class="says"><s>Chidi Okafor ceased to be treasurer</s></h1>' in page
    assert "Retracted: it was entered in error. The name had been misread." in text(client, "/history/10/")
    assert "Date unknown." in text(client, "/history/10/")
    assert "<s>Chidi Okafor ceased to be treasurer</s>" in html(client, "/history/")


@pytest.mark.usefixtures("told")
def test_history_is_by_years_and_decades(client: Client) -> None:
    """The oldest first; what is not known to the year under its decade; the filters narrow it down."""
    said = text(client, "/history/")
    order = ["1924 1.", "1928 11.", "1929 6.", "The 1920s, year unknown 5.", "1931 8.", "Not known to a decade 10."]

    assert [said.index(each) for each in order] == sorted(said.index(each) for each in order)
    assert "All years 1920s 8 1930s 2 In no one decade 1" in said
    assert "11 acts of the past." in said
    assert "2 of 11 acts of the past, 1930s." in text(client, "/history/?decade=193")
    assert "1 of 11 acts of the past, in no one decade." in text(client, "/history/?decade=none")
    assert "3 of 11 acts of the past." in text(client, "/history/?kind=resignation")
    assert "1 of 11 acts of the past." in text(client, "/history/?flag=contested")
    assert "2 of 11 acts of the past." in text(client, "/history/?flag=any")
    assert "4 of 11 acts of the past." in text(client, "/history/?office=assembly&unit=tide")
    assert "2 of 11 acts of the past." in text(client, "/history/?office=treasurer")
    for nothing in ("?decade=x", "?kind=x", "?flag=x", "?office=x", "?decade=199", "?office=treasurer&unit=north"):
        assert "0 of 11 acts of the past. None is like that. Show all" in text(client, f"/history/{nothing}")


@pytest.mark.usefixtures("told")
def test_history_of_several_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five acts to a page, and two of a session."""
    monkeypatch.setattr("comitia.store.queries.past.register.PAGE", 5)
    monkeypatch.setattr("comitia.store.queries.past.page.PAGE", 2)
    one, last = html(client, "/history/?kind=&flag="), html(client, "/history/?page=3")

    assert "Page 1 of 3" in one
    assert 'rel="next" href="?page=2"' in one
    assert "Page 3 of 3" in last
    assert 'href="?flag=any&amp;decade=192"' in html(client, "/history/?flag=any&page=1")
    assert "That the path" not in text(client, "/history/1/")
    assert "That the path" in text(client, "/history/1/?page=2")
    for nowhere in (
        "/history/?page=4",
        "/history/?page=x",
        "/history/1/?page=3",
        "/history/12/",
        "/history/9999999999/",
    ):
        assert client.get(nowhere).status_code == 404, nowhere


@pytest.mark.usefixtures("told")
def test_sources_and_one_of_them(client: Client) -> None:
    """Author, title, date, where kept, digest, notes, and what is cited from it."""
    every, one, shed = text(client, "/sources/"), text(client, "/sources/1/"), text(client, "/sources/3/")

    assert (
        "1. Minutes of the assembly of May 1924 Minutes, by Ida Holm, secretary, May to June 1924 · cited for" in every
    )
    assert "Written by Ida Holm, secretary Date May to June 1924 Kept Town archive, box 4" in one
    assert "abab abab" in one
    assert "Refused without discussion. p. 8; 31 for, 12 against, 1 abstaining" in one
    assert "Date 1928, uncertain Kept not given" in shed
    assert "There is no digest of a copy." in shed
    assert "The paper is water-stained." in shed
    assert "It was carried after all. sheet 2" in shed
    for nowhere in ("/sources/?page=2", "/sources/4/", "/sources/1/?page=2", "/sources/9999999999/"):
        assert client.get(nowhere).status_code == 404, nowhere


@pytest.mark.usefixtures("told")
def test_a_person_has_every_request_on_one_page(client: Client) -> None:
    """Three requests of the past in order of time, each with its outcome, and what else documents tell."""
    said = text(client, f"/people/{person('ash1')}/")
    requests = [
        "Requests to resign 3 requests, each with what became of it.",
        "23 to 31 May 1924: Anna Berg asked to resign as secretary, by documents.",
        "I ask to be released. My health does not allow me to go on. Refused, 23 to 31 May 1924.",
        "? contested 1929: Anna Berg asked to resign as secretary, by documents.",
        "Withdrawn, about November 1929.",
        "March 1931: Anna Berg asked to resign as secretary, by documents.",
        "Accepted, 2 April 1931.",
        "In the past, by documents 11. To remove Anna Berg as secretary February 1928 · removal: carried",
        "5. Anna Berg elected as secretary and treasurer The 1920s · election",
    ]

    places = [said.index(each) for each in requests]
    assert places == sorted(places)


@pytest.mark.usefixtures("told")
def test_requests_of_the_past_stand_before_those_of_today(client: Client, tmp_path: Path) -> None:
    """The president asked in 1933 and asks today; nobody knows what became of the first."""
    archive = Archive(Hall(tmp_path / "key.pem"), texts=100)
    archive.act("resignation", "1933", "tendered", persons=("dell1",), places=(PRESIDENT,))
    hall, asks = archive.hall, person("dell1")
    held = hall.mandate("dell1", "president")
    hall.enter(TenderResignation(mandates=(held,), text=archive.text("Now I ask."), at=hall.day))
    said = text(client, f"/people/{asks}/")

    assert "Requests to resign 2 requests, each with what became of it. 1933: Anna Berg asked to resign as" in said
    assert "No document that was entered says what became of it. 1 June 2026: asked to be released as president" in said


@pytest.mark.usefixtures("told")
def test_posts_and_bodies_show_their_past(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is about a post; the sessions of a body with their acts; the first of many, and where the others are."""
    post, body = text(client, "/posts/secretary/tide/"), text(client, "/bodies/assembly/tide/")

    assert "In the past, by documents 2. Anna Berg asked to resign as secretary" in post
    assert "11. To remove Anna Berg" in post
    assert "5. Anna Berg elected as secretary and treasurer" in post
    assert "In the past, by documents 1. The assembly met" in body
    assert "4. That the path to the water meadow be kept open to all." in body
    assert "In the past, by documents" not in text(client, "/posts/president/tide/")
    monkeypatch.setattr("comitia.store.queries.past.about.LISTED", 2)
    assert 'href="/history/?office=secretary&amp;unit=tide"' in html(client, "/posts/secretary/tide/")


@pytest.mark.usefixtures("told")
def test_the_record_says_dates_of_the_past_in_words(client: Client) -> None:
    """No page shows a date as EDTF writes it, and entries lead to the acts and sources that they are about."""
    seqs = dict(models.PastAct.objects.values_list("number", "seq"))
    entry, unknown = text(client, f"/record/{seqs[1]}/"), text(client, f"/record/{seqs[10]}/")

    assert "Documents date it: 23 to 31 May 1924. It was entered on" in entry
    assert "Documents date it: date unknown." in unknown
    assert 'href="/history/1/"' in html(client, f"/record/{seqs[1]}/")
    assert 'href="/sources/1/"' in html(client, f"/record/{seqs[1] - 2}/")
    listed = text(client, "/record/")
    for code in ("XXXX", "192X", "1924-05-23/", "1929-11~"):
        assert code not in listed
    assert "about November 1929" in listed


@pytest.mark.usefixtures("told")
def test_an_erased_text_is_said_to_be(client: Client) -> None:
    """Every text of the past may be gone; no page fails."""
    models.Text.objects.update(text="", folded="", salt="")
    motion, refused, source = (text(client, each) for each in ("/history/4/", "/history/3/", "/sources/1/"))

    assert "(erased) Motion" not in motion
    assert "The text was erased, or is not kept here." in text(client, "/history/2/")
    assert "(erased) against" not in refused
    assert "Against 12 (erased)" in refused
    assert "Source 1: minutes (erased) Written by (erased)" in source
    for address in ("/history/", "/history/1/", "/sources/", f"/people/{person('ash1')}/", "/search/?q=the"):
        html(client, address)


@pytest.mark.usefixtures("complete")
def test_empty_states_in_words(client: Client) -> None:
    """Nothing of the past, and no sources."""
    assert "Nothing of the past has been entered yet." in text(client, "/history/")
    assert "No source has been registered yet." in text(client, "/sources/")
    assert "In the past, by documents" not in text(client, f"/people/{person('ash1')}/")
    assert "In the past, by documents" not in text(client, "/bodies/assembly/tide/")


def test_before_the_founding(client: Client, db: None) -> None:  # noqa: ARG001  the database is open while this runs
    """There is no register yet."""
    assert client.get("/history/").status_code == 404
    assert client.get("/search/?q=a").status_code == 200


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_past(client: Client, tmp_path: Path) -> None:
    """Pages of a long session, a long history and a much cited source ask no more often than those of a short one."""
    key = tmp_path / "key.pem"
    enter(write_folder(tmp_path / "folder", CHARTER_THAT_DECIDES), key, "region_council.fern")
    archive = enter_past(Hall(key))
    pages = (
        "/history/",
        "/history/1/",
        "/sources/",
        "/sources/1/",
        f"/people/{person('ash1')}/",
        "/posts/secretary/tide/",
    )
    before = numbers(client, pages)
    for number in range(15):
        archive.act(
            "motion", f"19{30 + number}", "carried",
            archive.says(1, f"p. {number}", f"Quoted {number}.", for_=exactly(number), against="few"),
            archive.says(2, for_=exactly(number + 1)),
            text=f"That number {number} be done.", persons=("ash2",), within=1, by=ASSEMBLY,
        )  # fmt: skip
        archive.act("election", f"19{30 + number}", "elected", persons=("ash1",), places=(SECRETARY,))
    after = numbers(client, pages)

    assert all(after[page] <= before[page] + 1 for page in pages), (before, after)
    assert max(after.values()) < MOST_OF_DECISIONS, after
