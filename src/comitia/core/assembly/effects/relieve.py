"""A holder is relieved of a seat or post, or recalled from it, by the body that gave it or may dismiss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import refuse_foreign_mandate
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.assembly.recalling import refuse_recall, refuse_round_recall
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate
from comitia.core.mandate.successor import SeatSuccessor
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Relieve:
    """Relieve a holder of a seat or post."""

    kind: ClassVar[str] = "relieve"
    mandate: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a mandate that is not this body's to end, or that is ended by a recall alone."""
        held = refuse_foreign_mandate(facts, deciding, self.kind, self.mandate)
        refuse_round_recall(facts, deciding, held)

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
    left_out: ClassVar[tuple[str, ...]] = ("petition", "successor")
    mandate: str
    petition: str | None = None
    successor: str | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a mandate that is not this body's to end, or not now, or not without a petition or a successor."""
        if not facts.charter.may_end_by("recall"):
            raise Refused(
                "the charter does not let a mandate end by recall: add recall to it first",
                rule="mandate.ends",
                subject=deciding.motion,
            )
        refuse_recall(facts, deciding, self.mandate, self.petition, self.successor)

    def acts(self, facts: Facts, deciding: Deciding) -> list[EndMandate | SeatSuccessor]:  # noqa: ARG002  as every effect
        """Return the end of the mandate, and who takes its place where the motion names somebody."""
        motion, at = deciding.motion, deciding.at
        ended = EndMandate(mandate=self.mandate, cause="recalled", motion=motion, at=at)
        if self.successor is None:
            return [ended]
        return [ended, SeatSuccessor(mandate=self.mandate, person=self.successor, motion=motion, at=at)]

    def in_words(self, names: Names) -> str:
        """Return who is recalled from what, and who takes the place."""
        takes = f", and {names.person(self.successor)} takes the place" if self.successor is not None else ""
        return f"{names.mandate(self.mandate)}, is recalled{takes}"
