"""A motion as one line: its number, what it does, before which body, how the votes fell, and where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.core.assembly.report import REPORTABLE
from comitia.core.assembly.requirement import Tally
from comitia.core.record.codec import from_json
from comitia.store import models
from comitia.store.queries.acts.motions import effect_in_words
from comitia.store.queries.acts.words import capital, day, shortened
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.decisions import KINDS, STATES
from comitia.store.queries.decisions.texts import opening, texts
from comitia.store.queries.decisions.waiting import Waiting, appeals_on, awaits_appeal, waiting, waits_until
from comitia.store.queries.labels import Labels
from comitia.store.queries.requirement_words import votes_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One motion; `says` what it does, `result` how the votes fell, `stands` where it is in words.

    `state` is the motion's own word for where it stands, `day` that of the vote, or of its moving before one.
    """

    id: str
    number: int
    kind: str
    says: str
    body: str
    unit: str
    title: str
    day: date
    result: str
    state: str
    stands: str


def lines(words: Labels, rows: Sequence[models.Motion]) -> list[Line]:
    """Return motions as lines, in the order given; some ten queries."""
    names = decision_names(words, [[shortened(row.effect), row.body, row.unit] for row in rows])
    votes = votes_of(row.id for row in rows)
    kept = texts(row.text for row in rows if row.kind in REPORTABLE)
    appeals = appeals_on(rows)
    found = [(row, votes.get(row.id, ())) for row in rows]
    return [
        line(words, waiting(row, taken, appeals.get(row.id, "")), names, taken, kept.get(row.text, ""))
        for row, taken in found
    ]


def line(words: Labels, found: Waiting, names: DecisionNames, votes: Sequence[models.Vote], text: str) -> Line:
    """Return one motion as a line; `text` is empty where it is not kept, or where what it does says more."""
    row = found.row
    return Line(
        id=row.id,
        number=row.number,
        kind=KINDS.get(row.kind, row.kind),
        says=opening(text) if text else _says(row, names),
        body=row.body,
        unit=row.unit,
        title=names.office(row.body, row.unit),
        day=row.voted or row.moved,
        result=result_in_words(votes),
        state=row.state,
        stands=stands(words, found, names),
    )


def _says(row: models.Motion, names: DecisionNames) -> str:
    """Return what a motion does; of one that is not in effect, that this was moved: nobody is to take it for done."""
    words = effect_in_words(row.effect, names)
    return capital(words) if row.state == "in_effect" else f"Moved: {words}"


def votes_of(motions: Iterable[str]) -> Mapping[str, list[models.Vote]]:
    """Return the takings of votes on motions, by motion, the recount last; one query."""
    found: dict[str, list[models.Vote]] = {}
    for row in models.Vote.objects.filter(motion__in=list(motions)).order_by("motion", "number"):
        found.setdefault(row.motion, []).append(row)
    return found


def result_in_words(votes: Sequence[models.Vote]) -> str:
    """Return how the votes fell, and fell again: `71 for, 19 against, 3 abstaining. Carried.`."""
    return " ".join(
        f"{'Counted again: ' if vote.number > 1 else ''}{votes_in_words(from_json(Tally, vote.tally))}. "
        f"{'Carried' if vote.carried else 'Lost'}."
        for vote in votes
    )


def stands(words: Labels, found: Waiting, names: DecisionNames) -> str:
    """Return in a few words where a motion stands: `before the assembly`, `carried, waiting until 9 May 2026`."""
    row = found.row
    if row.state == "moved":
        return f"before the {names.office(row.body, row.unit)}"
    if row.state == "carried":
        return f"carried, {_awaits(words, found)}"
    return STATES.get(row.state, row.state)


def _awaits(words: Labels, found: Waiting) -> str:
    row = found.row
    if row.challenged == "open":
        return "and challenged"
    if row.kind == "amend":
        return "not yet in force"
    if awaits_appeal(words.charter, found):
        return "and appealed against"
    until = waits_until(words.charter, found)
    return f"waiting until {day(until)}" if until else "not yet in effect"
