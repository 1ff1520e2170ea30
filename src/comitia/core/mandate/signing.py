"""Who signs a petition for recall, and how many must: those who may are one set, fixed at its opening.

Of a body these are its members who vote on that day: those with a vote, but for those on leave or suspended. Who comes
later is not one of them, and who has left since still is, but for the dead and the expelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.charter import Charter, Demand, Petition, RecallRule
from comitia.core.election.enrolment import Enrolled
from comitia.core.facts import Facts
from comitia.core.mandate.away import acting
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Those who sign: everybody on the roll `roll` in `unit`, or where there is none the members of `body`."""

    body: str | None
    roll: str | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitled:
    """Those who may sign one petition: these members of a body, or those on a roll as it was; the other is None."""

    members: frozenset[str] | None
    roll: str | None
    enrolled: Enrolled | None


def rule_of(charter: Charter, kind: str) -> RecallRule | None:
    """Return how the charter has holders of a kind of place, `body` or `post`, recalled, or None."""
    return charter.recall.rule(kind) if charter.recall is not None else None


def path_of(kind: str) -> str:
    """Return the path of that in the charter."""
    return f"recall.{'delegate' if kind == 'body' else 'post'}"


def signers_of(facts: Facts, held: Held, demand: Petition | Demand) -> Signers:
    """Return who may sign for the recall of a holder."""
    if isinstance(demand, Demand):
        body, unit = deciding_body(facts, demand.of, held)
        return _members(facts, body or "", unit or held.office_unit)
    if demand.of.startswith("roll."):
        return Signers(body=None, roll=demand.of.removeprefix("roll."), unit=held.office_unit)
    body, unit = filled_by(facts, held)
    if demand.of == "electing_body" and body is not None and unit is not None:
        return _members(facts, body, unit)
    first = facts.holdings.mandate(held.place) or held
    contest = facts.contest(first.source)
    if contest is None:
        body, unit = filled_by(facts, first)
        return _members(facts, body or "", unit or held.office_unit)
    electorate = contest.opened.electorate
    now = facts.successor(electorate.unit) or electorate.unit
    if electorate.body is not None:
        return _members(facts, electorate.body, now)
    return Signers(body=None, roll=electorate.roll, unit=now)


def deciding_body(facts: Facts, body: str, held: Held) -> tuple[str, str] | tuple[None, None]:
    """Return the body of this name, with its unit, that a recall is a matter of.

    Where none is in or above the unit that elected it is the body that gave the mandate, or nobody where voters did who
    meet in none.
    """
    unit = named_unit(facts, body, held)
    return (body, unit) if unit is not None else filled_by(facts, held)


def named_unit(facts: Facts, body: str, held: Held) -> str | None:
    """Return the unit whose body of this name a recall is a matter of; None where none is in or above the elector's."""
    found, first = facts.charter.bodies.get(body), facts.holdings.mandate(held.place) or held
    contest = facts.contest(first.source)
    elector = facts.successor(contest.opened.electorate.unit) if contest is not None else None
    units = (facts.unit_above(unit, found.scope) for unit in (elector, held.office_unit) if unit) if found else iter(())
    return next((unit for unit in units if unit is not None), None)


def number_of(facts: Facts, signers: Signers, at: date) -> int:
    """Return how many may sign on a day, or refuse where a roll is not certified."""
    if signers.roll is None:
        return len(_voters(facts, signers, at))
    electors = facts.electors(signers.roll, signers.unit)
    if electors is None:
        raise Refused(
            f"the roll {signers.roll} of {signers.unit} is not certified, so nobody knows how many must sign",
            rule=f"rolls.{signers.roll}",
            subject=signers.unit,
        )
    return electors


def entitled_on(facts: Facts, signers: Signers, at: date) -> Entitled:
    """Return those who may sign a petition that is opened on a day."""
    if signers.roll is None:
        return Entitled(members=_voters(facts, signers, at), roll=None, enrolled=None)
    return Entitled(members=None, roll=signers.roll, enrolled=facts.enrolled(signers.roll, signers.unit))


def _voters(facts: Facts, signers: Signers, at: date) -> frozenset[str]:
    return frozenset(held.person for held in acting(facts, signers.body or "", signers.unit, at))


def may_sign(facts: Facts, entitled: Entitled, person: str) -> bool:
    """Tell whether a person may sign; of a roll known only by its number, everybody not known otherwise."""
    if facts.course.is_dead(person) or facts.holdings.members.is_expelled(person):
        return False
    return is_entitled(facts, entitled, person) is not False


def is_entitled(facts: Facts, entitled: Entitled, person: str) -> bool | None:
    """Tell whether a person is one of those who may sign; None of a roll known only by its number."""
    if entitled.enrolled is not None and entitled.roll is not None:
        return facts.is_enrolled(entitled.roll, entitled.enrolled, person)
    return entitled.members is not None and person in entitled.members


def needed(demand: Petition | Demand, base: int) -> int:
    """Return how many must sign, of so many."""
    return demand.n if demand.n is not None else -int(-(demand.share or 0) * base // 1)


def _members(facts: Facts, body: str, unit: str) -> Signers:
    found = facts.charter.bodies.get(body)
    return Signers(body=body, roll=found.roll if found is not None else None, unit=unit)
