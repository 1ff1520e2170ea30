"""Resignations as people read of them: the letter, what it asks, who decides by when, each outcome, and how it stands.

No clock decides what is shown: the days are said, and a term counts as over by the last day on the record.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from comitia.core.events import event_of
from comitia.core.mandate.letters import Resignation
from comitia.core.mandate.release import ResignationConditionMet, ResignationInEffect, ResignationWithdrawn
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.settlement import ResignationSettled
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.acts import Known, known
from comitia.store.queries.acts.resignations import REQUESTS, UNASKED, ResignationEvent
from comitia.store.queries.acts.words import day, several
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.labels import Labels
from comitia.store.queries.letters import SILENCE, STAYED, STAYS, TENDERED, clock, later, replayed, stands
from comitia.store.queries.vacant import last_day

LISTED = 100
"""Resignations that are listed at most, the latest of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a resignation, on which day, by which motion (or None), its entry, and what was written."""

    words: str
    day: str
    motion: int | None
    seq: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A resignation: from what, on which day, before which body (empty where nobody decides), and its outcomes.

    `instead` is what is asked for instead, `condition` the words of a condition. `clock` says when something happens by
    itself, and `until` is that day. `stands` says how it stands.
    """

    number: int
    person: str
    name: str
    office: str
    day: str
    seq: int
    before: str
    unasked: str
    text: str
    instead: str
    is_conditional: bool
    condition: str
    outcomes: Sequence[Outcome]
    stands: str
    until: date | None
    clock: str
    is_open: bool


def requests_of(words: Labels, person: str) -> Sequence[Request]:
    """Return the resignations of a person, the oldest first; a dozen queries, one where there are none."""
    rows = models.Act.objects.filter(person=person, type=TENDERED).order_by("-seq")[:LISTED]
    return _requests(words, list(rows)[::-1])


def person_known(text: str) -> str | None:
    """Return the id of a person, by reference or id, or None where nobody is known by it."""
    return models.Person.objects.filter(Q(reference=text) | Q(id=text)).values_list("id", flat=True).first()


def requests(words: Labels, resignations: Iterable[str] | None) -> Sequence[Request]:
    """Return these resignations, or the latest of all, the oldest first."""
    rows = models.Act.objects.filter(type=TENDERED)
    if resignations is not None:
        rows = rows.filter(body__resignation__in=list(resignations))
    return _requests(words, list(rows.order_by("-seq")[:LISTED])[::-1])


def _requests(words: Labels, asked: Sequence[models.Act]) -> list[Request]:
    if not asked:
        return []
    since = later(asked)
    rows = [*asked, *since]
    names = known(words, [event_of(row.type, row.body) for row in rows])
    written = texts(text for row in rows for text in _texts(event_of(row.type, row.body)))
    held = {each.body["resignation"]: _mandates(names, each.body["mandates"]) for each in asked}
    outcomes: defaultdict[str, list[Outcome]] = defaultdict(list)
    for row in since:
        event = event_of(row.type, row.body)
        if isinstance(event, ResignationEvent):
            still = _is_held(held[event.resignation])
            outcomes[event.resignation].append(_outcome(row, event, written, is_held=still))
    today = last_day()
    return [
        _request(found, row, names, written, outcomes[found.tendered.resignation], today)
        for found, row in zip(replayed(asked, since).all, asked, strict=True)
    ]


def _texts(event: object) -> Iterable[str]:
    found = (getattr(event, name, None) for name in ("text", "condition"))
    return [each for each in found if isinstance(each, str)]


def _request(
    found: Resignation,
    row: models.Act,
    names: Known,
    written: Mapping[str, str],
    outcomes: Sequence[Outcome],
    today: date,
) -> Request:
    tendered = found.tendered
    held = _mandates(names, tendered.mandates)
    over = _is_over(held, today)
    until, by_itself = clock(found) if found.is_open and not over else (None, "")
    return Request(
        number=number_of(tendered.resignation),
        person=tendered.person,
        name=names.decisions.person(tendered.person),
        office=several([names.decisions.role(each.kind, each.office, each.office_unit) for each in held], len(held)),
        day=row.occurred,
        seq=row.seq,
        before=names.decisions.office(tendered.body, tendered.unit) if tendered.body is not None else "",
        unasked=UNASKED[tendered.leave],
        text=written.get(tendered.text, ""),
        instead=REQUESTS[tendered.request],
        is_conditional=tendered.condition is not None,
        condition=written.get(tendered.condition or "", ""),
        outcomes=outcomes,
        stands=stands(found, is_over=over, is_held=_is_held(held)),
        until=until,
        clock=by_itself,
        is_open=found.is_open and not over,
    )


def _mandates(names: Known, mandates: Iterable[str]) -> Sequence[models.Mandate]:
    return [names.decisions.mandates[each] for each in mandates if each in names.decisions.mandates]


def _is_held(held: Sequence[models.Mandate]) -> bool:
    """Tell whether all that was asked to be left is still held: of one that has ended the holder `stayed`."""
    return all(each.is_live for each in held)


def _is_over(held: Sequence[models.Mandate], today: date) -> bool:
    """Tell whether the terms of all that is asked to be left are over."""
    return bool(held) and all(each.ends is not None and each.ends <= today for each in held)


def _outcome(row: models.Act, event: ResignationEvent, written: Mapping[str, str], *, is_held: bool) -> Outcome:
    motion = event.motion if isinstance(event, ResignationSettled) else None
    text = next((written[each] for each in _texts(event) if each in written), "")
    return Outcome(
        words=_said(event, STAYS if is_held else STAYED),
        day=row.occurred,
        motion=number_of(motion) if motion else None,
        seq=row.seq,
        text=text,
    )


def _said(event: ResignationEvent, stays: str) -> str:
    match event:
        case ResignationSettled():
            return _settled(event, stays)
        case ResignationWithdrawn():
            return f"withdrawn: {stays}"
        case ResignationConditionMet():
            return "its condition is met"
        case ResignationInEffect():
            return "in effect"
        case ResignationTendered():
            return "tendered"


def _settled(event: ResignationSettled, stays: str) -> str:
    silent = " by silence, since the body had not decided"
    match event.outcome:
        case "accepted":
            again = " as before, since the mandate was given back"
            return f"accepted{again if event.why == 'reversed' else silent if event.why == 'silence' else ''}"
        case "refused":
            return f"refused{silent if event.why == 'silence' else ''}: {stays}"
        case "pending":
            by = "that decision was reversed" if event.motion is not None else "the mandate was given back"
            until = _until(event)
            return f"open again, since {by}{until}"
        case "lapsed":
            return _lapsed(event, silent, stays)


def _until(event: ResignationSettled) -> str:
    if event.until is None or event.silence is None:
        return ""
    return f"; to be decided before {day(event.until)}; {SILENCE[event.silence]}"


def _lapsed(event: ResignationSettled, silent: str, stays: str) -> str:
    match event.why:
        case "silence":
            return f"lapsed{silent}: {stays}"
        case "body_gone":
            return "lapsed, since the body that it was before is no more"
        case "reversed":
            return "lapsed, since what had settled it was reversed, and the mandate was not given back"
        case _:
            return "lapsed, since the mandate ended otherwise"
