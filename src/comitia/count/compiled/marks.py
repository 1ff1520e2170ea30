"""Rankings of an array packed into keys by compiled loops, and keys taken apart: eight marks at a time.

Bytes are looked at as `words`, too: each byte with the seven after it, the first in the lowest.
"""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop
from comitia.count.compiled.records import Records

Few = tuple[NDArray[np.int64], int]
Octets = NDArray[np.uint8]
Words = NDArray[np.uint64]

AT_ONCE = 4096
"""So many ballots are packed at a time; an even number, so that each time begins with a whole byte."""
_OCTETS = np.uint64(0x00FF00FF00FF00FF)
_NIBBLES = np.uint64(0x0F0F0F0F0F0F0F0F)
_PAIRS = np.uint64(0x0000FFFF0000FFFF)
_LOW = np.uint64(0x00000000FFFFFFFF)


@loop
def pack(
    marks: Octets, bits: int, kept: Words, room: tuple[Octets, Words], records: Records, few: Few
) -> tuple[int, np.uint8]:
    """Write the keys of ballots, but add to the votes of few marks those that have no more; return how many keys.

    `marks` are (ballots, places); `kept` says which bits of a key are marks; `room` is for the marks of `AT_ONCE`
    ballots. Where a mark takes 4 bits, all are returned, too, one over the other: one above 15 spoils a key.
    """
    found, over, places = 0, np.uint8(0), marks.shape[1]
    flat = marks.reshape(-1)
    for begin in range(0, len(marks), AT_ONCE):
        rows = min(AT_ONCE, len(marks) - begin)
        over |= _lay(flat[begin * places : (begin + rows) * places], room[0], bits)
        found = _write(rows, (places * bits, found), kept, room[1], records, few)
    return found, over


@loop
def _lay(marks: Octets, octets: Octets, bits: int) -> np.uint8:
    """Write marks side by side, the first of a byte in its higher half where they take 4 bits; return all in one."""
    over, half, pairs = np.uint8(0), np.uint8(4), len(marks) // 2
    if bits == 8:
        octets[: len(marks)] = marks
        return over
    for pair in range(pairs):
        first, second = marks[2 * pair], marks[2 * pair + 1]
        over |= first | second
        octets[pair] = (first << half) | second
    if len(marks) % 2:
        over |= marks[-1]
        octets[pairs] = marks[-1] << half
    return over


@loop
def _write(rows: int, begins: tuple[int, int], kept: Words, words: Words, records: Records, few: Few) -> int:
    """Write the keys of rows of so many bits, from a record on; return where the next is to begin."""
    (length, found), (votes, up) = begins, few
    shift = np.uint64(up)
    low = (np.uint64(1) << shift) - np.uint64(1)
    for row in range(rows):
        at = row * length
        first = (swapped(words[at >> 3]) << np.uint64(at & 7)) & kept[0]
        records[found, 0], others = first, first & low
        for word in range(1, len(kept)):  # of 8 bits a mark
            key = swapped(words[(at >> 3) + 8 * word]) & kept[word]
            records[found, word] = key
            others |= key
        votes[np.int64(first >> shift)] += 0 if others else 1
        found += 1 if others else 0
    return found


@loop
def unpack(keys: Records, bits: int, width: int, words: Words) -> None:
    """Write the marks of each key into the words of a table with rows of so many bytes; 0 follows them.

    What is written of a key beyond its row, the next row writes over.
    """
    per_word = 64 // bits
    for row in range(len(keys)):
        for word in range(keys.shape[1]):
            key, at = keys[row, word], row * width + word * per_word
            if bits == 8:
                words[at] = swapped(key)
            else:
                words[at] = swapped(_apart(key >> np.uint64(32)))
                words[at + 8] = swapped(_apart(key & _LOW))


@loop
def _apart(nibbles: np.uint64) -> np.uint64:
    """Return eight marks of 4 bits each in 8 bits each."""
    nibbles = (nibbles | (nibbles << np.uint64(16))) & _PAIRS
    nibbles = (nibbles | (nibbles << np.uint64(8))) & _OCTETS
    return (nibbles | (nibbles << np.uint64(4))) & _NIBBLES


@loop
def swapped(word: np.uint64) -> np.uint64:
    """Return the eight bytes of a word in the opposite order."""
    eight, sixteen, half = np.uint64(8), np.uint64(16), np.uint64(32)
    word = ((word & _OCTETS) << eight) | ((word >> eight) & _OCTETS)
    word = ((word & _PAIRS) << sixteen) | ((word >> sixteen) & _PAIRS)
    return (word << half) | (word >> half)
