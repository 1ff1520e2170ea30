"""The register of what is to be carried out: resolutions, directions and instructions in effect, and their reports.

Those without a report come first, and of them those that somebody is to carry out, or by some day. No clock decides
what is late: the page says the day, and the last report.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from comitia.core.assembly.report import REPORTABLE
from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.acts.words import several, shortened
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.decisions import KINDS
from comitia.store.queries.decisions.line import Line, lines
from comitia.store.queries.decisions.texts import opening, texts
from comitia.store.queries.labels import Labels, labels

PAGE = 50
"""Resolutions to a page."""
REPORT = "resolution_reported/1"
LOOSE = Case(When(kind="resolution", effect__office="", effect__due=None, then=Value(1)), default=Value(0))
"""Whether a resolution leaves open who is to carry it out, and when, so that nobody need report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was last said of a resolution: done, under_way or not_done, on which day, and the opening of the text."""

    outcome: str
    day: str
    text: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One resolution in effect: what it says, by whom it is to be carried out, by when, and the last report."""

    number: int
    kind: str
    says: str
    is_text: bool
    title: str
    day: date
    who: str
    due: date | None
    report: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolutions:
    """One page of the register; `open` counts those without a report, `every` all."""

    items: Sequence[Item]
    open: int
    every: int
    page: int
    pages: int


def resolutions(page: int) -> Resolutions | None:
    """Return a page (from 1) of the resolutions in effect, or None where there is no such page."""
    words = labels()
    if words is None:
        return None
    reports = models.Act.objects.filter(type=REPORT, motion=OuterRef("id"))
    rows = models.Motion.objects.filter(state="in_effect", kind__in=REPORTABLE)
    rows = rows.annotate(is_reported=Exists(reports), is_loose=LOOSE).order_by("is_reported", "is_loose", "-number")
    every = rows.count()
    pages = max(-(-every // PAGE), 1)
    if not 1 <= page <= pages:
        return None
    shown = list(rows[(page - 1) * PAGE : page * PAGE])
    return Resolutions(
        items=_items(words, shown),
        open=rows.filter(is_reported=False).count(),
        every=every,
        page=page,
        pages=pages,
    )


def _items(words: Labels, rows: Sequence[models.Motion]) -> list[Item]:
    names = decision_names(words, [[shortened(row.effect), row.body, row.unit] for row in rows])
    last = _last_reports([row.id for row in rows])
    kept = texts([*(row.text for row in rows), *(each.body["text"] for each in last.values())])
    return [
        Item(
            number=row.number,
            kind=KINDS[row.kind],
            says=opening(kept[row.text]) if row.text in kept else f"Motion {row.number}",
            is_text=row.text in kept,
            title=names.office(row.body, row.unit),
            day=row.voted or row.moved,
            who=_who(words, row, names),
            due=date.fromisoformat(row.effect["due"]) if row.effect.get("due") else None,
            report=_report(last.get(row.id), kept),
        )
        for row in rows
    ]


def _last_reports(motions: Sequence[str]) -> dict[str, models.Act]:
    rows = models.Act.objects.filter(type=REPORT, motion__in=motions).order_by("seq")
    return {row.motion or "": row for row in rows}


def _report(row: models.Act | None, kept: dict[str, str]) -> Report | None:
    if row is None:
        return None
    text = opening(kept.get(row.body["text"], ""))
    return Report(outcome=row.body["outcome"], day=row.occurred, text=text, seq=row.seq)


def _who(words: Labels, row: models.Motion, names: DecisionNames) -> str:
    """Return who is to carry it out; empty where nobody is named."""
    effect = row.effect
    match row.kind:
        case "direct":
            if effect["units"]:
                where = several([names.unit(unit) for unit in effect["units"]])
                return f"the {words.office('body', effect['office']).one} of {where}"
            return f"all {words.office('body', effect['office']).many} below"
        case "instruct":
            return f"its delegates in the {names.office(effect['office'], effect['unit'])}"
        case _:
            return f"the {names.office(effect['office'], effect['unit'])}" if effect["office"] else ""


def directed(words: Labels, body: str, unit: models.Unit) -> list[Line]:
    """Return what the body of a unit has been told to do, and is in effect, the latest first; a dozen queries."""
    above = [place.id for place in tree.way_up(words, unit.id)]
    named = models.Motion.objects.filter(state="in_effect", effect__office=body)
    told = named.filter(kind="direct", unit__in=above).order_by("-number")
    rows = [row for row in told[:MOST] if row.unit != unit.id and unit.id in (row.effect["units"] or [unit.id])]
    own = named.filter(Q(kind="instruct") | Q(kind="resolution"), effect__unit=unit.id).order_by("-number")[:MOST]
    return lines(words, sorted([*rows, *own], key=lambda row: -row.number)[:SHOWN])


MOST = 200
"""Directions that are looked through for one body."""
SHOWN = 20
"""So many of them are shown."""
