"""Rebuilding: replay the record into fresh tables, and compare them row by row with those that pages read.

What the record only commits to (names, texts, rolls, ballots) is checked against its commitments.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from django.db import connections, models, transaction

from comitia.app.installation import Installation
from comitia.core.assembly.texts import texts_of
from comitia.core.events import Event, event_of
from comitia.core.record.entry import Chain, Damaged, Entry
from comitia.store import entries, evidence, projection
from comitia.store.folding import folded
from comitia.store.models import DERIVED, Person, Text

FRESH = "fresh"
BATCH = 2000
SHOWN = 5


class NotRebuilt(Exception):  # noqa: N818  said to the person at the terminal
    """There is no record, or not a sound one, to make tables from."""


@dataclass(slots=True, kw_only=True)
class Comparison:
    """One table: how many rows were compared, what differs, and what could not be compared."""

    table: str
    rows: int = 0
    differences: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check(keeper: Installation | None = None) -> list[Comparison]:
    """Return the comparison of every table with what the record says of it, all as of one moment.

    Where the entries themselves are damaged it is that of the entries alone. References of persons are compared where
    the keeper of the record is given.
    """
    with entries.snapshot():
        try:
            chain = entries.peek()
        except Damaged as damage:
            return [Comparison(table="Entry", differences=[str(damage)])]
        if chain is None:
            return []
        record = Comparison(table="Entry", rows=chain.size, differences=list(islice(entries.faults(chain), SHOWN)))
        if record.differences:
            return [record]
        derived, texts = _derived(chain)
        return [record, *derived, *_evidence(chain, keeper, texts)]


def _derived(chain: Chain) -> tuple[list[Comparison], frozenset[str]]:
    """Return the comparison of the derived tables, and the commitments to texts that the entries hold."""
    texts = set[str]()
    with _fresh_tables():
        with transaction.atomic(using=FRESH):
            for batch in _acts(chain.size):
                projection.project(batch, using=FRESH)
                texts.update(each for _, event in batch for each in texts_of(event))
        return [_compare(model) for model in DERIVED], frozenset(texts)


def _evidence(chain: Chain, keeper: Installation | None, texts: frozenset[str]) -> Iterator[Comparison]:
    for found in evidence.check(chain.id, keeper.secret if keeper else None, texts):
        yield Comparison(table=found.table, rows=found.rows, differences=found.differences[:SHOWN], notes=found.notes)


def rebuild() -> int:
    """Write the derived tables anew from the record, in one transaction, and return the number of entries replayed.

    Raises `NotRebuilt`, with the tables left as they are, where the record is not there or not sound.
    """
    with transaction.atomic():
        chain = entries.lock()
        if chain is None:
            message = "this database holds no record; the tables were left as they are"
            raise NotRebuilt(message)
        if damage := list(islice(entries.faults(chain), SHOWN)):
            raise NotRebuilt("\n".join([*damage, "the record is damaged; the tables were left as they are"]))
        for model in DERIVED:
            model._default_manager.all().delete()
        for batch in _acts(chain.size):
            projection.project(batch)
        _fold_again()
    return chain.size


def _fold_again() -> None:
    """Write anew what is searched of names and texts, where it is not what is there."""
    for row in Person.objects.iterator():
        if row.folded != folded(row.name):
            Person.objects.filter(id=row.id).update(folded=folded(row.name))
    for text in Text.objects.iterator():
        if text.folded != folded(text.text):
            Text.objects.filter(commitment=text.commitment).update(folded=folded(text.text))


@contextmanager
def _fresh_tables() -> Iterator[None]:
    """Provide the alias `fresh`: the same tables, empty, in a database of their own."""
    with tempfile.TemporaryDirectory(prefix="comitia-") as folder:
        connections.databases[FRESH] = {
            **connections.databases["default"],
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "fresh.sqlite3"),
            "OPTIONS": {},
        }
        try:
            call_command("migrate", database=FRESH, interactive=False, verbosity=0)
            yield
        finally:
            connections[FRESH].close()
            del connections[FRESH]
            del connections.databases[FRESH]


def _acts(size: int) -> Iterator[list[tuple[Entry, Event]]]:
    found = (entries.parse(content) for content, _ in entries.read(end=size))
    acts = ((entry, event_of(entry.type, entry.body)) for entry in found)
    while batch := list(islice(acts, BATCH)):
        yield batch


def _compare(model: type[models.Model]) -> Comparison:
    result = Comparison(table=model.__name__)
    names = [item.attname for item in model._meta.concrete_fields]
    fresh = model._default_manager.using(FRESH).order_by("pk").values_list("pk", *names)
    rows = fresh.iterator(chunk_size=BATCH)
    seen = set()
    while batch := list(islice(rows, BATCH // 4)):
        keys = [row[0] for row in batch]
        kept = {row[0]: row for row in model._default_manager.filter(pk__in=keys).values_list("pk", *names)}
        for row in batch:
            result.rows += 1
            _compare_row(result, names, row, kept.get(row[0]))
        seen.update(keys)
    if model._default_manager.count() != len(seen):
        extra = (key for key in model._default_manager.values_list("pk", flat=True).iterator() if key not in seen)
        result.differences += [f"{key}: the record knows nothing of this row" for key in extra]
    return result


def _compare_row(
    result: Comparison, names: list[str], fresh: tuple[object, ...], kept: tuple[object, ...] | None
) -> None:
    if kept is None:
        result.differences.append(f"{fresh[0]}: this row is missing")
        return
    for name, expected, actual in zip(names, fresh[1:], kept[1:], strict=True):
        if expected != actual:
            result.differences.append(f"{fresh[0]}: {name} is {_short(actual)}, the record says {_short(expected)}")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
