"""The audit of one entry: whether its event follows, by the rules, from what was on the record before it.

Every event is decided again, from the state before it, and must come out the same. What no rule can tell (who stood,
what a document said, which ballots were in the box) is taken from the entry, and from the box where that is at hand.
Where a counted return's box is not, its figures must at least agree with each other. An event that another brought
about (`follows`) must be exactly what the rules make of that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import assert_never

from comitia.charter import CharterErrors, from_canonical
from comitia.core.assembly.again import command_again
from comitia.core.decider import Command, decide
from comitia.core.election.apportionment import ApportionSeats, SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed, listed
from comitia.core.election.contest import (
    CloseContest,
    ContestClosed,
    ContestOpened,
    OpenContest,
    OpenRound,
    refuse_early,
)
from comitia.core.election.declaration import DeclareCount, ReturnDeclared
from comitia.core.election.electorate import next_round_id
from comitia.core.election.entered import EnterReturn
from comitia.core.election.figures import disagreement
from comitia.core.election.organization import CharterAdopted, FoundOrganization, OrganizationFounded
from comitia.core.election.roll import CertifyRoll, RollCertified
from comitia.core.election.unit import FormUnit, UnitFormed
from comitia.core.events import Event
from comitia.core.history.again import PAST, told_again
from comitia.core.mandate.countback import CountBack, CountbackDeclared, decide_countback
from comitia.core.mandate.countback_figures import misfit
from comitia.core.mandate.mandate import IssueMandates, MandatesIssued
from comitia.core.mandate.takeover import ContestTakenOver, SeatsTakenOver, taken_again
from comitia.core.record.box import OpenedBox
from comitia.core.refused import Refused
from comitia.core.state import State

TAKEOVERS = (SeatsTakenOver, ContestTakenOver)


def audit(state: State, event: Event, at: date, box: OpenedBox | None) -> str | None:
    """Return why an event does not follow from the state before it, or None where it does.

    `box` is what the box that a return or a countback names holds, None where it is not at hand: then the figures of
    either need only agree with each other.
    """
    return _compared(event, lambda: _expected(state, event, at, box))


def follows(state: State, event: Event, command: Command) -> str | None:
    """Return why an event is not what `command`, the consequence of an event before, brings about; None where it is."""
    return _compared(event, lambda: decide(state, command)[0])


def _compared(event: Event, decided: Callable[[], Event | None]) -> str | None:
    try:
        expected = decided()
    except Refused as refused:
        return f"the rules refuse it: {refused}"
    except (ValueError, LookupError, AssertionError, OverflowError, CharterErrors) as error:
        return f"the rules cannot be applied to it: {error}"
    if expected is not None and expected != event:
        return f"the rules give another result: {_difference(expected, event)}"
    return None


def _difference(expected: Event, event: Event) -> str:
    if type(expected) is not type(event):
        return type(expected).__name__
    names = [name for name in type(event).__slots__ if getattr(expected, name) != getattr(event, name)]
    return ", ".join(f"{name} should be {getattr(expected, name)!r}" for name in names)[:400]


def _expected(state: State, event: Event, at: date, box: OpenedBox | None) -> Event | None:
    match event:
        case OrganizationFounded() | CharterAdopted():
            return _founding(state, event)
        case CandidatesListed():
            contest = state.contest(event.contest)
            if contest is None or not contest.is_awaited or contest.listed is not None:
                raise Refused("it is not open, or has its list", rule="contests", subject=f"contest {event.contest}")
            return listed(state, contest.opened, event.candidates, at)
        case ReturnDeclared():
            return _return(state, event, at, box)
        case CountbackDeclared():
            return _countback(state, event, at, box)
        case UnitFormed() | RollCertified() | SeatsApportioned() | ContestOpened() | ContestClosed() | MandatesIssued():
            return decide(state, _command(event, at))[0]
        case _:
            return decide(state, _again(event, at))[0]


def _again(event: Event, at: date) -> Command:
    if isinstance(event, PAST):
        return told_again(event)
    return taken_again(event, at) if isinstance(event, TAKEOVERS) else command_again(event, at)


def _command(
    event: UnitFormed | RollCertified | SeatsApportioned | ContestOpened | ContestClosed | MandatesIssued,
    at: date,
) -> Command:
    match event:
        case UnitFormed():
            return FormUnit(unit=event.unit, type=event.type, parent=event.parent, name=event.name, at=at)
        case RollCertified():
            return CertifyRoll(roll=event.roll, unit=event.unit, electors=event.electors, digest=event.digest, at=at)
        case SeatsApportioned():
            return ApportionSeats(body=event.body, unit=event.unit, group=event.group, at=at)
        case ContestOpened():
            return _opening(event, at)
        case ContestClosed():
            return CloseContest(contest=event.contest, outcome=event.outcome, at=at)
        case MandatesIssued():
            return IssueMandates(contest=event.contest, at=at)
        case _:
            assert_never(event)


def _opening(event: ContestOpened, at: date) -> OpenContest | OpenRound:
    if event.round == 1:
        return OpenContest(contest=event.contest, at=at)
    before = event.first if event.round == 2 else next_round_id(event.first, event.round - 1)
    return OpenRound(after=before, at=at)


def _founding(state: State, event: OrganizationFounded | CharterAdopted) -> Event | None:
    if isinstance(event, OrganizationFounded):
        if state.organization is not None:
            raise Refused("the record has begun already", rule="database: one organisation")
        return None  # the seed is checked with the charter, the next entry
    founded = state.organization
    if founded is None or state.adopted is not None:
        raise Refused("a charter is adopted once, at the founding", rule="amend")
    charter = from_canonical(event.charter)
    before = State()
    again = decide(before, FoundOrganization(charter=charter, seed_words=founded.seed_words, at=charter.in_force))
    if again[0] != founded:
        raise Refused("the founding has another id, title or seed than its charter gives", rule="founding")
    return again[1]


def _countback(state: State, event: CountbackDeclared, at: date, box: OpenedBox | None) -> Event | None:
    if box is None and event.count is not None:
        wrong = misfit(state, event, at)
        if wrong:
            raise Refused(wrong, rule="countback", subject=f"mandate {event.mandate}")
        return None
    if box is not None and event.count is None:
        raise Refused("its ballots are not lost: they are here", rule="countback", subject=f"mandate {event.mandate}")
    profile = None if box is None else box.profile
    return decide_countback(state, CountBack(mandate=event.mandate, profile=profile, box=event.box, at=at))[0]


def _return(state: State, event: ReturnDeclared, at: date, box: OpenedBox | None) -> Event | None:
    contest = state.contest(event.contest)
    if contest is None or contest.listed is None or not contest.is_awaited:
        raise Refused("it is not open, or has no candidates", rule="contests", subject=f"contest {event.contest}")
    if event.grade == "ballots_counted":
        if box is None:
            wrong = disagreement(contest, event)
            if wrong:
                raise Refused(wrong, rule="return", subject=f"contest {event.contest}")
            refuse_early(contest, at)
            return None
        command = DeclareCount(
            contest=event.contest,
            candidates=contest.listed.candidates,
            profile=box.profile,
            file_seats=box.seats,
            box=event.box or "",
            source=event.source,
            at=at,
        )
        return decide(state, command)[1]
    numbers = [candidate.number for candidate in contest.listed.candidates]
    return decide(
        state,
        EnterReturn(
            contest=event.contest,
            candidates=contest.listed.candidates,
            votes={number: int(event.votes[str(number)]) if event.votes else None for number in numbers},
            elected={number: None if event.next_round else number in event.elected for number in numbers},
            cast=event.cast,
            blank=event.blank,
            invalid=event.invalid,
            source=event.source,
            at=at,
        ),
    )[1]
