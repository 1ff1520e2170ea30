"""The page of a contest whose totals were counted: its votes and its lot, and no ballots that nobody has."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.run_folder import small_folder
from tests.web.conftest import enter

CONTEST = "congress.r1"


@pytest.mark.django_db
def test_totals_show_their_lot_and_offer_no_ballots(client: Client, tmp_path: Path) -> None:
    """1, 1 and 0 votes for one seat, and the document does not say who won."""
    totals = {f"contests/{CONTEST}.blt": None, f"contests/{CONTEST}.return.csv": "number,votes\n1,1\n2,1\n3,0\n"}
    enter(small_folder(tmp_path / "folder", totals), tmp_path / "key.pem")

    page = client.get(reverse("contest", args=[CONTEST])).content.decode()

    assert "totals entered" in page
    assert "Lot 1: who is elected" in page
    assert "by lot among equals" in page
    assert "valid ballots" not in page
    assert "Recount it yourself" not in page
    assert client.get(reverse("ballots", args=[CONTEST])).status_code == 404


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        ("1,1\n2,0\n3,0\n", "was elected with 1 vote, from 3 candidates for 1 seat."),
        ("1,1\n2,0\n3,0\ncast,1\n", "was elected with 1 of 1 vote cast, from 3 candidates for 1 seat."),
    ],
)
@pytest.mark.django_db
def test_one_vote_is_one(client: Client, tmp_path: Path, totals: str, words: str) -> None:
    """The noun follows its number."""
    files = {f"contests/{CONTEST}.blt": None, f"contests/{CONTEST}.return.csv": f"number,votes\n{totals}"}
    enter(small_folder(tmp_path / "folder", files), tmp_path / "key.pem")

    assert words in client.get(reverse("contest", args=[CONTEST])).content.decode()


@pytest.mark.django_db
def test_methods_of_apportionment_have_their_names(client: Client, tmp_path: Path) -> None:
    """The rules in words say Sainte-Laguë, not the word that the charter has for it."""
    enter(small_folder(tmp_path / "folder"), tmp_path / "key.pem")

    page = client.get("/rules/").content.decode().partition("The charter as data")[0]
    assert "by the method of Sainte-Laguë" in page
    assert "sainte-lague" not in page
