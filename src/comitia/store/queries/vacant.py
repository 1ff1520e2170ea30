"""Places of an office that are vacant: since when, how each is to be filled and by when, and who acts meanwhile.

No clock decides what is overdue: it is what the last day on the record has passed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from comitia.store import models
from comitia.store.queries.acts.vacancies import how_filled
from comitia.store.queries.acts.words import day
from comitia.store.queries.holders import names_of
from comitia.store.queries.labels import Labels, labels

CALLED = "by_election_called/1"
DECLARED = "vacancy_declared/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingHolder:
    """A person who acts in a vacant post: since when, and until which day at the latest (None without one)."""

    person: str
    name: str
    kind: str
    office: str
    office_unit: str
    title: str
    mandate: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacant:
    """A vacant place: the mandate and the name of who had it last, since when, and how it is to be filled, in words.

    `contest` is the by-election that is open for it, None without one; `overdue` tells that its last day has passed.
    """

    mandate: str
    name: str
    since: date
    how: str
    overdue: bool
    contest: str | None
    acting: ActingHolder | None


def vacant_places(words: Labels, office: str, unit: str) -> list[Vacant]:
    """Return the vacant places of a body or post, oldest first; ten queries, one where none was ever declared."""
    about = models.Act.objects.filter(office=office, unit=unit, type__in=(DECLARED, CALLED)).order_by("seq")
    acts = list(about)
    if not acts:
        return []
    called, today = [act.body for act in acts if act.type == CALLED], last_day()
    rows = {row.id: row for row in models.Mandate.objects.filter(office=office, office_unit=unit)}
    places = _places(list(rows.values()), called)
    held = {places[row.id] for row in rows.values() if row.is_live and _runs(row, today)}
    latest: dict[str, models.Act] = {}
    for act in acts:
        if act.type == DECLARED:
            latest.pop(places[act.mandate or ""], None)
            latest[places[act.mandate or ""]] = act
    left = [act for place, act in latest.items() if place not in held and _runs(rows[act.mandate or ""], today)]
    names = names_of([rows[act.mandate or ""].person for act in left])
    acting, is_open = {each.mandate: each for each in acting_in(words, office, unit)}, _open(called)
    return [_vacant(act, names.get(rows[act.mandate or ""].person, ""), today, is_open, acting) for act in left]


def acting_in(words: Labels, office: str, unit: str) -> list[ActingHolder]:
    """Return who acts in a post; three queries."""
    return _acting(words, models.Act.objects.filter(office=office, unit=unit).values_list("seq", flat=True))


def acting_of(words: Labels, person: str) -> list[ActingHolder]:
    """Return in which posts a person acts; three queries."""
    return _acting(words, models.Act.objects.filter(person=person).values_list("seq", flat=True))


def acting_by(person: str) -> list[ActingHolder]:
    """Return in which posts a person acts; none before the founding."""
    words = labels()
    return acting_of(words, person) if words is not None else []


def last_day() -> date:
    """Return the last day on which anything on the record happened."""
    days = (
        models.Act.objects.exclude(type="past_act_entered/1").aggregate(day=Max("occurred"))["day"],
        models.Return.objects.aggregate(day=Max("declared"))["day"],
    )
    return max((date.fromisoformat(each[:10]) for each in days if each), default=date.min)


def _acting(words: Labels, seqs: Iterable[int]) -> list[ActingHolder]:
    acts = models.Act.objects.filter(seq__in=seqs, type__in=("acting_begun/1", "acting_ended/1")).order_by("seq")
    begun: dict[str, models.Act] = {}
    for act in acts:
        begun.pop(act.mandate or "", None)
        if act.type == "acting_begun/1":
            begun[act.mandate or ""] = act
    units = dict(models.Unit.objects.filter(id__in={act.unit for act in begun.values()}).values_list("id", "name"))
    names = names_of({act.person or "" for act in begun.values()})
    return [
        ActingHolder(
            person=act.person or "",
            name=names.get(act.person or "", ""),
            kind="post",
            office=act.office or "",
            office_unit=act.unit or "",
            title=words.office_of("post", act.office or "", units.get(act.unit or "", "")),
            mandate=act.mandate or "",
            since=date.fromisoformat(act.occurred[:10]),
            until=date.fromisoformat(act.body["until"]) - timedelta(days=1) if act.body["until"] else None,
        )
        for act in begun.values()
    ]


def _places(rows: Sequence[models.Mandate], called: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, str]:
    """Return the mandate that first had the place of each mandate."""
    firsts = dict(models.Contest.objects.filter(id__in={row.contest for row in rows}).values_list("id", "first"))
    left = {str(body["contest"]): list(body["vacant"]) for body in called}
    places: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (row.seq, int(row.id.rpartition(":")[2]))):
        waiting = left.get(firsts.get(row.contest or "", ""), [])
        before = row.instead_of or (waiting.pop(0) if waiting else None)
        places[row.id] = places[before] if before is not None else row.id
    return places


def _runs(row: models.Mandate, today: date) -> bool:
    return row.ends is None or today < row.ends


def _open(called: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, str]:
    """Return the round that is open of the by-election for each mandate."""
    by_first = {str(body["contest"]): body["vacant"] for body in called}
    rounds = models.Contest.objects.filter(first__in=by_first, state="open").values_list("id", "first")
    return {mandate: contest for contest, first in rounds for mandate in by_first[first]}


def _vacant(
    act: models.Act, name: str, today: date, is_open: Mapping[str, str], acting: Mapping[str, ActingHolder]
) -> Vacant:
    until = date.fromisoformat(act.body["until"]) if act.body["until"] else None
    return Vacant(
        mandate=act.mandate or "",
        name=name,
        since=date.fromisoformat(act.occurred[:10]),
        how=how_filled(act.body["filler"], day(until) if until else ""),
        overdue=until is not None and until < today,
        contest=is_open.get(act.mandate or ""),
        acting=acting.get(act.mandate or ""),
    )
