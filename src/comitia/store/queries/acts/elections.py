"""What entries of the founding and of elections say."""

from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.takeover import ContestTakenOver, SeatsTakenOver
from comitia.count import RULES
from comitia.store.queries.acts.words import NAMED, Act, Known, capital, day, number

ElectionEvent = (
    OrganizationFounded
    | CharterAdopted
    | UnitFormed
    | RollCertified
    | SeatsApportioned
    | ContestOpened
    | CandidatesListed
    | ReturnDeclared
    | ContestClosed
    | MandatesIssued
    | SeatsTakenOver
    | ContestTakenOver
)

GRADES = {
    "ballots_counted": "its ballots were counted",
    "totals_entered": "its totals were entered",
    "uncontested": "nobody stood against them",
    "document_only": "a document says so",
}


def of_election(event: ElectionEvent, names: Known) -> Act:
    """Return what an event says."""
    match event:
        case OrganizationFounded():
            return Act(text=f"The record of {event.title} begins.", kind="organization", id="")
        case CharterAdopted():
            return Act(text=f"Edition {event.edition} of the charter is in force.", kind="rules", id="")
        case UnitFormed() | RollCertified() | SeatsApportioned() | SeatsTakenOver():
            return _of_unit(event, names)
        case _:
            title = names.contests.get(event.contest, event.contest)
            return Act(text=f"{capital(title)}: {_of_contest(event, names)}", kind="contest", id=event.contest)


def _of_unit(event: UnitFormed | RollCertified | SeatsApportioned | SeatsTakenOver, names: Known) -> Act:
    words, unit = names.words, names.units.get(event.unit, event.unit)
    match event:
        case UnitFormed():
            above = names.units.get(event.parent or "")
            parent = f" in {above}" if above else ""
            text = f"{capital(words.unit_type(event.type).one)} {event.name} is formed{parent}."
        case RollCertified():
            persons = number(event.electors, "person", "persons")
            since = day(event.reference_date)
            text = f"{capital(words.roll(event.roll))} of {unit} is certified: {persons}, as of {since}."
        case SeatsApportioned():
            body = words.office_of("body", event.body, unit)
            seats = number(sum(event.seats.values()), "seat", "seats")
            text = f"{capital(body)}: {seats} shared out among {number(len(event.seats), 'unit', 'units')}."
        case SeatsTakenOver():
            body = words.office_of("body", event.body, unit)
            text = f"{capital(body)}: {number(sum(event.seats.values()), 'seat', 'seats')} taken over from documents."
    return Act(text=text, kind="unit", id=event.unit)


def _of_contest(  # noqa: PLR0911  one case an event
    event: ContestOpened | CandidatesListed | ReturnDeclared | ContestClosed | MandatesIssued | ContestTakenOver,
    names: Known,
) -> str:
    match event:
        case ContestOpened():
            rule = RULES[event.rule].title if event.rule in RULES else event.rule
            electors = number(event.electorate.number, "person may vote", "persons may vote")
            seats = number(event.seats, "seat", "seats")
            return f"the election opens for {seats}; {electors}; counted as {rule[:1].lower()}{rule[1:]}."
        case CandidatesListed():
            return f"{number(len(event.candidates), 'candidate stands', 'candidates stand')}."
        case ReturnDeclared():
            return _declared(event)
        case ContestClosed(outcome="restored"):
            return "closed: a place that it was to fill went back to who had held it before."
        case ContestClosed():
            return f"closed without being held; {number(event.vacant, 'seat stays', 'seats stay')} vacant."
        case MandatesIssued():
            return f"{_people(event, names)} {_takes(event)} from {day(event.starts)}."
        case ContestTakenOver():
            return f"taken over from documents: {_holders(event)}."


def _declared(event: ReturnDeclared) -> str:
    elected = number(len(event.elected), "is", "are") + " elected" if event.elected else "nobody is elected"
    vacant = f", {number(event.vacant, 'seat stays', 'seats stay')} vacant" if event.vacant else ""
    again = ", and a further round follows" if event.next_round else ""
    return f"the result is declared: {elected}{vacant}{again}; {GRADES.get(event.grade, event.grade)}."


def _holders(event: ContestTakenOver) -> str:
    held = number(len(event.holders), "holder", "holders")
    vacant = event.seats - len(event.holders)
    return f"{held}, {number(vacant, 'place', 'places')} vacant" if vacant else held


def _people(event: MandatesIssued, names: Known) -> str:
    said = [names.persons.get(each.person) or "(name erased)" for each in event.mandates[:NAMED]]
    more = len(event.mandates) - len(said)
    said += [f"{more} more"] if more else []
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _takes(event: MandatesIssued) -> str:
    if event.kind == "body":
        return "takes a seat" if len(event.mandates) == 1 else "take their seats"
    return "holds the post" if len(event.mandates) == 1 else "hold the post"
