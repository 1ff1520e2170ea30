"""A body instructs the delegates whom it has elected to a body above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.decider import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruct:
    """Instruct the delegates that this body has in the body `office` of `unit`; the text of the motion says how."""

    kind: ClassVar[str] = "instruct"
    office: str
    unit: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse where this body has no delegates there."""
        if not instructed(facts, self, deciding):
            raise Refused(
                f"{deciding.body} of {deciding.unit} has no delegates in {self.office} of {self.unit}",
                rule=f"bodies.{self.office}.seats",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[Command]:  # noqa: ARG002  as every effect
        """Return nothing: an instruction is the decision itself."""
        return []

    def in_words(self, names: Names) -> str:
        """Return who is instructed."""
        return f"the delegates in the {names.office(self.office, self.unit)} are instructed"


def instructed(facts: Facts, effect: Instruct, deciding: Deciding) -> list[Held]:
    """Return the mandates of those whom an instruction is for."""
    return [
        held
        for held in facts.holdings.seated(effect.office, effect.unit, deciding.at)
        if filled_by(facts, held) == (deciding.body, deciding.unit)
    ]
