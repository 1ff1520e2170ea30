"""A holder is censured: said, entered, shown on the page of the person; it takes nothing away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.office import is_within
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.decider import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Censure:
    """Censure the holder of a seat or post."""

    kind: ClassVar[str] = "censure"
    mandate: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a holder who is not in the unit of this body, or below it."""
        held = facts.holdings.mandate(self.mandate)
        if held is None or not held.holds_on(deciding.at) or not is_within(facts, held.office_unit, deciding.unit):
            raise Refused(
                f"nobody in {deciding.unit} or below holds this mandate",
                rule="decisions.effects.censure",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[Command]:  # noqa: ARG002  as every effect
        """Return nothing: a censure is the decision itself."""
        return []

    def in_words(self, names: Names) -> str:
        """Return who is censured."""
        return f"{names.mandate(self.mandate)}, is censured"
