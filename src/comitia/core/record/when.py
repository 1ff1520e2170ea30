"""When something happened, as far as documents tell: a day, a month, a range, a decade, or not known at all.

Dates are written in EDTF (ISO 8601-2:2019, annex A): `1924-05-23`, `1924-05-23/1924-05-31`, `1924-05`, `192X`,
`1924~` (about), `1924?` (uncertain), `../1924` (not after), `XXXX` (unknown). What is compared is the first and the
last day that a date can mean, about 1924 also in the years beside it (uncertain days in the months beside them), and a
season in either hemisphere; where these do not tell which of two was first, nothing is claimed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from time import struct_time

UNKNOWN = "XXXX"
"""The date of which nothing is known."""
LONGEST = 32
FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
_DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})(?![0-9])")
_SEASON = re.compile("([0-9]{4})-(2[1-4]|28|30)")
_SIGNS = re.compile(
    r"[0-9][0-9X./,~?%-]{3,}|X{4}[X-]*|[\[{][0-9X.,~?%-]+[\]}]|(\.\.)?/[0-9X~?%-]{4,}|[0-9X~?%-]{4,}/(\.\.)?"
)

_BETWEEN = re.compile(r"[\[\]{},/]|\.\.")
"""What stands between the dates of a range or a list, and around them."""


class NoDate(ValueError):  # noqa: N818  said to whoever wrote it
    """A text is not a date that can be entered."""


@dataclass(frozen=True, slots=True)
class When:
    """A date in EDTF, with the first and the last day that it can mean; open ends reach as far as dates go.

    `named` are the bounds of what is written, be it about or uncertain: what lists go by, and no conclusion does.
    """

    text: str
    first: date
    last: date
    named: tuple[date, date]

    def is_before(self, other: When) -> bool:
        """Tell whether every day that this can mean is before every day that the other can mean."""
        return self.last < other.first

    def may_be(self, other: When) -> bool:
        """Tell whether both can mean a same day."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=65_536)
def when(text: str) -> When:
    """Return the date that a text in EDTF writes, or raise `NoDate` saying how to write one."""
    said = (
        f"{text!r} is no date: write 1924-05-23, 1924-05, 1924, a range 1924-05-23/1924-05-31, "
        f"a season 1924-23 (autumn; 21 is spring, 24 winter), a decade 192X, about 1924~, not after ../1924, "
        f"or {UNKNOWN} where nothing is known"
    )
    if len(text) > LONGEST or not _SIGNS.fullmatch(text):
        raise NoDate(said)
    certain = re.sub("[~?%]", "", text)
    try:
        bounds = _plain(text) or _parsed(text)
        named = bounds if certain == text else _plain(certain) or _parsed(certain)
    except ValueError as error:
        raise NoDate(_no_such_day(text) or said) from error
    if bounds[1] < bounds[0] or named[1] < named[0]:
        raise NoDate(f"{text!r} ends before it begins")
    return When(text, *_any_hemisphere(text, bounds), named)


def _no_such_day(text: str) -> str:
    """Return what is wrong where a month is written with a day that it does not have; empty where that is not so."""
    for part in _DAY.finditer(text):
        days = monthrange(int(part[1]), int(part[2]))[1] if int(part[1]) else 0
        if days and not 1 <= int(part[3]) <= days:
            return (
                f"{text!r} is no date: there is no day {part[0]}, the last of that month is {part[1]}-{part[2]}-{days}"
            )
    return ""


def hull(dates: Iterable[When]) -> When:
    """Return the date that can mean every day that one of several can mean, at least one; its text is of the first."""
    every = list(dates)
    return replace(every[0], first=min(each.first for each in every), last=max(each.last for each in every))


def _plain(text: str) -> tuple[date, date] | None:
    """Return the bounds of a day, a month, a year, or a range of such, which most dates are; None of any other.

    They are what the parser finds, a thousand times as fast.
    """
    start, _, end = text.partition("/")
    found = [_PLAIN.fullmatch(part) for part in (start, end or start)]
    if ("/" in text and not end) or not all(found):
        return None
    bounds = [_bounds(each) for each in found if each is not None]
    return bounds[0][0], bounds[-1][1]


def _bounds(found: re.Match[str]) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day, or raise `ValueError`."""
    year, first, last = int(found[1]), int(found[2] or 1), int(found[2] or 12)
    if found[3] is not None:
        return date(year, first, int(found[3])), date(year, first, int(found[3]))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _parsed(text: str) -> tuple[date, date]:
    """Return the bounds of any date in EDTF, or raise `ValueError`; each end of a range must be a date by itself."""
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    for part in filter(None, _BETWEEN.split(text)):
        if part != text:
            when(part)
    try:
        parsed = _parser()(text)
        lower, upper = parsed.lower_fuzzy(), parsed.upper_fuzzy()
    except (EDTFParseException, AttributeError, TypeError) as error:
        raise ValueError(text) from error
    starts_open, ends_open = bool(re.match(r"(/|\.\./)", text)), bool(re.search(r"/(\.\.)?$", text))
    return (FIRST if starts_open else _day(lower, FIRST)), (LAST if ends_open else _day(upper, LAST))


@cache
def _parser() -> Callable[[str], Any]:
    """Return the parser of the library; its grammar takes a tenth of a second to build, so only who asks for it pays.

    The library prints some of what it cannot read; what it calls `print` does nothing.
    """
    from edtf import parse_edtf  # noqa: PLC0415
    from edtf.parser import parser_classes  # noqa: PLC0415

    vars(parser_classes)["print"] = lambda *_: None
    parse: Callable[[str], Any] = parse_edtf
    return parse


def _any_hemisphere(text: str, bounds: tuple[date, date]) -> tuple[date, date]:
    """Return bounds of which a season may be of either hemisphere, and a winter may have begun the year before."""
    first, last = bounds
    begins, ends = (_SEASON.fullmatch(part) for part in (text.partition("/")[0], text.rpartition("/")[2]))
    if begins:
        first = date(int(begins[1]) - 1, 12, 1) if int(begins[1]) > FIRST.year else FIRST
    if ends:
        last = date(int(ends[1]) + 1, 3, 1) - timedelta(days=1) if int(ends[1]) < LAST.year else LAST
    return first, last


def _day(moment: struct_time | float, without: date) -> date:
    """Return the day that a bound names; without one, and beyond what dates can be, the end of them."""
    if isinstance(moment, float):
        return without
    if not FIRST.year <= moment.tm_year <= LAST.year:
        return FIRST if moment.tm_year < FIRST.year else LAST
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
