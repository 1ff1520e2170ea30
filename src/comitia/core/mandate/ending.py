"""The end of a mandate, once and for a named cause, and its restoring where the end is reversed.

Causes: `relieved`, `recalled`, `resigned`, `post_abolished`, `expelled`, `support_lost` (the seat it rested on is
gone), `reversed` (the decision that gave it, or that vacated the place for it, was reversed), `death`, `disqualified`
(its holder lost the qualification for it), `declined`, `incompatible` (it does not go with another that the person
keeps), `unit_dissolved` (its unit, or the one that elected to it, is no more), `ex_officio_over` (the post with
which a seat went is held no more, or its holder sits there otherwise). A mandate whose term is over needs no end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.election.own import own
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import places
from comitia.core.refused import Refused

Cause = Literal[
    "relieved",
    "recalled",
    "resigned",
    "post_abolished",
    "expelled",
    "support_lost",
    "incompatible",
    "unit_dissolved",
    "reversed",
    "death",
    "disqualified",
    "declined",
    "ex_officio_over",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndMandate:
    """End a mandate; `motion` is the decision that this goes back to, None where there is none."""

    mandate: str
    cause: Cause
    motion: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreMandate:
    """Give a mandate back that a reversed decision had ended; `motion` is None where no decision had."""

    mandate: str
    motion: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateEnded:
    """A person holds a seat or post no more, from the day of this entry."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    cause: Cause
    motion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRestored:
    """A person holds a seat or post again as if the mandate had never ended."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    motion: str | None


def decide_end(facts: Facts, command: EndMandate) -> list[MandateEnded]:
    """Return the end of a mandate, or refuse where it has ended already."""
    held = facts.holdings.mandate(command.mandate)
    subject = f"mandate {command.mandate}"
    if held is None:
        raise Refused("there is no such mandate", rule="mandate", subject=subject)
    if not held.can_end_on(command.at):
        raise Refused("it has ended already, and a mandate ends once", rule="mandate", subject=subject)
    return [
        MandateEnded(
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            cause=command.cause,
            motion=command.motion,
        )
    ]


def decide_restoring(facts: Facts, command: RestoreMandate) -> list[MandateRestored]:
    """Return a mandate restored, or refuse where it never ended."""
    held = facts.holdings.mandate(command.mandate)
    if held is None or held.is_live:
        raise Refused("it has not ended", rule="mandate", subject=f"mandate {command.mandate}")
    return [
        MandateRestored(
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            motion=command.motion,
        )
    ]


def resting_on(facts: Facts, person: str, office: str, unit: str, at: date) -> list[Held]:
    """Return the mandates of a person that the charter nests in a seat, those that can still end."""
    held = facts.holdings.of_person(person)
    return [each for each in held if each.can_end_on(at) and rests_on(facts, each) == (office, unit)]


def making_way(facts: Facts, restored: MandateRestored, at: date) -> Iterator[EndMandate]:
    """Yield the end of the mandates for which there is no place beside a restored one.

    An alternate who moved up into its place after it gives way; of the others, the latest first.
    """
    back = facts.holdings.mandate(restored.mandate)
    if back is not None and back.by is not None:
        return
    held = own(facts, restored.office, restored.office_unit, at)
    beside = [each for each in held if each.mandate != restored.mandate]
    instead = [each for each in beside if back and each.place == back.place and each.number > back.number]
    others = [each for each in beside if each not in instead]
    there = places(facts, restored.office, restored.office_unit)
    surplus = [] if there is None else others[max(there - 1, 0) :]
    for each in (*instead, *reversed(surplus)):
        yield EndMandate(mandate=each.mandate, cause="reversed", motion=restored.motion, at=at)


def is_undone(facts: Facts, held: Held) -> bool:
    """Tell whether the end of a mandate goes back to a decision that is reversed."""
    motion = facts.proceedings.motion(held.ended.motion) if held.ended and held.ended.motion else None
    return motion is not None and motion.state == "reversed"


def sits(facts: Facts, person: str, office: str, unit: str, at: date) -> bool:
    """Tell whether a person has a place in a body or post of a unit, the term not over."""
    return any(held.person == person for held in facts.holdings.still_held(office, unit, at))


def rests_on(facts: Facts, held: Held) -> tuple[str, str] | None:
    """Return the body and unit in which a holder must sit to keep a mandate, or None."""
    first = facts.holdings.mandate(held.place) or held  # who was co-opted rests on the same seat as who was elected
    contest = facts.contest(first.source)
    if contest is None or contest.opened.electorate.body is None:
        return None
    opened = contest.opened
    office = (facts.charter.bodies if opened.kind == "body" else facts.charter.posts).get(opened.office)
    if office is None or not office.nested:
        return None
    return opened.electorate.body or "", opened.electorate.unit


def upper_first(facts: Facts, mandates: tuple[Held, ...]) -> list[Held]:
    """Return mandates in an order in which each ends before the one that it rests on."""
    left, ordered = list(mandates), []
    while left:
        below = {rests_on(facts, held) or _post_of(facts, held) for held in left} - {None}
        top = [held for held in left if (held.office, held.office_unit) not in below] or left
        ordered += top
        taken = {held.mandate for held in top}
        left = [held for held in left if held.mandate not in taken]
    return ordered


def _post_of(facts: Facts, held: Held) -> tuple[str, str] | None:
    """Return the post and unit with which a seat goes, or None."""
    by = facts.holdings.mandate(held.by) if held.by is not None else None
    return (by.office, by.office_unit) if by is not None else None
