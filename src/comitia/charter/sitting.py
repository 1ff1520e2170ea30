"""How a body sits: how many must be there, and what a vote weighs."""

import re
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from comitia.charter.rolls import RollRef
from comitia.charter.values import Positive, Section, Share, complaint, later

OF_LATER = frozenset({"present", "entitled", "units", "weight"})
"""Bases of a quorum that the format has besides."""
EXPRESSION = re.compile(r"[a-z]+ *\(|[a-z0-9] *[*/+-] *[a-z]|[a-z] *[*/+-]")


def _number(value: object) -> object:
    if isinstance(value, str) and EXPRESSION.search(value):
        raise complaint(
            f"the charter format has expressions such as `{value}`; comitia does not apply them yet: "
            "write a whole number, or a share"
        )
    return value


def _of(value: object) -> object:
    if isinstance(value, str) and value in OF_LATER:
        raise later(value)
    return value


class Quorum(Section):
    """How many must be there for a body to decide."""

    LATER: ClassVar[frozenset[str]] = frozenset({"to", "checked", "failed", "presumed_until_challenged"})
    share: Share | None = Field(None, description="at least this share")
    n: Annotated[Positive | None, BeforeValidator(_number)] = Field(None, description="at least so many persons")
    of: Annotated[Literal["all_seats", "filled_seats", "credentialed"], BeforeValidator(_of)] = Field(
        "filled_seats", description="what the share is a share of"
    )

    @model_validator(mode="after")
    def _one_measure(self) -> "Quorum":
        if (self.share is None) == (self.n is None):
            raise complaint("a quorum has exactly one of share, n: write one")
        if self.share == 0:
            raise complaint("a quorum of nobody is none: write a larger share, or remove quorum")
        if self.n is not None and self.of != "filled_seats":
            raise complaint("n counts the persons who are there, whatever the seats: remove of, or write share")
        return self

    def needed(self, of: int) -> int:
        """Return how many persons must be there, where the share is one of so many seats or persons."""
        return self.n if self.n is not None else -(-(self.share or Fraction(0)) * of // 1)


class Voting(Section):
    """What a vote in the body weighs."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {"unit", "weights", "colleges", "card", "proxies", "pairing", "remote", "disconnect", "normal"}
    )
    weight: RollRef | None = Field(
        None, description="the votes of each unit's members weigh as many as are on this roll there; equal if left out"
    )
