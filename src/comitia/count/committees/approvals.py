"""Approval ballots in classes: what weight of each class approves each candidate, kept up as ballots change class.

Ballots with the same marks, in whatever order, are one group. What a rule knows of a ballot beyond its marks (how many
of them are elected, how much money is left) is its class, so that a stage costs as much as there are classes, and an
election as much as the one elected has groups. Groups are lists, or arrays where the profile is held as a table.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from comitia.count.profile import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Approvals(ABC):
    """The groups of a profile, each in a class, class 0 at first.

    `weights` are those of the groups, and `held` the weight of each class that approves each candidate (place 0 is not
    used).
    """

    __slots__ = ("held", "weights")

    held: list[dict[int, int]]
    weights: Sequence[int] | NDArray[np.int64]

    def votes(self, candidate: int) -> int:
        """Return the weight of the ballots that approve a candidate."""
        return sum(self.held[candidate].values())

    def classes(self) -> set[int]:
        """Return the classes in which there are ballots."""
        return set().union(*self.held)

    @abstractmethod
    def groups(self, candidate: int) -> Sequence[int] | NDArray[np.intp]:
        """Return the groups that approve a candidate."""

    @abstractmethod
    def move(self, candidate: int, to: Mapping[int, int]) -> None:
        """Let the ballots that approve a candidate go from each class to another."""


class ListApprovals(Approvals):
    """Groups in lists: exact at any size, quick for small contests."""

    __slots__ = ("_at", "_by", "_sets")

    weights: list[int]

    def __init__(self, profile: Profile) -> None:
        merged: dict[tuple[int, ...], int] = {}
        for ranking, copies in profile.rows:
            marks = tuple(sorted(ranking))
            merged[marks] = merged.get(marks, 0) + copies
        self._sets, self.weights = list(merged), list(merged.values())
        self._at = [0] * len(merged)
        self._by: list[list[int]] = [[] for _ in range(profile.candidates + 1)]
        for group, marks in enumerate(self._sets):
            for mark in marks:
                self._by[mark].append(group)
        self.held = [
            {0: votes} if (votes := sum([self.weights[group] for group in groups])) else {} for groups in self._by
        ]

    def groups(self, candidate: int) -> list[int]:
        """Return the groups that approve a candidate."""
        return self._by[candidate]

    def move(self, candidate: int, to: Mapping[int, int]) -> None:
        """Let the ballots that approve a candidate go from each class to another."""
        for group in self._by[candidate]:
            old, weight = self._at[group], self.weights[group]
            new = self._at[group] = to[old]
            if new == old:
                continue
            for mark in self._sets[group]:
                held = self.held[mark]
                left = held[old] - weight
                if left:
                    held[old] = left
                else:
                    del held[old]
                held[new] = held.get(new, 0) + weight
