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
    assert "Lot 1: who of them is elected" in page
    assert "by lot among equals" in page
    assert "valid ballots" not in page
    assert "Recount it yourself" not in page
    assert client.get(reverse("ballots", args=[CONTEST])).status_code == 404
