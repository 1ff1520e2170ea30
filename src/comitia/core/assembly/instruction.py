"""Instructions: what the body that elected delegates has them vote on a motion above, and whether they did.

An instruction is for the places that a body fills, whoever has them: an alternate who moves up is bound by it like
the delegate before. Of each body the last one that is in effect counts, and what held when the vote was declared
counts for good. A vote is compared with it where it is on the record by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.charter import Bound, bound
from comitia.core.assembly.proceedings import Motion
from comitia.core.facts import Facts
from comitia.core.mandate.away import acting
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by

Verdict = Literal["kept", "breached", "void", "absent", "no_instruction", "without_instruction", "not_known"]

CAST = frozenset({"for", "against", "abstain"})
"""What a vote can be; whoever is present and does not vote, or is absent, has cast none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """How one who sat in a body voted on a motion, and was to: `by` is the motion that instructs, None without one."""

    mandate: str
    person: str
    by: str | None
    instructed: str | None
    voted: str | None
    verdict: Verdict


def verdict(rule: Bound, instructed: str | None, voted: str | None) -> Verdict:
    """Return what a vote is, given the instruction; under an imperative mandate none for or against is free."""
    if instructed is None:
        acted = rule.kind == "imperative" and voted in {"for", "against"}
        return "without_instruction" if acted else "no_instruction"
    if voted is None:
        return "not_known"
    if voted in {instructed, "absent"}:
        return "kept" if voted == instructed else "absent"
    return "void" if rule.breach == "void" and voted in CAST else "breached"


def rule_for(facts: Facts, found: Motion) -> Bound:
    """Return what binds those who vote on a motion: by the edition of the charter under which it was moved."""
    return bound(facts.edition(found.moved.edition), found.moved.body)


Giver = tuple[str, str] | tuple[None, None]
"""The body and unit that gave a mandate; nobody where voters did who meet in no body."""


def instructions_on(facts: Facts, motion: str) -> Mapping[Giver, str]:
    """Return the instructions on a motion that hold now, by the body and unit that gave them."""
    motions = (facts.proceedings.motion(each) for each in facts.proceedings.instructions(motion))
    return {(each.moved.body, each.moved.unit): each.moved.motion for each in motions if each is not None}


def binding(facts: Facts, held: Held, given: Mapping[Giver, str]) -> str | None:
    """Return which instruction binds a delegate: that of the body that gave the mandate, or else of its successor.

    What a body has said holds for its delegates also where its unit is merged into another since.
    """
    body, unit = filled_by(facts, held)
    contest = facts.contest(held.source)
    if body is None:
        return None
    units = _merged(facts, contest.opened.electorate.unit if contest else unit)
    return next((given[body, each] for each in units if (body, each) in given), None)


def _merged(facts: Facts, unit: str | None) -> Iterator[str]:
    """Yield a unit, the one into which it was merged, and so on."""
    while unit is not None:
        yield unit
        gone = facts.gone(unit)
        unit = gone.into if gone is not None else None


def told(instruction: Motion) -> str:
    """Return how an instruction has delegates vote."""
    effect = instruction.moved.effect
    return str(effect["vote"]) if isinstance(effect, dict) else ""


def sitting(facts: Facts, found: Motion, at: date) -> list[Held]:
    """Return the mandates of those who may vote on a motion on a day; after it, of those who could then."""
    if found.voted is None:
        return acting(facts, found.moved.body, found.moved.unit, at)
    return [held for held in map(facts.holdings.mandate, found.sat) if held is not None]


def delegates(facts: Facts, found: Motion, at: date) -> list[Delegate]:
    """Return those who sat in the body of a motion, with what each was to vote, and did."""
    rule, given = rule_for(facts, found), {} if found.voted else instructions_on(facts, found.moved.motion)
    return [_delegate(held, rule, _by(facts, found, held, given), found) for held in sitting(facts, found, at)]


def _by(facts: Facts, found: Motion, held: Held, given: Mapping[Giver, str]) -> Motion | None:
    """Return the instruction that binds a delegate: after the vote, the one that did then."""
    bound = found.bound_by.get(held.mandate)
    if given:
        bound = binding(facts, held, given)
    return facts.proceedings.motion(bound) if bound is not None else None


def _delegate(held: Held, rule: Bound, by: Motion | None, found: Motion) -> Delegate:
    instructed, voted = told(by) if by is not None else None, found.names.get(held.mandate)
    return Delegate(
        mandate=held.mandate,
        person=held.person,
        by=by.moved.motion if by is not None else None,
        instructed=instructed,
        voted=voted,
        verdict=verdict(rule, instructed, voted),
    )
