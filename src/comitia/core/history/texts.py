"""What entries of the past point to beside the record: the commitments to free texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import Testimony, TestimonyAdded

if TYPE_CHECKING:
    from comitia.core.events import Event


def texts_of_past(event: Event) -> Iterator[str]:
    """Yield the commitments that an event of the past holds to texts which are kept beside the record."""
    match event:
        case SourceRegistered():
            yield from _given(event.author, event.title, event.kept)
        case PastActEntered():
            yield from _given(event.text, event.demanded.words if event.demanded is not None else None)
            for testimony in event.testimonies:
                yield from _told(testimony)
        case TestimonyAdded():
            yield from _told(event.testimony)
        case PastActRetracted() | NoteAdded() | BreachFlagged() | BreachSettled():
            yield from _given(event.text)
        case _:
            return


def _told(testimony: Testimony) -> Iterator[str]:
    yield from _given(testimony.place, testimony.quotation, *(each.phrase for each in testimony.figures.values()))


def _given(*texts: str | None) -> Iterator[str]:
    yield from (text for text in texts if text is not None)
