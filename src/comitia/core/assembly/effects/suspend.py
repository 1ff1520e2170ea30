"""A holder is suspended from the exercise of one mandate, until a day or until that is lifted; the mandate goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from comitia.core.assembly.competence import refuse_foreign_mandate, refuse_incompetent
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.away import BringBack, HolderAway, SendAway
from comitia.core.mandate.course import is_running
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend:
    """Suspend the holder of a seat or post from its exercise; `until` is the first day on which that is over."""

    kind: ClassVar[str] = "suspend"
    mandate: str
    until: date | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a mandate that is not this body's to end, one suspended already, and a day that is no end of it."""
        held = refuse_foreign_mandate(facts, deciding, self.kind, self.mandate)
        if _suspensions(facts, self.mandate, deciding.at):
            raise Refused(
                "its holder is suspended already: lift that first", rule="mandate", subject=f"mandate {self.mandate}"
            )
        last = held.ends
        if self.until is not None and (self.until <= deciding.at or (last is not None and self.until > last)):
            raise Refused(
                "a suspension is over after it begins, and before the term is: correct until, or leave it out",
                rule="mandate",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[SendAway]:  # noqa: ARG002  as every effect
        """Return that the holder is away from the day of the effect on."""
        return [
            SendAway(
                mandate=self.mandate,
                why="suspended",
                begins=deciding.at,
                until=self.until,
                motion=deciding.motion,
                at=deciding.at,
            )
        ]

    def in_words(self, names: Names) -> str:
        """Return who is suspended, and until when."""
        until = f"until {self.until}" if self.until else "until that is lifted"
        return f"{names.mandate(self.mandate)}, is suspended from acting as that {until}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftSuspension:
    """Lift the suspension of the holder of a seat or post."""

    kind: ClassVar[str] = "lift_suspension"
    mandate: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse where nobody is suspended, and a body that neither decided that nor could end the mandate."""
        found = _suspensions(facts, self.mandate, deciding.at)
        if not found:
            raise Refused("its holder is not suspended", rule="mandate", subject=f"mandate {self.mandate}")
        before = facts.proceedings.motion(found[0].motion)
        is_own = before is not None and (before.moved.body, before.moved.unit) == (deciding.body, deciding.unit)
        if is_own:
            refuse_incompetent(facts, deciding, self.kind)
        else:
            refuse_foreign_mandate(facts, deciding, self.kind, self.mandate)

    def acts(self, facts: Facts, deciding: Deciding) -> list[BringBack]:
        """Return that the holder is back."""
        return [
            BringBack(mandate=each.mandate, away_by=each.motion, motion=deciding.motion, at=deciding.at)
            for each in _suspensions(facts, self.mandate, deciding.at)
        ]

    def in_words(self, names: Names) -> str:
        """Return whose suspension is lifted."""
        return f"{names.mandate(self.mandate)}, is suspended no more"


def _suspensions(facts: Facts, mandate: str, day: date) -> list[HolderAway]:
    return [each for each in facts.course.away(mandate) if each.why == "suspended" and is_running(each, day)]
