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
from comitia.core.mandate.departure import leaving_with
from comitia.core.mandate.ending import MandateEnded, MandateRestored, making_way
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.grace import falling_with, no_longer_resting, seated_again
from comitia.core.mandate.mandate import IssueMandates, MandatesIssued
from comitia.core.mandate.membership import PersonExpelled, losing_all
from comitia.core.mandate.post import PostAbolished, holders_of
from comitia.core.mandate.resignation import ResignationSettled, ResignationTendered, released
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared, filling, vacated

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
        case MandateEnded() | VacancyDeclared():
            yield from _after_end(facts, event, at)
        case MandateRestored() | MandatesIssued() | MandatesGiven() | AlternateCalled() | CharterAmended():
            yield from _lifting(facts, event, at)
        case PostAbolished() | PersonExpelled() | UnitMerged() | UnitDissolved():
            yield from _losing(facts, event, at)
        case ResignationTendered() if event.body is None:
            yield from released(facts, event, None, at)
        case ResignationSettled() if event.outcome == "accepted":
            yield from _released_by(facts, event, at)
        case _:
            return


def _after_end(facts: Facts, event: MandateEnded | VacancyDeclared, at: date) -> Iterator[Command]:
    match event:
        case MandateEnded():
            yield from falling_with(facts, event, at)
            yield from vacated(facts, event, at)
        case VacancyDeclared():
            yield from filling(event, at)


def _losing(
    facts: Facts, event: PostAbolished | PersonExpelled | UnitMerged | UnitDissolved, at: date
) -> Iterator[Command]:
    match event:
        case PostAbolished():
            yield from holders_of(facts, event, at)
        case PersonExpelled():
            yield from losing_all(facts, event, at)
        case UnitMerged() | UnitDissolved():
            yield from leaving_with(facts, event, at)


def _lifting(
    facts: Facts,
    event: MandateRestored | MandatesIssued | MandatesGiven | AlternateCalled | CharterAmended,
    at: date,
) -> Iterator[Command]:
    match event:
        case CharterAmended():
            yield from no_longer_resting(facts, at)
            return
        case MandatesIssued():
            persons = tuple(mandate.person for mandate in event.mandates)
        case MandatesGiven():
            persons = event.persons
        case AlternateCalled():
            persons = (event.person,)
        case MandateRestored():
            yield from making_way(facts, event, at)
            persons = (event.person,)
    for person in persons:
        yield from seated_again(facts, person, event.office, event.office_unit, at)


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
