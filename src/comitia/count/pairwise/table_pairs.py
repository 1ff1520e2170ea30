"""Who stands before whom on the ballots of a large profile, and how often, from its table."""

import numpy as np
from numpy.typing import NDArray

from comitia.count import compiled
from comitia.count.profile import Profile
from comitia.count.table_votes import added

PAIRS_A_STEP = 16
"""So many pairs on ballots take numpy as long as one step of other work."""


def before(profile: Profile) -> list[list[int]]:
    """Return how many ballots mark one candidate before another, in row 0 how many mark each."""
    rankings, counts = profile.table
    size = profile.candidates + 1
    if compiled.pays(len(counts) * rankings.shape[1] ** 2 // (2 * PAIRS_A_STEP)):
        from comitia.count.compiled import pairs  # noqa: PLC0415  numba is loaded where it pays

        votes = pairs.before(rankings, counts, size)
    else:
        votes = _before(np.ascontiguousarray(rankings.T), counts, size)
    found: list[list[int]] = votes.tolist()
    return found


def _before(places: NDArray[np.uint8], counts: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return the same, place after place: ballots that agree up to a place are neighbours, and go together."""
    votes = np.zeros(size * size)
    until = np.concatenate((np.zeros(1, dtype=np.int64), counts.cumsum()))
    is_new = np.zeros(len(counts), dtype=np.bool_)
    is_new[:1] = True
    for place, marks in enumerate(places):
        is_new[1:] |= marks[1:] != marks[:-1]
        firsts = np.flatnonzero(is_new)
        many = np.diff(until[firsts], append=until[-1])
        has_mark = marks[firsts] > 0
        firsts, many = firsts[has_mark], many[has_mark].astype(np.float64)
        later = marks[firsts].astype(np.intp)
        votes[:size] += np.bincount(later, weights=many, minlength=size)
        votes += added(places[:place, firsts] * np.intp(size), later, many, size * size)
    return votes.astype(np.int64).reshape(size, size)
