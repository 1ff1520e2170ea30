"""A tendered resignation is accepted, and the mandates end; or refused, and the holder stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.letters import Resignation
from comitia.core.mandate.release import refuse_late
from comitia.core.mandate.resignation import before, can_end, mandates_of, path_of, rule_of
from comitia.core.mandate.settlement import SettleResignation
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptResignation:
    """Accept a resignation: the mandates end."""

    kind: ClassVar[str] = "accept_resignation"
    resignation: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a resignation that is not before this body."""
        refuse_unasked(facts, deciding, self.resignation)

    def acts(self, facts: Facts, deciding: Deciding) -> list[SettleResignation]:  # noqa: ARG002  as every effect
        """Return the resignation accepted."""
        return [
            SettleResignation(resignation=self.resignation, outcome="accepted", motion=deciding.motion, at=deciding.at)
        ]

    def in_words(self, names: Names) -> str:
        """Return whose resignation is accepted."""
        return f"{names.matter(self.resignation)} is accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseResignation:
    """Refuse a resignation: the holder stays."""

    kind: ClassVar[str] = "refuse_resignation"
    resignation: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a resignation that is not before this body, or that the charter does not let it refuse."""
        found = refuse_unasked(facts, deciding, self.resignation)
        held = mandates_of(facts, found)[0]
        rule = rule_of(facts, held)
        if rule is not None and not rule.refusals:
            raise Refused(
                "the charter lets the body accept it, and not refuse it",
                rule=f"{path_of(held)}.may_refuse",
                subject=self.resignation,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[SettleResignation]:  # noqa: ARG002  as every effect
        """Return the resignation refused."""
        return [
            SettleResignation(resignation=self.resignation, outcome="refused", motion=deciding.motion, at=deciding.at)
        ]

    def in_words(self, names: Names) -> str:
        """Return whose resignation is refused."""
        return f"{names.matter(self.resignation)} is refused, and the holder is not released"


def refuse_unasked(facts: Facts, deciding: Deciding, resignation: str) -> Resignation:
    """Return a resignation that is pending before the body that decides, or refuse."""
    found = facts.holdings.resignation(resignation)
    if found is not None and found.outcome == "lapsed" and facts.course.is_dead(found.tendered.person):
        raise Refused("it lapsed with the death of the person", rule="mandate.ends", subject=resignation)
    if found is None or found.outcome != "pending":
        raise Refused("no such resignation is pending", rule="resign", subject=resignation)
    asked = before(facts, found) or (found.tendered.body, found.tendered.unit)
    if asked != (deciding.body, deciding.unit):
        raise Refused(f"it is before {asked[0]} of {asked[1]}", rule="resign", subject=resignation)
    if not can_end(facts, found, deciding.at):
        raise Refused("the mandates have ended, there is nothing left to settle", rule="resign", subject=resignation)
    if deciding.at < found.since:
        raise Refused(f"it was tendered on {found.since}, after {deciding.at}", rule="resign", subject=resignation)
    refuse_late(facts, found, deciding.at)
    return found
