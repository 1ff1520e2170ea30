"""Places that fall vacant before their term is over: declared, and filled as the charter says (`vacancy`).

A vacancy is an entry of its own, apart from its cause. `next_alternate`: the first of those who came next in the
contest, who has not moved up before and can sit, moves up for the rest of the term. Where nobody can, or the charter
says `left_vacant`, the place stays vacant, and the entry says so. All rounds of a contest have their alternates in
common: those who came next in the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.charter import Filler
from comitia.core.election.electorate import next_round_id
from comitia.core.facts import Facts
from comitia.core.mandate.departure import is_electorate_gone
from comitia.core.mandate.ending import MandateEnded, rests_on
from comitia.core.mandate.holdings import Held
from comitia.core.mandate.office import places
from comitia.core.refused import Refused


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
    """The place that `mandate` filled is vacant; `filler` is how it is filled, as far as that can be done now."""

    mandate: str
    kind: str
    office: str
    office_unit: str
    filler: Filler


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
    if held is not None and _fillers(facts, held) and _is_vacant(facts, held, at):
        yield DeclareVacancy(mandate=held.mandate, at=at)


def filling(event: VacancyDeclared, at: date) -> Iterator[CallAlternate]:
    """Yield what fills a vacancy at once."""
    if event.filler == "next_alternate":
        yield CallAlternate(mandate=event.mandate, at=at)


def decide_vacancy(facts: Facts, command: DeclareVacancy) -> list[VacancyDeclared]:
    """Return the vacancy, or refuse where the place is filled, or gone, or its term is over."""
    held = _ended(facts, command.mandate)
    subject = f"mandate {command.mandate}"
    if not _is_vacant(facts, held, command.at):
        raise Refused("its place is not vacant", rule=_rule(held), subject=subject)
    fillers = _fillers(facts, held)
    if not fillers:
        raise Refused("the charter does not say how its place is filled", rule=_rule(held), subject=subject)
    can_call = "next_alternate" in fillers and _next(facts, held, command.at) is not None
    return [
        VacancyDeclared(
            mandate=held.mandate,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            filler="next_alternate" if can_call else "left_vacant",
        )
    ]


def decide_call(facts: Facts, command: CallAlternate) -> list[AlternateCalled]:
    """Return the alternate called, or refuse where the place is not vacant, or nobody can move up."""
    held, subject = _ended(facts, command.mandate), f"mandate {command.mandate}"
    found = _next(facts, held, command.at)
    if "next_alternate" not in _fillers(facts, held) or not _is_vacant(facts, held, command.at):
        raise Refused("its place is not vacant, or not filled by an alternate", rule=_rule(held), subject=subject)
    if found is None:
        raise Refused("no alternate can move up into its place", rule=_rule(held), subject=subject)
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


def _ended(facts: Facts, mandate: str) -> Held:
    held = facts.holdings.mandate(mandate)
    if held is None or held.is_live:
        raise Refused("there is no such mandate, or it has not ended", rule="vacancy", subject=f"mandate {mandate}")
    return held


def _rule(held: Held) -> str:
    return f"vacancy.{'delegate' if held.kind == 'body' else 'post'}"


def _fillers(facts: Facts, held: Held) -> tuple[Filler, ...]:
    vacancy = facts.charter.vacancy
    return vacancy.fillers(held.kind) if vacancy else ()


def _is_vacant(facts: Facts, held: Held, at: date) -> bool:
    """Tell whether the place of a mandate and who fills it are there, its term runs, and nobody has it."""
    if held.ends is not None and held.ends <= at:
        return False
    if is_electorate_gone(facts, held):
        return False
    there = places(facts, held.office, held.office_unit)
    others = facts.holdings.still_held(held.office, held.office_unit, at)
    return there is not None and len(others) < there and all(other.place != held.place for other in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Next:
    """The alternate who moves up, from which round of the contest, and those before who cannot sit."""

    contest: str
    person: str
    passed_over: tuple[str, ...]


def _next(facts: Facts, held: Held, at: date) -> _Next | None:
    """Return the alternate who moves up, or None where nobody can."""
    passed_over: list[str] = []
    for contest in _rounds(facts, held.source):
        for person in facts.holdings.alternates(contest):
            if facts.holdings.has_had_turn(contest, person):
                continue
            if _can_sit(facts, person, held, at):
                return _Next(contest=contest, person=person, passed_over=tuple(passed_over))
            passed_over.append(person)
    return None


def _rounds(facts: Facts, source: str) -> Iterator[str]:
    """Yield the rounds of the contest that gave a mandate, the first first; nothing where a motion gave it."""
    found = facts.contest(source)
    first, number = (found.opened.first, 1) if found is not None else ("", 1)
    contest = first
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
    is_supported = support is None or (places(facts, *support) is not None and _has_place(facts, person, *support, at))
    is_there = _has_place(facts, person, held.office, held.office_unit, at)
    return is_supported and not is_there and not facts.holdings.is_expelled(person)


def _has_place(facts: Facts, person: str, office: str, unit: str, at: date) -> bool:
    return any(each.person == person for each in facts.holdings.still_held(office, unit, at))
