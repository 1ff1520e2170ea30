"""A unit: who sits for it above, its own bodies and posts, its elections, and the units below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.elections import Line, lines
from comitia.store.queries.holders import Holder, holders, live, one_word, places
from comitia.store.queries.labels import Labels, Place, labels
from comitia.store.queries.offices import Office, bodies_of, posts_of
from comitia.store.queries.organization import local, notes_of
from comitia.store.queries.unit_changes import Changed, Standing, history, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """A certified roll: its name, the number on it, and the day whose members it lists."""

    name: str
    electors: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Those whom a unit elected into one body above it; `title` names that body."""

    kind: str
    office: str
    unit: str
    title: str
    holders: Sequence[Holder]

    @property
    def counted(self) -> str:
        """Return what their votes are; empty where they differ."""
        return one_word(holder.counted for holder in self.holders if holder.votes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """A unit directly below: the state of its own election (or empty), the votes in it, and the units below it."""

    place: Place
    state: str
    votes: int
    below: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """All that the page of a unit shows; `way` goes from the topmost unit to this one, `left` lists who was below."""

    way: Sequence[Place]
    standing: Standing
    history: Sequence[Changed]
    rolls: Sequence[Rolled]
    sent: Sequence[Sent]
    bodies: Sequence[Office]
    posts: Sequence[Office]
    elections: Sequence[Line]
    below: Sequence[Below]
    left: Sequence[Place]

    @property
    def place(self) -> Place:
        """Return the unit itself."""
        return self.way[-1]


def unit_page(unit: str) -> UnitPage | None:
    """Return the page of a unit, or None where there is none; queries grow with the charter, not with the units."""
    words = labels()
    row = models.Unit.objects.filter(id=unit).first()
    if words is None or row is None:
        return None
    changes = history(words, unit)
    below = list(models.Unit.objects.filter(parent=unit).order_by("seq"))
    return UnitPage(
        way=tree.way_up(words, unit),
        standing=standing(words, row, changes),
        history=changes,
        rolls=[
            Rolled(name=words.roll(roll.roll), electors=roll.electors, day=roll.reference_date)
            for roll in models.Roll.objects.filter(unit=unit).order_by("seq")
        ],
        sent=_sent(words, unit),
        bodies=bodies_of(words, row) if row.is_live else [],
        posts=posts_of(words, row) if row.is_live else [],
        elections=lines(words, models.Contest.objects.filter(unit=unit).order_by("seq")),
        below=_below(words, unit, [each for each in below if each.is_live]),
        left=[words.place(each) for each in below if not each.is_live],
    )


def _sent(words: Labels, unit: str) -> list[Sent]:
    contests = models.Contest.objects.filter(unit=unit).exclude(office_unit=unit)
    above = places(words, models.Unit.objects.filter(id__in=contests.values("office_unit")))
    groups: dict[tuple[str, str, str], list[Holder]] = {}
    for holder in holders(words, live().filter(contest__in=contests.values("id"))):
        groups.setdefault((holder.kind, holder.office, holder.office_unit), []).append(holder)
    return [
        Sent(kind=kind, office=name, unit=at, title=words.office_of(kind, name, above[at].name), holders=found)
        for (kind, name, at), found in groups.items()
    ]


def _below(words: Labels, unit: str, found: Sequence[models.Unit]) -> list[Below]:
    there = models.Unit.objects.filter(is_live=True)
    rows = there.filter(parent=unit)
    numbers = dict(
        there.filter(parent__in=rows.values("id")).values_list("parent").annotate(number=Count("id")).order_by()
    )
    notes = notes_of(local(words).filter(unit__in=rows.values("id")))
    return [
        Below(
            place=words.place(row),
            state=notes.get(row.id, ("", 0))[0],
            votes=notes.get(row.id, ("", 0))[1],
            below=numbers.get(row.id, 0),
        )
        for row in found
    ]
