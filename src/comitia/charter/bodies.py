"""The section `bodies`: meetings of all members, councils filled from the units below, organs filled by a body."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.apportion import Apportionment
from comitia.charter.chair import CASTING, Chair, Collegial
from comitia.charter.labels import Labelled, labelled
from comitia.charter.mandate import Binding
from comitia.charter.not_with import NotWith
from comitia.charter.rolls import ROLL, RollRef, roll_ref
from comitia.charter.rule import Rule
from comitia.charter.sitting import Quorum, Voting
from comitia.charter.term import OfficeTerm
from comitia.charter.values import AS_TUPLE, NAME, ONE_OR_MORE, Name, Natural, Seats, Section, Text, complaint


def _electorate(value: str) -> str:
    if value.startswith(ROLL):
        return roll_ref(value)
    if not NAME.fullmatch(value):
        raise complaint(f"`{value}` is not a body or a roll: write the name of a body, or roll. and the name of a roll")
    return value


Electorate = Annotated[
    str, AfterValidator(_electorate), WithJsonSchema({"type": "string", "pattern": f"^(roll\\.)?{NAME.pattern}$"})
]


class Alternates(Section):
    """Who moves up when a seat falls vacant: the best of those not elected."""

    by: Literal["runner_up"] = Field("runner_up", description="how alternates are found")
    per_member: Natural | None = Field(None, description="alternates for each seat of the contest")
    per_contest: Natural | None = Field(None, description="alternates of the contest, whatever its seats")
    LATER: ClassVar[frozenset[str]] = frozenset({"may_sit", "per_delegation", "order", "credential_deadline", "late"})

    @model_validator(mode="after")
    def _one_number(self) -> "Alternates":
        if (self.per_member is None) == (self.per_contest is None):
            raise complaint("alternates have exactly one of per_member, per_contest: write one")
        return self

    def number(self, seats: int) -> int:
        """Return how many alternates a contest for `seats` seats has."""
        return self.per_contest if self.per_contest is not None else (self.per_member or 0) * seats


class SeatGroup(Section):
    """A group of seats of one body that are filled in the same way."""

    LATER: ClassVar[frozenset[str]] = frozenset({"coopted", "drawn", "group", "key", "channel"})
    all_of: RollRef | None = Field(None, description="everybody on this roll sits: the body is a meeting")
    from_type: Name | None = Field(None, alias="from", description="each unit of this type fills seats of its own")
    elected_by: Electorate | None = Field(
        None, description="the body or roll that elects; with from, the body of the tier below if left out"
    )
    count: Seats | None = Field(None, description="the number of seats")
    apportion: Apportionment | None = Field(None, description="how many seats each unit of from fills")
    rule: Rule | None = Field(None, description="the counting rule of these seats")
    college: Name | None = Field(None, description="the college that these seats form")
    ex_officio: Name | None = Field(
        None, description="the post whose holders sit by virtue of it, as long as they hold it"
    )
    vote: bool = Field(True, description="false if those who sit ex officio have no vote")

    @model_validator(mode="after")
    def _one_kind(self) -> "SeatGroup":
        if not self.vote and self.ex_officio is None:
            raise complaint("vote is for those who sit ex officio: remove it, or write ex_officio")
        if self.all_of is not None:
            self._only("all_of", allowed=("all_of",))
        elif self.ex_officio is not None:
            self._only("ex_officio", allowed=("ex_officio",))
        elif self.from_type is not None:
            self._only("from", allowed=("from_type", "elected_by", "apportion", "rule", "college"))
            if self.apportion is None:
                raise complaint("say how many seats each unit fills: add apportion")
        elif self.elected_by is None:
            raise complaint(
                "say who fills these seats: write all_of, from with apportion, elected_by with count, or ex_officio"
            )
        else:
            self._only("elected_by without from", allowed=("elected_by", "count", "rule", "college"))
            if self.count is None:
                raise complaint("say how many seats there are: add count")
        return self

    @property
    def is_elected(self) -> bool:
        """Return whether these seats are filled by an election."""
        return self.all_of is None and self.ex_officio is None

    def _only(self, kind: str, allowed: tuple[str, ...]) -> None:
        for name in ("from_type", "elected_by", "count", "apportion", "rule", "college", "ex_officio"):
            if getattr(self, name) is not None and name not in allowed:
                shown = "from" if name == "from_type" else name
                instead = (
                    "; write apportion: {fixed: N} for N seats of each unit"
                    if (kind, name) == ("from", "count")
                    else ""
                )
                raise complaint(f"{shown} does not go with {kind}: remove it{instead}")


def _tier(value: object) -> object:
    if value == "organ" or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 100):
        return value
    raise complaint("write the tier as a number from 1 (the lowest) to 100, or organ")


Tier = Annotated[
    int | Literal["organ"],
    BeforeValidator(_tier),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 100}, {"const": "organ"}]}),
]


class Body(Section):
    """Those who sit together: a meeting, a council, an organ."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {"reserve", "standing_committee", "answerable_to", "report", "plural_with"}
    )
    id: SkipJsonSchema[str]
    tier: Tier = Field(description="its tier, 1 the lowest; or organ, outside the tiers")
    scope: Name = Field(description="the type of unit that has such a body, each its own")
    supreme: bool = Field(False, description="true for the body above all others")
    seats: Annotated[tuple[SeatGroup, ...], ONE_OR_MORE] = Field(description="one group of seats, or a list of groups")
    nested: bool = Field(False, description="true if a member must sit in the body that elects the seat")
    term: OfficeTerm | None = Field(None, description="how long a mandate lasts; until the next election if left out")
    alternates: Alternates | None = Field(None, description="who moves up into a vacant seat; nobody if left out")
    rule: Rule | None = Field(None, description="the counting rule of its seats")
    quorum: Quorum | None = Field(None, description="how many must be there to decide; no number if left out")
    voting: Voting | None = Field(None, description="what a vote weighs")
    not_with: NotWith | None = Field(
        None,
        description="the offices that do not go with a seat in it: posts, bodies as `board.*`; none if left out",
    )
    mandate: Binding | None = Field(
        None, description="what binds its members, where that is another kind than in the section mandate"
    )
    powers: Annotated[tuple[Text, ...], AS_TUPLE] = Field((), description="what it may do, in your words")
    chair: Chair | None = Field(None, description="who presides, and what that gives; not said if left out")
    collegial: Collegial | None = Field(None, description="whether its members have equal powers; not said if left out")
    label: Labelled = Field(description="the word for it; the id if left out")

    _label = model_validator(mode="before")(labelled)

    @property
    def casts(self) -> bool:
        """Return whether its chair may settle a tie: where the charter says what the chair has, only if it says so."""
        if self.collegial is not None and self.collegial.chair is not None:
            return False
        return self.chair is None or CASTING in self.chair.powers

    @property
    def has_equals(self) -> bool:
        """Return whether nobody in it has a power of the body alone."""
        return self.collegial is not None and self.collegial.equal_powers

    @property
    def meeting(self) -> bool:
        """Return whether everybody on a roll sits in it."""
        return any(group.all_of is not None for group in self.seats)

    def ex_officio(self, post: str) -> SeatGroup | None:
        """Return the group of seats that the holders of a post have by virtue of it, or None."""
        return next((group for group in self.seats if group.ex_officio == post), None)

    @property
    def roll(self) -> str | None:
        """Return the name of the roll whose members all sit in it, or None for an elected body."""
        return next((group.all_of.removeprefix(ROLL) for group in self.seats if group.all_of is not None), None)


Bodies = Mapping[str, Body]
