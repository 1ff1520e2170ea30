"""What must hold of departures, acceptance and suspension, whatever was done before (domain I24)."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from comitia.core.assembly.attendance import may_vote, seated
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.not_with import voting
from comitia.core.events import Event
from comitia.core.mandate.acceptance import MandateAccepted, MandateDeclined
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.departure import DepartureEntered, DepartureWithdrawn
from comitia.core.mandate.ending import Cause, MandateEnded, MandateRestored
from comitia.core.mandate.ex_officio import SeatedExOfficio
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.takeover import ContestTakenOver
from comitia.core.mandate.vacancy import AlternateCalled

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse


def check_course(house: "RandomHouse") -> None:
    """Check on the latest day that the dead hold nothing, and that nobody votes who is away."""
    state, day = house.state, house.latest
    for each in state.holdings._held.values():
        assert not (each.can_end_on(day) and state.course.is_dead(each.person)), f"I24: {each} is held by the dead"
    for body, unit in house.proposing.bodies():
        sits = [held.mandate for held in voting(state, body, unit, day)]
        away = [mandate for mandate in sits if any(_runs(each, day) for each in state.course.away(mandate))]
        if not state.charter.bodies.get(body) or not state.charter.bodies[body].meeting:
            assert may_vote(state, body, unit, day) == seated(state, body, unit, day) - len(away)


def _runs(away: HolderAway, day: object) -> bool:
    return away.begins <= day and not (away.until and away.until <= day)  # type: ignore[operator]


def check_course_events(house: "RandomHouse") -> None:
    """Check the whole record: the dead are given nothing, and every end has the cause that was entered before it."""
    seen = Seen()
    for _, event in house.acts:
        seen.take(event)


@dataclass
class Seen:
    """What the record has said so far: who is dead, what is lost by departures, what was answered, who is away."""

    dead: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    answered: dict[str, str] = field(default_factory=dict)
    away: set[tuple[str, str]] = field(default_factory=set)

    def take(self, event: Event) -> None:
        """Check one event against what was said before it."""
        match event:
            case DepartureEntered() | DepartureWithdrawn():
                self._depart(event)
            case MandateAccepted() | MandateDeclined():
                assert event.mandate not in self.answered, f"I24: {event} after {self.answered[event.mandate]}"
                self.answered[event.mandate] = "declined" if isinstance(event, MandateDeclined) else "accepted"
            case MandateEnded():
                self._end(event)
            case HolderAway():
                assert (event.mandate, event.motion) not in self.away, f"{event}, who is away"
                self.away.add((event.mandate, event.motion))
            case HolderBack():
                self.away.remove((event.mandate, event.away_by))
            case VoteDeclared():
                assert event.tally.voting <= event.bases.may_vote <= event.bases.filled_seats, f"I31: {event}"
            case _:
                assert not self.dead.keys() & set(_given_to(event)), f"I24: {event} gives to {self.dead}"

    def _depart(self, event: DepartureEntered | DepartureWithdrawn) -> None:
        if isinstance(event, DepartureWithdrawn):
            self.dead = {person: each for person, each in self.dead.items() if each != event.departure}
            return
        self.lost |= set(event.mandates)
        if event.cause == "death":
            assert event.person not in self.dead, f"I24: {event}, who was dead"
            self.dead[event.person] = event.departure

    def _end(self, event: MandateEnded) -> None:
        assert event.cause in get_args(Cause), f"I24: {event} has no named cause"
        if event.cause == "death":
            assert event.person in self.dead, f"I24: {event}, who lives"
        if event.cause in {"death", "disqualified"}:
            assert event.mandate in self.lost, f"I24: {event}, and no departure ends it"
        if event.cause == "declined":
            assert self.answered.get(event.mandate) == "declined", f"I24: {event}, and nobody declined it"


def _given_to(event: Event) -> list[str]:
    match event:
        case MandatesIssued():
            return [each.person for each in event.mandates]
        case MandatesGiven():
            return [*event.persons]
        case AlternateCalled() | MandateRestored() | PersonCoopted() | SeatedExOfficio():
            return [event.person]
        case ContestTakenOver():
            return [each.person for each in event.holders]
        case _:
            return []
