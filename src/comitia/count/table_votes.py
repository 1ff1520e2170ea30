"""What the marks of a large profile come to, from its table.

Votes are added up in floating numbers of 64 bits, which are exact for whole numbers up to `MOST_IN_A_FLOAT`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.profile import Profile


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


def by_length(profile: Profile, most: int) -> list[list[int]]:
    """Return, for each number of marks on a ballot up to `most`, how many have so many (place 0) and whom they mark."""
    places, weights = _places(profile), profile.counts.astype(np.float64)
    if most < len(places):
        kept = np.flatnonzero(places[most] == 0)
        places, weights = [marks[kept] for marks in places[:most]], weights[kept]
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


def _places(profile: Profile) -> list[NDArray[Any]]:
    """Return the marks at each place, the first at 0."""
    return list(np.ascontiguousarray(profile.rankings.T))


def _votes(marks: NDArray[Any], weights: NDArray[Any], size: int) -> NDArray[Any]:
    return np.bincount(marks, weights=weights, minlength=size)


def _whole(votes: NDArray[Any]) -> list[int]:
    found: list[int] = votes.astype(np.int64).tolist()
    return found
