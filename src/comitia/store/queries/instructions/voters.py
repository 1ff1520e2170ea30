"""Which of those who sat in a body had a vote at a moment of the record: nobody on leave, suspended, or barred."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comitia.charter import Charter, from_canonical
from comitia.charter.not_with import bars_vote, votes_ex_officio
from comitia.core.events import event_of
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.core.mandate.course import is_running
from comitia.store import models

LIFE = ("mandate_ended/1", "mandate_restored/1")
Lives = Mapping[str, Sequence[tuple[int, str]]]
"""The ends and restorings of mandates, by mandate, with their places on the record."""


def held(lives: Lives, row: models.Mandate, vote: models.Vote) -> bool:
    """Tell whether a mandate held when a vote was declared."""
    in_term = row.starts <= vote.taken and (row.ends is None or vote.taken < row.ends)
    before = [what for seq, what in lives.get(row.id, ()) if seq < vote.seq]
    return row.seq < vote.seq and in_term and (not before or before[-1] != LIFE[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Voters:
    """The leaves and suspensions from some mandates, the editions of the charter, and what members hold elsewhere."""

    away: Mapping[str, Sequence[tuple[int, HolderAway | HolderBack]]]
    editions: Sequence[tuple[int, Charter]]
    others: Mapping[str, Sequence[models.Mandate]]
    lives: Lives

    def has_vote(self, row: models.Mandate, vote: models.Vote) -> bool:
        """Tell whether the holder of a mandate had a vote."""
        return not self._is_away(row, vote) and not self._is_barred(row, vote)

    def _is_away(self, row: models.Mandate, vote: models.Vote) -> bool:
        running: dict[str, HolderAway] = {}
        for seq, event in self.away.get(row.id, ()):
            if seq < vote.seq and isinstance(event, HolderAway):
                running[event.motion] = event
            elif seq < vote.seq and isinstance(event, HolderBack):
                running.pop(event.away_by, None)
        return any(is_running(each, vote.taken) for each in running.values())

    def _is_barred(self, row: models.Mandate, vote: models.Vote) -> bool:
        charter = [charter for seq, charter in self.editions if seq < vote.seq][-1]
        if row.by_post is not None and not votes_ex_officio(charter, row.office, row.by_post):
            return True
        return any(
            other.office in barring(charter, row.office) and held(self.lives, other, vote)
            for other in self.others.get(row.person, ())
        )


def barring(charter: Charter, body: str) -> list[str]:
    """Return the offices whose holders have no vote in a body."""
    if charter.incompatible.forbidden != "vote":
        return []
    return [other for other in charter.not_with.get(body, ()) if bars_vote(charter, body, other)]


def voters(rows: Collection[models.Mandate]) -> Voters:
    """Return who of the holders of mandates had a vote, at any moment; four queries at most."""
    editions = [(row.seq, from_canonical(row.charter)) for row in models.Edition.objects.order_by("seq")]
    bodies = {row.office for row in rows}
    offices = {office for _, charter in editions for body in bodies for office in barring(charter, body)}
    others: defaultdict[str, list[models.Mandate]] = defaultdict(list)
    if offices:
        persons = {row.person for row in rows}
        for row in models.Mandate.objects.filter(office__in=offices, person__in=persons):
            others[row.person].append(row)
    return Voters(
        away=_away(rows),
        editions=editions,
        others=others,
        lives=lives_of([row.id for each in others.values() for row in each]),
    )


def lives_of(mandates: Collection[str]) -> Lives:
    """Return the ends and restorings of mandates, in order; one query, none for no mandates."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    if mandates:
        acts = models.Act.objects.filter(type__in=LIFE, mandate__in=mandates).order_by("seq")
        for seq, what, mandate in acts.values_list("seq", "type", "mandate"):
            found[mandate or ""].append((seq, what))
    return found


def _away(rows: Iterable[models.Mandate]) -> Mapping[str, Sequence[tuple[int, HolderAway | HolderBack]]]:
    found: defaultdict[str, list[tuple[int, HolderAway | HolderBack]]] = defaultdict(list)
    acts = models.Act.objects.filter(type__in=("holder_away/1", "holder_back/1"), mandate__in=[row.id for row in rows])
    for row in acts.order_by("seq"):
        event = event_of(row.type, row.body)
        if isinstance(event, HolderAway | HolderBack):
            found[event.mandate].append((row.seq, event))
    return found
