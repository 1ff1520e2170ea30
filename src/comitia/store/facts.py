"""The facts that deciders ask, loaded from the tables instead of replaying the record."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from heapq import merge
from operator import itemgetter

from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import Candidate, CandidatesListed
from comitia.core.election.contest import ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.electorate import Electorate
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.events import Event, day_of, event_of
from comitia.core.mandate.by_election import RESTORED
from comitia.core.mandate.mandate import Mandate, MandatesIssued
from comitia.core.mandate.takeover import TAKEN_OVER
from comitia.core.record.entry import Chain
from comitia.core.state import State
from comitia.count import UnitLot
from comitia.store import models

NO_DAY = "0001-01-01"
"""For acts whose day no rule asks for."""


def load(chain: Chain | None, before: int | None = None) -> State:
    """Return the state that the tables hold at the given end of the record; empty before the founding.

    With `before` it is that of the holders, units, rolls and acts before this entry; the contests are all there. The
    stages of counts are left in the tables: no rule asks for them.
    """
    state = State()
    if chain is None:
        return state
    opened = dict(models.Contest.objects.values_list("id", "opened"))
    for event in _events():
        day = opened[event.contest] if isinstance(event, ContestOpened) else NO_DAY
        state.evolve(event, date.fromisoformat(day))
    for seq, day, event in merge(_units(), _rolls(), _mandates(), _acts(), key=itemgetter(0)):
        if before is not None and seq >= before:
            break
        state.evolve(event, day_of(event, day))
    for roll, unit, person in models.Elector.objects.values_list("roll", "unit", "person").iterator():
        state.enroll(roll, unit, person)
    state.head = chain.head
    return state


def _events() -> Iterator[Event]:
    yield from _founding()
    for row in models.Apportionment.objects.order_by("seq"):
        yield SeatsApportioned(
            body=row.body,
            unit=row.unit,
            group=row.group,
            base=row.base,
            sizes=row.sizes,
            seats=row.seats,
            lot_seed=row.lot_seed,
            lots=tuple(
                UnitLot(draw=lot["draw"], question=lot["question"], tied=tuple(lot["tied"]), order=tuple(lot["order"]))
                for lot in row.lots
            ),
        )
    yield from _contests()


def _units() -> Iterator[tuple[int, str, Event]]:
    """Yield the units of the founding, where they lay then: what decisions did with them is in their acts."""
    for unit in models.Unit.objects.filter(formed_by=None).order_by("seq").iterator():
        yield unit.seq, NO_DAY, UnitFormed(unit=unit.id, type=unit.type, parent=unit.formed_in, name=unit.name)


def _rolls() -> Iterator[tuple[int, str, Event]]:
    for roll in models.Roll.objects.order_by("seq").iterator():
        event = RollCertified(
            roll=roll.roll,
            unit=roll.unit,
            reference_date=roll.reference_date,
            electors=roll.electors,
            digest=roll.digest,
        )
        yield roll.seq, NO_DAY, event


def _founding() -> Iterator[Event]:
    row = models.Organization.objects.get()
    yield OrganizationFounded(organization=row.id, title=row.title, seed=row.seed, seed_words=row.seed_words)
    first = models.Edition.objects.get(motion=None)
    yield CharterAdopted(edition=first.edition, digest=first.digest, charter=first.charter)


def _acts() -> Iterator[tuple[int, str, Event]]:
    """Yield the acts of bodies that decide, with their place and day."""
    for row in models.Act.objects.order_by("seq").iterator():
        yield row.seq, row.occurred, event_of(row.type, row.body)


def _contests() -> Iterator[Event]:
    candidates: defaultdict[str, list[Candidate]] = defaultdict(list)
    for each in models.Candidate.objects.order_by("contest", "number").iterator():
        candidates[each.contest].append(Candidate(number=each.number, person=each.person, name=each.name))
    returns = {row.contest: row for row in models.Return.objects.defer("count").iterator()}
    for row in models.Contest.objects.exclude(outcome=TAKEN_OVER).order_by("seq").iterator():
        yield _opened(row)
        if row.id in candidates:
            yield CandidatesListed(contest=row.id, candidates=tuple(candidates[row.id]))
        if row.id in returns:
            yield _declared(returns[row.id])
        if row.state == "closed":
            vacant = row.seats - 1 if row.outcome == RESTORED else row.seats
            yield ContestClosed(contest=row.id, outcome=row.outcome, vacant=vacant)


def _opened(row: models.Contest) -> ContestOpened:
    return ContestOpened(
        contest=row.id,
        kind=row.kind,
        office=row.office,
        office_unit=row.office_unit,
        group=row.group,
        electorate=Electorate(roll=row.roll, body=row.body, unit=row.unit, number=row.electors),
        seats=row.seats,
        rule=row.rule,
        options=row.options,
        round=row.round,
        first=row.first,
        standing=None if row.standing is None else tuple(row.standing),
        lot_seed=row.lot_seed,
    )


def _declared(row: models.Return) -> ReturnDeclared:
    return ReturnDeclared(
        contest=row.contest,
        grade=row.grade,
        cast=row.cast,
        valid=row.valid,
        blank=row.blank,
        invalid=row.invalid,
        votes=row.votes,
        elected=tuple(row.elected),
        vacant=row.vacant,
        runners_up=tuple(row.runners_up),
        next_round=tuple(row.next_round),
        count=None,
        box=row.box,
        source=row.source,
    )


def _mandates() -> Iterator[tuple[int, str, Event]]:
    """Yield the mandates of returns, with the place of their entry; their day is in them. Documents are acts."""
    alternates: defaultdict[str, list[str]] = defaultdict(list)
    for each in models.Alternate.objects.order_by("contest", "rank").iterator():
        alternates[each.contest].append(each.person)
    issued: dict[str, list[models.Mandate]] = {}
    elected = models.Mandate.objects.exclude(contest=None).filter(instead_of=None, evidence=None)
    for row in elected.order_by("seq", "id").iterator():
        issued.setdefault(row.contest or "", []).append(row)
    for contest, rows in issued.items():
        first = rows[0]
        event = MandatesIssued(
            contest=contest,
            kind=first.kind,
            office=first.office,
            office_unit=first.office_unit,
            mandates=tuple(
                Mandate(mandate=row.id, person=row.person, number=row.number)
                for row in sorted(rows, key=lambda row: int(row.id.rpartition(":")[2]))
            ),
            alternates=tuple(alternates[contest]),
            starts=first.starts,
            ends=first.ends,
        )
        yield first.seq, NO_DAY, event
