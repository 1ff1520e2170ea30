"""A holder is granted leave, from a day until another, and is away meanwhile; the mandate goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from comitia.core.assembly.competence import refuse_foreign_mandate
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.away import SendAway
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantLeave:
    """Grant the holder of a seat or post leave; `until` is the first day on which it is over."""

    kind: ClassVar[str] = "grant_leave"
    mandate: str
    begins: date
    until: date

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse leave that is over before it begins, or beyond the term, or not this body's to grant."""
        held = facts.holdings.mandate(self.mandate)
        own = held is not None and (held.office, held.office_unit) == (deciding.body, deciding.unit)
        if not own:
            held = refuse_foreign_mandate(facts, deciding, self.kind, self.mandate)
        if held is None or not held.holds_on(deciding.at):
            raise Refused("there is no such mandate, or it has ended", rule="mandate", subject=deciding.motion)
        last = held.ends
        if not max(self.begins, deciding.at) < self.until or (last is not None and self.until > last):
            raise Refused(
                "leave begins before it is over, is not over yet, and is over before the term is",
                rule="mandate",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[SendAway]:  # noqa: ARG002  as every effect
        """Return that the holder is away."""
        return [
            SendAway(
                mandate=self.mandate,
                why="leave",
                begins=self.begins,
                until=self.until,
                motion=deciding.motion,
                at=deciding.at,
            )
        ]

    def in_words(self, names: Names) -> str:
        """Return who has leave, and when."""
        return f"{names.mandate(self.mandate)}, has leave from {self.begins} until {self.until}"
