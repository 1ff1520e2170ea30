"""What events of bodies that decide, and of mandates, mean to the state. No rule is here, and nothing is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.appeal import AppealLodged, AppealSettled
from comitia.core.assembly.attendance import AttendanceCounted
from comitia.core.assembly.challenge import ChallengeDecided, VoteChallenged
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, DecisionReversed
from comitia.core.assembly.instruction import binding, instructions_on
from comitia.core.assembly.motion import MotionMoved, MotionWithdrawn
from comitia.core.assembly.named_vote import VotesByName
from comitia.core.assembly.proceedings import Proceedings
from comitia.core.assembly.ratification import AmendmentRatified, RatificationReversed
from comitia.core.assembly.report import ResolutionReported
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.unit_change import UnitDissolved, UnitEstablished, UnitMerged, UnitMoved
from comitia.core.facts import Facts
from comitia.core.mandate.act_in_office import ActedInOffice
from comitia.core.mandate.acting import ActingBegun, ActingEnded
from comitia.core.mandate.authority import Authority
from comitia.core.mandate.away import HolderAway, HolderBack, acting
from comitia.core.mandate.by_election import ByElectionCalled
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.countback import CountbackDeclared
from comitia.core.mandate.delegation import DelegationRestored, DelegationRevoked, PowerDelegated
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.ex_officio import SeatedExOfficio
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.grace import GraceBegun, GraceLifted
from comitia.core.mandate.holdings import Holdings
from comitia.core.mandate.incompatibility import IncompatibilityFound
from comitia.core.mandate.letters import Letters
from comitia.core.mandate.membership import ChargesLaid, PersonExpelled, PersonHeard, PersonReadmitted
from comitia.core.mandate.person import PersonEntered
from comitia.core.mandate.petition import PetitionSettled
from comitia.core.mandate.post import PostAbolished, PostAltered, PostCreated, PostReinstated
from comitia.core.mandate.release import ResignationConditionMet, ResignationInEffect, ResignationWithdrawn
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.settlement import ResignationSettled
from comitia.core.mandate.successor import SuccessorSeated
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared

if TYPE_CHECKING:
    from comitia.core.events import Event

ACTS = (
    MandatesGiven,
    PersonCoopted,
    MandateEnded,
    PostCreated,
    PostAltered,
    PostAbolished,
    PersonExpelled,
    PersonReadmitted,
    ResignationSettled,
    AmendmentRatified,
    CharterAmended,
    HolderAway,
    HolderBack,
    PowerDelegated,
    DelegationRevoked,
    UnitEstablished,
    UnitMoved,
    UnitMerged,
    UnitDissolved,
    PetitionSettled,
    SuccessorSeated,
)
"""What a decision does, and what undoes it looks for."""


def evolve_proceedings(proceedings: Proceedings, facts: Facts, event: Event, at: date) -> None:  # noqa: C901, PLR0912, PLR0915  one case an event
    """Take one event in as far as it is about motions; `facts` hold the rest of it already."""
    match event:
        case AttendanceCounted():
            proceedings.attend(event, at)
        case MotionMoved():
            proceedings.move(event, at)
        case MotionWithdrawn():
            proceedings.end(event.motion, "withdrawn", at)
        case VoteDeclared():
            _vote(proceedings, facts, event, at)
        case VotesByName():
            proceedings.name(event, at)
        case VoteChallenged():
            proceedings.challenge(event, at)
        case ChallengeDecided():
            proceedings.answer(event, at)
        case DecisionInEffect():
            proceedings.end(event.motion, "in_effect", at)
        case DecisionLapsed():
            proceedings.end(event.motion, "lapsed", at, event.rule)
        case DecisionReversed():
            proceedings.end(event.motion, "reversed", at)
        case AmendmentRatified():
            proceedings.ratify(event.amendment, event.body, event.unit)
        case RatificationReversed():
            proceedings.unratify(event.amendment, event.body, event.unit)
        case AppealLodged():
            proceedings.appeal(event)
        case AppealSettled():
            proceedings.settle_appeal(event.appealed, event.outcome)
        case ResolutionReported():
            proceedings.report(event)
        case _:
            pass
    if isinstance(event, ACTS) and event.motion is not None:
        proceedings.act(event.motion, event)


def _vote(proceedings: Proceedings, facts: Facts, event: VoteDeclared, at: date) -> None:
    """Take in a result, with those who had a vote, and the instruction that bound each."""
    found = proceedings.motion(event.motion)
    seats = acting(facts, found.moved.body, found.moved.unit, at) if found is not None else []
    given = instructions_on(facts, event.motion)
    bound_by = {held.mandate: by for held in seats if given and (by := binding(facts, held, given)) is not None}
    proceedings.vote(event, at, tuple(held.mandate for held in seats), bound_by)


def evolve_holdings(holdings: Holdings, event: Event, at: date) -> None:  # noqa: C901, PLR0912, PLR0915  one case an event
    """Take one event in as far as it is about mandates, posts and persons."""
    match event:
        case MandatesGiven():
            holdings.give(event)
        case MandateEnded():
            holdings.end(event, at)
        case MandateRestored():
            holdings.restore(event)
        case AlternateCalled():
            holdings.call(event)
        case PersonCoopted() | SuccessorSeated():
            holdings.coopt(event)
        case SeatedExOfficio():
            holdings.seat(event)
        case PostCreated():
            holdings.make(event)
        case PostAltered():
            holdings.alter(event)
        case PostAbolished():
            holdings.abolish(event.post, event.units, event.motion)
        case PostReinstated():
            holdings.reinstate(event.post, event.units)
        case PersonEntered():
            holdings.members.enter(event.person)
        case PersonExpelled():
            holdings.members.expel(event.person, event.motion)
        case PersonReadmitted():
            holdings.members.readmit(event.person)
        case ChargesLaid():
            holdings.members.charge(event, at)
        case PersonHeard():
            holdings.members.hear(event.charges, at)
        case _:
            evolve_letters(holdings.letters, event, at)
            _evolve_places(holdings, event, at)


def evolve_letters(letters: Letters, event: Event, at: date) -> None:
    """Take one event in as far as it is about resignations."""
    match event:
        case ResignationTendered():
            letters.tender(event, at)
        case ResignationSettled():
            letters.settle(event, at)
        case ResignationConditionMet():
            letters.meet(event.resignation, at)
        case ResignationWithdrawn():
            letters.conclude(event.resignation, "withdrawn")
        case ResignationInEffect():
            letters.conclude(event.resignation, "in_effect")
        case _:
            pass


def _evolve_places(holdings: Holdings, event: Event, at: date) -> None:  # noqa: C901  one case an event
    """Take one event in as far as it is about places that are vacant, or held for some time yet."""
    match event:
        case GraceBegun():
            holdings.begin_grace(event)
        case GraceLifted():
            holdings.lift_grace(event.mandate)
        case IncompatibilityFound():
            holdings.find_incompatible(event)
        case VacancyDeclared():
            holdings.declare_vacant(event, at)
        case CountbackDeclared():
            holdings.vacant.count(event)
        case ByElectionCalled():
            holdings.vacant.call(event)
        case ActingBegun():
            holdings.vacant.begin(event)
        case ActingEnded():
            holdings.vacant.end(event)
        case _:
            pass


def evolve_authority(authority: Authority, event: Event, at: date) -> None:  # noqa: C901  one case an event
    """Take one event in as far as it is about powers and who may use them."""
    match event:
        case PostCreated():
            authority.make(event)
        case PostAltered():
            authority.alter(event)
        case PostAbolished():
            authority.abolish(event)
        case PostReinstated():
            authority.reinstate(event.post, event.units)
        case DecisionReversed():
            authority.reverse(event.motion)
        case PowerDelegated():
            authority.delegate(event, at)
        case DelegationRevoked():
            authority.revoke(event)
        case DelegationRestored():
            authority.restore(event.delegation)
        case ActedInOffice():
            authority.act()
        case _:
            pass
