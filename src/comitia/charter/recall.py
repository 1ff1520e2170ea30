"""The section `recall`: who may demand a recall, when, and what carries one."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from comitia.charter.procedure import Majority
from comitia.charter.rolls import ROLL, roll_ref
from comitia.charter.term import TermField
from comitia.charter.values import Name, Positive, Section, Share, complaint

OF = ("electing_body", "electorate")


def _signers(value: str) -> str:
    if value in OF:
        return value
    if value.startswith(ROLL):
        return roll_ref(value)
    raise complaint(f"`{value}` signs nothing: write electing_body, electorate, or roll. and the name of a roll")


Signers = Annotated[
    str,
    AfterValidator(_signers),
    WithJsonSchema({"anyOf": [{"enum": list(OF)}, {"type": "string", "pattern": "^roll\\.[a-z][a-z0-9_-]{0,59}$"}]}),
]


def _one_number(n: int | None, share: object, what: str) -> None:
    if (n is None) == (share is None):
        raise complaint(f"{what} has exactly one of share, n: write one")
    if share == 0:
        raise complaint(f"{what} of nobody is none: write a larger share, or n")


class Petition(Section):
    """Who signs a petition, how many must, and by when."""

    LATER: ClassVar[frozenset[str]] = frozenset({"signatures_valid"})
    share: Share | None = Field(None, description="at least this share must sign")
    n: Positive | None = Field(None, description="at least so many must sign")
    of: Signers = Field(
        "electing_body", description="of whom: the body that gave the mandate, those who elected to it, or a roll"
    )
    grounds: Literal["required", "optional"] = Field("optional", description="whether grounds must be given")
    within: TermField | None = Field(None, description="how long signatures may be gathered; without end if left out")

    @model_validator(mode="after")
    def _number(self) -> "Petition":
        _one_number(self.n, self.share, "a petition")
        return self


class Demand(Section):
    """How many members of a body must move or second the recall."""

    share: Share | None = Field(None, description="at least this share of the members")
    n: Positive | None = Field(None, description="at least so many members")
    of: Name = Field(description="the body whose members move and second it")
    within: TermField | None = Field(None, description="how long it may be seconded; without end if left out")

    @model_validator(mode="after")
    def _number(self) -> "Demand":
        _one_number(self.n, self.share, "move")
        return self


class Admissibility(Section):
    """Who says whether a complete petition is put to the vote."""

    by: Name = Field(description="the body that admits or rejects it, by its decision")
    within: TermField | None = Field(None, description="how long it has; without end if left out")
    silence: Literal["admitted", "rejected"] = Field(
        "admitted", description="what becomes of a petition on which nothing is decided by then"
    )


PASS = re.compile(r"(>=|>) *([0-9]+(?:/[0-9]+)?) +of +([a-z_ ]+)")
IN_WORDS = {"members of electing body": "filled_seats", "members": "filled_seats", "cast": "for_plus_against"}
"""What some call the bases of a majority."""


def _majority(value: object) -> object:
    """Return a majority that is written as a line as one that is written key by key."""
    if not isinstance(value, str):
        return value
    match = PASS.fullmatch(value.strip())
    if match is None:
        raise complaint('write the majority as "> 1/2 of filled_seats", or as {gt: 1/2, of: filled_seats}')
    over, share, of = match.groups()
    return {"gt" if over == ">" else "ge": share, "of": IN_WORDS.get(of.strip(), of.strip())}


class Line:
    """Says in the JSON Schema that a majority may be written as a line, too."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of either way."""
        return {"anyOf": [{"type": "string", "pattern": f"^ *{PASS.pattern} *$"}, handler(core)]}


class RecallRule(Section):
    """How holders of one kind of place are recalled."""

    LATER: ClassVar[frozenset[str]] = frozenset({"presided_by"})
    by: Name | None = Field(
        None,
        description="the body that decides, where its unit or one below elects; else the body that elected",
    )
    petition: Petition | None = Field(None, description="the petition that comes before; none if left out")
    move: Demand | None = Field(None, description="how many members must move or second it; one if left out")
    admissibility: Admissibility | None = Field(
        None, description="who admits what is signed by enough; it needs no leave if left out"
    )
    hearing: Literal["required", "none"] = Field(
        "none", description="whether the holder must have been heard, or called, before the vote"
    )
    ballot: Literal["secret", "open"] | None = Field(
        None, description="how is voted; the record holds the numbers alone, either way"
    )
    carried_by: Annotated[Majority, BeforeValidator(_majority), Line()] | None = Field(
        None,
        alias="pass",
        description='the majority that recalls, such as "> 1/2 of filled_seats", or as in procedure.majorities; '
        "that of decisions.effects if left out",
    )
    quorum: Positive | None = Field(None, description="how many must be present at the vote, besides the body's quorum")
    notice: TermField | None = Field(None, description="how long before the vote the motion must be known")
    cooling: TermField | None = Field(
        None, description="how long after the beginning of a mandate, or a vote that failed, nothing can be begun"
    )
    not_last: TermField | None = Field(None, description="in how much of the end of a term nobody is recalled")
    max_per_term: Positive | None = Field(None, description="how often a recall from one mandate is voted on at most")
    any_time: Literal[True] | None = Field(None, description="true to say that no time is excluded")
    replaces: Literal["vacancy", "constructive"] = Field(
        "vacancy", description="constructive: the motion names who takes the place for the rest of the term"
    )

    @model_validator(mode="after")
    def _together(self) -> "RecallRule":
        if self.petition is not None and self.move is not None:
            raise complaint("write petition or move: both say who must ask for it")
        if self.admissibility is not None and self.demand is None:
            raise complaint("there is nothing to admit: add petition or move, or remove admissibility")
        if self.any_time and (self.cooling or self.not_last or self.max_per_term):
            raise complaint("any_time does not go with cooling, not_last or max_per_term: remove it, or them")
        return self

    @property
    def demand(self) -> Petition | Demand | None:
        """Return who must ask for a recall before it is moved, or None."""
        return self.petition or self.move


class Recall(Section):
    """How holders are recalled; by a motion of the body that gave the mandate where nothing is said."""

    delegate: RecallRule | None = Field(None, description="from a seat in a body")
    post: RecallRule | None = Field(None, description="from a post")

    def rule(self, kind: str) -> RecallRule | None:
        """Return how holders of a kind of place, `body` or `post`, are recalled, or None."""
        return self.delegate if kind == "body" else self.post
