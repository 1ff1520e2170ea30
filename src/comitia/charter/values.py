"""The small values that every section of a charter is written with: names, texts, dates, fractions, terms."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from comitia.charter.decimals import MOST_PLACES, Decimal
from comitia.count.name import is_control

LARGEST_COUNT = 1_000_000_000
MOST_SEATS = 9_999
"""The most seats of one contest, and of one total that is shared out."""
FIRST_YEAR, LAST_YEAR = 1583, 2999
"""No organisation elects outside these; 1583 is the first whole year of the calendar that dates are written in."""

NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARLY = re.compile(r"fixed ([0-9]{2}-[0-9]{2})")
FRACTION = re.compile(r"[0-9]{1,9}(/[0-9]{1,9})?")


class Section(BaseModel):
    """One mapping of the charter format; `LATER` names keys that the format has and comitia does not apply yet."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    LATER: ClassVar[frozenset[str]] = frozenset()
    OTHERS: ClassVar["Others | None"] = None


@dataclass(frozen=True, slots=True)
class Others:
    """The keys that a section has besides its own: of what form they are, what that is called, and what they hold."""

    form: re.Pattern[str]
    shown: str
    annotation: Any
    description: str


@dataclass(frozen=True, slots=True)
class WrittenAs:
    """Says of a value that it may also be written as this section, whose keys are checked."""

    section: type[Section]


def complaint(sentence: str) -> PydanticCustomError:
    """Return the error to raise in a validator: the sentence reaches the reader as it is."""
    return PydanticCustomError("charter", "{sentence}", {"sentence": sentence})


def later(what: str) -> PydanticCustomError:
    """Return the error to raise for a value that the format has and comitia does not apply yet."""
    return complaint(f"the charter format has `{what}`; comitia does not apply it yet: leave it out")


def _name(value: object) -> object:
    if isinstance(value, str) and not NAME.fullmatch(value):
        raise complaint(f"`{value}` is not a name: use a-z, 0-9, _ and -, and begin with a letter")
    return value


def _identifier(value: object) -> object:
    if isinstance(value, str) and not IDENTIFIER.fullmatch(value):
        raise complaint(f"`{value}` is not an identifier: use letters, digits, dot, _ and -, without spaces")
    return value


def _text(value: object) -> object:
    if isinstance(value, str) and (not value or value != value.strip() or any(map(is_control, value))):
        raise complaint("write a text on one line, without spaces around it and without control characters")
    if isinstance(value, str) and len(value) > 300:
        raise complaint(f"the text has {len(value)} characters: use at most 300")
    return value


def out_of_range(day: date) -> str | None:
    """Return what is wrong with a day so early or so late that it must be a slip, or None."""
    if day.year > LAST_YEAR:
        return f"is too far off: write a date up to the year {LAST_YEAR}"
    return f"is too long ago: write a date from the year {FIRST_YEAR} on" if day.year < FIRST_YEAR else None


def _date(value: object) -> object:
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise complaint(f"there is no day {value}: correct it") from None
        if wrong := out_of_range(day):
            raise complaint(f"{value} {wrong}")
        return day
    if isinstance(value, dict):
        raise complaint(
            "the charter format has dates that depend on an event; comitia does not apply them yet: "
            "write the date, such as 2026-03-31"
        )
    if isinstance(value, str) and (fixed := YEARLY.fullmatch(value)):
        raise complaint(
            "the charter format has dates that come again every year; comitia does not apply them yet: "
            f"write the date, such as 2026-{fixed[1]}"
        )
    raise complaint("write a date as year-month-day, such as 2026-03-31")


def as_share(value: object) -> Fraction:
    """Return a share as a charter writes it (`2/3`, or `0.4`), or complain."""
    if isinstance(value, Decimal):
        return _decimal_share(value)
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not FRACTION.fullmatch(text) or text.endswith("/0"):
        raise complaint('write a fraction such as "1/2" or "2/3"')
    top, _, bottom = text.partition("/")
    if int(bottom or 1) == 0 or int(top) > int(bottom or 1):
        raise complaint(f"{text} is not a share: write a fraction from 0 to 1")
    return Fraction(int(top), int(bottom or 1))


def _decimal_share(value: Decimal) -> Fraction:
    if value.places > MOST_PLACES:
        raise complaint(f"{value} has more than {MOST_PLACES} decimal places: write a fraction")
    if not 0 <= value.fraction <= 1:
        raise complaint(f"{value} is not a share: write a fraction from 0 to 1")
    return value.fraction


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,)


def once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list of names, which may be empty, or refuse one that has one of them twice."""
    if len(set(names)) < len(names):
        raise complaint("the list names one of them twice: name each once")
    return names


def some(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list of names, or refuse one that is empty or has one of them twice."""
    if not names:
        raise complaint("the list is empty: name at least one, or remove the key")
    return once(names)


Name = Annotated[str, BeforeValidator(_name), WithJsonSchema({"type": "string", "pattern": f"^{NAME.pattern}$"})]
Identifier = Annotated[
    str, BeforeValidator(_identifier), WithJsonSchema({"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"})
]
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 300})]
Date = Annotated[
    date, BeforeValidator(_date), PlainSerializer(date.isoformat), WithJsonSchema({"type": "string", "format": "date"})
]
Share = Annotated[
    Fraction,
    BeforeValidator(as_share),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{FRACTION.pattern}$"},
                {"type": "number", "minimum": 0, "maximum": 1},
            ]
        }
    ),
]
Positive = Annotated[int, Field(ge=1, le=LARGEST_COUNT)]
Natural = Annotated[int, Field(ge=0, le=LARGEST_COUNT)]
Seats = Annotated[int, Field(ge=1, le=MOST_SEATS)]
AnySeats = Annotated[int, Field(ge=0, le=MOST_SEATS)]
AS_TUPLE: Any = BeforeValidator(_tuple)
ONE_OR_MORE: Any = BeforeValidator(_listed)
Names = Annotated[
    tuple[Name, ...],
    AfterValidator(some),
    ONE_OR_MORE,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{NAME.pattern}$"},
                {"type": "array", "items": {"type": "string", "pattern": f"^{NAME.pattern}$"}, "minItems": 1},
            ]
        }
    ),
]
"""One name, or a list of names."""
