"""What entries of bodies that decide point to beside the record: the commitments to free texts, and persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comitia.core.assembly.appeal import AppealLodged
from comitia.core.assembly.challenge import VoteChallenged
from comitia.core.assembly.motion import MotionMoved
from comitia.core.assembly.report import ResolutionReported
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.texts import texts_of_past
from comitia.core.mandate.act_in_office import ActedInOffice
from comitia.core.mandate.delegation import PowerDelegated
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.membership import ChargesLaid
from comitia.core.mandate.petition import PetitionOpened
from comitia.core.mandate.release import ResignationConditionMet, ResignationWithdrawn
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.successor import SuccessorSeated
from comitia.core.mandate.takeover import ContestTakenOver

if TYPE_CHECKING:
    from comitia.core.events import Event


def texts_of(event: Event) -> Iterator[str]:
    """Yield the commitments that an event holds to texts which are kept beside the record."""
    match event:
        case (
            MotionMoved()
            | AppealLodged()
            | ResolutionReported()
            | ChargesLaid()
            | ResignationConditionMet()
            | ActedInOffice()
            | DepartureEntered()
            | DepartureWithdrawn()
        ):
            yield event.text
        case ResignationTendered():
            yield event.text
            if event.condition is not None:
                yield event.condition
        case ResignationWithdrawn() if event.text is not None:
            yield event.text
        case VoteChallenged():
            yield event.grounds
        case PetitionOpened() if event.grounds is not None:
            yield event.grounds
        case ContestTakenOver():
            yield from dict.fromkeys(each.evidence for each in event.named)
        case _:
            yield from texts_of_past(event)


def persons_of(event: Event) -> Iterator[str]:
    """Yield the persons whom an event is about by somebody's act, and who must have stood or been entered before."""
    match event:
        case MotionMoved():
            yield event.mover
        case VoteChallenged():
            yield event.challenger
        case ChargesLaid() | DepartureEntered() | PowerDelegated():
            yield event.person
        case MandatesGiven():
            yield from event.persons
        case PetitionOpened():
            yield from event.openers
        case SuccessorSeated():
            yield event.person
        case PastActEntered():
            yield from event.persons
        case _:
            return
