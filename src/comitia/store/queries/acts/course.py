"""What entries on departures, acceptance, leave and suspension say."""

from typing import assert_never

from comitia.core.mandate.acceptance import AcceptanceAsked, MandateAccepted, MandateDeclined
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn
from comitia.store.queries.acts.words import day, number
from comitia.store.queries.decision_names import DecisionNames

MandateCourse = AcceptanceAsked | MandateAccepted | MandateDeclined | HolderAway | HolderBack
CourseEvent = MandateCourse | DepartureEntered | DepartureWithdrawn


def of_course(event: CourseEvent, names: DecisionNames) -> str:
    """Return what an event says, without its full stop."""
    who = names.person(event.person)
    match event:
        case DepartureEntered():
            return f"{who} {_departed(event)}"
        case DepartureWithdrawn():
            return f"{event.departure.replace('-', ' ')}, of {who}, was entered in error, and is withdrawn"
        case _:
            return f"{who}, {names.role(event.kind, event.office, event.office_unit)}, {_of_mandate(event, names)}"


def _departed(event: DepartureEntered) -> str:
    if event.cause == "death":
        return "has died"
    return f"is no longer qualified for {number(len(event.mandates), 'seat or post', 'seats or posts')}"


def _of_mandate(event: MandateCourse, names: DecisionNames) -> str:
    match event:
        case AcceptanceAsked():
            said = {"accepted": "is taken to accept", "declined": "is taken to decline"}[event.silence]
            return f"accepts or declines before {day(event.until)}; who says nothing {said}"
        case MandateAccepted():
            return f"accepts{_by_silence(by_silence=event.by_silence)}"
        case MandateDeclined():
            return f"declines{_by_silence(by_silence=event.by_silence)}"
        case HolderAway():
            until = f"until {day(event.until)}" if event.until else "until that is lifted"
            what = "is on leave" if event.why == "leave" else "is suspended"
            return f"{what} from {day(event.begins)} {until}, by {names.motion(event.motion)}"
        case HolderBack():
            what = "is on leave no more" if event.why == "leave" else "is suspended no more"
            if event.motion == event.away_by:
                return f"{what}: {names.motion(event.motion)} is reversed"
            return f"{what}, by {names.motion(event.motion)}"
        case _:
            assert_never(event)


def _by_silence(*, by_silence: bool) -> str:
    return " by saying nothing" if by_silence else ""
