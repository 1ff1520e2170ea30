"""Ids that look like something else: pages take what the record says, and never what a name looks like."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.run_folder import UNITS, candidates, small_folder
from tests.web.conftest import enter


@pytest.mark.django_db
def test_a_unit_that_is_called_as_a_round_is(client: Client, tmp_path: Path) -> None:
    """`regional_council.round-2` is the contest of the unit round-2: who won it sits for that unit."""
    folder = small_folder(tmp_path / "folder")
    for name, text in (("units.csv", UNITS), ("candidates.csv", candidates()), ("roll.csv", None)):
        place = folder / name
        place.write_text(re.sub(r"\bb4\b", "round-2", text or place.read_text()))
    returned = folder / "contests/regional_council.b4.return.csv"
    returned.rename(returned.with_name("regional_council.round-2.return.csv"))

    enter(folder, tmp_path / "key.pem")

    page = client.get("/bodies/regional_council/r2/").content.decode()
    assert page.count("Wu Tan")
