"""The past on other pages: what documents tell of a person, with each request to resign, and of an office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comitia.store import models
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.labels import Labels
from comitia.store.queries.past.line import Line, levels_of, line
from comitia.store.queries.past.load import load_acts
from comitia.store.queries.past.which import in_order, of_office, of_person

LISTED = 50
"""Acts of the past that the page of a person or an office lists; all are in the history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRequest:
    """A request to resign of the past: the line, what was written, the answers to it, and its place in time."""

    line: Line
    sorts: date
    has_text: bool
    text: str
    answers: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastOf:
    """What documents tell of somebody, or of an office: the requests to resign, other acts, and how many there are."""

    requests: Sequence[PastRequest]
    lines: Sequence[Line]
    every: int


NOTHING = PastOf(requests=(), lines=(), every=0)


def past_of_person(words: Labels, person: str) -> PastOf:
    """Return the past of a person, in order of time; one query where there is none."""
    rows = models.PastAct.objects.filter(of_person(person))
    asked = list(in_order(rows.filter(kind="resignation")).values_list("number", flat=True)[:LISTED])
    others = rows.exclude(kind="resignation").exclude(kind="settlement", of__in=asked)
    numbers = list(in_order(others).values_list("number", flat=True)[:LISTED])
    return _past(words, asked, numbers, others.count() if len(numbers) == LISTED else len(numbers))


def past_of_office(words: Labels, office: str, unit: str) -> PastOf:
    """Return the past of a body or post, the oldest first."""
    rows = models.PastAct.objects.filter(of_office(office, unit))
    numbers = list(in_order(rows).values_list("number", flat=True)[:LISTED])
    return _past(words, (), numbers, rows.count() if len(numbers) == LISTED else len(numbers))


def _past(words: Labels, asked: Sequence[int], numbers: Sequence[int], every: int) -> PastOf:
    if not asked and not numbers:
        return NOTHING
    answering = in_order(models.PastAct.objects.filter(kind="settlement", of__in=asked)) if asked else ()
    of = {row.number: row.of for row in answering}
    shown = [*asked, *of, *numbers]
    acts, levels = load_acts(words, shown), levels_of(shown)
    kept = texts(event.text for event in acts.entered.values() if event.text is not None)
    said = {each: line(acts, each, kept, levels.get(each, ())) for each in shown}
    return PastOf(
        requests=[
            PastRequest(
                line=said[each],
                sorts=acts.rows[each].sorts,
                has_text=acts.entered[each].text is not None,
                text=kept.get(acts.entered[each].text or "", ""),
                answers=[said[answer] for answer, request in of.items() if request == each],
            )
            for each in asked
        ],
        lines=[said[each] for each in numbers],
        every=every,
    )
