"""Every command on mandates, posts and persons to the decider of its concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from comitia.core.facts import Facts
from comitia.core.mandate.acceptance import (
    AcceptMandate,
    AskAcceptance,
    DeclineMandate,
    SettleSilence,
    decide_acceptance,
    decide_asking,
    decide_declining,
    decide_silence,
)
from comitia.core.mandate.acting import BeginActing, EndActing, decide_acting, decide_acting_ended
from comitia.core.mandate.away import BringBack, SendAway, decide_absence, decide_return
from comitia.core.mandate.by_election import CallByElection, StopByElection, decide_by_election, decide_stopping
from comitia.core.mandate.cooption import CooptPerson, decide_cooption
from comitia.core.mandate.countback import CountBack, decide_countback
from comitia.core.mandate.departure import (
    EnterDeparture,
    WithdrawDeparture,
    decide_departure,
    decide_departure_withdrawal,
)
from comitia.core.mandate.ending import EndMandate, RestoreMandate, decide_end, decide_restoring
from comitia.core.mandate.ex_officio import SeatExOfficio, decide_seating
from comitia.core.mandate.given import GiveMandates, decide_gift
from comitia.core.mandate.grace import (
    BeginGrace,
    EndGrace,
    LiftGrace,
    decide_beginning,
    decide_lifting,
    decide_running_out,
)
from comitia.core.mandate.incompatibility import (
    ChooseMandate,
    EndUnchosen,
    FindIncompatibility,
    decide_choice,
    decide_finding,
    decide_unchosen,
)
from comitia.core.mandate.matters import MatterCommand, decide_on_matter
from comitia.core.mandate.membership import (
    ExpelPerson,
    HearPerson,
    LayCharges,
    ReadmitPerson,
    decide_charges,
    decide_expulsion,
    decide_hearing,
    decide_readmission,
)
from comitia.core.mandate.person import EnterPerson, decide_person
from comitia.core.mandate.post import (
    AbolishPost,
    AlterPost,
    CreatePost,
    ReinstatePost,
    decide_abolition,
    decide_alteration,
    decide_creation,
    decide_reinstatement,
)
from comitia.core.mandate.vacancy import CallAlternate, DeclareVacancy, decide_call, decide_vacancy

if TYPE_CHECKING:
    from comitia.core.events import Event

CourseCommand = (
    EnterDeparture
    | WithdrawDeparture
    | AskAcceptance
    | AcceptMandate
    | DeclineMandate
    | SettleSilence
    | SendAway
    | BringBack
    | FindIncompatibility
    | ChooseMandate
    | EndUnchosen
)
"""What happens to mandates between their beginning and their end."""

PlaceCommand = (
    BeginGrace
    | LiftGrace
    | EndGrace
    | DeclareVacancy
    | CallAlternate
    | CountBack
    | CallByElection
    | StopByElection
    | CooptPerson
    | SeatExOfficio
    | BeginActing
    | EndActing
)
"""What is done about places that are lost, or vacant."""

MandateCommand = (
    GiveMandates
    | EndMandate
    | RestoreMandate
    | CreatePost
    | AlterPost
    | AbolishPost
    | ReinstatePost
    | LayCharges
    | HearPerson
    | EnterPerson
    | ExpelPerson
    | ReadmitPerson
    | CourseCommand
    | PlaceCommand
    | MatterCommand
)


def decide_on_mandate(facts: Facts, command: MandateCommand) -> list[Event]:  # noqa: C901, PLR0911, PLR0912  one case a command
    """Return the events that a command brings about, or raise `Refused`."""
    if isinstance(command, PlaceCommand):
        return _decide_on_place(facts, command)
    if isinstance(command, CourseCommand):
        return _decide_on_course(facts, command)
    if isinstance(command, MatterCommand):
        return decide_on_matter(facts, command)
    match command:
        case GiveMandates():
            return [*decide_gift(facts, command)]
        case EndMandate():
            return [*decide_end(facts, command)]
        case RestoreMandate():
            return [*decide_restoring(facts, command)]
        case CreatePost():
            return [*decide_creation(facts, command)]
        case AlterPost():
            return [*decide_alteration(facts, command)]
        case AbolishPost():
            return [*decide_abolition(facts, command)]
        case ReinstatePost():
            return [*decide_reinstatement(facts, command)]
        case LayCharges():
            return [*decide_charges(facts, command)]
        case HearPerson():
            return [*decide_hearing(facts, command)]
        case EnterPerson():
            return [*decide_person(facts, command)]
        case ExpelPerson():
            return [*decide_expulsion(facts, command)]
        case ReadmitPerson():
            return [*decide_readmission(facts, command)]
        case _:
            assert_never(command)


def _decide_on_place(facts: Facts, command: PlaceCommand) -> list[Event]:  # noqa: C901, PLR0911, PLR0912  one case a command
    match command:
        case BeginGrace():
            return [*decide_beginning(facts, command)]
        case LiftGrace():
            return [*decide_lifting(facts, command)]
        case EndGrace():
            return [*decide_running_out(facts, command)]
        case DeclareVacancy():
            return [*decide_vacancy(facts, command)]
        case CallAlternate():
            return [*decide_call(facts, command)]
        case CountBack():
            return [*decide_countback(facts, command)]
        case CallByElection():
            return [*decide_by_election(facts, command)]
        case StopByElection():
            return [*decide_stopping(facts, command)]
        case CooptPerson():
            return [*decide_cooption(facts, command)]
        case SeatExOfficio():
            return [*decide_seating(facts, command)]
        case BeginActing():
            return [*decide_acting(facts, command)]
        case EndActing():
            return [*decide_acting_ended(facts, command)]
        case _:
            assert_never(command)


def _decide_on_course(facts: Facts, command: CourseCommand) -> list[Event]:  # noqa: C901, PLR0911  one case a command
    match command:
        case EnterDeparture():
            return [*decide_departure(facts, command)]
        case WithdrawDeparture():
            return [*decide_departure_withdrawal(facts, command)]
        case AskAcceptance():
            return [*decide_asking(facts, command)]
        case AcceptMandate():
            return [*decide_acceptance(facts, command)]
        case DeclineMandate():
            return [*decide_declining(facts, command)]
        case SettleSilence():
            return [*decide_silence(facts, command)]
        case SendAway():
            return [*decide_absence(facts, command)]
        case BringBack():
            return [*decide_return(facts, command)]
        case FindIncompatibility():
            return [*decide_finding(facts, command)]
        case ChooseMandate():
            return [*decide_choice(facts, command)]
        case EndUnchosen():
            return [*decide_unchosen(facts, command)]
        case _:
            assert_never(command)
