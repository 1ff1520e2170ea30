"""Every command to the decider of its concept."""

from __future__ import annotations

from comitia.core.assembly.decider import AssemblyCommand, decide_in_assembly
from comitia.core.assembly.effects import refuse_unknown_kinds
from comitia.core.election.apportionment import ApportionSeats, decide_apportionment
from comitia.core.election.contest import (
    CloseContest,
    OpenContest,
    OpenRound,
    decide_closing,
    decide_opening,
    decide_round,
)
from comitia.core.election.declaration import DeclareCount, decide_count
from comitia.core.election.entered import EnterReturn, decide_entry
from comitia.core.election.organization import FoundOrganization, decide_founding
from comitia.core.election.roll import CertifyRoll, decide_roll
from comitia.core.election.unit import FormUnit, decide_unit
from comitia.core.election.unit_change import (
    DissolveUnit,
    EstablishUnit,
    MergeUnit,
    MoveUnit,
    ReinstateUnit,
    decide_dissolution,
    decide_establishment,
    decide_merger,
    decide_move,
    decide_return_of_unit,
)
from comitia.core.events import Event
from comitia.core.facts import Facts
from comitia.core.history.decider import HistoryCommand, decide_on_past
from comitia.core.mandate.by_election import refuse_filled
from comitia.core.mandate.mandate import IssueMandates, decide_mandates
from comitia.core.mandate.takeover import TakeOverContest, TakeOverSeats
from comitia.core.mandate.taking_over import decide_seats, decide_takeover

Command = (
    FoundOrganization
    | FormUnit
    | CertifyRoll
    | ApportionSeats
    | OpenContest
    | OpenRound
    | DeclareCount
    | EnterReturn
    | CloseContest
    | IssueMandates
    | TakeOverSeats
    | TakeOverContest
    | EstablishUnit
    | MoveUnit
    | MergeUnit
    | DissolveUnit
    | ReinstateUnit
    | HistoryCommand
    | AssemblyCommand
)


def decide(facts: Facts, command: Command) -> list[Event]:  # noqa: C901, PLR0911, PLR0912  one case a command, each a line
    """Return the events that a command brings about, or raise `Refused`."""
    if isinstance(command, HistoryCommand):
        return decide_on_past(facts, command)
    match command:
        case FoundOrganization():
            refuse_unknown_kinds(command.charter)
            return [*decide_founding(facts, command)]
        case FormUnit():
            return [*decide_unit(facts, command)]
        case CertifyRoll():
            return [*decide_roll(facts, command)]
        case ApportionSeats():
            return [*decide_apportionment(facts, command)]
        case OpenContest():
            return [*decide_opening(facts, command)]
        case OpenRound():
            return [*decide_round(facts, command)]
        case DeclareCount():
            refuse_filled(facts, command.contest, command.at)
            return [*decide_count(facts, command)]
        case EnterReturn():
            refuse_filled(facts, command.contest, command.at)
            return [*decide_entry(facts, command)]
        case CloseContest():
            return [*decide_closing(facts, command)]
        case IssueMandates():
            return [*decide_mandates(facts, command)]
        case TakeOverSeats():
            return [*decide_seats(facts, command)]
        case TakeOverContest():
            return [*decide_takeover(facts, command)]
        case EstablishUnit() | MoveUnit() | MergeUnit() | DissolveUnit() | ReinstateUnit():
            return _decide_on_units(facts, command)
        case _:
            return decide_in_assembly(facts, command)


def _decide_on_units(
    facts: Facts, command: EstablishUnit | MoveUnit | MergeUnit | DissolveUnit | ReinstateUnit
) -> list[Event]:
    match command:
        case EstablishUnit():
            return [*decide_establishment(facts, command)]
        case MoveUnit():
            return [*decide_move(facts, command)]
        case MergeUnit():
            return [*decide_merger(facts, command)]
        case DissolveUnit():
            return [*decide_dissolution(facts, command)]
        case ReinstateUnit():
            return [*decide_return_of_unit(facts, command)]
