"""The section `resign`: whether a holder leaves by saying so, or only once the electing body accepts it."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from comitia.charter.procedure import SIMPLE
from comitia.charter.values import Name, Section, complaint


class Needs(Section):
    """What a resignation needs before it has effect."""

    LATER: ClassVar[frozenset[str]] = frozenset({"within", "silence"})
    accept_by: Literal["electing_body"] = Field(description="who accepts it: the body that elected or appointed")
    majority: Name = Field(SIMPLE, description="by which majority, by its name")


class ResignRule(Section):
    """How a holder resigns."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {
            "may_refuse",
            "refused_effect",
            "max_refusals",
            "withdraw_until",
            "conditional",
            "duties_until",
            "form",
            "accept_by",
        }
    )
    effective: Literal["on_receipt"] | None = Field(None, description="at once, when it is received")
    needs: Needs | None = Field(None, description="once it is accepted")

    @model_validator(mode="after")
    def _one_way(self) -> "ResignRule":
        if (self.effective is None) == (self.needs is None):
            raise complaint("a resignation has exactly one of effective, needs: write one")
        return self


class Resign(Section):
    """How holders resign; on receipt where nothing is said."""

    post: ResignRule | None = Field(None, description="from a post")
    delegate: ResignRule | None = Field(None, description="from a seat in a body")
