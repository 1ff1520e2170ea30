"""Random resignations: tendered for one office or several, taken back, and their conditions met."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.assembly.house import TEXT

from comitia.core.decider import Command
from comitia.core.mandate.release import MeetCondition, WithdrawResignation
from comitia.core.mandate.resignation import TenderResignation, rule_of

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse


class Resigning:
    """Draws what those who hold offices write."""

    def __init__(self, house: "RandomHouse") -> None:
        self.house, self.rnd = house, house.rnd
        self.acts: tuple[Callable[[], Command | None], ...] = (self._resign, self._letter)

    def _resign(self) -> Command:
        found = self.house.proposing.mandates()
        if not found or self.rnd.random() < 0.05:
            return TenderResignation(mandates=self.rnd.choice(((), ("nothing:1",))), text=TEXT, at=self.house.day)
        person = self.rnd.choice(found).person
        of_one = [each for each in found if each.person == person]
        some = self.rnd.sample(of_one, self.rnd.randint(1, len(of_one)))
        rule = rule_of(self.house.state, some[0])
        is_dated = rule is not None and rule.effective == "on_date"
        is_bound = rule is not None and rule.conditional == "allowed" and self.rnd.random() < 0.4
        return TenderResignation(
            mandates=tuple(each.mandate for each in some),
            text=TEXT,
            request=self.rnd.choice(("none", "none", "leave", "posting")),
            condition=TEXT if is_bound or self.rnd.random() < 0.05 else None,
            effective_on=self.house.day + timedelta(days=self.rnd.choice((-1, 0, 7, 40))) if is_dated else None,
            at=self.house.day,
        )

    def _letter(self) -> Command | None:
        """Take a letter back, or enter that its condition is met; most often one that is open."""
        found = self.house.state.holdings.letters.open or [*self.house.state.holdings.resignations]
        if not found:
            return None
        asked = self.rnd.choice(found)
        resignation = asked.tendered.resignation
        if asked.tendered.condition is not None and self.rnd.random() < 0.7:
            return MeetCondition(resignation=resignation, text=TEXT, at=self.house.day)
        return WithdrawResignation(resignation=resignation, text=self.rnd.choice((None, TEXT)), at=self.house.day)
