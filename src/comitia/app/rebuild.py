"""Rebuilding: replay the record into fresh tables, and compare them row by row with those that pages read.

What the record only commits to (names, rolls, ballots) is checked against its commitments.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from django.db import connections, models, transaction

from comitia.core.events import Event, event_of
from comitia.core.record.entry import Chain, Entry
from comitia.store import entries, evidence, projection
from comitia.store.models import DERIVED

FRESH = "fresh"
BATCH = 2000
SHOWN = 5


@dataclass(slots=True, kw_only=True)
class Comparison:
    """One table: how many rows were compared, and what differs."""

    table: str
    rows: int = 0
    differences: list[str] = field(default_factory=list)


def check() -> list[Comparison]:
    """Return the comparison of every table with what the record says of it."""
    chain = entries.peek()
    if chain is None:
        return []
    with _fresh_tables():
        compared = [_replay(chain)]
        compared += [_compare(model) for model in DERIVED]
        compared += [
            Comparison(table=found.table, rows=found.rows, differences=found.differences[:SHOWN])
            for found in evidence.check()
        ]
    return compared


def rebuild() -> int:
    """Write the derived tables anew from the record, in one transaction, and return the number of entries replayed."""
    with transaction.atomic():
        chain = entries.lock()
        for model in DERIVED:
            model._default_manager.all().delete()
        for batch in _acts(chain.size if chain else 0):
            projection.project(batch)
    return chain.size if chain else 0


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


def _replay(chain: Chain) -> Comparison:
    """Fill the fresh tables, and compare the chain that the entries make with the one that is kept."""
    result, grown = Comparison(table="Entry"), Chain(id=chain.id)
    for content, digest in entries.read(end=chain.size):
        grown = grown.grown(content)
        result.rows += 1
        if grown.head != digest:
            result.differences.append(f"entry {grown.size - 1} does not have the hash that is stored with it")
            break
    if not result.differences and (grown.size, grown.head, grown.frontier) != (chain.size, chain.head, chain.frontier):
        result.differences.append("the end of the chain is not what its entries come to")
    if not result.differences:
        with transaction.atomic(using=FRESH):
            for batch in _acts(chain.size):
                projection.project(batch, using=FRESH)
    return result


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
