"""What an event brings in its train on the same day: a carried motion its acts, an ended mandate what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.appeal import AppealSettled
from comitia.core.assembly.challenge import ChallengeDecided
from comitia.core.assembly.decision import (
    DecisionInEffect,
    DecisionReversed,
    ReverseDecision,
    TakeEffect,
    acts,
    waiting,
)
from comitia.core.assembly.ratification import AmendmentRatified, RatificationReversed, is_ratified
from comitia.core.assembly.reversal import undoing
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.contest import OpenRound
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.facts import Facts
from comitia.core.mandate.acceptance import MandateDeclined, asking, declining
from comitia.core.mandate.acting import going_on, no_longer_vacant, stepping_back
from comitia.core.mandate.by_election import ByElectionCalled, opening, stopping
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.countback import CountbackDeclared
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn, departing, returning
from comitia.core.mandate.ending import MandateEnded, MandateRestored, making_way, upper_first
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.grace import (
    GraceBegun,
    GraceLifted,
    ending_with_term,
    falling_with,
    no_longer_resting,
    resting_again,
    restored_above,
    seated_again,
)
from comitia.core.mandate.mandate import IssueMandates, MandatesIssued
from comitia.core.mandate.membership import PersonExpelled, losing_all
from comitia.core.mandate.post import PostAbolished, PostAltered, PostReinstated, holders_of
from comitia.core.mandate.resignation import ResignationSettled, ResignationTendered, released
from comitia.core.mandate.successor import SuccessorSeated
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared, counted_back, filling, left_by, vacated

if TYPE_CHECKING:
    from comitia.core.decider import Command
    from comitia.core.events import Event


def consequences(facts: Facts, event: Event, at: date) -> Iterator[Command]:  # noqa: C901, PLR0912, PLR0915  one case an event
    """Yield the commands that an event brings in its train; `facts` hold the event already.

    Each brings about exactly one event. One is entered, with all that follows from it, before the next is asked for:
    what it is to be may depend on that.
    """
    match event:
        case ReturnDeclared():
            if event.elected:
                yield IssueMandates(contest=event.contest, at=at)
            if event.next_round:
                yield OpenRound(after=event.contest, at=at)
        case VoteDeclared():
            yield from _in_effect(facts, event.motion, at)
        case ChallengeDecided():
            yield from _after_challenge(facts, event, at)
        case DecisionInEffect():
            yield from acts(facts, event.motion, at)
        case DecisionReversed():
            yield from undoing(facts, event.motion, at)
        case AmendmentRatified():
            yield from _in_effect(facts, event.amendment, at)
        case RatificationReversed():
            yield from _after_unratification(facts, event, at)
        case AppealSettled():
            yield from _after_appeal(facts, event, at)
        case MandateEnded() | GraceBegun() | PersonExpelled() | DepartureEntered() | MandateDeclined():
            yield from _after_loss(facts, event, at)
        case VacancyDeclared() | CountbackDeclared() | ByElectionCalled():
            yield from _after_vacancy(facts, event, at)
        case (
            MandatesIssued() | MandatesGiven() | AlternateCalled() | PersonCoopted() | SuccessorSeated() | GraceLifted()
        ):
            yield from _after_gain(facts, event, at)
        case MandateRestored() | DepartureWithdrawn():
            yield from _after_return(facts, event, at)
        case PostAbolished() | PostAltered() | PostReinstated() | CharterAmended():
            yield from _after_change(facts, event, at)
        case ResignationTendered() if event.body is None:
            yield from released(facts, event, None, at)
        case ResignationSettled() if event.outcome == "accepted":
            yield from _released_by(facts, event, at)
        case _:
            return


def _after_loss(
    facts: Facts,
    event: MandateEnded | GraceBegun | PersonExpelled | DepartureEntered | MandateDeclined,
    at: date,
) -> Iterator[Command]:
    match event:
        case MandateEnded():
            yield from stepping_back(facts, event, at)
            yield from vacated(facts, event, at)  # before what falls: who moves up here may then move up above
            yield from falling_with(facts, event, at)
        case GraceBegun():
            yield from ending_with_term(facts, event, at)
        case PersonExpelled() | DepartureEntered():
            yield from _losing(facts, event, at)
        case MandateDeclined():
            yield from declining(event, at)


def _losing(facts: Facts, event: PersonExpelled | DepartureEntered, at: date) -> Iterator[Command]:
    """Yield that a person loses what an event takes, and then what is vacant, the lowest first."""
    held = upper_first(facts, tuple(held for held in facts.holdings.of_person(event.person) if held.can_end_on(at)))
    yield from losing_all(facts, event, at) if isinstance(event, PersonExpelled) else departing(facts, event, at)
    left = (facts.holdings.mandate(each.mandate) for each in reversed(held))
    yield from left_by(facts, (each for each in left if each is not None), at)


def _after_vacancy(
    facts: Facts, event: VacancyDeclared | CountbackDeclared | ByElectionCalled, at: date
) -> Iterator[Command]:
    match event:
        case VacancyDeclared():
            yield from filling(facts, event, at)
        case CountbackDeclared():
            yield from counted_back(event, at)
        case ByElectionCalled():
            yield opening(event, at)


def _after_change(
    facts: Facts, event: PostAbolished | PostAltered | PostReinstated | CharterAmended, at: date
) -> Iterator[Command]:
    match event:
        case CharterAmended():
            yield from no_longer_resting(facts, at)
            if event.edition < event.before:
                yield from resting_again(facts, at)
            yield from no_longer_vacant(facts, at)
        case PostAbolished():
            yield from holders_of(facts, event, at)
            yield from no_longer_vacant(facts, at)
        case PostAltered():
            yield from no_longer_vacant(facts, at)
        case PostReinstated():
            yield from going_on(facts, event, at)


def _after_gain(
    facts: Facts,
    event: MandatesIssued | MandatesGiven | AlternateCalled | PersonCoopted | SuccessorSeated | GraceLifted,
    at: date,
) -> Iterator[Command]:
    match event:
        case MandatesIssued():
            persons = tuple(mandate.person for mandate in event.mandates)
            new = tuple(mandate.mandate for mandate in event.mandates)
        case MandatesGiven():
            persons = event.persons
            new = tuple(event.mandate(number) for number in range(1, len(persons) + 1))
        case AlternateCalled() | PersonCoopted() | SuccessorSeated():
            persons, new = (event.person,), (event.mandate,)
        case GraceLifted():
            persons, new = (event.person,), ()
    for person in persons:
        yield from seated_again(facts, person, event.office, event.office_unit, at)
    yield from asking(facts, new, at)
    yield from no_longer_vacant(facts, at)


def _after_return(facts: Facts, event: MandateRestored | DepartureWithdrawn, at: date) -> Iterator[Command]:
    if isinstance(event, DepartureWithdrawn):
        yield from returning(facts, event, at)
        return
    yield from making_way(facts, event, at)
    yield from restored_above(facts, event, at)
    yield from stopping(facts, event, at)
    yield from going_on(facts, event, at)
    yield from seated_again(facts, event.person, event.office, event.office_unit, at)
    yield from no_longer_vacant(facts, at)


def _in_effect(facts: Facts, motion: str, at: date) -> Iterator[TakeEffect]:
    """Yield that a decision takes effect, where it is carried and nothing makes it wait."""
    found = facts.proceedings.motion(motion)
    if found is not None and found.state == "carried" and not any(waiting(facts, found, at)):
        yield TakeEffect(motion=motion, at=at)


def _after_challenge(facts: Facts, event: ChallengeDecided, at: date) -> Iterator[TakeEffect | ReverseDecision]:
    found = facts.proceedings.motion(event.motion)
    if found is not None and found.state == "in_effect" and not event.carried:
        yield ReverseDecision(motion=event.motion, why="challenge", at=at)
    else:
        yield from _in_effect(facts, event.motion, at)


def _after_unratification(facts: Facts, event: RatificationReversed, at: date) -> Iterator[ReverseDecision]:
    found = facts.proceedings.motion(event.amendment)
    if found is not None and found.state == "in_effect" and not is_ratified(facts, found):
        yield ReverseDecision(motion=event.amendment, why="ratification", at=at)


def _after_appeal(facts: Facts, event: AppealSettled, at: date) -> Iterator[TakeEffect | ReverseDecision]:
    found = facts.proceedings.motion(event.appealed)
    if found is None:
        return
    if event.outcome == "upheld" and found.state in {"carried", "in_effect"}:
        yield ReverseDecision(motion=event.appealed, why="appeal", at=at)
    else:
        yield from _in_effect(facts, event.appealed, at)


def _released_by(facts: Facts, event: ResignationSettled, at: date) -> Iterator[Command]:
    found = facts.holdings.resignation(event.resignation)
    if found is not None:
        yield from released(facts, found.tendered, event.motion, at)
