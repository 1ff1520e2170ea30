"""Finding what a name stands for: a mandate, post, body, person or unit. Names are looked up, and never guessed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from django.db.models import Q

from comitia.store import models
from comitia.store.queries.chain.office import kind_of
from comitia.store.queries.holders import live
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.names import composed, is_called, is_called_in_part

MOST = 20
"""So many choices are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One thing that a name may stand for; `key` names it and nothing else, `about` tells it from the others.

    An office (a body, or a post that nobody holds) has its id and its unit in `office`.
    """

    kind: str
    key: str
    name: str
    about: str
    office: tuple[str, str] = ("", "")


def find(name: str) -> tuple[Match, ...]:
    """Return what a name stands for: ids first, then names, capitals or not; several where it is not clear."""
    words = labels()
    if words is None:
        return ()
    wanted = composed(name.strip())
    return tuple(_by_id(wanted, words)) or tuple(_by_name(wanted, words))


def near(name: str) -> tuple[str, ...]:
    """Return names of persons, units and posts that look like one that was not found, nearest first."""
    words = labels()
    if words is None:
        return ()
    wanted, parts = composed(name), Q(pk__in=())
    for part in wanted.split():
        parts |= is_called_in_part(part)
    elected = models.Mandate.objects.values("person")
    known = [
        *models.Person.objects.filter(parts).values_list("name", flat=True).distinct()[:2000],
        *models.Person.objects.filter(id__in=elected).values_list("name", flat=True).distinct()[:2000],
        *models.Unit.objects.values_list("name", flat=True)[:5000],
        *words.charter.posts,
        *words.charter.bodies,
    ]
    folded = {each.casefold(): each for each in known if each and each != wanted}
    return tuple(folded[each] for each in get_close_matches(wanted.casefold(), folded, n=5, cutoff=0.6))


def _by_id(wanted: str, words: Labels) -> Iterator[Match]:
    if models.Mandate.objects.filter(id=wanted).exists():
        yield Match(kind="mandate", key=wanted, name=wanted, about="mandate")
        return
    office, _, unit = wanted.partition(".")
    if kind_of(words, office) is not None and (unit or wanted == office):
        yield from _offices(office, words, unit)
        return
    yield from _persons(models.Person.objects.filter(Q(reference=wanted) | Q(id=wanted)), words)
    yield from _units(models.Unit.objects.filter(id=wanted), words)


def _by_name(wanted: str, words: Labels) -> Iterator[Match]:
    for office in (*words.charter.posts, *words.charter.bodies, *words.made):
        label = words.office(kind_of(words, office) or "", office)
        if wanted.casefold() in {composed(each).casefold() for each in (label.one, label.many)}:
            yield from _offices(office, words)
    yield from _persons(models.Person.objects.filter(is_called(wanted)).exclude(name=""), words)
    yield from _units(models.Unit.objects.filter(is_called(wanted)), words)


def _offices(office: str, words: Labels, unit: str = "") -> Iterator[Match]:
    """Yield the mandates of a post, and the office itself where it is a body or a post that nobody holds."""
    kind = kind_of(words, office) or ""
    units = models.Unit.objects.filter(type=words.scope(kind, office), is_live=True).order_by("seq")
    if unit:
        units = units.filter(id=unit)
    if office in words.made:
        units = units.filter(id=words.made[office].unit)
    held = _holders(office, words) if kind == "post" else {}
    for row in units:
        yield from held.get(row.id, ())
        if row.id not in held:
            key = office if words.is_central(kind, office) else f"{office}.{row.id}"
            about = "body" if kind == "body" else "post that nobody holds"
            title = words.office_of(kind, office, row.name)
            yield Match(kind="office", key=key, name=title, about=about, office=(office, row.id))


def _holders(post: str, words: Labels) -> dict[str, list[Match]]:
    """Return the mandates of a post by unit."""
    rows = list(live().filter(kind="post", office=post).order_by("seq", "id"))
    people = dict(models.Person.objects.filter(id__in=[row.person for row in rows]).values_list("id", "name"))
    units = dict(models.Unit.objects.filter(id__in={row.office_unit for row in rows}).values_list("id", "name"))
    found: dict[str, list[Match]] = {}
    for row in rows:
        office = words.office_of("post", post, units.get(row.office_unit, row.office_unit))
        match = Match(kind="mandate", key=row.id, name=people.get(row.person, ""), about=office)
        found.setdefault(row.office_unit, []).append(match)
    return found


def _persons(rows: Iterable[models.Person], words: Labels) -> Iterator[Match]:
    found = list(rows)
    rolls: dict[str, list[str]] = {}
    for person, unit in models.Elector.objects.filter(person__in=[row.id for row in found]).values_list(
        "person", "unit"
    ):
        rolls.setdefault(person, []).append(unit)
    units = {each for places in rolls.values() for each in places}
    names = {row.id: words.place(row) for row in models.Unit.objects.filter(id__in=units)}
    held = _held([row.id for row in found], words)
    for row in found:
        places = [f"{names[unit].label} {names[unit].name}" for unit in rolls.get(row.id, ()) if unit in names]
        about = [", ".join(places) or "on no roll", *held.get(row.id, ())]
        yield Match(kind="person", key=row.reference, name=row.name, about="; ".join(about))


def _held(people: Iterable[str], words: Labels) -> dict[str, list[str]]:
    """Return the office of the latest mandate of each person who has one."""
    rows = list(live().filter(person__in=list(people)).order_by("seq"))
    units = dict(models.Unit.objects.filter(id__in={row.office_unit for row in rows}).values_list("id", "name"))
    return {row.person: [words.office_of(row.kind, row.office, units.get(row.office_unit, ""))] for row in rows}


def _units(rows: Iterable[models.Unit], words: Labels) -> Iterator[Match]:
    for row in rows:
        about = words.place(row).label if row.is_live else f"{words.place(row).label}, no longer there"
        yield Match(kind="unit", key=row.id, name=row.name, about=about)
