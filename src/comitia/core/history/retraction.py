"""The retraction of an act of the past that was entered in error: it stays visible, struck out, and counts no more."""

from __future__ import annotations

from dataclasses import dataclass

from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class RetractPastAct:
    """Retract an act; `text` says why, a commitment."""

    act: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastActRetracted:
    """An act of the past was entered in error."""

    act: str
    text: str


def decide_retraction(facts: Facts, command: RetractPastAct) -> list[PastActRetracted]:
    """Return the act retracted, or refuse one that is not there, or on which others rest."""
    found = facts.history.act(command.act)
    if found is None or found.is_retracted:
        raise Refused("there is no such act of the past", rule="history.acts", subject=command.act)
    resting = [each.entered.act for each in facts.history.linked_to(command.act)]
    if resting:
        said = f"{', '.join(resting)} rest on it: retract these first"
        raise Refused(said, rule="history.acts", subject=command.act)
    return [PastActRetracted(act=command.act, text=command.text)]
