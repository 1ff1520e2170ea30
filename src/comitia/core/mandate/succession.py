"""Who may follow in a vacant place: the next alternate, or the next by votes of the contest that had filled it.

All rounds of a contest have their alternates in
common: those who came next in the last, and then those who dropped out before it. The next by votes is asked of the
last round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from comitia.core.election.contest import Contest
from comitia.core.election.electorate import rounds_of
from comitia.core.election.not_with import bar_to_standing
from comitia.core.facts import Facts
from comitia.core.mandate.ending import is_undone, rests_on, sits
from comitia.core.mandate.held import Held
from comitia.core.mandate.leaving_unit import is_electorate_gone
from comitia.core.mandate.office import places
from comitia.core.mandate.place import contest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Who moves up, from which round of the contest, and those before who cannot sit."""

    contest: str
    person: str
    passed_over: tuple[str, ...]


def next_alternate(facts: Facts, held: Held, at: date) -> Successor | None:
    """Return the alternate who moves up, from the last round in which that person stood, or None where nobody can."""
    rounds = list(rounds_of_place(facts, held))
    waiting = (
        person
        for contest in rounds
        for person in facts.holdings.alternates(contest)
        if not has_followed(facts, rounds, person)
    )
    order = ((_last_stood(facts, rounds, person), person) for person in waiting)
    return _first(facts, held, order, at)


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
        and not has_followed(facts, [*rounds_from(facts, held.source)], persons[number])
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


def rounds_from(facts: Facts, source: str) -> Iterator[str]:
    """Yield the rounds of the contest that gave a mandate, the first first; nothing where a motion gave it."""
    found = facts.contest(source)
    return rounds_of(facts, found.opened.first if found is not None else "")


def rounds_of_place(facts: Facts, held: Held) -> Iterator[str]:
    """Yield the rounds of the contest that gave a mandate, then of the one that first filled its place."""
    seen = set[str]()
    for first in (held.source, contest_of(facts, held) or ""):
        for contest in rounds_from(facts, first):
            if contest not in seen:
                seen.add(contest)
                yield contest


def last_round(facts: Facts, source: str) -> Contest | None:
    """Return the last round of the contest that gave a mandate, or None where a motion gave it."""
    found = [*rounds_from(facts, source)]
    return facts.contest(found[-1]) if found else None


def has_followed(facts: Facts, rounds: Collection[str], person: str) -> bool:
    """Tell whether somebody moved up; who gave way, or lost that by what was reversed since, has the turn again."""
    called = (held for held in facts.holdings.all_of_person(person) if held.source in rounds)
    stood = (held for held in called if not (held.ended and held.ended.cause == "reversed"))
    return any(held.place != held.mandate and not is_undone(facts, held) for held in stood)


def number_in(facts: Facts, contest: str, person: str) -> int:
    """Return the number under which somebody stood in a round of a contest, 0 where not."""
    found = facts.contest(contest)
    candidates = found.listed.candidates if found is not None and found.listed is not None else ()
    return next((each.number for each in candidates if each.person == person), 0)


def _last_stood(facts: Facts, rounds: Sequence[str], person: str) -> str:
    return next(each for each in reversed(rounds) if number_in(facts, each, person))


def can_sit(facts: Facts, person: str, held: Held, at: date) -> bool:
    """Tell whether somebody lives, is a member, has no place there, is not barred, sits where the mandate rests."""
    support = rests_on(facts, held)
    is_supported = support is None or _sits_for_good(facts, person, *support, at)
    is_there = sits(facts, person, held.office, held.office_unit, at)
    is_gone = facts.holdings.members.is_expelled(person) or facts.course.is_dead(person)
    is_barred = bar_to_standing(facts, person, held.office, at) is not None
    return is_supported and not is_there and not is_barred and not is_gone


def _sits_for_good(facts: Facts, person: str, office: str, unit: str, at: date) -> bool:
    """Tell whether a person has a seat that does not end on this day with the unit that it is in, or for.

    Nor with the seat on which it rests itself, but where it holds under a grace.
    """
    seats = [held for held in facts.holdings.still_held(office, unit, at) if held.person == person]
    return places(facts, office, unit) is not None and any(_lasts(facts, held, at) for held in seats)


def _lasts(facts: Facts, held: Held, at: date) -> bool:
    if is_electorate_gone(facts, held):
        return False
    support = rests_on(facts, held)
    return support is None or held.mandate in facts.holdings.graces or _sits_for_good(facts, held.person, *support, at)
