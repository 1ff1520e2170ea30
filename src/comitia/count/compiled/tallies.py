"""How often each mark stands on the ballots of each of many councils; numpy does the same in `count.many.tallies`.

The ballots lie one after the other, one mark each, `bounds` says where each council begins (and where the last ends),
and a column of `counts` is a council's: its row 0 the blank ballots, each other row a candidate. A mark beyond the
candidates is left out: then `gathered` tells where, and after `compared` the column does not add up.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop

BLOCK = np.int64(16_384)
"""So many ballots are gone through for each four candidates: they stay in the nearest cache, and 16 bits hold them."""
_ZERO, _ONE = np.uint16(0), np.uint16(1)
_NONE, _MORE, _NEXT = np.uint32(0), np.uint32(1), np.uint64(1)


@loop
def occurrences(part: NDArray[Any], wanted: NDArray[Any]) -> tuple[np.uint16, np.uint16, np.uint16, np.uint16]:
    """Return how often each of four marks stands in a part of up to `BLOCK` ballots."""
    a = b = c = d = _ZERO
    mark_a, mark_b, mark_c, mark_d = wanted[0], wanted[1], wanted[2], wanted[3]
    for mark in part:
        if mark == mark_a:
            a = np.uint16(a + _ONE)
        if mark == mark_b:
            b = np.uint16(b + _ONE)
        if mark == mark_c:
            c = np.uint16(c + _ONE)
        if mark == mark_d:
            d = np.uint16(d + _ONE)
    return a, b, c, d


@loop
def compared(
    marks: NDArray[Any],
    bounds: NDArray[np.int64],
    wanted: NDArray[Any],
    first: int,
    last: int,
    counts: NDArray[np.int64],
) -> None:
    """Count by comparing each mark with each number in `wanted`, four at a time: for few candidates.

    `wanted` is as long as `counts` has rows, and that is a multiple of four.
    """
    for council in range(first, last):
        begin, end = bounds[council], bounds[council + 1]
        while begin < end:
            part = marks[begin : min(begin + BLOCK, end)]
            for row in range(0, len(wanted), 4):
                a, b, c, d = occurrences(part, wanted[row : row + 4])
                counts[row, council] += np.int64(a)
                counts[row + 1, council] += np.int64(b)
                counts[row + 2, council] += np.int64(c)
                counts[row + 3, council] += np.int64(d)
            begin += BLOCK


@loop
def gathered(
    marks: NDArray[Any],
    bounds: NDArray[np.int64],
    candidates: np.int64,
    first: int,
    last: int,
    counts: NDArray[np.int64],
) -> int:
    """Count by adding one where a mark points: for many candidates, and for small councils.

    Return the first council with a mark beyond the candidates, or -1. Four tables take turns, for equal marks
    in a row would each wait for the one before to be written.
    """
    beyond, bad = np.uint64(candidates + 1), -1
    a, b, c, d = np.zeros((4, beyond + _NEXT), dtype=np.uint32)
    for council in range(first, last):
        part = marks[bounds[council] : bounds[council + 1]]
        even = len(part) // 4 * 4
        for place in range(0, even, 4):
            a[min(np.uint64(part[place]), beyond)] += _MORE
            b[min(np.uint64(part[place + 1]), beyond)] += _MORE
            c[min(np.uint64(part[place + 2]), beyond)] += _MORE
            d[min(np.uint64(part[place + 3]), beyond)] += _MORE
        for mark in part[even:]:
            a[min(np.uint64(mark), beyond)] += _MORE
        for row in range(beyond):
            counts[row, council] = np.int64(a[row]) + np.int64(b[row]) + np.int64(c[row]) + np.int64(d[row])
        if bad < 0 and a[beyond] + b[beyond] + c[beyond] + d[beyond] > 0:
            bad = council
        a[:], b[:], c[:], d[:] = _NONE, _NONE, _NONE, _NONE
    return bad
