"""Ballot papers that move from pile to pile in compiled loops, whole ranges of the sorted rankings at a time.

Rankings that begin alike stand side by side, and go on together as long as their next marks are the same. A range is
the papers from one row of the keys to another, whose marks are the same up to the one where they lie. A pile is a list
of ranges. The first rows of `ranges` are the piles, with the last of their ranges and the first; the others are ranges.

Rows are looked up by numbers without a sign where it counts: for another one numba asks first whether it is negative.
"""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop, within

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Ranges = NDArray[np.int32]

BEGIN, END, PASSED, AFTER = 0, 1, 2, 3
"""Columns of a range: from which row to which, how many bits of the keys were passed, and the range that follows."""
LAST = 0
"""Column of a pile: its last range, or itself where it is empty. Its first follows it."""
_FEW = 64  # rows that are looked at one by one
_NEXT, _FURTHER = 256, 512


@loop
def begin(ballots: tuple[Keys, Numbers], bits: int, one: int, piles: tuple[Ranges, Numbers], votes: Numbers) -> int:
    """Lay papers on the piles of their first preferences, each worth one; return how many rows of ranges are used.

    A mark takes so many bits of a key. `piles` are ranges, and the value of a paper in each. `votes` becomes how many
    papers each pile has.
    """
    (keys, copies), (ranges, values), used, row = ballots, piles, len(votes), 0
    left = np.uint64(64 - bits)
    votes[:] = 0
    for pile in range(used):
        ranges[pile, LAST] = pile
    while row < len(copies):
        first, pile = row, int(np.int64(keys[row, 0] >> left))
        row = _end_of(keys, row, (np.uint64(0), left), len(copies))
        votes[pile] = copies[first:row].sum()
        values[used] = one
        _lay(ranges, used, (first, row, bits), pile)
        used += 1
    return used


@loop
def move(
    ballots: tuple[Keys, Numbers],
    piles: tuple[Ranges, Numbers, int],
    candidate: int,
    is_open: NDArray[np.bool_],
    part: tuple[int, int],
    received: Numbers,
) -> int:
    """Move the papers of a candidate to the next open mark on them; return how many rows of ranges are used.

    `piles` are ranges, the value of a paper in each, and how many rows are used. Each value becomes that part (surplus,
    total) of it, rounded down; a total of 0 leaves it. `is_open` tells of each number that a mark can be; 0, which ends
    a ranking, is open. `received` becomes the value that each pile received.
    """
    (keys, copies), (ranges, values, used) = ballots, piles
    bits, ways, (surplus, total) = 4 if len(is_open) == 16 else 8, _ways(is_open), part
    before, now = -1, -1
    last, here, following = ranges[candidate, LAST], candidate, ranges[candidate, AFTER]
    ranges[candidate, LAST] = candidate
    received[:] = 0
    while here != last:
        here = following
        row, end, passed, following = ranges[here]
        if values[here] != before:
            before = int(values[here])
            now = before * surplus // total if total else before
        into = here
        while row < end:
            first, (pile, at) = row, _on_from(keys, row, passed, ways, bits)
            row, votes = _together(keys, copies, first, (passed, at), end)
            received[pile] += votes * now
            values[into] = now
            _lay(ranges, into, (first, row, at), pile)
            into = used
            used += 1 if row < end else 0
    return used


@loop
def add_up(
    ballots: tuple[Keys, Numbers],
    piles: tuple[Ranges, Numbers],
    candidate: int,
    is_open: NDArray[np.bool_],
    received: Numbers,
) -> None:
    """Write the value that each pile would receive from a candidate, and move nothing."""
    (keys, copies), (ranges, values) = ballots, piles
    bits, ways = 4 if len(is_open) == 16 else 8, _ways(is_open)
    last, here = ranges[candidate, LAST], candidate
    received[:] = 0
    while here != last:
        here = ranges[here, AFTER]
        value, passed = values[here], ranges[here, PASSED]
        for row in range(ranges[here, BEGIN], ranges[here, END]):
            pile, _ = _on_from(keys, row, passed, ways, bits)
            received[pile] += copies[row] * value


@loop
def _ways(is_open: NDArray[np.bool_]) -> Numbers:
    """Return for each byte of a key the first open mark in it, plus `_NEXT` where it is the second; or `_FURTHER`."""
    ways = np.full(256, _FURTHER, dtype=np.int64)
    for byte in range(256):
        first, second = (byte >> 4, byte & 15) if len(is_open) == 16 else (byte, byte)
        if is_open[first]:
            ways[byte] = first
        elif is_open[second]:
            ways[byte] = second + _NEXT
    return ways


@within
def _on_from(keys: Keys, row: int, passed: int, ways: Numbers, bits: int) -> tuple[int, int]:
    """Return the next open mark of a key from some bits on, and how many bits there are up to its end."""
    at, here = passed, np.uint64(row)
    way = ways[(keys[here, np.uint64(at >> 6)] << np.uint64(at & 63)) >> np.uint64(56)]
    while way >= _FURTHER:
        at += 8
        way = ways[(keys[here, np.uint64(at >> 6)] << np.uint64(at & 63)) >> np.uint64(56)]
    return way & 255, at + bits * (1 + (way >> 8))


@within
def _together(keys: Keys, copies: Numbers, first: int, bits: tuple[int, int], end: int) -> tuple[int, int]:
    """Return up to which row the keys go on like that of the first, between two places; and how many papers these are.

    A range that goes on into another word is cut up: each row by itself.
    """
    word, left = np.uint64((bits[1] - 1) >> 6), np.uint64(63 - ((bits[1] - 1) & 63))
    most = end if int(word) == bits[0] >> 6 else first + 1
    row, votes, alike = first + 1, copies[np.uint64(first)], keys[np.uint64(first), word] >> left
    if row + _FEW < most and keys[row + _FEW // 2, word] >> left == alike:
        row = _end_of(keys, first, (word, left), most)
        votes = copies[first:row].sum()
    while row < most and keys[np.uint64(row), word] >> left == alike:
        votes += copies[np.uint64(row)]
        row += 1
    return row, votes


@within
def _lay(ranges: Ranges, here: int, what: tuple[int, int, int], pile: int) -> None:
    """Write what a range holds, and lay it on a pile, behind those that lie there."""
    row, pile_row = np.uint64(here), np.uint64(pile)
    ranges[row, BEGIN], ranges[row, END], ranges[row, PASSED] = what
    ranges[np.uint64(ranges[pile_row, LAST]), AFTER] = here
    ranges[pile_row, LAST] = here


@loop
def _end_of(keys: Keys, row: int, upto: tuple[np.uint64, np.uint64], most: int) -> int:
    """Return up to which row a word of the keys is as in a row, but for so many of its last bits."""
    word, left = upto
    step, low, alike = 1, row, keys[row, word] >> left
    while low + step < most and keys[low + step, word] >> left == alike:
        low, step = low + step, 2 * step
    high = min(low + step, most)
    while high - low > 1:
        middle = (low + high) // 2
        if keys[middle, word] >> left == alike:
            low = middle
        else:
            high = middle
    return high
