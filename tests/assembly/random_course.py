"""Random departures, answers to mandates, suspensions and what lifts them; mostly of what is there, often enough not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.assembly.house import TEXT
from tests.assembly.random_effects import PERSONS, Proposal

from comitia.core.assembly.effects.suspend import LiftSuspension, Suspend
from comitia.core.decider import Command
from comitia.core.mandate.acceptance import AcceptMandate, DeclineMandate
from comitia.core.mandate.departure import EnterDeparture, WithdrawDeparture

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse


class Coursing:
    """Draws what happens to mandates between their beginning and their end."""

    def __init__(self, house: "RandomHouse") -> None:
        self.house, self.rnd = house, house.rnd
        self.acts: tuple[Callable[[], Command | None], ...] = (
            self._departure, self._withdrawal, self._withdrawal, *(self._answer,) * 3,
        )  # fmt: skip
        self.kinds: tuple[Callable[[], Proposal], ...] = (self._suspend, self._suspend, self._lift)

    def _departure(self) -> Command:
        rnd, held = self.rnd, self.house.proposing.mandates()
        if not held or rnd.random() < 0.4:
            return EnterDeparture(
                person=rnd.choice(PERSONS),
                cause=rnd.choice(("death", "disqualified")),
                mandates=("nothing:1",) if rnd.random() < 0.1 else (),
                text=TEXT,
                at=self.house.day,
            )
        person = rnd.choice(held).person
        of_one = [each.mandate for each in held if each.person == person]
        some = tuple(rnd.sample(of_one, rnd.randint(0, len(of_one))))
        return EnterDeparture(person=person, cause="disqualified", mandates=some, text=TEXT, at=self.house.day)

    def _withdrawal(self) -> Command:
        number = self.rnd.randint(1, max(len(self.house.state.course.departures), 1))
        return WithdrawDeparture(departure=f"departure-{number}", text=TEXT, at=self.house.day)

    def _answer(self) -> Command | None:
        asked, every = list(self.house.state.course.awaited.values()), self.house.proposing.mandates()
        if not every or (not asked and self.rnd.random() < 0.7):
            return None
        mandate = self.rnd.choice(asked).mandate if asked else self.rnd.choice(every).mandate
        answer = self.rnd.choice((AcceptMandate, DeclineMandate))
        return answer(mandate=mandate, at=self.house.day)

    def _suspend(self) -> Proposal:
        mandate, body, unit = self.house.proposing._held()
        until = self.house.day + self.house.proposing._day() if self.rnd.random() < 0.6 else None
        return Suspend(mandate=mandate, until=until), body, unit

    def _lift(self) -> Proposal:
        course, proposing = self.house.state.course, self.house.proposing
        away = [each for held in proposing.mandates() for each in course.away(held.mandate)]
        if not away:
            return self._suspend()
        found = self.rnd.choice(away)
        motion = self.house.state.proceedings.motion(found.motion)
        assert motion is not None
        return LiftSuspension(mandate=found.mandate), motion.moved.body, motion.moved.unit
