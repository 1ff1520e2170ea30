"""Seats as published: four parliaments by their votes, and what is known of one census by two methods."""

import csv
import io
import re
import tarfile
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

import pytest
from tests.shared import SHARED

from comitia.count import Apportionment, Threshold, apportion, passing

ARCHIVE = SHARED / "data" / "counting.tar.xz"
needs_archive = pytest.mark.skipif(not ARCHIVE.is_file(), reason=f"the votes are not here: {ARCHIVE} does not exist")
FIVE, FOUR = (Threshold(kind="ge", share=Fraction(n, 100)) for n in (5, 4))
NO_STATE = {"Alaska", "Hawaii", "District of Columbia", "Puerto Rico"}
NUMBERS = re.compile(r"\[([0-9+, ]+)\]")


@needs_archive
def test_knesset() -> None:
    """D'Hondt among all who pass (pairs of lists with surplus agreements stand as one), then within each pair: four elections."""
    for line in read("apportionment/knesset.txt").splitlines():
        votes, seats = (
            [[int(n) for n in pair.split("+")] for pair in found.split(",")] for found in NUMBERS.findall(line)
        )
        pairs = shared("dhondt", 120, [sum(pair) for pair in votes])
        assert pairs == [sum(pair) for pair in seats]
        assert [shared("dhondt", total, pair) for total, pair in zip(pairs, votes, strict=True)] == seats


@needs_archive
def test_nationalrat() -> None:
    """D'Hondt for 183 seats among the lists with four in a hundred: every election of the file."""
    rows = [NUMBERS.findall(line) for line in read("apportionment/nr_wahlen.txt").splitlines()]
    rows = [row for row in rows if row]
    for text, expected in rows:
        votes = dict(enumerate(map(int, text.split(","))))
        passed = passing({str(n): found for n, found in votes.items()}, FOUR)
        outcome = apportion("dhondt", 183, passed)
        assert isinstance(outcome, Apportionment)
        assert [outcome.seats.get(str(n), 0) for n in votes] == list(map(int, expected.split(",")))
    assert len(rows) >= 8


@needs_archive
def test_slovakia_2020() -> None:
    """Largest remainders by V / (S + 1) to the nearest whole vote: five in a hundred for one list, seven for an alliance."""
    rows = list(csv.reader(io.StringIO(read("votelib_data/sk_nr_2020.csv")), delimiter=";"))
    votes = {name: int(found) for name, _, found, _ in rows}
    alone = {name for name, allied, _, _ in rows if allied == "0" and name != "MKÖ-MKS"}
    of = sum(votes.values())
    passed = passing({name: n for name, n in votes.items() if name in alone}, FIVE, of=of) | passing(
        {name: n for name, n in votes.items() if name not in alone},
        Threshold(kind="ge", share=Fraction(7, 100)),
        of=of,
    )
    outcome = apportion("hagenbach-bischoff-rounded", 150, passed)
    assert isinstance(outcome, Apportionment)
    assert outcome.seats == {name: int(seats) for name, _, _, seats in rows if int(seats)}


@needs_archive
def test_czechia_2017() -> None:
    """200 seats among 14 regions by largest remainders of valid votes, in each by D'Hondt among the lists with five in a hundred."""
    rows = list(csv.reader(io.StringIO(read("votelib_data/cz_psp_2017.csv")), delimiter=";"))
    votes = {row[0]: dict(zip(rows[0][1:], map(int, row[1:]), strict=True)) for row in rows[1:]}
    lists = passing({name: sum(regions.values()) for name, regions in votes.items()}, FIVE)
    regions = apportion("hare", 200, {region: sum(row[region] for row in votes.values()) for region in rows[0][1:]})
    assert isinstance(regions, Apportionment)
    won: Counter[str] = Counter()
    for region, seats in regions.seats.items():
        outcome = apportion("dhondt", seats, {name: votes[name][region] for name in lists})
        assert isinstance(outcome, Apportionment)
        won.update(outcome.seats)
    assert sorted(won.values(), reverse=True) == [78, 25, 22, 22, 15, 15, 10, 7, 6]


@needs_archive
def test_bundestag_2017() -> None:
    """The 709 seats after levelling, by Sainte-Laguë among the lists with five in a hundred of the second votes."""
    rows = list(csv.reader(io.StringIO(read("votelib_data/de_bdt_2017.csv")), delimiter=";"))
    names = [name for name in rows[0][2:] if name]
    votes = {name: sum(int(row[3 + 2 * at] or 0) for row in rows[2:]) for at, name in enumerate(names)}
    outcome = apportion("sainte-lague", 709, passing(votes, FIVE))
    assert isinstance(outcome, Apportionment)
    assert sorted(outcome.seats.values(), reverse=True) == [200, 153, 94, 80, 69, 67, 46]


def test_new_zealand_2014() -> None:
    """120 seats by Sainte-Laguë among the lists with five in a hundred, and those that won a seat of their own."""
    votes = {"a": 1131501, "b": 604535, "c": 257359, "d": 208300, "e": 31849, "f": 16689, "g": 5286, "h": 95598}
    small = 34094 + 10961 + 5113 + 1730 + 639 + 872 + 1096
    passed = passing(votes, FIVE, of=sum(votes.values()) + small, exempt=("e", "f", "g"))
    outcome = apportion("sainte-lague", 120, passed)
    assert isinstance(outcome, Apportionment)
    assert outcome.seats == {"a": 60, "b": 32, "c": 14, "d": 11, "e": 2, "f": 1, "g": 0}


@needs_archive
@pytest.mark.parametrize(
    ("year", "differ"),
    [("1930", {}), ("1940", {"Arkansas": (7, 6), "Michigan": (17, 18)})],
)
def test_two_censuses_by_two_methods(year: str, differ: dict[str, tuple[int, int]]) -> None:
    """Huntington-Hill and Webster agree in 1930; in 1940 they differ in one seat, why the law of 1941 names the method."""
    rows = csv.DictReader(io.StringIO(read(f"us_census/data/{year}_census.csv")))
    states = [row for row in rows if row["AREA"] not in NO_STATE]
    sizes = {row["AREA"]: int(row["RESIDENT_POPULATION"]) - int(row["POPULATION_NOT_TAXED"]) for row in states}
    hill, webster = (apportion(method, 435, sizes, 1) for method in ("huntington-hill", "sainte-lague"))
    assert isinstance(hill, Apportionment)
    assert isinstance(webster, Apportionment)
    assert len(sizes) == 48
    assert differ == {u: (hill.seats[u], webster.seats[u]) for u in sizes if hill.seats[u] != webster.seats[u]}


def shared(method: str, total: int, sizes: Iterable[int]) -> list[int]:
    outcome = apportion(method, total, {str(number): size for number, size in enumerate(sizes)})
    assert isinstance(outcome, Apportionment)
    return list(outcome.seats.values())


def read(name: str) -> str:
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            if member.name.removeprefix("./").endswith(name):
                file = archive.extractfile(member)
                assert file
                return file.read().decode("utf-8-sig")
    raise AssertionError(f"{name} is not in {ARCHIVE}")
