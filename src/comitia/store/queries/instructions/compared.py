"""What delegates were instructed on motions, how they voted by name, and whether it was kept; from the tables alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.charter import Bound, Charter, bound, from_canonical
from comitia.core.assembly.instruction import Delegate, verdict
from comitia.store import models
from comitia.store.queries.decisions.instructed import HELD
from comitia.store.queries.instructions.seats import Place, Seats, seats


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One instruction: the motion that gave it, its body, the vote, and the places on the record where it held."""

    motion: str
    giver: Place
    vote: str
    since: int
    until: int | None

    def held(self, seq: int | None) -> bool:
        """Tell whether it held just before an entry; without one, whether it holds now."""
        if seq is None:
            return self.until is None
        return self.since < seq and (self.until is None or self.until > seq)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One motion: what binds those who vote on it, and each of them with what was instructed and voted."""

    rule: Bound
    delegates: Sequence[Delegate]


def compared(charter: Charter, motions: Sequence[models.Motion]) -> dict[str, Compared]:
    """Return the comparison on motions, by motion; some twenty queries; `charter` is the edition in force."""
    ids = [row.id for row in motions]
    votes = {row.motion: row for row in models.Vote.objects.filter(motion__in=ids, number=1)}
    given, named, rules = _given(ids), _named(ids), _rules(charter, motions)
    found = seats(charter, {(row.body, row.unit) for row in motions})
    compared: dict[str, Compared] = {}
    for row in motions:
        vote = votes.get(row.id)
        binding = {each.giver: each for each in given.get(row.id, ()) if each.held(vote.seq if vote else None)}
        delegates = _delegates(found, row, vote, binding, _last(named.get(row.id, ()), vote), rules[row.id])
        compared[row.id] = Compared(rule=rules[row.id], delegates=delegates)
    return compared


def _delegates(
    found: Seats,
    motion: models.Motion,
    vote: models.Vote | None,
    binding: Mapping[Place, Given],
    named: Mapping[str, str],
    rule: Bound,
) -> list[Delegate]:
    delegates = []
    for row in found.at((motion.body, motion.unit), vote):
        body, unit = found.giver(row, vote)
        by = binding.get((body, unit)) if body is not None and unit is not None else None
        told, voted = by.vote if by else None, named.get(row.id)
        delegates.append(
            Delegate(
                mandate=row.id,
                person=row.person,
                by=by.motion if by else None,
                instructed=told,
                voted=voted,
                verdict=verdict(rule, told, voted),
            )
        )
    return delegates


def _given(motions: Collection[str]) -> dict[str, list[Given]]:
    """Return the instructions on motions that were ever in effect, by motion, in the order of taking effect."""
    rows = models.Motion.objects.filter(kind="instruct", state__in=HELD, effect__motion__in=motions)
    about = {row.id: row for row in rows}
    acts = models.Act.objects.filter(motion__in=about, type__in=("decision_in_effect/1", "decision_reversed/1"))
    since: dict[str, int] = {}
    until: dict[str, int] = {}
    for seq, what, motion in acts.order_by("seq").values_list("seq", "type", "motion"):
        (since if what == "decision_in_effect/1" else until)[motion or ""] = seq
    found: defaultdict[str, list[Given]] = defaultdict(list)
    for motion, seq in sorted(since.items(), key=lambda pair: pair[1]):
        row = about[motion]
        giver, vote = (row.body, row.unit), row.effect["vote"]
        given = Given(motion=motion, giver=giver, vote=vote, since=seq, until=until.get(motion))
        found[row.effect["motion"]].append(given)
    return found


Entered = tuple[int, date, str, str]
"""A vote by name as entered: its place on the record, its day, the mandate, and the vote."""


def _named(motions: Collection[str]) -> dict[str, list[Entered]]:
    found: defaultdict[str, list[Entered]] = defaultdict(list)
    rows = models.NamedVote.objects.filter(motion__in=motions).order_by("seq", "mandate")
    for row in rows:
        found[row.motion].append((row.seq, row.entered, row.mandate, row.vote))
    return found


def _last(entered: Iterable[Entered], vote: models.Vote | None) -> dict[str, str]:
    """Return the last vote of each mandate; before the result, a list of another day begins anew."""
    found: dict[str, str] = {}
    before: date | None = None
    for seq, day, mandate, how in entered:
        if (vote is None or seq < vote.seq) and before not in {None, day}:
            found = {}
        before = day
        found[mandate] = how
    return found


def _rules(charter: Charter, motions: Sequence[models.Motion]) -> dict[str, Bound]:
    """Return what binds those who vote on each motion: by the edition under which it was moved."""
    acts = models.Act.objects.filter(motion__in=[row.id for row in motions], type="motion_moved/1")
    moved = {motion: body["edition"] for motion, body in acts.values_list("motion", "body")}
    others = set(moved.values()) - {charter.edition}
    editions = {
        edition: from_canonical(body)
        for edition, body in models.Edition.objects.filter(edition__in=others).values_list("edition", "charter")
    }
    editions[charter.edition] = charter
    return {row.id: bound(editions[moved[row.id]], row.body) for row in motions}
