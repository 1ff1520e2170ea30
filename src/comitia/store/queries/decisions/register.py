"""The register of motions, newest first: by body, by state, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.store import models
from comitia.store.queries.decisions import KINDS, STATES
from comitia.store.queries.decisions.instructed import has_report
from comitia.store.queries.decisions.line import Line, lines
from comitia.store.queries.labels import Labels, labels

PAGE = 50
"""Motions to a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; each is empty for all. `unit` narrows a kind of body down to that of one unit."""

    body: str = ""
    unit: str = ""
    state: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter, with its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One page of the motions; `every` counts all that are asked for, `whole` all there are."""

    asked: Filter
    bodies: Sequence[Choice]
    states: Sequence[Choice]
    kinds: Sequence[Choice]
    lines: Sequence[Line]
    every: int
    whole: int
    page: int
    pages: int
    of: str
    reported: bool


def register(asked: Filter, page: int) -> Register | None:
    """Return a page (from 1) of the motions, or None where there is no such page; some fifteen queries."""
    words = labels()
    if words is None:
        return None
    rows = models.Motion.objects.order_by("-number")
    wanted = {name: value for name in ("body", "unit", "state", "kind") if (value := getattr(asked, name))}
    found = rows.filter(**wanted)
    every, whole = found.count(), rows.count()
    pages = max(-(-every // PAGE), 1)
    if not 1 <= page <= pages:
        return None
    states, kinds = _used("state"), _used("kind")
    shown = lines(words, list(found[(page - 1) * PAGE : page * PAGE]))
    return Register(
        asked=asked,
        bodies=_bodies(words),
        states=[Choice(value=each, words=said) for each, said in STATES.items() if each in states],
        kinds=[Choice(value=each, words=said) for each, said in KINDS.items() if each in kinds],
        lines=shown,
        every=every,
        whole=whole,
        page=page,
        pages=pages,
        of=_of(words, asked),
        reported=has_report(),
    )


def latest(most: int, **wanted: object) -> list[Line]:
    """Return the latest of the motions that fulfil these conditions of Django, newest first."""
    words = labels()
    rows = models.Motion.objects.filter(**wanted).order_by("-number")[:most]
    return lines(words, list(rows)) if words else []


def _bodies(words: Labels) -> list[Choice]:
    found = sorted(_used("body"))
    return [Choice(value=each, words=words.office("body", each).one) for each in found]


def _used(column: str) -> set[str]:
    return set(models.Motion.objects.order_by().values_list(column, flat=True).distinct())


def _of(words: Labels, asked: Filter) -> str:
    """Return the name of the one body that is asked for, empty where none is."""
    if not asked.body or not asked.unit:
        return ""
    unit = models.Unit.objects.values_list("name", flat=True).filter(id=asked.unit).first()
    return words.office_of("body", asked.body, unit or asked.unit)
