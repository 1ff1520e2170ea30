"""Days and times as they are given to commands: 2028-04-01, and where a time may be given 2028-04-01T10:00:00."""

import re
from calendar import monthrange
from datetime import datetime

import typer

DAY, TIME = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"
OTHER = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", re.ASCII)
"""A day as many write it: with dots the day of the month first, with slashes either that or the month."""
WRITTEN = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", re.ASCII)
"""A day in the form that is read, be it there or not."""
MONTHS = 12
FORM = "it as YYYY-MM-DD"


def a_day(text: str) -> datetime:
    """Return a day, or end the command with how to write it."""
    return _read(text, (DAY,))


def a_moment(text: str) -> datetime:
    """Return a day, or a day and a time of it, or end the command with how to write it."""
    return _read(text, (DAY, TIME))


def _read(text: str, forms: tuple[str, ...]) -> datetime:
    for form in forms:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  a day has no zone; times are of UTC
        except ValueError:
            continue
    raise typer.BadParameter(_missing(text) or f"{text!r} is not read as a day: write {_meant(text)}")


def _missing(text: str) -> str:
    """Return what is wrong where a month is given a day that it does not have; empty where that is not so."""
    written = WRITTEN.fullmatch(text.strip())
    named = (int(written[1]), int(written[2]), int(written[3])) if written else _named(text)
    if named is None or not (named[0] and 1 <= named[1] <= MONTHS):
        return ""
    year, month, day = named
    days = monthrange(year, month)[1]
    return "" if 1 <= day <= days else f"there is no day {text!r}: the last of that month is {_day(year, month, days)}"


def _meant(text: str) -> str:
    """Return the day that was meant, where it can only be that one; else the form in which a day is written."""
    named = _named(text)
    if named is None or not (named[0] and 1 <= named[1] <= MONTHS):
        return FORM
    return _day(*named)


def _named(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a day in another form, where it can only be that one; it may not be there."""
    found = OTHER.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == ".":
        return year, month, day
    return (year, min(day, month), max(day, month)) if max(day, month) > MONTHS else None


def _day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
