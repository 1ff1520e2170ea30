"""The section `posts`: named offices, elected by a body or a roll, or appointed by a body."""

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.bodies import Alternates, Electorate
from comitia.charter.labels import Labelled, labelled
from comitia.charter.not_with import NotWith, PluralWith
from comitia.charter.rule import Rule
from comitia.charter.term import OfficeTerm
from comitia.charter.values import AS_TUPLE, Name, Names, Seats, Section, Text, complaint


def _delegable(value: object) -> object:
    if isinstance(value, list | tuple):
        return _listed(value)
    if not isinstance(value, bool):
        raise complaint("write true, or the list of the powers that its holder may delegate")
    return value


def _listed(value: Sequence[object]) -> tuple[object, ...]:
    if not value or len(set(map(str, value))) < len(value):
        raise complaint("name each power that its holder may delegate once, or write true for all")
    return tuple(value)


Delegable = Annotated[
    bool | tuple[Text, ...],
    BeforeValidator(_delegable),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "boolean"},
                {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 300}, "minItems": 1},
            ]
        }
    ),
]


class Post(Section):
    """A named office with one holder, or several."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {
            "drawn_from",
            "nominated_by",
            "confirmed_by",
            "removal",
            "acting",
            "until_first",
            "channel",
            "scrutineer",
            "statutory",
            "votes_in",
            "outside",
        }
    )
    id: SkipJsonSchema[str]
    elected_by: Electorate | None = Field(None, description="the body or roll that elects")
    appointed_by: Name | None = Field(None, description="the body that appoints by its decision, without an election")
    dismissed_by: Names | None = Field(
        None, description="the body or bodies that may dismiss; the one that elected or appointed if left out"
    )
    scope: Name | None = Field(None, description="the type of unit that has such a post; the root if left out")
    seats: Seats = Field(1, description="the number of holders")
    rule: Rule | None = Field(None, description="the counting rule")
    term: OfficeTerm | None = Field(None, description="how long a mandate lasts; until the next election if left out")
    nested: bool = Field(False, description="true if a holder must sit in the body that elects")
    alternates: Alternates | None = Field(None, description="who moves up into the vacant post; nobody if left out")
    not_with: NotWith | None = Field(
        None, description="the offices that do not go with it: posts, bodies as `board.*`; none if left out"
    )
    plural_with: PluralWith | None = Field(
        None,
        description="the only offices that go with it, `[]` for none; all that nothing else bars if left out",
    )
    body: Name | None = Field(None, description="the body to which it belongs; its holder has no seat there by that")
    powers: Annotated[tuple[Text, ...], AS_TUPLE] = Field((), description="what its holder may do, in your words")
    may_delegate: Delegable = Field(
        False,
        description="true if its holder may delegate its powers by an act, or a list of those that may be",
    )
    created_by: Literal["charter", "act"] = Field(
        "charter", description="act: a decision may abolish it; charter: only an amendment may"
    )
    label: Labelled = Field(description="the word for it; the id if left out")

    _label = model_validator(mode="before")(labelled)

    @model_validator(mode="after")
    def _one_way(self) -> "Post":
        if (self.elected_by is None) == (self.appointed_by is None):
            raise complaint("a post has exactly one of elected_by, appointed_by: write one")
        for name in ("rule", "nested", "alternates"):
            if self.appointed_by is not None and getattr(self, name):
                raise complaint(f"{name} does not go with appointed_by: remove it")
        return self
