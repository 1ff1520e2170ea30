"""The words for units, bodies and posts: those of the charter in force, and of what decisions have made.

Offices and types that the charter no longer knows are named by their id, so that old entries stay readable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from comitia.charter import Charter, Election, Label, from_canonical
from comitia.core.mandate.by_election import BY_ELECTION
from comitia.store import models
from comitia.store.queries.made import Made, made_offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit, with the words for its type: for one of it, and for many; whether it is there."""

    id: str
    name: str
    type: str
    label: str
    many: str
    is_live: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of one charter, and the offices `made` by decision beside it."""

    charter: Charter
    made: Mapping[str, Made] = field(default_factory=dict)

    def office(self, kind: str, office: str) -> Label:
        """Return the words for a body or post."""
        found = self.charter.bodies.get(office) if kind == "body" else self.charter.posts.get(office)
        if found is None and office in self.made:
            return self.made[office].words
        return found.label if found else _from_id(office)

    def kind_of(self, office: str) -> str | None:
        """Return whether an office is a body or a post, of the charter or made by decision; None if it is neither."""
        if office in self.charter.posts:
            return "post"
        if office in self.charter.bodies:
            return "body"
        return self.made[office].kind if office in self.made else None

    def unit_type(self, unit_type: str) -> Label:
        """Return the words for a type of unit."""
        found = self.charter.unit_types.get(unit_type)
        return found.label if found else _from_id(unit_type)

    def is_central(self, kind: str, office: str) -> bool:
        """Tell whether there is only one such office, that of the whole organisation."""
        return self.is_whole(self.scope(kind, office))

    def is_whole(self, unit_type: str) -> bool:
        """Tell whether a unit of this type is the whole organisation."""
        return unit_type == self.charter.tree.root

    def scope(self, kind: str, office: str) -> str:
        """Return the type of unit that has an office; empty where nothing knows it any more."""
        found = self.charter.bodies.get(office) if kind == "body" else self.charter.posts.get(office)
        if found is None and office in self.made:
            return self.made[office].unit_type
        return (found.scope if found else None) or ""

    def office_of(self, kind: str, office: str, unit: str) -> str:
        """Return the name of one office: "district council of Quay", or "assembly" where there is only one."""
        label = self.office(kind, office).one
        return label if self.is_central(kind, office) or not unit else f"{label} of {unit}"

    def place(self, unit: models.Unit) -> Place:
        """Return a unit with the word for its type."""
        label = self.unit_type(unit.type)
        return Place(id=unit.id, name=unit.name, type=unit.type, label=label.one, many=label.many, is_live=unit.is_live)

    def elections_of(self, office: str) -> tuple[Election, ...]:
        """Return the elections by which the seats of an office are filled."""
        return tuple(election for election in self.charter.elections if election.office == office)

    def appointing(self, post: str) -> str:
        """Return the body that appoints to a post: "the assembly"; empty where the post is elected."""
        found = self.charter.posts.get(post)
        return f"the {self.office('body', found.appointed_by).one}" if found and found.appointed_by else ""

    def depth(self, unit_type: str) -> int:
        """Return how many levels a type of unit stands below the root; -1 where the charter no longer knows it."""
        return len(self.charter.tree.way_up(unit_type)) - 1 if unit_type in self.charter.unit_types else -1

    def constituency(self, office: str, group: int) -> str:
        """Return the type of unit in which one seat group of an office is elected; empty where the charter lost it."""
        return next((each.constituency for each in self.elections_of(office) if each.group == group), "")

    def roll(self, roll: str) -> str:
        """Return the name of a roll: "roll of members", "members roll"."""
        found = self.charter.rolls.get(roll)
        word = (found.label if found else _from_id(roll)).one
        return word if "roll" in word.lower() else f"{word} roll"

    def contest(self, contest: models.Contest, office_unit: str, unit: str) -> str:
        """Return the name of an election from the names of the office's unit and of the unit that elects."""
        name = self.office_of(contest.kind, contest.office, office_unit)
        where = f", elected in {unit}" if contest.unit != contest.office_unit else ""
        number = contest.first.rpartition(BY_ELECTION)
        where += f", by-election {number[2]}" if number[0] else ""
        again = f", round {contest.round}" if contest.round > 1 else ""
        return f"{name}{where}{again}"


def labels() -> Labels | None:
    """Return the words of the charter in force and of what decisions made, or None before the founding; two queries."""
    digest = models.Organization.objects.values_list("digest", flat=True).first()
    return None if digest is None else Labels(charter=_charter(digest), made=made_offices())


@lru_cache(maxsize=8)
def _charter(digest: str) -> Charter:
    """Return an edition of the charter; an edition never changes, so it is read once."""
    return from_canonical(models.Organization.objects.values_list("charter", flat=True).get(digest=digest))


def _from_id(name: str) -> Label:
    words = name.replace("_", " ")
    return Label(one=words, many=words)
