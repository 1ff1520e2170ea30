"""The charter is amended: a motion carries the whole next edition, and it is checked before the motion can be moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.amendment import AmendCharter, next_edition, refuse_break, refuse_entrenched
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.record.canonical import JSON
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend:
    """Adopt the next edition of the charter, in its canonical form."""

    kind: ClassVar[str] = "amend"
    charter: JSON

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a body that does not amend, a charter with faults, and one that breaks with what is there."""
        amend = facts.charter.amend
        if amend is None:
            raise Refused(
                "the charter says nothing of its amendment, so nobody amends it", rule="amend", subject=deciding.motion
            )
        if deciding.body != amend.by:
            raise Refused(f"{amend.by} amends the charter", rule="amend.by", subject=deciding.motion)
        charter = next_edition(self.charter, deciding)
        refuse_entrenched(facts, charter, deciding)
        refuse_break(facts, charter, deciding)

    def acts(self, facts: Facts, deciding: Deciding) -> list[AmendCharter]:  # noqa: ARG002  as every effect
        """Return the edition adopted."""
        return [AmendCharter(motion=deciding.motion, charter=self.charter, at=deciding.at)]

    def in_words(self, names: Names) -> str:  # noqa: ARG002  as every effect
        """Return which edition is in force."""
        edition = self.charter.get("edition") if isinstance(self.charter, dict) else None
        return f"edition {edition} of the charter is in force"
