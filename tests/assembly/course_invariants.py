"""What must hold of departures, acceptance and suspension, whatever was done before (domain I24)."""

from typing import TYPE_CHECKING, get_args

from comitia.core.assembly.attendance import may_vote, seated
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.events import Event
from comitia.core.mandate.acceptance import MandateAccepted, MandateDeclined
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn
from comitia.core.mandate.ending import Cause, MandateEnded, MandateRestored
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.vacancy import AlternateCalled

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse


def check_course(house: "RandomHouse") -> None:
    """Check on the latest day that the dead hold nothing, and that nobody votes who is away."""
    state, day = house.state, house.latest
    for each in state.holdings._held.values():
        assert not (each.can_end_on(day) and state.course.is_dead(each.person)), f"I24: {each} is held by the dead"
    for body, unit in house.proposing.bodies():
        sits = [held.mandate for held in state.holdings.seated(body, unit, day)]
        away = [mandate for mandate in sits if any(_runs(each, day) for each in state.course.away(mandate))]
        if not state.charter.bodies.get(body) or not state.charter.bodies[body].meeting:
            assert may_vote(state, body, unit, day) == seated(state, body, unit, day) - len(away)


def _runs(away: HolderAway, day: object) -> bool:
    return away.begins <= day and not (away.until and away.until <= day)  # type: ignore[operator]


def check_course_events(house: "RandomHouse") -> None:
    """Check the whole record: the dead are given nothing, and every end has the cause that was entered before it."""
    dead: dict[str, str] = {}
    lost: set[str] = set()
    answered: dict[str, str] = {}
    away: set[tuple[str, str]] = set()
    for _, event in house.acts:
        match event:
            case DepartureEntered():
                lost |= set(event.mandates)
                if event.cause == "death":
                    assert event.person not in dead, f"I24: {event}, who was dead"
                    dead[event.person] = event.departure
            case DepartureWithdrawn():
                dead = {person: departure for person, departure in dead.items() if departure != event.departure}
            case MandateAccepted() | MandateDeclined():
                assert event.mandate not in answered, f"I24: {event} after {answered[event.mandate]}"
                answered[event.mandate] = "declined" if isinstance(event, MandateDeclined) else "accepted"
            case MandateEnded():
                _check_end(event, dead, lost, answered)
            case HolderAway():
                assert (event.mandate, event.motion) not in away, f"{event}, who is away"
                away.add((event.mandate, event.motion))
            case HolderBack():
                away.remove((event.mandate, event.away_by))
            case VoteDeclared():
                assert event.tally.voting <= event.bases.may_vote <= event.bases.filled_seats, f"I31: {event}"
            case _:
                assert not dead.keys() & set(_given_to(event)), f"I24: {event} gives to {dead}"


def _check_end(event: MandateEnded, dead: dict[str, str], lost: set[str], answered: dict[str, str]) -> None:
    assert event.cause in get_args(Cause), f"I24: {event} has no named cause"
    if event.cause == "death":
        assert event.person in dead, f"I24: {event}, who lives"
    if event.cause in {"death", "disqualified"}:
        assert event.mandate in lost, f"I24: {event}, and no departure ends it"
    if event.cause == "declined":
        assert answered.get(event.mandate) == "declined", f"I24: {event}, and nobody declined it"


def _given_to(event: Event) -> list[str]:
    match event:
        case MandatesIssued():
            return [each.person for each in event.mandates]
        case MandatesGiven():
            return [*event.persons]
        case AlternateCalled() | MandateRestored():
            return [event.person]
        case _:
            return []
