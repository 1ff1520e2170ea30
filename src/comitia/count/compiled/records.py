"""Runs in compiled loops: records are sorted by their digits, equal ones made one, and two runs joined.

A record is the words of a key and, in a last column, how many ballots have it; without that column each is one ballot.
"""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop

Records = NDArray[np.uint64]

_MANY = 1 << 16
_DIGITS = 11, 14
"""So many bits are sorted by at a time: of few records, and of many."""
_EACH_BY_4 = np.uint64(0x1111111111111111)


@loop
def sorted_records(records: Records, spare: Records, words: int, used: int) -> Records:
    """Return the records sorted by the first `used` bits of their words; both arrays are written to."""
    if not len(records):
        return records
    digit = _DIGITS[1] if len(records) >= _MANY else _DIGITS[0]
    starts = np.zeros(1 << digit, dtype=np.int64)
    here, there = records, spare
    for word in range(words - 1, -1, -1):
        shift = max(0, 64 * (word + 1) - used)
        while shift < 64:
            if _begins(here, word, np.uint64(shift), starts):
                _move(here, there, word, np.uint64(shift), starts)
                here, there = there, here
            shift += digit
    return here


@loop
def _begins(records: Records, word: int, shift: np.uint64, starts: NDArray[np.int64]) -> bool:
    """Find where the records with each digit are to begin; return False where all have the same digit."""
    mask = np.uint64(len(starts) - 1)
    starts[:] = 0
    for row in range(len(records)):
        starts[np.int64((records[row, word] >> shift) & mask)] += 1
    if starts[np.int64((records[0, word] >> shift) & mask)] == len(records):
        return False
    before = 0
    for digit in range(len(starts)):
        before, starts[digit] = before + starts[digit], before
    return True


@loop
def _move(here: Records, there: Records, word: int, shift: np.uint64, starts: NDArray[np.int64]) -> None:
    """Move each record to the next place for its digit."""
    mask = np.uint64(len(starts) - 1)
    for row in range(len(here)):
        digit = np.int64((here[row, word] >> shift) & mask)
        to = starts[digit]
        starts[digit] = to + 1
        there[to, 0] = here[row, 0]
        for column in range(1, here.shape[1]):
            there[to, column] = here[row, column]


@loop
def run_of(records: Records, few: tuple[NDArray[np.int64], int], keys: Records, copies: NDArray[np.int64]) -> int:
    """Write the different keys of sorted records and how many ballots have each; return how many keys there are.

    `few` are the votes of rankings with few marks, and how far the bits that are a place in them stand from the end.
    None of them is a record, and each comes before all records that begin with it.
    """
    (votes, up), words, found, row = few, keys.shape[1], -1, 0
    shift, is_weighted = np.uint64(up), records.shape[1] > words
    for place in range(len(votes)):
        if votes[place]:
            found += 1
            keys[found] = np.uint64(0)
            keys[found, 0], copies[found] = np.uint64(place) << shift, votes[place]
        begin, total = row, 0
        while row < len(records) and np.int64(records[row, 0] >> shift) == place:
            is_new = (row == begin) | (records[row, 0] != records[row - 1, 0])
            for word in range(1, words):
                is_new |= records[row, word] != records[row - 1, word]
            found += 1 if is_new else 0
            keys[found, 0] = records[row, 0]
            for word in range(1, words):
                keys[found, word] = records[row, word]
            total = (0 if is_new else total) + (int(records[row, words]) if is_weighted else 1)
            copies[found] = total
            row += 1
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
        word, mine, its = 0, one[left, 0], other[right, 0]
        keys[found, 0] = min(mine, its)
        while word < last and mine == its:
            word += 1
            mine, its = one[left, word], other[right, word]
        is_one, is_other = int(mine <= its), int(its <= mine)
        for word in range(1, last + 1):
            keys[found, word] = one[left, word] if is_one else other[right, word]
        copies[found] = weighs[0][left] * is_one + weighs[1][right] * is_other
        left, right, found = left + is_one, right + is_other, found + 1
    more = found + len(one) - left
    keys[found:more], copies[found:more] = one[left:], weighs[0][left:]
    end = more + len(other) - right
    keys[more:end], copies[more:end] = other[right:], weighs[1][right:]
    return end


@loop
def is_sound(keys: Records, bits: int, candidates: int) -> bool:
    """Return whether each key is a ranking: marks up to `candidates`, none twice, none after an empty place."""
    return _is_sound_by_4(keys.reshape(-1), candidates) if bits == 4 else _is_sound_by_8(keys, candidates)


@loop
def _is_sound_by_4(keys: NDArray[np.uint64], candidates: int) -> bool:
    """Return the same of keys of one word, whose marks take 4 bits."""
    one, faults = np.uint64(1), np.uint64(0)
    for row in range(len(keys)):
        key, seen, twice = keys[row], np.uint64(0), np.uint64(0)
        for place in range(16):
            mark = one << ((key >> np.uint64(4 * place)) & np.uint64(15))
            twice |= seen & mark
            seen |= mark
        some = (key | (key >> one) | (key >> np.uint64(2)) | (key >> np.uint64(3))) & _EACH_BY_4
        last = some & (~some + one)
        gap = some * np.uint64(15) + last  # 2 ** 64, that is 0, where all marks stand side by side from the highest
        faults |= (twice >> one) | (seen >> np.uint64(candidates + 1)) | gap
    return bool(faults == np.uint64(0))


@loop
def _is_sound_by_8(keys: Records, candidates: int) -> bool:
    """Return the same of keys whose marks take 8 bits."""
    seen = np.full(256, -1, dtype=np.int64)
    for row in range(len(keys)):
        ended = False
        for word in range(keys.shape[1]):
            for shift in range(56, -1, -8):
                mark = np.int64((keys[row, word] >> np.uint64(shift)) & np.uint64(255))
                if mark > candidates or (mark and (ended or seen[mark] == row)):
                    return False
                ended = not mark
                seen[mark] = row
    return True
