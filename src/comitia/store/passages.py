"""From entries to the places at which pages show their texts: what can be found by its words.

What no page shows has no passage, and no search finds it: the charges against somebody, or why somebody has left.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from comitia.core.assembly.appeal import AppealLodged
from comitia.core.assembly.challenge import VoteChallenged
from comitia.core.assembly.motion import MotionMoved
from comitia.core.assembly.report import ResolutionReported
from comitia.core.events import Event
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import Testimony, TestimonyAdded
from comitia.core.mandate.act_in_office import ActedInOffice
from comitia.core.mandate.petition import PetitionOpened
from comitia.core.mandate.release import ResignationConditionMet, ResignationWithdrawn
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.takeover import ContestTakenOver
from comitia.core.record.entry import Entry
from comitia.core.record.when import FIRST, LAST
from comitia.store.history import sorting_day
from comitia.store.rows import Row

Found = Iterator[tuple[str | None, str]]
"""Commitments to texts, each with the kind of text that it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The page that shows texts, and of what it is."""

    page: str
    of: str


def passage_rows(entry: Entry, event: Event, dated: Callable[[str], str]) -> Iterator[Row]:
    """Yield a row for each text of an entry that a page shows, once for each kind; `dated` has the dates of acts."""
    shown = _shown(event)
    if shown is None:
        return
    day = _day(entry, event, dated)
    told = dict.fromkeys((text, kind) for text, kind in _texts(event) if text is not None)
    for place, (text, kind) in enumerate(told):
        key = f"{entry.seq}/{place}"
        yield {
            "key": key, "text_id": text, "kind": kind, "page": shown.page, "of": shown.of, "day": day, "seq": entry.seq,
        }  # fmt: skip


def _day(entry: Entry, event: Event, dated: Callable[[str], str]) -> date:
    """Return the day by which the newest texts come first: that of what they tell of; what has no date is oldest."""
    match event:
        case PastActEntered():
            text = event.when
        case TestimonyAdded():
            text = event.testimony.when or dated(event.act)
        case _:
            return date.fromisoformat(entry.occurred)
    day = sorting_day(text)
    return FIRST if day == LAST else day


def _shown(event: Event) -> Shown | None:  # noqa: C901, PLR0911  one case a family of events
    match event:
        case MotionMoved() | VoteChallenged() | AppealLodged() | ResolutionReported():
            return Shown(page="motion", of=event.motion)
        case ResignationTendered() | ActedInOffice():
            return Shown(page="person", of=event.person)
        case ResignationConditionMet() | ResignationWithdrawn():
            return Shown(page="resignation", of=event.resignation)
        case PetitionOpened():
            return Shown(page="petition", of=event.petition)
        case ContestTakenOver():
            return Shown(page="contest", of=event.contest)
        case SourceRegistered():
            return Shown(page="source", of=event.source)
        case NoteAdded():
            return Shown(page="source" if event.about.startswith("source-") else "past", of=event.about)
        case PastActEntered() | TestimonyAdded() | PastActRetracted() | BreachFlagged() | BreachSettled():
            return Shown(page="past", of=event.act)
        case _:
            return None


def _texts(event: Event) -> Found:  # noqa: C901  one case a family of events
    match event:
        case MotionMoved():
            yield event.text, "motion"
        case VoteChallenged():
            yield event.grounds, "grounds"
        case AppealLodged():
            yield event.text, "grounds"
        case PetitionOpened():
            yield event.grounds, "grounds"
        case ResolutionReported():
            yield event.text, "report"
        case ActedInOffice():
            yield event.text, "done"
        case ResignationTendered():
            yield from ((event.text, "letter"), (event.condition, "letter"))
        case ResignationConditionMet() | ResignationWithdrawn():
            yield event.text, "letter"
        case ContestTakenOver():
            yield from ((each.evidence, "document") for each in event.named)
        case _:
            yield from _of_past(event)


def _of_past(event: Event) -> Found:
    match event:
        case SourceRegistered():
            yield from ((text, "source") for text in (event.title, event.author, event.kept))
        case PastActEntered():
            yield event.text, "past"
            if event.demanded is not None:
                yield event.demanded.words, "past"
            for testimony in event.testimonies:
                yield from _quoted(testimony)
        case TestimonyAdded():
            yield from _quoted(event.testimony)
        case NoteAdded() | PastActRetracted() | BreachFlagged() | BreachSettled():
            yield event.text, "note"
        case _:
            return


def _quoted(testimony: Testimony) -> Found:
    yield testimony.quotation, "quotation"
    yield from ((figure.phrase, "quotation") for figure in testimony.figures.values())
