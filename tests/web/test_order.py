"""Places stand in the same order everywhere: as on the record, and by name with numbers by their value."""

from pathlib import Path

import pytest
from django.test import Client
from tests.taken_over_folder import taken_over_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.store import models
from comitia.store.queries.order import in_order, natural


def test_numbers_within_names_are_sorted_by_value() -> None:
    """District 1.2 before District 1.10, and capitals make no difference; names without numbers as ever."""
    names = ["District 1.10", "district 1.1", "District 1.2", "Ash", "10 Mile", "9 Mile"]

    assert sorted(names, key=natural) == ["9 Mile", "10 Mile", "Ash", "district 1.1", "District 1.2", "District 1.10"]


@pytest.mark.usefixtures("db")
def test_elections_of_a_day_stand_in_the_order_of_units(client: Client, tmp_path: Path) -> None:
    """Entered in whatever order; in the overview, on a page of one office, in the drawing, and in the menu."""
    enter(taken_over_folder(tmp_path / "folder"), tmp_path / "key.pem")
    branches = models.Contest.objects.filter(office="district_council")
    for place, name in enumerate(sorted(branches.values_list("id", flat=True))):
        models.Contest.objects.filter(id=name).update(seq=10_000 + place)
    overview, listing = text(client, "/elections/"), text(client, "/elections/?office=district_council")
    chain = client.get("/mandates/president/1/").content.decode()
    menu = chain.partition("Show the way from")[2].partition("</select>")[0]

    assert list(in_order(branches).values_list("unit", flat=True))[:3] == ["b1", "b2", "b3"]
    for page in (overview, listing, menu):
        assert page.index("Branch 2") < page.index("Branch 3") < page.index("Branch 10")
