"""The committees with the highest score, all of them: a search that leaves out only what cannot reach it.

A candidate adds no more to a larger committee than to a part of it, so that a committee begun cannot come to more than
its score and what the best of those left would add to it one by one: where that is less than a score already found,
nothing begun that way is looked at. Scores are whole numbers, in parts of a vote that all shares of one divide.

A second search finds what the best committee with each other candidate comes to. It is one for all of them, so that it
looks at no committee twice, and at nothing that can raise none of the scores found.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm
from typing import TYPE_CHECKING, Any

from comitia.count.limits import MOST_IN_64_BITS, MOST_IN_A_FLOAT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comitia.count.committees.approvals import Approvals


class Search:
    """A search for so many of these candidates; `found` are the best committees, in the numbers given, each in order.

    `best` is their score in 1/`whole` of a unit of weight.
    """

    __slots__ = (
        "_candidates",
        "_has",
        "_marks",
        "_nobody",
        "_parts",
        "_rivals",
        "_seats",
        "_weights",
        "best",
        "found",
        "whole",
    )

    def __init__(self, approvals: Approvals, candidates: list[int], seats: int) -> None:
        import numpy as np  # noqa: PLC0415  numpy is loaded where there is much to add up

        self._candidates, self._seats = candidates, seats
        self.whole = lcm(*range(1, seats + 1))
        kind = _kind(self.whole * seats * int(sum(approvals.weights)))
        self._parts = np.array([self.whole // each for each in range(1, seats + 1)] + [0], dtype=kind)
        self._weights = np.array(approvals.weights, dtype=kind)
        self._marks = np.zeros((len(candidates), len(approvals.weights)), dtype=np.int64)
        for place, candidate in enumerate(candidates):
            self._marks[place, approvals.groups(candidate)] = 1
        self._has = self._marks.astype(kind)
        self._nobody = np.zeros(len(approvals.weights), dtype=np.int64)
        self.best = 0
        self.found: list[tuple[int, ...]] = []
        self._rivals: list[int] = []
        self._look([], list(range(len(candidates))), self._nobody, 0)

    def adds(self, committee: tuple[int, ...]) -> dict[int, int]:
        """Return what each candidate adds to the score: in the committee to the others of it, else to all of it."""
        inside = self._places(committee)
        elected = self._marks[inside].sum(axis=0)
        found = dict(zip(self._candidates, self._gains(elected), strict=True))
        for each, place in zip(committee, inside, strict=True):
            found[each] = self._gains(elected - self._marks[place])[place]
        return found

    def rivals(self) -> dict[int, int]:
        """Return the score of the best committee with each candidate in it."""
        self._rivals = self._by_one_other(self._places(self.found[0]))
        for place in self._places(set().union(*self.found)):
            self._rivals[place] = self.best
        behind = [place for place, score in enumerate(self._rivals) if score < self.best]
        self._raise([], list(range(len(self._candidates))), self._nobody, 0, behind)
        return dict(zip(self._candidates, self._rivals, strict=True))

    def _places(self, candidates: Iterable[int]) -> list[int]:
        return [self._candidates.index(each) for each in candidates]

    def _by_one_other(self, inside: list[int]) -> list[int]:
        """Return the best score with each candidate where they take the place of one of a committee."""
        elected, found = self._marks[inside].sum(axis=0), [0] * len(self._candidates)
        for place in inside:
            gains = self._gains(elected - self._marks[place])
            found = [max(now, self.best - gains[place] + gain) for now, gain in zip(found, gains, strict=True)]
        return found

    def _gains(self, elected: NDArray[Any]) -> list[int]:
        """Return what each candidate adds where so many are elected on each ballot."""
        return [int(each) for each in self._has @ (self._weights * self._parts[elected])]

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
                more = elected + self._marks[place]
                self._look([*chosen, place], left[at + 1 :], more, score + gains[place])

    def _keep(self, places: list[int], score: int) -> None:
        if score > self.best:
            self.best, self.found = score, []
        self.found.append(tuple(sorted(self._candidates[place] for place in places)))

    def _raise(self, chosen: list[int], left: list[int], elected: NDArray[Any], score: int, behind: list[int]) -> None:
        """Raise the scores with those `behind` to that of all committees of the chosen and of those left."""
        gains = self._gains(elected)
        left = sorted(left, key=lambda place: (-gains[place], place))
        places = self._seats - len(chosen)
        for at in range(len(left) - places + 1):
            one, first = left[at], left[at : at + places]
            most = score + sum([gains[place] for place in first])
            sure, others = {*chosen, *first}, most - gains[first[-1]]
            behind = [each for each in behind if self._rivals[each] < (most if each in sure else others + gains[each])]
            if not behind:
                return
            if places == 1:
                for each in (*chosen, one):
                    self._rivals[each] = max(self._rivals[each], most)
            else:
                more = elected + self._marks[one]
                self._raise([*chosen, one], left[at + 1 :], more, score + gains[one], behind)
            behind = [each for each in behind if each != one]


def _kind(most: int) -> Any:
    """Return how numbers up to `most` are held: in floating numbers, added up fastest, where they are exact."""
    import numpy as np  # noqa: PLC0415  as above

    if most <= MOST_IN_A_FLOAT:
        return np.float64
    return np.int64 if most <= MOST_IN_64_BITS else object
