"""What became of units: their history in sentences, where their members are now, and how many are on their rolls."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from operator import itemgetter

from django.db.models import Q

from comitia.core.election.enrolment import Enrolment
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit_change import UnitEstablished, UnitMerged, UnitReinstated
from comitia.core.events import Event, event_of
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.acts import act, known
from comitia.store.queries.labels import Labels, Place

TYPES = ("unit_established/1", "unit_moved/1", "unit_merged/1", "unit_dissolved/1", "unit_reinstated/1")
LISTED = 60
"""So many changes of one unit are listed, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One change of a unit, or of one that it is made of or has given off: the sentence, its day, and its entry."""

    seq: int
    day: str
    text: str
    motion: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a unit is there: since when, by which motion (None: the founding), from which unit it was split off.

    Of one that is gone: the last day on which it was there no more, by which motion, and into which unit it went.
    """

    since: date
    formed_by: int | None
    split_from: Place | None
    is_live: bool
    ended: date | None
    ended_by: int | None
    into: Place | None
    successor: Place | None
    merged: Sequence[Place]
    given_off: Sequence[Place]


def standing(words: Labels, row: models.Unit, changes: Sequence[Changed]) -> Standing:
    """Return what is to be said of a unit above all else; no query where it never changed, four or so where it did."""
    others = models.Unit.objects.order_by("seq") if changes else models.Unit.objects.none()
    heir = None if row.is_live else successors([row.id]).get(row.id)
    near = {
        found.id: words.place(found)
        for found in models.Unit.objects.filter(id__in=[each for each in (row.split_from, row.into, heir) if each])
    }
    return Standing(
        since=row.since,
        formed_by=number_of(row.formed_by) if row.formed_by else None,
        split_from=near.get(row.split_from or ""),
        is_live=row.is_live,
        ended=row.ended,
        ended_by=number_of(row.ended_by) if row.ended_by else None,
        into=near.get(row.into or ""),
        successor=near.get(heir or "") if heir != row.into else None,
        merged=[words.place(found) for found in others.filter(into=row.id)],
        given_off=[words.place(found) for found in others.filter(split_from=row.id)],
    )


def history(words: Labels, unit: str) -> list[Changed]:
    """Return the changes of a unit, and those by which others came into it, left it or went up into it."""
    about = Q(unit=unit) | Q(body__into=unit) | Q(body__split_from=unit) | Q(body__parent=unit) | Q(body__before=unit)
    rows = list(models.Act.objects.filter(about, type__in=TYPES).order_by("-seq")[:LISTED])
    if not rows:
        return []
    events = [event_of(row.type, row.body) for row in rows]
    names = known(words, events)
    return [
        Changed(seq=row.seq, day=row.occurred, text=act(event, names).text, motion=number_of(row.motion or "-0"))
        for row, event in zip(rows, events, strict=True)
    ]


def successors(units: Collection[str]) -> dict[str, str]:
    """Return, of units that are there, themselves, and of merged ones, the unit in which their members are now."""
    found: dict[str, str] = {}
    step = {unit: unit for unit in units}
    while step:
        rows = {row.id: row for row in models.Unit.objects.filter(id__in=set(step.values()))}
        found |= {unit: at for unit, at in step.items() if at in rows and rows[at].is_live}
        step = {unit: into for unit, at in step.items() if at in rows and (into := rows[at].into) is not None}
    return found


def electors(roll: str, units: Sequence[str]) -> int | None:
    """Return how many are on a roll in units now; None where a certified roll no longer tells, since one was split."""
    rolls = models.Roll.objects.filter(roll=roll)
    if not models.Act.objects.filter(type__in=TYPES).exists():
        return sum(rolls.filter(unit__in=units).values_list("electors", flat=True))
    enrolment = Enrolment()
    for _, event in merge(_certified(roll), _changed(), key=itemgetter(0)):
        match event:
            case RollCertified():
                enrolment.certify(event)
            case UnitEstablished(split_from=str()):
                enrolment.split(event.split_from or "", event.unit)
            case UnitMerged():
                enrolment.merge(event.unit, event.into)
            case UnitReinstated():
                enrolment.come_back(event.unit)
            case _:
                pass
    return enrolment.electors(roll, units)


def _certified(roll: str) -> Iterator[tuple[int, Event]]:
    for row in models.Roll.objects.filter(roll=roll).order_by("seq"):
        yield (
            row.seq,
            RollCertified(
                roll=roll,
                unit=row.unit,
                reference_date=row.reference_date,
                electors=row.electors,
                digest=row.digest,
            ),
        )


def _changed() -> Iterator[tuple[int, Event]]:
    for row in models.Act.objects.filter(type__in=TYPES).order_by("seq"):
        yield row.seq, event_of(row.type, row.body)
