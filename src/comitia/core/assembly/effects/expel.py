"""A person is expelled, after charges and a hearing, or is a member again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import is_above, refuse_made_organ, refuse_other_bodies
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.assembly.proceedings import Motion
from comitia.core.facts import Facts
from comitia.core.mandate.membership import ExpelPerson, ReadmitPerson
from comitia.core.mandate.office import is_within
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Expel:
    """Expel the person whom charges are laid against, once heard."""

    kind: ClassVar[str] = "expel"
    charges: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse an organ, charges that are not before this body, and a person not heard on them (domain 1.8)."""
        refuse_made_organ(facts, deciding, self.kind)
        found = facts.holdings.members.charges(self.charges)
        if found is None or (found.laid.body, found.laid.unit) != (deciding.body, deciding.unit):
            raise Refused("no such charges are before this body", rule="discipline", subject=deciding.motion)
        if facts.course.is_dead(found.laid.person):
            raise Refused("they lapsed with the death of the person", rule="mandate.ends", subject=self.charges)
        if found.heard is None or deciding.at < found.heard:
            raise Refused(
                "the person was not heard, nor called to be", rule="discipline.notice", subject=deciding.motion
            )
        spent = next((each.moved.motion for each in _expelled_on(facts, self.charges)), None)
        if spent is not None:
            raise Refused(f"{spent} decided on these charges; lay new ones", rule="discipline", subject=deciding.motion)
        if facts.holdings.members.is_expelled(found.laid.person):
            raise Refused("the person is expelled already", rule="discipline", subject=deciding.motion)

    def acts(self, facts: Facts, deciding: Deciding) -> list[ExpelPerson]:
        """Return the expulsion."""
        found = facts.holdings.members.charges(self.charges)
        person = found.laid.person if found else ""
        return [ExpelPerson(motion=deciding.motion, person=person, at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return who is expelled."""
        return f"{names.matter(self.charges)} is expelled, and holds nothing any more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readmit:
    """Let an expelled person be a member again; what was held stays lost."""

    kind: ClassVar[str] = "restore"
    person: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a body that did not expel the person and is not above the one that did."""
        motion = facts.holdings.members.expelled_by(self.person)
        found = facts.proceedings.motion(motion) if motion else None
        if found is None:
            raise Refused("the person is not expelled", rule="discipline", subject=deciding.motion)
        if facts.course.is_dead(self.person):
            raise Refused("the person has died, and is a member of nothing", rule="mandate.ends", subject=self.person)
        moved = found.moved
        expelling = Deciding(motion=moved.motion, body=moved.body, unit=moved.unit, at=deciding.at)
        is_same = (moved.body, moved.unit) == (deciding.body, deciding.unit)
        rule = refuse_other_bodies(facts, deciding, self.kind)
        is_named = rule is not None and rule.by is not None and is_within(facts, moved.unit, deciding.unit)
        if not is_same and not is_named and not is_above(facts, deciding.body, deciding.unit, expelling):
            raise Refused(
                f"{found.moved.body} of {found.moved.unit} expelled the person; it, or one above, restores",
                rule="discipline",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[ReadmitPerson]:  # noqa: ARG002  as every effect
        """Return the readmission."""
        return [ReadmitPerson(motion=deciding.motion, person=self.person, at=deciding.at)]

    def in_words(self, names: Names) -> str:
        """Return who is a member again."""
        return f"{names.person(self.person)} is a member again"


def _expelled_on(facts: Facts, charges: str) -> Iterator[Motion]:
    """Yield the decisions that have settled charges for good: in effect, or annulled on appeal."""
    for each in facts.proceedings.motions:
        effect = each.moved.effect
        is_on = each.kind == Expel.kind and isinstance(effect, dict) and effect["charges"] == charges
        if is_on and (each.state == "in_effect" or each.appeal == "upheld"):
            yield each
