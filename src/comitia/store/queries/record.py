"""The record as pages show it: its head, and its entries in plain words."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from comitia.core.events import event_of
from comitia.core.record.entry import Entry
from comitia.store import entries, models
from comitia.store.queries.acts import Act, act, known
from comitia.store.queries.labels import labels

PAGE = 50
"""Entries to a page."""
PAST = "past_act_entered/1"
"""Its day is that of a document, and tells nothing of when anything was entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The growing end of the record: its chain, the number of entries, the last hash and the Merkle root (hex)."""

    chain: str
    size: int
    hash: str
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry in a list: its place from 0, what it says, and the day on which it happened (EDTF).

    `after` is the day of the entry before it where that is a later day, else empty; an act of the past has none.
    """

    seq: int
    act: Act
    occurred: str
    after: str


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
    found = _parsed(rows[: PAGE + 1])
    return _lines(found[:PAGE], _days_before(found))


def last_day(before: int | None = None) -> str:
    """Return the day of the last entry, or of the last before a place, acts of the past apart; else nothing."""
    rows = models.Entry.objects.exclude(type=PAST).order_by("-seq")
    found = _parsed((rows if before is None else rows.filter(seq__lt=before))[:1])
    return found[0].occurred if found else ""


def among(seqs: Iterable[int]) -> Sequence[Line]:
    """Return the entries at these places, in order; five queries."""
    found = _parsed(models.Entry.objects.filter(seq__in=list(seqs)).order_by("seq"))
    return _lines(found, _days_before(found))


def entry_page(seq: int) -> EntryPage | None:
    """Return one entry, or None where the record has none at this place."""
    row = models.Entry.objects.filter(seq=seq).first()
    size = models.Chain.objects.values_list("size", flat=True).first() or 0
    if row is None:
        return None
    content = bytes(row.content)
    entry = entries.parse(content)
    return EntryPage(
        line=_lines([entry], lambda _: last_day(seq))[0],
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


def _parsed(rows: QuerySet[models.Entry]) -> list[Entry]:
    return [entries.parse(bytes(content)) for content in rows.values_list("content", flat=True)]


def _lines(found: Sequence[Entry], before: Callable[[int], str]) -> Sequence[Line]:
    """Return the lines of entries; `before` tells the day of the entry before a place."""
    words = labels()
    if words is None:
        return ()
    events = [event_of(entry.type, entry.body) for entry in found]
    names = known(words, events)
    return [
        Line(seq=entry.seq, act=act(event, names), occurred=entry.occurred, after=_after(entry, before))
        for entry, event in zip(found, events, strict=True)
    ]


def _after(entry: Entry, before: Callable[[int], str]) -> str:
    """Return the day of the last entry before one that is not of the past, where it is later; else nothing."""
    if entry.type == PAST:
        return ""
    last = before(entry.seq)
    return last if entry.occurred < last else ""


def _days_before(among: Sequence[Entry]) -> Callable[[int], str]:
    """Return how to tell the day of the entry before a place, acts of the past passed over, from these entries."""
    days = {entry.seq: entry.occurred for entry in among if entry.type != PAST}
    past = {entry.seq for entry in among if entry.type == PAST}

    def before(seq: int) -> str:
        seq -= 1
        while seq in past:
            seq -= 1
        return days.get(seq, "")

    return before
