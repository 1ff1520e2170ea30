"""What the record commits to but does not hold: names, rolls and ballots, checked against the commitments."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from comitia.core.record.box import box_digest
from comitia.core.record.commitment import commitment, roll_digest
from comitia.store import models


@dataclass(slots=True, kw_only=True)
class Evidence:
    """One table: how many rows were compared with the record, and what differs."""

    table: str
    rows: int = 0
    differences: list[str] = field(default_factory=list)


def check() -> Iterator[Evidence]:
    """Yield the comparison of each table of evidence with the record's commitments."""
    names = {person: commitment(salt, name) for person, salt, name in _named()}
    yield _persons(names)
    yield _rolls(names)
    yield _boxes()


def _named() -> Iterator[tuple[str, str, str]]:
    """Yield id, salt and name of every person who is not erased."""
    return models.Person.objects.exclude(salt="").values_list("id", "salt", "name").iterator()


def _persons(names: dict[str, str]) -> Evidence:
    result = Evidence(table="Person")
    wrong = set()
    for person, committed in models.Candidate.objects.values_list("person", "name").distinct().iterator():
        result.rows += 1
        if person in names and names[person] != committed:
            wrong.add(person)
    result.differences = [f"{person}: the name is not the one that the record commits to" for person in sorted(wrong)]
    return result


def _rolls(names: dict[str, str]) -> Evidence:
    """Compare each certified list with its digest; one on which somebody is erased can no longer be opened."""
    result = Evidence(table="Elector")
    lists: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for roll, unit, person in models.Elector.objects.values_list("roll", "unit", "person").iterator():
        lists[roll, unit].append(person)
    for row in models.Roll.objects.exclude(digest=None).iterator():
        persons = lists.pop((row.roll, row.unit), [])
        result.rows += len(persons)
        if len(persons) != row.electors:
            result.differences.append(f"{row.roll} of {row.unit}: {len(persons)} persons, {row.electors} certified")
        elif all(person in names for person in persons) and row.digest != roll_digest(
            [(person, names[person]) for person in persons]
        ):
            result.differences.append(f"{row.roll} of {row.unit}: not the persons and names that were certified")
    result.differences += [f"{roll} of {unit}: no list was certified" for roll, unit in lists]
    return result


def _boxes() -> Evidence:
    result = Evidence(table="Box")
    boxes = dict(models.Return.objects.exclude(box=None).values_list("contest", "box"))
    for row in models.Box.objects.iterator():
        result.rows += 1
        sealed = boxes.pop(row.contest, None)
        if sealed != row.digest or box_digest(row.ballots) != sealed:
            result.differences.append(f"{row.contest}: not the ballots that were sealed")
    result.differences += [f"{contest}: the ballots are missing" for contest in boxes]
    return result
