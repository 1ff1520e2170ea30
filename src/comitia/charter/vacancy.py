"""The section `vacancy`: how a vacant place is filled, and how long what rests on a lost seat still holds."""

import re
from typing import ClassVar, Literal

from pydantic import ConfigDict, Field

from comitia.charter.fillers import Filler, Fillers, filler_name
from comitia.charter.term import TermField
from comitia.charter.values import NAME, Others, Section

POST = "post."
"""What the key of one post begins with."""


class Cascade(Section):
    """What becomes of a mandate when the seat on which it rests is lost."""

    lower_mandate_lost: Literal["upper_lapses"] = Field(description="the mandate that rests on it lapses")
    grace: TermField | None = Field(None, description="how much later; at once if left out")


class Vacancy(Section):
    """What follows when a place falls vacant before its term is over."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Fillers]
    LATER: ClassVar[frozenset[str]] = frozenset({"declared_by", "caretaker"})
    OTHERS: ClassVar[Others | None] = Others(
        re.compile(rf"({re.escape(POST)})?{NAME.pattern}"),
        "BODY` or `post.POST",
        Fillers,
        "how a vacant place of this body or post is filled, in place of what holds for its kind",
    )
    post: Fillers | None = Field(
        None, description="how a vacant post is filled, first things first; nothing is declared if left out"
    )
    delegate: Fillers | None = Field(
        None, description="how a vacant seat in a body is filled, first things first; nothing is declared if left out"
    )
    cascade: Cascade | None = Field(
        None, description="what becomes of a mandate that rests on a lost seat; it ends with it if left out"
    )

    @property
    def lists(self) -> dict[str, tuple[Filler, ...]]:
        """Return every list of fillers by its key: those of a kind, then those of one body or post."""
        kinds = {"delegate": self.delegate, "post": self.post}
        return {**{key: fillers for key, fillers in kinds.items() if fillers}, **self.__pydantic_extra__}

    def key(self, kind: str, office: str) -> str:
        """Return the key of what holds for vacancies of an office of a kind, `body` or `post`."""
        own = office if kind == "body" else f"{POST}{office}"
        return own if own in self.__pydantic_extra__ else "delegate" if kind == "body" else "post"

    def fillers(self, kind: str, office: str) -> tuple[Filler, ...]:
        """Return how a vacant place of a body or post is filled; empty where the charter does not say."""
        return self.lists.get(self.key(kind, office), ())

    def calls(self, kind: str, office: str, name: str) -> bool:
        """Tell whether a filler of this name is among those of a body or post."""
        return any(filler_name(each) == name for each in self.fillers(kind, office))
