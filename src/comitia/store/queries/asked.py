"""What somebody looks for: words that begin so, and phrases in quotation marks; and a text with them marked."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet, Value
from django.db.models.functions import StrIndex

from comitia.store.folding import words_of

Row = TypeVar("Row", bound=Model)

MOST = 8
"""Words and phrases that are looked for; the others are left out."""
LONGEST = 200
"""Characters of a query that are read."""
BEFORE, AFTER = 60, 180
"""About so many characters of a text stand in an excerpt before and after the first word that was found."""
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words and phrases, folded: a word is found where one begins with it, a phrase as it is."""

    words: Sequence[str]
    phrases: Sequence[Sequence[str]]

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def needles(self) -> list[str]:
        """Return what must stand in a folded text, all of it."""
        return [*(f" {' '.join(each)} " for each in self.phrases), *(f" {word}" for word in self.words)]

    def is_in(self, folded: str) -> bool:
        """Tell whether all of it stands in a folded text."""
        return all(needle in folded for needle in self.needles)

    def among(self, rows: QuerySet[Row], column: str) -> QuerySet[Row]:
        """Return those rows in whose column of folded text all of it stands."""
        for number, needle in enumerate(self.needles):
            # SQLite looks for a letter much faster than for a blank, of which texts are full: LIKE comes first.
            rows = rows.filter(**{f"{column}__contains": needle.strip()})
            rows = rows.alias(**{f"at_{number}": StrIndex(column, Value(needle))}).filter(**{f"at_{number}__gt": 0})
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of a text; `marked` where it was looked for."""

    text: str
    marked: bool


def asked_for(text: str) -> Asked:
    """Return what a query looks for: quotation marks hold a phrase together, and one that is not closed none."""
    straight = re.sub("[“”„«»]", '"', text[:LONGEST])
    phrases = [found for each in _QUOTED.findall(straight) if (found := [word for word, _, _ in words_of(each)])]
    words = [word for word, _, _ in words_of(_QUOTED.sub(" ", straight))]
    kept = list(dict.fromkeys(map(tuple, phrases)))[:MOST]
    return Asked(words=list(dict.fromkeys(words))[: MOST - len(kept)], phrases=kept)


def excerpt(asked: Asked, text: str) -> list[Span]:
    """Return the part of a text around the first word that was looked for, with all of them in it marked."""
    places = _marks(asked, text)
    first = next(places, (0, 0))
    start, end = _cut(text, first[0])
    spans, at = [Span(text="… ", marked=False)] if start else [], start
    for begin, stop in (first, *places):
        if begin >= end:
            break
        if begin >= at and stop > begin:
            spans += [Span(text=text[at:begin], marked=False), Span(text=text[begin:stop], marked=True)]
            at = stop
    spans.append(Span(text=text[at:end], marked=False))
    if end < len(text):
        spans.append(Span(text=" …", marked=False))
    return [each for each in spans if each.text]


def _cut(text: str, first: int) -> tuple[int, int]:
    """Return from where to where an excerpt goes, so that no word is cut where there are blanks."""
    start = 0 if first <= BEFORE else max(text.find(" ", first - BEFORE, first) + 1, first - BEFORE)
    if len(text) <= first + AFTER:
        return start, len(text)
    blank = text.rfind(" ", first + 1, first + AFTER)
    return start, blank if blank > first else first + AFTER


def _marks(asked: Asked, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words and phrases stand in a text, in order, and apart from each other."""
    longest = max((len(each) for each in asked.phrases), default=1)
    recent: deque[tuple[str, int]] = deque(maxlen=longest)
    marked = 0
    for word, start, end in words_of(text):
        recent.append((word, start))
        begin = _begins(asked, recent)
        if begin is not None and begin >= marked:
            yield begin, end
            marked = end


def _begins(asked: Asked, recent: Sequence[tuple[str, int]]) -> int | None:
    """Return where what ends with the last of these words begins, if that was looked for."""
    words = [word for word, _ in recent]
    for phrase in asked.phrases:
        if words[-len(phrase) :] == [*phrase]:
            return recent[len(recent) - len(phrase)][1]
    return recent[-1][1] if any(words[-1].startswith(each) for each in asked.words) else None
