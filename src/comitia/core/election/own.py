"""Who has a place of their own in an office: one that goes with no other office."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.facts import Facts

if TYPE_CHECKING:
    from comitia.core.mandate.held import Held


def own(facts: Facts, office: str, unit: str, day: date) -> list[Held]:
    """Return the mandates in the places of an office that hold on a day or later, without seats that go with posts."""
    return [held for held in facts.holdings.still_held(office, unit, day) if held.by is None]


def own_holders(facts: Facts, office: str, unit: str) -> Collection[str]:
    """Return the persons who have a place of their own in the body, or the post, of a unit."""
    return {held.person for held in facts.holdings.of_office(office, unit) if held.by is None}
