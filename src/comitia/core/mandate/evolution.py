"""What events between the beginning and the end of mandates mean to the state; nothing is refused here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from comitia.core.mandate.acceptance import AcceptanceAsked, MandateAccepted, MandateDeclined
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.core.mandate.course import Course
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.hearing import HolderHeard
from comitia.core.mandate.petition import PetitionOpened, PetitionSettled, SignaturesCertified
from comitia.core.mandate.petitions import Petitions
from comitia.core.mandate.signing import Signers, entitled_on

if TYPE_CHECKING:
    from comitia.core.events import Event
    from comitia.core.facts import Facts


def evolve_course(course: Course, event: Event, at: date) -> None:  # noqa: C901  one case an event
    """Take one event in as far as it is about departures, acceptance, leave or suspension."""
    match event:
        case DepartureEntered():
            course.enter(event, at)
        case DepartureWithdrawn():
            course.withdraw(event.departure)
        case MandateEnded():
            course.end(event)
        case MandateRestored():
            course.restore(event.mandate)
        case AcceptanceAsked():
            course.ask(event)
        case MandateAccepted() | MandateDeclined():
            course.answer(event.mandate, accepted=isinstance(event, MandateAccepted))
        case HolderAway():
            course.leave(event)
        case HolderBack():
            course.come_back(event)
        case _:
            pass


def evolve_petitions(petitions: Petitions, facts: Facts, event: Event, at: date) -> None:
    """Take one event in as far as it is about petitions for recall."""
    match event:
        case PetitionOpened():
            signers = Signers(body=event.body, roll=event.roll, unit=event.unit)
            petitions.open(event, at, entitled_on(facts, signers, at))
        case SignaturesCertified():
            petitions.certify(event, at)
        case PetitionSettled():
            petitions.settle(event, at)
        case HolderHeard():
            petitions.hear(event, at)
        case _:
            pass
