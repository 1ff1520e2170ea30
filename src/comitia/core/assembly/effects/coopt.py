"""A body co-opts a person into its own vacant seat, or into a vacant post that it fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.cooption import CooptPerson, chosen_by, decide_cooption, place_for
from comitia.core.mandate.place import rule_of
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Coopt:
    """Co-opt a person into a vacant place, where the charter lists that among what fills it."""

    kind: ClassVar[str] = "coopt"
    office: str
    unit: str
    person: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse another body than the one that chooses, a place that is not vacant, and who cannot hold it."""
        held = place_for(facts, self.office, self.unit, deciding.at)
        body, unit = chosen_by(facts, held)
        if (body, unit) != (deciding.body, deciding.unit):
            raise Refused(
                f"{body} of {unit} chooses who is co-opted into it",
                rule=f"{rule_of(facts, held.kind, held.office)}.coopted",
                subject=deciding.motion,
            )
        decide_cooption(facts, self._command(deciding))

    def acts(self, facts: Facts, deciding: Deciding) -> list[CooptPerson]:  # noqa: ARG002  as every effect
        """Return the person co-opted."""
        return [self._command(deciding)]

    def _command(self, deciding: Deciding) -> CooptPerson:
        return CooptPerson(
            motion=deciding.motion, office=self.office, office_unit=self.unit, person=self.person, at=deciding.at
        )

    def in_words(self, names: Names) -> str:
        """Return who is co-opted into what."""
        return f"{names.person(self.person)} is co-opted into the {names.office(self.office, self.unit)}"
