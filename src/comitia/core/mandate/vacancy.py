"""Places that fall vacant before their term is over: declared, and filled as the charter says (`vacancy`).

A vacancy is an entry of its own, apart from its cause. `next_alternate`: the first of those who came next in the
contest, who has not moved up before and can sit, moves up for the rest of the term. Where nobody can, or the charter
says `left_vacant`, the place stays vacant, and the entry says so. All rounds of a contest have their alternates in
common: those who came next in the last, and then those who dropped out before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from comitia.charter import Filler
from comitia.core.election.electorate import rounds_of
from comitia.core.election.not_with import bar_to_standing
from comitia.core.facts import Facts
from comitia.core.mandate.ending import MandateEnded, is_undone, rests_on, sits
from comitia.core.mandate.held import Held
from comitia.core.mandate.leaving_unit import is_electorate_gone
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


ALL_AT_ONCE = frozenset({"expelled", "death", "disqualified"})
"""Causes that end several mandates of one person: the vacancies come after all ends, by `left_by`."""


def vacated(facts: Facts, ended: MandateEnded, at: date) -> Iterator[DeclareVacancy]:
    """Yield that a place is vacant, where the charter says what is done about it.

    Beside an alternate who gives way, a place of the same contest that was left vacant: there is somebody for it again.
    """
    held = facts.holdings.mandate(ended.mandate)
    if held is None or ended.cause in ALL_AT_ONCE:
        return
    yield from left_by(facts, (held,), at)
    if ended.cause == "reversed" and held.place != held.mandate:
        for beside in _beside(facts, held):
            if _next(facts, beside, at) is not None:
                yield from left_by(facts, (beside,), at)


def left_by(facts: Facts, ended: Iterable[Held], at: date) -> Iterator[DeclareVacancy]:
    """Yield which of these places are vacant, where the charter says what is done about it."""
    for held in ended:
        if _fillers(facts, held) and _is_vacant(facts, held, at):
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
            number=_number(facts, found.contest, found.person),
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
    """The alternate who moves up, the last round of the contest in which that person stood, and those passed over."""

    contest: str
    person: str
    passed_over: tuple[str, ...]


def _next(facts: Facts, held: Held, at: date) -> _Next | None:
    """Return the alternate who moves up, or None where nobody can."""
    passed_over: list[str] = []
    rounds = list(_rounds(facts, held.source))
    for contest in rounds:
        for person in facts.holdings.alternates(contest):
            if _has_had_turn(facts, rounds, person):
                continue
            if _can_sit(facts, person, held, at):
                stood = next(each for each in reversed(rounds) if _number(facts, each, person))
                return _Next(contest=stood, person=person, passed_over=tuple(passed_over))
            passed_over.append(person)
    return None


def _has_had_turn(facts: Facts, rounds: Collection[str], person: str) -> bool:
    """Tell whether an alternate moved up; who lost that by a decision that was reversed since has the turn again."""
    called = (held for held in facts.holdings.all_of_person(person) if held.source in rounds)
    return any(held.place != held.mandate and not is_undone(facts, held) for held in called)


def _beside(facts: Facts, held: Held) -> list[Held]:
    """Return who had each of the other places of a contest last, those who have it no more."""
    rounds, last = set(_rounds(facts, held.source)), {}
    ended = [each for each in facts.holdings.mandates if each.ended and each.source in rounds]
    for each in sorted(ended, key=lambda each: (each.ended_on or each.starts, each.number)):
        if each.place != held.place and each.ended and each.ended.cause != "reversed":
            last[each.place] = each
    return list(last.values())


def _rounds(facts: Facts, source: str) -> Iterator[str]:
    """Return the rounds of the contest that gave a mandate, the first first; nothing where a motion gave it."""
    found = facts.contest(source)
    return rounds_of(facts, found.opened.first if found is not None else "")


def _next_mandate(facts: Facts, contest: str) -> str:
    """Return the id of the next mandate of a contest: after those elected, and those called before."""
    found = facts.contest(contest)
    elected = len(found.declared.elected) if found is not None and found.declared is not None else 0
    return f"{contest}:{elected + len(facts.holdings.called(contest)) + 1}"


def _number(facts: Facts, contest: str, person: str) -> int:
    """Return the number under which somebody stood in a round of a contest, 0 where not."""
    found = facts.contest(contest)
    candidates = found.listed.candidates if found is not None and found.listed is not None else ()
    return next((each.number for each in candidates if each.person == person), 0)


def _can_sit(facts: Facts, person: str, held: Held, at: date) -> bool:
    """Tell whether an alternate lives, is a member, has no place there, is not barred, sits where the mandate rests."""
    support = rests_on(facts, held)
    is_supported = support is None or _sits_for_good(facts, person, *support, at)
    is_there = sits(facts, person, held.office, held.office_unit, at)
    is_gone = facts.holdings.is_expelled(person) or facts.course.is_dead(person)
    is_barred = bar_to_standing(facts, person, held.office, at) is not None
    return is_supported and not is_there and not is_barred and not is_gone


def _sits_for_good(facts: Facts, person: str, office: str, unit: str, at: date) -> bool:
    """Tell whether a person has a seat that does not end on this day with the unit that it is in, or for."""
    seats = [held for held in facts.holdings.still_held(office, unit, at) if held.person == person]
    return places(facts, office, unit) is not None and any(not is_electorate_gone(facts, held) for held in seats)
