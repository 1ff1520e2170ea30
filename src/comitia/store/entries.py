"""The record in its table: lock it, append to it, read it. Nothing here changes or removes an entry."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from comitia.core.record.canonical import decode
from comitia.core.record.codec import from_json
from comitia.core.record.entry import Chain, Entry
from comitia.core.record.merkle import Frontier
from comitia.store import models
from comitia.store.rows import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An entry as it is stored: its fields, its canonical bytes, and its place in the chain."""

    entry: Entry
    content: bytes
    prev: str
    hash: str


def lock() -> Chain | None:
    """Return the growing end of the record, locked until the transaction ends; None before the founding."""
    row = models.Chain.objects.select_for_update().first()
    return _chain(row) if row else None


def peek() -> Chain | None:
    """Return the growing end of the record without a lock; None before the founding."""
    row = models.Chain.objects.first()
    return _chain(row) if row else None


def append(chain: Chain, entries: Sequence[Stored]) -> None:
    """Store entries that follow the stored end of the record, and its new end; call within a transaction."""
    insert(
        models.Entry,
        (
            {
                "chain": chain.id,
                "seq": stored.entry.seq,
                "prev": stored.prev,
                "hash": stored.hash,
                "type": stored.entry.type,
                "content": stored.content,
            }
            for stored in entries
        ),
    )
    models.Chain.objects.update_or_create(
        id=chain.id,
        defaults={
            "head": chain.head,
            "size": chain.size,
            "frontier": [root.hex() for root in chain.frontier.roots],
        },
    )


def read(*, end: int) -> Iterator[tuple[bytes, str]]:
    """Yield the canonical bytes and the stored hash of each of the first `end` entries, in order."""
    rows = models.Entry.objects.filter(seq__lt=end).order_by("seq").values_list("content", "hash")
    for content, digest in rows.iterator(chunk_size=2000):
        yield bytes(content), digest


@contextmanager
def snapshot() -> Iterator[None]:
    """Hold all that is read inside to one moment of the database; nobody who writes has to wait for it."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")  # a transaction by Django would be a writer's (config/database.py)
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def faults(chain: Chain) -> Iterator[str]:
    """Yield what is wrong with the stored entries: every column of each, and the end of the chain that they make.

    Nothing after an entry that is missing or has another hash is looked at: no hash there could be right.
    """
    if models.Chain.objects.count() > 1:
        yield "there is a second chain; a database keeps one"
    grown = Chain(id=chain.id)
    for row in models.Entry.objects.order_by("seq", "pk").iterator(chunk_size=2000):
        if row.chain != chain.id:
            yield f"entry {row.seq} is of another chain, {row.chain!r}"
            continue
        if row.seq != grown.size:
            yield f"after {grown.size} entries comes entry {row.seq}"
            return
        before, grown = grown.head, grown.grown(bytes(row.content))
        if row.hash != grown.head:
            yield f"entry {row.seq} does not have the hash that is stored with it"
            return
        yield from _misfits(row, before)
    if (grown.size, grown.head, grown.frontier) != (chain.size, chain.head, chain.frontier):
        yield "the end of the chain is not what its entries come to"


def _misfits(row: models.Entry, before: str) -> Iterator[str]:
    """Yield what the columns of an entry say otherwise than its canonical bytes, whose hash is right."""
    try:
        entry = parse(bytes(row.content))
    except ValueError as error:
        yield f"entry {row.seq} cannot be read: {error}"
        return
    if row.prev != before:
        yield f"entry {row.seq} names another entry before it than the one that is there"
    if row.type != entry.type:
        yield f"entry {row.seq} is of the type {entry.type}, and its row says {row.type}"
    if row.seq != entry.seq:
        yield f"entry {row.seq} calls itself {entry.seq}"


def parse(content: bytes) -> Entry:
    """Return the entry that canonical bytes hold."""
    return from_json(Entry, decode(content))


def _chain(row: models.Chain) -> Chain:
    return Chain(id=row.id, head=row.head, frontier=Frontier(row.size, tuple(map(bytes.fromhex, row.frontier))))
