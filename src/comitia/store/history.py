"""From entries of the past to rows: each act as it stands, the flags on it, and what entries name."""

from collections.abc import Iterator
from datetime import date, timedelta

from comitia.core.history.again import OfPast
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import PastActEntered, Place
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import Testimony, TestimonyAdded
from comitia.core.history.touching import in_order
from comitia.core.record.entry import Entry
from comitia.core.record.when import FIRST, LAST, when
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.rows import Row

New = tuple[type[models.PastAct | models.PastFlag | models.Mention], Row]
Named = tuple[str, str, str | None]
"""A role, what is named, and its unit where it is an office."""
YEAR = timedelta(days=366)


def past_rows(entry: Entry, event: OfPast) -> Iterator[New]:
    """Yield the rows that an entry of the past adds beside its act."""
    match event:
        case PastActEntered():
            yield models.PastAct, _act(entry, event)
        case BreachFlagged():
            row = {"number": number_of(event.flag), "act": number_of(event.act), "level": event.level, "seq": entry.seq}
            yield models.PastFlag, row
        case _:
            pass
    about = _about(event)
    act = number_of(about) if about.startswith("past-") else None
    for place, (role, what, unit) in enumerate(dict.fromkeys([("entry", about, None), *_named(event)])):
        key = f"{entry.seq}/{place}"
        found: Row = {"key": key, "seq": entry.seq, "act": act, "role": role, "what": what, "unit": unit}
        yield models.Mention, found


def past_change(event: BreachSettled | PastActRetracted) -> tuple[type[models.PastAct | models.PastFlag], str, Row]:
    """Return what an entry of the past changes in a row that is there."""
    match event:
        case BreachSettled():
            return models.PastFlag, str(number_of(event.flag)), {"level": event.level}
        case PastActRetracted():
            return models.PastAct, str(number_of(event.act)), {"is_retracted": True}


def sorting_day(text: str) -> date:
    """Return the day by which a date in EDTF is listed: its first, or its last where it leaves more than a year open.

    So what is sure within a decade stands before what may be of any day of it. What begins then and has no end is
    listed by its first day, and what is unknown at the end of all.
    """
    first, last = when(text).named
    return last if first == FIRST or (last != LAST and last - first > YEAR) else first


def _about(event: OfPast) -> str:
    match event:
        case SourceRegistered():
            return event.source
        case NoteAdded():
            return event.about
        case _:
            return event.act


def _act(entry: Entry, event: PastActEntered) -> Row:
    named = when(event.when).named
    first, last = named[0].year, named[1].year
    known = named[0] != FIRST and named[1] != LAST
    by = event.by
    return {
        "number": number_of(event.act),
        "kind": event.kind,
        "when": event.when,
        "sorts": sorting_day(event.when),
        "decade": first // 10 if known and first // 10 == last // 10 else None,
        "year": first if known and first == last else None,
        "within": number_of(event.within) if event.within is not None else None,
        "of": number_of(event.of) if event.of is not None else None,
        "office": by.office if by is not None else None,
        "unit": by.unit if by is not None else None,
        "outcome": event.outcome,
        "is_retracted": False,
        "seq": entry.seq,
    }


def _named(event: OfPast) -> Iterator[Named]:
    match event:
        case PastActEntered():
            yield from (("person", person, None) for person in event.persons)
            yield from (_office("place", place) for place in event.places)
            if event.by is not None:
                yield _office("by", event.by)
            for testimony in event.testimonies:
                yield _cited(testimony)
            yield from (("touches", what, None) for what, _ in in_order(event.touches))
        case TestimonyAdded():
            yield _cited(event.testimony)
            yield from (("touches", what, None) for what, _ in in_order(event.touches))
        case _:
            return


def _office(role: str, place: Place) -> Named:
    return role, place.office, place.unit


def _cited(testimony: Testimony) -> Named:
    return "cites", testimony.source, None
