"""The section `vacancy`: how a vacant place is filled, and how long what rests on a lost seat still holds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, InstanceOf, PlainSerializer, WithJsonSchema

from comitia.charter.fillers import (
    FILLERS,
    LATER,
    SCHEMA,
    Countback,
    Filler,
    Filling,
    NextHighest,
    Plain,
    read,
    written,
)
from comitia.charter.problems import Fault
from comitia.charter.term import TermField
from comitia.charter.values import Section, complaint


def _fillers(value: object) -> object:
    given = value if isinstance(value, list | tuple) else [value]
    if not given:
        raise complaint(f"write at least one of {', '.join(FILLERS)}, or remove the key")
    found = tuple(map(_filling, given))
    names = [each.name for each in found]
    if len(set(names)) != len(names):
        raise complaint("write each once")
    if "left_vacant" in names[:-1]:
        raise complaint("left_vacant is the end of the list: remove what follows it")
    return found


def _filling(entry: object) -> Filling:
    name, told = entry, None
    if isinstance(entry, dict) and len(entry) == 1:
        name, told = next(iter(entry.items()))
    if isinstance(name, str) and name in LATER:
        raise complaint(f"the charter format has `{name}`; comitia does not apply it yet: leave it out")
    if name not in FILLERS:
        raise complaint(f"write one of {', '.join(FILLERS)}")
    return read(name, told)


def _written(fillings: Iterable[Filling]) -> list[object]:
    return [written(each) for each in fillings]


Fillers = Annotated[
    tuple[InstanceOf[Plain] | InstanceOf[Countback] | InstanceOf[NextHighest], ...],
    BeforeValidator(_fillers),
    PlainSerializer(_written),
    WithJsonSchema({"type": "array", "minItems": 1, "items": SCHEMA}),
]


class Cascade(Section):
    """What becomes of a mandate when the seat on which it rests is lost."""

    lower_mandate_lost: Literal["upper_lapses"] = Field(description="the mandate that rests on it lapses")
    grace: TermField | None = Field(None, description="how much later; at once if left out")


class Vacancy(Section):
    """What follows when a place falls vacant before its term is over."""

    LATER: ClassVar[frozenset[str]] = frozenset({"declared_by", "caretaker"})
    post: Fillers | None = Field(
        None, description="how a vacant post is filled, first things first; nothing is declared if left out"
    )
    delegate: Fillers | None = Field(
        None, description="how a vacant seat in a body is filled, first things first; nothing is declared if left out"
    )
    cascade: Cascade | None = Field(
        None, description="what becomes of a mandate that rests on a lost seat; it ends with it if left out"
    )

    def fillers(self, kind: str) -> tuple[Filling, ...]:
        """Return how a vacant place of a kind, `body` or `post`, is filled; empty where the charter does not say."""
        return (self.delegate if kind == "body" else self.post) or ()

    def calls(self, kind: str, name: Filler) -> bool:
        """Tell whether a filler of this name is among those of a kind of place."""
        return any(each.name == name for each in self.fillers(kind))


NEEDED: Mapping[Filler, str] = {
    "next_alternate": "no {what} has alternates: write alternates at one, or remove next_alternate",
    "countback": "no {what} is elected by scottish-stv, so there are no ballots to count back: remove countback",
}
"""What is said where no office of a kind has what a filler needs."""


def faults(vacancy: Vacancy | None, there: Mapping[str, Mapping[Filler, bool]]) -> Iterator[Fault]:
    """Yield the fillers that no office of a kind (`delegate`, `post`) has what is needed for; `there` says who has."""
    if vacancy is None:
        return
    for key, kind in (("delegate", "body"), ("post", "post")):
        for name, message in NEEDED.items():
            if vacancy.calls(kind, name) and not there[key][name]:
                yield Fault(path=("vacancy", key), message=message.format(what=kind))
