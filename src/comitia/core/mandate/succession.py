"""Who may follow in a vacant place: the next alternate, or the next by votes of the contest that had filled it.

A place is vacant while it is there, its term runs, and nobody has it. All rounds of a contest have their alternates in
common; the next by votes is asked of the last round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from comitia.core.election.contest import Contest
from comitia.core.election.electorate import next_round_id
from comitia.core.facts import Facts
from comitia.core.mandate.ending import rests_on
from comitia.core.mandate.holdings import Held
from comitia.core.mandate.office import places


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Who moves up, from which round of the contest, and those before who cannot sit."""

    contest: str
    person: str
    passed_over: tuple[str, ...]


def is_vacant(facts: Facts, held: Held, at: date) -> bool:
    """Tell whether the place of a mandate is there, its term runs, and nobody has it."""
    if held.ends is not None and held.ends <= at:
        return False
    there = places(facts, held.office, held.office_unit)
    others = facts.holdings.still_held(held.office, held.office_unit, at)
    return there is not None and len(others) < there and all(other.place != held.place for other in others)


def next_alternate(facts: Facts, held: Held, at: date) -> Successor | None:
    """Return the alternate who moves up, or None where nobody can."""
    alternates = [
        (contest, person)
        for contest in rounds(facts, held.source)
        for person in facts.holdings.alternates(contest)
        if not facts.holdings.has_had_turn(contest, person)
    ]
    return _first(facts, held, alternates, at)


def next_highest(facts: Facts, held: Held, min_share: Fraction | None, at: date) -> Successor | None:
    """Return the next by votes who moves up, or None where nobody can, or the return does not tell.

    The order is that of the count: the votes, and among equal ones the lot that it drew.
    """
    contest = last_round(facts, held.source)
    if contest is None or contest.declared is None or contest.listed is None or contest.declared.next_round:
        return None
    declared, persons = contest.declared, {each.number: each.person for each in contest.listed.candidates}
    enough = [
        (contest.opened.contest, persons[number])
        for number in declared.runners_up
        if str(number) in declared.votes
        and _has_share(declared.votes[str(number)], declared.valid, min_share)
        and not has_followed(facts, held.source, persons[number])
    ]
    return _first(facts, held, enough, at)


def _has_share(votes: str, valid: int | None, least: Fraction | None) -> bool:
    """Tell whether these are at least a share of the valid votes; where these are not known, nobody has a share."""
    return least is None or (bool(valid) and Fraction(votes) >= least * (valid or 0))


def _first(facts: Facts, held: Held, order: Iterable[tuple[str, str]], at: date) -> Successor | None:
    passed_over: list[str] = []
    for contest, person in order:
        if can_sit(facts, person, held, at):
            return Successor(contest=contest, person=person, passed_over=tuple(passed_over))
        passed_over.append(person)
    return None


def rounds(facts: Facts, source: str) -> Iterator[str]:
    """Yield the rounds of the contest that gave a mandate, the first first; nothing where a motion gave it."""
    found = facts.contest(source)
    first, number = (found.opened.first, 1) if found is not None else ("", 1)
    contest = first
    while facts.contest(contest) is not None:
        yield contest
        number += 1
        contest = next_round_id(first, number)


def last_round(facts: Facts, source: str) -> Contest | None:
    """Return the last round of the contest that gave a mandate, or None where a motion gave it."""
    found = [*rounds(facts, source)]
    return facts.contest(found[-1]) if found else None


def has_followed(facts: Facts, source: str, person: str) -> bool:
    """Tell whether a person moved up already from any round of the contest that gave a mandate."""
    return any(facts.holdings.has_had_turn(contest, person) for contest in rounds(facts, source))


def can_sit(facts: Facts, person: str, held: Held, at: date) -> bool:
    """Tell whether somebody is a member, has no place there, and sits where the mandate rests."""
    support = rests_on(facts, held)
    is_supported = support is None or _has_place(facts, person, *support, at)
    is_there = _has_place(facts, person, held.office, held.office_unit, at)
    return is_supported and not is_there and not facts.holdings.is_expelled(person)


def _has_place(facts: Facts, person: str, office: str, unit: str, at: date) -> bool:
    return any(each.person == person for each in facts.holdings.still_held(office, unit, at))
