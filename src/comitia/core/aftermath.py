"""What an entry on a mandate, a place or a person brings in its train on the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.election.unit_change import UnitDissolved, UnitMerged, UnitMoved, UnitReinstated
from comitia.core.facts import Facts
from comitia.core.mandate.acceptance import MandateDeclined, asking, declining
from comitia.core.mandate.acting import going_on, no_longer_vacant, stepping_back
from comitia.core.mandate.by_election import ByElectionCalled, opening, stopping
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.countback import CountbackDeclared
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn, departing, returning
from comitia.core.mandate.ending import MandateEnded, MandateRestored, making_way, upper_first
from comitia.core.mandate.ex_officio import SeatedExOfficio, due
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.grace import (
    GraceBegun,
    GraceLifted,
    ending_with_term,
    falling_with,
    no_longer_resting,
    resting_again,
    restored_above,
    seated_again,
)
from comitia.core.mandate.incompatibility import (
    ChoiceMade,
    IncompatibilityFound,
    found_by_amendment,
    found_with,
    given_up,
    lapsing,
)
from comitia.core.mandate.leaving_unit import leaving_with
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.membership import PersonExpelled, losing_all
from comitia.core.mandate.petition_course import held_again as petitions_held_again
from comitia.core.mandate.petition_course import lapsing as petitions_lapsing
from comitia.core.mandate.post import PostAbolished, PostAltered, PostReinstated, holders_of
from comitia.core.mandate.release import (
    ResignationConditionMet,
    ResignationInEffect,
    after_acceptance,
    after_release,
    released,
    releasing,
)
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.restoring import no_longer_beside
from comitia.core.mandate.settlement import ResignationSettled, held_again
from comitia.core.mandate.settlement import lapsing as letters_lapsing
from comitia.core.mandate.successor import SuccessorSeated
from comitia.core.mandate.takeover import ContestTakenOver
from comitia.core.mandate.vacancy import (
    ALL_AT_ONCE,
    AlternateCalled,
    VacancyDeclared,
    asked_again,
    counted_back,
    filling,
    left_by,
    vacated,
)

if TYPE_CHECKING:
    from comitia.core.decider import Command
    from comitia.core.events import Event

Loss = MandateEnded | GraceBegun | PersonExpelled | DepartureEntered | MandateDeclined | ChoiceMade
Gain = MandatesIssued | MandatesGiven | AlternateCalled | PersonCoopted | SuccessorSeated | ContestTakenOver
Return = MandateRestored | GraceLifted | DepartureWithdrawn
OnVacancy = VacancyDeclared | CountbackDeclared | ByElectionCalled
Change = PostAbolished | PostAltered | PostReinstated | CharterAmended


def after(facts: Facts, event: Event, at: date) -> Iterator[Command]:
    """Yield the commands that an event brings in its train; nothing where it is about no mandate."""
    if isinstance(event, Loss):
        yield from _after_loss(facts, event, at)
    elif isinstance(event, Gain):
        yield from _after_gain(facts, event, at)
    elif isinstance(event, Return):
        yield from _after_return(facts, event, at)
    elif isinstance(event, OnVacancy):
        yield from _after_vacancy(facts, event, at)
    elif isinstance(event, Change):
        yield from _after_change(facts, event, at)
    elif isinstance(event, UnitMerged | UnitDissolved | UnitMoved | UnitReinstated):
        yield from _after_unit_change(facts, event, at)
    else:
        yield from _settled(facts, event, at)


def _after_loss(facts: Facts, event: Loss, at: date) -> Iterator[Command]:
    match event:
        case MandateEnded():
            yield from due(facts, event.motion, None, at, (event.person,))  # before what falls: who sits now keeps it
            yield from stepping_back(facts, event, at)
            yield from letters_lapsing(facts, event.motion, at)
            yield from petitions_lapsing(facts, event, at)
            yield from vacated(facts, event, at)  # before what falls: who moves up here may then move up above
            yield from falling_with(facts, event, at)
            yield from no_longer_beside(facts, event, at)
        case GraceBegun():
            yield from ending_with_term(facts, event, at)
        case PersonExpelled() | DepartureEntered():
            yield from _losing(facts, event, at)
        case MandateDeclined():
            yield from declining(event, at)
        case ChoiceMade():
            yield from given_up(facts, event, at)


def _losing(facts: Facts, event: PersonExpelled | DepartureEntered, at: date) -> Iterator[Command]:
    """Yield that a person loses what an event takes, and then what is vacant, the lowest first."""
    held = upper_first(facts, tuple(held for held in facts.holdings.of_person(event.person) if held.can_end_on(at)))
    yield from losing_all(facts, event, at) if isinstance(event, PersonExpelled) else departing(facts, event, at)
    now = (facts.holdings.mandate(each.mandate) for each in reversed(held))
    yield from left_by(facts, (each for each in now if each and each.ended and each.ended.cause in ALL_AT_ONCE), at)


def _after_gain(facts: Facts, event: Gain, at: date) -> Iterator[Command]:
    """Yield what follows where mandates begin: nobody is asked to accept what documents say is held already."""
    new = _new(event)
    for person in new.values():
        yield from seated_again(facts, person, event.office, event.office_unit, at)
    yield from () if isinstance(event, ContestTakenOver) else asking(facts, new, at)
    yield from no_longer_vacant(facts, at)
    yield from found_with(facts, list(new), _decided_by(facts, event), at)
    yield from due(facts, _decided_by(facts, event), None, at, new.values())


def _new(event: Gain) -> dict[str, str]:
    """Return who holds each of the mandates that begin."""
    match event:
        case MandatesIssued():
            return {each.mandate: each.person for each in event.mandates}
        case MandatesGiven():
            return {event.mandate(number): person for number, person in enumerate(event.persons, 1)}
        case AlternateCalled() | PersonCoopted() | SuccessorSeated():
            return {event.mandate: event.person}
        case ContestTakenOver():
            return {event.mandate(each.number): each.person for each in event.holders}


def _decided_by(facts: Facts, event: Gain) -> str | None:
    """Return the motion that mandates go back to: that gave them, or vacated the place for an alternate."""
    if isinstance(event, MandatesGiven | PersonCoopted | SuccessorSeated):
        return event.motion
    before = facts.holdings.mandate(event.instead_of) if isinstance(event, AlternateCalled) else None
    return before.ended.motion if before is not None and before.ended is not None else None


def _after_return(facts: Facts, event: Return, at: date) -> Iterator[Command]:
    """Yield what follows where a mandate is live again, or holds as before."""
    if isinstance(event, DepartureWithdrawn):
        yield from returning(facts, event, at)
        return
    if isinstance(event, MandateRestored):
        yield from making_way(facts, event, at)
        yield from restored_above(facts, event, at)
        yield from held_again(facts, event, at)
        yield from petitions_held_again(facts, event, at)
        yield from stopping(facts, event, at)
        yield from going_on(facts, event, at)
    yield from seated_again(facts, event.person, event.office, event.office_unit, at)
    if isinstance(event, MandateRestored):
        yield from no_longer_vacant(facts, at)
        yield from found_with(facts, (event.mandate,), None, at)
        yield from due(facts, event.motion, event.mandate, at, (event.person,))


def _after_vacancy(facts: Facts, event: OnVacancy, at: date) -> Iterator[Command]:
    match event:
        case VacancyDeclared():
            yield from filling(facts, event, at)
        case CountbackDeclared():
            yield from counted_back(event, at)
        case ByElectionCalled():
            yield opening(event, at)


def _after_change(facts: Facts, event: Change, at: date) -> Iterator[Command]:
    match event:
        case CharterAmended():
            yield from no_longer_resting(facts, at)
            if event.edition < event.before:
                yield from resting_again(facts, at)
            yield from no_longer_vacant(facts, at)
            yield from due(facts, event.motion, None, at)
            yield from found_by_amendment(facts, event, at)
            yield from asked_again(facts, at)
        case PostAbolished():
            yield from holders_of(facts, event, at)
            yield from no_longer_vacant(facts, at)
            yield from letters_lapsing(facts, event.motion, at)
        case PostAltered():
            yield from no_longer_vacant(facts, at)
        case PostReinstated():
            yield from going_on(facts, event, at)


def _after_unit_change(
    facts: Facts, event: UnitMerged | UnitDissolved | UnitMoved | UnitReinstated, at: date
) -> Iterator[Command]:
    if isinstance(event, UnitMerged | UnitDissolved):
        yield from leaving_with(facts, event, at)
        yield from letters_lapsing(facts, event.motion, at)
    yield from due(facts, event.motion, None, at)
    if not isinstance(event, UnitReinstated):
        yield from asked_again(facts, at)


def _settled(facts: Facts, event: Event, at: date) -> Iterator[Command]:
    """Yield what follows where a letter, or what a person holds beside something else, is settled."""
    match event:
        case ResignationTendered():
            found = facts.holdings.resignation(event.resignation)
            if found is not None and found.outcome == "in_effect":
                yield from released(facts, event, None, at)
        case ResignationSettled():
            yield from after_acceptance(facts, event, at)
        case ResignationConditionMet():
            yield from releasing(facts, event.resignation, at)
        case ResignationInEffect():
            yield from after_release(facts, event, at)
        case IncompatibilityFound():
            yield from lapsing(facts, event, at)
        case SeatedExOfficio():
            yield from seated_again(facts, event.person, event.office, event.office_unit, at)
            yield from found_with(facts, (event.mandate,), None, at)
        case _:
            return
