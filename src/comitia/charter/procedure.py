"""The section `procedure`: the majorities that decide, by name; `simple` is there even where it is not written."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.share import check_share
from comitia.charter.values import Name, Positive, Section, Share, complaint, later

SIMPLE = "simple"
CAST_ONLY = ("for_plus_against", "weight")
"""The bases in which abstentions do not count unless the charter says so; what is written may be of any kind here."""
OF_LATER = frozenset({"card_weight_cast"})
"""Bases that the format has besides."""
BY_COLLEGE = frozenset({"for_plus_against", "valid", "filled_seats", "all_seats"})
"""The bases that are known for each college."""


class UnitsShare(Section):
    """The share of the units that must be for, besides the votes."""

    gt: Share | None = Field(None, description="more than this share")
    ge: Share | None = Field(None, description="at least this share")

    @model_validator(mode="after")
    def _one_share(self) -> "UnitsShare":
        check_share(self.gt, self.ge, "a share of the units")
        return self


def _of(value: object) -> object:
    if isinstance(value, str) and value in OF_LATER:
        raise later(value)
    return value


class Majority(Section):
    """How many votes carry a motion: a share, what it is a share of, and what an abstention does."""

    id: SkipJsonSchema[str] = ""
    gt: Share | None = Field(None, description="more than this share")
    ge: Share | None = Field(None, description="at least this share")
    of: Annotated[
        Literal["for_plus_against", "valid", "present", "credentialed", "filled_seats", "all_seats", "weight"],
        BeforeValidator(_of),
    ] = Field("for_plus_against", description="what it is a share of")
    abstentions: Literal["ignored", "counted"] | None = Field(
        None,
        description="whether they belong to what it is a share of; "
        "if left out, ignored with for_plus_against and weight, else counted",
    )
    tie: Literal["fails", "casting_vote"] = Field(
        "fails", description="what happens when the votes for are exactly the share to be exceeded"
    )
    colleges: bool = Field(False, description="true if each college of the body must reach it")
    units: UnitsShare | None = Field(None, description="and this share of the units that fill seats must be for")
    votes: Positive | None = Field(None, description="and at least so many votes must be for")

    @model_validator(mode="before")
    @classmethod
    def _abstentions(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "abstentions" in value:
            return value
        ignored = value.get("of", "for_plus_against") in CAST_ONLY
        return {**value, "abstentions": "ignored" if ignored else "counted"}

    @model_validator(mode="after")
    def _possible(self) -> "Majority":
        check_share(self.gt, self.ge, "a majority")
        if self.of == "for_plus_against" and self.abstentions == "counted":
            raise complaint("for_plus_against leaves abstentions out: write of: valid to count them")
        if self.tie == "casting_vote" and (self.gt is None or self.of == "weight"):
            raise complaint("a casting vote goes with gt, and not with of: weight: remove tie")
        if self.colleges and self.of not in BY_COLLEGE:
            raise complaint(f"{self.of} is not counted by college: write another base, or remove colleges")
        return self

    @model_serializer(mode="wrap")
    def _nameless(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Return what is written; a majority that is written in place has no name."""
        written: dict[str, object] = handler(self)
        return {key: value for key, value in written.items() if key != "id" or value}


BUILT_IN = Majority.model_validate({"id": SIMPLE, "gt": "1/2"})
"""The simple majority of a charter that does not write one: more than half of the votes for and against."""


class Procedure(Section):
    """How bodies decide."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {"inherit", "agenda", "motions", "debate", "vote", "without_discussion", "en_bloc", "reconsider"}
    )
    majorities: Mapping[Name, Majority] = Field(
        default_factory=dict,
        description="the majorities, by name; simple (more than half of the votes for and against) if left out",
    )
