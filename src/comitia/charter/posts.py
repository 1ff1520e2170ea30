"""The section `posts`: named offices, elected by a body or by a roll."""

from typing import ClassVar

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.bodies import Alternates, Electorate
from comitia.charter.labels import Labelled, labelled
from comitia.charter.rule import Rule
from comitia.charter.term import TermField
from comitia.charter.values import Name, Seats, Section


class Post(Section):
    """A named office with one holder, or several."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {
            "body",
            "appointed_by",
            "drawn_from",
            "nominated_by",
            "confirmed_by",
            "dismissed_by",
            "removal",
            "plural_with",
            "not_with",
            "acting",
            "powers",
            "created_by",
            "until_first",
            "channel",
            "scrutineer",
            "statutory",
            "votes_in",
            "outside",
            "create",
            "abolish",
        }
    )
    id: SkipJsonSchema[str]
    elected_by: Electorate = Field(description="the body or roll that elects")
    scope: Name | None = Field(None, description="the type of unit that has such a post; the root if left out")
    seats: Seats = Field(1, description="the number of holders")
    rule: Rule | None = Field(None, description="the counting rule")
    term: TermField | None = Field(None, description="how long a mandate lasts; until the next election if left out")
    nested: bool = Field(False, description="true if a holder must sit in the body that elects")
    alternates: Alternates | None = Field(None, description="who moves up into the vacant post; nobody if left out")
    label: Labelled = Field(description="the word for it; the id if left out")

    _label = model_validator(mode="before")(labelled)
