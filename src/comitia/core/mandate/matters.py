"""Who decides on the matters that are laid before comitia about holders: their powers, letters, petitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from comitia.core.facts import Facts
from comitia.core.mandate.act_in_office import ActInOffice, decide_act
from comitia.core.mandate.delegation import (
    DelegateByDecision,
    DelegateInOffice,
    RestoreDelegation,
    RevokeDelegation,
    decide_delegation,
    decide_delegation_by_decision,
    decide_restoration,
    decide_revocation,
)
from comitia.core.mandate.hearing import HearHolder, decide_holder_heard
from comitia.core.mandate.petition import (
    CertifySignatures,
    OpenPetition,
    RunOutPetition,
    SettlePetition,
    decide_petition,
    decide_signatures,
)
from comitia.core.mandate.petition_course import decide_settling, decide_time_over
from comitia.core.mandate.release import (
    MeetCondition,
    ReleaseHolder,
    WithdrawResignation,
    decide_condition,
    decide_release,
    decide_withdrawal_of,
)
from comitia.core.mandate.resignation import TenderResignation, decide_tender
from comitia.core.mandate.settlement import (
    LetSilenceSettle,
    SettleResignation,
    decide_by_silence,
    decide_settlement,
)
from comitia.core.mandate.successor import SeatSuccessor, decide_successor

if TYPE_CHECKING:
    from comitia.core.events import Event

PowerCommand = ActInOffice | DelegateInOffice | DelegateByDecision | RevokeDelegation | RestoreDelegation
ResignationCommand = (
    TenderResignation | SettleResignation | LetSilenceSettle | WithdrawResignation | MeetCondition | ReleaseHolder
)
"""What is done about resignations."""
RecallCommand = OpenPetition | CertifySignatures | SettlePetition | RunOutPetition | HearHolder | SeatSuccessor
"""What comes before a recall, and after a constructive one."""

MatterCommand = PowerCommand | ResignationCommand | RecallCommand


def decide_on_matter(facts: Facts, command: MatterCommand) -> list[Event]:
    """Return the events that a command brings about, or raise `Refused`."""
    if isinstance(command, PowerCommand):
        return _decide_on_power(facts, command)
    if isinstance(command, ResignationCommand):
        return _decide_on_resignation(facts, command)
    return _decide_on_recall(facts, command)


def _decide_on_power(facts: Facts, command: PowerCommand) -> list[Event]:
    match command:
        case ActInOffice():
            return [*decide_act(facts, command)]
        case DelegateInOffice():
            return [*decide_delegation(facts, command)]
        case DelegateByDecision():
            return [*decide_delegation_by_decision(facts, command)]
        case RevokeDelegation():
            return [*decide_revocation(facts, command)]
        case RestoreDelegation():
            return [*decide_restoration(facts, command)]


def _decide_on_resignation(facts: Facts, command: ResignationCommand) -> list[Event]:
    match command:
        case TenderResignation():
            return [*decide_tender(facts, command)]
        case SettleResignation():
            return [*decide_settlement(facts, command)]
        case LetSilenceSettle():
            return [*decide_by_silence(facts, command)]
        case WithdrawResignation():
            return [*decide_withdrawal_of(facts, command)]
        case MeetCondition():
            return [*decide_condition(facts, command)]
        case ReleaseHolder():
            return [*decide_release(facts, command)]
        case _:
            assert_never(command)


def _decide_on_recall(facts: Facts, command: RecallCommand) -> list[Event]:
    match command:
        case OpenPetition():
            return [*decide_petition(facts, command)]
        case CertifySignatures():
            return [*decide_signatures(facts, command)]
        case SettlePetition():
            return [*decide_settling(facts, command)]
        case RunOutPetition():
            return [*decide_time_over(facts, command)]
        case HearHolder():
            return [*decide_holder_heard(facts, command)]
        case SeatSuccessor():
            return [*decide_successor(facts, command)]
        case _:
            assert_never(command)
