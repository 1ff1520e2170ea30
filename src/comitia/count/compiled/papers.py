"""Ballot papers that move from pile to pile in compiled loops.

A pile is a list through `after`: `ends` has its first and its last paper, -1 where it is empty. `places` says where a
paper lies on its ranking, whose last column is 0: the pile of what goes no further.
"""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop

Numbers = NDArray[np.int64]


@loop
def begin(rankings: NDArray[np.uint8], copies: Numbers, after: NDArray[np.int32], ends: NDArray[np.int32]) -> Numbers:
    """Lay papers on the piles of their first preferences, and return how many each has."""
    ends[:] = -1
    received = np.zeros(len(ends), dtype=np.int64)
    for paper in range(len(copies)):
        first = rankings[paper, 0]
        received[first] += copies[paper]
        if paper and rankings[paper - 1, 0] == first:
            after[paper - 1] = paper
        else:
            ends[first, 0] = paper
        after[paper] = -1
        ends[first, 1] = paper
    return received


@loop
def move(
    papers: tuple[NDArray[np.uint8], Numbers, Numbers, NDArray[np.uint8]],
    piles: tuple[NDArray[np.int32], NDArray[np.int32], Numbers],
    candidate: int,
    is_open: NDArray[np.bool_],
    part: tuple[int, int],
) -> None:
    """Move the papers of a candidate to the next open place on them, and write the value that each pile received.

    `papers` are rankings, copies, values and places; `piles` what `begin` wrote, and what is written here. Each value
    becomes that part (surplus, total) of it, rounded down; a total of 0 leaves it.
    """
    rankings, copies, values, places = papers
    after, ends, received = piles
    received[:] = 0
    before, now = np.int64(-1), np.int64(-1)
    paper = ends[candidate, 0]
    ends[candidate] = -1
    while paper >= 0:
        following = after[paper]
        place = places[paper] + 1
        while not is_open[rankings[paper, place]]:
            place += 1
        places[paper] = place
        pile = rankings[paper, place]
        if part[1]:
            if values[paper] != before:
                before = values[paper]
                now = before * part[0] // part[1]
            values[paper] = now
        received[pile] += values[paper] * copies[paper]
        _lay(paper, pile, after, ends)
        paper = following


@loop
def _lay(paper: int, pile: int, after: NDArray[np.int32], ends: NDArray[np.int32]) -> None:
    """Lay a paper on a pile, behind those that lie there."""
    after[paper] = -1
    if ends[pile, 0] < 0:
        ends[pile, 0] = paper
    else:
        after[ends[pile, 1]] = paper
    ends[pile, 1] = paper
