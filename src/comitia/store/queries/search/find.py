"""What a search finds, grouped by kind: the first of each kind with the number of all, or one kind page by page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import Collate, RowNumber

from comitia.store import models
from comitia.store.queries.acts.words import capital
from comitia.store.queries.homes import with_pages
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.people import hits_of
from comitia.store.queries.search.asked import Asked, Span, asked_for, excerpt
from comitia.store.queries.search.offices import offices
from comitia.store.queries.search.places import titles

FIRST = 5
"""Hits of each kind on the page of all kinds."""
PAGE = 20
"""Hits to a page of one kind."""

KINDS: Mapping[str, str] = {
    "person": "People",
    "unit": "Places",
    "office": "Bodies and posts",
    "motion": "Motions",
    "past": "Acts of the past",
    "quotation": "Quotations from sources",
    "letter": "Letters",
    "grounds": "Grounds of challenges, appeals and petitions",
    "report": "Reports on resolutions",
    "done": "Acts in office",
    "note": "Editors’ notes and reasons",
    "source": "Sources",
    "document": "Documents of mandates taken over",
}
"""The kinds of what can be found, in the order in which they are shown, with the words for them."""
NAMES = ("person", "unit", "office")
"""The kinds that are found by name; the others are texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What was found: the page that shows it (`kind`, `id`, `unit` as in `Act`), a title, when it was, an excerpt."""

    kind: str
    id: str
    unit: str
    title: str
    about: str
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found of one kind; `many` is the number of all."""

    kind: str
    words: str
    many: int
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that was found; `page` and `pages` are of the one kind that is asked for, both 1 where all are shown."""

    groups: Sequence[Group]
    page: int = 1
    pages: int = 1

    @property
    def every(self) -> int:
        """Return the number of all hits."""
        return sum(group.many for group in self.groups)


NOTHING = Found(groups=())


def find(text: str, kind: str = "", page: int = 1) -> Found | None:
    """Return what a query finds, of all kinds or of one; None where there is no such page; some forty queries."""
    words, asked = labels(), asked_for(text)
    if words is None or not asked:
        return NOTHING
    if not kind:
        named = [_NAMED[each](words, asked, 0, FIRST) for each in NAMES]
        return Found(groups=[group for group in (*named, *_texts(words, asked)) if group.many])
    if kind not in KINDS or page < 1:
        return None
    start = (page - 1) * PAGE
    group = _NAMED[kind](words, asked, start, PAGE) if kind in NAMES else _one(words, asked, kind, start)
    pages = max(-(-group.many // PAGE), 1)
    return None if page > pages else Found(groups=[group] if group.many else [], page=page, pages=pages)


def _people(words: Labels, asked: Asked, start: int, many: int) -> Group:
    rows = asked.among(with_pages().exclude(name=""), "folded")
    # Sorted by code points on every database: what order another one has depends on how it was set up.
    ordered = rows.order_by(Collate("folded", "C" if connection.vendor == "postgresql" else "BINARY"), "id")
    hits = [
        Hit(
            kind="person",
            id=each.id,
            unit="",
            title=each.name,
            about=(f"of {each.home.name}: " if each.home else "")
            + (", ".join(each.titles) or "holds nothing at present"),
            spans=excerpt(asked, each.name),
        )
        for each in hits_of(words, list(ordered[start : start + many]))
    ]
    return Group(kind="person", words=KINDS["person"], many=rows.count(), hits=hits)


def _units(words: Labels, asked: Asked, start: int, many: int) -> Group:
    rows = asked.among(models.Unit.objects.all(), "folded")
    hits = [
        Hit(
            kind="unit",
            id=each.id,
            unit="",
            title=each.name,
            about=f"{each.label}{'' if each.is_live else ', no longer there'}",
            spans=excerpt(asked, each.name),
        )
        for each in map(words.place, rows.order_by("seq")[start : start + many])
    ]
    return Group(kind="unit", words=KINDS["unit"], many=rows.count(), hits=hits)


def _offices(words: Labels, asked: Asked, start: int, many: int) -> Group:
    every = offices(words, asked)
    hits = [
        Hit(
            kind=each.kind,
            id=each.id,
            unit=each.unit,
            title=capital(each.name),
            about=each.kind,
            spans=excerpt(asked, capital(each.name)),
        )
        for each in every[start : start + many]
    ]
    return Group(kind="office", words=KINDS["office"], many=len(every), hits=hits)


_NAMED: Mapping[str, Callable[[Labels, Asked, int, int], Group]] = {
    "person": _people,
    "unit": _units,
    "office": _offices,
}


def _passages(asked: Asked) -> QuerySet[models.Passage]:
    return asked.among(models.Passage.objects.exclude(text__salt=""), "text__folded")


def _texts(words: Labels, asked: Asked) -> list[Group]:
    """Return the newest texts of each kind, with the number of all of them; one look at every text."""
    newest = Window(RowNumber(), partition_by=[F("kind")], order_by=[F("day").desc(), F("seq").desc(), F("key").desc()])
    every = Window(Count("*"), partition_by=[F("kind")])
    rows = list(_passages(asked).annotate(place=newest, many=every).filter(place__lte=FIRST).order_by("kind", "place"))
    hits = _hits(words, asked, rows)
    many = {row.kind: row.many for row in rows}
    return [
        Group(
            kind=kind,
            words=said,
            many=many[kind],
            hits=[hit for row, hit in zip(rows, hits, strict=True) if row.kind == kind],
        )
        for kind, said in KINDS.items()
        if kind in many
    ]


def _one(words: Labels, asked: Asked, kind: str, start: int) -> Group:
    rows = _passages(asked).filter(kind=kind)
    shown = list(rows.order_by("-day", "-seq", "-key")[start : start + PAGE])
    return Group(kind=kind, words=KINDS[kind], many=rows.count(), hits=_hits(words, asked, shown))


def _hits(words: Labels, asked: Asked, rows: Sequence[models.Passage]) -> list[Hit]:
    kept = dict(
        models.Text.objects.filter(commitment__in={row.text_id for row in rows}).values_list("commitment", "text")
    )
    named = titles(words, rows)
    return [
        Hit(
            kind=named[row.key].kind,
            id=named[row.key].id,
            unit="",
            title=named[row.key].title,
            about=named[row.key].about,
            spans=excerpt(asked, kept[row.text_id]),
        )
        for row in rows
    ]
