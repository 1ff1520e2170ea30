"""Entries about something, on their days, in words: as the pages of it tell what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.core.events import event_of
from comitia.store import models
from comitia.store.queries.acts.act import act, known
from comitia.store.queries.acts.words import Act
from comitia.store.queries.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An entry: its place from 0, its day in EDTF, and what it says."""

    seq: int
    day: str
    act: Act


def said(words: Labels, rows: Sequence[models.Act]) -> list[Said]:
    """Return what entries say, in the order given; ten queries, however many."""
    events = [event_of(row.type, row.body) for row in rows]
    names = known(words, events)
    return [Said(seq=row.seq, day=row.occurred, act=act(event, names)) for row, event in zip(rows, events, strict=True)]
