"""How far a body or post is filled: every contest the charter calls for, and what became of it.

A contest is named by the state of its last round: the grade of its return, `awaited`, `not_held`, or `not_yet` where
those who elect are not all elected themselves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from comitia.charter import Election
from comitia.core.election.electorate import contest_id
from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.labels import Labels, Place
from comitia.store.queries.unit_changes import successors

OPEN = ("awaited", "not_yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One contest for seats of an office: the unit that elects, its seats (None while not apportioned), its state.

    `contest` is the id of the first round and `last` that of the last round opened. `electors` and `cast` are those
    of the first round; None where not known.
    """

    contest: str
    last: str
    unit: Place
    seats: int | None
    state: str
    electors: int | None
    cast: int | None
    elected: int
    elector: str

    @property
    def is_settled(self) -> bool:
        """Tell whether the contest has its final outcome."""
        return self.state not in OPEN

    @property
    def vacant(self) -> int:
        """Return the number of seats that stay empty after the contest; none while it is not settled."""
        return max((self.seats or 0) - self.elected, 0) if self.is_settled else 0

    @property
    def open(self) -> int:
        """Return the number of seats that are still to be filled by it."""
        return 0 if self.is_settled else max((self.seats or 0) - self.elected, 0)


OfficeKey = tuple[str, str]
"""The kind and the name of an office."""


def fillings(labels: Labels, offices: Sequence[OfficeKey], unit: models.Unit | Place) -> dict[OfficeKey, list[Filling]]:
    """Return the contests of the offices of a unit, as the charter orders them; three queries and one a unit type."""
    names = [office for _, office in offices]
    contests = models.Contest.objects.filter(office__in=names, office_unit=unit.id)
    rounds, casts = _rounds(contests.order_by("seq")), _casts(contests)
    shares = {
        (row.body, row.group): row.seats for row in models.Apportionment.objects.filter(body__in=names, unit=unit.id)
    }
    places: dict[str, list[Place]] = {}
    found: dict[OfficeKey, list[Filling]] = {key: [] for key in offices}
    for election in labels.charter.elections:
        if (election.kind, election.office) in found:
            where = election.constituency
            if where not in places:
                places[where] = [labels.place(row) for row in tree.within(labels, unit, where)]
            known = Known(rounds=rounds, casts=casts, seats=shares.get((election.office, election.group)))
            elsewhere = _elsewhere(labels, election, places[where], known)
            found[election.kind, election.office] += _of_election(labels, election, [*places[where], *elsewhere], known)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the tables know: the rounds of each contest, ballots cast, and the seats of each unit where apportioned."""

    rounds: Mapping[str, list[models.Contest]]
    casts: Mapping[str, tuple[int | None, int]]
    seats: Mapping[str, int] | None


def _elsewhere(labels: Labels, election: Election, places: Sequence[Place], known: Known) -> list[Place]:
    """Return the units that have elected to an office and lie elsewhere by now, or were merged: they fill its seats."""
    there = {place.id for place in places}
    left = [unit for unit in known.seats or () if unit not in there]
    held = [unit for unit in left if contest_id(labels.charter, election, unit) in known.rounds]
    kept = successors(held) if held else {}
    return [labels.place(row) for row in models.Unit.objects.filter(id__in=kept).order_by("seq")] if kept else []


def _of_election(labels: Labels, election: Election, places: Iterable[Place], known: Known) -> Iterator[Filling]:
    for place in places:
        seats = election.seats if isinstance(election.seats, int) else None
        if seats is None and known.seats is not None:
            seats = known.seats.get(place.id, 0)
        if seats == 0:
            continue
        contest = contest_id(labels.charter, election, place.id)
        rounds = known.rounds.get(contest, [])
        cast, _ = known.casts.get(contest, (None, 0))
        yield Filling(
            contest=contest,
            last=rounds[-1].id if rounds else contest,
            unit=place,
            seats=rounds[0].seats if rounds else seats,
            state=state_of(rounds[-1]) if rounds else "not_yet",
            electors=rounds[0].electors if rounds else None,
            cast=cast,
            elected=sum(known.casts.get(each.id, (None, 0))[1] for each in rounds),
            elector=_elector(labels, election, place),
        )


def state_of(contest: models.Contest) -> str:
    """Return the state of a contest in one word: its grade, `awaited` or `not_held`."""
    return contest.outcome or "awaited"


def _elector(labels: Labels, election: Election, place: Place) -> str:
    """Return who elects, for a sentence: "the district council of Quay", "those on the members roll in Quay 2"."""
    if election.elector.body is not None:
        return f"the {labels.office_of('body', election.elector.body, place.name)}"
    return f"those on the {labels.roll(election.elector.roll or '')} in {place.name}"


def _rounds(contests: Iterable[models.Contest]) -> dict[str, list[models.Contest]]:
    found: dict[str, list[models.Contest]] = {}
    for contest in contests:
        found.setdefault(contest.first, []).append(contest)
    return found


def _casts(contests: QuerySet[models.Contest]) -> dict[str, tuple[int | None, int]]:
    """Return the ballots cast and the number elected, by contest."""
    rows = models.Return.objects.filter(contest__in=contests.values("id")).values_list("contest", "cast", "elected")
    return {contest: (cast, len(elected)) for contest, cast, elected in rows}
