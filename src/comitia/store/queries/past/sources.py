"""The sources: all of them, and the page of one with what is cited from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.core.events import event_of
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import TestimonyAdded
from comitia.core.history.texts import texts_of_past
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.labels import labels
from comitia.store.queries.past.line import Line, lines
from comitia.store.queries.past.load import load_sources
from comitia.store.queries.past.told import Note, notes_in, testimonies_in
from comitia.store.queries.past.words import NATURES, figures_in_words, text_in
from comitia.store.queries.when_words import when_words

PAGE = 50
"""Sources, or acts that cite one, to a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source in the list: what it is, who wrote it, of when, and how many acts cite it."""

    number: int
    title: str
    author: str
    nature: str
    made: str
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """One page of the sources."""

    lines: Sequence[SourceLine]
    every: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What is cited from a source: the act, and where, in which words and numbers the source tells of it."""

    line: Line
    place: str
    quotation: str
    figures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """The page of a source; texts are in full, `digest` that of a copy, empty where there is none."""

    number: int
    seq: int
    title: str
    author: str
    nature: str
    made: str
    kept: str
    digest: str
    notes: Sequence[Note]
    cited: Sequence[Cited]
    every: int
    page: int
    pages: int


def sources_page(page: int) -> SourceList | None:
    """Return a page (from 1) of the sources, or None where there is no such page; seven queries."""
    rows = models.Act.objects.filter(type="source_registered/1").order_by("seq")
    every = rows.count()
    pages = max(-(-every // PAGE), 1)
    if not 1 <= page <= pages:
        return None
    ids = [body["source"] for body in rows.values_list("body", flat=True)[(page - 1) * PAGE : page * PAGE]]
    found = load_sources(ids)
    citing = models.Mention.objects.filter(role="cites", what__in=ids).values_list("what", "act").distinct()
    by = [what for what, _ in citing]
    return SourceList(
        lines=[
            SourceLine(
                number=source.number,
                title=source.title,
                author=source.author,
                nature=NATURES[source.event.nature],
                made=when_words(source.event.made) if source.event.made is not None else "",
                acts=by.count(each),
            )
            for each, source in found.items()
        ],
        every=every,
        page=page,
        pages=pages,
    )


def source_page(number: int, page: int = 1) -> SourcePage | None:
    """Return the page of a source, or None where there is none; some thirty queries."""
    source = f"source-{number}"
    mentions = models.Mention.objects.filter(role="entry", what=source).values("seq")
    events = [
        (row.seq, event_of(row.type, row.body)) for row in models.Act.objects.filter(seq__in=mentions).order_by("seq")
    ]
    first = next(((seq, event) for seq, event in events if isinstance(event, SourceRegistered)), None)
    citing = models.PastAct.objects.filter(
        number__in=models.Mention.objects.filter(role="cites", what=source).values("act")
    ).order_by("sorts", "number")
    every = citing.count()
    pages = max(-(-every // PAGE), 1)
    if first is None or not 1 <= page <= pages:
        return None
    seq, event = first
    kept = texts(text for _, one in events for text in texts_of_past(one))
    numbers = list(citing.values_list("number", flat=True)[(page - 1) * PAGE : page * PAGE])
    return SourcePage(
        number=number,
        seq=seq,
        title=text_in(kept, event.title),
        author=text_in(kept, event.author),
        nature=NATURES[event.nature],
        made=when_words(event.made) if event.made is not None else "",
        kept=text_in(kept, event.kept),
        digest=event.digest or "",
        notes=notes_in(events, kept),
        cited=_cited(source, numbers),
        every=every,
        page=page,
        pages=pages,
    )


def _cited(source: str, numbers: Sequence[int]) -> list[Cited]:
    words = labels()
    if words is None or not numbers:
        return []
    listed = {each.number: each for each in lines(words, numbers)}
    seqs = models.Mention.objects.filter(role="cites", what=source, act__in=numbers).values("seq")
    events = [event_of(row.type, row.body) for row in models.Act.objects.filter(seq__in=seqs).order_by("seq")]
    kept = texts(text for event in events for text in texts_of_past(event))
    told = [
        (number_of(event.act), each)
        for event in events
        if isinstance(event, PastActEntered | TestimonyAdded)
        for each in testimonies_in(event)
        if each.source == source
    ]
    return [
        Cited(
            line=listed[act],
            place=text_in(kept, each.place),
            quotation=text_in(kept, each.quotation),
            figures=figures_in_words(each.figures, kept),
        )
        for act, each in sorted(told, key=lambda pair: numbers.index(pair[0]))
    ]
