"""Rankings of an array packed into keys by a compiled loop, eight marks at a time; and keys taken apart."""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop
from comitia.count.compiled.records import Records

_OCTETS = np.uint64(0x00FF00FF00FF00FF)
_PAIRS = np.uint64(0x0000FFFF0000FFFF)
_LOW = np.uint64(0x00000000FFFFFFFF)


@loop
def pack(
    eights: NDArray[np.uint64],
    kept: NDArray[np.uint64],
    places: int,
    bits: int,
    records: Records,
    votes: NDArray[np.int64],
) -> tuple[int, np.uint64]:
    """Write the keys of ballots, but add to `votes` those whose marks all stand in its bits; return how many keys.

    `eights` are marks, each with the seven after it, the first in the lowest byte; a ballot begins every `places` of
    them, and `kept` says which bits of each eight of a ballot are its own. All marks are returned, too, eight by eight,
    one over the other: one that takes more than `bits` spoils the key.
    """
    over, found, wide = np.uint64(0), 0, np.uint64(bits)
    shift = np.uint64(64)
    while (1 << np.int64(np.uint64(64) - shift)) < len(votes):
        shift -= np.uint64(1)
    low = (np.uint64(1) << shift) - np.uint64(1)
    for begin in range(0, len(eights) - 8 * (len(kept) - 1), places):
        word, key, left, others = 0, np.uint64(0), np.uint64(64), np.uint64(0)
        for chunk in range(len(kept)):
            marks = eights[begin + 8 * chunk] & kept[chunk]
            over |= marks
            if left == np.uint64(0):
                records[found, word] = key
                word, key, left = word + 1, np.uint64(0), np.uint64(64)
            left -= np.uint64(8) * wide
            key |= _side_by_side(marks, wide) << left
            others |= key if word else key & low
        records[found, word] = key
        for rest in range(word + 1, records.shape[1]):
            records[found, rest] = np.uint64(0)
        votes[np.int64(records[found, 0] >> shift)] += 0 if others else 1
        found += 1 if others else 0
    return found, over


@loop
def _side_by_side(marks: np.uint64, bits: np.uint64) -> np.uint64:
    """Return eight marks, the first in the lowest byte, in so many bits each, the first in the highest."""
    two = np.uint64(2) * bits
    eight = np.uint64(8)
    marks = ((marks & _OCTETS) << bits) | ((marks >> eight) & _OCTETS)
    marks = ((marks & _PAIRS) << two) | ((marks >> np.uint64(16)) & _PAIRS)
    return ((marks & _LOW) << np.uint64(2 * two)) | (marks >> np.uint64(32))


@loop
def unpack(keys: Records, bits: int, rankings: NDArray[np.uint8]) -> None:
    """Write the marks of each key, as many as the rankings have places."""
    top, bits_up = np.uint64(64 - bits), np.uint64(bits)
    per_word, places = 64 // bits, rankings.shape[1]
    for row in range(len(keys)):
        for word in range(keys.shape[1]):
            left = keys[row, word]
            for place in range(word * per_word, min(places, (word + 1) * per_word)):
                rankings[row, place] = left >> top
                left <<= bits_up
