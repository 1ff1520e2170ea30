"""What falls together with a mandate under a grace: all that rests on it, through however many others.

The core ends these on the day on which the grace runs out (`comitia.core.mandate.grace.falling_with`), and enters
nothing before; this tells the same of that day in advance, from the tables.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.labels import Labels

Office = tuple[str, str]
"""A body or post, and its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A mandate falls `on` a day with the mandate under a grace at the bottom: `seat` is what that is, in words."""

    on: date
    seat: str

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        day = f"{self.on.day} {self.on:%B %Y}"
        return f"Falls with {self.seat} on {day}, unless the seat on which that rests is regained."


def falls(words: Labels, among: Iterable[models.Mandate] | None = None) -> Mapping[str, Fall]:
    """Return what falls with a mandate under a grace, by mandate, at least of those `among` these.

    A mandate under a grace has a day of its own, and is not returned. One query where no grace runs, and none where
    nothing among these rests on anything.
    """
    resting_here = None if among is None else {row.person for row in among if _can_fall(words, row)}
    if resting_here is not None and not resting_here:
        return {}
    live = models.Mandate.objects.filter(is_live=True)
    people = set(live.filter(grace_until__isnull=False).values_list("person", flat=True))
    people &= people if resting_here is None else resting_here
    if not people:
        return {}
    rows = list(live.filter(person__in=people).order_by("seq", "id"))
    resting = _Resting(words, rows)
    found = {row.id: end for row in rows if row.grace_until is None and (end := resting.end_of(row)) is not None}
    bottom = {row.office_unit for _, row in found.values()}
    units = dict(models.Unit.objects.filter(id__in=bottom).values_list("id", "name")) if bottom else {}
    return {mandate: Fall(on=on, seat=_in_words(words, row, units)) for mandate, (on, row) in found.items()}


def _in_words(words: Labels, row: models.Mandate, units: Mapping[str, str]) -> str:
    what = words.office_of(row.kind, row.office, units.get(row.office_unit, ""))
    return f"the seat in the {what}" if row.kind == "body" else f"the post of {what}"


class _Resting:
    """The live mandates of persons, and what each rests on."""

    def __init__(self, words: Labels, rows: Sequence[models.Mandate]) -> None:
        self._words, self._rows, self._below = words, {row.id: row for row in rows}, _offices_below(words, rows)
        self._seats: defaultdict[tuple[str, str, str], list[models.Mandate]] = defaultdict(list)
        for row in rows:
            self._seats[row.person, row.office, row.office_unit].append(row)

    def end_of(self, row: models.Mandate, above: frozenset[str] = frozenset()) -> tuple[date, models.Mandate] | None:
        """Return the day on which a mandate ends by a grace, and the mandate that has it; None where it goes on."""
        if row.grace_until is not None:
            return row.grace_until, row
        seats = [each for each in self._under(row) if each.id not in above]
        ends = {each.id: self.end_of(each, above | {row.id}) for each in seats}
        last = max((end for end in ends.values() if end is not None), key=lambda end: end[0], default=None)
        if last is None or _is_over(row, last[0]):
            return None
        stays = any(ends[each.id] is None and not _is_over(each, last[0]) for each in seats)
        return None if stays or self._is_seated_then(row, last[0], above | {row.id}) else last

    def _under(self, row: models.Mandate) -> Sequence[models.Mandate]:
        """Return the mandates of the same person on which one rests, or with which it goes."""
        if row.by_mandate is not None:
            return [self._rows[row.by_mandate]] if row.by_mandate in self._rows else []
        return self._seats[row.person, *self._below[row.id]] if row.id in self._below else []

    def _is_seated_then(self, row: models.Mandate, day: date, above: frozenset[str]) -> bool:
        """Tell whether a post gives the holder a seat, there where one rests, once the own seat there is lost."""
        body, unit = self._below.get(row.id, ("", ""))
        posts = (each for each in self._rows.values() if each.person == row.person and each.kind == "post")
        return any(
            body in self._words.charter.ex_officio.get(post.office, ())
            and not _is_over(post, day)
            and (post.id in above or (end := self.end_of(post, above)) is None or day < end[0])
            and unit in {place.id for place in tree.way_up(self._words, post.office_unit)}
            for post in posts
        )


def _is_over(row: models.Mandate, day: date) -> bool:
    return row.ends is not None and row.ends <= day


def _offices_below(words: Labels, rows: Sequence[models.Mandate]) -> Mapping[str, Office]:
    """Return the body in which a holder must sit to keep a mandate, by mandate: `rests_on` of the core, from tables."""
    sources = _sources(rows)
    contests = {row.id: row for row in models.Contest.objects.filter(id__in=set(sources.values()), roll=None)}
    found = {}
    for mandate, source in sources.items():
        contest = contests.get(source)
        if contest is not None and contest.body is not None and _is_nested(words, contest):
            found[mandate] = contest.body, contest.unit
    return found


def _can_fall(words: Labels, row: models.Mandate) -> bool:
    return row.is_live and row.grace_until is None and (row.by_mandate is not None or _is_nested(words, row))


def _is_nested(words: Labels, of: models.Mandate | models.Contest) -> bool:
    offices = words.charter.bodies if of.kind == "body" else words.charter.posts
    office = offices.get(of.office)
    return office is not None and bool(office.nested)


def _sources(rows: Sequence[models.Mandate]) -> Mapping[str, str]:
    """Return the contest that first filled the place of each mandate; none where a motion did."""
    came_after = [row for row in rows if row.instead_of is not None]
    known = {row.id: (row.contest, row.instead_of) for row in rows}
    if came_after:
        offices, units = {row.office for row in came_after}, {row.office_unit for row in came_after}
        there = models.Mandate.objects.filter(office__in=offices, office_unit__in=units)
        known |= {row.id: (row.contest, row.instead_of) for row in there.only("id", "contest", "instead_of")}
    found = {}
    for row in rows:
        contest, before = known[row.id]
        while before is not None and before in known:
            contest, before = known[before]
        if contest is not None:
            found[row.id] = contest
    return found
