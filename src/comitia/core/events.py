"""The event types of the record: the name each has in an entry, and its body. A released type never changes."""

from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.record.canonical import JSON
from comitia.core.record.codec import BadBody, from_json, to_json

Event = (
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
)

TYPES: dict[str, type[Event]] = {
    "organization_founded/1": OrganizationFounded,
    "charter_adopted/1": CharterAdopted,
    "unit_formed/1": UnitFormed,
    "roll_certified/1": RollCertified,
    "seats_apportioned/1": SeatsApportioned,
    "contest_opened/1": ContestOpened,
    "candidates_listed/1": CandidatesListed,
    "return_declared/1": ReturnDeclared,
    "contest_closed/1": ContestClosed,
    "mandates_issued/1": MandatesIssued,
}

NAMES = {kind: name for name, kind in TYPES.items()}


def body_of(event: Event) -> JSON:
    """Return the body under which an event is entered."""
    return to_json(event)


def event_of(name: str, body: JSON) -> Event:
    """Return the event that an entry holds, or raise `BadBody`."""
    if name not in TYPES:
        message = f"this version does not know the entry type {name!r}"
        raise BadBody(message)
    return from_json(TYPES[name], body)
