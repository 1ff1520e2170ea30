"""How a vacant place is filled: the fillers that the section `vacancy` lists, each a word, or a mapping under it."""

import re
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    InstanceOf,
    PlainSerializer,
    Tag,
    WithJsonSchema,
)

from comitia.charter.term import DURATION, Term, TermField
from comitia.charter.values import Name, Seats, Section, Share, complaint, later

WORDS = ("next_alternate", "left_vacant", "by_election", "coopted", "next_highest")
"""The fillers that need nothing beside their word."""
NAMES = (*WORDS, "acting", "countback")
LATER = frozenset({"appointed"})
"""What the format has besides."""
HARE_CLARK, STV = "hare_clark", "stv"
"""Two words for one rule; the canonical form has the first."""

REMAINING = re.compile(r"remaining < (P[0-9YMWD]+)")


def _remaining(value: object) -> object:
    match = REMAINING.fullmatch(value) if isinstance(value, str) else None
    if match is None or not DURATION.fullmatch(match[1]) or Term(match[1]) == Term("P0D"):
        raise complaint('write how little of the term must be left, such as "remaining < P6M"')
    return Term(match[1])


Remaining = Annotated[
    InstanceOf[Term],
    BeforeValidator(_remaining),
    PlainSerializer(lambda term: f"remaining < {term}"),
    WithJsonSchema({"type": "string", "pattern": f"^remaining < {DURATION.pattern}$"}),
]


class Holding(Section):
    """A by-election: by when, and when none is held any more."""

    within: TermField | None = Field(None, description="how soon after the vacancy; no day is set if left out")
    unless: Remaining | None = Field(
        None, description="none is held with less of the term left than this; then what is next in the list holds"
    )


class Coopting(Section):
    """A co-option: by when, and how many at one time."""

    within: TermField | None = Field(None, description="how soon after the vacancy; no day is set if left out")
    max: Seats | None = Field(None, description="the most who sit by co-option at one time; no number if left out")


def _held(value: object) -> object:
    if value == "next_session":
        raise later("next_session")
    return value


class ByElection(Section):
    """The voters of the contest that gave the place elect again, for the rest of the term."""

    LATER: ClassVar[frozenset[str]] = LATER
    by_election: Annotated[Holding, BeforeValidator(_held)] = Field(description="by when, and when not")


class Coopted(Section):
    """The body itself, or for a post the body that fills it, chooses by its decision, for the rest of the term."""

    coopted: Coopting = Field(description="by when, and how many")


class Acting(Section):
    """The holder of another post of the same unit acts, until the vacant one is filled by what is next in the list."""

    acting: Name = Field(description="the post whose holder acts")
    max: TermField | None = Field(None, description="how long at most, from the vacancy on; until filled if left out")


def _counted(value: object) -> object:
    if value == STV:
        return HARE_CLARK
    if value != HARE_CLARK:
        raise complaint(f"write {{countback: {HARE_CLARK}}}: by the papers that had elected who left")
    return value


class Countback(Section):
    """The papers that had elected who left are counted again."""

    countback: Annotated[
        Literal["hare_clark"], BeforeValidator(_counted), WithJsonSchema({"enum": [HARE_CLARK, STV]})
    ] = Field(description="the rule of that; `stv` is another word for it")


def _reached(value: Fraction | None) -> Fraction | None:
    if value == 0:
        raise complaint("a share of nothing is always reached: write a larger one, or remove min_share")
    return value


class Following(Section):
    """The next by votes: with how many."""

    min_share: Annotated[Share | None, AfterValidator(_reached)] = Field(
        None, description="the least share of the valid votes; any if left out"
    )


class NextHighest(Section):
    """The next by votes in the contest that had filled the place moves up."""

    next_highest: Following = Field(description="with how many votes")


def _key(entry: dict[object, object]) -> object:
    """Return the key that names a written filler, whatever the order of its keys; else the first."""
    return next((key for key in entry if key in {*NAMES, *LATER}), next(iter(entry), None))


def _branch(value: object) -> str:
    """Return the branch of a choice that a filler takes, written or read."""
    name = _key(value) if isinstance(value, dict) else filler_name(value)
    return "<word>" if isinstance(value, str) else f"<{name}>"


Word = Annotated[Literal["next_alternate", "left_vacant"], WithJsonSchema({"type": "string", "enum": [*WORDS]})]
Filler = Annotated[
    Annotated[Word, Tag("<word>")]
    | Annotated[ByElection, Tag("<by_election>")]
    | Annotated[Coopted, Tag("<coopted>")]
    | Annotated[Acting, Tag("<acting>")]
    | Annotated[Countback, Tag("<countback>")]
    | Annotated[NextHighest, Tag("<next_highest>")],
    Discriminator(_branch),
]


def _fillers(value: object) -> object:
    given = value if isinstance(value, list | tuple) else [value]
    if not given:
        raise complaint(f"write at least one of {', '.join(NAMES)}, or remove the key")
    names = [_name(entry) for entry in given]
    if len(set(names)) != len(names):
        raise complaint("write each once")
    if "left_vacant" in names[:-1]:
        raise complaint("left_vacant is the end of the list: remove what follows it")
    return tuple({entry: {}} if entry in WORDS[2:] else entry for entry in given)


def _name(entry: object) -> str:
    """Return the name of a written filler, or refuse what is none."""
    name = _key(entry) if isinstance(entry, dict) else entry
    if isinstance(entry, Section):
        name = filler_name(entry)
    if isinstance(name, str) and name in LATER:
        raise later(name)
    if name == "acting" and not isinstance(entry, dict | Section):
        raise complaint("say who acts: {acting: POST}")
    if name == "countback" and not isinstance(entry, dict | Section):
        raise complaint(f"write {{countback: {HARE_CLARK}}}: by the papers that had elected who left")
    if not isinstance(name, str) or name not in NAMES or (isinstance(entry, dict) and name in WORDS[:2]):
        raise complaint(f"write one of {', '.join(NAMES)}")
    return name


def filler_name(filler: object) -> str:
    """Return the word for a filler."""
    match filler:
        case ByElection():
            return "by_election"
        case Coopted():
            return "coopted"
        case Acting():
            return "acting"
        case Countback():
            return "countback"
        case NextHighest():
            return "next_highest"
        case _:
            return str(filler)


Fillers = Annotated[tuple[Filler, ...], BeforeValidator(_fillers)]
