"""A date of the past in words: `23 to 31 May 1924`, `the 1920s`, `about 1924`, `not after 1924`, `date unknown`.

Dates are in EDTF (`core.record.when`). What has no words here stays as it is written: nothing is made up.
"""

import re
from calendar import month_name
from functools import lru_cache

from comitia.core.record.when import FIRST, LAST, UNKNOWN, NoDate, when

ORDINALS = ("first", "second", "third", "fourth")
SEASONS = {
    **{f"{21 + at}": name for at, name in enumerate(("spring", "summer", "autumn", "winter"))},
    **{f"{25 + at}": f"northern {name}" for at, name in enumerate(("spring", "summer", "autumn", "winter"))},
    **{f"{29 + at}": f"southern {name}" for at, name in enumerate(("spring", "summer", "autumn", "winter"))},
    **{f"{33 + at}": f"{name} quarter of" for at, name in enumerate(ORDINALS)},
    **{f"{37 + at}": f"{name} third of" for at, name in enumerate(ORDINALS[:3])},
    **{f"{40 + at}": f"{name} half of" for at, name in enumerate(ORDINALS[:2])},
}
"""What EDTF writes in the place of a month, for parts of a year."""
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?")
_OPEN = ("", "..")


@lru_cache(maxsize=4096)
def when_words(text: str) -> str:
    """Return a date in EDTF in words, or the text itself where it is no date that can be entered."""
    try:
        when(text)
    except NoDate:
        return text
    return _several(text) if text[0] in "[{" else _range(text) if "/" in text else _one(text)


def _several(text: str) -> str:
    """Return one of several dates (`[a,b]`), or all of them (`{a,b}`)."""
    word = "or" if text[0] == "[" else "and"
    parts = [_among(part, word) for part in text[1:-1].split(",")]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def _among(part: str, word: str) -> str:
    if ".." not in part:
        return _one(part)
    start, _, end = part.partition("..")
    if not start or not end:
        return _range(f"{start}/{end}")
    return f"{'one' if word == 'or' else 'each'} of {_range(f'{start}/{end}')}"


def _range(text: str) -> str:
    start, _, end = text.partition("/")
    if start in _OPEN:
        return f"not after {_one(end)}"
    if end in _OPEN:
        return f"not before {_one(start)}"
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    plain = first is not None and last is not None and "X" not in text and _is_plain(first[2]) and _is_plain(last[2])
    if first is None or last is None or not plain or first[1] != last[1]:
        return f"{_one(start)} to {_one(end)}"
    if first[3] and last[3] and first[2] == last[2]:
        return _one(start) if first[3] == last[3] else f"{int(first[3])} to {_one(end)}"
    if bool(first[3]) == bool(last[3]) and first[2] and last[2]:
        day = f"{int(first[3])} " if first[3] else ""
        return _one(start) if start == end else f"{day}{month_name[int(first[2])]} to {_one(end)}"
    return f"{_one(start)} to {_one(end)}"


def _is_plain(month: str | None) -> bool:
    return month is None or int(month) <= 12


def _one(text: str) -> str:
    """Return one date, with what is said of how sure it is."""
    about, unsure = bool(set("~%") & set(text)), bool(set("?%") & set(text))
    found = _DATE.fullmatch(re.sub("[~?%]", "", text))
    said = _date(found[1], found[2], found[3]) if found else text
    if about:
        said = f"about {said}"
    return f"{said}, uncertain" if unsure else said


def _date(year: str, month: str | None, day: str | None) -> str:
    of = _year(year)
    if month == "XX":
        return "date unknown" if year == UNKNOWN else f"some time in {of}"
    if month is None:
        return of
    if month in SEASONS:
        part = SEASONS[month]
        return f"the {part} {of}" if part.endswith("of") else f"{part} {_joined(of)}"
    name = f"{month_name[int(month)]} {_joined(of)}"
    if day is None:
        return name
    return f"some day in {name}" if day == "XX" else f"{int(day)} {name}"


def _joined(year: str) -> str:
    """Return a year to come after a month: one that is not known is said so."""
    return year if year.isdecimal() else f"of a year in {year}"


def _year(year: str) -> str:
    if "X" not in year:
        return str(int(year))
    if year == UNKNOWN:
        return "date unknown"
    if re.fullmatch("[0-9]{3}X", year):
        return f"the {int(year[:3])}0s"
    first, last = when(year).first, when(year).last
    return f"{first.year} to {last.year}" if (first, last) != (FIRST, LAST) else "date unknown"
