"""Days and times as they are given to commands: 2028-04-01, and where a time may be given 2028-04-01T10:00:00."""

import re
from datetime import datetime

import typer

DAY, TIME = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"
OTHER = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", re.ASCII)
"""A day as many write it: with dots the day of the month first, with slashes either that or the month."""
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
    raise typer.BadParameter(f"{text!r} is not read as a day: write {_meant(text)}")


def _meant(text: str) -> str:
    """Return the day that was meant, where it can only be that one; else the form in which a day is written."""
    found = OTHER.fullmatch(text.strip())
    if found is None:
        return FORM
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "/":
        if max(day, month) <= MONTHS:
            return FORM
        day, month = max(day, month), min(day, month)
    try:
        return f"{datetime(year, month, day):{DAY}}"  # noqa: DTZ001  as above
    except ValueError:
        return FORM
