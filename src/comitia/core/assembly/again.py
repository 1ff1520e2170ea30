"""From an event back to the command that brought it about, so that an auditor can decide it again.

Only what somebody enters has such a command. What a decision does is the consequence of another entry, and is
compared with that.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from comitia.core.assembly.appeal import AppealLodged, LodgeAppeal
from comitia.core.assembly.attendance import AttendanceCounted, CountAttendance
from comitia.core.assembly.challenge import ChallengeDecided, ChallengeVote, DecideChallenge, VoteChallenged
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, TakeEffect
from comitia.core.assembly.effects import effect_of
from comitia.core.assembly.motion import MotionMoved, MotionWithdrawn, MoveMotion, WithdrawMotion
from comitia.core.assembly.named_vote import RecordVotes, VotesByName
from comitia.core.assembly.report import ReportResolution, ResolutionReported
from comitia.core.assembly.vote import DeclareVote, VoteDeclared
from comitia.core.mandate.acceptance import (
    AcceptMandate,
    DeclineMandate,
    MandateAccepted,
    MandateDeclined,
    SettleSilence,
)
from comitia.core.mandate.act_in_office import ActedInOffice, ActInOffice
from comitia.core.mandate.acting import ActingEnded, EndActing
from comitia.core.mandate.by_election import ByElectionCalled, CallByElection
from comitia.core.mandate.delegation import DelegateInOffice, DelegationRevoked, PowerDelegated, RevokeDelegation
from comitia.core.mandate.departure import (
    DepartureEntered,
    DepartureWithdrawn,
    EnterDeparture,
    WithdrawDeparture,
)
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.grace import EndGrace
from comitia.core.mandate.hearing import HearHolder, HolderHeard
from comitia.core.mandate.incompatibility import ChoiceMade, ChooseMandate, EndUnchosen
from comitia.core.mandate.membership import ChargesLaid, HearPerson, LayCharges, PersonHeard
from comitia.core.mandate.person import EnterPerson, PersonEntered
from comitia.core.mandate.petition import (
    CertifySignatures,
    OpenPetition,
    PetitionOpened,
    PetitionSettled,
    RunOutPetition,
    SignaturesCertified,
)
from comitia.core.mandate.release import (
    MeetCondition,
    ReleaseHolder,
    ResignationConditionMet,
    ResignationInEffect,
    ResignationWithdrawn,
    WithdrawResignation,
)
from comitia.core.mandate.resignation import ResignationTendered, TenderResignation
from comitia.core.mandate.settlement import LetSilenceSettle, ResignationSettled
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.assembly.decider import AssemblyCommand
    from comitia.core.events import Event


def command_again(event: Event, at: date) -> AssemblyCommand:  # noqa: C901, PLR0911  one case an event type
    """Return the command that an entry goes back to; refuse one that only another entry can bring about."""
    match event:
        case AttendanceCounted():
            return CountAttendance(
                body=event.body, unit=event.unit, present=event.present, credentialed=event.credentialed, at=at
            )
        case MotionMoved():
            return MoveMotion(
                body=event.body,
                unit=event.unit,
                mover=event.mover,
                text=event.text,
                effect=effect_of(event.effect),
                at=at,
            )
        case MotionWithdrawn():
            return WithdrawMotion(motion=event.motion, at=at)
        case VoteDeclared():
            return DeclareVote(motion=event.motion, tally=event.tally, at=at)
        case VotesByName():
            return RecordVotes(motion=event.motion, votes=event.votes, at=at)
        case VoteChallenged():
            return ChallengeVote(motion=event.motion, challenger=event.challenger, grounds=event.grounds, at=at)
        case ChallengeDecided():
            return DecideChallenge(motion=event.motion, recount=event.recount, at=at)
        case DecisionInEffect() | DecisionLapsed():
            return TakeEffect(motion=event.motion, at=at)
        case AppealLodged():
            return LodgeAppeal(motion=event.motion, body=event.body, unit=event.unit, text=event.text, at=at)
        case ResolutionReported():
            return ReportResolution(motion=event.motion, outcome=event.outcome, text=event.text, at=at)
        case _:
            return _about_persons(event, at)


def _about_persons(event: Event, at: date) -> AssemblyCommand:  # noqa: C901, PLR0911, PLR0912  one case an event type
    match event:
        case ChargesLaid():
            return LayCharges(person=event.person, body=event.body, unit=event.unit, text=event.text, at=at)
        case PersonEntered():
            return EnterPerson(person=event.person, name=event.name, at=at)
        case PersonHeard():
            return HearPerson(charges=event.charges, appeared=event.appeared, at=at)
        case MandateEnded(cause="support_lost"):
            return EndGrace(mandate=event.mandate, at=at)
        case DepartureEntered():
            named = event.mandates if event.cause == "disqualified" else ()
            return EnterDeparture(person=event.person, cause=event.cause, mandates=named, text=event.text, at=at)
        case DepartureWithdrawn():
            return WithdrawDeparture(departure=event.departure, text=event.text, at=at)
        case MandateAccepted() | MandateDeclined():
            return _answer(event, at)
        case ByElectionCalled():
            return CallByElection(contest=event.of, at=at)
        case ActingEnded():
            return EndActing(mandate=event.mandate, at=at)
        case MandateEnded(cause="incompatible"):
            return EndUnchosen(mandate=event.mandate, at=at)
        case ChoiceMade():
            return ChooseMandate(mandate=event.mandate, at=at)
        case ActedInOffice() | PowerDelegated(mandate=str()) | DelegationRevoked(motion=None):
            return _of_power(event, at)
        case _:
            return _about_resignations(event, at)


def _about_resignations(event: Event, at: date) -> AssemblyCommand:
    match event:
        case ResignationTendered():
            return _tender(event, at)
        case ResignationSettled(why="silence"):
            return LetSilenceSettle(resignation=event.resignation, at=at)
        case ResignationWithdrawn():
            return WithdrawResignation(resignation=event.resignation, text=event.text, at=at)
        case ResignationConditionMet():
            return MeetCondition(resignation=event.resignation, text=event.text, at=at)
        case ResignationInEffect():
            return ReleaseHolder(resignation=event.resignation, at=at)
        case _:
            return _about_recall(event, at)


def _about_recall(event: Event, at: date) -> AssemblyCommand:
    match event:
        case PetitionOpened():
            return OpenPetition(mandate=event.mandate, openers=event.openers, grounds=event.grounds, at=at)
        case SignaturesCertified():
            return CertifySignatures(
                petition=event.petition, valid=event.valid, rejected=event.rejected, digest=event.digest, at=at
            )
        case PetitionSettled(motion=None):
            return RunOutPetition(petition=event.petition, at=at)
        case HolderHeard():
            return HearHolder(motion=event.motion, appeared=event.appeared, at=at)
        case _:
            raise Refused("no entry before it brings it about", rule="record", subject=type(event).__name__)


def _answer(event: MandateAccepted | MandateDeclined, at: date) -> AssemblyCommand:
    if event.by_silence:
        return SettleSilence(mandate=event.mandate, at=at)
    answer = AcceptMandate if isinstance(event, MandateAccepted) else DeclineMandate
    return answer(mandate=event.mandate, at=at)


def _of_power(event: ActedInOffice | PowerDelegated | DelegationRevoked, at: date) -> AssemblyCommand:
    match event:
        case ActedInOffice():
            capacity = event.delegation or event.mandate or ""
            return ActInOffice(capacity=capacity, power=event.power, text=event.text, at=at)
        case PowerDelegated():
            mandate = event.mandate or ""
            return DelegateInOffice(mandate=mandate, person=event.person, powers=event.powers, until=event.until, at=at)
        case DelegationRevoked():
            return RevokeDelegation(delegation=event.delegation, motion=None, cause="revoked", at=at)


def _tender(event: ResignationTendered, at: date) -> TenderResignation:
    """Return a letter as it was handed in; its day is the one that it names, or the one that a notice gives."""
    return TenderResignation(
        mandates=event.mandates,
        text=event.text,
        request=event.request,
        condition=event.condition,
        effective_on=event.effective_on,
        at=at,
    )
