"""Whether documents can be taken over: what they say of an office, held against the charter and the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from comitia.charter import MOST_SEATS, Election, Post, Term
from comitia.core.election.electorate import Electorate, contest_id, electorate_of, find_election, seats_of, section
from comitia.core.election.not_with import refuse_barred
from comitia.core.election.own import own, own_holders
from comitia.core.facts import Facts
from comitia.core.mandate.away import acting
from comitia.core.mandate.office import places
from comitia.core.mandate.takeover import (
    ContestTakenOver,
    Holder,
    SeatsTakenOver,
    TakeOverContest,
    TakeOverSeats,
    Waiting,
)
from comitia.core.refused import Refused

TABLE = "run folder: mandates.csv"
"""What a refusal names where the table is wrong by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    """What a contest id names: an office, in which unit, who fills it, and for how long."""

    kind: str
    office: str
    unit: str
    group: int
    electorate: Electorate
    seats: int | None
    nested: bool
    term: Term | None
    alternates: int


def decide_seats(facts: Facts, command: TakeOverSeats) -> list[SeatsTakenOver]:
    """Return the seats taken over, or refuse where the charter sets them otherwise, or they are known already."""
    subject, rule = f"seats of {command.body}.{command.unit}", f"bodies.{command.body}.seats"
    election = next(
        (
            each
            for each in facts.charter.elections
            if (each.office, each.group) == (command.body, command.group) and not isinstance(each.seats, int)
        ),
        None,
    )
    if election is None:
        raise Refused("the charter shares out no seats here: it says how many there are", rule=rule, subject=subject)
    if facts.apportionment(command.body, command.unit, command.group) is not None:
        raise Refused("they are apportioned already", rule=rule, subject=subject)
    within = facts.units_within(command.unit, election.constituency)
    for unit, seats in command.seats.items():
        if unit not in within:
            raise Refused(f"{unit} fills no seats here", rule=rule, subject=subject)
        if not 0 <= seats <= MOST_SEATS:
            raise Refused(f"{unit} has {seats} seats; it may have 0 to {MOST_SEATS}", rule=rule, subject=subject)
    shared = {unit: command.seats.get(unit, 0) for unit in within}
    return [SeatsTakenOver(body=command.body, unit=command.unit, group=command.group, seats=shared)]


def decide_takeover(facts: Facts, command: TakeOverContest) -> list[ContestTakenOver]:
    """Return who holds what by the documents, or refuse what cannot be so by the charter."""
    subject = f"contest {command.contest}"
    if facts.contest(command.contest) is not None:
        raise Refused(
            "it is on the record already; what has changed since is entered by an act of its own",
            rule=TABLE,
            subject=subject,
        )
    office = _named(facts, command.contest, command.at)
    if office is None:
        raise Refused("the charter has no such office here", rule=TABLE, subject=subject)
    rule = f"{section(office.kind)}.{office.office}"
    _refuse_places(command, office, rule)
    _refuse_more(facts, command, office, rule)
    for each in command.named:
        _refuse_person(facts, each, office, command, rule)
    return [
        ContestTakenOver(
            contest=command.contest,
            kind=office.kind,
            office=office.office,
            office_unit=office.unit,
            group=office.group,
            electorate=office.electorate,
            seats=office.seats or 0,
            holders=tuple(_with_end(each, office, command, rule) for each in command.holders),
            alternates=command.alternates,
        )
    ]


def _refuse_places(command: TakeOverContest, office: _Office, rule: str) -> None:
    subject, holders = f"contest {command.contest}", len(command.holders)
    if not office.seats:
        raise Refused("there is no seat to fill", rule=f"{rule}.seats", subject=subject)
    if holders > office.seats:
        raise Refused(f"{holders} persons hold {office.seats} places", rule=f"{rule}.seats", subject=subject)
    if len(command.alternates) > office.alternates:
        there = f"at most {office.alternates}" if office.alternates else "none"
        raise Refused(
            f"{len(command.alternates)} alternates, and by the charter there are {there}",
            rule=f"{rule}.alternates",
            subject=subject,
        )
    if [each.number for each in command.named] != list(range(1, len(command.named) + 1)):
        raise Refused("the numbers are not 1, 2, 3 and so on", rule=TABLE, subject=subject)
    if len({each.person for each in command.named}) != len(command.named):
        raise Refused("somebody is named twice", rule=f"{rule}.seats", subject=subject)


def _refuse_more(facts: Facts, command: TakeOverContest, office: _Office, rule: str) -> None:
    """Refuse more holders than there are places beside those whom others have given a place there."""
    there = places(facts, office.office, office.unit) or 0
    held = len(own(facts, office.office, office.unit, command.at))
    if held + len(command.holders) > there:
        raise Refused(
            f"{len(command.holders)} persons for {max(there - held, 0)} vacant of {there} places",
            rule=f"{rule}.seats",
            subject=f"contest {command.contest}",
        )


def _refuse_person(facts: Facts, each: Holder | Waiting, office: _Office, command: TakeOverContest, rule: str) -> None:
    subject, electorate = f"{command.contest}, number {each.number}", office.electorate
    if each.person in own_holders(facts, office.office, office.unit):
        raise Refused("the person holds a place here already, from elsewhere", rule=f"{rule}.seats", subject=subject)
    if facts.course.is_dead(each.person):
        raise Refused("the person has died", rule=TABLE, subject=subject)
    if facts.holdings.members.is_expelled(each.person):
        raise Refused("the person is expelled, and holds nothing", rule="discipline", subject=subject)
    if isinstance(each, Holder):
        refuse_barred(facts, each.person, office.office, command.at, who="the person", subject=subject)
    if office.nested and not electorate.roll:
        if each.person not in facts.holders(electorate.body or "", electorate.unit):
            raise Refused(
                f"the person does not sit in the {electorate.body} of {electorate.unit}, as the charter demands; take "
                "that seat over as well",
                rule=f"{rule}.nested",
                subject=subject,
            )
    elif office.nested and facts.is_on_roll(electorate.roll or "", electorate.unit, each.person) is False:
        raise Refused(
            "the person is not on the roll of those who elect, as the charter demands",
            rule=f"{rule}.nested",
            subject=subject,
        )


def _with_end(holder: Holder, office: _Office, command: TakeOverContest, rule: str) -> Holder:
    """Return a holder with the end of the mandate: that of the document, or of the term."""
    subject = f"{command.contest}, number {holder.number}"
    if holder.starts > command.at:
        raise Refused(
            f"it begins on {holder.starts}, after the day of this entry, {command.at}",
            rule=TABLE,
            subject=subject,
        )
    last = office.term.end(holder.starts) if office.term else None
    if holder.ends is not None and last is not None and holder.ends > last:
        raise Refused(
            f"it is to hold until {holder.ends}, and by the charter its term ends on {last}",
            rule=f"{rule}.term",
            subject=subject,
        )
    ends = holder.ends or last
    if ends is not None and ends <= command.at:
        raise Refused(
            f"its term was over on {ends}; leave it out, or give the day until which it holds",
            rule=f"{rule}.term",
            subject=subject,
        )
    return replace(holder, ends=ends)


def _named(facts: Facts, contest: str, at: date) -> _Office | None:
    found = find_election(facts, contest)
    if found is None:
        return _appointed(facts, contest, at)
    election, unit = found
    seats = seats_of(facts, election, unit)
    return _Office(
        kind=election.kind,
        office=election.office,
        unit=facts.unit_above(unit, election.scope) or unit,
        group=election.group,
        electorate=electorate_of(facts, election, unit, at),
        seats=seats,
        nested=election.nested,
        term=election.term,
        alternates=election.alternates_for(seats or 0),
    )


def _appointed(facts: Facts, contest: str, at: date) -> _Office | None:
    """Return a post to which a body of its unit, or of one above, appoints."""
    name, _, unit = contest.partition(".")
    post = facts.charter.posts.get(name)
    if post is None or post.appointed_by is None:
        return None
    for each in (unit,) if unit else facts.units_of_type(post.scope or ""):
        found, body = facts.unit(each), facts.charter.bodies[post.appointed_by]
        above = facts.unit_above(each, body.scope)
        if found is not None and found.type == post.scope and above and contest == appointed_id(facts, post, each):
            return _Office(
                kind="post",
                office=post.id,
                unit=each,
                group=0,
                electorate=Electorate(
                    roll=None, body=body.id, unit=above, number=len(acting(facts, body.id, above, at))
                ),
                seats=0 if facts.holdings.is_abolished(post.id, each) else post.seats,
                nested=False,
                term=post.term,
                alternates=0,
            )
    return None


def appointed_id(facts: Facts, post: Post, unit: str) -> str:
    """Return under which name the places of an appointed post are taken over: as a contest of it would be called."""
    return post.id if facts.charter.unit_types[post.scope or ""].parent is None else f"{post.id}.{unit}"


def offices_of(facts: Facts, office: str, unit: str) -> Iterator[tuple[str, Election | None]]:
    """Yield the contests, with their elections (None: appointed), by which a unit gives places in an office."""
    found = facts.unit(unit)
    post = facts.charter.posts.get(office)
    if found is not None and post is not None and post.appointed_by is not None and post.scope == found.type:
        yield appointed_id(facts, post, unit), None
    for election in facts.charter.elections:
        if found is not None and election.office == office and election.constituency == found.type:
            yield contest_id(facts.charter, election, unit), election
