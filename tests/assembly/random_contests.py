"""Random acts about contests while bodies decide: opened late, called as by-elections, declared, closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.assembly.random_returns import random_return

from comitia.core.decider import Command
from comitia.core.election.contest import CloseContest, OpenContest
from comitia.core.mandate.by_election import CallByElection, awaiting

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse


class Contesting:
    """The acts about contests of one house."""

    def __init__(self, house: "RandomHouse") -> None:
        self.house = house

    @property
    def acts(self) -> tuple[Callable[[], Command | None], ...]:
        """Return what may be done, each as often as it is to come up."""
        return self._open, self._declare, self._close, *(self._call,) * 3

    def _open(self) -> Command:
        return OpenContest(contest=self.house.rnd.choice(self.house.contests()), at=self.house.day)

    def _call(self) -> Command | None:
        """Call a by-election where a place waits for one, and hold it mostly."""
        found = [name for name in self.house.contests() if next(awaiting(self.house.state, name, self.house.day), None)]
        if not found and self.house.rnd.random() < 0.95:
            return None
        if self.house.rnd.random() < 0.8:
            self.house.waiting = [self._declare_latest]
        return CallByElection(contest=self.house.rnd.choice(found or self.house.contests()), at=self.house.day)

    def _declare_latest(self) -> Command | None:
        found = self._awaited()
        return random_return(self.house, found[-1], []) if found else None

    def _awaited(self) -> list[str]:
        found = (self.house.state.contest(name) for name in self.house.state.contests)
        return [contest.opened.contest for contest in found if contest is not None and contest.is_awaited]

    def _declare(self) -> Command | None:
        found = self._awaited() or (self.house.state.contests if self.house.rnd.random() < 0.05 else [])
        return random_return(self.house, self.house.rnd.choice(found), []) if found else None

    def _close(self) -> Command | None:
        found = self._awaited()
        if not found or self.house.rnd.random() < 0.7:
            return None
        return CloseContest(contest=self.house.rnd.choice(found), outcome="not_held", at=self.house.day)
