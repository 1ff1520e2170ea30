"""What the marks of a large profile come to, from its table.

Votes are added up in floating numbers of 64 bits, which are exact for whole numbers up to `MOST_IN_A_FLOAT`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.profile import Profile

FEW_SETS = 1 << 20
"""Up to so many possible sets there is a place for each; where there may be more, they are sorted."""
BITS = 62


def first_marks(profile: Profile) -> list[int]:
    """Return the votes of each candidate by first marks."""
    return _whole(_votes(profile.table[0][:, 0], profile.counts, profile.candidates + 1))


def by_place(profile: Profile) -> list[list[int]]:
    """Return the votes of each candidate by marks at each place, the first at 0."""
    weights = profile.counts.astype(np.float64)
    size = profile.candidates + 1
    found = [_whole(_votes(marks, weights, size)) for marks in _places(profile)]
    for votes in found:
        votes[0] = 0
    return found


def by_length(profile: Profile) -> list[list[int]]:
    """Return, for each number of marks on a ballot, how many ballots have so many (place 0) and whom they mark."""
    places, weights = _places(profile), profile.counts.astype(np.float64)
    rows, size = len(places) + 1, profile.candidates + 1
    length = np.zeros(len(weights), dtype=np.intp)
    for marks in places:
        length += marks > 0
    starts, votes = length * size, np.zeros(rows * size)
    for marks in places:
        votes += _votes(starts + marks, weights, rows * size)
    found: list[list[int]] = votes.astype(np.int64).reshape(rows, size).tolist()
    for each, ballots in zip(found, _whole(_votes(length, weights, rows)), strict=True):
        each[0] = ballots
    return found


def by_set(profile: Profile) -> dict[tuple[int, ...], int]:
    """Return how many ballots mark each set of candidates, in whatever order."""
    words = _sets(profile)
    if 1 << profile.candidates <= FEW_SETS:
        votes = np.bincount(words[0], weights=profile.counts)
        there = np.flatnonzero(votes)
        found, merged = [there], votes[there]
    else:
        order = np.lexsort(words)
        words = [word[order] for word in words]
        is_new = np.ones(len(order), dtype=np.bool_)
        is_new[1:] = np.logical_or.reduce([word[1:] != word[:-1] for word in words])
        firsts = np.flatnonzero(is_new)
        found, merged = [word[firsts] for word in words], np.add.reduceat(profile.counts[order], firsts)
    return {_marked(row): int(votes) for row, votes in zip(zip(*found, strict=True), merged.tolist(), strict=True)}


def _sets(profile: Profile) -> list[NDArray[np.int64]]:
    """Return the set that each ballot marks: a bit for each candidate, in words of so many."""
    numbers = np.arange(profile.candidates + 1)
    found = []
    for low in range(0, profile.candidates, BITS):
        is_here = (numbers > low) & (numbers <= low + BITS)
        bits = np.where(is_here, np.left_shift(np.int64(1), np.maximum(numbers - low - 1, 0) % BITS), 0)
        word = np.zeros(len(profile.counts), dtype=np.int64)
        for marks in _places(profile):
            word |= bits.take(marks)
        found.append(word)
    return found


def _marked(words: Sequence[int]) -> tuple[int, ...]:
    """Return the candidates of a set."""
    return tuple(
        BITS * place + bit + 1
        for place, word in enumerate(words)
        for bit in range(int(word).bit_length())
        if int(word) >> bit & 1
    )


def _places(profile: Profile) -> list[NDArray[Any]]:
    """Return the marks at each place, the first at 0."""
    return list(np.ascontiguousarray(profile.rankings.T))


def _votes(marks: NDArray[Any], weights: NDArray[Any], size: int) -> NDArray[Any]:
    return np.bincount(marks, weights=weights, minlength=size)


def _whole(votes: NDArray[Any]) -> list[int]:
    found: list[int] = votes.astype(np.int64).tolist()
    return found
