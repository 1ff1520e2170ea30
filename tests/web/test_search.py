"""The search: all words in any order, case and accents ignored, only what pages show, the newest first."""

from datetime import date
from unicodedata import normalize

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.web.test_history import html, person
from tests.web.test_queries import MOST_OF_DECISIONS, numbers
from tests.web.test_words import text

from comitia.store import models
from comitia.store.folding import folded
from comitia.store.queries.asked import Span, asked_for, excerpt
from comitia.store.queries.search.find import KINDS, find


def marked(query: str, said: str) -> str:
    """Return an excerpt with brackets around what is marked."""
    return "".join(f"[{each.text}]" if each.marked else each.text for each in excerpt(asked_for(query), said))


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("The Café, at 7!", " the cafe at 7 "),
        (normalize("NFD", "Åsa Öberg-Ruiz"), " asa oberg ruiz "),
        ("Łódź, Ærø, Straße", " lodz aero strasse "),
        ("ΣΊΣΥΦΟΣ", " σισυφοσ "),
        ("Ёлка", " елка "),
        ("one\n\ntwo\tthree", " one two three "),
        ("  ", ""),
        ("--", ""),
        ("", ""),
    ],
)
def test_a_text_as_it_is_searched(written: str, searched: str) -> None:
    """Small letters, no accents, a blank around each word."""
    assert folded(written) == searched


@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_is_typed_and_written_nothing_fails(written: str, typed: str) -> None:
    """A fold folds to itself, forms of Unicode do not matter, and an excerpt is of the text and nothing else."""
    once = folded(written)
    assert folded(once) == once
    assert folded(normalize("NFD", written)) == folded(normalize("NFC", written))
    spans = excerpt(asked_for(typed), written)
    assert "".join(each.text for each in spans) in {written, f"{written} …", f"… {written}"} or len(written) > 60
    asked = asked_for(typed)
    if asked and asked.is_in(once):
        assert any(each.marked for each in spans), (written, typed)


def test_words_and_phrases() -> None:
    """Quotation marks of every kind hold a phrase; one that is not closed holds nothing; a word is asked for once."""
    asked = asked_for('meadow "the Water" Meadow “path to” „open')

    assert asked.phrases == [("the", "water"), ("path", "to")]
    assert asked.words == ["meadow", "open"]
    assert asked_for('"" !').needles == []
    assert len(asked_for(" ".join(map(str, range(99)))).needles) == 8


def test_an_excerpt_marks_what_was_looked_for() -> None:
    """Beginnings of words, phrases as a whole, accents or not; long texts are cut around the first at words."""
    assert marked("cafe quarrel", "The Café quarrels.") == "The [Café] [quarrels]."
    assert marked('"the water" path', "The path to the water.") == "The [path] to [the water]."
    assert marked('"the the"', "the the the") == "[the the] the"
    assert marked("age", "Message") == "Message", "the middle of a word is not found"
    long = f"{'before ' * 40}Needle {'after ' * 60}"
    said = marked("needle", long)
    assert said.startswith("… before before")
    assert "[Needle] after" in said
    assert said.endswith("after …")
    assert excerpt(asked_for("x"), "") == []
    assert excerpt(asked_for("no"), "yes") == [Span(text="yes", marked=False)]


@pytest.mark.usefixtures("told")
def test_every_kind_is_found_and_leads_to_its_page(client: Client) -> None:
    """Names of persons, places, bodies and posts; acts of the past, quotations, letters, notes, sources."""
    found = {
        "anna berg": ("People 2", f"/people/{person('ash1')}/"),
        "berg ANNA": ("People 2", f"/people/{person('ash1')}/"),
        "ashf": ("Places 1", "/units/ash/"),
        "council region north": ("Bodies and posts 1", "/bodies/region_council/north/"),
        "steward ashford": ("Bodies and posts 1", "/posts/steward/ash/"),
        "meadow path water": ("Acts of the past 1", "/history/4/"),
        "health released": ("Acts of the past 1", "/history/2/"),
        "CAFE quarrel": ("Quotations from sources 1", "/history/3/"),
        '"some forty"': ("Quotations from sources 1", "/history/1/"),
        "minutes chair clerk": ("Editors’ notes and reasons 1", "/history/3/"),
        "water-stained": ("Editors’ notes and reasons 1", "/sources/3/"),
        "gazette": ("Sources 1", "/sources/2/"),
        "holm": ("Sources 1", "/sources/1/"),
    }
    for query, (heading, address) in found.items():
        page = html(client, f"/search/?q={query}")
        assert heading in text(client, f"/search/?q={query}"), query
        assert f'href="{address}"' in page, query
    assert "The <mark>café</mark> <mark>quarrel</mark> ended" in html(client, "/search/?q=cafe quarrel")


@pytest.mark.usefixtures("decided")
def test_texts_of_decisions_are_found(client: Client) -> None:
    """Motions, grounds, reports and letters; the newest first; each leads to its motion or person."""
    assert "Letters 1 Anna Berg" in text(client, "/search/?q=tired")
    assert "Reports on resolutions 1 Motion 1" in text(client, "/search/?q=owners mills fence")
    grounds = text(client, "/search/?q=hall counted left")
    assert "Grounds of challenges, appeals and petitions 1 Motion 18" in grounds
    found = find("edition charter", "motion")
    assert found is not None
    (group,) = found.groups
    assert [hit.title for hit in group.hits] == ["Motion 27", "Motion 25"]
    assert html(client, "/search/?q=edition charter").count('href="/decisions/2') == 2


@pytest.mark.usefixtures("told")
def test_words_must_all_be_there_and_phrases_as_they_stand(client: Client) -> None:
    """A word of another text, the middle of a word, and words in another order than the phrase find nothing."""
    for query in ("quarrel meadow", "eadow", '"water the"', '"wate"', "zzz", "%", "_", "' OR 1=1", "\\"):
        assert "Acts of the past" not in text(client, f"/search/?q={query}"), query
    assert "Acts of the past 1" in text(client, '/search/?q="the water meadow" path')
    assert "Nothing has all of these words." in text(client, "/search/?q=zzz")
    assert "Names of persons, places, bodies and posts are found" in text(client, "/search/")
    assert "Names of persons, places, bodies and posts are found" in text(client, "/search/?q=%00")


@pytest.mark.usefixtures("decided")
def test_only_what_pages_show_is_found(client: Client) -> None:
    """Who is on a roll and nothing else, and the charges against somebody, stand on no page."""
    charged = models.Act.objects.get(type="charges_laid/1").body["text"]
    words = models.Text.objects.get(commitment=charged).folded

    assert client.get(f"/people/{person('ash9')}/").status_code == 404
    assert "Nothing has all of these words." in text(client, '/search/?q="member 9 of ash"')
    assert "Nothing has all of these words." in text(client, f'/search/?q="{words.strip()}"')


@pytest.mark.usefixtures("told")
def test_what_is_erased_is_not_found(client: Client) -> None:
    """A name and a text that are cleared; and a text whose searched form was left behind."""
    assert "1 found." in text(client, "/search/?q=okafor")
    models.Person.objects.filter(name="Chidi Okafor").update(name="", folded="", salt="")
    models.Text.objects.filter(text__contains="meadow").update(text="", salt="")

    assert "Nothing has all of these words." in text(client, "/search/?q=okafor")
    assert "Nothing has all of these words." in text(client, "/search/?q=meadow")


@pytest.mark.usefixtures("decided")
def test_one_kind_page_by_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of each kind with the number of all; then two to a page; then nothing."""
    monkeypatch.setattr("comitia.store.queries.search.find.FIRST", 1)
    monkeypatch.setattr("comitia.store.queries.search.find.PAGE", 2)
    every, first = text(client, "/search/?q=member"), html(client, "/search/?q=member&kind=person")

    assert "All " in every
    assert 'href="?q=member&amp;kind=person&amp;page=2"' in first
    assert "Page 2" in html(client, "/search/?q=member&kind=person&page=2")
    assert "Search everything" in text(client, "/search/?q=the&kind=motion")
    for nowhere in ("q=member&kind=person&page=99", "q=a&kind=x", "q=a&kind=motion&page=0", "q=a&kind=motion&page=x"):
        assert client.get(f"/search/?{nowhere}").status_code == 404, nowhere
    assert "Nothing has all" in text(client, "/search/?q=zzz&kind=motion")


@pytest.mark.usefixtures("decided")
def test_words_in_very_many_texts_are_not_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same texts in the same order, without a number."""
    counted = find("the", "motion")
    monkeypatch.setattr("comitia.store.queries.search.find.MANY", 3)
    common, page = find("the", "motion"), text(client, "/search/?q=the")

    assert counted is not None
    assert common is not None
    assert common.is_common
    assert [hit.id for hit in common.groups[0].hits] == [hit.id for hit in counted.groups[0].hits]
    assert "These words are in very many texts: here are the newest." in page
    assert "Motions very many" in page


@pytest.mark.usefixtures("decided")
def test_every_page_has_a_field_to_search(client: Client) -> None:
    """A form with GET in the frame; on the page of the search there is one alone."""
    assert html(client, "/decisions/1/").count('action="/search/"') == 1
    assert html(client, "/search/?q=a").count('action="/search/"') == 1


@pytest.mark.usefixtures("told")
def test_queries_do_not_grow_with_what_is_found(client: Client) -> None:
    """Fifty more texts and persons, the same number of queries."""
    pages = ("/search/?q=the", "/search/?q=the&kind=quotation", "/search/?q=member", "/search/?q=e")
    add(0, 10)
    before = numbers(client, pages)
    add(10, 60)
    after = numbers(client, pages)

    assert all(after[page] <= before[page] for page in pages), (before, after)
    assert max(after.values()) < MOST_OF_DECISIONS, after


def add(start: int, end: int) -> None:
    """Add texts that pages show, and persons who stood."""
    contest = models.Contest.objects.values_list("id", flat=True)[0]
    for number in range(start, end):
        said = f"the member {number} of the else"
        models.Text(commitment=f"{number:064}", salt=f"s{number}", text=said, folded=folded(said)).save()
        passage = {"kind": "quotation", "page": "past", "of": "past-1", "day": date(2026, 1, 1), "seq": number}
        models.Passage(key=f"x{number}", text_id=f"{number:064}", **passage).save()
        name = f"Member Else {number}"
        models.Person(id=f"p{number}", reference=f"r{number}", name=name, folded=folded(name), salt="x").save()
        models.Candidate(key=f"c/{number}", contest=contest, number=100 + number, person=f"p{number}", name="").save()


def test_every_kind_of_passage_has_words() -> None:
    """What the tables call a kind has a heading."""
    assert {"motion", "past", "quotation", "letter", "grounds", "report", "done", "note", "source", "document"} < set(
        KINDS
    )
