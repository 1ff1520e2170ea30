"""A body instructs the delegates whom it has elected to a body above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from comitia.charter import bound
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.decider import Command

VOTES = ("for", "against", "abstain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruct:
    """Instruct the delegates that this body has in the body `office` of `unit`: how to `vote` on a `motion` there.

    Without a motion the text says what they are to do, and nothing compares that with what they did.
    """

    kind: ClassVar[str] = "instruct"
    office: str
    unit: str
    motion: str | None = None
    vote: Literal["for", "against", "abstain"] | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse where mandates are free, where this body has no delegates there, or where it comes too late."""
        rule = bound(facts.charter, self.office)
        if rule.kind == "free":
            raise Refused(
                f"the mandates in {self.office} are free: nobody can instruct who has one",
                rule=rule.rule,
                subject=deciding.motion,
            )
        if not instructed(facts, self, deciding):
            raise Refused(
                f"{deciding.body} of {deciding.unit} has no delegates in {self.office} of {self.unit}",
                rule=f"bodies.{self.office}.seats",
                subject=deciding.motion,
            )
        if (self.motion is None) != (self.vote is None) or self.vote not in {None, *VOTES}:
            raise Refused(
                f"name a motion there and how to vote on it ({', '.join(VOTES)}); or neither, and say it in the text",
                rule="decisions.effects.instruct",
                subject=deciding.motion,
            )
        if self.motion is not None:
            self._refuse_motion(facts, self.motion, deciding)

    def _refuse_motion(self, facts: Facts, motion: str, deciding: Deciding) -> None:
        """Refuse a motion that is not before the body above, or on which the vote has begun."""
        found = facts.proceedings.motion(motion)
        if found is None or (found.moved.body, found.moved.unit) != (self.office, self.unit):
            raise Refused(
                f"{motion} is not before {self.office} of {self.unit}",
                rule="decisions.effects.instruct",
                subject=deciding.motion,
            )
        if not found.is_pending or found.names:
            raise Refused(
                f"{motion} has been put to the vote, or is withdrawn: it is too late for an instruction",
                rule="decisions.effects.instruct",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[Command]:  # noqa: ARG002  as every effect
        """Return nothing: an instruction is the decision itself."""
        return []

    def in_words(self, names: Names) -> str:
        """Return who is instructed, and to do what."""
        who = f"the delegates in the {names.office(self.office, self.unit)} are instructed"
        if self.motion is None or self.vote is None:
            return who
        how = "abstain on" if self.vote == "abstain" else f"vote {self.vote}"
        return f"{who} to {how} {names.motion(self.motion)}"


def instructed(facts: Facts, effect: Instruct, deciding: Deciding) -> list[Held]:
    """Return the mandates of those whom an instruction is for."""
    return [
        held
        for held in facts.holdings.seated(effect.office, effect.unit, deciding.at)
        if filled_by(facts, held) == (deciding.body, deciding.unit)
    ]
