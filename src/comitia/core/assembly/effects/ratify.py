"""A body below ratifies an amendment that waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import day_decided
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.assembly.ratification import Ratify, ratified_until, section_of_ratification
from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class RatifyAmendment:
    """Ratify the amendment that was carried as a motion."""

    kind: ClassVar[str] = "ratify"
    motion: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse what does not wait for it, a body that is not asked, a second time, and a late one (domain I38)."""
        found = facts.proceedings.motion(self.motion)
        ratify = section_of_ratification(facts, found) if found else None
        if found is None or ratify is None or found.state not in {"carried", "in_effect"}:
            raise Refused("no such amendment waits for ratification", rule="amend.ratify", subject=deciding.motion)
        if deciding.body != ratify.bodies:
            raise Refused(f"the charter asks {ratify.bodies}", rule="amend.ratify.bodies", subject=deciding.motion)
        if (deciding.body, deciding.unit) in found.ratified_by:
            raise Refused("this body has ratified it already", rule="amend.ratify", subject=deciding.motion)
        until = ratified_until(facts, found)
        if until is not None and day_decided(facts, deciding) >= until:
            raise Refused(
                f"it is late: it could be ratified before {until}", rule="amend.ratify.within", subject=deciding.motion
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[Ratify]:  # noqa: ARG002  as every effect
        """Return the ratification."""
        return [
            Ratify(
                amendment=self.motion, motion=deciding.motion, body=deciding.body, unit=deciding.unit, at=deciding.at
            )
        ]

    def in_words(self, names: Names) -> str:
        """Return what is ratified."""
        return f"the amendment of {names.motion(self.motion)} is ratified here"
