"""Who sat in a body at a moment of the record, and which body had sent each."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from comitia.charter import Charter
from comitia.store import models
from comitia.store.queries.instructions.heirs import Heirs, heirs
from comitia.store.queries.instructions.voters import Lives, Voters, held, lives_of, voters

Place = tuple[str, str]
"""A body or post, and its unit."""
NOBODY: tuple[None, None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """The mandates of some bodies, with the ends and restorings of each, who had a vote, and who gave them."""

    mandates: Mapping[Place, Sequence[models.Mandate]]
    lives: Lives
    voters: Voters
    givers: Mapping[str, Place]
    heirs: Heirs

    def at(self, place: Place, vote: models.Vote | None) -> list[models.Mandate]:
        """Return the mandates of those who had a vote in a body when one was declared; those that hold now without."""
        every = self.mandates.get(place, ())
        if vote is None:
            return [row for row in every if row.is_live]
        return [row for row in every if held(self.lives, row, vote) and self.voters.has_vote(row, vote)]

    def giver(self, row: models.Mandate, vote: models.Vote | None) -> Place | tuple[None, None]:
        """Return the body and unit that gave a mandate; nobody where voters did who meet in no body.

        Where the unit was merged before the vote, the one in which its members were stands in its place.
        """
        place = self.givers.get(row.contest or row.motion or "")
        if place is None or row.contest is None:
            return place or NOBODY
        heir = self.heirs.successor(place[1], vote.seq if vote else None)
        return (place[0], heir) if heir is not None else NOBODY


def seats(charter: Charter, places: Collection[Place]) -> Seats:
    """Return the mandates of some bodies; eleven queries at most, however many seats they have."""
    offices, units = {office for office, _ in places}, {unit for _, unit in places}
    mandates: defaultdict[Place, list[models.Mandate]] = defaultdict(list)
    for row in models.Mandate.objects.filter(office__in=offices, office_unit__in=units).order_by("seq", "number"):
        if (row.office, row.office_unit) in places:
            mandates[row.office, row.office_unit].append(row)
    rows = [row for each in mandates.values() for row in each]
    lives = lives_of([row.id for row in rows])
    return Seats(mandates=mandates, lives=lives, voters=voters(rows), givers=_givers(charter, rows), heirs=heirs())


def _givers(charter: Charter, rows: Sequence[models.Mandate]) -> dict[str, Place]:
    contests = models.Contest.objects.filter(id__in={row.contest for row in rows if row.contest})
    meetings: dict[tuple[str | None, str], str] = {}
    for body in charter.bodies.values():
        if body.roll is not None:
            meetings.setdefault((body.roll, body.scope), body.id)
    found: dict[str, Place] = {}
    held = list(contests.values_list("id", "body", "roll", "unit"))
    types = dict(models.Unit.objects.filter(id__in={unit for *_, unit in held}).values_list("id", "type"))
    for contest, elector, roll, unit in held:
        name = elector or meetings.get((roll, types.get(unit, "")))
        if name:
            found[contest] = (name, unit)
    motions = models.Motion.objects.filter(id__in={row.motion for row in rows if row.motion})
    found |= {motion: (body, unit) for motion, body, unit in motions.values_list("id", "body", "unit")}
    return found
