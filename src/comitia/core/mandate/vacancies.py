"""What is vacant, as the record has it: declared vacancies, the by-elections called for them, and who acts meanwhile.

This is state: it takes in events and answers, and holds no rule.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.acting import ActingBegun, ActingEnded
    from comitia.core.mandate.by_election import ByElectionCalled
    from comitia.core.mandate.countback import CountbackDeclared
    from comitia.core.mandate.vacancy import VacancyDeclared

INTERRUPTED = ("mandate_ended", "post_gone")
"""Why acting ended, where it may go on once that is undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """The vacancy of a place as it was declared, and on which day."""

    declared: VacancyDeclared
    since: date


class Vacancies:
    """The latest vacancy of each place, by-elections, and acting; a place is named by the mandate that first had it."""

    def __init__(self) -> None:
        self._latest: dict[str, Vacancy] = {}
        self._of_mandate: dict[str, VacancyDeclared] = {}
        self._counted: dict[str, CountbackDeclared] = {}
        self._called: dict[str, ByElectionCalled] = {}
        self._filled: dict[str, int] = {}
        self._acting: dict[str, ActingBegun] = {}
        self._interrupted: dict[str, ActingBegun] = {}

    @property
    def declared(self) -> Collection[Vacancy]:
        """Return the latest vacancy of each place, filled since or not, oldest first."""
        return list(self._latest.values())

    def of(self, mandate: str) -> VacancyDeclared | None:
        """Return the vacancy last declared where a mandate ended, or None."""
        return self._of_mandate.get(mandate)

    def counted(self, mandate: str) -> CountbackDeclared | None:
        """Return the countback that was made for the vacancy left by a mandate, without its stages, or None."""
        return self._counted.get(mandate)

    def uncounted(self) -> Sequence[str]:
        """Return the mandates whose places are to be filled by a countback that was not made yet, in order."""
        waiting = (each for each, vacancy in self._of_mandate.items() if vacancy.filler == "countback")
        return [mandate for mandate in waiting if mandate not in self._counted]

    def since(self, place: str) -> date | None:
        """Return the day on which a place was last declared vacant, or None."""
        found = self._latest.get(place)
        return found.since if found is not None else None

    def by_election(self, contest: str) -> ByElectionCalled | None:
        """Return the by-election that a first round is, or None."""
        return self._called.get(contest)

    @property
    def by_elections(self) -> Collection[ByElectionCalled]:
        """Return all by-elections, in the order in which they were called."""
        return list(self._called.values())

    def to_fill(self, contest: str) -> tuple[str, ...]:
        """Return the ended mandates whose places a by-election has not filled yet; of a first round's rounds too."""
        called = self._called.get(contest)
        return called.vacant[self._filled.get(contest, 0) :] if called is not None else ()

    @property
    def acting(self) -> Collection[ActingBegun]:
        """Return who acts, in the order in which they began."""
        return list(self._acting.values())

    @property
    def interrupted(self) -> Collection[ActingBegun]:
        """Return who acted until their own mandate, or the post, was no more."""
        return list(self._interrupted.values())

    def acting_for(self, mandate: str) -> ActingBegun | None:
        """Return who acts in the place of a mandate that has ended, or None."""
        return self._acting.get(mandate)

    def declare(self, event: VacancyDeclared, place: str, at: date) -> None:
        """Take in that a place is vacant."""
        self._latest.pop(place, None)
        self._latest[place] = Vacancy(declared=event, since=at)
        self._counted.pop(event.mandate, None)
        self._of_mandate.pop(event.mandate, None)
        self._of_mandate[event.mandate] = event

    def count(self, event: CountbackDeclared) -> None:
        """Take in a countback, without its stages."""
        self._counted[event.mandate] = replace(event, count=None)

    def call(self, event: ByElectionCalled) -> None:
        """Take in that a by-election is called."""
        self._called[event.contest] = event

    def fill(self, contest: str, number: int) -> None:
        """Take in that a by-election has filled so many of its places."""
        if contest in self._called:
            self._filled[contest] = self._filled.get(contest, 0) + number

    def begin(self, event: ActingBegun) -> None:
        """Take in that somebody acts."""
        self._acting[event.mandate] = event
        self._interrupted.pop(event.mandate, None)

    def end(self, event: ActingEnded) -> None:
        """Take in that somebody acts no more."""
        acting = self._acting.pop(event.mandate)
        if event.cause in INTERRUPTED:
            self._interrupted[event.mandate] = acting
