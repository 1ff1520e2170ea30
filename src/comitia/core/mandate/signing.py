"""Who signs a petition for recall, and how many must: the body or the roll, and the number fixed at its opening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.charter import Charter, Demand, Petition, RecallRule
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Those who sign: everybody on the roll `roll` in `unit`, or where there is none the members of `body`."""

    body: str | None
    roll: str | None
    unit: str


def rule_of(charter: Charter, kind: str) -> RecallRule | None:
    """Return how the charter has holders of a kind of place, `body` or `post`, recalled, or None."""
    return charter.recall.rule(kind) if charter.recall is not None else None


def path_of(kind: str) -> str:
    """Return the path of that in the charter."""
    return f"recall.{'delegate' if kind == 'body' else 'post'}"


def signers_of(facts: Facts, held: Held, demand: Petition | Demand) -> Signers:
    """Return who may sign for the recall of a holder."""
    if isinstance(demand, Demand):
        return _members(facts, demand.of, body_unit(facts, demand.of, held))
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


def body_unit(facts: Facts, body: str, held: Held) -> str:
    """Return the unit whose body of this name a recall is a matter of: that of the office, or that which elected."""
    found, first = facts.charter.bodies.get(body), facts.holdings.mandate(held.place) or held
    contest = facts.contest(first.source)
    elector = facts.successor(contest.opened.electorate.unit) if contest is not None else None
    units = (facts.unit_above(unit, found.scope) for unit in (elector, held.office_unit) if unit) if found else iter(())
    return next((unit for unit in units if unit is not None), held.office_unit)


def number_of(facts: Facts, signers: Signers, at: date) -> int:
    """Return how many may sign on a day, or refuse where a roll is not certified."""
    if signers.roll is None:
        return len(facts.holdings.seated(signers.body or "", signers.unit, at))
    electors = facts.electors(signers.roll, signers.unit)
    if electors is None:
        raise Refused(
            f"the roll {signers.roll} of {signers.unit} is not certified, so nobody knows how many must sign",
            rule=f"rolls.{signers.roll}",
            subject=signers.unit,
        )
    return electors


def may_sign(facts: Facts, signers: Signers, person: str, at: date) -> bool:
    """Tell whether a person may sign on a day; of a roll known only by its number, everybody not known otherwise."""
    if facts.course.is_dead(person) or facts.holdings.is_expelled(person):
        return False
    if signers.roll is not None:
        return facts.is_on_roll(signers.roll, signers.unit, person) is not False
    return any(held.person == person for held in facts.holdings.seated(signers.body or "", signers.unit, at))


def needed(demand: Petition | Demand, base: int) -> int:
    """Return how many must sign, of so many."""
    return demand.n if demand.n is not None else -int(-(demand.share or 0) * base // 1)


def _members(facts: Facts, body: str, unit: str) -> Signers:
    found = facts.charter.bodies.get(body)
    return Signers(body=body, roll=found.roll if found is not None else None, unit=unit)
