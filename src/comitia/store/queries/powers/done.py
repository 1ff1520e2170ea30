"""Acts done in office: who used which power, by what right, and whether what gave that right still stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from comitia.core.events import event_of
from comitia.core.mandate.act_in_office import ActedInOffice
from comitia.core.mandate.delegation import PowerDelegated
from comitia.core.record.canonical import JSON
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.powers.delegated import Giver, by_id, giver

ACTED = "act_in_office/1"
LISTED = 20
"""Acts that the page of a person or an office lists."""
PAGE = 50
"""Acts to a page of the list of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One act: who, when, which power of which office, in which words.

    `delegation` is the number of the one under which it was done, and `giver` who gave that; of an act of a holder,
    `source` and `place` lead from the mandate down to the votes. `came_by` are the motions by which the office had
    come to the power; `undone` are those of the decisions it rests on that are reversed since.
    """

    number: int
    seq: int
    day: str
    person: str
    name: str
    title: str
    kind: str
    office: str
    unit: str
    power: str
    text: str
    delegation: int | None
    giver: Giver | None
    source: str
    place: str
    came_by: Sequence[int]
    undone: Sequence[int]

    @property
    def right(self) -> str:
        """Return by what right it was done, as the terminal says it."""
        came = f"; the power came by motion {self.came_by[0]}" if self.came_by else ""
        if self.giver is not None:
            return f"under delegation {self.delegation}, given by {self.giver.words}{came}"
        return f"under the mandate {self.source}:{self.place}{came}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneShort:
    """The latest acts of a person or office, and how many there are."""

    acts: Sequence[Done]
    every: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DonePage:
    """One page of all acts in office."""

    acts: Sequence[Done]
    every: int
    page: int
    pages: int


def done(words: Labels, which: Q) -> DoneShort:
    """Return the latest acts that fulfil a condition; a dozen queries."""
    rows = models.Act.objects.filter(which, type=ACTED).order_by("-seq")
    shown = list(rows[:LISTED])
    return DoneShort(acts=_done(words, shown), every=rows.count() if len(shown) == LISTED else len(shown))


def done_page(page: int) -> DonePage | None:
    """Return a page (from 1) of all acts, the latest first, or None where there is no such page."""
    words, rows = labels(), models.Act.objects.filter(type=ACTED).order_by("-seq")
    every = rows.count()
    pages = max(-(-every // PAGE), 1)
    if words is None or not 1 <= page <= pages:
        return None
    return DonePage(acts=_done(words, list(rows[(page - 1) * PAGE : page * PAGE])), every=every, page=page, pages=pages)


def _done(words: Labels, rows: Sequence[models.Act]) -> list[Done]:
    if not rows:
        return []
    events = [(row, event) for row in rows if isinstance(event := event_of(row.type, row.body), ActedInOffice)]
    under = by_id([event.delegation for _, event in events if event.delegation])
    wanted: list[JSON] = [row.body for row in rows]
    names = decision_names(words, [*wanted, [each.mandate for each in under.values()]])
    rests = {row.seq: _rests(event, under, names) for row, event in events}
    every = {motion for motions in rests.values() for motion in motions}
    gone = set(models.Motion.objects.filter(id__in=every, state="reversed").values_list("id", flat=True))
    known = Known(names=names, under=under, texts=texts(event.text for _, event in events))
    return [
        _one(row, event, known, [number_of(motion) for motion in rests[row.seq] if motion in gone])
        for row, event in events
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the lines of acts need: names, the delegations under which they were done, and texts by commitment."""

    names: DecisionNames
    under: Mapping[str, PowerDelegated]
    texts: Mapping[str, str]


def _one(row: models.Act, event: ActedInOffice, known: Known, undone: Sequence[int]) -> Done:
    names, given = known.names, known.under.get(event.delegation or "")
    held = names.mandates.get(event.mandate or "") if given is None else None
    return Done(
        number=number_of(event.act),
        seq=row.seq,
        day=row.occurred,
        person=event.person,
        name=names.person(event.person),
        title=names.office(event.office, event.office_unit),
        kind=event.kind,
        office=event.office,
        unit=event.office_unit,
        power=event.power,
        text=known.texts.get(event.text, ""),
        delegation=number_of(given.delegation) if given else None,
        giver=giver(given, names) if given else None,
        source=(held.contest or held.motion or "") if held else "",
        place=held.id.rpartition(":")[2] if held else "",
        came_by=[*map(number_of, event.came_by)],
        undone=undone,
    )


def _rests(event: ActedInOffice, under: Mapping[str, PowerDelegated], names: DecisionNames) -> list[str]:
    """Return the decisions on which an act rests: for the power, for the delegation, for the mandate."""
    given, held = under.get(event.delegation or ""), names.mandates.get(event.mandate or "")
    found = (*event.came_by, given.motion if given else None, held.motion if held else None)
    return list(dict.fromkeys(motion for motion in found if motion is not None))
