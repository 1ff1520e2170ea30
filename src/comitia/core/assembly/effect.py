"""What a motion is to bring about: the interface of every kind of effect, and how effects are written in entries.

A kind of effect is one module in `effects` with a frozen dataclass, and one line in its registry. It says what
forbids it, which commands follow once it is carried, and what it means in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from comitia.core.decider import Command
    from comitia.core.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """The body that decides, on which motion, and on which day."""

    motion: str
    body: str
    unit: str
    at: date


class Names(Protocol):
    """The names that a sentence about an effect needs."""

    def person(self, person: str) -> str:
        """Return the name of a person."""

    def mandate(self, mandate: str) -> str:
        """Return who holds a mandate, and which: `Ana Roe, secretary of Meadow North`."""

    def office(self, office: str, unit: str | None = None) -> str:
        """Return the name of a body or post, of a unit where one is given."""

    def unit(self, unit: str) -> str:
        """Return the name of a unit."""

    def motion(self, motion: str) -> str:
        """Return the words for a motion: `motion 12`."""

    def matter(self, matter: str) -> str:
        """Return the words for a resignation or for charges: who, and from what."""


class Effect(Protocol):
    """One kind of effect. Its fields are texts, numbers, days and lists of texts, so that they can be entered."""

    kind: ClassVar[str]

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Raise `Refused` where this body cannot decide this now."""

    def acts(self, facts: Facts, deciding: Deciding) -> Sequence[Command]:
        """Return the commands that follow when it is carried; none of them is refused where `refuse` was silent."""

    def in_words(self, names: Names) -> str:
        """Return what is so once it is carried, as a sentence without its full stop."""
