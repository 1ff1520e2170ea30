"""Persons are elected by a motion to an office made by decision, or appointed to a post as the charter lets a body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.given import GiveMandates, refuse_gift
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Elect:
    """Elect persons, as on a list, to an office that a decision has made."""

    kind: ClassVar[str] = "elect"
    office: str
    unit: str
    persons: tuple[str, ...]
    until: date | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse an office that is not filled by motions of this body, and persons for whom there is no place."""
        made = facts.holdings.post(self.office)
        if made is None:
            raise Refused(
                "the charter says how it is filled; a motion elects to offices that a decision has made",
                rule=f"posts.{self.office}",
                subject=deciding.motion,
            )
        if (made.filled_by, made.unit) != (deciding.body, deciding.unit):
            raise Refused(
                f"it is filled by {made.filled_by} of {made.unit}", rule=f"posts.{self.office}", subject=deciding.motion
            )
        refuse_gift(facts, _gift(self, deciding))

    def acts(self, facts: Facts, deciding: Deciding) -> list[GiveMandates]:  # noqa: ARG002  as every effect
        """Return the mandates given."""
        return [_gift(self, deciding)]

    def in_words(self, names: Names) -> str:
        """Return who is elected to what."""
        return _in_words(self, "elected", names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appoint:
    """Appoint persons to a post that the charter lets this body fill by appointment."""

    kind: ClassVar[str] = "appoint"
    office: str
    unit: str
    persons: tuple[str, ...]
    until: date | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a post that this body does not appoint to, and persons for whom there is no place."""
        post = facts.charter.posts.get(self.office)
        if post is None or post.appointed_by is None:
            raise Refused(
                "the charter lets nobody appoint to it",
                rule=f"posts.{self.office}.appointed_by",
                subject=deciding.motion,
            )
        if (post.appointed_by, self.unit) != (deciding.body, deciding.unit):
            raise Refused(
                f"it is appointed by {post.appointed_by} of {self.unit}",
                rule=f"posts.{self.office}.appointed_by",
                subject=deciding.motion,
            )
        refuse_gift(facts, _gift(self, deciding))

    def acts(self, facts: Facts, deciding: Deciding) -> list[GiveMandates]:  # noqa: ARG002  as every effect
        """Return the mandates given."""
        return [_gift(self, deciding)]

    def in_words(self, names: Names) -> str:
        """Return who is appointed to what."""
        return _in_words(self, "appointed", names)


def _gift(effect: Elect | Appoint, deciding: Deciding) -> GiveMandates:
    return GiveMandates(
        motion=deciding.motion,
        office=effect.office,
        office_unit=effect.unit,
        persons=effect.persons,
        until=effect.until,
        at=deciding.at,
    )


def _in_words(effect: Elect | Appoint, how: str, names: Names) -> str:
    persons = [names.person(person) for person in effect.persons]
    said = persons[0] if len(persons) == 1 else f"{', '.join(persons[:-1])} and {persons[-1]}"
    until = f", until {effect.until}" if effect.until else ""
    return f"{said} {'is' if len(persons) == 1 else 'are'} {how} {names.office(effect.office, effect.unit)}{until}"
