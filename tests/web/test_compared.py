"""Contests counted by rules that compare candidates: their page, how the elected came in, the rules in words."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import enter
from tests.web.federation import CHARTER, write_folder

from comitia.store.models import Candidate, Mandate

CONTEST = "steward.ash"
BALLOTS = '3 1\n7 1 0\n3 2 1 0\n0\n"1"\n"2"\n"3"\n"x"\n'
"""Seven rank the first alone, three the second before the first; nobody the third."""


def steward(path: Path, rule: str) -> Path:
    """Return a run folder in which the stewards are elected by a rule, one of them by these ballots."""
    charter = CHARTER.replace("secretary, steward], rule", "secretary], rule").replace(
        "contests:\n", f"contests:\n  stewards: {{applies_to: [steward], rule: {rule}}}\n"
    )
    folder = write_folder(path, charter)
    candidates = folder / "candidates.csv"
    candidates.write_text(
        f"{candidates.read_text(encoding='utf-8')}{CONTEST},3,ash3,Member 3 of ash\n", encoding="utf-8"
    )
    (folder / "contests" / f"{CONTEST}.blt").write_text(BALLOTS, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("rule", "told", "sentence", "how"),
    [
        ("{id: irv, until: two}", "until two are left", "more than half of the 10 that count: elected", "7 of 10"),
        ("{id: bottom-two-irv}", "bottom two", "more than half of the 10 that count: elected", "7 of 10"),
        ("{id: smith-irv}", "within the Smith set", "is outside the Smith set with 3 votes", "10 of 10"),
        (
            "{id: borda}",
            "Borda count",
            "is elected with 17 points",
            "17 points",
        ),
        (
            "{id: schulze, strength: margins}",
            "pairs are as strong as their margin",
            "is elected, with a path to each of the others",
            "7 first votes",
        ),
        ("{id: ranked-pairs}", "Ranked pairs", "Bruno Costa before Anna Berg, 7 to 3: locked", "7 first votes"),
        ("{id: minimax}", "Minimax", "nobody has a smaller greatest defeat", "7 first votes"),
        ("{id: copeland, equal_pair: full}", "an equal pair gives a point", "nobody has more points", "7 first votes"),
    ],
)
@pytest.mark.django_db
def test_pages_of_each_rule(client: Client, tmp_path: Path, rule: str, told: str, sentence: str, how: str) -> None:
    """The page says by which rule, what it was told, and why; the chain says in what the figure is."""
    enter(steward(tmp_path / "folder", rule), tmp_path / "key.pem")

    page = client.get(reverse("contest", args=[CONTEST])).content.decode()
    chain = client.get(reverse("mandate", args=[CONTEST, 1])).content.decode()

    assert told in page
    assert sentence in page
    assert how in chain
    words = {"until", "strength", "equal_pair"} & set(rule.replace(":", " ").replace("{", " ").split())
    assert ("of 10 votes cast" in page) == ("irv" in rule)
    assert ("First votes do not decide by this rule" in page) == ("first votes" in how)
    assert all(f"--{word.replace('_', '-')}" in page for word in words)


@pytest.mark.django_db
def test_half_points_are_shown_as_decimals(client: Client, tmp_path: Path) -> None:
    """Seven who rank the first alone give half a point to each of the two others: 7 times 1/2 and 3 times 2 are 9.5."""
    enter(steward(tmp_path / "folder", "{id: borda}"), tmp_path / "key.pem")
    page = client.get(reverse("contest", args=[CONTEST])).content.decode()

    assert "9.5" in page
    assert "3.5" in page
    assert "19/2" not in page
    assert "First votes" not in page
    assert "Bruno Costa was elected with 17 points, from 3 candidates for 1 seat." in page
    assert '<h2 id="votes">The points</h2>' in page
    assert "Points for each candidate" in page
    assert "Votes for each candidate" not in page


@pytest.mark.django_db
def test_points_are_called_so_wherever_an_amount_stands(client: Client, tmp_path: Path) -> None:
    """Pages of a body, of a unit and of a person say that the number is of points, not of votes."""
    charter = CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: borda}")
    enter(write_folder(tmp_path / "folder", charter), tmp_path / "key.pem")
    stood = Candidate.objects.get(contest="region_council.ash", number=3)
    pages = [
        client.get(reverse(name, args=args)).content.decode()
        for name, args in (
            ("body", ["region_council", "north"]),
            ("unit", ["ash"]),
            ("person", [stood.person]),
        )
    ]

    for page in pages:
        assert '<th scope="col" class="n">Points</th>' in page
        assert '<th scope="col" class="n">Votes</th>' not in page


@pytest.mark.django_db
def test_where_amounts_differ_each_has_its_word(client: Client, tmp_path: Path) -> None:
    """Somebody who stood by points and by votes has each number with its own word, and no head claims one of them."""
    charter = CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: borda}")
    enter(write_folder(tmp_path / "folder", charter), tmp_path / "key.pem")
    both = {each.person for each in Mandate.objects.filter(contest="region_council.ash")} & {
        each.person for each in Mandate.objects.filter(contest=CONTEST)
    }
    page = client.get(reverse("person", args=[both.pop()])).content.decode()

    assert '<th scope="col" class="n">With</th>' in page
    assert re.search(r'data-label="With">[0-9.]+ points<', page)
    assert re.search(r'data-label="With">[0-9]+ votes?<', page)
