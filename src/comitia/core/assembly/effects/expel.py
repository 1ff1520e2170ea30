"""A person is expelled, after charges and a hearing, or is a member again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import is_within
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.membership import ExpelPerson, ReadmitPerson
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Expel:
    """Expel the person whom charges are laid against, once heard."""

    kind: ClassVar[str] = "expel"
    charges: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse charges that are not before this body, and a person who was not heard on them (domain 1.8)."""
        found = facts.holdings.charges(self.charges)
        if found is None or (found.laid.body, found.laid.unit) != (deciding.body, deciding.unit):
            raise Refused("no such charges are before this body", rule="discipline", subject=deciding.motion)
        if found.heard is None or deciding.at < found.heard:
            raise Refused(
                "the person was not heard, nor called to be", rule="discipline.notice", subject=deciding.motion
            )
        if facts.holdings.is_expelled(found.laid.person):
            raise Refused("the person is expelled already", rule="discipline", subject=deciding.motion)

    def acts(self, facts: Facts, deciding: Deciding) -> list[ExpelPerson]:
        """Return the expulsion."""
        found = facts.holdings.charges(self.charges)
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
        motion = facts.holdings.expelled_by(self.person)
        found = facts.proceedings.motion(motion) if motion else None
        if found is None:
            raise Refused("the person is not expelled", rule="discipline", subject=deciding.motion)
        if not is_within(facts, found.moved.unit, deciding.unit):
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
