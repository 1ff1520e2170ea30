"""Elections in lists: what each is for, where, how far it is, and how many took part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Window
from django.db.models.functions import RowNumber

from comitia.count.words import first_totals_of
from comitia.store import models
from comitia.store.queries.filling import state_of
from comitia.store.queries.holders import places
from comitia.store.queries.labels import Labels, Place, labels
from comitia.store.queries.order import IN_ORDER, in_order

PAGE = 100
"""Elections to a page."""
Key = tuple[str, str]
"""The kind and the name of an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One election in a list; `title` names what it is for, `unit` is the unit that elects.

    `state` is the grade of its return, or `awaited` or `not_held`; `cast` is None where not known,
    `counted` is what a candidate has at the first stage: votes, first votes, approvals or points.
    """

    id: str
    kind: str
    office: str
    title: str
    unit: Place
    state: str
    seats: int
    elected: int
    electors: int
    cast: int | None
    counted: str
    declared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All elections for one kind of body or post: how many in each state, ballots cast, and a first part of them.

    `central` tells that there is only one such body or post.
    """

    kind: str
    office: str
    label: str
    many: str
    central: bool
    states: Mapping[str, int]
    cast: int
    lines: Sequence[Line]

    @property
    def number(self) -> int:
        """Return how many elections there are."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the elections for one office come to: how many in each state, and the ballots cast."""

    states: Mapping[str, int]
    cast: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of the elections for a body or post, in one state or all."""

    group: Group
    state: str
    page: int
    pages: int


SHOWN = 12
"""Elections of an office that the overview lists; more have a page of their own."""


def overview() -> Sequence[Group]:
    """Return the elections by office, those decided last first; five queries."""
    words = labels()
    if words is None:
        return ()
    totals = _totals(models.Contest.objects.all())
    place = Window(RowNumber(), partition_by=[F("kind"), F("office")], order_by=IN_ORDER)
    first = models.Contest.objects.annotate(place=place).filter(place__lte=SHOWN).order_by("place")
    shown: dict[Key, list[Line]] = {}
    for line in lines(words, first):
        shown.setdefault((line.kind, line.office), []).append(line)
    elections = sorted(words.charter.elections, key=lambda election: -election.level)
    offices = dict.fromkeys((election.kind, election.office) for election in elections)
    return [_group(words, key, totals[key], shown[key]) for key in offices if key in totals]


def listing(office: str, state: str, page: int) -> Listing | None:
    """Return a page (from 1) of the elections for an office, or None where there is no such office or page."""
    words = labels()
    kind = _kind(words, office) if words else None
    if words is None or kind is None:
        return None
    wanted = in_order(_of(kind, office))
    if state:
        wanted = wanted.filter(outcome="" if state == "awaited" else state)
    pages = max(-(-wanted.count() // PAGE), 1)
    if not 1 <= page <= pages:
        return None
    found = lines(words, wanted[(page - 1) * PAGE : page * PAGE])
    totals = _totals(_of(kind, office)).get((kind, office), Totals(states={}, cast=0))
    group = _group(words, (kind, office), totals, found)
    return Listing(group=group, state=state, page=page, pages=pages)


def lines(words: Labels, contests: QuerySet[models.Contest]) -> list[Line]:
    """Return elections as lines, in the order given; three queries. The selection is read once, so it may be cut."""
    rows = list(contests)
    ids = [row.id for row in rows]
    units = places(
        words, models.Unit.objects.filter(id__in={row.unit for row in rows} | {row.office_unit for row in rows})
    )
    returns = {
        row.contest: row
        for row in models.Return.objects.filter(contest__in=ids).only(
            "contest", "cast", "elected", "next_round", "declared"
        )
    }
    return [_line(words, row, units, returns.get(row.id)) for row in rows]


def _line(words: Labels, row: models.Contest, units: Mapping[str, Place], declared: models.Return | None) -> Line:
    unit = units[row.unit]
    return Line(
        id=row.id,
        kind=row.kind,
        office=row.office,
        title=words.contest(row, units[row.office_unit].name, unit.name),
        unit=unit,
        state="further_round" if declared and declared.next_round else state_of(row),
        seats=row.seats,
        elected=len(declared.elected) if declared else 0,
        electors=row.electors,
        cast=declared.cast if declared else None,
        counted=first_totals_of(row.rule),
        declared=declared.declared if declared else "",
    )


def _kind(words: Labels, office: str) -> str | None:
    if office in words.charter.bodies:
        return "body"
    return "post" if office in words.charter.posts else None


def _of(kind: str, office: str) -> QuerySet[models.Contest]:
    return models.Contest.objects.filter(kind=kind, office=office)


def _totals(contests: QuerySet[models.Contest]) -> dict[Key, Totals]:
    """Return the number of elections by state, and the ballots cast in first rounds, by office; one query."""
    cast = models.Return.objects.filter(contest=OuterRef("id")).values("cast")
    rows = (
        contests.annotate(cast=Subquery(cast))
        .values_list("kind", "office", "outcome")
        .annotate(number=Count("id"), votes=Sum("cast", filter=Q(round=1)))
        .order_by()
    )
    found: dict[Key, Totals] = {}
    for kind, office, outcome, number, votes in rows:
        before = found.get((kind, office), Totals(states={}, cast=0))
        states = {**before.states, outcome or "awaited": number}
        found[kind, office] = Totals(states=states, cast=before.cast + (votes or 0))
    return found


def _group(words: Labels, key: Key, totals: Totals, shown: Sequence[Line]) -> Group:
    kind, office = key
    label = words.office(kind, office)
    return Group(
        kind=kind,
        office=office,
        label=label.one,
        many=label.many,
        central=words.is_central(kind, office),
        states=totals.states,
        cast=totals.cast,
        lines=shown,
    )
