"""Every command about the past to the decider of its concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from comitia.core.facts import Facts
from comitia.core.history.breach import (
    CureBreach,
    FlagBreach,
    FlagVisible,
    SettleBreach,
    decide_cured,
    decide_flag,
    decide_settled,
    decide_visible,
)
from comitia.core.history.entering import decide_past_act, decide_testimony
from comitia.core.history.note import AddNote, decide_note
from comitia.core.history.past_act import EnterPastAct
from comitia.core.history.retraction import RetractPastAct, decide_retraction
from comitia.core.history.source import RegisterSource, decide_source
from comitia.core.history.testimony import AddTestimony

if TYPE_CHECKING:
    from comitia.core.events import Event

HistoryCommand = (
    RegisterSource
    | EnterPastAct
    | AddTestimony
    | AddNote
    | RetractPastAct
    | FlagBreach
    | FlagVisible
    | SettleBreach
    | CureBreach
)


def decide_on_past(facts: Facts, command: HistoryCommand) -> list[Event]:  # noqa: C901, PLR0911  one case a command
    """Return the events that a command brings about, or raise `Refused`."""
    match command:
        case RegisterSource():
            return [*decide_source(facts, command)]
        case EnterPastAct():
            return [*decide_past_act(facts, command)]
        case AddTestimony():
            return [*decide_testimony(facts, command)]
        case AddNote():
            return [*decide_note(facts, command)]
        case RetractPastAct():
            return [*decide_retraction(facts, command)]
        case FlagBreach():
            return [*decide_flag(facts, command)]
        case FlagVisible():
            return [*decide_visible(facts, command)]
        case SettleBreach():
            return [*decide_settled(facts, command)]
        case CureBreach():
            return [*decide_cured(facts, command)]
        case _:
            assert_never(command)
