"""The section `vacancy`: how a vacant place is filled, and how long what rests on a lost seat still holds."""

from typing import ClassVar, Literal

from pydantic import Field

from comitia.charter.fillers import Filler, Fillers, filler_name
from comitia.charter.term import TermField
from comitia.charter.values import Section


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

    def calls(self, kind: str, name: str) -> bool:
        """Tell whether a filler of this name is among those of a kind of place."""
        return any(filler_name(each) == name for each in self.fillers(kind))
