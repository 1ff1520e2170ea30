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
from comitia.core.election.unit_change import UnitDissolved, UnitMerged
from comitia.core.facts import Facts
from comitia.core.mandate.acceptance import MandateDeclined, asking, declining
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
from comitia.core.mandate.incompatibility import (
    ChoiceMade,
    IncompatibilityFound,
    found_by_amendment,
    found_with,
    given_up,
    lapsing,
)
from comitia.core.mandate.leaving_unit import leaving_with
from comitia.core.mandate.mandate import IssueMandates, MandatesIssued
from comitia.core.mandate.membership import PersonExpelled, losing_all
from comitia.core.mandate.post import PostAbolished, holders_of
from comitia.core.mandate.resignation import ResignationSettled, ResignationTendered, released
from comitia.core.mandate.takeover import ContestTakenOver
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared, filling, left_by, vacated

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
        case MandateEnded() | VacancyDeclared() | GraceBegun() | PersonExpelled() | CharterAmended():
            yield from _after_loss(facts, event, at)
        case MandateRestored() | GraceLifted():
            yield from _regained(facts, event, at)
        case MandatesIssued() | MandatesGiven() | AlternateCalled() | ContestTakenOver():
            yield from _begun(facts, event, at)
        case PostAbolished():
            yield from holders_of(facts, event, at)
        case ResignationTendered() if event.body is None:
            yield from released(facts, event, None, at)
        case ResignationSettled() if event.outcome == "accepted":
            yield from _released_by(facts, event, at)
        case _:
            yield from _leaving(facts, event, at)


def _leaving(facts: Facts, event: Event, at: date) -> Iterator[Command]:
    match event:
        case DepartureEntered():
            yield from _losing(facts, event, at)
        case DepartureWithdrawn():
            yield from returning(facts, event, at)
        case MandateDeclined():
            yield from declining(event, at)
        case UnitMerged() | UnitDissolved():
            yield from leaving_with(facts, event, at)
        case IncompatibilityFound():
            yield from lapsing(facts, event, at)
        case ChoiceMade():
            yield from given_up(facts, event, at)
        case _:
            return


def _after_loss(
    facts: Facts,
    event: MandateEnded | VacancyDeclared | GraceBegun | PersonExpelled | CharterAmended,
    at: date,
) -> Iterator[Command]:
    match event:
        case MandateEnded():
            yield from vacated(facts, event, at)  # first: who moves up here may then move up above
            yield from falling_with(facts, event, at)
        case VacancyDeclared():
            yield from filling(event, at)
        case GraceBegun():
            yield from ending_with_term(facts, event, at)
        case PersonExpelled():
            yield from _losing(facts, event, at)
        case CharterAmended():
            yield from no_longer_resting(facts, at)
            if event.edition < event.before:
                yield from resting_again(facts, at)
            yield from found_by_amendment(facts, event, at)


def _losing(facts: Facts, event: PersonExpelled | DepartureEntered, at: date) -> Iterator[Command]:
    """Yield that a person loses what an event takes, and then what is vacant, the lowest first."""
    held = upper_first(facts, tuple(held for held in facts.holdings.of_person(event.person) if held.can_end_on(at)))
    yield from losing_all(facts, event, at) if isinstance(event, PersonExpelled) else departing(facts, event, at)
    left = (facts.holdings.mandate(each.mandate) for each in reversed(held))
    yield from left_by(facts, (each for each in left if each is not None), at)


def _regained(facts: Facts, event: MandateRestored | GraceLifted, at: date) -> Iterator[Command]:
    """Yield what follows where a mandate is live again, or holds as before."""
    if isinstance(event, MandateRestored):
        yield from making_way(facts, event, at)
        yield from restored_above(facts, event, at)
    yield from seated_again(facts, event.person, event.office, event.office_unit, at)
    if isinstance(event, MandateRestored):
        yield from found_with(facts, (event.mandate,), None, at)


def _begun(
    facts: Facts, event: MandatesIssued | MandatesGiven | AlternateCalled | ContestTakenOver, at: date
) -> Iterator[Command]:
    """Yield what follows where mandates begin: nobody is asked to accept what documents say is held already."""
    motion, new = None, _new(event)
    match event:
        case MandatesGiven():
            motion = event.motion
        case AlternateCalled():
            before = facts.holdings.mandate(event.instead_of)
            motion = before.ended.motion if before is not None and before.ended is not None else None
        case _:
            pass
    for person in new.values():
        yield from seated_again(facts, person, event.office, event.office_unit, at)
    yield from () if isinstance(event, ContestTakenOver) else asking(facts, new, at)
    yield from found_with(facts, list(new), motion, at)


def _new(event: MandatesIssued | MandatesGiven | AlternateCalled | ContestTakenOver) -> dict[str, str]:
    """Return who holds each of the mandates that begin."""
    match event:
        case MandatesIssued():
            return {each.mandate: each.person for each in event.mandates}
        case MandatesGiven():
            return {event.mandate(number): person for number, person in enumerate(event.persons, 1)}
        case AlternateCalled():
            return {event.mandate: event.person}
        case ContestTakenOver():
            return {event.mandate(each.number): each.person for each in event.holders}


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
