"""Who elects whom: the contests that the charter calls for, their electorates, and when a body stands complete.

A body is constituted once every contest for its seats is settled, whatever the outcome; only then can it elect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.charter import Charter, Election
from comitia.core.election.not_with import has_vote
from comitia.core.facts import Facts
from comitia.core.record.lots import lot_seed
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Electorate:
    """Who votes: those on a roll in `unit`, or the members of the body of `unit`; `number` of them."""

    roll: str | None
    body: str | None
    unit: str
    number: int


def contest_id(charter: Charter, election: Election, unit: str) -> str:
    """Return the id of the contest that `election` holds in `unit`."""
    if election.kind == "post" and charter.unit_types[election.scope].parent is None:
        return election.office
    return f"{election.office}.{unit}"


def find_election(facts: Facts, contest: str) -> tuple[Election, str] | None:
    """Return the election and the electing unit that a first-round contest id names, or None."""
    for election in facts.charter.elections:
        for unit in _named_units(facts, election, contest):
            if contest_id(facts.charter, election, unit) == contest:
                return election, unit
    return None


def _named_units(facts: Facts, election: Election, contest: str) -> Sequence[str]:
    office, _, unit = contest.partition(".")
    if office != election.office:
        return ()
    if not unit:
        return facts.units_of_type(election.constituency)
    found = facts.unit(unit)
    return (unit,) if found and found.type == election.constituency else ()


def seats_of(facts: Facts, election: Election, unit: str) -> int | None:
    """Return how many seats `unit` fills in an election, none of an abolished post; None while not apportioned."""
    if facts.holdings.is_abolished(election.office, unit):
        return 0
    if isinstance(election.seats, int):
        return election.seats
    office_unit = facts.unit_above(unit, election.scope)
    found = facts.apportionment(election.office, office_unit or "", election.group)
    return None if found is None else found.seats.get(unit, 0)


def contests_of(facts: Facts, office: str, office_unit: str) -> Iterator[str]:
    """Yield the ids of the first-round contests that fill a body or post; those not yet apportioned included."""
    for election in facts.charter.elections:
        if election.office == office:
            for unit, seats in sending(facts, election, office_unit):
                if seats != 0:
                    yield contest_id(facts.charter, election, unit)


def sending(facts: Facts, election: Election, office_unit: str) -> Iterator[tuple[str, int | None]]:
    """Yield the units that fill seats in a body or post, and how many; None while they are not apportioned.

    Seats stay as they were shared out. A unit that was merged, or lies elsewhere by now, fills those to which it has
    held its election; one that was dissolved fills none.
    """
    within = facts.units_within(office_unit, election.constituency)
    found = facts.apportionment(election.office, office_unit, election.group)
    if isinstance(election.seats, int) or found is None:
        yield from ((unit, seats_of(facts, election, unit)) for unit in within)
        return
    there = set(within)
    for unit, seats in found.seats.items():
        if unit in there or _has_elected(facts, election, unit, office_unit):
            yield unit, seats


def _has_elected(facts: Facts, election: Election, unit: str, office_unit: str) -> bool:
    """Tell whether a unit that lies elsewhere, or was merged, has elected to a body, and its members are there yet."""
    return _is_for(facts, contest_id(facts.charter, election, unit), office_unit) and facts.successor(unit) is not None


def is_abolished(facts: Facts, election: Election, unit: str) -> bool:
    """Tell whether the post that `unit` elects in an election was abolished by decision."""
    return facts.holdings.is_abolished(election.office, facts.unit_above(unit, election.scope) or unit)


def is_settled(facts: Facts, contest: str) -> bool:
    """Tell whether a contest has its final outcome: closed, or returned with no further round to come."""
    found = facts.contest(contest)
    while found is not None and not found.is_awaited:
        if found.closed or not (found.declared and found.declared.next_round):
            return True
        found = facts.contest(next_round_id(found.opened.first, found.opened.round + 1))
    return False


def is_constituted(facts: Facts, body: str, unit: str) -> bool:
    """Tell whether every contest for the seats of a body is settled; one that was held for another unit's is not."""
    return all(
        is_settled(facts, contest) and _is_for(facts, contest, unit) for contest in contests_of(facts, body, unit)
    )


def _is_for(facts: Facts, contest: str, office_unit: str) -> bool:
    held = facts.contest(contest)
    return held is not None and held.opened.office_unit == office_unit


def electorate_of(facts: Facts, election: Election, unit: str, at: date) -> Electorate:
    """Return who votes in `unit`: all certified on the roll there, or the members with a vote there, but those away."""
    elector = election.elector
    if elector.roll is None:
        every = facts.holdings.of_office(elector.body or "", unit)
        members = [
            held for held in every if has_vote(facts, held, at) and facts.course.away_on(held.mandate, at) is None
        ]
        return Electorate(roll=None, body=elector.body, unit=unit, number=len(members))
    within = facts.units_within(unit, facts.charter.rolls[elector.roll].unit_type)
    number = facts.electors(elector.roll, unit)
    if number is None:
        missing = next(each for each in within if facts.roll(elector.roll, each) is None)
        raise Refused(uncertified(facts, missing), rule=f"rolls.{elector.roll}", subject=f"electors of {unit}")
    return Electorate(roll=elector.roll, body=elector.body, unit=unit, number=number)


def uncertified(facts: Facts, unit: str) -> str:
    """Return why the roll of a unit does not say how many are in it."""
    if facts.is_regrouped(unit):
        return f"the roll of {unit} does not say who is left there since units were split or merged; certify it anew"
    return f"the roll of {unit} is not certified"


def next_round_id(first: str, number: int) -> str:
    """Return the id of a further round, from 2 on."""
    return f"{first}.round-{number}"


def rounds_of(facts: Facts, first: str) -> Iterator[str]:
    """Yield the rounds of a contest that have been opened, the first first; nothing where there is no such contest."""
    contest, number = first, 1
    while facts.contest(contest) is not None:
        yield contest
        number += 1
        contest = next_round_id(first, number)


def section(kind: str) -> str:
    """Return the section of the charter that an office of this kind stands in."""
    return "bodies" if kind == "body" else "posts"


def election_of(facts: Facts, office: str, group: int) -> Election:
    """Return the election that fills one seat group (from 0) of a body, or a post."""
    return next(each for each in facts.charter.elections if (each.office, each.group) == (office, group))


def seed_of(facts: Facts, name: str) -> str:
    """Return the seed of the lots of what is opened or apportioned now under a name."""
    founded = facts.organization
    assert founded is not None  # noqa: S101  a charter, and so a contest, comes after the founding
    return lot_seed(chain=founded.organization, contest=name, founding_seed=founded.seed, head=facts.head)
