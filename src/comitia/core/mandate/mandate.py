"""Mandates issued by a return: the person, the seat or post, the contest it came from, and the term.

A mandate begins on the day of the return and ends with its term, or after a by-election with that of the place; how
else one ends is for later events. Those who came next are alternates, in order, where the charter provides for them:
with the last round, for the seats of all rounds, and after those who came next in it, those who dropped out in earlier
ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.charter import Election
from comitia.core.election.contest import Contest
from comitia.core.election.electorate import election_of, rounds_of, section
from comitia.core.election.own import own_holders
from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueMandates:
    """Give those elected in a contest their mandates."""

    contest: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """One person's hold of a seat or post: its id, and the number under which the person stood."""

    mandate: str
    person: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MandatesIssued:
    """Those elected in `contest` hold seats in the body, or the post, of `office_unit`.

    `ends` is the first day on which the mandates no longer hold, None where the charter sets no term. `alternates`
    are persons, first to be called first.
    """

    contest: str
    kind: str
    office: str
    office_unit: str
    mandates: tuple[Mandate, ...]
    alternates: tuple[str, ...]
    starts: date
    ends: date | None


def decide_mandates(facts: Facts, command: IssueMandates) -> list[MandatesIssued]:
    """Return the mandates that a declared return gives, or refuse where it gives none."""
    contest, subject = facts.contest(command.contest), f"contest {command.contest}"
    if contest is None or contest.declared is None or contest.listed is None or not contest.declared.elected:
        raise Refused("nobody was elected in it", rule="mandate", subject=subject)
    opened, declared = contest.opened, contest.declared
    if facts.has_mandates(command.contest):
        raise Refused("its mandates are issued already", rule="mandate", subject=subject)
    persons = {candidate.number: candidate.person for candidate in contest.listed.candidates}
    election = election_of(facts, opened.office, opened.group)
    seated = own_holders(facts, opened.office, opened.office_unit)
    if any(persons[number] in seated for number in declared.elected):
        raise Refused(
            "one of those elected already holds a place here, from another contest",
            rule=f"{section(opened.kind)}.{opened.office}.seats",
            subject=subject,
        )
    return [
        MandatesIssued(
            contest=command.contest,
            kind=opened.kind,
            office=opened.office,
            office_unit=opened.office_unit,
            mandates=tuple(
                Mandate(mandate=f"{command.contest}:{place}", person=persons[number], number=number)
                for place, number in enumerate(declared.elected, 1)
            ),
            alternates=_alternates(facts, opened.first, election) if not declared.next_round else (),
            starts=command.at,
            ends=_end(facts, contest, command.at),
        )
    ]


def _alternates(facts: Facts, first: str, election: Election) -> tuple[str, ...]:
    """Return who came next in a contest, the last round first, as many as the charter wants for all its seats."""
    seats = 0
    found: list[str] = []
    for name in rounds_of(facts, first):
        contest = facts.contest(name)
        if contest is not None and contest.declared is not None and contest.listed is not None:
            persons = {candidate.number: candidate.person for candidate in contest.listed.candidates}
            seats += len(contest.declared.elected)
            found[:0] = [persons[number] for number in contest.declared.runners_up]
    return tuple(found[: election.alternates_for(seats)])


def _end(facts: Facts, contest: Contest, at: date) -> date | None:
    """Return the first day after the term; those elected in a by-election have the rest of that of the place."""
    vacant = facts.holdings.vacant.to_fill(contest.opened.first)
    before = facts.holdings.mandate(vacant[0]) if vacant else None
    if before is not None:
        return before.ends
    term = election_of(facts, contest.opened.office, contest.opened.group).term
    return term.end(at) if term else None
