"""Attendance: how many are admitted to a body, and present in it, on a day. Shares and quorums rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.core.assembly.effect import Deciding
from comitia.core.election.electorate import uncertified
from comitia.core.election.not_with import voting
from comitia.core.facts import Facts
from comitia.core.mandate.away import acting, away_on
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import is_body, no_such_body, places
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAttendance:
    """Enter how many are present in the body of a unit, and how many are admitted where that is known."""

    body: str
    unit: str
    present: int
    credentialed: int | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCounted:
    """So many are present in the body of `unit`; it holds on the day of the entry, until it is counted again."""

    body: str
    unit: str
    present: int
    credentialed: int | None


def decide_attendance(facts: Facts, command: CountAttendance) -> list[AttendanceCounted]:
    """Return the attendance, or refuse more present than admitted, or more than may sit."""
    subject, rule = f"{command.body} of {command.unit}", f"bodies.{command.body}"
    if not is_body(facts, command.body, command.unit):
        raise Refused(no_such_body(facts, command.body, command.unit), rule=rule, subject=subject)
    refuse_unknown_roll(facts, command.body, command.unit)
    sits = may_vote(facts, command.body, command.unit, command.at)
    admitted = sits if command.credentialed is None else command.credentialed
    if not 0 <= command.present <= admitted or admitted > sits:
        said = "present" if command.credentialed is None else f"present of {admitted} admitted"
        raise Refused(
            f"{command.present} {said}, and {_who(facts, command.body, sits)}: it does not balance, count again",
            rule=f"{rule}.seats",
            subject=subject,
        )
    return [
        AttendanceCounted(
            body=command.body, unit=command.unit, present=command.present, credentialed=command.credentialed
        )
    ]


def _who(facts: Facts, body: str, number: int) -> str:
    """Return how many may be present, and what makes them so."""
    found = facts.charter.bodies.get(body)
    return f"{number} are on its roll" if found is not None and found.meeting else f"{number} sit in it and may vote"


def refuse_unknown_roll(facts: Facts, body: str, unit: str) -> None:
    """Refuse a meeting of everybody on a roll that no longer says how many they are."""
    found = facts.charter.bodies.get(body)
    if found is None or found.roll is None or facts.electors(found.roll, unit) is not None:
        return
    within = facts.units_within(unit, facts.charter.rolls[found.roll].unit_type)
    missing = next(each for each in within if facts.roll(found.roll, each) is None)
    raise Refused(
        f"nobody can tell how many may sit in it: {uncertified(facts, missing)}",
        rule=f"rolls.{found.roll}",
        subject=f"{body} of {unit}",
    )


def seated(facts: Facts, body: str, unit: str, at: date) -> int:
    """Return how many seats are filled and have a vote on a day; in a meeting, everybody on the roll has one."""
    found = facts.charter.bodies.get(body)
    if found is not None and found.meeting:
        return places(facts, body, unit) or 0
    return len(voting(facts, body, unit, at))


def may_vote(facts: Facts, body: str, unit: str, at: date) -> int:
    """Return how many may sit and vote on a day: those who have a seat, without those on leave or suspended."""
    found = facts.charter.bodies.get(body)
    if found is not None and found.meeting:
        return places(facts, body, unit) or 0
    return len(acting(facts, body, unit, at))


def refuse_outsider(facts: Facts, person: str, deciding: Deciding) -> None:
    """Refuse somebody who does not sit in a body: no seat or place on its roll, or away from it at present."""
    body, unit = deciding.body, deciding.unit
    if facts.course.is_dead(person):
        raise Refused("the person has died, and acts no more", rule="mandate.ends", subject=person)
    found = facts.charter.bodies.get(body)
    if found is not None and found.roll is not None:
        is_seated = facts.is_on_roll(found.roll, unit, person) is not False
    else:
        seats = [held for held in facts.holdings.seated(body, unit, deciding.at) if held.person == person]
        is_seated = bool(seats)
        _refuse_away(facts, seats, deciding.at)
    if not is_seated or facts.holdings.members.is_expelled(person):
        raise Refused(
            "the person does not sit in this body; only who sits in it moves and challenges",
            rule=f"bodies.{body}.seats",
            subject=person,
        )


def _refuse_away(facts: Facts, seats: list[Held], at: date) -> None:
    """Refuse somebody who is on leave from a seat, or suspended."""
    for held in seats:
        away = away_on(facts, held.mandate, at)
        if away is not None:
            until = f"until {away.until}" if away.until else "until that is lifted"
            what = "on leave" if away.why == "leave" else "suspended"
            raise Refused(
                f"the person is {what} {until}, and does not sit meanwhile",
                rule=f"bodies.{held.office}.seats",
                subject=held.person,
            )
