"""The record as pages show it: its head, and its entries in plain words."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comitia.core.events import event_of
from comitia.core.record.entry import Entry
from comitia.store import entries, models
from comitia.store.queries.acts import Act, act, known
from comitia.store.queries.labels import labels

PAGE = 50
"""Entries to a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The growing end of the record: its chain, the number of entries, the last hash and the Merkle root (hex)."""

    chain: str
    size: int
    hash: str
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry in a list: its place from 0, what it says, and the day on which it happened (EDTF)."""

    seq: int
    act: Act
    occurred: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """One entry in full; `text` is its content as indented JSON, `prev` and `hash` are 64 hex digits each."""

    line: Line
    type: str
    entered: str
    actor: str
    cause: int | None
    text: str
    prev: str
    hash: str
    is_first: bool
    is_last: bool


def head() -> Head | None:
    """Return the head of the record, or None before the founding."""
    chain = entries.peek()
    if chain is None:
        return None
    return Head(chain=chain.id, size=chain.size, hash=chain.head, root=chain.frontier.root().hex())


def latest(before: int | None = None) -> Sequence[Line]:
    """Return the last entries, latest first, of those before place `before`; five queries."""
    rows = models.Entry.objects.order_by("-seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return _lines([entries.parse(bytes(content)) for content in rows.values_list("content", flat=True)[:PAGE]])


def among(seqs: Iterable[int]) -> Sequence[Line]:
    """Return the entries at these places, in order; five queries."""
    rows = models.Entry.objects.filter(seq__in=list(seqs)).order_by("seq")
    return _lines([entries.parse(bytes(content)) for content in rows.values_list("content", flat=True)])


def entry_page(seq: int) -> EntryPage | None:
    """Return one entry, or None where the record has none at this place."""
    row = models.Entry.objects.filter(seq=seq).first()
    size = models.Chain.objects.values_list("size", flat=True).first() or 0
    if row is None:
        return None
    content = bytes(row.content)
    entry = entries.parse(content)
    return EntryPage(
        line=_lines([entry])[0],
        type=entry.type,
        entered=entry.entered,
        actor=entry.actor,
        cause=entry.cause,
        text=json.dumps(json.loads(content), indent=2, ensure_ascii=False),
        prev=row.prev,
        hash=row.hash,
        is_first=seq == 0,
        is_last=seq == size - 1,
    )


def _lines(found: Sequence[Entry]) -> Sequence[Line]:
    words = labels()
    if words is None:
        return ()
    events = [event_of(entry.type, entry.body) for entry in found]
    names = known(words, events)
    return [
        Line(seq=entry.seq, act=act(event, names), occurred=entry.occurred)
        for entry, event in zip(found, events, strict=True)
    ]
