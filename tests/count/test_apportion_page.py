"""The tables of the page on apportionment are what the methods give."""

import re
from pathlib import Path

from comitia.count import METHODS, Apportionment, apportion, banded, fixed, per_n

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "concepts" / "apportionment.md"
UNITS = {"north": 430, "east": 300, "south": 200, "west": 70}


def rows() -> dict[str, list[int]]:
    """Return the rows of numbers on the page, by what stands before them."""
    found = re.findall(r"^\| (.+?) \|((?: \d+ \|)+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {words: [int(number) for number in re.findall(r"\d+", cells)] for words, cells in found}


def test_ten_seats_by_every_method() -> None:
    """The methods named in the first row, and every other in the second."""
    named, others = list(rows().items())[:2]
    by_name = dict.fromkeys(re.findall(r"`([^`]+)`", named[0]), named[1])
    assert others[0] == "every other"
    for method in METHODS:
        outcome = apportion(method, 10, UNITS, 1 if method == "cambridge" else 0)
        assert isinstance(outcome, Apportionment)
        assert list(outcome.seats.values()) == by_name.get(method, others[1]), method


def test_seats_where_no_total_is_fixed() -> None:
    """One for each hundred in four ways, bands, and the same for each; the last cell is the total."""
    found = list(rows().values())[2:]
    outcomes = [
        per_n(UNITS, 100, "up"),
        per_n(UNITS, 100, "down"),
        per_n(UNITS, 100, "half-up"),
        per_n(UNITS, 100, "down", 1, 3),
        banded(UNITS, [(0, 99, 1), (100, 299, 2), (300, None, 4)]),
        fixed(UNITS, 2),
    ]
    assert [[*outcome.seats.values(), outcome.total] for outcome in outcomes] == found
