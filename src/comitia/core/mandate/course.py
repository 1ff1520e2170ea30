"""What happens to mandates between beginning and end: who is dead, awaited acceptance, who is away, petitions.

This is state: it takes in events and answers, and holds no rule.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.mandate.petitions import Petitions

if TYPE_CHECKING:
    from comitia.core.mandate.acceptance import AcceptanceAsked
    from comitia.core.mandate.away import HolderAway, HolderBack
    from comitia.core.mandate.departure import DepartureEntered
    from comitia.core.mandate.ending import MandateEnded


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A departure as it was entered, on which day, and whether it is withdrawn."""

    entered: DepartureEntered
    since: date
    is_withdrawn: bool = False


def is_running(away: HolderAway, day: date) -> bool:
    """Tell whether a leave or suspension runs on a day."""
    return away.begins <= day and (away.until is None or day < away.until)


class Course:
    """The live state of departures, acceptance, leave and suspension, and how each mandate ended last."""

    def __init__(self) -> None:
        self._departures: dict[str, Departure] = {}
        self._dead: dict[str, str] = {}
        self._ends: dict[str, MandateEnded] = {}
        self._asked: dict[str, AcceptanceAsked] = {}
        self._open: dict[str, AcceptanceAsked] = {}
        self._accepted: set[str] = set()
        self._away: dict[str, tuple[HolderAway, ...]] = {}
        self.petitions = Petitions()

    @property
    def departures(self) -> Collection[Departure]:
        """Return all departures, in order."""
        return self._departures.values()

    def departure(self, departure: str) -> Departure | None:
        """Return a departure, or None."""
        return self._departures.get(departure)

    def is_dead(self, person: str) -> bool:
        """Tell whether the death of a person is on the record, and not withdrawn."""
        return person in self._dead

    def ends_of(self, person: str) -> Sequence[MandateEnded]:
        """Return how the mandates of a person ended that are ended, in the order in which they did."""
        return [end for end in self._ends.values() if end.person == person]

    def asked(self, mandate: str) -> AcceptanceAsked | None:
        """Return by when acceptance of a mandate was asked, whatever came of it, or None."""
        return self._asked.get(mandate)

    @property
    def awaited(self) -> Mapping[str, AcceptanceAsked]:
        """Return what awaits acceptance, by mandate, in the order of asking; some of these may have ended."""
        return self._open

    def is_accepted(self, mandate: str) -> bool:
        """Tell whether a mandate was accepted, by word or by silence."""
        return mandate in self._accepted

    def away(self, mandate: str) -> Sequence[HolderAway]:
        """Return the leaves and suspensions of the holder of a mandate that nobody lifted, over or not."""
        return self._away.get(mandate, ())

    def away_on(self, mandate: str, day: date) -> HolderAway | None:
        """Return the leave or suspension for which a holder is away on a day, a suspension first, or None."""
        running = (each for each in self.away(mandate) if is_running(each, day))
        return min(running, key=lambda each: each.why != "suspended", default=None)

    def is_away(self, mandate: str, day: date) -> bool:
        """Tell whether the holder of a mandate is on leave or suspended on a day."""
        return self.away_on(mandate, day) is not None

    def enter(self, event: DepartureEntered, at: date) -> None:
        """Take in a departure."""
        self._departures[event.departure] = Departure(entered=event, since=at)
        if event.cause == "death":
            self._dead[event.person] = event.departure

    def withdraw(self, departure: str) -> None:
        """Take in that a departure is withdrawn."""
        found = self._departures[departure]
        self._departures[departure] = replace(found, is_withdrawn=True)
        if self._dead.get(found.entered.person) == departure:
            del self._dead[found.entered.person]

    def end(self, event: MandateEnded) -> None:
        """Take in the end of a mandate."""
        self._ends[event.mandate] = event

    def restore(self, mandate: str) -> None:
        """Take in that a mandate is live again; nobody is asked a second time to accept it."""
        self._ends.pop(mandate, None)
        self._open.pop(mandate, None)

    def ask(self, event: AcceptanceAsked) -> None:
        """Take in that acceptance is awaited."""
        self._asked[event.mandate] = self._open[event.mandate] = event

    def answer(self, mandate: str, *, accepted: bool) -> None:
        """Take in that a mandate is accepted or declined."""
        self._open.pop(mandate, None)
        if accepted:
            self._accepted.add(mandate)

    def leave(self, event: HolderAway) -> None:
        """Take in that a holder is away for some time."""
        self._away[event.mandate] = (*self._away.get(event.mandate, ()), event)

    def come_back(self, event: HolderBack) -> None:
        """Take in that a leave or suspension is lifted."""
        left = tuple(each for each in self._away.get(event.mandate, ()) if each.motion != event.away_by)
        self._away[event.mandate] = left
