"""Runs in compiled loops: records are sorted by their digits, equal ones made one, and two runs joined.

A record is the words of a key and, in a last column, how many ballots have it; without that column each is one ballot.
"""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop

Records = NDArray[np.uint64]

DIGIT = 11
_VALUES = 1 << DIGIT
_MASK = np.uint64(_VALUES - 1)


@loop
def sorted_records(records: Records, spare: Records, words: int, used: int) -> Records:
    """Return the records sorted by the first `used` bits of their words; both arrays are written to."""
    if not len(records):
        return records
    starts = np.zeros(_VALUES, dtype=np.int64)
    here, there = records, spare
    for word in range(words - 1, -1, -1):
        shift = max(0, 64 * (word + 1) - used)
        while shift < 64:
            if _begins(here, word, np.uint64(shift), starts):
                _move(here, there, word, np.uint64(shift), starts)
                here, there = there, here
            shift += DIGIT
    return here


@loop
def _begins(records: Records, word: int, shift: np.uint64, starts: NDArray[np.int64]) -> bool:
    """Find where the records with each digit are to begin; return False where all have the same digit."""
    starts[:] = 0
    for row in range(len(records)):
        starts[np.int64((records[row, word] >> shift) & _MASK)] += 1
    if starts[np.int64((records[0, word] >> shift) & _MASK)] == len(records):
        return False
    before = 0
    for digit in range(_VALUES):
        before, starts[digit] = before + starts[digit], before
    return True


@loop
def _move(here: Records, there: Records, word: int, shift: np.uint64, starts: NDArray[np.int64]) -> None:
    """Move each record to the next place for its digit."""
    for row in range(len(here)):
        digit = np.int64((here[row, word] >> shift) & _MASK)
        to = starts[digit]
        starts[digit] = to + 1
        there[to, 0] = here[row, 0]
        for column in range(1, here.shape[1]):
            there[to, column] = here[row, column]


@loop
def run_of(records: Records, keys: Records, upto: NDArray[np.int64]) -> int:
    """Write the different keys of sorted records, and how many ballots there are up to each; return how many keys."""
    words = keys.shape[1]
    is_weighted = records.shape[1] > words
    found, total = 0, np.int64(0)
    if not len(records):
        return 0
    for row in range(len(records)):
        if row:
            is_new = records[row, 0] != records[row - 1, 0]
            for word in range(1, words):
                is_new |= records[row, word] != records[row - 1, word]
            found += 1 if is_new else 0
        for word in range(words):
            keys[found, word] = records[row, word]
        total += np.int64(records[row, words]) if is_weighted else np.int64(1)
        upto[found] = total
    return found + 1


@loop
def joined(
    one: Records,
    other: Records,
    weighs: tuple[NDArray[np.int64], NDArray[np.int64]],
    keys: Records,
    copies: NDArray[np.int64],
) -> int:
    """Write the keys of two runs as one run, and how many ballots have each; return how many there are."""
    left, right, found, last = 0, 0, 0, keys.shape[1] - 1
    while left < len(one) and right < len(other):
        word = 0
        while word < last and one[left, word] == other[right, word]:
            word += 1
        is_one = one[left, word] <= other[right, word]
        is_other = other[right, word] <= one[left, word]
        for word in range(last + 1):
            keys[found, word] = one[left, word] if is_one else other[right, word]
        copies[found] = (weighs[0][left] if is_one else 0) + (weighs[1][right] if is_other else 0)
        left, right, found = left + (1 if is_one else 0), right + (1 if is_other else 0), found + 1
    more = found + len(one) - left
    keys[found:more], copies[found:more] = one[left:], weighs[0][left:]
    end = more + len(other) - right
    keys[more:end], copies[more:end] = other[right:], weighs[1][right:]
    return end


@loop
def is_sound(keys: Records, bits: int, candidates: int) -> bool:
    """Return whether each key is a ranking: marks up to `candidates`, none twice, none after an empty place."""
    seen = np.full(256, -1, dtype=np.int64)
    mask = np.uint64((1 << bits) - 1)
    for row in range(len(keys)):
        ended = False
        for word in range(keys.shape[1]):
            left = keys[row, word]
            if ended and left:
                return False
            for shift in range(64 - bits, -1, -bits):
                mark = np.int64((left >> np.uint64(shift)) & mask)
                if not mark:
                    ended = True
                    if left & ((np.uint64(1) << np.uint64(shift)) - np.uint64(1)):
                        return False
                    break
                if mark > candidates or seen[mark] == row:
                    return False
                seen[mark] = row
    return True
