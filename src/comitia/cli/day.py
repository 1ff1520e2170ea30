"""Days and times as they are given to commands: 2028-04-01, and where a time may be given 2028-04-01T10:00:00."""

import re
from datetime import datetime

import typer

DAY, TIME = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"
OTHER = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
"""A day as many write it, the day of the month first."""


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
    """Return the day that was probably meant, in the form that is read; an example where none can be seen."""
    found = OTHER.fullmatch(text.strip())
    if found is None:
        return "it as 2028-04-01"
    day, month, year = map(int, found.groups())
    try:
        return f"{datetime(year, month, day):{DAY}}"  # noqa: DTZ001  as above
    except ValueError:
        return "it as 2028-04-01"
