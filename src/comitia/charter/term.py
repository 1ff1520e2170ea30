"""How long something lasts: an ISO 8601 duration in years, months, weeks and days."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

import isodate  # type: ignore[import-untyped]  # isodate has no types
from pydantic import BeforeValidator, Field, InstanceOf, PlainSerializer, WithJsonSchema

from comitia.charter.values import Section, WrittenAs, complaint

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
    if not isinstance(value, str) or not DURATION.fullmatch(value):
        raise complaint("write a term as an ISO 8601 duration, such as P3Y, P18M or P52W")
    start = date(2000, 1, 1)
    if not start < Term(value).end(start) <= start.replace(year=start.year + LONGEST):
        raise complaint(f"a term of {value} is not possible: write from one day to {LONGEST} years")
    return Term(value)


class TermParts(Section):
    """A term of office with what belongs to it; its length alone means the same as the plain term."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {"stagger", "max_consecutive", "max_total", "carry_over", "for_session"}
    )
    length: str = Field(description="how long a mandate lasts")


def _office_term(value: object) -> Term:
    if isinstance(value, dict):
        if "length" not in value:
            raise complaint("say how long it lasts: add length, such as P3Y")
        return as_term(value["length"])
    return as_term(value)


TermField = Annotated[
    InstanceOf[Term],
    BeforeValidator(as_term),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": f"^{DURATION.pattern}$"}),
]
OfficeTerm = Annotated[
    InstanceOf[Term],
    WrittenAs(TermParts),
    BeforeValidator(_office_term),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{DURATION.pattern}$"},
                {
                    "type": "object",
                    "properties": {"length": {"type": "string", "pattern": f"^{DURATION.pattern}$"}},
                    "required": ["length"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""The term of an office: its length, or a mapping that has it (`{length: P3Y}`)."""
