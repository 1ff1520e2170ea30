"""Ways through the tree of units, each one query: nested by type, since the charter says how deep the tree is."""

from django.db.models import Q, QuerySet

from comitia.store import models
from comitia.store.queries.labels import Labels, Place


def within(labels: Labels, unit: models.Unit | Place, kind: str) -> QuerySet[models.Unit]:
    """Return the units of a type that are at or below a unit now, in the order they were formed."""
    way = labels.charter.tree.way_up(kind)
    if unit.type not in way:
        return models.Unit.objects.none()
    found = models.Unit.objects.filter(id=unit.id)
    for step in reversed(way[: way.index(unit.type)]):
        found = models.Unit.objects.filter(type=step, parent__in=found.values("id"), is_live=True)
    return found.order_by("seq")


def way_up(labels: Labels, unit: str) -> list[Place]:
    """Return a unit and those above it, topmost first; empty where there is no such unit."""
    step = models.Unit.objects.filter(id=unit)
    wanted = Q(id=unit)
    for _ in labels.charter.unit_types:
        step = models.Unit.objects.filter(id__in=step.values("parent"))
        wanted |= Q(id__in=step.values("id"))
    found = {row.id: row for row in models.Unit.objects.filter(wanted)}
    way: list[Place] = []
    row = found.get(unit)
    while row is not None:
        way.append(labels.place(row))
        row = found.get(row.parent or "")
    return way[::-1]
