"""Rankings of an array packed into keys by a compiled loop, eight marks at a time."""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop
from comitia.count.compiled.records import Records

_OCTETS = np.uint64(0x00FF00FF00FF00FF)
_PAIRS = np.uint64(0x0000FFFF0000FFFF)
_LOW = np.uint64(0x00000000FFFFFFFF)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)


@loop
def pack(eights: NDArray[np.uint64], places: int, bits: int, keys: Records) -> np.uint64:
    """Write the key of each ballot; return all marks eight by eight, one over the other.

    `eights` are the marks of all ballots, (ballots * places,), each with the seven after it, the first in the lowest
    byte. A mark that takes more than `bits` spoils the key: whoever calls looks at what is returned.
    """
    over, chunk = np.uint64(0), np.uint64(8 * bits)
    for row in range(len(keys)):
        word, key, left = 0, np.uint64(0), np.uint64(64)
        for place in range(0, places, 8):
            marks = eights[row * places + place] & _kept(places - place)
            over |= marks
            if left == np.uint64(0):
                keys[row, word] = key
                word, key, left = word + 1, np.uint64(0), np.uint64(64)
            left -= chunk
            key |= _side_by_side(marks, np.uint64(bits)) << left
        keys[row, word] = key
        for rest in range(word + 1, keys.shape[1]):
            keys[row, rest] = np.uint64(0)
    return over


@loop
def _kept(places: int) -> np.uint64:
    """Return the bits of the first so many of eight marks."""
    return _ALL if places >= 8 else (np.uint64(1) << np.uint64(8 * places)) - np.uint64(1)


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
