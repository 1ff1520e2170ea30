"""The record in its table: lock it, append to it, read it. Nothing here changes or removes an entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def parse(content: bytes) -> Entry:
    """Return the entry that canonical bytes hold."""
    return from_json(Entry, decode(content))


def _chain(row: models.Chain) -> Chain:
    return Chain(id=row.id, head=row.head, frontier=Frontier(row.size, tuple(map(bytes.fromhex, row.frontier))))
