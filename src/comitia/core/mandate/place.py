"""The place of a mandate that has ended: whether it is vacant, and how the charter and the record say it is filled.

A place is named by the mandate that first filled it. The latest vacancy of a place is the one that counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from comitia.charter import Filler
from comitia.core.election.own import own
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.mandate.leaving_unit import is_electorate_gone
from comitia.core.mandate.office import places
from comitia.core.mandate.vacancies import Vacancy
from comitia.core.refused import Refused


def ended_mandate(facts: Facts, mandate: str) -> Held:
    """Return a mandate that has ended, or refuse."""
    held = facts.holdings.mandate(mandate)
    if held is None or held.is_live:
        raise Refused("there is no such mandate, or it has not ended", rule="vacancy", subject=f"mandate {mandate}")
    return held


def rule_of(facts: Facts, kind: str, office: str) -> str:
    """Return the path in the charter of what is said about vacancies of an office of a kind, `body` or `post`."""
    vacancy = facts.charter.vacancy
    return f"vacancy.{vacancy.key(kind, office) if vacancy else 'delegate' if kind == 'body' else 'post'}"


def fillers_of(facts: Facts, kind: str, office: str) -> tuple[Filler, ...]:
    """Return how the charter has a vacant place of an office filled; empty where it does not say."""
    vacancy = facts.charter.vacancy
    return vacancy.fillers(kind, office) if vacancy else ()


def is_vacant(facts: Facts, held: Held, at: date) -> bool:
    """Tell whether the place of a mandate and who fills it are there, its term runs, and nobody has it."""
    if held.by is not None or (held.ends is not None and held.ends <= at) or is_electorate_gone(facts, held):
        return False
    there = places(facts, held.office, held.office_unit)
    others = own(facts, held.office, held.office_unit, at)
    return there is not None and len(others) < there and all(other.place != held.place for other in others)


def vacant_places(facts: Facts, at: date) -> Iterator[tuple[Held, Vacancy]]:
    """Yield the places that were declared vacant and still are, by the mandate that ended last, oldest first."""
    for vacancy in facts.holdings.vacant.declared:
        held = facts.holdings.mandate(vacancy.declared.mandate)
        if held is not None and not held.is_live and is_vacant(facts, held, at):
            yield held, vacancy


def open_vacancies(facts: Facts, filler: str, office: tuple[str, str], at: date) -> list[tuple[Held, Vacancy]]:
    """Return the vacant places of a body or post of a unit that are to be filled in one way, oldest first."""
    return [
        (held, vacancy)
        for held, vacancy in vacant_places(facts, at)
        if (held.office, held.office_unit) == office and vacancy.declared.filler == filler
    ]


def contest_of(facts: Facts, held: Held) -> str | None:
    """Return the first round of the contest that first filled the place of a mandate; None where a motion did."""
    first = facts.holdings.mandate(held.place)
    contest = facts.contest(first.source) if first is not None else None
    return contest.opened.first if contest is not None else None


def coopted(facts: Facts, office: str, unit: str, at: date) -> Collection[Held]:
    """Return those who have a place by co-option: a motion gave it, in the place of another."""
    held = facts.holdings.still_held(office, unit, at)
    return [each for each in held if each.place != each.mandate and facts.contest(each.source) is None]
