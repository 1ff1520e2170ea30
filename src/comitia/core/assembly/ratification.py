"""Ratification: bodies below say yes to an amendment before it holds (domain I38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from comitia.charter import Ratify as RatifyRule
from comitia.core.assembly.proceedings import Motion
from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratify:
    """Enter that a body has ratified an amendment by its own motion."""

    amendment: str
    motion: str
    body: str
    unit: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unratify:
    """Take a ratification back whose decision was reversed."""

    amendment: str
    motion: str
    body: str
    unit: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRatified:
    """The body of `unit` has ratified the amendment moved as `amendment`, by the decision on `motion`."""

    amendment: str
    motion: str
    body: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatificationReversed:
    """A ratification counts no more."""

    amendment: str
    motion: str
    body: str
    unit: str


def decide_ratification(facts: Facts, command: Ratify) -> list[AmendmentRatified]:
    """Return the ratification, or refuse a second one of the same body."""
    found = facts.proceedings.motion(command.amendment)
    if found is None or (command.body, command.unit) in found.ratified_by:
        raise Refused("this body has ratified it already", rule="amend.ratify", subject=command.amendment)
    return [AmendmentRatified(amendment=command.amendment, motion=command.motion, body=command.body, unit=command.unit)]


def decide_unratification(facts: Facts, command: Unratify) -> list[RatificationReversed]:
    """Return the ratification taken back, or refuse where there was none."""
    found = facts.proceedings.motion(command.amendment)
    if found is None or (command.body, command.unit) not in found.ratified_by:
        raise Refused("this body has not ratified it", rule="amend.ratify", subject=command.amendment)
    return [
        RatificationReversed(amendment=command.amendment, motion=command.motion, body=command.body, unit=command.unit)
    ]


def section_of_ratification(facts: Facts, found: Motion) -> RatifyRule | None:
    """Return what the edition under which an amendment was moved asks of bodies below; None for any other motion."""
    if found.kind != "amend":
        return None
    amend = facts.edition(found.moved.edition).amend
    return amend.ratify if amend is not None else None


def is_ratified(facts: Facts, found: Motion) -> bool:
    """Tell whether enough bodies have ratified an amendment; a share of all that are there, filled or not."""
    ratify = section_of_ratification(facts, found)
    if ratify is None:
        return True
    every = len(facts.units_of_type(facts.edition(found.moved.edition).bodies[ratify.bodies].scope))
    given = sum(facts.unit(unit) is not None for _, unit in found.ratified_by)
    if ratify.gt is not None:
        return given > ratify.gt * every
    return given > 0 and given >= (ratify.ge or Fraction(0)) * every


def ratified_until(facts: Facts, found: Motion) -> date | None:
    """Return the first day on which bodies can vote to ratify an amendment no more, or None."""
    ratify = section_of_ratification(facts, found)
    if ratify is None or ratify.within is None or found.carried_on is None:
        return None
    return ratify.within.end(found.carried_on)


def is_too_late(facts: Facts, found: Motion, at: date) -> bool:
    """Tell whether the time for ratification is over, too few have given it, and no vote in time is yet to count."""
    until = ratified_until(facts, found)
    if until is None or at < until or is_ratified(facts, found):
        return False
    return not any(
        each.state == "carried" and each.moved.effect == {"kind": "ratify", "motion": found.moved.motion}
        for each in facts.proceedings.motions
    )
