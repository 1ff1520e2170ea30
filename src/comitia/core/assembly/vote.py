"""Votes: a motion is put, the votes are counted, and the result follows from the numbers alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from comitia.core.assembly.amendment import early
from comitia.core.assembly.attendance import may_vote, refuse_unknown_roll, seated
from comitia.core.assembly.competence import refuse_incompetent
from comitia.core.assembly.matter import matter_of
from comitia.core.assembly.missing import Missing, base_of_share, quorum_of, refuse_while
from comitia.core.assembly.motion import MotionMoved, casts, deciding_on, pending
from comitia.core.assembly.named_vote import refuse_disagreement, unnamed
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.recalling import few, unheard
from comitia.core.assembly.requirement import Bases, Requirement, Tally, is_for_the_chair, is_met
from comitia.core.assembly.seats import colleges_of, units_of, weight_of
from comitia.core.facts import Facts
from comitia.core.mandate.ex_officio import voting_places
from comitia.core.mandate.office import places
from comitia.core.refused import Refused

WEIGHT = re.compile(r"[0-9]{1,15}([.][0-9]{1,9}|/[1-9][0-9]{0,8})?")
"""How weights are written: exact, and of a length that nobody waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareVote:
    """Put a motion, and enter how the votes fell."""

    motion: str
    tally: Tally
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteDeclared:
    """A motion is carried or lost. `challenge_until` is the first day on which nobody can challenge that any more."""

    motion: str
    tally: Tally
    bases: Bases
    carried: bool
    challenge_until: date | None


def decide_vote(facts: Facts, command: DeclareVote) -> list[VoteDeclared]:
    """Return the result of a vote, or refuse one that cannot be taken, or numbers that do not balance."""
    found = pending(facts, command.motion, command.at)
    effect, deciding = deciding_on(found, command.at)
    refuse_while(early(facts, found, command.at))
    refuse_while(_under_notice(found, command.at))
    refuse_incompetent(facts, deciding, effect.kind, matter_of(facts, effect))
    refuse_unknown_roll(facts, deciding.body, deciding.unit)
    effect.refuse(facts, deciding)
    carried, bases = result(facts, found, command.tally, command.at)
    refuse_while(unnamed(facts, found, command.at))
    refuse_disagreement(facts, found, command.tally, bases, command.at)
    section = facts.charter.decisions
    challenge = section.challenge if section else None
    return [
        VoteDeclared(
            motion=command.motion,
            tally=command.tally,
            bases=bases,
            carried=carried,
            challenge_until=challenge.within.end(command.at) if challenge else None,
        )
    ]


def missing_before(facts: Facts, found: Motion, at: date) -> Iterator[Missing]:
    """Yield what keeps a pending motion from the vote on a day, as `decide_vote` refuses it, in the same order."""
    moved = found.moved
    bases = bases_of(facts, moved.body, moved.unit, at)
    each = (
        early(facts, found, at),
        _under_notice(found, at),
        unheard(facts, found, at),
        quorum_of(facts, moved.body, moved.motion, bases),
        few(facts, found, bases),
        base_of_share(moved.motion, moved.requirement, bases),
        unnamed(facts, found, at),
    )
    yield from filter(None, each)


def _under_notice(found: Motion, at: date) -> Missing | None:
    first = found.moved.not_before
    if at >= first:
        return None
    return Missing(
        what="day",
        reason=f"notice was given; it can be put from {first} on",
        rule=found.moved.requirement.rule,
        subject=found.moved.motion,
        first=first,
    )


def result(facts: Facts, found: Motion, tally: Tally, at: date) -> tuple[bool, Bases]:
    """Return whether these votes carry a motion, and the numbers that their shares are of; refuse impossible votes."""
    moved = found.moved
    bases = bases_of(facts, moved.body, moved.unit, at)
    refuse_while(quorum_of(facts, moved.body, moved.motion, bases))
    edition = facts.edition(moved.edition)
    if tally.casting is not None and not casts(edition, moved.body):
        said = "chair.powers" if edition.bodies[moved.body].chair is not None else "collegial.chair"
        raise Refused(
            "the charter gives its chair no casting vote: a tie is lost, so leave it out",
            rule=f"bodies.{moved.body}.{said}",
            subject=moved.motion,
        )
    refuse_while(few(facts, found, bases))
    refuse_impossible(moved, tally, bases)
    return is_met(moved.requirement, tally, bases), bases


def refuse_impossible(moved: MotionMoved, tally: Tally, bases: Bases) -> None:
    """Refuse votes that cannot be, or that leave out what the requirement asks."""
    _refuse_imbalance(moved.motion, moved.body, tally, bases)
    _refuse_colleges(moved.motion, f"bodies.{moved.body}.seats", tally, bases)
    _refuse_weights(moved.motion, moved.body, tally, bases)
    _refuse_missing(moved.motion, moved.requirement, tally, bases)
    _refuse_casting(moved.motion, moved.requirement, tally, bases)


def bases_of(facts: Facts, body: str, unit: str, at: date) -> Bases:
    """Return the numbers that shares in a body are of, on a day."""
    attendance = facts.proceedings.attendance(body, unit, at)
    credentialed = attendance.credentialed if attendance else None
    return Bases(
        all_seats=(places(facts, body, unit) or 0) + voting_places(facts, body, unit, at),
        filled_seats=seated(facts, body, unit, at),
        may_vote=may_vote(facts, body, unit, at),
        present=attendance.present if attendance else None,
        credentialed=credentialed,
        units=len(units_of(facts, body, unit)),
        weight=weight_of(facts, body, unit),
        colleges=colleges_of(facts, body, unit, at),
    )


def _refuse_imbalance(motion: str, body: str, tally: Tally, bases: Bases) -> None:
    """Refuse numbers that cannot be (domain I31): the hall counts again."""
    rule = f"bodies.{body}.seats"
    votes = tally.votes
    numbers = (votes.in_favour, votes.against, votes.abstaining, tally.invalid, tally.not_voting or 0)
    if min(numbers) < 0:
        raise Refused("a number of votes is never below nought", rule=rule, subject=motion)
    present = bases.may_vote if bases.present is None else bases.present
    there = tally.voting + (tally.not_voting or 0)
    if present > bases.may_vote:
        raise Refused(
            f"{present} were present, and {bases.may_vote} may sit by now: count who is present again",
            rule=rule,
            subject=motion,
        )
    if there > present:
        raise Refused(
            f"{there} votes of {present} who may vote: it does not balance, count again",
            rule=rule,
            subject=motion,
        )
    if bases.present is not None and tally.not_voting is not None and tally.voting + tally.not_voting != present:
        raise Refused(
            f"{tally.voting} voting and {tally.not_voting} not voting are not the {present} present: count again",
            rule=rule,
            subject=motion,
        )
    if tally.units_for is not None and not 0 <= tally.units_for <= bases.units:
        raise Refused(f"{tally.units_for} units for, of {bases.units}", rule=rule, subject=motion)


def _refuse_colleges(motion: str, rule: str, tally: Tally, bases: Bases) -> None:
    if not tally.colleges:
        return
    if tally.colleges.keys() != bases.colleges.keys():
        known = ", ".join(bases.colleges) or "none"
        raise Refused(f"give the votes of each college; they are: {known}", rule=rule, subject=motion)
    parts, votes = tally.colleges.values(), tally.votes
    sums = tuple(sum(getattr(each, name) for each in parts) for name in ("in_favour", "against", "abstaining"))
    if sums != (votes.in_favour, votes.against, votes.abstaining):
        raise Refused("the votes of the colleges do not add up to those of the body", rule=rule, subject=motion)
    for name, each in tally.colleges.items():
        numbers = (each.in_favour, each.against, each.abstaining)
        if min(numbers) < 0 or sum(numbers) > bases.colleges[name][2]:
            raise Refused(
                f"{sum(numbers)} votes in the college {name}, which has {bases.colleges[name][2]} members who may vote",
                rule=rule,
                subject=motion,
            )


def _refuse_weights(motion: str, body: str, tally: Tally, bases: Bases) -> None:
    rule = f"bodies.{body}.voting.weight"
    given = [
        weight for weight in (tally.weight_for, tally.weight_against, tally.weight_abstaining) if weight is not None
    ]
    if not given:
        return
    if not all(map(WEIGHT.fullmatch, given)):
        raise Refused("write a weight as a number or a fraction, such as 1200 or 1000/3", rule=rule, subject=motion)
    weights = [Fraction(weight) for weight in given]
    votes = tally.votes
    pairs = (
        (tally.weight_for, votes.in_favour),
        (tally.weight_against, votes.against),
        (tally.weight_abstaining, votes.abstaining),
    )
    if any(weight is not None and Fraction(weight) > 0 and number == 0 for weight, number in pairs):
        raise Refused("there is a weight of votes of which there are none", rule=rule, subject=motion)
    if bases.weight is None or sum(weights) > bases.weight:
        raise Refused(
            f"weights of {sum(weights)} in all, and {bases.weight or 0} are registered", rule=rule, subject=motion
        )


def _refuse_missing(motion: str, requirement: Requirement, tally: Tally, bases: Bases) -> None:
    """Refuse a tally without what its requirement asks, and a casting vote where the charter gives none."""
    refuse_while(base_of_share(motion, requirement, bases))
    if requirement.of == "weight" and None in (tally.weight_for, tally.weight_against):
        raise Refused("give the weights for and against: the share is of them", rule=requirement.rule, subject=motion)
    if requirement.of == "weight" and requirement.abstentions == "counted" and tally.weight_abstaining is None:
        raise Refused("give the weight of those abstaining: it counts", rule=requirement.rule, subject=motion)
    if requirement.colleges and not tally.colleges:
        raise Refused("give the votes of each college", rule=requirement.rule, subject=motion)
    if requirement.units is not None and tally.units_for is None:
        raise Refused("give the number of units that are for", rule=requirement.rule, subject=motion)


def _refuse_casting(motion: str, requirement: Requirement, tally: Tally, bases: Bases) -> None:
    """Refuse a casting vote where the charter gives none, and a tie without one where it does."""
    may_cast = is_for_the_chair(requirement, tally, bases)
    if tally.casting is not None and (not may_cast or tally.casting not in {"for", "against"}):
        raise Refused("the chair has no casting vote here", rule=requirement.rule, subject=motion)
    if may_cast and tally.casting is None:
        raise Refused(
            "it is a tie: enter the chair's casting vote, for or against", rule=requirement.rule, subject=motion
        )
