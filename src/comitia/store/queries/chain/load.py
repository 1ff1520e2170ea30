"""Loading the chain of a mandate: level by level, each in the same few queries however many contests it has."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import lru_cache

from django.db.models import Q, QuerySet

from comitia.charter import Label
from comitia.core.mandate.by_election import BY_ELECTION
from comitia.store import entries, models
from comitia.store.queries.chain.model import Chain, Group, Holding, Link, Step
from comitia.store.queries.chain.motions import motion_links, win_by_motion
from comitia.store.queries.chain.rounds import links
from comitia.store.queries.chain.win import win_of
from comitia.store.queries.falling import falls
from comitia.store.queries.holders import source_of
from comitia.store.queries.homes import bearers, homes, namesakes
from comitia.store.queries.labels import Labels, labels

Offices = Mapping[str, Q]
"""Bodies whose members are asked for, each with the condition that picks out its contests."""


def chain(mandate: str) -> Chain | None:
    """Return how the holder of a mandate was elected, or None where there is no such mandate."""
    row, words = models.Mandate.objects.filter(id=mandate).first(), labels()
    if row is None or words is None:
        return None
    if row.by_mandate is not None:
        return chain(row.by_mandate)  # who sits ex officio was elected to the post
    held = _holdings(models.Mandate.objects.filter(person=row.person), words)
    contest = models.Contest.objects.get(id=row.contest) if row.contest is not None else None
    record = entries.peek()
    levels = _levels_at(record.head if record else "", contest.first if contest else row.motion or "")
    names = _names(levels)
    return Chain(
        holding=next(each for each in held if each.mandate == mandate),
        win=win_of(row, contest) if contest else win_by_motion(row),
        steps=tuple(Step(number=number, groups=_groups(level, words, names)) for number, level in enumerate(levels, 1)),
        others=tuple(each for each in held if each.mandate != mandate),
    )


def mandates_of_person(person: str) -> tuple[Holding, ...]:
    """Return the mandates that a person holds, the latest issued first."""
    words = labels()
    return _holdings(models.Mandate.objects.filter(person=person), words) if words else ()


@lru_cache(maxsize=4)
def _levels_at(head: str, source: str) -> tuple[tuple[Link, ...], ...]:  # noqa: ARG001  the record is the same at a head
    """Return the links of each level from the first round of a contest, or a motion, down; kept until the record grows.

    They hold ids and numbers only, nothing that can be erased. A chain of 100,000 links takes some 50 MB.
    """
    words = labels()
    root = links(models.Contest.objects.filter(first=source))
    if words is None:
        return (root,)
    root = root or motion_links(Q(motion=source), words)
    return (root, *_levels(root[0], words))


def _levels(root: Link, words: Labels) -> Iterable[tuple[Link, ...]]:
    """Yield the links of each level below the first one; organs made by decision, filled by motions, come first."""
    while not root.is_local and root.body in words.made:
        level = motion_links(Q(office=root.body, office_unit=root.unit), words)
        if not level:
            return
        yield level
        root = level[0]
    if not root.is_local:
        yield from _elected(root.body or "", root.unit, words)


def _elected(top: str, unit: str, words: Labels) -> Iterable[tuple[Link, ...]]:
    """Yield the links of each level below a body of the charter; a body stands below all bodies that it elects."""
    ranks = _ranks(top, words)
    units: dict[str, Q] = {top: Q(office=top, office_unit=unit)}
    for rank in sorted(set(ranks.values())):
        bodies = [body for body in ranks if ranks[body] == rank and body in units]
        condition = Q(pk__in=())
        for body in bodies:
            condition |= units[body]
        found = models.Contest.objects.filter(condition).exclude(first__contains=BY_ELECTION)
        level = links(found)
        for body in dict.fromkeys(link.body or "" for link in level if not link.is_local):
            electing = found.filter(roll=None, body=body).order_by().values("unit")
            more = Q(office=body, office_unit__in=electing)
            units[body] = units[body] | more if body in units else more
        if level:
            yield level


def _ranks(top: str, words: Labels) -> dict[str, int]:
    """Return a body and each one below it, with the distance from it, the longest way."""
    ranks = {top: 1}
    for body in sorted(words.charter.bodies, key=lambda each: -_level(each, words)):
        if body in ranks:
            for election in words.elections_of(body):
                below = election.elector.body
                if election.elector.roll is None and below is not None:
                    ranks[below] = max(ranks.get(below, 0), ranks[body] + 1)
    return ranks


def _level(body: str, words: Labels) -> int:
    return max((election.level for election in words.elections_of(body)), default=-1)


def _groups(level: Iterable[Link], words: Labels, names: Mapping[str, str]) -> tuple[Group, ...]:
    alike: dict[tuple[str, int], list[Link]] = {}
    for link in level:
        alike.setdefault((link.office, link.group), []).append(link)
    by_bodies_first = sorted(alike.values(), key=lambda found: found[0].is_local)
    return tuple(_group(tuple(found), words, names) for found in by_bodies_first)


def _group(found: tuple[Link, ...], words: Labels, names: Mapping[str, str]) -> Group:
    first = found[0]
    kind = words.kind_of(first.office) or "post"
    unit_type = words.constituency(first.office, first.group) or words.scope(kind, first.office)
    place = words.unit_type(unit_type)
    only = len(found) == 1
    elector = roll_label(words, first.roll) if first.roll is not None else words.office("body", first.body or "")
    one_office = len({link.office_unit for link in found}) == 1
    return Group(
        links=found,
        office=words.office(kind, first.office),
        office_name=words.office_of(kind, first.office, names.get(first.office_unit, "")) if one_office else None,
        elector=elector,
        elector_name=_elector_name(first, words, names) if only else None,
        place=place,
        place_name=names.get(first.unit) if only else None,
        is_local=first.is_local,
        is_central=words.is_whole(unit_type),
    )


def roll_label(words: Labels, roll: str) -> Label:
    """Return the words of a roll."""
    found = words.charter.rolls.get(roll)
    return found.label if found else Label(one=roll, many=roll)


def _elector_name(link: Link, words: Labels, names: Mapping[str, str]) -> str | None:
    if link.is_local:
        return None
    return words.office_of("body", link.body or "", names.get(link.unit, ""))


def _names(levels: Iterable[tuple[Link, ...]]) -> Mapping[str, str]:
    """Return the names of units that are the only ones of their kind in a level; one query."""
    wanted = {unit for level in levels for unit in _lonely(level)}
    return dict(models.Unit.objects.filter(id__in=wanted).values_list("id", "name"))


def _lonely(level: tuple[Link, ...]) -> Iterable[str]:
    alike: dict[tuple[str, int], list[Link]] = {}
    for link in level:
        alike.setdefault((link.office, link.group), []).append(link)
    for found in alike.values():
        offices = {link.office_unit for link in found}
        if len(found) == 1:
            yield found[0].unit
        if len(offices) == 1:
            yield from offices


def _holdings(rows: QuerySet[models.Mandate], words: Labels) -> tuple[Holding, ...]:
    found = list(rows.order_by("-seq", "id"))
    people = dict(models.Person.objects.filter(id__in={row.person for row in found}).values_list("id", "name"))
    units = dict(models.Unit.objects.filter(id__in={row.office_unit for row in found}).values_list("id", "name"))
    same = bearers(list(people)) | people
    known = homes(words, namesakes(same, same) & people.keys())
    falling = falls(words, found)
    return tuple(
        Holding(
            mandate=row.id,
            source=row.contest or row.motion or source_of(row.by_mandate),
            place=int(row.id.rpartition(":")[2]),
            person=row.person,
            name=people.get(row.person, ""),
            home=known.get(row.person),
            kind=row.kind,
            office=row.office,
            office_unit=row.office_unit,
            office_name=words.office_of(row.kind, row.office, units.get(row.office_unit, row.office_unit)),
            starts=row.starts,
            until=None if row.ends is None else row.ends - timedelta(days=1),
            ended=row.ended,
            cause=row.cause,
            ended_by=row.ended_by,
            grace=row.grace_until,
            falls=falling.get(row.id),
        )
        for row in found
    )


def unit_names(units: Iterable[str]) -> dict[str, str]:
    """Return the names of units by id; one query for each 800 of them."""
    wanted = sorted(set(units))
    return {
        unit: name
        for start in range(0, len(wanted), 800)
        for unit, name in models.Unit.objects.filter(id__in=wanted[start : start + 800]).values_list("id", "name")
    }
