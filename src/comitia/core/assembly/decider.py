"""Every command of bodies that decide to the decider of its concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comitia.core.assembly.amendment import AmendCharter, decide_amendment
from comitia.core.assembly.appeal import LodgeAppeal, SettleAppeal, decide_appeal, decide_appeal_outcome
from comitia.core.assembly.attendance import CountAttendance, decide_attendance
from comitia.core.assembly.challenge import ChallengeVote, DecideChallenge, decide_answer, decide_challenge
from comitia.core.assembly.decision import ReverseDecision, TakeEffect, decide_effect, decide_reversal
from comitia.core.assembly.motion import MoveMotion, WithdrawMotion, decide_motion, decide_withdrawal
from comitia.core.assembly.named_vote import RecordVotes, decide_names
from comitia.core.assembly.ratification import Ratify, Unratify, decide_ratification, decide_unratification
from comitia.core.assembly.report import ReportResolution, decide_report
from comitia.core.assembly.vote import DeclareVote, decide_vote
from comitia.core.facts import Facts
from comitia.core.mandate.decider import MandateCommand, decide_on_mandate

if TYPE_CHECKING:
    from comitia.core.events import Event

AssemblyCommand = (
    CountAttendance
    | MoveMotion
    | WithdrawMotion
    | DeclareVote
    | RecordVotes
    | ChallengeVote
    | DecideChallenge
    | TakeEffect
    | ReverseDecision
    | Ratify
    | Unratify
    | LodgeAppeal
    | SettleAppeal
    | ReportResolution
    | AmendCharter
    | MandateCommand
)


def decide_in_assembly(facts: Facts, command: AssemblyCommand) -> list[Event]:  # noqa: C901, PLR0911, PLR0912  one case a command
    """Return the events that a command brings about, or raise `Refused`."""
    match command:
        case CountAttendance():
            return [*decide_attendance(facts, command)]
        case MoveMotion():
            return [*decide_motion(facts, command)]
        case WithdrawMotion():
            return [*decide_withdrawal(facts, command)]
        case DeclareVote():
            return [*decide_vote(facts, command)]
        case RecordVotes():
            return [*decide_names(facts, command)]
        case ChallengeVote():
            return [*decide_challenge(facts, command)]
        case DecideChallenge():
            return [*decide_answer(facts, command)]
        case TakeEffect():
            return [*decide_effect(facts, command)]
        case ReverseDecision():
            return [*decide_reversal(facts, command)]
        case Ratify():
            return [*decide_ratification(facts, command)]
        case Unratify():
            return [*decide_unratification(facts, command)]
        case LodgeAppeal():
            return [*decide_appeal(facts, command)]
        case SettleAppeal():
            return [*decide_appeal_outcome(facts, command)]
        case ReportResolution():
            return [*decide_report(facts, command)]
        case AmendCharter():
            return [*decide_amendment(facts, command)]
        case _:
            return decide_on_mandate(facts, command)
