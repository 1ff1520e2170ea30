"""Departures: a person dies, or loses the qualification for what is held; the mandates end, the upper ones first.

Death ends all that the person holds, whatever the charter says, and who is dead holds nothing any more: is on no list
of candidates, is given nothing, moves up to nothing, and what is pending of the person lapses (resignations, charges,
appeals). Loss of qualification ends what is named, or all that is held, where the charter lets it (`mandate.ends`).
One entered in error is withdrawn: the mandates are given back where the place is still theirs, and both stay visible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, MandateEnded, RestoreMandate, rests_on, upper_first
from comitia.core.mandate.held import Held
from comitia.core.mandate.restoring import restoring
from comitia.core.refused import Refused

RULE = "mandate.ends"
Departing = Literal["death", "disqualified"]
DEPARTING = frozenset({"death", "disqualified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterDeparture:
    """Enter that a person has died, or lost the qualification for these mandates (all where none is named).

    `text` commits to where this is known from.
    """

    person: str
    cause: Departing
    mandates: tuple[str, ...]
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDeparture:
    """Enter that a departure was entered in error; `text` commits to how that is known."""

    departure: str
    text: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureEntered:
    """A person has died, or is no longer qualified; `mandates` are those that end."""

    departure: str
    person: str
    cause: Departing
    mandates: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureWithdrawn:
    """A departure had been entered in error; the entries that this one causes undo it, as far as that can be."""

    departure: str
    person: str
    text: str


def decide_departure(facts: Facts, command: EnterDeparture) -> list[DepartureEntered]:
    """Return the departure, or refuse a second death, and a loss that the charter excludes or that ends nothing."""
    subject = command.person
    if facts.course.is_dead(command.person):
        raise Refused("the person's death is on the record already", rule=RULE, subject=subject)
    if command.cause == "death":
        if command.mandates:
            raise Refused("death ends all that is held: name no mandates", rule=RULE, subject=subject)
        return [_entered(facts, command, [each.mandate for each in _ending(facts, command)])]
    if not facts.charter.may_end_by("loss_of_qualification"):
        raise Refused(
            "the charter does not let a mandate end by loss of qualification: add loss_of_qualification to it first",
            rule=RULE,
            subject=subject,
        )
    held = {each.mandate for each in _ending(facts, command)}
    if not held:
        raise Refused("the person holds nothing that this could end", rule=RULE, subject=subject)
    if not held.issuperset(command.mandates) or len(set(command.mandates)) != len(command.mandates):
        raise Refused("name mandates that the person holds, each once, or none for all", rule=RULE, subject=subject)
    return [_entered(facts, command, command.mandates or [each.mandate for each in _ending(facts, command)])]


def _ending(facts: Facts, command: EnterDeparture) -> list[Held]:
    return [each for each in facts.holdings.of_person(command.person) if each.can_end_on(command.at)]


def _entered(facts: Facts, command: EnterDeparture, mandates: tuple[str, ...] | list[str]) -> DepartureEntered:
    return DepartureEntered(
        departure=f"departure-{len(facts.course.departures) + 1}",
        person=command.person,
        cause=command.cause,
        mandates=tuple(mandates),
        text=command.text,
    )


def departing(facts: Facts, event: DepartureEntered, at: date) -> Iterator[EndMandate]:
    """Yield the end of the mandates that a departure ends, those still live."""
    held = [facts.holdings.mandate(mandate) for mandate in event.mandates]
    for each in upper_first(facts, tuple(each for each in held if each is not None)):
        now = facts.holdings.mandate(each.mandate)
        if now is not None and now.can_end_on(at):  # it may have fallen with one before it
            yield EndMandate(mandate=each.mandate, cause=event.cause, motion=None, at=at)


def decide_departure_withdrawal(facts: Facts, command: WithdrawDeparture) -> list[DepartureWithdrawn]:
    """Return the departure withdrawn, or refuse where there is none, or it was entered later, or is withdrawn."""
    found = facts.course.departure(command.departure)
    if found is None:
        raise Refused("there is no such departure", rule=RULE, subject=command.departure)
    if found.is_withdrawn:
        raise Refused("it is withdrawn already", rule=RULE, subject=command.departure)
    if command.at < found.since:
        raise Refused(f"it was entered for {found.since}, after {command.at}", rule=RULE, subject=command.departure)
    return [DepartureWithdrawn(departure=command.departure, person=found.entered.person, text=command.text)]


def returning(facts: Facts, event: DepartureWithdrawn, at: date) -> Iterator[RestoreMandate]:
    """Yield that what a departure ended is given back, what others rest on first; also what fell with it.

    And what one withdrawn earlier had ended, where this one stood in the way of that.
    """
    of_person = [each for each in facts.course.departures if each.entered.person == event.person]
    standing = {mandate for each in of_person if not each.is_withdrawn for mandate in each.entered.mandates}
    withdrawn = {mandate for each in of_person if each.is_withdrawn for mandate in each.entered.mandates}
    ended = _ended_with(facts, withdrawn - standing, event.person)
    held = [facts.holdings.mandate(mandate) for mandate in ended]
    for each in reversed(upper_first(facts, tuple(each for each in held if each is not None))):
        now = facts.holdings.mandate(each.mandate)
        if now is not None:  # what goes with a post comes back with it
            yield from restoring(facts, now, None, at)


def _ended_with(facts: Facts, mandates: Collection[str], person: str) -> list[str]:
    """Return the mandates that ended with departures, and those that fell since with the seats lost by them."""
    found, earlier = list[str](), list[MandateEnded]()
    for end in facts.course.ends_of(person):
        lost = _rested_on(facts, end, earlier)
        fell = end.cause == "support_lost" and end.motion is None and lost is not None and lost.mandate in found
        if fell or (end.mandate in mandates and end.cause in DEPARTING):
            found.append(end.mandate)
        earlier.append(end)
    return found


def _rested_on(facts: Facts, end: MandateEnded, earlier: list[MandateEnded]) -> MandateEnded | None:
    """Return the end of the seat on which a mandate rested: the last one before its own."""
    held = facts.holdings.mandate(end.mandate)
    support = rests_on(facts, held) if held is not None else None
    return next((each for each in reversed(earlier) if (each.office, each.office_unit) == support), None)
