"""The way up: whom a unit elected, whom they elected, and so on to the top; the chain read from below.

A reach is one contest on the way. Those on a roll of the unit vote in the first ones; in the others a body votes
in which somebody sits who came from a contest on the way.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from comitia.store import models
from comitia.store.queries.chain.load import roll_label
from comitia.store.queries.chain.model import Link
from comitia.store.queries.chain.motions import motion_links
from comitia.store.queries.chain.rounds import links
from comitia.store.queries.chain.speech import everybody, voters
from comitia.store.queries.homes import called, homes, namesakes
from comitia.store.queries.labels import Labels, Place, labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected:
    """Somebody elected on the way; `is_own` where the unit itself elected this person, here or further down.

    `home` is the unit that tells them from another of the same name on the way; `source` the contest or the motion that
    gave the mandate, and `ended` the day on which it ended before its term.
    """

    person: str
    name: str
    home: Place | None
    source: str
    place: int
    is_own: bool
    ended: date | None

    @property
    def called(self) -> str:
        """Return the name, with the unit where another on the way has the same one."""
        return called(self.name, self.home)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One contest, or motion that gave mandates, on the way: who elected whom to what.

    `own` is the number of persons among those who elected whom the unit had elected; None where a roll elected.
    `is_appointed` tells that it is of a post to which the body appoints.
    """

    link: Link
    kind: str
    is_organ: bool
    office: str
    many: str
    elector: str
    elected: tuple[Elected, ...]
    own: int | None
    is_appointed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WayUp:
    """All that the votes of a unit reach; `tiers` from the unit's own elections to the top."""

    unit: Place
    tiers: tuple[tuple[Reach, ...], ...]

    def path(self) -> Iterator[Reach]:
        """Yield the way through the bodies of the tiers, organs left out."""
        found = next((reach for tier in self.tiers for reach in tier if _goes_on(reach, self.tiers)), None)
        while found is not None:
            yield found
            above = [each for tier in self.tiers for each in tier if _is_electorate(found, each)]
            found = next((each for each in above if _goes_on(each, self.tiers)), None)

    def top(self) -> tuple[Reach, ...]:
        """Return what the last body on the path elected."""
        last = next(iter(reversed(tuple(self.path()))), None)
        return tuple(each for tier in self.tiers for each in tier if last is None or _is_electorate(last, each))


def way_up(unit: str) -> WayUp | None:
    """Return whom the votes of a unit reach, or None where there is no such unit; two queries a tier."""
    row, words = models.Unit.objects.filter(id=unit).first(), labels()
    if row is None or words is None:
        return None
    found = _reached(row, words)
    people = _elected(found, row.id, words)
    units = {each for link in found for each in (link.unit, link.office_unit)}
    names = dict(models.Unit.objects.filter(id__in=units).values_list("id", "name"))
    seats = set(models.Mandate.objects.filter(person__in=_own(people)).values_list("person", "office", "office_unit"))
    tiers: dict[int, list[Reach]] = {}
    for link in found:
        tiers.setdefault(_level(link, words), []).append(_reach(link, words, names, people, seats))
    return WayUp(unit=words.place(row), tiers=tuple(tuple(tiers[level]) for level in sorted(tiers)))


def _reached(unit: models.Unit, words: Labels) -> list[Link]:
    """Return the contests on the way, each once, lowest first."""
    rolls = [
        each.id for each in words.charter.rolls.values() if words.charter.tree.is_within(each.unit_type, unit.type)
    ]
    condition = Q(unit=unit.id) | Q(unit__in=_above(unit), roll__in=rolls)
    moved = Q(unit=unit.id, body__in=[body.id for body in words.charter.bodies.values() if body.meeting])
    found: dict[str, Link] = {}
    while True:
        reached = (*links(models.Contest.objects.filter(condition)), *_decided(moved, words))
        new = [link for link in reached if link.contest not in found]
        found |= {link.contest: link for link in new}
        bodies = {(link.office, link.office_unit) for link in new if words.kind_of(link.office) == "body"}
        if not bodies:
            return list(found.values())
        condition, moved = Q(pk__in=()), Q(pk__in=())
        for body, place in bodies:
            condition |= Q(roll=None, body=body, unit=place)
            moved |= Q(body=body, unit=place)


def _decided(moved: Q, words: Labels) -> tuple[Link, ...]:
    """Return the motions of some bodies that gave mandates."""
    return motion_links(Q(motion__in=models.Motion.objects.filter(moved).values("id")), words)


def _above(unit: models.Unit) -> list[str]:
    """Return the units that contain a unit; one query a level."""
    found: list[str] = []
    parent = unit.parent
    while parent is not None:
        found.append(parent)
        parent = models.Unit.objects.values_list("parent", flat=True).get(id=parent)
    return found


def _elected(found: Collection[Link], unit: str, words: Labels) -> dict[str, list[Elected]]:
    """Return those elected in each contest, first elected first; three queries, seven where names are shared."""
    motions = [link.contest for link in found if link.motion is not None]
    rounds = models.Contest.objects.filter(first__in=[link.contest for link in found])
    first_of = dict(rounds.values_list("id", "first")) | {motion: motion for motion in motions}
    given = Q(contest__in=rounds.values("id")) | Q(motion__in=motions)
    rows = list(models.Mandate.objects.filter(given).order_by("seq"))
    names = dict(models.Person.objects.filter(id__in={row.person for row in rows}).values_list("id", "name"))
    known = homes(words, namesakes(names, names))
    local = {link.contest for link in found if link.unit == unit}
    own = {row.person for row in rows if first_of[row.contest or row.motion or ""] in local}
    people: dict[str, list[Elected]] = {}
    for row in sorted(rows, key=lambda row: (row.seq, int(row.id.rpartition(":")[2]))):
        person = Elected(
            person=row.person,
            name=names.get(row.person, ""),
            home=known.get(row.person),
            source=row.contest or row.motion or "",
            place=int(row.id.rpartition(":")[2]),
            is_own=row.person in own,
            ended=row.ended,
        )
        people.setdefault(first_of[row.contest or row.motion or ""], []).append(person)
    return people


def _own(people: dict[str, list[Elected]]) -> set[str]:
    return {each.person for found in people.values() for each in found if each.is_own}


def _reach(
    link: Link,
    words: Labels,
    names: dict[str, str],
    people: dict[str, list[Elected]],
    seats: set[tuple[str, str, str]],
) -> Reach:
    kind, body = words.kind_of(link.office) or "post", words.charter.bodies.get(link.office)
    own = None if link.is_local else sum(seat[1:] == (link.body, link.unit) for seat in seats)
    return Reach(
        link=link,
        kind=kind,
        is_organ=kind == "body" and (body is None or body.tier == "organ"),
        office=words.office_of(kind, link.office, names.get(link.office_unit, link.office_unit)),
        many=words.office(kind, link.office).many,
        elector=_elector(link, words, names.get(link.unit, link.unit)),
        elected=tuple(people.get(link.contest, ())),
        own=own,
        is_appointed=kind == "post" and bool(words.appointing(link.office)),
    )


def _elector(link: Link, words: Labels, unit: str) -> str:
    if link.roll is None:
        return f"the {words.office_of('body', link.body or '', unit)}"
    roll = roll_label(words, link.roll)
    if words.is_whole(words.constituency(link.office, link.group)):
        return everybody(roll)
    return f"the {voters(roll)[1]} of {unit}"


def _level(link: Link, words: Labels) -> int:
    if link.motion is not None:
        return _level_of(link.body or "", words) + 1
    return next((each.level for each in words.elections_of(link.office) if each.group == link.group), 0)


def _level_of(body: str, words: Labels) -> int:
    """Return how far up a body stands: above those that elect it, or above the one that fills it by motions."""
    if body in words.made:
        return _level_of(words.made[body].filled_by, words) + 1
    return max((each.level for each in words.elections_of(body)), default=-1)


def _is_electorate(lower: Reach, upper: Reach) -> bool:
    """Tell whether those elected in one contest sit in the body that elects in the other."""
    link = upper.link
    return not link.is_local and (link.body, link.unit) == (lower.link.office, lower.link.office_unit)


def _goes_on(reach: Reach, tiers: Iterable[Iterable[Reach]]) -> bool:
    """Tell whether a body filled here elects others that are on the way."""
    return not reach.is_organ and any(_is_electorate(reach, each) for tier in tiers for each in tier)
