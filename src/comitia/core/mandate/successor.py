"""Constructive recall: the motion that recalls a holder names who takes the place, for the rest of its term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.fitness import given_by, refuse_unfit
from comitia.core.mandate.held import Held
from comitia.core.mandate.signing import path_of
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSuccessor:
    """Give the place of a mandate that a motion has ended to whom the motion names."""

    motion: str
    mandate: str
    person: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessorSeated:
    """A person has the place of a recalled holder for the rest of its term, by the same decision.

    `place` is the mandate that first filled the place, `instead_of` the one that ended.
    """

    motion: str
    mandate: str
    place: str
    instead_of: str
    person: str
    kind: str
    office: str
    office_unit: str
    starts: date
    ends: date | None


def decide_successor(facts: Facts, command: SeatSuccessor) -> list[SuccessorSeated]:
    """Return the place given to the successor, or refuse where it is not free, or the person cannot hold it."""
    held = facts.holdings.mandate(command.mandate)
    if held is None or held.ended is None or held.ended.motion != command.motion:
        raise Refused("this decision has not ended it", rule="recall", subject=f"mandate {command.mandate}")
    refuse_successor(facts, held, command.person, command.at)
    return [given_by(command.motion, held, command.person, command.at, SuccessorSeated)]


def refuse_successor(facts: Facts, held: Held, person: str, at: date) -> None:
    """Refuse a person who cannot hold the place of another."""
    rule = f"{path_of(held.kind)}.replaces"
    if person == held.person:
        subject = f"{held.office} of {held.office_unit}"
        raise Refused(f"{person} is to be recalled: name somebody else", rule=rule, subject=subject)
    refuse_unfit(facts, held, person, at, rule=rule)


def is_succeeded(facts: Facts, ended: MandateEnded) -> bool:
    """Tell whether the decision that ended a mandate gives its place to a successor, so that it is never vacant."""
    found = facts.proceedings.motion(ended.motion) if ended.cause == "recalled" and ended.motion else None
    effect = found.moved.effect if found is not None else None
    return isinstance(effect, dict) and effect.get("successor") is not None
