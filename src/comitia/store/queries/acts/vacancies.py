"""What entries on vacant places say: declared, filled by a by-election or by co-option, bridged by who acts."""

from datetime import timedelta

from comitia.core.mandate.acting import ActingBegun, ActingEnded
from comitia.core.mandate.by_election import ByElectionCalled
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.countback import CountbackDeclared
from comitia.core.mandate.ex_officio import SeatedExOfficio
from comitia.core.mandate.vacancy import VacancyDeclared
from comitia.store.queries.acts.words import Act, capital, day, number
from comitia.store.queries.decision_names import DecisionNames

VacancyEvent = (
    VacancyDeclared | CountbackDeclared | ByElectionCalled | PersonCoopted | ActingBegun | ActingEnded | SeatedExOfficio
)

ENDED = {
    "filled": "the post is filled",
    "time_over": "the time for that is over",
    "mandate_ended": "the own mandate has ended",
    "post_gone": "the post is no more",
}
"""Why somebody acts no more."""


def of_vacancy(event: VacancyEvent, names: DecisionNames) -> Act:
    """Return what an event says."""
    match event:
        case VacancyDeclared():
            return Act(text=_vacant(event, names), kind=event.kind, id=event.office, unit=event.office_unit)
        case CountbackDeclared():
            return Act(text=_counted_back(event, names), kind="contest", id=event.contest)
        case ByElectionCalled():
            return Act(text=_called(event, names), kind=event.kind, id=event.office, unit=event.office_unit)
        case PersonCoopted() | ActingBegun() | ActingEnded() | SeatedExOfficio():
            return Act(text=f"{capital(_of_person(event, names))}.", kind="person", id=event.person)


def how_filled(filler: str, until: str) -> str:
    """Return how a vacancy is filled, in words; `until` is the last day for that, in words, or empty."""
    by = f", until {until} at the latest" if until else ""
    return {
        "next_alternate": "the next alternate moves up",
        "countback": "it is to be filled by a countback",
        "next_highest": "the next by votes moves up",
        "by_election": f"a by-election is to be held{by}",
        "coopted": f"somebody is to be co-opted{by}",
    }.get(filler, "nobody moves up, and it stays vacant for now")


def _vacant(event: VacancyDeclared, names: DecisionNames) -> str:
    until = day(event.until) if event.until is not None else ""
    return f"{_what(event.kind, event.office, event.office_unit, names)} is vacant: {how_filled(event.filler, until)}."


def _counted_back(event: CountbackDeclared, names: DecisionNames) -> str:
    seat = _what(event.kind, event.office, event.office_unit, names)
    if event.count is None:
        return f"{seat} cannot be counted back: the ballots of its election are lost."
    who = f"{names.person(event.person)} is elected" if event.person else "nobody is elected"
    return f"{seat} is counted back, from the papers of whom it had gone to: {who}."


def _what(kind: str, office: str, unit: str, names: DecisionNames) -> str:
    name = names.office(office, unit)
    return f"A seat in the {name}" if kind == "body" else f"The post of {name}"


def _called(event: ByElectionCalled, names: DecisionNames) -> str:
    one, many = ("vacant seat", "vacant seats") if event.kind == "body" else ("vacant place", "vacant places")
    office = names.office(event.office, event.office_unit)
    where = f"in the {office}" if event.kind == "body" else f"in the post of {office}"
    return f"A by-election for {number(len(event.vacant), one, many)} {where} is called."


def _of_person(event: PersonCoopted | ActingBegun | ActingEnded | SeatedExOfficio, names: DecisionNames) -> str:
    who, office = names.person(event.person), names.office(event.office, event.office_unit)
    match event:
        case PersonCoopted():
            what = f"a seat in the {office}" if event.kind == "body" else f"the post of {office}"
            return f"{who} is co-opted to {what}, by {names.motion(event.motion)}"
        case SeatedExOfficio():
            post = names.words.office("post", event.by_post).one
            return f"{who} sits in the {office} ex officio, as {post}"
        case ActingBegun():
            until = f", until {day(event.until - timedelta(days=1))} at the latest" if event.until is not None else ""
            return f"{who} acts as {office} while the post is vacant{until}"
        case ActingEnded():
            return f"{who} acts as {office} no more: {ENDED[event.cause]}"
