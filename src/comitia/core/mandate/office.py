"""Offices: how many places a body or post has in a unit, whether it is there at all, and which body fills it."""

from __future__ import annotations

from comitia.core.election.contest import Contest
from comitia.core.election.electorate import sending
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held


def places(facts: Facts, office: str, unit: str) -> int | None:
    """Return the number of places of a body or post in a unit; None where it has no such office, or no seats yet."""
    made = facts.holdings.post(office)
    if facts.holdings.is_abolished(office, unit):
        return None
    if made is not None:
        return made.seats if made.unit == unit else None
    post = facts.charter.posts.get(office)
    if post is not None:
        return post.seats if _is_of_type(facts, unit, post.scope) else None
    return _body_places(facts, office, unit)


def is_body(facts: Facts, body: str, unit: str) -> bool:
    """Tell whether a unit has such a body: one of the charter, or an organ made by decision."""
    found, made = facts.charter.bodies.get(body), facts.holdings.post(body)
    if made is not None:
        return made.is_organ and places(facts, body, unit) is not None
    return found is not None and _is_of_type(facts, unit, found.scope)


def no_such_body(facts: Facts, body: str, unit: str) -> str:
    """Return why a unit has no such body: a motion has abolished it, or there never was one."""
    made, by = facts.holdings.post(body), facts.holdings.abolished.get((body, unit))
    if by is None or made is None or not made.is_organ:
        return f"{unit} has no such body"
    return f"{body} of {unit} is no longer there: {by} abolished it"


def is_within(facts: Facts, unit: str, above: str) -> bool:
    """Tell whether a unit is another, or lies below it."""
    found = facts.unit(unit)
    while found is not None and found.unit != above:
        found = facts.unit(found.parent) if found.parent else None
    return found is not None


def contest_of_place(facts: Facts, held: Held) -> Contest | None:
    """Return the contest that first filled the place of a mandate, whoever came after; None where a motion did."""
    first = facts.holdings.mandate(held.place)
    return facts.contest(first.source if first is not None else held.source)


def filled_by(facts: Facts, held: Held) -> tuple[str, str] | tuple[None, None]:
    """Return the body and unit that gave a mandate; nobody where voters did who meet in no body.

    Where the unit was merged since, the body of the unit in which its members are now stands in its place.
    """
    motion = facts.proceedings.motion(held.source)
    if motion is not None:
        return motion.moved.body, facts.successor(motion.moved.unit) or motion.moved.unit
    contest = facts.contest(held.source)
    if contest is None:
        return None, None
    electorate = contest.opened.electorate
    now = facts.successor(electorate.unit)
    unit = facts.unit(now) if now is not None else None
    if electorate.body is not None:
        return (electorate.body, now) if now is not None else (None, None)
    if electorate.roll is None or unit is None:
        return None, None
    meeting = facts.charter.meeting_of(electorate.roll, unit.type)
    return (meeting, unit.unit) if meeting else (None, None)


def _body_places(facts: Facts, body: str, unit: str) -> int | None:
    found = facts.charter.bodies.get(body)
    if found is None or not _is_of_type(facts, unit, found.scope):
        return None
    if found.roll is not None:
        return facts.electors(found.roll, unit) or 0
    groups = [election for election in facts.charter.elections if election.office == body]
    return sum(seats or 0 for election in groups for _, seats in sending(facts, election, unit))


def _is_of_type(facts: Facts, unit: str, kind: str | None) -> bool:
    found = facts.unit(unit)
    return found is not None and found.type == kind
