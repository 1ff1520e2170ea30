"""Candidacies: who stands in an open contest, under which numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.election.electorate import contests_of, election_of, next_round_id, section
from comitia.core.election.not_with import bar_to_standing, refuse_barred
from comitia.core.election.own import own_holders
from comitia.core.facts import Facts
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.election.contest import ContestOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person who stands: the number on the ballot from 1, and the commitment to the name on it."""

    number: int
    person: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesListed:
    """These persons stand, under these numbers."""

    contest: str
    candidates: tuple[Candidate, ...]


def listed(facts: Facts, opened: ContestOpened, candidates: tuple[Candidate, ...], at: date) -> CandidatesListed:
    """Return the list of candidates of an open contest, or refuse one on which somebody cannot stand on the day."""
    subject = f"contest {opened.contest}"
    numbers = [candidate.number for candidate in candidates]
    if numbers != list(range(1, len(numbers) + 1)) or not numbers:
        raise Refused(
            f"candidates must be numbered 1, 2, 3 and so on without gaps; found {numbers}",
            rule="run folder: candidates.csv",
            subject=subject,
        )
    persons = [candidate.person for candidate in candidates]
    twice = next((person for person in persons if persons.count(person) > 1), None)
    if twice is not None:
        first, second = (index + 1 for index, person in enumerate(persons) if person == twice)
        raise Refused(
            f"candidates {first} and {second} are the same person", rule="run folder: candidates.csv", subject=subject
        )
    _refuse_standing(facts, opened, candidates, at)
    return CandidatesListed(contest=opened.contest, candidates=candidates)


def _refuse_standing(facts: Facts, opened: ContestOpened, candidates: Sequence[Candidate], at: date) -> None:
    subject, path = f"contest {opened.contest}", f"{section(opened.kind)}.{opened.office}"
    seated = own_holders(facts, opened.office, opened.office_unit)
    for candidate in candidates:
        if facts.holdings.members.is_expelled(candidate.person):
            raise Refused(
                f"candidate {candidate.number} is expelled, and cannot stand", rule="discipline", subject=subject
            )
        if facts.course.is_dead(candidate.person):
            raise Refused(
                f"candidate {candidate.number} has died, and cannot stand: take the person off the list, and out of "
                "the ballots",
                rule="mandate.ends",
                subject=subject,
            )
        if candidate.person in seated:
            raise Refused(
                f"candidate {candidate.number} already holds a place here, from the contest "
                f"{_won(facts, opened, candidate.person)}; nobody holds two: take the person off the list, and out of "
                "the ballots, of this one",
                rule=f"{path}.seats",
                subject=subject,
            )
        refuse_barred(facts, candidate.person, opened.office, at, who=f"candidate {candidate.number}", subject=subject)
    _refuse_others(facts, opened, candidates, at)
    if election_of(facts, opened.office, opened.group).nested:
        _refuse_outsiders(facts, opened, candidates)


def _refuse_others(facts: Facts, opened: ContestOpened, candidates: Sequence[Candidate], at: date) -> None:
    """Refuse a further round among others than those left in; who got a place that bars them, or died, is left out."""
    if opened.standing is None:
        return
    seated = own_holders(facts, opened.office, opened.office_unit)
    free = [person for person in opened.standing if person not in seated and not facts.course.is_dead(person)]
    left = [person for person in free if bar_to_standing(facts, person, opened.office, at) is None]
    if not left:
        raise Refused(
            "all whom the round before left in have died, or have a place here or one that bars them; "
            "close it as not held",
            rule=f"{opened.rule}: {'drop' if opened.rule == 'exhaustive' else 'next round'}",
            subject=f"contest {opened.contest}",
        )
    if {candidate.person for candidate in candidates} != set(left):
        raise Refused(
            f"round {opened.round} is held among those whom the round before left in, "
            f"{_numbers_before(facts, opened, left)} there; list exactly these",
            rule=f"{opened.rule}: {'drop' if opened.rule == 'exhaustive' else 'next round'}",
            subject=f"contest {opened.contest}",
        )


def _refuse_outsiders(facts: Facts, opened: ContestOpened, candidates: Sequence[Candidate]) -> None:
    subject, path = f"contest {opened.contest}", f"{section(opened.kind)}.{opened.office}"
    electorate = opened.electorate
    electors = facts.holders(electorate.body or "", electorate.unit)
    for candidate in candidates:
        if not electorate.roll and candidate.person not in electors:
            raise Refused(
                f"candidate {candidate.number} is not a member of the body that elects, as the charter demands",
                rule=f"{path}.nested",
                subject=subject,
            )
        if electorate.roll and facts.is_on_roll(electorate.roll, electorate.unit, candidate.person) is False:
            raise Refused(
                f"candidate {candidate.number} is not on the roll of those who elect, as the charter demands",
                rule=f"{path}.nested",
                subject=subject,
            )


def _won(facts: Facts, opened: ContestOpened, person: str) -> str:
    """Return the contest for the same office in which a person was elected."""
    for first in contests_of(facts, opened.office, opened.office_unit):
        found = facts.contest(first)
        while found is not None and found.listed is not None and found.declared is not None:
            elected = set(found.declared.elected)
            if any(each.person == person and each.number in elected for each in found.listed.candidates):
                return found.opened.contest
            found = facts.contest(next_round_id(first, found.opened.round + 1))
    return "before"


def _numbers_before(facts: Facts, opened: ContestOpened, persons: Collection[str]) -> str:
    name = opened.first if opened.round == 2 else next_round_id(opened.first, opened.round - 1)
    before = facts.contest(name)
    listed_before = before.listed.candidates if before and before.listed else ()
    left = sorted(each.number for each in listed_before if each.person in persons)
    return f"number{'s' if len(left) != 1 else ''} {', '.join(map(str, left)) or 'none'}"
