"""A complete petition for recall is admitted, so that the recall can be moved; or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.petition import SettlePetition
from comitia.core.mandate.recall_times import admissibility_of, is_live
from comitia.core.mandate.signing import deciding_body, path_of
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmitPetition:
    """Admit a petition for recall: the recall can be moved."""

    kind: ClassVar[str] = "admit_petition"
    petition: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a petition that is not before this body."""
        refuse_not_before(facts, deciding, self.petition)

    def acts(self, facts: Facts, deciding: Deciding) -> list[SettlePetition]:  # noqa: ARG002  as every effect
        """Return the petition admitted."""
        return [SettlePetition(petition=self.petition, outcome="admitted", motion=deciding.motion, at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return which petition is admitted."""
        return f"{names.matter(self.petition)} is admitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectPetition:
    """Reject a petition for recall: nothing is voted on."""

    kind: ClassVar[str] = "reject_petition"
    petition: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a petition that is not before this body."""
        refuse_not_before(facts, deciding, self.petition)

    def acts(self, facts: Facts, deciding: Deciding) -> list[SettlePetition]:  # noqa: ARG002  as every effect
        """Return the petition rejected."""
        return [SettlePetition(petition=self.petition, outcome="rejected", motion=deciding.motion, at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return which petition is rejected."""
        return f"{names.matter(self.petition)} is rejected"


def refuse_not_before(facts: Facts, deciding: Deciding, petition: str) -> None:
    """Refuse a petition that does not wait for the leave of the body that decides."""
    found = facts.course.petitions.petition(petition)
    admission = admissibility_of(facts, found) if found is not None else None
    if found is None or admission is None:
        raise Refused("there is no such petition, or it needs nobody's leave", rule="recall", subject=petition)
    here = f"{path_of(found.opened.kind)}.admissibility"
    if found.outcome != "complete":
        said = "is not signed by enough yet" if found.outcome == "open" else f"is {found.outcome} already"
        raise Refused(f"it {said}", rule=here, subject=petition)
    if found.complete_on is not None and deciding.at < found.complete_on:
        said = f"it is complete since {found.complete_on}, and nothing is decided on it before that"
        raise Refused(said, rule=here, subject=petition)
    held = facts.holdings.mandate(found.opened.mandate)
    if held is None or not is_live(facts, found, deciding.at):
        raise Refused("the mandate has ended, there is nothing left to decide", rule=here, subject=petition)
    body, unit = deciding_body(facts, admission.by, held)
    if (deciding.body, deciding.unit) != (body, unit):
        who = f"{body} of {unit} decides" if body is not None else "no body decides"
        raise Refused(f"{who} that", rule=f"{here}.by", subject=petition)
