"""What a search finds, grouped by kind: the first of each kind with the number of all, or one kind page by page."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import connection
from django.db.models import Exists, OuterRef
from django.db.models.functions import Collate

from comitia.store import models
from comitia.store.queries.acts.words import capital
from comitia.store.queries.asked import Asked, Span, asked_for, excerpt
from comitia.store.queries.homes import with_pages
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.people import hits_of
from comitia.store.queries.search.offices import offices
from comitia.store.queries.search.places import titles

FIRST = 5
"""Hits of each kind on the page of all kinds."""
PAGE = 20
"""Hits to a page of one kind."""
MANY = 5000
"""Texts that are counted; of words that are in more of them, the newest are shown without a number."""
PART = 1000
"""So many texts are asked for at a time."""

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
SOURCE = "source"
HOLDS_NOTHING = "holds nothing at present"
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

    @property
    def is_name(self) -> bool:
        """Tell whether the title itself was found, and not a text."""
        return "".join(each.text for each in self.spans) == self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found of one kind; `many` is the number of all, None where there are too many to be counted."""

    kind: str
    words: str
    many: int | None
    hits: Sequence[Hit]

    @property
    def has_more(self) -> bool:
        """Tell whether there are more than these on the page of all kinds."""
        return len(self.hits) == FIRST if self.many is None else self.many > len(self.hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that was found; `page` is of the one kind that is asked for, and `more` tells that it has another."""

    groups: Sequence[Group]
    page: int = 1
    more: bool = False

    @property
    def every(self) -> int:
        """Return the number of all hits that were counted."""
        return sum(group.many or 0 for group in self.groups)

    @property
    def is_common(self) -> bool:
        """Tell whether the words are in so many texts that these were not counted."""
        return any(group.many is None for group in self.groups)


NOTHING = Found(groups=())


def find(text: str, kind: str = "", page: int = 1) -> Found | None:
    """Return what a query finds, of all kinds or of one; None where there is no such page; some forty queries."""
    words, asked = labels(), asked_for(text)
    if words is None or not asked:
        return NOTHING
    if not kind:
        named = [_NAMED[each](words, asked, 0, FIRST) for each in NAMES]
        return Found(groups=[group for group in (*named, *_all_texts(words, asked)) if group.hits])
    if kind not in KINDS or page < 1:
        return None
    start = (page - 1) * PAGE
    if kind in NAMES:
        group = _NAMED[kind](words, asked, start, PAGE)
        more = (group.many or 0) > start + PAGE
        found = Found(groups=[group] if group.hits else [], page=page, more=more)
    else:
        found = _one(words, asked, kind, start)
    return found if found.groups or page == 1 else None


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
            about=(f"of {each.home.name}: " if each.home else "") + (", ".join(each.titles) or HOLDS_NOTHING),
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


class _Texts:
    """The passages whose texts have all that is asked for; where these are very many, they are not counted."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._texts = asked.among(models.Text.objects.exclude(salt=""), "folded")
        found = list(self._texts.values_list("commitment", flat=True)[: MANY + 1])
        self.is_common = len(found) > MANY
        self._rows: defaultdict[str, list[models.Passage]] = defaultdict(list)
        for start in range(0, 0 if self.is_common else len(found), PART):
            for row in models.Passage.objects.filter(text__in=found[start : start + PART]):
                self._rows[row.kind].append(row)
        # Of a source the title, the author and where it is kept are texts; it is one hit, with the first of them.
        sources = sorted(self._rows[SOURCE], key=lambda row: row.key, reverse=True)
        self._rows[SOURCE] = list({row.of: row for row in sources}.values())

    def newest(self, kind: str, start: int, many: int) -> list[models.Passage]:
        """Return passages of a kind, the newest first."""
        if self.is_common:
            had = Exists(self._texts.filter(commitment=OuterRef("text_id")))
            every = models.Passage.objects.filter(had, kind=kind)
            before = every.filter(of=OuterRef("of"), key__lt=OuterRef("key"))
            rows = (every.exclude(Exists(before)) if kind == SOURCE else every).order_by("-day", "-seq", "-key")
            return list(rows[start : start + many])
        ordered = sorted(self._rows[kind], key=lambda row: (row.day, row.seq, row.key), reverse=True)
        return ordered[start : start + many]

    def many(self, kind: str) -> int | None:
        """Return how many there are of a kind, None where they were not counted."""
        return None if self.is_common else len(self._rows[kind])


def _all_texts(words: Labels, asked: Asked) -> list[Group]:
    """Return the newest texts of each kind, with the number of all of them."""
    found = _Texts(asked)
    shown = {kind: found.newest(kind, 0, FIRST) for kind in KINDS if kind not in NAMES}
    hits = iter(_hits(words, asked, [row for rows in shown.values() for row in rows]))
    return [
        Group(kind=kind, words=KINDS[kind], many=found.many(kind), hits=[*islice(hits, len(rows))])
        for kind, rows in shown.items()
        if rows
    ]


def _one(words: Labels, asked: Asked, kind: str, start: int) -> Found:
    """Return a page of the texts of one kind."""
    found = _Texts(asked)
    rows, many = found.newest(kind, start, PAGE + 1), found.many(kind)
    group = Group(kind=kind, words=KINDS[kind], many=many, hits=_hits(words, asked, rows[:PAGE]))
    return Found(groups=[group] if rows else [], page=start // PAGE + 1, more=len(rows) > PAGE)


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
