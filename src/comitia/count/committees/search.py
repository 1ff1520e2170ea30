"""The committees with the highest score, all of them: a search that leaves out only what cannot reach it.

A candidate adds no more to a larger committee than to a part of it, so that a committee begun cannot come to more than
its score and what the best of those left would add to it one by one: where that is less than a score already found,
nothing begun that way is looked at. Scores are whole numbers, in parts of a vote that all shares of one divide.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any

from comitia.count.limits import MOST_IN_64_BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comitia.count.committees.approvals import Approvals


class Search:
    """A search for so many of these candidates; `found` are the best committees, in the numbers given, each in order.

    `best` is their score in 1/`whole` of a unit of weight.
    """

    __slots__ = ("_candidates", "_has", "_parts", "_seats", "_weights", "best", "found", "whole")

    def __init__(self, approvals: Approvals, candidates: list[int], seats: int) -> None:
        import numpy as np  # noqa: PLC0415  numpy is loaded where there is much to add up

        self._candidates, self._seats = candidates, seats
        self.whole = lcm(*range(1, seats + 1))
        kind: Any = np.int64 if self.whole * seats * int(sum(approvals.weights)) <= MOST_IN_64_BITS else object
        self._parts = np.array([self.whole // each for each in range(1, seats + 1)] + [0], dtype=kind)
        self._weights = np.array(approvals.weights, dtype=kind)
        self._has = np.zeros((len(approvals.weights), len(candidates)), dtype=kind)
        for place, candidate in enumerate(candidates):
            self._has[approvals.groups(candidate), place] = 1
        self.best = 0
        self.found: list[tuple[int, ...]] = []
        self._look([], list(range(len(candidates))), self._weights * 0, 0)

    def adds(self, committee: tuple[int, ...]) -> dict[int, int]:
        """Return what each candidate adds to the score: in the committee to the others of it, else to all of it."""
        inside = [self._candidates.index(each) for each in committee]
        elected = self._has[:, inside].sum(axis=1)
        found = dict(zip(self._candidates, self._gains(elected), strict=True))
        for each, place in zip(committee, inside, strict=True):
            found[each] = self._gains(elected - self._has[:, place])[place]
        return found

    def _gains(self, elected: NDArray[Any]) -> list[int]:
        """Return what each candidate adds where so many are elected on each ballot."""
        return [int(each) for each in (self._weights * self._parts[elected.astype(int)]) @ self._has]

    def _look(self, chosen: list[int], left: list[int], elected: NDArray[Any], score: int) -> None:
        """Look at all committees that are the chosen and some of those left."""
        gains = self._gains(elected)
        left = sorted(left, key=lambda place: (-gains[place], place))
        places = self._seats - len(chosen)
        for at in range(len(left) - places + 1):
            if score + sum([gains[place] for place in left[at : at + places]]) < self.best:
                return
            place = left[at]
            if places == 1:
                self._keep([*chosen, place], score + gains[place])
            else:
                more = elected + self._has[:, place]
                self._look([*chosen, place], left[at + 1 :], more, score + gains[place])

    def _keep(self, places: list[int], score: int) -> None:
        if score > self.best:
            self.best, self.found = score, []
        self.found.append(tuple(sorted(self._candidates[place] for place in places)))
