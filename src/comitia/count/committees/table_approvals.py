"""The groups of approval ballots of a large contest in numpy arrays.

Weights are added up in floating numbers of 64 bits, which are exact for as many votes as a table is taken for.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.committees.approvals import Approvals
from comitia.count.profile import Profile
from comitia.count.table_votes import added

FEW_SETS = 1 << 16
"""Up to so many possible sets of candidates there is a place for each; where there may be more, they are sorted."""
BITS = 62


class TableApprovals(Approvals):
    """Groups in arrays: of each its set of candidates, the marks of one of its ballots, its weight and its class."""

    __slots__ = ("_at", "_marks", "_words")

    weights: NDArray[np.int64]

    def __init__(self, profile: Profile) -> None:
        words = _sets(profile)
        ballots, self.weights = _groups(words, profile.counts, 1 << profile.candidates)
        self._words = [word[ballots] for word in words]
        self._marks = profile.rankings[ballots]
        self._at = np.zeros(len(ballots), dtype=np.int64)
        votes = self._votes(np.zeros(len(ballots), dtype=np.intp), self._marks, self.weights, 1, profile.candidates)
        self.held = [{0: each} if each else {} for each in votes[0].tolist()]

    def groups(self, candidate: int) -> NDArray[np.intp]:
        """Return the groups that approve a candidate."""
        word, bit = divmod(candidate - 1, BITS)
        return np.flatnonzero(self._words[word] & np.int64(1 << bit))

    def move(self, candidate: int, to: Mapping[int, int]) -> None:
        """Let the ballots that approve a candidate go from each class to another."""
        moving = self.groups(candidate)
        olds = sorted(to)
        news = [to[old] for old in olds]
        place = np.searchsorted(np.array(olds), self._at[moving])
        self._at[moving] = np.array(news)[place]
        weights = self.weights[moving] * (np.array(olds) != np.array(news))[place]
        votes = self._votes(place, self._marks[moving], weights, len(olds), len(self.held) - 1)
        for old, new, row in zip(olds, news, votes, strict=True):
            for mark in np.flatnonzero(row).tolist():
                held = self.held[mark]
                left = held.pop(old) - int(row[mark])
                if left:
                    held[old] = left
                held[new] = held.get(new, 0) + int(row[mark])

    @staticmethod
    def _votes(
        rows: NDArray[np.intp], marks: NDArray[Any], weights: NDArray[np.int64], number: int, candidates: int
    ) -> NDArray[np.int64]:
        """Return the weights that approve each candidate (place 0 has none), by a row for each ballot."""
        size = candidates + 1
        votes = added(np.ascontiguousarray(marks.T), rows * size, weights.astype(np.float64), number * size)
        found = votes.astype(np.int64).reshape(number, size)
        found[:, 0] = 0
        return found


def _sets(profile: Profile) -> list[NDArray[np.int64]]:
    """Return the set that each ballot marks: a bit for each candidate, in words of so many."""
    places = np.ascontiguousarray(profile.rankings.T)
    numbers = np.arange(profile.candidates + 1)
    found = []
    for low in range(0, profile.candidates, BITS):
        is_here = (numbers > low) & (numbers <= low + BITS)
        bits = np.where(is_here, np.left_shift(np.int64(1), (numbers - low - 1) % BITS), 0)
        word = np.zeros(len(profile.counts), dtype=np.int64)
        for marks in places:
            word |= bits.take(marks)
        found.append(word)
    return found


def _groups(
    words: list[NDArray[np.int64]], counts: NDArray[np.int64], possible: int
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Return one ballot of each set there is, and how many ballots have that set."""
    if possible <= FEW_SETS:
        one = np.full(possible, -1, dtype=np.intp)
        one[words[0]] = np.arange(len(counts))
        votes = np.bincount(words[0], weights=counts, minlength=possible).astype(np.int64)
        there = one >= 0
        return one[there], votes[there]
    order = np.lexsort(words)
    is_new = np.ones(len(order), dtype=np.bool_)
    is_new[1:] = np.logical_or.reduce([word[order][1:] != word[order][:-1] for word in words])
    firsts = np.flatnonzero(is_new)
    return order[firsts], np.add.reduceat(counts[order], firsts)
