"""A body delegates powers of its own to a person, with or without a mandate, for good or until a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.delegation import DelegateByDecision, decide_delegation_by_decision


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegatePowers:
    """Delegate powers of the body that decides to a person; `until` is the first day on which that is over."""

    kind: ClassVar[str] = "delegate_powers"
    person: str
    powers: tuple[str, ...]
    until: date | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse powers that this body does not have, and a person who may hold none."""
        decide_delegation_by_decision(facts, self._command(deciding))

    def acts(self, facts: Facts, deciding: Deciding) -> list[DelegateByDecision]:  # noqa: ARG002  as every effect
        """Return the delegation."""
        return [self._command(deciding)]

    def _command(self, deciding: Deciding) -> DelegateByDecision:
        return DelegateByDecision(
            motion=deciding.motion,
            body=deciding.body,
            unit=deciding.unit,
            person=self.person,
            powers=self.powers,
            until=self.until,
            at=deciding.at,
        )

    def in_words(self, names: Names) -> str:
        """Return who may do what, and until when."""
        until = f" until {self.until}" if self.until else ""
        return f"{names.person(self.person)} may {' and '.join(self.powers)} in its place{until}"
