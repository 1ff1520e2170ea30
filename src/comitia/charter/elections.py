"""The elections of a charter: for each office who elects it, from where, for how many seats, by which rule.

They are resolved from a charter that has no faults, and ordered so that an election comes after all those that fill
the body that elects in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from comitia.charter.apportion import Apportion
from comitia.charter.bodies import Alternates, Body, SeatGroup
from comitia.charter.contests import ContestRules, rule_for
from comitia.charter.posts import Post
from comitia.charter.rolls import ROLL
from comitia.charter.rule import Rule
from comitia.charter.term import Term
from comitia.count import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Elector:
    """Who votes: the persons on a roll, the members of a body, or both in a meeting of everybody on a roll."""

    roll: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSpec:
    """The id of a counting rule and what the count is told."""

    id: str
    options: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """One group of seats of a body, or one post, and how it is filled in every unit of the constituency type.

    `scope` is the type of unit that has the office; in each unit of type `constituency` (the scope, or a type below
    it) one contest is held. `level` is 0 where a roll or a meeting elects, else one more than the highest level of
    the elections that fill the electing body.
    """

    office: str
    kind: Literal["body", "post"]
    group: int
    scope: str
    constituency: str
    elector: Elector
    seats: int | Apportion
    rule: RuleSpec
    nested: bool
    term: Term | None
    alternates: Alternates | None
    level: int

    def alternates_for(self, seats: int) -> int:
        """Return how many alternates a contest of this election for `seats` seats has."""
        return self.alternates.number(seats) if self.alternates else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """The sections that elections are read from."""

    bodies: Mapping[str, Body]
    posts: Mapping[str, Post]
    contests: Mapping[str, ContestRules]


def elections(offices: Offices) -> tuple[Election, ...]:
    """Return the elections of a charter without faults, lowest level first, then in the order of the charter."""
    levels: dict[str, int] = {}
    found = [*_of_bodies(offices, levels), *_of_posts(offices, levels)]
    return tuple(sorted(found, key=lambda election: election.level))


def _of_bodies(offices: Offices, levels: dict[str, int]) -> Iterator[Election]:
    for body in offices.bodies.values():
        for index, group in enumerate(body.seats):
            if group.elected_by is not None:
                yield Election(
                    office=body.id,
                    kind="body",
                    group=index,
                    scope=body.scope,
                    constituency=group.from_type or body.scope,
                    elector=_elector(group.elected_by, offices),
                    seats=_seats(group),
                    rule=_spec(group.rule or body.rule or rule_for(body.id, offices.contests)),
                    nested=body.nested,
                    term=body.term,
                    alternates=body.alternates,
                    level=_level(group.elected_by, offices, levels),
                )


def _of_posts(offices: Offices, levels: dict[str, int]) -> Iterator[Election]:
    for post in offices.posts.values():
        if post.elected_by is None:
            continue  # it is appointed
        yield Election(
            office=post.id,
            kind="post",
            group=0,
            scope=post.scope or "",
            constituency=post.scope or "",
            elector=_elector(post.elected_by, offices),
            seats=post.seats,
            rule=_spec(post.rule or rule_for(post.id, offices.contests) or unwritten(post)),
            nested=post.nested,
            term=post.term,
            alternates=post.alternates,
            level=_level(post.elected_by, offices, levels),
        )


def _seats(group: SeatGroup) -> int | Apportion:
    return group.apportion if group.apportion is not None else group.count or 0


def _elector(elected_by: str, offices: Offices) -> Elector:
    if elected_by.startswith(ROLL):
        return Elector(roll=elected_by.removeprefix(ROLL))
    return Elector(roll=offices.bodies[elected_by].roll, body=elected_by)


def _spec(rule: Rule | None) -> RuleSpec:
    if rule is None:
        raise ValueError("an election without a rule: the charter was not checked")
    return RuleSpec(id=rule.id, options=rule.options)


def unwritten(post: Post) -> Rule:
    """Return how the votes for a post are counted where the charter does not say: whoever has most is elected."""
    return Rule(id="plurality" if post.seats == 1 else "block")


def _level(elected_by: str, offices: Offices, levels: dict[str, int]) -> int:
    """Return the level of an election by this electorate; each body below is looked at once."""
    if elected_by.startswith(ROLL) or offices.bodies[elected_by].meeting:
        return 0
    if elected_by not in levels:
        below = [group.elected_by for group in offices.bodies[elected_by].seats if group.elected_by is not None]
        levels[elected_by] = 1 + max((_level(electorate, offices, levels) for electorate in below), default=0)
    return levels[elected_by]
