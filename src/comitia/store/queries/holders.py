"""Who holds what: mandates with the holder's name, the unit that elected, and the votes, in one shape for all pages."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from comitia.count.words import first_totals_of
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.endings import Ending, ending
from comitia.store.queries.falling import Fall, falls
from comitia.store.queries.homes import homes, namesakes
from comitia.store.queries.labels import Labels, Place
from comitia.store.queries.standing import notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One mandate: who holds it, from which contest or motion and unit, with how many votes, from when until when.

    `id` is the mandate's, `place` its number in its `source`, `number` the holder's on the list of candidates,
    `home` the unit that tells the holder from another of the same name; where that is the same too for another whom
    the contest elected, `twin`. `votes` is an exact decimal, None where no vote is known, of what `counted`
    says: votes, first votes, approvals or points. `until` is the last day of the mandate, None without a term. `ended`
    is the day on which it ended before that, for a `cause`, and by the motion `ended_by` if there is one. `grace` is
    the day on which it ends because the seat on which it rests is lost, `falls` tells that it ends with another under a
    grace. `filler` is that by which the holder moved up, empty where none; `notes` are sentences on acceptance awaited,
    leave and suspension. A seat that goes with the post `by_post` goes with the mandate `by_mandate`; `ex_officio` is
    the word for that post, empty where there is none.
    """

    id: str
    person: str
    name: str
    home: Place | None
    twin: bool
    number: int
    contest: str | None
    motion: str | None
    place: str
    kind: str
    office: str
    office_unit: str
    unit: Place
    grade: str
    votes: str | None
    valid: int | None
    counted: str
    since: date
    until: date | None
    ended: date | None
    cause: str
    ended_by: str | None
    grace: date | None
    falls: Fall | None
    notes: Sequence[str]
    filler: str
    by_mandate: str | None
    by_post: str | None
    ex_officio: str

    @property
    def source(self) -> str:
        """Return the contest or the motion that gave the mandate, or that of the post with which it goes."""
        return self.contest or self.motion or source_of(self.by_mandate)

    @property
    def number_of_motion(self) -> int | None:
        """Return the number of the motion that gave the mandate; None where a contest did."""
        return number_of(self.motion) if self.motion else None

    @property
    def ending(self) -> Ending | None:
        """Return why the mandate ended before its term; None where nothing has ended it."""
        return ending(self.cause, self.ended_by, self.motion, self.kind) if self.ended else None

    @property
    def whence(self) -> str:
        """Return what tells the holder from a namesake: the unit, and the number where that is the same; or nothing."""
        return f"of {self.home.name}{f' (no. {self.number})' if self.twin else ''}" if self.home else ""


def source_of(mandate: str | None) -> str:
    """Return the contest or motion after which a mandate is named; nothing for none."""
    return (mandate or "").rpartition(":")[0]


def live() -> QuerySet[models.Mandate]:
    """Return the mandates that nothing has ended; whether the term of one is over, only its dates say."""
    return models.Mandate.objects.filter(is_live=True)


def holders(
    labels: Labels, mandates: QuerySet[models.Mandate], beside: Mapping[str, str] | None = None
) -> list[Holder]:
    """Return the mandates of a selection, in the order of their entries; seven queries, eleven where names are shared.

    Holders are told apart from each other, and from the persons `beside` them (names by person).
    """
    rows = list(mandates.order_by("seq", "id"))
    contests = mandates.order_by().values("contest")
    found = {row.id: row for row in models.Contest.objects.filter(id__in=contests)}
    own = mandates.order_by().filter(contest=None).values("office_unit")
    where = Q(id__in=models.Contest.objects.filter(id__in=contests).values("unit")) | Q(id__in=own)
    units = places(labels, models.Unit.objects.filter(where))
    returns = {
        row.contest: row
        for row in models.Return.objects.filter(contest__in=contests).only("contest", "grade", "votes", "valid")
    }
    names = names_of(mandates.order_by().values("person"))
    rows.sort(key=lambda row: (row.seq, int(row.id.rpartition(":")[2])))
    listed = {**(beside or {}), **names}
    named = Named(names, homes(labels, namesakes(listed, listed) & names.keys()))
    twins = named.twins(rows)
    known = Known(
        contests=found,
        returns=returns,
        units=units,
        named=named,
        twins=twins,
        falls=falls(labels, rows),
        notes=notes(rows),
    )
    return [_holder(row, known, labels) for row in rows]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the tables know of the holders of a selection."""

    contests: Mapping[str, models.Contest]
    returns: Mapping[str, models.Return]
    units: Mapping[str, Place]
    named: Named
    twins: Collection[str]
    falls: Mapping[str, Fall]
    notes: Mapping[str, Sequence[str]]


def _holder(row: models.Mandate, known: Known, labels: Labels) -> Holder:
    contest, declared = known.contests.get(row.contest or ""), known.returns.get(row.contest or "")
    return Holder(
        id=row.id,
        person=row.person,
        name=known.named.names.get(row.person, ""),
        home=known.named.homes.get(row.person),
        twin=row.id in known.twins,
        number=row.number,
        contest=row.contest,
        motion=row.motion,
        place=row.id.rpartition(":")[2],
        kind=row.kind,
        office=row.office,
        office_unit=row.office_unit,
        unit=known.units[contest.unit if contest else row.office_unit],
        grade=declared.grade if declared else "by_decision",
        votes=declared.votes.get(str(row.number)) if declared else None,
        valid=declared.valid if declared else None,
        counted=first_totals_of(contest.rule) if contest else "votes",
        since=row.starts,
        until=row.ends - timedelta(days=1) if row.ends else None,
        ended=row.ended,
        cause=row.cause,
        ended_by=row.ended_by,
        grace=row.grace_until,
        falls=known.falls.get(row.id),
        notes=known.notes.get(row.id, ()),
        filler=row.filler,
        by_mandate=row.by_mandate,
        by_post=row.by_post,
        ex_officio=labels.office("post", row.by_post).one if row.by_post else "",
    )


def names_of(persons: QuerySet[Any, Any] | Iterable[str]) -> dict[str, str]:
    """Return the names of persons by id; empty where erased."""
    return dict(models.Person.objects.filter(id__in=persons).values_list("id", "name"))


def places(labels: Labels, units: QuerySet[models.Unit]) -> dict[str, Place]:
    """Return units by id."""
    return {row.id: labels.place(row) for row in units}


def one_word(counted: Iterable[str]) -> str:
    """Return the one word for what stands in a column, `votes` where nothing does; empty where they are several."""
    words = set(counted) or {"votes"}
    return words.pop() if len(words) == 1 else ""
