"""Places that fall vacant before their term is over: declared, and filled as the charter says (`vacancy`).

A vacancy is an entry of its own, apart from its cause. `next_alternate`: the first of those who came next in the
contest, who has not moved up before and can sit, moves up for the rest of the term. Where nobody can, or the charter
says `left_vacant`, the place stays vacant, and the entry says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.charter import Filler
from comitia.core.facts import Facts
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
    can_call = "next_alternate" in fillers and _next(facts, held, command.at)[0] is not None
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
    contest = facts.contest(held.source)
    person, passed_over = _next(facts, held, command.at)
    if "next_alternate" not in _fillers(facts, held) or not _is_vacant(facts, held, command.at):
        raise Refused("its place is not vacant, or not filled by an alternate", rule=_rule(held), subject=subject)
    if contest is None or contest.listed is None or contest.declared is None or person is None:
        raise Refused("no alternate can move up into its place", rule=_rule(held), subject=subject)
    number = len(contest.declared.elected) + len(facts.holdings.called(held.source)) + 1
    return [
        AlternateCalled(
            contest=held.source,
            mandate=f"{held.source}:{number}",
            place=held.place,
            instead_of=held.mandate,
            person=person,
            number=next(each.number for each in contest.listed.candidates if each.person == person),
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            starts=command.at,
            ends=held.ends,
            passed_over=passed_over,
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
    """Tell whether the place of a mandate is there, its term runs, and nobody has it."""
    if held.ends is not None and held.ends <= at:
        return False
    there = places(facts, held.office, held.office_unit)
    others = facts.holdings.still_held(held.office, held.office_unit, at)
    return there is not None and len(others) < there and all(other.place != held.place for other in others)


def _next(facts: Facts, held: Held, at: date) -> tuple[str | None, tuple[str, ...]]:
    """Return the alternate who moves up, None where nobody can; and those before who cannot sit."""
    passed_over: list[str] = []
    called = facts.holdings.called(held.source)
    for person in facts.holdings.alternates(held.source):
        if person in called:
            continue
        if _can_sit(facts, person, held, at):
            return person, tuple(passed_over)
        passed_over.append(person)
    return None, tuple(passed_over)


def _can_sit(facts: Facts, person: str, held: Held, at: date) -> bool:
    """Tell whether an alternate is a member, has no place there, and sits where the mandate rests."""
    support = rests_on(facts, held)
    is_supported = support is None or _has_place(facts, person, *support, at)
    is_there = _has_place(facts, person, held.office, held.office_unit, at)
    return is_supported and not is_there and not facts.holdings.is_expelled(person)


def _has_place(facts: Facts, person: str, office: str, unit: str, at: date) -> bool:
    return any(each.person == person for each in facts.holdings.still_held(office, unit, at))
