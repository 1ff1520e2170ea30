"""A resolution changes nothing by itself; it may say who is to carry it out, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from comitia.core.assembly.competence import day_decided
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.office import places
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.decider import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Resolve what the text says; `office` of `unit` is to carry it out, by `due`, where that is said."""

    kind: ClassVar[str] = "resolution"
    office: str = ""
    unit: str = ""
    due: date | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse an office that is not there, or a day that is past."""
        if (self.office or self.unit) and places(facts, self.office, self.unit) is None:
            raise Refused(
                f"{self.unit or 'no unit'} has no office {self.office}",
                rule="decisions.effects.resolution",
                subject=deciding.motion,
            )
        if self.due is not None and self.due < day_decided(facts, deciding):
            raise Refused(
                f"it would be due on {self.due}, before it is decided", rule="decisions", subject=deciding.motion
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[Command]:  # noqa: ARG002  as every effect
        """Return nothing: a resolution is the decision itself."""
        return []

    def in_words(self, names: Names) -> str:
        """Return who is to carry it out, and by when."""
        who = f"the {names.office(self.office, self.unit)} carries it out" if self.office else "it is resolved"
        return f"{who}{f' by {self.due}' if self.due else ''}"
