"""Places that fall vacant before their term is over: declared, and filled as the charter says (`vacancy`).

A vacancy is an entry of its own, apart from its cause. `next_alternate`: the first of those who came next in the
contest, who has not moved up before and can sit, moves up for the rest of the term. `by_election`, `coopted`: the
entry names the last day for it (`by_election`, `cooption`). Where nothing can be done, or the charter says
`left_vacant`, the place stays vacant, and the entry says so. All rounds of a contest have their alternates in common:
those who came next in the last. Somebody may act in a post meanwhile (`acting`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, assert_never

from comitia.charter import Acting, ByElection, Coopted, Filler, Term
from comitia.core.election.electorate import next_round_id
from comitia.core.facts import Facts
from comitia.core.mandate.acting import BeginActing, bridging
from comitia.core.mandate.by_election import can_be_held
from comitia.core.mandate.cooption import can_be_coopted
from comitia.core.mandate.ending import MandateEnded, rests_on
from comitia.core.mandate.holdings import Held
from comitia.core.mandate.place import contest_of, ended_mandate, fillers_of, has_place, is_vacant, rule_of
from comitia.core.refused import Refused

How = Literal["next_alternate", "by_election", "coopted", "left_vacant"]
"""How a vacancy is filled, as its entry says it."""
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareVacancy:
    """Declare the place of a mandate that has ended vacant."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAlternate:
    """Let the next alternate move up into the place of a mandate that has ended."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyDeclared:
    """The place that `mandate` filled is vacant; `filler` is how it is filled, as far as that can be done now.

    `until` is the last day for that, None where the charter sets none, or nothing is awaited.
    """

    mandate: str
    kind: str
    office: str
    office_unit: str
    filler: How
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateCalled:
    """An alternate of `contest` moves up, with a mandate for the rest of the term.

    `place` is the mandate that first filled the place, `instead_of` the one that ended last; `number` is that under
    which the person stood; `passed_over` are alternates before this one who cannot sit now.
    """

    contest: str
    mandate: str
    place: str
    instead_of: str
    person: str
    number: int
    kind: str
    office: str
    office_unit: str
    starts: date
    ends: date | None
    passed_over: tuple[str, ...]


def vacated(facts: Facts, ended: MandateEnded, at: date) -> Iterator[DeclareVacancy]:
    """Yield that a place is vacant, where the charter says what is done about it."""
    held = facts.holdings.mandate(ended.mandate)
    if held is not None and fillers_of(facts, held.kind) and is_vacant(facts, held, at):
        yield DeclareVacancy(mandate=held.mandate, at=at)


def filling(facts: Facts, event: VacancyDeclared, at: date) -> Iterator[CallAlternate | BeginActing]:
    """Yield what fills a vacancy at once, or bridges it."""
    if event.filler == "next_alternate":
        yield CallAlternate(mandate=event.mandate, at=at)
    else:
        yield from bridging(facts, event, at)


def decide_vacancy(facts: Facts, command: DeclareVacancy) -> list[VacancyDeclared]:
    """Return the vacancy, or refuse where the place is filled, or gone, or its term is over."""
    held = ended_mandate(facts, command.mandate)
    rule, subject = rule_of(held.kind), f"mandate {command.mandate}"
    if not is_vacant(facts, held, command.at):
        raise Refused("its place is not vacant", rule=rule, subject=subject)
    fillers = fillers_of(facts, held.kind)
    if not fillers:
        raise Refused("the charter does not say how its place is filled", rule=rule, subject=subject)
    chosen = (how for filler in fillers if (how := _how(facts, held, filler, command.at)) is not None)
    filler, within = next(chosen, ("left_vacant", None))
    return [
        VacancyDeclared(
            mandate=held.mandate,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            filler=filler,
            until=within.end(command.at) - ONE if within is not None else None,
        )
    ]


def _how(facts: Facts, held: Held, filler: Filler, at: date) -> tuple[How, Term | None] | None:
    """Return that a place is filled in one of the ways of the charter, and how soon; None where it cannot be."""
    match filler:
        case "next_alternate":
            return ("next_alternate", None) if _next(facts, held, at) is not None else None
        case ByElection():
            return ("by_election", filler.by_election.within) if can_be_held(facts, held, filler, at) else None
        case Coopted():
            return ("coopted", filler.coopted.within) if can_be_coopted(facts, held, filler, at) else None
        case Acting():
            return None  # it bridges, and fills nothing
        case "left_vacant":
            return "left_vacant", None
        case _:
            assert_never(filler)


def decide_call(facts: Facts, command: CallAlternate) -> list[AlternateCalled]:
    """Return the alternate called, or refuse where the place is not vacant, or nobody can move up."""
    held, subject = ended_mandate(facts, command.mandate), f"mandate {command.mandate}"
    found, rule = _next(facts, held, command.at), rule_of(held.kind)
    if "next_alternate" not in fillers_of(facts, held.kind) or not is_vacant(facts, held, command.at):
        raise Refused("its place is not vacant, or not filled by an alternate", rule=rule, subject=subject)
    if found is None:
        raise Refused("no alternate can move up into its place", rule=rule, subject=subject)
    return [
        AlternateCalled(
            contest=found.contest,
            mandate=_next_mandate(facts, found.contest),
            place=held.place,
            instead_of=held.mandate,
            person=found.person,
            number=_number(facts, found),
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            starts=command.at,
            ends=held.ends,
            passed_over=found.passed_over,
        )
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Next:
    """The alternate who moves up, from which round of the contest, and those before who cannot sit."""

    contest: str
    person: str
    passed_over: tuple[str, ...]


def _next(facts: Facts, held: Held, at: date) -> _Next | None:
    """Return the alternate who moves up, or None where nobody can."""
    passed_over: list[str] = []
    for contest in _rounds(facts, held):
        for person in facts.holdings.alternates(contest):
            if facts.holdings.has_had_turn(contest, person):
                continue
            if _can_sit(facts, person, held, at):
                return _Next(contest=contest, person=person, passed_over=tuple(passed_over))
            passed_over.append(person)
    return None


def _rounds(facts: Facts, held: Held) -> Iterator[str]:
    """Yield the rounds of the contest that gave a mandate, the first first; nothing where a motion gave its place.

    For a place that a by-election has filled, those who came next in it are first, then those of the contest before.
    """
    found = facts.contest(held.source)
    for first in dict.fromkeys((found.opened.first if found is not None else "", contest_of(facts, held) or "")):
        contest, number = first, 1
        while facts.contest(contest) is not None:
            yield contest
            number += 1
            contest = next_round_id(first, number)


def _next_mandate(facts: Facts, contest: str) -> str:
    """Return the id of the next mandate of a contest: after those elected, and those called before."""
    found = facts.contest(contest)
    elected = len(found.declared.elected) if found is not None and found.declared is not None else 0
    return f"{contest}:{elected + len(facts.holdings.called(contest)) + 1}"


def _number(facts: Facts, found: _Next) -> int:
    """Return the number under which an alternate stood."""
    contest = facts.contest(found.contest)
    candidates = contest.listed.candidates if contest is not None and contest.listed is not None else ()
    return next(each.number for each in candidates if each.person == found.person)


def _can_sit(facts: Facts, person: str, held: Held, at: date) -> bool:
    """Tell whether an alternate is a member, has no place there, and sits where the mandate rests."""
    support = rests_on(facts, held)
    is_supported = support is None or has_place(facts, person, *support, at)
    is_there = has_place(facts, person, held.office, held.office_unit, at)
    return is_supported and not is_there and not facts.holdings.is_expelled(person)
