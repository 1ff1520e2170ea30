"""How elected bodies vote: who stands for each office, and how the members mark their ballots by its rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from comitia.count import Profile
from comitia.exchange.ballots import write_blt
from comitia.exchange.demonstration.folder import Paper, Reference, Task
from comitia.exchange.demonstration.leaning import Leaning, preference

Marks = tuple[int, ...]


class People(Protocol):
    """Who the members of a body are."""

    def leaning_of(self, reference: Reference) -> Leaning:
        """Return where a member stands."""

    def name_of(self, reference: Reference) -> str:
        """Return a name."""

    def outsider(self, inside: tuple[Reference, ...], draw: Random) -> Reference:
        """Return a member of the society who is none of those `inside`."""

    def title(self, task: Task) -> str:
        """Return the title of a ballot file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Who stands for an office: so many more than there are seats, of them some from outside the body.

    Those from inside are the best liked, once `after` others are left out.
    """

    more: int
    outside: int = 0
    after: int = 0


FIELDS = {
    "president": Field(more=2),
    "board": Field(more=5, outside=1),
    "secretary": Field(more=2, outside=1, after=14),
    "auditor": Field(more=3, outside=5, after=40),
    "education_committee": Field(more=3, outside=1, after=20),
    "treasurer": Field(more=2, after=4),
    "district_chair": Field(more=2, after=4),
    "region_chair": Field(more=2, after=6),
}
COUNCILS = Field(more=3)
MANAGER = "staff-0001"


def paper(task: Task, people: People, draw: Random) -> Paper:
    """Return the ballots of a body's members in one contest."""
    members = tuple(sorted(task.members))
    stand = task.standing or _candidates(task, members, people, draw)
    ballots = _vote(task, members, stand, people, draw)
    if task.office == "president" and task.round == 1:
        ballots = _without_majority(ballots, len(stand))
    profile = Profile.from_ballots(len(stand), [(1, marks) for marks in ballots])
    called = tuple((reference, people.name_of(reference)) for reference in stand)
    content = write_blt(profile, task.seats, [name for _, name in called], people.title(task))
    return Paper(contest=task.contest, candidates=called, suffix=".blt", content=content.encode())


def _candidates(task: Task, members: tuple[Reference, ...], people: People, draw: Random) -> tuple[Reference, ...]:
    if task.office == "general_manager":
        return (MANAGER,)
    field = FIELDS.get(task.office, COUNCILS)
    liked = sorted(members, key=lambda reference: (-people.leaning_of(reference).appeal, reference))
    inside = task.seats + field.more - field.outside
    first = max(0, min(field.after, len(liked) - inside))
    found = liked[first : first + inside]
    for _ in range(field.outside):
        found.append(people.outsider((*members, *found), draw))
    draw.shuffle(found)
    return tuple(found)


def _vote(
    task: Task, members: Sequence[Reference], stand: Sequence[Reference], people: People, draw: Random
) -> list[Marks]:
    """Return the ballots of those members who were there, which is nearly all of them."""
    there = [reference for reference in members if draw.randrange(20)] or list(members)
    if task.rule == "yes-no":
        return [(1,) if draw.randrange(100) < 82 else () for _ in there]
    places = [people.leaning_of(reference) for reference in stand]
    return [
        tuple(preference(people.leaning_of(reference), places, draw)[: _length(task, len(stand), draw)])
        for reference in there
    ]


def _length(task: Task, candidates: int, draw: Random) -> int:
    """Return how many marks a ballot has under the rule."""
    if draw.randrange(50) == 0:
        return 0
    match task.rule:
        case "plurality" | "exhaustive":
            return 1
        case "block":
            return max(1, task.seats - draw.randrange(2))
        case "approval":
            return 1 + draw.randrange(min(4, candidates))
        case _:
            return max(1, candidates - draw.randrange(1 + candidates // 2))


def _without_majority(ballots: list[Marks], candidates: int) -> list[Marks]:
    """Return ballots of which nobody has more than half: some who liked the leader hold back in a first round."""
    while True:
        votes = [sum(marks == (number,) for marks in ballots) for number in range(1, candidates + 1)]
        most = max(votes)
        if 2 * most <= sum(votes) or candidates < 3:
            return ballots
        leader, least = votes.index(most) + 1, votes.index(min(votes)) + 1
        place = ballots.index((leader,))
        ballots = [*ballots[:place], (least,), *ballots[place + 1 :]]
