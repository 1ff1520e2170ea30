"""Who stands before whom on ballots, and how often: the loop over the table of a profile."""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop


@loop
def before(rankings: NDArray[np.uint8], counts: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return how many ballots mark one candidate before another, in row 0 how many mark each."""
    votes = np.zeros((size, size), dtype=np.int64)
    for row in range(rankings.shape[0]):
        many = counts[row]
        for place in range(rankings.shape[1]):
            mark = rankings[row, place]
            if mark == 0:
                break
            votes[0, mark] += many
            for earlier in range(place):
                votes[rankings[row, earlier], mark] += many
    return votes
