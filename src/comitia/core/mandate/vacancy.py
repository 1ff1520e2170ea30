"""Places that fall vacant before their term is over: declared, and filled as the charter says (`vacancy`).

A vacancy is an entry of its own, apart from its cause, and names the first filler of the charter that can be used. Who
moves up by one has a mandate for the rest of the term. `next_alternate` and `next_highest`: the first of those who came
next in the contest, who has not moved up before and can sit (`succession`); a countback is an act of its own
(`countback`). `by_election`, `coopted`: the entry names the last day for it. Where nothing can be done, or the charter
says `left_vacant`, the place stays vacant, and the entry says so. Somebody may act in a post meanwhile (`acting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, assert_never

from comitia.charter import Acting, ByElection, Coopted, Countback, Filler, NextHighest, Term, filler_name
from comitia.core.facts import Facts
from comitia.core.mandate.acting import BeginActing, bridging
from comitia.core.mandate.by_election import can_be_called, can_be_held, is_running_for
from comitia.core.mandate.cooption import can_be_coopted
from comitia.core.mandate.countback import CountbackDeclared, seat_of
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.held import Held
from comitia.core.mandate.place import ended_mandate, fillers_of, is_vacant, rule_of, vacant_places
from comitia.core.mandate.succession import Successor, next_alternate, next_highest, number_in, rounds_from
from comitia.core.mandate.successor import is_succeeded
from comitia.core.refused import Refused

How = Literal["next_alternate", "countback", "next_highest", "by_election", "coopted", "left_vacant"]
"""How a vacancy is filled, as its entry says it."""
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareVacancy:
    """Declare the place of a mandate that has ended vacant; `after` is a filler that was used, and filled nothing."""

    mandate: str
    at: date
    after: How | None = None


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
    filler: How


WAITING = frozenset({"by_election", "coopted"})
"""Fillers for which voters or a body have to choose: until then the place waits."""
ALL_AT_ONCE = frozenset({"expelled", "death", "disqualified"})
"""Causes that end several mandates of one person: the vacancies come after all ends, by `left_by`."""


def vacated(facts: Facts, ended: MandateEnded, at: date) -> Iterator[DeclareVacancy]:
    """Yield that a place is vacant, where the charter says what is done about it.

    Beside an alternate who gives way, a place of the same contest that was left vacant: there is somebody for it again.
    """
    held = facts.holdings.mandate(ended.mandate)
    if held is None or ended.cause in ALL_AT_ONCE or is_succeeded(facts, ended):
        return
    yield from left_by(facts, (held,), at)
    if ended.cause == "reversed" and held.place != held.mandate:
        for beside in _beside(facts, held):
            if next_alternate(facts, beside, at) is not None:
                yield from left_by(facts, (beside,), at)


def left_by(facts: Facts, ended: Iterable[Held], at: date) -> Iterator[DeclareVacancy]:
    """Yield which of these places are vacant, where the charter says what is done about it."""
    for held in ended:
        if fillers_of(facts, held.kind, held.office) and is_vacant(facts, held, at):
            yield DeclareVacancy(mandate=held.mandate, at=at)


def asked_again(facts: Facts, at: date) -> Iterator[DeclareVacancy]:
    """Yield anew the places that wait for what cannot fill them any more, since units or the charter have changed."""
    for held, vacancy in vacant_places(facts, at):
        waits, fillers = vacancy.declared.filler, fillers_of(facts, held.kind, held.office)
        if waits in WAITING and not is_running_for(facts, held) and not _can_wait(facts, held, waits, fillers):
            yield DeclareVacancy(mandate=held.mandate, at=at, after=None if fillers else waits)


def _can_wait(facts: Facts, held: Held, waits: How, fillers: tuple[Filler, ...]) -> bool:
    return waits in map(filler_name, fillers) and (waits != "by_election" or can_be_called(facts, held))


def filling(facts: Facts, event: VacancyDeclared, at: date) -> Iterator[CallAlternate | BeginActing]:
    """Yield what fills a vacancy at once, or bridges it."""
    if event.filler in {"next_alternate", "next_highest"}:
        yield CallAlternate(mandate=event.mandate, at=at)
    elif facts.holdings.vacant.acting_for(event.mandate) is None:  # a place that is declared anew may be bridged
        yield from bridging(facts, event, at)


def counted_back(event: CountbackDeclared, at: date) -> Iterator[CallAlternate | DeclareVacancy]:
    """Yield what follows from a countback: who is elected moves up, or the next filler applies."""
    if event.person is not None:
        yield CallAlternate(mandate=event.mandate, at=at)
    else:
        yield DeclareVacancy(mandate=event.mandate, at=at, after="countback")


def decide_vacancy(facts: Facts, command: DeclareVacancy) -> list[VacancyDeclared]:
    """Return the vacancy, or refuse where the place is filled, or gone, or its term is over."""
    held = ended_mandate(facts, command.mandate)
    rule, subject = rule_of(facts, held.kind, held.office), f"mandate {command.mandate}"
    if not is_vacant(facts, held, command.at):
        raise Refused("its place is not vacant", rule=rule, subject=subject)
    fillers = fillers_of(facts, held.kind, held.office)
    if not fillers and command.after is None:
        raise Refused("the charter does not say how its place is filled", rule=rule, subject=subject)
    left = _after(fillers, command.after)
    chosen = (how for filler in left if (how := _how(facts, held, filler, command.at)) is not None)
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


def _how(facts: Facts, held: Held, filler: Filler, at: date) -> tuple[How, Term | None] | None:  # noqa: PLR0911  one case a filler
    """Return that a place is filled in one of the ways of the charter, and how soon; None where it cannot be."""
    match filler:
        case "next_alternate":
            return ("next_alternate", None) if next_alternate(facts, held, at) is not None else None
        case NextHighest():
            return ("next_highest", None) if next_highest(facts, held, _least(filler), at) is not None else None
        case Countback():
            seat = seat_of(facts, held, at)
            return ("countback", None) if seat is not None and seat.standing else None
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


def _after(fillers: tuple[Filler, ...], used: How | None) -> tuple[Filler, ...]:
    """Return the fillers that are left after one was used: none where an amendment has taken that out."""
    if used is None:
        return fillers
    names = [filler_name(each) for each in fillers]
    return fillers[names.index(used) + 1 :] if used in names else ()


def _least(filler: NextHighest) -> Fraction | None:
    return filler.next_highest.min_share


def decide_call(facts: Facts, command: CallAlternate) -> list[AlternateCalled]:
    """Return who is called, or refuse where the place is not vacant, or nobody can move up."""
    held, subject = ended_mandate(facts, command.mandate), f"mandate {command.mandate}"
    declared, rule = facts.holdings.vacant.of(command.mandate), rule_of(facts, held.kind, held.office)
    if declared is None or not is_vacant(facts, held, command.at):
        raise Refused("its place is not vacant, or not filled by anybody", rule=rule, subject=subject)
    found = _successor(facts, held, declared.filler, command.at)
    if found is None:
        raise Refused("nobody can move up into its place", rule=rule, subject=subject)
    return [
        AlternateCalled(
            contest=found.contest,
            mandate=_next_mandate(facts, found.contest),
            place=held.place,
            instead_of=held.mandate,
            person=found.person,
            number=number_in(facts, found.contest, found.person),
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            starts=command.at,
            ends=held.ends,
            passed_over=found.passed_over,
            filler=declared.filler,
        )
    ]


def _successor(facts: Facts, held: Held, filler: How, at: date) -> Successor | None:
    """Return who moves up by a filler, or None where nobody does."""
    match filler:
        case "next_alternate":
            return next_alternate(facts, held, at)
        case "next_highest":
            told = (each for each in fillers_of(facts, held.kind, held.office) if isinstance(each, NextHighest))
            return next_highest(facts, held, next((_least(each) for each in told), None), at)
        case "countback":
            counted = facts.holdings.vacant.counted(held.mandate)
            if counted is None or counted.person is None:
                return None
            return Successor(contest=counted.contest, person=counted.person, passed_over=())
        case _:
            return None


def _next_mandate(facts: Facts, contest: str) -> str:
    """Return the id of the next mandate of a contest: after those elected, and those called before."""
    found = facts.contest(contest)
    elected = len(found.declared.elected) if found is not None and found.declared is not None else 0
    return f"{contest}:{elected + len(facts.holdings.called(contest)) + 1}"


def _beside(facts: Facts, held: Held) -> list[Held]:
    """Return who had each of the other places of a contest last, those who have it no more."""
    rounds, last = set(rounds_from(facts, held.source)), {}
    ended = [each for each in facts.holdings.mandates if each.ended and each.source in rounds]
    for each in sorted(ended, key=lambda each: (each.ended_on or each.starts, each.number)):
        if each.place != held.place and each.ended and each.ended.cause != "reversed":
            last[each.place] = each
    return list(last.values())
