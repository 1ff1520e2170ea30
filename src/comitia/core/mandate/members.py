"""Who was entered on the record, who is expelled, and what somebody is charged with. It holds no rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.membership import ChargesLaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Charges:
    """Charges laid against a person before a body; `heard` is the day of the hearing, None before it."""

    laid: ChargesLaid
    since: date
    heard: date | None = None


class Members:
    """The live state of membership, so far as it is not on a roll."""

    def __init__(self) -> None:
        self._entered: set[str] = set()
        self._expelled: dict[str, str] = {}
        self._charges: dict[str, Charges] = {}

    def is_entered(self, person: str) -> bool:
        """Tell whether a person was entered on the record without having stood."""
        return person in self._entered

    def is_expelled(self, person: str) -> bool:
        """Tell whether a person is expelled."""
        return person in self._expelled

    def expelled_by(self, person: str) -> str | None:
        """Return the motion by which a person is expelled, or None."""
        return self._expelled.get(person)

    def charges(self, charges: str) -> Charges | None:
        """Return charges, or None."""
        return self._charges.get(charges)

    @property
    def all_charges(self) -> Collection[Charges]:
        """Return all charges, in order."""
        return self._charges.values()

    def enter(self, person: str) -> None:
        """Take in a person."""
        self._entered.add(person)

    def expel(self, person: str, motion: str) -> None:
        """Take in that a person is expelled."""
        self._expelled[person] = motion

    def readmit(self, person: str) -> None:
        """Take in that a person is a member again."""
        self._expelled.pop(person, None)

    def charge(self, event: ChargesLaid, at: date) -> None:
        """Take in charges."""
        self._charges[event.charges] = Charges(laid=event, since=at)

    def hear(self, charges: str, at: date) -> None:
        """Take in that the person charged was heard."""
        self._charges[charges] = replace(self._charges[charges], heard=at)
