"""Whom and what a motion is about, so that its page can lead there before anything is decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.acts.words import capital, shortened
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.labels import Labels

MANY = 40
"""Persons or units of a list that the page of a motion names in its sentences."""
MATTERS = ("resignation", "charges", "delegation", "petition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something to go to: a person, body, post, unit, motion or petition (`id` is its number), with its name."""

    kind: str
    id: str
    name: str
    unit: str = ""


def about(words: Labels, row: models.Motion, names: DecisionNames) -> list[Link]:
    """Return all that the effect of a motion names, each once, as far as it has a page.

    `names` are those that the page has read; where a list of the effect was too long for them, they are read here.
    """
    if shortened(row.effect, MANY) != row.effect:
        names = decision_names(words, [row.effect, row.unit])
    units = models.Unit.objects.filter(id__in=[row.unit, row.effect.get("unit") or row.unit])
    types = dict(units.values_list("id", "type"))
    found = dict.fromkeys((*_persons(row, names), *_offices(words, row, names, types), *_units(row, names)))
    return list(found)


def _persons(row: models.Motion, names: DecisionNames) -> Iterator[Link]:
    effect = row.effect
    held = names.mandates.get(effect.get("mandate") or "")
    matter = names.matters.get(next(filter(None, map(effect.get, MATTERS)), ""))
    wanted = [*effect.get("persons", ()), effect.get("person"), effect.get("successor")]
    wanted += [held.person] if held else []
    wanted += [matter["person"]] if matter else []
    for person in wanted:
        if person in names.persons:
            yield Link(kind="person", id=str(person), name=names.person(str(person)))


def _offices(words: Labels, row: models.Motion, names: DecisionNames, types: Mapping[str, str]) -> Iterator[Link]:
    """Yield the offices that are named, where the unit has one; those of all units below are too many to list."""
    effect, unit = row.effect, row.effect.get("unit") or row.unit
    held = names.mandates.get(effect.get("mandate") or "")
    if held is not None:
        yield _office(words, held.office, held.office_unit, names)
    for office in () if row.kind in CHANGES else filter(None, map(effect.get, ("office", "post", "to", "powers_to"))):
        kind = words.kind_of(office)
        if kind is not None and words.scope(kind, office) == types.get(unit):
            yield _office(words, office, unit, names)
    if effect.get("petition"):
        number = str(number_of(effect["petition"]))
        yield Link(kind="petition", id=number, name=f"petition {number}")
    if effect.get("motion"):
        yield Link(kind="motion", id=str(number_of(effect["motion"])), name=names.motion(effect["motion"]))


def _units(row: models.Motion, names: DecisionNames) -> Iterator[Link]:
    """Yield the units that a change of units or a direction names, as far as they are on the record yet."""
    effect = row.effect
    if row.kind not in CHANGES:
        return
    named = [effect.get("unit"), *effect.get("units", ()), effect.get("into"), effect.get("parent"), effect.get("id")]
    for unit in (*named, *effect.get("new", ())):
        if unit in names.units:
            yield Link(kind="unit", id=str(unit), name=names.unit(str(unit)))


CHANGES = ("form_unit", "move_unit", "merge_units", "split_unit", "dissolve_unit", "direct")


def _office(words: Labels, office: str, unit: str, names: DecisionNames) -> Link:
    kind = words.kind_of(office) or "post"
    return Link(kind=kind, id=office, unit=unit, name=capital(names.office(office, unit)))
