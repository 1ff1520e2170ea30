"""What pages of the past are made of, read at once: acts with their links, names, texts and sources."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comitia.core.events import event_of
from comitia.core.history.past_act import PastActEntered, Place
from comitia.core.history.source import SourceRegistered
from comitia.core.record.canonical import JSON
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.decisions.texts import opening, texts
from comitia.store.queries.labels import Labels
from comitia.store.queries.past.words import text_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A body or post of the past; `kind` is body or post where it has a page, else empty."""

    kind: str
    office: str
    unit: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Acts of the past by number, among them those that they are acts of or answer; and the names that they need."""

    words: Labels
    rows: Mapping[int, models.PastAct]
    entered: Mapping[int, PastActEntered]
    names: DecisionNames
    offices: frozenset[tuple[str, str]]

    def subject(self, number: int) -> tuple[Sequence[str], Sequence[Place]]:
        """Return the persons and offices that an act is about: of an answer, those of the request."""
        event, of = self.entered[number], self.rows[number].of
        if event.kind != "settlement" or of is None:
            return event.persons, event.places
        answered = self.entered[of]
        return answered.persons, event.places or answered.places

    def office(self, place: Place) -> Office:
        """Return an office with its name, and whether it has a page."""
        kind = self.words.kind_of(place.office) if (place.office, place.unit) in self.offices else None
        name = self.names.office(place.office, place.unit)
        return Office(kind=kind or "", office=place.office, unit=place.unit, name=name)


def load_acts(words: Labels, numbers: Collection[int], also: Iterable[JSON] = ()) -> Acts:
    """Return acts by number, with those that they are linked to, and the names that these and `also` need."""
    rows = models.PastAct.objects.in_bulk(list(numbers))
    linked = {link for row in rows.values() for link in (row.within, row.of) if link is not None} - set(rows)
    rows |= models.PastAct.objects.in_bulk(list(linked)) if linked else {}
    acts = {row.seq: row for row in models.Act.objects.filter(seq__in=[row.seq for row in rows.values()])}
    entered = {}
    for number, row in rows.items():
        event = event_of(acts[row.seq].type, acts[row.seq].body)
        assert isinstance(event, PastActEntered)  # noqa: S101  by the table
        entered[number] = event
    places = {place for event in entered.values() for place in (*event.places, *((event.by,) if event.by else ()))}
    wanted: list[JSON] = [list(event.persons) for event in entered.values()]
    wanted += [[place.office, place.unit] for place in places]
    names = decision_names(words, [*wanted, *also])
    return Acts(words=words, rows=rows, entered=entered, names=names, offices=_with_pages(words, places))


def _with_pages(words: Labels, places: Collection[Place]) -> frozenset[tuple[str, str]]:
    """Return those offices that have a page: the charter, or a decision, has them in that type of unit."""
    types = dict(models.Unit.objects.filter(id__in={each.unit for each in places}).values_list("id", "type"))
    found = set()
    for place in places:
        kind = words.kind_of(place.office)
        if kind is not None and types.get(place.unit) == words.scope(kind, place.office):
            found.add((place.office, place.unit))
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as it is cited: its number, and `Minutes of the plenum, by A. Roe`, in words."""

    number: int
    event: SourceRegistered
    seq: int
    title: str
    author: str

    @property
    def cited(self) -> str:
        """Return what to call it: title and author."""
        return f"{self.author}, {self.title}" if self.author else self.title


def load_sources(sources: Collection[str]) -> dict[str, Source]:
    """Return sources by id; three queries, none for none."""
    if not sources:
        return {}
    seqs = models.Mention.objects.filter(role="entry", what__in=list(sources)).values("seq")
    rows = list(models.Act.objects.filter(seq__in=seqs, type="source_registered/1").order_by("seq"))
    events = [(row, event) for row in rows if isinstance(event := event_of(row.type, row.body), SourceRegistered)]
    kept = texts(text for _, event in events for text in (event.title, event.author) if text is not None)
    return {
        event.source: Source(
            number=number_of(event.source),
            event=event,
            seq=row.seq,
            title=opening(text_in(kept, event.title)),
            author=opening(text_in(kept, event.author)),
        )
        for row, event in events
    }
