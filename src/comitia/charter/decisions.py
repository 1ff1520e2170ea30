"""The section `decisions`: which body decides what, by which majority, and until when a decision may be challenged."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.procedure import SIMPLE
from comitia.charter.term import TermField
from comitia.charter.values import Name, Names, Section


class Challenge(Section):
    """How long a declared result may be challenged."""

    within: TermField = Field(description="how long after the vote")
    effect: Literal["waits", "at_once"] = Field(
        "waits", description="whether what was decided waits for the end of this time"
    )


class DecisionRule(Section):
    """Who decides on one kind of effect, and how."""

    id: SkipJsonSchema[str]
    by: Names | None = Field(None, description="the body or bodies that may; each on what is its own if left out")
    majority: Name = Field(SIMPLE, description="the majority that is needed, by its name")
    notice: TermField | None = Field(None, description="how long before the vote the motion must be known")


class Competence(Section):
    """Who decides on one thing, and by which majority."""

    LATER: ClassVar[frozenset[str]] = frozenset({"ratify"})
    by: Names = Field(description="the body or bodies that may")
    majority: Name = Field(SIMPLE, description="the majority that is needed, by its name")


class Decisions(Section):
    """What bodies decide, and what follows."""

    LATER: ClassVar[frozenset[str]] = frozenset({"effective", "ratify", "referendum", "veto", "suspensive"})
    challenge: Challenge | None = Field(
        None, description="how results are challenged; not at all, with effect at once, if left out"
    )
    effects: Mapping[Name, DecisionRule] = Field(
        default_factory=dict, description="who decides, by the kind of effect, such as expel"
    )
