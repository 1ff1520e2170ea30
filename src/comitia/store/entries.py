"""The record in its table: lock it, append to it, read it. Nothing here changes or removes an entry.

What is stored may have been changed by other hands. Where that shows, `Damaged` is raised, or the fault is named.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from comitia.core.record.canonical import decode
from comitia.core.record.codec import from_json
from comitia.core.record.entry import Chain, Damaged, Entry, entry_hash
from comitia.core.record.merkle import Frontier
from comitia.store import models
from comitia.store.rows import insert

HASH = re.compile(r"[0-9a-f]{64}")
NOT_THE_END = "the end of the chain is not what its entries come to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An entry as it is stored: its fields, its canonical bytes, and its place in the chain."""

    entry: Entry
    content: bytes
    prev: str
    hash: str


def lock() -> Chain | None:
    """Return the growing end of the record, locked until the transaction ends; None before the founding."""
    return _chain(models.Chain.objects.select_for_update().first())


def peek() -> Chain | None:
    """Return the growing end of the record without a lock; None before the founding."""
    return _chain(models.Chain.objects.first())


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


def sound(chain: Chain) -> Iterator[tuple[bytes, str]]:
    """Yield what `read` does, of all entries; raise `Damaged` as soon as they are not those that the chain is of."""
    grown = Chain(id=chain.id)
    rows = models.Entry.objects.order_by("seq", "pk").values_list("seq", "content", "hash")
    for seq, content, digest in rows.iterator(chunk_size=2000):
        if wrong := _misplaced(seq, content, digest, grown):
            raise Damaged(wrong)
        grown = grown.grown(bytes(content))
        yield bytes(content), digest
    if grown != chain:
        raise Damaged(NOT_THE_END)


def _misplaced(seq: object, content: object, digest: object, before: Chain) -> str | None:
    """Return what is wrong with a stored entry that is to come after those `before`, or None."""
    if seq != before.size:
        return f"after {before.size} entries comes entry {seq}"
    if not isinstance(content, bytes | memoryview):
        return f"entry {seq} is stored as {type(content).__name__}, and not as the bytes that were entered"
    if entry_hash(before.id, before.size, before.head, bytes(content)) != digest:
        return f"entry {seq} does not have the hash that is stored with it"
    return None


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
        if wrong := _misplaced(row.seq, row.content, row.hash, grown):
            yield wrong
            return
        yield from _misfits(row, grown.head)
        grown = grown.grown(bytes(row.content))
    if grown != chain:
        yield NOT_THE_END


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


def _chain(row: models.Chain | None) -> Chain | None:
    """Return the chain that a row holds, None where there is no record; raise `Damaged` where it holds none."""
    if row is None:
        if there := models.Entry.objects.count():
            raise Damaged(f"{there} entries are there, and the row of the chain that they are in is not")
        return None
    roots = row.frontier if isinstance(row.frontier, list) else [None]
    size = row.size if isinstance(row.size, int) else -1
    hashes = all(isinstance(each, str) and HASH.fullmatch(each) for each in (row.head, *roots))
    if not hashes or len(roots) != size.bit_count() or size < 0:
        raise Damaged("the row of the chain, with its head, its size and its Merkle roots, is none that was written")
    return Chain(id=row.id, head=row.head, frontier=Frontier(size, tuple(map(bytes.fromhex, roots))))
