"""The charter as a whole: its sections, its canonical form and its digest."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from comitia.charter.ad_hoc import AD_HOC, KINDS, AdHoc
from comitia.charter.amend import Amend
from comitia.charter.bodies import Body
from comitia.charter.contests import ContestRules
from comitia.charter.decisions import Competence, DecisionRule, Decisions
from comitia.charter.discipline import Discipline
from comitia.charter.elections import Election, Offices, elections
from comitia.charter.mandate import End, Incompatible, MandateRules, incompatible_of
from comitia.charter.not_with import pairs
from comitia.charter.posts import Post
from comitia.charter.procedure import BUILT_IN, SIMPLE, Majority, Procedure
from comitia.charter.recall import Recall
from comitia.charter.resign import Resign
from comitia.charter.rolls import Roll
from comitia.charter.units import FORMING, Units, UnitTree, UnitType
from comitia.charter.vacancy import Vacancy
from comitia.charter.values import Date, Identifier, Name, Positive, Section, Text, complaint

FORMAT = "1.0"
NAMED: tuple[tuple[str, ...], ...] = (
    ("units", "types"),
    ("rolls",),
    ("bodies",),
    ("posts",),
    ("contests",),
    ("procedure", "majorities"),
    ("decisions", "effects"),
)


def _version(value: object) -> object:
    if value != FORMAT:
        raise complaint(f'comitia reads version {FORMAT} of the format: write charter: "{FORMAT}"')
    return value


class Charter(Section):
    """The constitution of an organisation as data; equal charters have equal canonical forms."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {
            "source",
            "sources",
            "locale",
            "credentials",
            "sessions",
            "appeals",
            "interpretation",
            "emergency",
            "minutes",
            "openness",
            "privacy",
            "lint",
        }
    )
    charter: Annotated[Literal["1.0"], BeforeValidator(_version)] = Field(description="the version of the format")
    id: Identifier = Field(description="the organisation, for machines")
    title: Text = Field(description="the organisation, for people")
    edition: Positive = Field(description="the number of this edition of the charter")
    in_force: Date = Field(description="the day from which it holds")
    supersedes: Positive | None = Field(None, description="the edition that it replaces")
    units: Units = Field(description="the types of unit")
    rolls: Mapping[Name, Roll] = Field(description="the lists of those who may vote, by name")
    bodies: Mapping[Name, Body] = Field(description="the bodies, by name")
    posts: Mapping[Name, Post] = Field(default_factory=dict, description="the posts, by name")
    ad_hoc: AdHoc | None = Field(
        None, alias=AD_HOC, description="who makes and abolishes posts beside those of the charter"
    )
    contests: Mapping[Name, ContestRules] = Field(
        default_factory=dict, description="counting rules for several offices, by a name of your choice"
    )
    procedure: Procedure | None = Field(None, description="the majorities that decide")
    decisions: Decisions | None = Field(None, description="who decides what, and how a result is challenged")
    amend: Amend | None = Field(None, description="how the charter is amended; nobody may if left out")
    discipline: Discipline | None = Field(None, description="the notice of an expulsion, and the appeal against it")
    mandate: MandateRules | None = Field(
        None, description="what holds for every mandate; instructions are possible and reported if left out"
    )
    resign: Resign | None = Field(None, description="how holders resign; on receipt if left out")
    recall: Recall | None = Field(
        None, description="how holders are recalled; by a motion of the body that gave the mandate if left out"
    )
    vacancy: Vacancy | None = Field(None, description="how places that fall vacant are filled; not at all if left out")

    @property
    def unit_types(self) -> Mapping[str, UnitType]:
        """Return the types of unit by id."""
        return self.units.types

    @property
    def tree(self) -> UnitTree:
        """Return the tree of unit types."""
        return UnitTree(self.units.types)

    @cached_property
    def elections(self) -> tuple[Election, ...]:
        """Return every election of the charter, each after those that fill the body that elects."""
        return elections(Offices(bodies=self.bodies, posts=self.posts, contests=self.contests))

    @cached_property
    def ex_officio(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for every post whose holders sit in bodies by virtue of it, which these are."""
        found: dict[str, tuple[str, ...]] = {}
        for body in self.bodies.values():
            for group in body.seats:
                if group.ex_officio is not None:
                    found[group.ex_officio] = (*found.get(group.ex_officio, ()), body.id)
        return found

    @cached_property
    def not_with(self) -> Mapping[str, frozenset[str]]:
        """Return, for every office that does not go with others, which these are."""
        return pairs(self)

    @property
    def incompatible(self) -> Incompatible:
        """Return what follows where two offices do not go together, also where the charter does not write it."""
        return incompatible_of(self.mandate)

    def majority(self, name: str) -> Majority:
        """Return a majority by its name; `simple` is there even where the charter does not write it."""
        written = self.procedure.majorities if self.procedure else {}
        return written.get(name, BUILT_IN) if name == SIMPLE else written[name]

    def meeting_of(self, roll: str, unit_type: str) -> str | None:
        """Return the body in which all on a roll of a unit of a type meet; None where they meet in none."""
        return next((body.id for body in self.bodies.values() if body.roll == roll and body.scope == unit_type), None)

    def may_end_by(self, end: End) -> bool:
        """Tell whether a mandate may end in a way; in every way that there is where the charter does not say."""
        return self.mandate is None or self.mandate.may_end_by(end)

    def decision(self, kind: str, of: str = "") -> DecisionRule | None:
        """Return who decides on a kind of effect, and how, or None where the charter does not say.

        `of` is the type of unit that is formed or dissolved, or `posts.ad_hoc` for posts that a decision makes or made:
        what the charter says of these goes before; a notice is that of the kind.
        """
        general = self.decisions.effects.get(kind) if self.decisions else None
        own = self._competence(kind, of)
        if own is None:
            return general
        notice = general.notice if general else None
        return DecisionRule.model_construct(id=kind, by=own.by, majority=own.majority, notice=notice)

    def decision_path(self, kind: str, of: str = "") -> str:
        """Return where in the charter it stands, or would stand, who decides on a kind of effect."""
        if self._competence(kind, of) is None:
            return f"decisions.effects.{kind}"
        return f"{AD_HOC}.{KINDS[kind]}" if of == AD_HOC else f"units.types.{of}.{FORMING[kind]}"

    def _competence(self, kind: str, of: str) -> Competence | None:
        if of == AD_HOC:
            return self.ad_hoc.competence(kind) if self.ad_hoc else None
        found = self.unit_types.get(of)
        return {"form_unit": found.form, "dissolve_unit": found.dissolve}.get(kind) if found else None

    def canonical(self) -> dict[str, object]:
        """Return the charter as JSON values with every default written out; named things are lists, in order."""
        written: dict[str, object] = self.model_dump(mode="json", by_alias=True)
        for path in NAMED:
            _relist(written, path)
        return written

    def digest(self) -> str:
        """Return the SHA-256 of the canonical form (RFC 8785), in hexadecimal."""
        text = json.dumps(self.canonical(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _relist(written: dict[str, object], path: tuple[str, ...]) -> None:
    holder: object = written
    for step in path[:-1]:
        holder = holder[step] if isinstance(holder, dict) else {}
    if isinstance(holder, dict):
        holder[path[-1]] = list(holder[path[-1]].values())
