"""By what right somebody acts, as the record has it: who inherited whose powers, what is delegated, what was done.

This is state: it takes in events and answers, and holds no rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.delegation import DelegationRevoked, PowerDelegated
    from comitia.core.mandate.post import PostAbolished, PostAltered, PostCreated


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A delegation, the day from which it holds, and what has revoked it, if anything has."""

    given: PowerDelegated
    since: date
    revoked: DelegationRevoked | None = None


class Authority:
    """Who inherited from whom, the decisions that gave made posts their powers, delegations, and how many acts."""

    def __init__(self) -> None:
        self._came: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._left: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
        self._reversed: set[str] = set()
        self._delegations: dict[str, Delegation] = {}
        self._acts = 0

    def came_by(self, post: str, power: str) -> str | None:
        """Return the decision that gave a power to a post made by decision, or None."""
        return self._came.get(post, {}).get(power)

    def left_to(self, heir: str) -> Iterator[tuple[str, str, str]]:
        """Yield the posts whose powers went to an office: each with its unit, and the decision that abolished it."""
        yield from ((post, unit, motion) for (post, unit), motion in self._left.get(heir, {}).items())

    def is_reversed(self, motion: str) -> bool:
        """Tell whether a decision is reversed."""
        return motion in self._reversed

    def delegation(self, delegation: str) -> Delegation | None:
        """Return a delegation, over or not, or None."""
        return self._delegations.get(delegation)

    @property
    def delegations(self) -> Collection[Delegation]:
        """Return all delegations, in order."""
        return self._delegations.values()

    @property
    def acts(self) -> int:
        """Return how many acts in office were entered."""
        return self._acts

    def make(self, event: PostCreated) -> None:
        """Take in the powers with which a post is made."""
        self._came[event.post] = dict.fromkeys(event.powers, event.motion)

    def alter(self, event: PostAltered) -> None:
        """Take in which powers a post has gained and lost."""
        before = self._came[event.post]
        self._came[event.post] = {power: before.get(power, event.motion) for power in event.powers}

    def abolish(self, event: PostAbolished) -> None:
        """Take in whose the powers of an abolished post are."""
        for unit in event.units:
            self._left[event.heir][event.post, unit] = event.motion

    def reinstate(self, post: str, units: Collection[str]) -> None:
        """Take in that a post has its powers again."""
        for left in self._left.values():
            for unit in units:
                left.pop((post, unit), None)

    def reverse(self, motion: str) -> None:
        """Take in that a decision is reversed."""
        self._reversed.add(motion)

    def delegate(self, event: PowerDelegated, at: date) -> None:
        """Take in a delegation."""
        self._delegations[event.delegation] = Delegation(given=event, since=at)

    def revoke(self, event: DelegationRevoked) -> None:
        """Take in that a delegation is over."""
        self._delegations[event.delegation] = replace(self._delegations[event.delegation], revoked=event)

    def restore(self, delegation: str) -> None:
        """Take in that a delegation holds again."""
        self._delegations[delegation] = replace(self._delegations[delegation], revoked=None)

    def act(self) -> None:
        """Take in that somebody has acted."""
        self._acts += 1
