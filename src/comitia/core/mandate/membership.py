"""Charges, the right to be heard, expulsion and readmission, and the appeal to the body above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, upper_first
from comitia.core.mandate.office import filled_by, is_body, is_within
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class LayCharges:
    """Lay charges against a person before the body of a unit; `text` commits to what they say."""

    person: str
    body: str
    unit: str
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HearPerson:
    """Enter that the person charged was heard, or was called and did not come."""

    charges: str
    appeared: bool
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpelPerson:
    """Expel a person, as the motion decided."""

    motion: str
    person: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmitPerson:
    """Let a person be a member again; offices that were lost stay lost."""

    motion: str
    person: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargesLaid:
    """Charges against a person are before the body of `unit`."""

    charges: str
    person: str
    body: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHeard:
    """The person charged was heard, or was called and did not come (`appeared` is false)."""

    charges: str
    appeared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonExpelled:
    """A person is a member no more and holds nothing."""

    motion: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReadmitted:
    """A person is a member again; `expulsion` is the decision that had expelled the person."""

    motion: str
    person: str
    expulsion: str


def decide_charges(facts: Facts, command: LayCharges) -> list[ChargesLaid]:
    """Return the charges laid, or refuse where the body is not there, or the person is expelled already."""
    number = len(facts.holdings.members.all_charges) + 1
    subject = f"charges against {command.person}"
    if not is_body(facts, command.body, command.unit):
        raise Refused(f"{command.unit} has no body {command.body}", rule="discipline", subject=subject)
    if facts.holdings.members.is_expelled(command.person):
        raise Refused("the person is expelled already", rule="discipline", subject=subject)
    if facts.course.is_dead(command.person):
        raise Refused("the person has died, and is charged with nothing", rule="mandate.ends", subject=subject)
    if _is_elsewhere(facts, command.person, command.unit):
        raise Refused(f"the person is no member in {command.unit}", rule="discipline", subject=subject)
    return [
        ChargesLaid(
            charges=f"charges-{number}",
            person=command.person,
            body=command.body,
            unit=command.unit,
            text=command.text,
        )
    ]


def _is_elsewhere(facts: Facts, person: str, unit: str) -> bool:
    """Tell whether a person is known to belong to other units: by what is held, or by the rolls."""
    held = facts.holdings.of_person(person)
    units = {each.office_unit for each in held} | {filled_by(facts, each)[1] or "" for each in held}
    on_rolls = {facts.is_on_roll(roll, unit, person) for roll in facts.charter.rolls}
    if True in on_rolls or any(is_within(facts, each, unit) for each in units):
        return False
    return bool(held) or on_rolls == {False}


def decide_hearing(facts: Facts, command: HearPerson) -> list[PersonHeard]:
    """Return the hearing, or refuse one before the notice that the charter gives the person has run."""
    found, subject = facts.holdings.members.charges(command.charges), f"charges {command.charges}"
    if found is None or found.heard is not None:
        raise Refused("there are no such charges, or they have been heard", rule="discipline", subject=subject)
    if facts.course.is_dead(found.laid.person):
        raise Refused("they lapsed with the death of the person", rule="mandate.ends", subject=subject)
    section = facts.charter.discipline
    notice = section.notice if section else None
    earliest = notice.end(found.since) if notice else found.since
    if command.at < earliest:
        raise Refused(f"the person has until {earliest} to prepare", rule="discipline.notice", subject=subject)
    return [PersonHeard(charges=command.charges, appeared=command.appeared)]


def decide_expulsion(facts: Facts, command: ExpelPerson) -> list[PersonExpelled]:
    """Return the expulsion, or refuse where the person is expelled already."""
    if facts.holdings.members.is_expelled(command.person):
        raise Refused("the person is expelled already", rule="discipline", subject=command.person)
    return [PersonExpelled(motion=command.motion, person=command.person)]


def decide_readmission(facts: Facts, command: ReadmitPerson) -> list[PersonReadmitted]:
    """Return the readmission, or refuse where the person is not expelled."""
    expulsion = facts.holdings.members.expelled_by(command.person)
    if expulsion is None:
        raise Refused("the person is not expelled", rule="discipline", subject=command.person)
    return [PersonReadmitted(motion=command.motion, person=command.person, expulsion=expulsion)]


def losing_all(facts: Facts, expelled: PersonExpelled, at: date) -> Iterator[EndMandate]:
    """Yield the end of every mandate of a person who is expelled."""
    for held in upper_first(
        facts, tuple(held for held in facts.holdings.of_person(expelled.person) if held.can_end_on(at))
    ):
        yield EndMandate(mandate=held.mandate, cause="expelled", motion=expelled.motion, at=at)
