"""The event types of the record: the name each has in an entry, and its body. A released type never changes."""

from datetime import date

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.appeal import AppealLodged, AppealSettled
from comitia.core.assembly.attendance import AttendanceCounted
from comitia.core.assembly.challenge import ChallengeDecided, VoteChallenged
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, DecisionReversed
from comitia.core.assembly.motion import MotionMoved, MotionWithdrawn
from comitia.core.assembly.named_vote import VotesByName
from comitia.core.assembly.ratification import AmendmentRatified, RatificationReversed
from comitia.core.assembly.report import ResolutionReported
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.election.unit_change import UnitDissolved, UnitEstablished, UnitMerged, UnitMoved, UnitReinstated
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import TestimonyAdded
from comitia.core.mandate.acceptance import AcceptanceAsked, MandateAccepted, MandateDeclined
from comitia.core.mandate.act_in_office import ActedInOffice
from comitia.core.mandate.acting import ActingBegun, ActingEnded
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.core.mandate.by_election import ByElectionCalled
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.countback import CountbackDeclared
from comitia.core.mandate.delegation import DelegationRestored, DelegationRevoked, PowerDelegated
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.ex_officio import SeatedExOfficio
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.grace import GraceBegun, GraceLifted
from comitia.core.mandate.hearing import HolderHeard
from comitia.core.mandate.incompatibility import ChoiceMade, IncompatibilityFound
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.membership import ChargesLaid, PersonExpelled, PersonHeard, PersonReadmitted
from comitia.core.mandate.person import PersonEntered
from comitia.core.mandate.petition import PetitionOpened, PetitionSettled, SignaturesCertified
from comitia.core.mandate.post import PostAbolished, PostAltered, PostCreated, PostReinstated
from comitia.core.mandate.release import ResignationConditionMet, ResignationInEffect, ResignationWithdrawn
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.settlement import ResignationSettled
from comitia.core.mandate.successor import SuccessorSeated
from comitia.core.mandate.takeover import ContestTakenOver, SeatsTakenOver
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared
from comitia.core.record.canonical import JSON
from comitia.core.record.codec import BadBody, from_json, to_json

Event = (
    OrganizationFounded
    | CharterAdopted
    | UnitFormed
    | RollCertified
    | SeatsApportioned
    | ContestOpened
    | CandidatesListed
    | ReturnDeclared
    | ContestClosed
    | MandatesIssued
    | AttendanceCounted
    | MotionMoved
    | MotionWithdrawn
    | VoteDeclared
    | VotesByName
    | VoteChallenged
    | ChallengeDecided
    | DecisionInEffect
    | DecisionLapsed
    | DecisionReversed
    | AmendmentRatified
    | RatificationReversed
    | AppealLodged
    | AppealSettled
    | ResolutionReported
    | CharterAmended
    | MandatesGiven
    | MandateEnded
    | MandateRestored
    | PostCreated
    | PostAltered
    | PostAbolished
    | PostReinstated
    | ResignationTendered
    | ResignationSettled
    | ResignationWithdrawn
    | ResignationConditionMet
    | ResignationInEffect
    | ChargesLaid
    | PersonHeard
    | PersonEntered
    | PersonExpelled
    | PersonReadmitted
    | GraceBegun
    | GraceLifted
    | VacancyDeclared
    | CountbackDeclared
    | AlternateCalled
    | SeatsTakenOver
    | ContestTakenOver
    | DepartureEntered
    | DepartureWithdrawn
    | AcceptanceAsked
    | MandateAccepted
    | MandateDeclined
    | HolderAway
    | HolderBack
    | ByElectionCalled
    | PersonCoopted
    | ActingBegun
    | ActingEnded
    | IncompatibilityFound
    | ChoiceMade
    | PowerDelegated
    | DelegationRevoked
    | DelegationRestored
    | ActedInOffice
    | UnitEstablished
    | UnitMoved
    | UnitMerged
    | UnitDissolved
    | UnitReinstated
    | PetitionOpened
    | SignaturesCertified
    | PetitionSettled
    | HolderHeard
    | SuccessorSeated
    | SeatedExOfficio
    | SourceRegistered
    | PastActEntered
    | TestimonyAdded
    | PastActRetracted
    | BreachFlagged
    | BreachSettled
    | NoteAdded
)

TYPES: dict[str, type[Event]] = {
    "organization_founded/1": OrganizationFounded,
    "charter_adopted/1": CharterAdopted,
    "unit_formed/1": UnitFormed,
    "roll_certified/1": RollCertified,
    "seats_apportioned/1": SeatsApportioned,
    "contest_opened/1": ContestOpened,
    "candidates_listed/1": CandidatesListed,
    "return_declared/1": ReturnDeclared,
    "contest_closed/1": ContestClosed,
    "mandates_issued/1": MandatesIssued,
    "attendance_counted/1": AttendanceCounted,
    "motion_moved/1": MotionMoved,
    "motion_withdrawn/1": MotionWithdrawn,
    "vote_declared/1": VoteDeclared,
    "votes_by_name/1": VotesByName,
    "vote_challenged/1": VoteChallenged,
    "challenge_decided/1": ChallengeDecided,
    "decision_in_effect/1": DecisionInEffect,
    "decision_lapsed/1": DecisionLapsed,
    "decision_reversed/1": DecisionReversed,
    "amendment_ratified/1": AmendmentRatified,
    "ratification_reversed/1": RatificationReversed,
    "appeal_lodged/1": AppealLodged,
    "appeal_settled/1": AppealSettled,
    "resolution_reported/1": ResolutionReported,
    "charter_amended/1": CharterAmended,
    "mandates_given/1": MandatesGiven,
    "mandate_ended/1": MandateEnded,
    "mandate_restored/1": MandateRestored,
    "post_created/1": PostCreated,
    "post_altered/1": PostAltered,
    "post_abolished/1": PostAbolished,
    "post_reinstated/1": PostReinstated,
    "resignation_tendered/1": ResignationTendered,
    "resignation_settled/1": ResignationSettled,
    "resignation_withdrawn/1": ResignationWithdrawn,
    "resignation_condition_met/1": ResignationConditionMet,
    "resignation_in_effect/1": ResignationInEffect,
    "charges_laid/1": ChargesLaid,
    "person_heard/1": PersonHeard,
    "person_entered/1": PersonEntered,
    "person_expelled/1": PersonExpelled,
    "person_readmitted/1": PersonReadmitted,
    "grace_begun/1": GraceBegun,
    "grace_lifted/1": GraceLifted,
    "vacancy_declared/1": VacancyDeclared,
    "countback_declared/1": CountbackDeclared,
    "alternate_called/1": AlternateCalled,
    "seats_taken_over/1": SeatsTakenOver,
    "contest_taken_over/1": ContestTakenOver,
    "departure_entered/1": DepartureEntered,
    "departure_withdrawn/1": DepartureWithdrawn,
    "acceptance_asked/1": AcceptanceAsked,
    "mandate_accepted/1": MandateAccepted,
    "mandate_declined/1": MandateDeclined,
    "holder_away/1": HolderAway,
    "holder_back/1": HolderBack,
    "by_election_called/1": ByElectionCalled,
    "person_coopted/1": PersonCoopted,
    "acting_begun/1": ActingBegun,
    "acting_ended/1": ActingEnded,
    "incompatibility_found/1": IncompatibilityFound,
    "choice_made/1": ChoiceMade,
    "power_delegated/1": PowerDelegated,
    "delegation_revoked/1": DelegationRevoked,
    "delegation_restored/1": DelegationRestored,
    "act_in_office/1": ActedInOffice,
    "unit_established/1": UnitEstablished,
    "unit_moved/1": UnitMoved,
    "unit_merged/1": UnitMerged,
    "unit_dissolved/1": UnitDissolved,
    "unit_reinstated/1": UnitReinstated,
    "petition_opened/1": PetitionOpened,
    "signatures_certified/1": SignaturesCertified,
    "petition_settled/1": PetitionSettled,
    "holder_heard/1": HolderHeard,
    "successor_seated/1": SuccessorSeated,
    "seated_ex_officio/1": SeatedExOfficio,
    "source_registered/1": SourceRegistered,
    "past_act_entered/1": PastActEntered,
    "testimony_added/1": TestimonyAdded,
    "past_act_retracted/1": PastActRetracted,
    "breach_flagged/1": BreachFlagged,
    "breach_settled/1": BreachSettled,
    "note_added/1": NoteAdded,
}

NAMES = {kind: name for name, kind in TYPES.items()}


def occurred(event: Event, at: date) -> str:
    """Return when an event occurred, as its entry says it: of the past, as documents date it; else the day `at`."""
    return event.when if isinstance(event, PastActEntered) else at.isoformat()


def day_of(event: Event, occurred: str) -> date:
    """Return the day by which rules judge an entry; no rule asks for that of an act of the past."""
    return date.min if isinstance(event, PastActEntered) else date.fromisoformat(occurred)


def body_of(event: Event) -> JSON:
    """Return the body under which an event is entered."""
    return to_json(event)


def event_of(name: str, body: JSON) -> Event:
    """Return the event that an entry holds, or raise `BadBody`."""
    if name not in TYPES:
        message = f"this version does not know the entry type {name!r}"
        raise BadBody(message)
    return from_json(TYPES[name], body)
