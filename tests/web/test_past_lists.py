"""Lists of the past: what they leave out they count, what they name they lead to, and each heading stands once."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.web.hall import Hall
from tests.web.past import SECRETARY, Archive
from tests.web.test_history import html
from tests.web.test_words import text

from comitia.store import models
from comitia.store.queries.past.page import act_page
from comitia.store.queries.search.find import Hit, find


def hits(words: str, kind: str) -> list[Hit]:
    """Return what a search for words finds of a kind."""
    found = find(words, kind)
    assert found is not None
    return [hit for group in found.groups for hit in group.hits]


@pytest.mark.usefixtures("told")
def test_what_an_act_bears_on_is_counted_beyond_the_list(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several later acts one is listed, and the page says how many more there are, from both ends."""
    whole = act_page(11)
    assert whole is not None
    every = len(whole.bears[0].touched)
    monkeypatch.setattr("comitia.store.queries.past.page.TOUCHED", 1)
    later = next(each.line.number for each in whole.bears[0].touched if each.line)
    page = act_page(later)

    assert every > 1
    assert f"And {every - 1} more, in entry {whole.bears[0].seq}." in text(client, "/history/11/")
    assert page is not None
    assert page.more_on_it == 0 or f"And {page.more_on_it} more." in text(client, f"/history/{later}/")


@pytest.mark.usefixtures("told")
def test_flags_by_hand_and_flags_that_name_an_act(client: Client, tmp_path: Path) -> None:
    """A rule that somebody calls mandate is not the one of comitia; the other answer is a link."""
    archive = Archive(Hall(tmp_path / "key.pem"), texts=100)
    archive.flag(4, "mandate", "irregular", "Nobody had given one.")
    archive.act("settlement", "1931-04-09", "refused", of=8)
    by_hand, twice = text(client, "/history/4/"), html(client, "/history/12/")

    assert "Rule: mandate." in by_hand
    assert "a mandate ends once" not in by_hand
    assert re.search(r'has another answer, <a href="/history/9/">past act 9</a>\.', twice)


@pytest.mark.usefixtures("told")
def test_each_heading_stands_once(client: Client, tmp_path: Path) -> None:
    """One of two years, and before a year, between other years: under their own dates, where they belong."""
    archive = Archive(Hall(tmp_path / "key.pem"), texts=100)
    for when in ("{1926,1929}", "1928", "../1930", "{1926,1929}", "XXXX", "192X"):
        archive.act("election", when, "elected", persons=("ash1",), places=(SECRETARY,))
    headings = [each.strip() for each in re.findall(r"<h2[^>]*>(.*?)</h2>", html(client, "/history/"))]

    assert len(headings) == len(set(headings))
    assert headings.count("The 1920s, year unknown") == headings.count("Not known to a decade") == 1
    assert headings.index("1924") < headings.index("1928") < headings.index("1926 and 1929")
    assert headings[-1] == "Not known to a decade"


@pytest.mark.usefixtures("told")
def test_a_source_is_one_hit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its title, its author and where it is kept have the word; it is found once, counted or not."""
    archive = Archive(Hall(tmp_path / "key.pem"), texts=100)
    archive.source("Minutes of Elverton", "The clerk of Elverton", kept="Elverton library")
    archive.source("Letters", "An uncle in Elverton")
    counted = hits("elverton", "source")
    monkeypatch.setattr("comitia.store.queries.search.find.MANY", 1)
    common = hits("elverton", "source")

    assert [hit.id for hit in counted] == [hit.id for hit in common]
    assert len({hit.id for hit in counted}) == len(counted) == 2


@pytest.mark.usefixtures("told")
def test_texts_are_found_by_when_it_happened(tmp_path: Path) -> None:
    """What a source says that was found later stands at its date, or at that of the act; without a date it is last."""
    archive = Archive(Hall(tmp_path / "key.pem"), texts=100)
    archive.testify(9, archive.says(3, quotation="Zinnias of the act."))
    archive.testify(9, archive.says(3, quotation="Zinnias of May.", when="1925-05-01"))
    archive.act("election", "XXXX", "elected", archive.says(3, quotation="Zinnias, undated."), persons=("ash1",),
                places=(SECRETARY,))  # fmt: skip
    archive.act("election", "1940", "elected", archive.says(3, quotation="Zinnias at last."), persons=("ash1",),
                places=(SECRETARY,))  # fmt: skip
    said = ["".join(span.text for span in hit.spans) for hit in hits("zinnias", "quotation")]

    assert said == ["Zinnias at last.", "Zinnias of the act.", "Zinnias of May.", "Zinnias, undated."]
    assert models.Passage.objects.filter(kind="quotation").count() > len(said)
