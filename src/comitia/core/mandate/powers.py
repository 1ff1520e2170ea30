"""Which powers an office of a unit has now: the one answer for the rules, for the register and for whoever acts.

A power is a line of words. An office has those of the charter in force, or of the decision that made it, with what it
gained and lost since; those of abolished posts that were left to it; and, as the chair of a body, what the charter
gives the chair. What is extinguished nobody has. A post of the charter that is abolished in one unit leaves its powers
to the heir in the same unit, in one above it, or, where the heir is an office of units below, to each of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from comitia.charter import Charter
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.assembly.effect import Deciding
    from comitia.core.election.unit import UnitFormed
    from comitia.core.facts import Facts
    from comitia.core.mandate.authority import Authority
    from comitia.core.mandate.course import Course
    from comitia.core.mandate.holdings import Holdings


class Ground(Protocol):
    """What the answer rests on; `Facts` has it, and so have the tables."""

    @property
    def charter(self) -> Charter:
        """Return the edition in force."""

    @property
    def holdings(self) -> Holdings:
        """Return at least the posts made and abolished by decision, and who is expelled."""

    @property
    def course(self) -> Course:
        """Return at least who is dead."""

    @property
    def authority(self) -> Authority:
        """Return what is inherited and delegated."""

    def unit(self, unit: str) -> UnitFormed | None:
        """Return a unit, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """A power of an office, in its own words.

    `by` are the decisions by which it came, the latest first; empty where the charter gives it. `heir_of` is the post
    whose power it was, with its unit. `chair_of` is the body over which the holder presides.
    """

    words: str
    by: tuple[str, ...] = ()
    heir_of: tuple[str, str] | None = None
    chair_of: str = ""


def powers_in(ground: Ground, office: str, unit: str) -> tuple[Power, ...]:
    """Return the powers that a body or post of a unit has; none where it is not there."""
    if not has_office(ground, office, unit):
        return ()
    return _once((*_had(ground, office, unit, frozenset()), *_as_chair(ground, office)))


def powers_left(ground: Ground, office: str, unit: str) -> tuple[Power, ...]:
    """Return the powers that an office of a unit has, or had when it was abolished; not those of a chair."""
    return _once(_had(ground, office, unit, frozenset()))


def power_in(ground: Ground, office: str, unit: str, words: str) -> Power | None:
    """Return a power of an office by its words, or None."""
    return next((power for power in powers_in(ground, office, unit) if power.words == words), None)


def has_office(ground: Ground, office: str, unit: str) -> bool:
    """Tell whether a unit has a body or post: of the charter, or made by decision, and not abolished."""
    made, found = ground.holdings.post(office), ground.unit(unit)
    if found is None or ground.holdings.is_abolished(office, unit):
        return False
    if made is not None:
        return made.unit == unit
    of_charter = ground.charter.posts.get(office) or ground.charter.bodies.get(office)
    return of_charter is not None and of_charter.scope == found.type


def refuse_unequal(facts: Facts, deciding: Deciding, filler: str, unit: str, powers: tuple[str, ...]) -> None:
    """Refuse to give an office that a body of equals fills a power which that body has."""
    body = facts.charter.bodies.get(filler)
    if body is None or not body.has_equals:
        return
    of_body = {power.words for power in powers_in(facts, body.id, unit)}
    both = [power for power in powers if power in of_body]
    if both:
        raise Refused(
            f"{body.id} may {both[0]}, and nobody in it has a power of it alone",
            rule=f"bodies.{body.id}.collegial.equal_powers",
            subject=deciding.motion,
        )


def _had(ground: Ground, office: str, unit: str, seen: frozenset[tuple[str, str]]) -> Iterator[Power]:
    """Yield the powers of an office, whether it is still there or not; `seen` are those on the way to it."""
    made = ground.holdings.post(office)
    if made is not None:
        for words in made.powers:
            yield Power(words=words, by=(ground.authority.came_by(office, words) or made.motion,))
        return
    of_charter = ground.charter.posts.get(office) or ground.charter.bodies.get(office)
    yield from (Power(words=words) for words in (of_charter.powers if of_charter else ()))
    for post, its_unit, motion in ground.authority.left_to(office):
        if (post, its_unit) not in seen and _is_near(ground, unit, its_unit) and _stands(ground, post):
            for power in _had(ground, post, its_unit, seen | {(office, unit)}):
                yield Power(words=power.words, by=(motion, *power.by), heir_of=(post, its_unit))


def _as_chair(ground: Ground, post: str) -> Iterator[Power]:
    for body in ground.charter.bodies.values():
        if body.chair is not None and body.chair.post == post:
            yield from (Power(words=words, chair_of=body.id) for words in body.chair.powers)


def _once(powers: Iterator[Power] | tuple[Power, ...]) -> tuple[Power, ...]:
    found: dict[str, Power] = {}
    for power in powers:
        found.setdefault(power.words, power)
    return tuple(found.values())


def _stands(ground: Ground, post: str) -> bool:
    """Tell whether a post of the charter, or one whose making is not reversed, had powers to leave."""
    made = ground.holdings.post(post)
    return made is None or not ground.authority.is_reversed(made.motion)


def _is_near(ground: Ground, one: str, other: str) -> bool:
    """Tell whether one of two units lies in the other."""
    return _lies_in(ground, one, other) or _lies_in(ground, other, one)


def _lies_in(ground: Ground, unit: str, above: str) -> bool:
    found = ground.unit(unit)
    while found is not None and found.unit != above:
        found = ground.unit(found.parent) if found.parent else None
    return found is not None
