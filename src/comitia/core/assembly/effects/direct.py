"""A body directs the bodies below it: all of one kind at once, or those of named units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from comitia.core.assembly.competence import day_decided, refuse_made_organ
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.office import is_body, is_within
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.decider import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Direct:
    """Direct the bodies `office` below, all or those of `units`, to do what the motion says, by `due` if given."""

    kind: ClassVar[str] = "direct"
    office: str
    units: tuple[str, ...] = ()
    due: date | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse an organ, and bodies that are not there, or not below this one."""
        refuse_made_organ(facts, deciding, self.kind)
        below = [unit for unit in directed(facts, self, deciding) if is_body(facts, self.office, unit)]
        if not below or (self.units and len(below) != len(set(self.units))):
            raise Refused(
                f"name units below {deciding.unit} that have a body {self.office}",
                rule=f"bodies.{self.office}",
                subject=deciding.motion,
            )
        if self.due is not None and self.due < day_decided(facts, deciding):
            raise Refused(
                f"it would be due on {self.due}, before it is decided", rule="decisions", subject=deciding.motion
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[Command]:  # noqa: ARG002  as every effect
        """Return nothing: a direction is the decision itself."""
        return []

    def in_words(self, names: Names) -> str:
        """Return who is directed."""
        office, due = names.office(self.office), f" by {self.due}" if self.due else ""
        where = " and ".join(names.unit(unit) for unit in self.units)
        return f"{f'the {office} of {where}' if where else f'every {office} below'} must do what it says{due}"


def directed(facts: Facts, effect: Direct, deciding: Deciding) -> list[str]:
    """Return the units whose bodies a direction is for; nobody directs the body that decides, or one beside it."""
    found = facts.charter.bodies.get(effect.office)
    every = facts.units_within(deciding.unit, found.scope) if found else ()
    return [unit for unit in (effect.units or every) if is_within(facts, unit, deciding.unit) and unit != deciding.unit]
