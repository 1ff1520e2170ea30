"""Who holds what: mandates with the holder's name, the unit that elected, and the votes, in one shape for all pages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from comitia.count import RULES
from comitia.store import models
from comitia.store.queries.homes import homes, namesakes
from comitia.store.queries.labels import Labels, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One mandate: who holds it, from which contest and unit, with how many votes, from when until when.

    `id` is the mandate's, `place` its number in the contest, `number` the holder's on the list of candidates,
    `home` the unit that tells the holder from another of the same name; where that is the same too for another whom
    the contest elected, `twin`. `votes` is an exact decimal, None where no vote is known, and counts first votes
    where `ranked`. `until` is the last day of the mandate, None without a term.
    """

    id: str
    person: str
    name: str
    home: Place | None
    twin: bool
    number: int
    contest: str
    place: str
    kind: str
    office: str
    office_unit: str
    unit: Place
    grade: str
    votes: str | None
    valid: int | None
    ranked: bool
    since: date
    until: date | None

    @property
    def whence(self) -> str:
        """Return what tells the holder from a namesake: the unit, and the number where that is the same; or nothing."""
        return f"of {self.home.name}{f' (no. {self.number})' if self.twin else ''}" if self.home else ""


def holders(
    labels: Labels, mandates: QuerySet[models.Mandate], beside: Mapping[str, str] | None = None
) -> list[Holder]:
    """Return the mandates of a selection, in the order of their entries; five queries, nine where names are shared.

    Holders are told apart from each other, and from the persons `beside` them (names by person).
    """
    rows = list(mandates.order_by("seq", "id"))
    contests = mandates.order_by().values("contest")
    found = {row.id: row for row in models.Contest.objects.filter(id__in=contests)}
    units = places(
        labels, models.Unit.objects.filter(id__in=models.Contest.objects.filter(id__in=contests).values("unit"))
    )
    returns = {
        row.contest: row
        for row in models.Return.objects.filter(contest__in=contests).only("contest", "grade", "votes", "valid")
    }
    names = names_of(mandates.order_by().values("person"))
    rows.sort(key=lambda row: (row.seq, int(row.id.rpartition(":")[2])))
    listed = {**(beside or {}), **names}
    named = Named(names, homes(labels, namesakes(listed, listed) & names.keys()))
    twins = named.twins(rows)
    return [
        _holder(row, found[row.contest], returns[row.contest], units[found[row.contest].unit], named, row.id in twins)
        for row in rows
    ]


class Named(NamedTuple):
    """The names of persons, and the homes of those who share a name with another in the list."""

    names: Mapping[str, str]
    homes: Mapping[str, Place]

    def twins(self, rows: Iterable[models.Mandate]) -> set[str]:
        """Return the mandates that one contest gave to several of one name and one home."""
        keys = {
            row.id: (row.contest, self.names[row.person], self.homes[row.person].id)
            for row in rows
            if row.person in self.homes
        }
        times = Counter(keys.values())
        return {mandate for mandate, key in keys.items() if times[key] > 1}


def _holder(
    row: models.Mandate, contest: models.Contest, declared: models.Return, unit: Place, named: Named, twin: bool
) -> Holder:
    return Holder(
        id=row.id,
        person=row.person,
        name=named.names.get(row.person, ""),
        home=named.homes.get(row.person),
        twin=twin,
        number=row.number,
        contest=row.contest,
        place=row.id.rpartition(":")[2],
        kind=row.kind,
        office=row.office,
        office_unit=row.office_unit,
        unit=unit,
        grade=declared.grade,
        votes=declared.votes.get(str(row.number)),
        valid=declared.valid,
        ranked=is_ranked(contest.rule),
        since=row.starts,
        until=row.ends - timedelta(days=1) if row.ends else None,
    )


def names_of(persons: QuerySet[Any, Any] | Iterable[str]) -> dict[str, str]:
    """Return the names of persons by id; empty where erased."""
    return dict(models.Person.objects.filter(id__in=persons).values_list("id", "name"))


def places(labels: Labels, units: QuerySet[models.Unit]) -> dict[str, Place]:
    """Return units by id."""
    return {row.id: labels.place(row) for row in units}


def is_ranked(rule: str) -> bool:
    """Tell whether votes under a rule are first votes; each round of an exhaustive ballot is a vote of its own."""
    return rule in RULES and RULES[rule].needs_ranking and rule != "exhaustive"
