"""A body revokes a delegation that it gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.delegation import RevokeDelegation, current
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeTheDelegation:
    """Revoke a delegation that this body gave."""

    kind: ClassVar[str] = "revoke_delegation"
    delegation: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a delegation that is over, or that another gave."""
        given = current(facts, self.delegation, deciding.at).given
        if given.kind != "body" or (given.office, given.office_unit) != (deciding.body, deciding.unit):
            raise Refused(
                f"{given.office} of {given.office_unit} gave it, and revokes it",
                rule="delegation",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[RevokeDelegation]:  # noqa: ARG002  as every effect
        """Return the delegation revoked."""
        return [RevokeDelegation(delegation=self.delegation, motion=deciding.motion, cause="revoked", at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return whose delegation is over."""
        return f"{names.matter(self.delegation)} is revoked"
