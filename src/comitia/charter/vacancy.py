"""The section `vacancy`: how a vacant place is filled, and how long what rests on a lost seat still holds."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from comitia.charter.problems import Fault
from comitia.charter.term import TermField
from comitia.charter.values import Section, complaint

Filler = Literal["next_alternate", "left_vacant"]
FILLERS: tuple[Filler, ...] = ("next_alternate", "left_vacant")
LATER = frozenset({"countback", "next_highest", "by_election", "coopted", "acting", "appointed"})
"""What the format has besides; the value beside the name says more (`{by_election: {within: P60D}}`)."""


def _fillers(value: object) -> object:
    given = value if isinstance(value, list | tuple) else [value]
    if not given:
        raise complaint(f"write at least one of {', '.join(FILLERS)}, or remove the key")
    for entry in given:
        name = next(iter(entry), None) if isinstance(entry, dict) else entry
        if isinstance(name, str) and name in LATER:
            raise complaint(f"the charter format has `{name}`; comitia does not apply it yet: leave it out")
        if entry not in FILLERS:
            raise complaint(f"write one of {', '.join(FILLERS)}")
    if len(set(given)) != len(given):
        raise complaint("write each once")
    if "left_vacant" in given[:-1]:
        raise complaint("left_vacant is the end of the list: remove what follows it")
    return tuple(given)


Fillers = Annotated[tuple[Filler, ...], BeforeValidator(_fillers)]


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

    def fillers(self, kind: str) -> tuple[Filler, ...]:
        """Return how a vacant place of a kind, `body` or `post`, is filled; empty where the charter does not say."""
        return (self.delegate if kind == "body" else self.post) or ()


def faults(vacancy: Vacancy | None, alternates: dict[str, bool]) -> Iterator[Fault]:
    """Yield where alternates are to move up, and no office of a kind (`delegate`, `post`) has any."""
    if vacancy is None:
        return
    for kind, fillers in (("delegate", vacancy.delegate), ("post", vacancy.post)):
        if "next_alternate" in (fillers or ()) and not alternates[kind]:
            what = "body" if kind == "delegate" else "post"
            message = f"no {what} has alternates: write alternates at one, or remove next_alternate"
            yield Fault(path=("vacancy", kind), message=message)
