"""Dates of the past: what EDTF can say, the days that it can mean, and which of two was certainly first."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.core.record.when import LONGEST, NoDate, when
from comitia.store.queries.when_words import when_words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1924-05-23", "1924-05-23", "1924-05-23"),
        ("1924-05-23/1924-05-31", "1924-05-23", "1924-05-31"),
        ("1924-05", "1924-05-01", "1924-05-31"),
        ("1924-02", "1924-02-01", "1924-02-29"),
        ("1924", "1924-01-01", "1924-12-31"),
        ("192X", "1920-01-01", "1929-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1924-XX", "1924-01-01", "1924-12-31"),
        ("1924~", "1923-01-01", "1925-12-31"),
        ("1924?", "1923-01-01", "1925-12-31"),
        ("[1924-05-23,1924-05-25]", "1924-05-23", "1924-05-25"),
        ("../1924-05-01", "0001-01-01", "1924-05-01"),
        ("/1924-05-01", "0001-01-01", "1924-05-01"),
        ("1924/..", "1924-01-01", "9999-12-31"),
        ("XXXX", "0001-01-01", "9999-12-31"),
    ],
)
def test_the_days_that_a_date_can_mean(text: str, first: str, last: str) -> None:
    """From the first day to the last, both included."""
    found = when(text)

    assert (text, first, last) == (found.text, found.first.isoformat(), found.last.isoformat())


@pytest.mark.parametrize(
    "text",
    ["", "foo", "1924-13", "1924-02-30", "1924-06/1924-05", "1924-06?/1924-05", "1925~/1924", " 1924", "1924-05-23T10:00", "Y17000", "-044", "../..", "24",
     "1924\n", "１９２４", "1" * (LONGEST + 1)],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    """Words, days that do not exist, ranges that end before they begin, times, years beyond four digits."""
    with pytest.raises(NoDate):
        when(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1924-02-30", "'1924-02-30' is no date: there is no day 1924-02-30, the last of that month is 1924-02-29"),
        ("1924-05/1924-06-31", "there is no day 1924-06-31, the last of that month is 1924-06-30"),
        ("[1924-05-01,1924-05-32]", "there is no day 1924-05-32, the last of that month is 1924-05-31"),
        ("1923-02-29~", "there is no day 1923-02-29, the last of that month is 1923-02-28"),
        ("1924-05-00", "there is no day 1924-05-00"),
        ("0000-02-30", "'0000-02-30' is no date: write 1924-05-23"),
        ("1924-13-01", "'1924-13-01' is no date: write 1924-05-23"),
        ("autumn 1924", "a season 1924-23 (autumn; 21 is spring, 24 winter)"),
    ],
)
def test_what_is_no_date_says_why(text: str, said: str) -> None:
    """A day that its month does not have is said to be none; else how dates are written, seasons among them."""
    with pytest.raises(NoDate, match=re.escape(said)):
        when(text)


def test_one_was_first_only_where_every_day_agrees() -> None:
    """May is before June; 23 to 31 May and 30 May leave it open; of the unknown nothing is claimed."""
    may, june, week, day, unknown = map(when, ("1924-05", "1924-06", "1924-05-23/1924-05-31", "1924-05-30", "XXXX"))

    assert may.is_before(june)
    assert not june.is_before(may)
    assert not week.is_before(day)
    assert not day.is_before(week)
    assert week.may_be(day)
    assert not may.may_be(june)
    assert not unknown.is_before(may)
    assert unknown.may_be(may)


@given(st.dates(), st.dates())
def test_days_are_as_the_calendar_has_them(one: date, other: date) -> None:
    """A day is itself, and a range of two days goes from one to the other."""
    first, last = min(one, other), max(one, other)
    day, both = when(first.isoformat()), when(f"{first}/{last}")

    assert (first, first) == (day.first, day.last) == day.named
    assert (first, last) == (both.first, both.last)
    assert (first < last) == day.is_before(when(last.isoformat()))


@given(st.text(alphabet="0123456789X/.-~?%[]{}, ", max_size=24))
def test_whatever_is_written_is_a_date_or_refused(text: str) -> None:
    """Never an error of another kind, and never a last day before the first."""
    try:
        found = when(text)
    except NoDate:
        return
    assert found.first <= found.last
    assert found.named[0] <= found.named[1]
    assert isinstance(when_words(text), str)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1924-24", "1923-12-01", "1925-02-28"),
        ("1924-21", "1923-12-01", "1925-02-28"),
        ("1924-25", "1924-03-01", "1924-05-31"),
        ("1924-05-01/1924-21", "1924-05-01", "1925-02-28"),
        ("1924-21/1925", "1923-12-01", "1925-12-31"),
        ("1924-24/..", "1923-12-01", "9999-12-31"),
        ("0001-24", "0001-01-01", "0002-02-28"),
        ("9999-24", "9998-12-01", "9999-12-31"),
        ("1924-33", "1924-01-01", "1924-03-31"),
        ("1924-05-23", "1924-05-23", "1924-05-23"),
    ],
)
def test_a_season_is_of_either_hemisphere(text: str, first: str, last: str) -> None:
    """A winter may have begun in the year before; one of the north, and a quarter, are where they are."""
    found = when(text)

    assert (first, last) == (found.first.isoformat(), found.last.isoformat())


def test_dates_are_read_by_several_threads_and_nothing_else_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed meanwhile is printed, and the parser prints nothing."""
    texts = [f"{year}-{month:02}~" for year in range(1900, 1910) for month in range(1, 13)]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            list(pool.map(when.__wrapped__, [*texts, "1924-13~"][:-1]))
            with pytest.raises(NoDate):
                when.__wrapped__("1924-02-30~")
    sys.stdout.write("still here\n")

    assert "still here\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1924~", "1924"),
        ("1929-11~", "1929-11"),
        ("192X?", "192X"),
        ("1924-~05", "1924-05"),
        ("1924%/1926", "1924/1926"),
    ],
)
def test_lists_go_by_the_date_that_is_named(text: str, named: str) -> None:
    """About 1924 stands under 1924, though nothing is concluded from it that 1923 would not bear."""
    assert when(named).named == when(text).named
    assert when(text).first < when(named).first
