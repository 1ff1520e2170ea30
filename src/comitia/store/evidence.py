"""What the record commits to but does not hold: names, texts, rolls and ballots, checked against the commitments."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from comitia.core.record.box import box_digest
from comitia.core.record.commitment import commitment, opens, person_id, roll_digest, salt_for
from comitia.store import models
from comitia.store.folding import folded
from comitia.store.queries.chain.speech import number

SEARCHED = "what is searched is not what is there; comitia rebuild writes it anew"


@dataclass(slots=True, kw_only=True)
class Evidence:
    """One table: how many rows were compared with the record, what differs, and what could not be compared."""

    table: str
    rows: int = 0
    differences: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check(chain: str, secret: bytes | None, texts: frozenset[str]) -> Iterator[Evidence]:
    """Yield the comparison of each table of evidence with the record's commitments.

    `texts` are the commitments to free texts that the entries hold. References are compared where `secret` (of an
    installation) is given and the ids were made with it.
    """
    persons = {row.id: row for row in models.Person.objects.iterator()}
    names = {row.id: commitment(row.salt, row.name) for row in persons.values() if row.salt}
    yield _persons(persons, names, _References(chain, secret, frozenset(persons)))
    yield _texts(texts)
    yield _rolls(persons, names)
    yield _boxes()


class _References:
    """Tells whether the reference of a person is the one that the opaque id was made from."""

    def __init__(self, chain: str, secret: bytes | None, ids: frozenset[str]) -> None:
        self._chain, self._secret, self._ids = chain, secret, ids
        self.unknown = 0

    def is_other(self, person: models.Person) -> bool:
        """Tell whether the id was made from another reference; count it where that cannot be known."""
        if self._secret is None:
            return False
        made = person_id(self._secret, self._chain, person.reference)
        if made == person.id:
            return False
        if made in self._ids or person.salt == salt_for(self._secret, person.id):
            return True
        self.unknown += 1
        return False

    def notes(self) -> Iterator[str]:
        """Yield what could not be compared, and why."""
        if self._secret is None and self._ids:
            yield "references were not compared with ids: there is no signing key here (--key or COMITIA_KEY)"
        if self.unknown:
            few = number(self.unknown, "reference was", "references were")
            yield f"{few} not compared with ids: these were made with another key, or erased"


def _persons(persons: dict[str, models.Person], names: dict[str, str], references: _References) -> Evidence:
    result, wrong = Evidence(table="Person", rows=len(persons)), set[str]()
    for person, committed in _committed():
        if person not in persons:
            result.differences.append(f"{person}: who stood as a candidate, or was entered, has no row")
        elif person in names and names[person] != committed:
            wrong.add(person)
    result.differences += [f"{person}: the name is not the one that the record commits to" for person in sorted(wrong)]
    met = set(models.Elector.objects.values_list("person", flat=True).distinct())
    met |= {person for person, _ in _committed()}
    result.differences += [
        f"{person}: on no roll, never a candidate, and not entered" for person in persons if person not in met
    ]
    for row in persons.values():
        if row.name and not row.salt:
            result.differences.append(f"{row.id}: there is a name without its salt, which nothing commits to")
        if row.id not in wrong and (row.salt or not row.name) and row.folded != folded(row.name):
            result.differences.append(f"{row.id}: {SEARCHED}")
        if references.is_other(row):
            result.differences.append(f"{row.id}: the reference is not the one that the id was made from")
    result.notes += references.notes()
    return result


def _committed() -> Iterator[tuple[str, str]]:
    """Yield each person whose name the record commits to, with the commitment."""
    yield from models.Candidate.objects.values_list("person", "name").distinct().iterator()
    for body in models.Act.objects.filter(type="person_entered/1").values_list("body", flat=True):
        yield body["person"], body["name"]


def _texts(held: frozenset[str]) -> Evidence:
    result, erased, there = Evidence(table="Text"), 0, set[str]()
    for row in models.Text.objects.iterator():
        there.add(row.commitment)
        if row.commitment not in held:
            result.differences.append(f"{row.commitment}: no entry commits to this text")
        if not row.text and not row.salt:
            erased += 1
        elif not opens(row.commitment, row.salt, row.text):
            result.differences.append(f"{row.commitment}: not the text that was committed to")
            continue
        if row.folded != folded(row.text):
            result.differences.append(f"{row.commitment}: {SEARCHED}")
    result.rows = len(there)
    result.differences += [f"{each}: the text is missing; erasing one leaves its row" for each in sorted(held - there)]
    if erased:
        result.notes.append(f"{number(erased, 'text was', 'texts were')} not compared: erased")
    return result


def _rolls(persons: dict[str, models.Person], names: dict[str, str]) -> Evidence:
    """Compare each certified list with its digest; one on which somebody is erased can no longer be opened."""
    result, closed = Evidence(table="Elector"), 0
    lists: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for roll, unit, person in models.Elector.objects.values_list("roll", "unit", "person").iterator():
        lists[roll, unit].append(person)
        if person not in persons:
            result.differences.append(f"{roll} of {unit}: {person} has no row among the persons")
    for row in models.Roll.objects.exclude(digest=None).iterator():
        listed = lists.pop((row.roll, row.unit), [])
        result.rows += len(listed)
        if len(listed) != row.electors:
            result.differences.append(f"{row.roll} of {row.unit}: {len(listed)} persons, {row.electors} certified")
        elif not all(person in names for person in listed):
            closed += 1
        elif row.digest != roll_digest([(person, names[person]) for person in listed]):
            result.differences.append(f"{row.roll} of {row.unit}: not the persons and names that were certified")
    result.differences += [f"{roll} of {unit}: no list was certified" for roll, unit in lists]
    if closed:
        where = "on it" if closed == 1 else "on them"
        result.notes.append(f"{number(closed, 'roll')} can no longer be opened: somebody {where} is erased")
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
