"""Who has died, as the record has it: entered, and not withdrawn."""

from collections.abc import Collection, Iterable

from comitia.store import models


def _has_died(acts: Iterable[models.Act]) -> bool:
    """Tell whether entries on the departures of one person, in order, leave a death that is not withdrawn."""
    standing: set[str] = set()
    for row in acts:
        if row.type == "departure_withdrawn/1":
            standing.discard(row.body["departure"])
        elif row.body["cause"] == "death":
            standing.add(row.body["departure"])
    return bool(standing)


def dead(persons: Collection[str]) -> set[str]:
    """Return those of these persons who have died; one query."""
    acts: dict[str, list[models.Act]] = {}
    found = models.Act.objects.filter(type__in=("departure_entered/1", "departure_withdrawn/1"), person__in=persons)
    for row in found.order_by("seq"):
        acts.setdefault(str(row.person), []).append(row)
    return {person for person, rows in acts.items() if _has_died(rows)}
