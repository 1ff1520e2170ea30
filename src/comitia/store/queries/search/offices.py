"""Bodies and posts by their names: the words of the office and of the place that has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.store import models
from comitia.store.folding import folded
from comitia.store.queries.asked import Asked
from comitia.store.queries.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHit:
    """A body or post that was found."""

    kind: str
    id: str
    unit: str
    name: str


def offices(words: Labels, asked: Asked) -> list[OfficeHit]:
    """Return the bodies and posts that are called so, of units that are there; a query."""
    named = [*_of_charter(words)]
    likely = [each for each in named if any(needle.strip() in each[3] for needle in asked.needles)]
    if not likely:
        return []
    units = models.Unit.objects.filter(is_live=True, type__in={each[2] for each in likely}).order_by("seq")
    places = [*units.values_list("id", "type", "name", "folded")]
    found = []
    for kind, office, unit_type, label, only in likely:
        for unit, its_type, name, said in places:
            whole = label if words.is_whole(unit_type) else f"{label}of{said}"
            if its_type == unit_type and only in {None, unit} and asked.is_in(whole):
                found.append(OfficeHit(kind=kind, id=office, unit=unit, name=words.office_of(kind, office, name)))
    return found


def _of_charter(words: Labels) -> Iterator[tuple[str, str, str, str, str | None]]:
    """Yield each office: kind, id, type of unit, its folded name, and the only unit that has it (None: all of them)."""
    for kind, there in (("body", words.charter.bodies), ("post", words.charter.posts)):
        for office in there:
            yield kind, office, words.scope(kind, office), folded(words.office(kind, office).one), None
    for office, made in words.made.items():
        if office not in words.charter.bodies and office not in words.charter.posts:
            yield made.kind, office, made.unit_type, folded(made.words.one), made.unit
