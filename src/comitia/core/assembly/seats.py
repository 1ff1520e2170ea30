"""What the seats of a body come from: units, weights and colleges, as far as votes are counted by them."""

from __future__ import annotations

from datetime import date

from comitia.core.election.electorate import sending
from comitia.core.election.not_with import voting
from comitia.core.facts import Facts
from comitia.core.mandate.away import acting
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import contest_of_place


def units_of(facts: Facts, body: str, unit: str) -> tuple[str, ...]:
    """Return the units that fill seats of a body, merged ones as one; a body with seats from below has several."""
    found = [
        facts.successor(each) or each
        for election in facts.charter.elections
        if election.office == body
        for each, seats in sending(facts, election, unit)
        if seats
    ]
    return tuple(dict.fromkeys(found))


def weight_of(facts: Facts, body: str, unit: str) -> int | None:
    """Return the weight registered in a body: all on the roll that it is weighed by; None without, or if unknown."""
    found = facts.charter.bodies.get(body)
    if found is None or found.voting is None or found.voting.weight is None:
        return None
    roll = found.voting.weight.removeprefix("roll.")
    return facts.electors(roll, unit)


def colleges_of(facts: Facts, body: str, unit: str, at: date) -> dict[str, tuple[int, ...]]:
    """Return the places of each college of a body, how many are filled, with a vote, on a day, and how many vote."""
    found = facts.charter.bodies.get(body)
    colleges: dict[str, tuple[int, ...]] = {}
    if found is None:
        return colleges
    for election in facts.charter.elections:
        college = found.seats[election.group].college if election.office == body else None
        if college is not None:
            every = sum(seats or 0 for _, seats in sending(facts, election, unit))
            found_in = (voting(facts, body, unit, at), acting(facts, body, unit, at))
            filled, present = (_in_group(facts, held, election.group) for held in found_in)
            before = colleges.get(college, (0, 0, 0))
            colleges[college] = (before[0] + every, before[1] + filled, before[2] + present)
    return colleges


def _in_group(facts: Facts, members: list[Held], group: int) -> int:
    """Return how many members of a body have seats of a group, elected to them or after somebody else there."""
    contests = (contest_of_place(facts, held) for held in members)
    return sum(contest.opened.group == group for contest in contests if contest is not None)
