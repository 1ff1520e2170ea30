"""Approval ballots in classes: what weight of each class approves each candidate, kept up as ballots change class.

Ballots with the same marks, in whatever order, are one group. What a rule knows of a ballot beyond its marks (how many
of them are elected, how much money is left) is its class, so that a stage costs as much as there are classes, and an
election as much as the one elected has groups.
"""

from collections.abc import Mapping

from comitia.count.profile import Profile
from comitia.count.votes import by_set


class Approvals:
    """The groups of a profile, each in a class, class 0 at first.

    `sets` and `weights` are those of the groups, `by` the groups that approve each candidate, and `held` the weight of
    each class that approves each candidate. Place 0 of what has a place a candidate is not used.
    """

    __slots__ = ("at", "by", "held", "sets", "weights")

    def __init__(self, profile: Profile) -> None:
        merged = by_set(profile)
        self.sets, self.weights = list(merged), list(merged.values())
        self.at = [0] * len(self.sets)
        self.by: list[list[int]] = [[] for _ in range(profile.candidates + 1)]
        for group, marks in enumerate(self.sets):
            for mark in marks:
                self.by[mark].append(group)
        self.held = [
            {0: votes} if (votes := sum([self.weights[group] for group in groups])) else {} for groups in self.by
        ]

    def votes(self, candidate: int) -> int:
        """Return the weight of the ballots that approve a candidate."""
        return sum(self.held[candidate].values())

    def move(self, candidate: int, to: Mapping[int, int]) -> None:
        """Let the ballots that approve a candidate go from each class to another."""
        for group in self.by[candidate]:
            old, weight = self.at[group], self.weights[group]
            new = self.at[group] = to[old]
            if new == old:
                continue
            for mark in self.sets[group]:
                held = self.held[mark]
                left = held[old] - weight
                if left:
                    held[old] = left
                else:
                    del held[old]
                held[new] = held.get(new, 0) + weight
