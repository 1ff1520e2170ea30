"""The body above upholds an appeal against an expulsion, which is then reversed, or dismisses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from comitia.core.assembly.appeal import SettleAppeal, has_lapsed
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAppeal:
    """Uphold or dismiss the appeal against the expulsion decided on a motion."""

    kind: ClassVar[str] = "decide_appeal"
    motion: str
    outcome: Literal["upheld", "dismissed"]

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse an appeal that is not pending before this body."""
        found = facts.proceedings.motion(self.motion)
        appealed = found.appealed if found else None
        if found is None or appealed is None or found.appeal != "pending":
            raise Refused("no appeal against it is pending", rule="discipline.appeal", subject=deciding.motion)
        if has_lapsed(facts, found):
            raise Refused("it lapsed with the death of the person", rule="mandate.ends", subject=self.motion)
        if (appealed.body, appealed.unit) != (deciding.body, deciding.unit):
            raise Refused(
                f"the appeal is before {appealed.body} of {appealed.unit}",
                rule="discipline.appeal",
                subject=deciding.motion,
            )
        if self.outcome not in {"upheld", "dismissed"}:
            raise Refused("an appeal is upheld or dismissed", rule="discipline.appeal", subject=deciding.motion)

    def acts(self, facts: Facts, deciding: Deciding) -> list[SettleAppeal]:  # noqa: ARG002  as every effect
        """Return the appeal settled."""
        return [SettleAppeal(appealed=self.motion, outcome=self.outcome, motion=deciding.motion, at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return what becomes of the appeal."""
        rest = "and the expulsion is reversed" if self.outcome == "upheld" else "and the expulsion stands"
        return f"the appeal against {names.motion(self.motion)} is {self.outcome}, {rest}"
