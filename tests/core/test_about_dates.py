"""Dates that documents give by about: what is compared reaches into the years and months beside them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.core.record.when import NoDate, _parsed, _plain, when

DAYS = st.dates(date(1, 1, 1)).map(date.isoformat)
PLAIN = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1924~", "1923-01-01", "1925-12-31"),
        ("1924?", "1923-01-01", "1925-12-31"),
        ("1924-?05", "1924-04-01", "1924-06-30"),
        ("1924-05-23/1924-05-31", "1924-05-23", "1924-05-31"),
        ("192X", "1920-01-01", "1929-12-31"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("../1924~", "0001-01-01", "1925-12-31"),
    ],
)
def test_about_a_year_is_also_the_years_beside_it(text: str, first: str, last: str) -> None:
    """1924~ can mean 1925, and is not certainly before it; 1924 is."""
    found = when(text)

    assert (first, last) == (found.first.isoformat(), found.last.isoformat())


def test_nothing_is_claimed_of_what_is_uncertain() -> None:
    """A source that has about 1924 does not contradict one that has March 1925, one that has 1924 does."""
    march = when("1925-03")

    assert (True, False) == (when("1924~").may_be(march), when("1924").may_be(march))
    assert (False, True) == (when("1924~").is_before(march), when("1924").is_before(march))
    assert date(1923, 4, 22) == when("1924-05-23?").first


@pytest.mark.parametrize(
    "text", ["1924-X5", "1924-0X", "../192X", "May 1924", "1924-02-30", "1924/1922", "1924/XXXX-05", "0000/X000", ""]
)
def test_what_is_no_date_is_refused_in_silence(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The parser would print some of them where nobody asked."""
    with pytest.raises(NoDate):
        when(text)

    assert ("", "") == capsys.readouterr()


@given(PLAIN, PLAIN)
def test_plain_dates_are_what_the_parser_finds(one: str, other: str) -> None:
    """Days, months, years and ranges of such, read without the grammar."""
    assert _parsed(one) == _plain(one)
    start, end = sorted((one, other), key=lambda text: when(text).first)
    if when(start).first <= when(end).last:
        assert _parsed(f"{start}/{end}") == _plain(f"{start}/{end}")


@pytest.mark.parametrize("text", ["1924-00", "1924-13", "1924-04-31", "0000", "0000-01-01", "1924-5", "24"])
def test_what_is_nearly_plain_is_no_day_of_ours(text: str) -> None:
    """Neither way reads it."""
    with pytest.raises(NoDate):
        when(text)
