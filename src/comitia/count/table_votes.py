"""What the marks of a large profile come to, from its table.

Votes are added up in floating numbers of 64 bits, which are exact for whole numbers up to `MOST_IN_A_FLOAT`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.profile import Profile

Votes = NDArray[np.float64]


def first_marks(profile: Profile) -> list[int]:
    """Return the votes of each candidate by first marks."""
    return whole(np.bincount(profile.table[0][:, 0], weights=profile.counts, minlength=profile.candidates + 1))


def all_marks(profile: Profile) -> list[int]:
    """Return the votes of each candidate by all marks."""
    weights = profile.counts.astype(np.float64)
    return _but_for_none(whole(added(_places(profile), np.intp(0), weights, profile.candidates + 1)))


def place_sums(profile: Profile) -> list[int]:
    """Return the places of each candidate on all ballots that mark them, added up; the first place is 0."""
    weights = profile.counts.astype(np.float64)
    sums = [0] * (profile.candidates + 1)
    for place, marks in enumerate(_places(profile)):
        votes = whole(np.bincount(marks, weights=weights, minlength=len(sums)))
        sums = [found + place * more for found, more in zip(sums, votes, strict=True)]
    return _but_for_none(sums)


def by_length(profile: Profile, most: int) -> dict[int, list[int]]:
    """Return, for each number of marks on a ballot up to `most`, how many have so many (place 0) and whom they mark."""
    places, weights = _places(profile), profile.counts.astype(np.float64)
    if most < len(places):
        kept = np.flatnonzero(places[most] == 0)
        places, weights = places[:most, kept], weights[kept]
    length = np.zeros(len(weights), dtype=np.intp)
    for marks in places:
        length += marks > 0
    rows, size = len(places) + 1, profile.candidates + 1
    ballots = whole(np.bincount(length, weights=weights, minlength=rows))
    votes = added(places, length * size, weights, rows * size).reshape(rows, size)
    return {marked: [each, *whole(votes[marked])[1:]] for marked, each in enumerate(ballots) if each}


def added(marks: NDArray[Any], starts: NDArray[np.intp] | np.intp, weights: Votes, number: int) -> Votes:
    """Return the weights of ballots added up in so many cells: for each row of marks, that of the start and the mark.

    Where there are more cells than ballots, several rows are taken at once.
    """
    votes = np.zeros(number)
    step = max(1, number // max(1, len(weights)))
    for low in range(0, len(marks), step):
        part = marks[low : low + step]
        votes += np.bincount((starts + part).ravel(), weights=np.tile(weights, len(part)), minlength=number)
    return votes


def whole(votes: NDArray[Any]) -> list[int]:
    """Return votes as whole numbers."""
    found: list[int] = votes.astype(np.int64).tolist()
    return found


def _places(profile: Profile) -> NDArray[Any]:
    """Return the marks at each place, the first at 0."""
    return np.ascontiguousarray(profile.rankings.T)


def _but_for_none(votes: list[int]) -> list[int]:
    """Return votes without those of no mark."""
    return [0, *votes[1:]]
