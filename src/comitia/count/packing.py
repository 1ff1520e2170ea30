"""Rankings as keys: the marks of a ballot side by side in words of 64 bits, so that keys sort as rankings do.

A mark takes 4 bits where there are up to 15 candidates, and 8 bits else; the first is in the highest, and 0 follows the
last. Keys are arrays (rankings, words).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count import compiled
from comitia.count.limits import MOST_PACKED

Keys = NDArray[np.uint64]

_MOST_IN_A_NIBBLE = 15
_BEYOND = 16  # bytes that the last key may be written beyond its row


def bits_of(candidates: int) -> int:
    """Return how many bits a mark takes. Raises ValueError for more candidates than bits can tell apart."""
    if candidates > MOST_PACKED:
        raise ValueError(f"found {candidates} candidates, expected up to {MOST_PACKED} where rankings are packed")
    return 4 if candidates <= _MOST_IN_A_NIBBLE else 8


def words_of(places: int, bits: int) -> int:
    """Return how many words so many marks take; one at least."""
    return max(1, -(-places * bits // 64))


def packed(rankings: NDArray[Any], bits: int) -> Keys:
    """Return the keys of rankings: an array (ballots, places) of marks below 2 ** bits, 0 after the last."""
    ballots, places = rankings.shape
    words = words_of(places, bits)
    marks = np.zeros((ballots, words * 64 // bits), dtype=np.uint8)
    marks[:, :places] = rankings
    octets = marks if bits == 8 else (marks[:, 0::2] << np.uint8(4)) | marks[:, 1::2]
    return octets.view(">u8").astype(np.uint64)


def unpacked(keys: Keys, bits: int) -> NDArray[np.uint8]:
    """Return the rankings of keys: (ballots, longest + 1), the last column all 0."""
    longest = longest_of(keys, bits)
    size = len(keys) * (longest + 1)
    if compiled.pays(size):
        from comitia.count.compiled.marks import unpack  # noqa: PLC0415  numba is loaded for large batches only

        room = np.zeros(size + _BEYOND, dtype=np.uint8)
        unpack(keys[:, : words_of(longest, bits)], bits, longest + 1, by_eights(room))
        return room[:size].reshape(-1, longest + 1)
    rankings = np.zeros((len(keys), longest + 1), dtype=np.uint8)
    octets = keys.astype(">u8").view(np.uint8)
    if bits == 4:
        octets = np.stack((octets >> 4, octets & 15), axis=2).reshape(len(keys), 2 * octets.shape[1])
    rankings[:, :longest] = octets[:, :longest]
    return rankings


def longest_of(keys: Keys, bits: int) -> int:
    """Return how many marks the longest ranking has."""
    for word in reversed(range(keys.shape[1])):
        lowest = int(np.bitwise_or.reduce(keys[:, word]))
        if lowest:
            lowest &= -lowest
            return (word + 1) * (64 // bits) - (lowest.bit_length() - 1) // bits
    return 0


def kept_in(places: int, bits: int) -> NDArray[np.uint64]:
    """Return which bits of each word of a key are marks of so many places."""
    left = [max(0, 64 * (word + 1) - places * bits) for word in range(words_of(places, bits))]
    return np.array([(1 << 64) - (1 << less) for less in left], dtype=np.uint64)


def by_eights(octets: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return the words that begin at each byte and have the seven after it, the first in the lowest bits."""
    return np.ndarray((len(octets) - 7,), dtype="<u8", buffer=octets.data, strides=(1,))


def is_sound(keys: Keys, bits: int, candidates: int) -> bool:
    """Return whether each key is a ranking: marks up to `candidates`, none twice, none after an empty place."""
    rankings = unpacked(keys, bits)[:, :-1]
    if not rankings.size:
        return True
    if int(rankings.max()) > candidates or bool(((rankings[:, :-1] == 0) & (rankings[:, 1:] > 0)).any()):
        return False
    ordered = np.sort(rankings, axis=1)
    return not bool(((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] > 0)).any())
