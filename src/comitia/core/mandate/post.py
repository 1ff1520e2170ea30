"""Posts and organs made, changed and abolished by decision; the charter's own change by amendment.

A post of the charter that says `created_by: act` can be abolished by decision, in all units at once or in named ones.
The powers of what is abolished go to an heir that the decision names, or are extinguished in so many words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate
from comitia.core.mandate.office import places
from comitia.core.refused import Refused

EXTINGUISHED = "extinguished"
"""Where powers go that nobody is to have any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatePost:
    """Make a post, or an organ, of one unit, to be filled by the body `filled_by` of it."""

    motion: str
    post: str
    label: str
    unit: str
    seats: int
    powers: tuple[str, ...]
    is_organ: bool
    filled_by: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AlterPost:
    """Give a post made by decision another name, other powers or another number of places."""

    motion: str
    post: str
    label: str
    seats: int
    powers: tuple[str, ...]
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AbolishPost:
    """Abolish a post in these units; `heir` is the office that has its powers now, or `extinguished`."""

    motion: str
    post: str
    units: tuple[str, ...]
    heir: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReinstatePost:
    """Let a post be there again that a reversed decision had abolished."""

    motion: str
    post: str
    units: tuple[str, ...]
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCreated:
    """There is a post, or an organ, that the charter does not know."""

    motion: str
    post: str
    label: str
    unit: str
    seats: int
    powers: tuple[str, ...]
    is_organ: bool
    filled_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAltered:
    """A post made by decision is now called and empowered like this; `before` is as it was."""

    motion: str
    post: str
    label: str
    seats: int
    powers: tuple[str, ...]
    before: PostCreated


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAbolished:
    """A post is no more in these units; its powers are the heir's, or are extinguished."""

    motion: str
    post: str
    units: tuple[str, ...]
    heir: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostReinstated:
    """A post is there again in these units, vacant until its mandates are restored."""

    motion: str
    post: str
    units: tuple[str, ...]


def decide_creation(facts: Facts, command: CreatePost) -> list[PostCreated]:
    """Return the post created, or refuse a name that is taken."""
    charter, rule, subject = facts.charter, "decisions.effects.create_post", f"post {command.post}"
    if command.post in charter.posts or command.post in charter.bodies:
        raise Refused("the charter has an office of this name", rule=f"posts.{command.post}", subject=subject)
    if facts.holdings.post(command.post) is not None:
        raise Refused("there is, or was, a post of this name; give another", rule=rule, subject=subject)
    if not 1 <= command.seats <= 9_999:
        raise Refused("it has at least one place, and at most 9,999", rule=rule, subject=subject)
    _refuse_bad_powers(command)
    return [
        PostCreated(
            motion=command.motion,
            post=command.post,
            label=command.label,
            unit=command.unit,
            seats=command.seats,
            powers=command.powers,
            is_organ=command.is_organ,
            filled_by=command.filled_by,
        )
    ]


def decide_alteration(facts: Facts, command: AlterPost) -> list[PostAltered]:
    """Return the post altered, or refuse fewer places than are held."""
    made, subject = made_by_decision(facts, command.post), f"post {command.post}"
    held = len(facts.holdings.still_held(made.post, made.unit, command.at))
    if not max(held, 1) <= command.seats <= 9_999:
        raise Refused(
            f"{held} hold it, so it cannot have {command.seats} places",
            rule="decisions.effects.alter_post",
            subject=subject,
        )
    _refuse_bad_powers(command)
    if (command.label, command.seats, command.powers) == (made.label, made.seats, made.powers):
        raise Refused("that is how it is already", rule="decisions.effects.alter_post", subject=subject)
    return [
        PostAltered(
            motion=command.motion,
            post=command.post,
            label=command.label,
            seats=command.seats,
            powers=command.powers,
            before=made,
        )
    ]


def decide_abolition(facts: Facts, command: AbolishPost) -> list[PostAbolished]:
    """Return the post abolished, or refuse where it is not there, or its powers would go nowhere (domain I27)."""
    subject = f"post {command.post}"
    for unit in command.units:
        if places(facts, command.post, unit) is None:
            raise Refused(f"{unit} has no such post", rule=f"posts.{command.post}", subject=subject)
    heir = command.heir
    is_there = heir != command.post and all(_is_office(facts, heir, unit) for unit in command.units)
    if heir != EXTINGUISHED and not is_there:
        raise Refused(
            f"its powers cannot go to {heir!r}: name an office that is there, or {EXTINGUISHED}",
            rule=f"posts.{command.post}.powers",
            subject=subject,
        )
    return [PostAbolished(motion=command.motion, post=command.post, units=command.units, heir=heir)]


def decide_reinstatement(facts: Facts, command: ReinstatePost) -> list[PostReinstated]:
    """Return the post there again, or refuse where it is not abolished."""
    if not all(facts.holdings.is_abolished(command.post, unit) for unit in command.units):
        raise Refused("it is not abolished", rule=f"posts.{command.post}", subject=f"post {command.post}")
    return [PostReinstated(motion=command.motion, post=command.post, units=command.units)]


def holders_of(facts: Facts, abolished: PostAbolished, at: date) -> Iterator[EndMandate]:
    """Yield the end of every mandate in a post that is abolished."""
    for unit in abolished.units:
        for held in facts.holdings.of_office(abolished.post, unit):
            if held.can_end_on(at):
                yield EndMandate(mandate=held.mandate, cause="post_abolished", motion=abolished.motion, at=at)


def made_by_decision(facts: Facts, post: str) -> PostCreated:
    """Return a post made by decision and still there, or refuse."""
    made = facts.holdings.post(post)
    if made is None or facts.holdings.is_abolished(post, made.unit):
        raise Refused(
            "no decision has made such a post, or it is abolished; a post of the charter changes by amendment",
            rule=f"posts.{post}",
            subject=f"post {post}",
        )
    return made


def powers_of(facts: Facts, post: str) -> tuple[str, ...]:
    """Return the powers in an office's own list, of the charter or of a decision; `powers` has all that it has."""
    charter, made = facts.charter, facts.holdings.post(post)
    if made is not None:
        return made.powers
    office = charter.posts.get(post) or charter.bodies.get(post)
    return office.powers if office else ()


def _refuse_bad_powers(command: CreatePost | AlterPost) -> None:
    powers = command.powers
    is_said = all(power.strip() and power.isprintable() and len(power) <= 300 for power in powers)
    if not is_said or len(set(powers)) != len(powers):
        raise Refused(
            "write each power once, on one line of at most 300 characters",
            rule=f"posts.{command.post}.powers",
            subject=f"post {command.post}",
        )


def _is_office(facts: Facts, name: str, unit: str) -> bool:
    """Tell whether an office can inherit from a unit: one made by decision, or one of the charter in or around it."""
    made = facts.holdings.post(name)
    if made is not None:
        return not facts.holdings.is_abolished(name, made.unit)
    found = facts.charter.posts.get(name) or facts.charter.bodies.get(name)
    scope = (found.scope if found else None) or ""
    above = facts.unit_above(unit, scope)
    near = facts.units_within(unit, scope) if above is None else (above,)
    return any(not facts.holdings.is_abolished(name, each) for each in near)
