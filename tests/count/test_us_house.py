"""The seats of the United States House since 1960, as published: Huntington-Hill, one seat each at least."""

import csv
import io
import tarfile
from collections import defaultdict

import pytest
from tests.shared import SHARED

from comitia.count import Apportionment, apportion

ARCHIVE = SHARED / "data" / "counting.tar.xz"


@pytest.mark.skipif(not ARCHIVE.is_file(), reason=f"the census figures are not here: {ARCHIVE} does not exist")
def test_seven_censuses() -> None:
    """435 seats among 50 states, seven times, every state as apportioned."""
    people: dict[str, dict[str, int]] = defaultdict(dict)
    official: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows("apportionment/us_census_apportionment_1910_2020.csv"):
        year, seats = row["Year"], row["Number of Representatives"]
        if row["Geography Type"] == "State" and int(year) >= 1960 and seats not in {"", "0", "0.0"}:
            people[year][row["Name"]] = int(row["Population used for apportionment"].replace(",", "").partition(".")[0])
            official[year][row["Name"]] = int(seats.partition(".")[0])

    assert sorted(people) == ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]
    for year, sizes in people.items():
        outcome = apportion("huntington-hill", 435, sizes, floor=1)
        assert isinstance(outcome, Apportionment)
        assert (len(sizes), dict(outcome.seats)) == (50, official[year])


def _rows(name: str) -> list[dict[str, str]]:
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            if member.name.removeprefix("./").endswith(name):
                file = archive.extractfile(member)
                assert file
                return list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))
    raise AssertionError(f"{name} is not in {ARCHIVE}")
