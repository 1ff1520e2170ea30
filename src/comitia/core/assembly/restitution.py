"""A post that a reversed decision had altered, put back field by field: what was changed again since stays.

The powers are undone as a difference, and a power that went from one post to another goes back only as a whole: not to
the first where the second has passed it on, nor from the second where the first is no more (domain I27).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate.post import AlterPost, PostAltered, PostCreated
from comitia.core.mandate.restoring import stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Powers that a decision has moved: `on`, those that the receiver has no more; `stuck`, whose giver is no more."""

    on: frozenset[str]
    stuck: frozenset[str]


def moved_since(facts: Facts, done: Sequence[PostAltered]) -> Moved:
    """Return which powers given or taken by a decision cannot go back to where they were."""
    return Moved(
        on=frozenset(
            power for act in done for power in _gained(act) if _is_gone(facts, act.post) or not _has(facts, act, power)
        ),
        stuck=frozenset(power for act in done if _is_gone(facts, act.post) for power in _lost(act)),
    )


def alter_back(facts: Facts, event: PostAltered, moved: Moved, at: date) -> Iterator[AlterPost]:
    """Yield that a post is as it was before, in what nothing has altered since; never fewer places than are held."""
    now, before = facts.holdings.post(event.post), event.before
    if now is None or facts.holdings.is_abolished(event.post, now.unit):
        return
    held = len(facts.holdings.still_held(now.post, now.unit, at))
    label = before.label if now.label == event.label else now.label
    seats = max(before.seats, held) if now.seats == event.seats else now.seats
    powers = _powers_back(now.powers, event, moved)
    if (label, seats, powers) != (now.label, now.seats, now.powers):
        yield AlterPost(motion=event.motion, post=event.post, label=label, seats=seats, powers=powers, at=at)


def without(made: PostCreated, powers: Collection[str], motion: str, at: date) -> AlterPost:
    """Return that a post has these powers no more."""
    left = tuple(power for power in made.powers if power not in powers)
    return AlterPost(motion=motion, post=made.post, label=made.label, seats=made.seats, powers=left, at=at)


def _powers_back(now: tuple[str, ...], event: PostAltered, moved: Moved) -> tuple[str, ...]:
    """Return powers without those that an act added, and with those that it took, each after what it stood after."""
    before, back = event.before.powers, _lost(event) - moved.on
    gone = _gained(event) - moved.stuck
    left = [power for power in now if power not in gone]
    for number, power in enumerate(before):
        if power in back and power not in left:
            left.insert(max((left.index(each) + 1 for each in before[:number] if each in left), default=0), power)
    return before if now == event.powers and set(left) == set(before) else tuple(left)


def _gained(act: PostAltered) -> frozenset[str]:
    return frozenset(act.powers) - frozenset(act.before.powers)


def _lost(act: PostAltered) -> frozenset[str]:
    return frozenset(act.before.powers) - frozenset(act.powers)


def _has(facts: Facts, act: PostAltered, power: str) -> bool:
    made = facts.holdings.post(act.post)
    return made is not None and power in made.powers


def _is_gone(facts: Facts, post: str) -> bool:
    """Tell whether a decision that stands has abolished a post; with one whose making is reversed, its powers end."""
    made = facts.holdings.post(post)
    return made is not None and facts.holdings.is_abolished(post, made.unit) and stands(facts, made.motion)
