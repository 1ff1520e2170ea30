"""What each entry says, in plain words: one sentence an event, with the names that it needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.events import Event
from comitia.core.mandate.mandate import MandatesIssued
from comitia.count import RULES
from comitia.store import models
from comitia.store.queries.holders import names_of
from comitia.store.queries.labels import Labels

GRADES = {
    "ballots_counted": "its ballots were counted",
    "totals_entered": "its totals were entered",
    "uncontested": "nobody stood against them",
    "document_only": "a document says so",
}
NAMED = 3
"""Persons whom a sentence names; of more it says the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A sentence, and what it is about: `kind` is contest, unit, rules or organization, `id` the contest or unit."""

    text: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names that sentences need: units, contests by title, persons."""

    words: Labels
    units: Mapping[str, str]
    contests: Mapping[str, str]
    persons: Mapping[str, str]


def known(words: Labels, events: Sequence[Event]) -> Known:
    """Return the names that the sentences on these events need; three queries, however many events."""
    contests = {row.id: row for row in models.Contest.objects.filter(id__in=set(_contests(events)))}
    wanted = {unit for row in contests.values() for unit in (row.unit, row.office_unit)} | set(_units(events))
    units = dict(models.Unit.objects.filter(id__in=wanted).values_list("id", "name"))
    return Known(
        words=words,
        units=units,
        contests={
            row.id: words.contest(row, units.get(row.office_unit, ""), units.get(row.unit, ""))
            for row in contests.values()
        },
        persons=names_of(
            {each.person for event in events if isinstance(event, MandatesIssued) for each in event.mandates[:NAMED]}
        ),
    )


def _contests(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        if isinstance(event, ContestOpened | CandidatesListed | ReturnDeclared | ContestClosed | MandatesIssued):
            yield event.contest


def _units(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        if isinstance(event, UnitFormed):
            yield event.parent or ""
        elif isinstance(event, RollCertified | SeatsApportioned):
            yield event.unit


def act(event: Event, names: Known) -> Act:
    """Return what an event says."""
    match event:
        case OrganizationFounded():
            return Act(text=f"The record of {event.title} begins.", kind="organization", id="")
        case CharterAdopted():
            return Act(text=f"Edition {event.edition} of the charter is in force.", kind="rules", id="")
        case UnitFormed() | RollCertified() | SeatsApportioned():
            return _of_unit(event, names)
        case ContestOpened() | CandidatesListed() | ReturnDeclared() | ContestClosed() | MandatesIssued():
            title = names.contests.get(event.contest, event.contest)
            return Act(text=f"{_capital(title)}: {_of_contest(event, names)}", kind="contest", id=event.contest)
        case _:
            assert_never(event)


def _of_unit(event: UnitFormed | RollCertified | SeatsApportioned, names: Known) -> Act:
    words, unit = names.words, names.units.get(event.unit, event.unit)
    match event:
        case UnitFormed():
            above = names.units.get(event.parent or "")
            parent = f" in {above}" if above else ""
            text = f"{_capital(words.unit_type(event.type).one)} {event.name} is formed{parent}."
        case RollCertified():
            persons = _number(event.electors, "person", "persons")
            day = _day(event.reference_date)
            text = f"{_capital(words.roll(event.roll))} of {unit} is certified: {persons}, as of {day}."
        case SeatsApportioned():
            body = words.office_of("body", event.body, unit)
            seats = _number(sum(event.seats.values()), "seat", "seats")
            text = f"{_capital(body)}: {seats} shared out among {_number(len(event.seats), 'unit', 'units')}."
    return Act(text=text, kind="unit", id=event.unit)


def _of_contest(
    event: ContestOpened | CandidatesListed | ReturnDeclared | ContestClosed | MandatesIssued, names: Known
) -> str:
    match event:
        case ContestOpened():
            rule = RULES[event.rule].title if event.rule in RULES else event.rule
            electors = _number(event.electorate.number, "person may vote", "persons may vote")
            seats = _number(event.seats, "seat", "seats")
            return f"the election opens for {seats}; {electors}; counted as {rule[:1].lower()}{rule[1:]}."
        case CandidatesListed():
            return f"{_number(len(event.candidates), 'candidate stands', 'candidates stand')}."
        case ReturnDeclared():
            return _declared(event)
        case ContestClosed():
            return f"closed without being held; {_number(event.vacant, 'seat stays', 'seats stay')} vacant."
        case MandatesIssued():
            return f"{_people(event, names)} {_takes(event)} from {_day(event.starts)}."


def _declared(event: ReturnDeclared) -> str:
    elected = _number(len(event.elected), "is", "are") + " elected" if event.elected else "nobody is elected"
    vacant = f", {_number(event.vacant, 'seat stays', 'seats stay')} vacant" if event.vacant else ""
    again = ", and a further round follows" if event.next_round else ""
    return f"the result is declared: {elected}{vacant}{again}; {GRADES.get(event.grade, event.grade)}."


def _people(event: MandatesIssued, names: Known) -> str:
    said = [names.persons.get(each.person) or "(name erased)" for each in event.mandates[:NAMED]]
    more = len(event.mandates) - len(said)
    said += [f"{more} more"] if more else []
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _takes(event: MandatesIssued) -> str:
    if event.kind == "body":
        return "takes a seat" if len(event.mandates) == 1 else "take their seats"
    return "holds the post" if len(event.mandates) == 1 else "hold the post"


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
