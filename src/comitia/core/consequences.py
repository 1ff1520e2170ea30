"""What an event brings in its train on the same day: a carried motion its acts, an ended mandate what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.aftermath import after
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
from comitia.core.history.following import Told, flagging
from comitia.core.mandate.mandate import IssueMandates

if TYPE_CHECKING:
    from comitia.core.decider import Command
    from comitia.core.events import Event


def consequences(facts: Facts, event: Event, at: date) -> Iterator[Command]:  # noqa: C901  one case an event
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
        case _ if isinstance(event, Told):
            yield from flagging(facts, event)
        case _:
            yield from after(facts, event, at)


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
