"""A holder is relieved of a seat or post, or recalled from it, by the body that gave it or may dismiss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import refuse_foreign_mandate
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Relieve:
    """Relieve a holder of a seat or post."""

    kind: ClassVar[str] = "relieve"
    mandate: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a mandate that is not this body's to end."""
        refuse_foreign_mandate(facts, deciding, self.kind, self.mandate)

    def acts(self, facts: Facts, deciding: Deciding) -> list[EndMandate]:  # noqa: ARG002  as every effect
        """Return the end of the mandate."""
        return [EndMandate(mandate=self.mandate, cause="relieved", motion=deciding.motion, at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return who is relieved of what."""
        return f"{names.mandate(self.mandate)}, is relieved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Recall a holder from a seat or post before its term is over."""

    kind: ClassVar[str] = "recall"
    mandate: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a mandate that is not this body's to end."""
        if not facts.charter.may_end_by("recall"):
            raise Refused(
                "the charter does not let a mandate end by recall: add recall to it first",
                rule="mandate.ends",
                subject=deciding.motion,
            )
        refuse_foreign_mandate(facts, deciding, self.kind, self.mandate)

    def acts(self, facts: Facts, deciding: Deciding) -> list[EndMandate]:  # noqa: ARG002  as every effect
        """Return the end of the mandate."""
        return [EndMandate(mandate=self.mandate, cause="recalled", motion=deciding.motion, at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return who is recalled from what."""
        return f"{names.mandate(self.mandate)}, is recalled"
