"""How long a mandate lasts: an ISO 8601 duration in years, months, weeks and days."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import isodate  # type: ignore[import-untyped]  # isodate has no types
from pydantic import BeforeValidator, InstanceOf, PlainSerializer, WithJsonSchema

from comitia.charter.values import complaint

DURATION = re.compile(r"P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?")
LONGEST = 100  # years


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as the charter writes it (`P3Y`)."""

    text: str

    def __str__(self) -> str:
        return self.text

    def end(self, start: date) -> date:
        """Return the first day after the term of a mandate that starts on `start` (29 February ends on the 28th)."""
        end: date = start + isodate.parse_duration(self.text, as_timedelta_if_possible=False)
        return end

    @property
    def words(self) -> str:
        """Return the term in words: `3 years`."""
        match = DURATION.fullmatch(self.text)
        parts = [part for part in (match.groups() if match else ()) if part]
        names = {"Y": "year", "M": "month", "W": "week", "D": "day"}
        said = [(int(part[:-1]), names[part[-1]]) for part in parts]
        return " and ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in said)


def as_term(value: object) -> Term:
    """Return a length of time from its text, or raise the complaint that it is none."""
    if isinstance(value, dict):
        raise complaint(
            "the charter format has terms with parts (length, stagger, ...); comitia does not apply them "
            "yet: write the length alone, such as P3Y"
        )
    if not isinstance(value, str) or not DURATION.fullmatch(value):
        raise complaint("write a term as an ISO 8601 duration, such as P3Y, P18M or P52W")
    start = date(2000, 1, 1)
    if not start < Term(value).end(start) <= start.replace(year=start.year + LONGEST):
        raise complaint(f"a term of {value} is not possible: write from one day to {LONGEST} years")
    return Term(value)


TermField = Annotated[
    InstanceOf[Term],
    BeforeValidator(as_term),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": f"^{DURATION.pattern}$"}),
]
