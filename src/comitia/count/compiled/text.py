"""Ballots written in digits, read by a compiled loop: one ballot a line, as `comitia.count.digits` has them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop, within
from comitia.count.compiled.records import Records

AMISS, TOO_LONG = -1, -2
_LINE_END, _ZERO, _NINE = 10, 48, 57
_MOST_DIGITS = 18  # a number of 64 bits holds them


class Lines(NamedTuple):
    """What parts the numbers of a line, how many zeros end it, how many candidates and equal ballots there may be.

    A mark takes so many `bits`; `shift` is how far the bits of few marks are from the end of a word.
    """

    separator: int
    zeros: int
    candidates: int
    bits: int
    most: int
    shift: int


@loop
def parse(text: NDArray[np.uint8], lines: Lines, records: Records, votes: NDArray[np.int64]) -> tuple[int, bool]:
    """Write a record for each line of a text that ends with one, but add those of few marks to their votes.

    Returns how many records, or `AMISS`, or `TOO_LONG` for the words of one; and whether a line is several ballots.
    """
    words, few = records.shape[1] - 1, np.uint64(lines.shift)
    low, weighted, row, at = (np.uint64(1) << few) - np.uint64(1), False, 0, 0
    while at < len(text):
        at, copies, word, key = _line(text, at, lines, records, row)
        if copies <= 0 or copies > lines.most:
            return (TOO_LONG if copies == TOO_LONG else AMISS), weighted
        records[row, word], records[row, words] = key, np.uint64(copies)
        for rest in range(word + 1, words):
            records[row, rest] = np.uint64(0)
        is_few = (word == 0) & (key & low == np.uint64(0))
        votes[np.int64(key >> few)] += copies if is_few else 0
        row, weighted = row + (0 if is_few else 1), weighted | (copies > 1)
    return row, weighted


@within
def _line(
    text: NDArray[np.uint8], begin: int, lines: Lines, records: Records, row: int
) -> tuple[int, int, int, np.uint64]:
    """Read a line, and write the words of its key but the last.

    Returns where the next line begins; how many ballots it is, or `TOO_LONG`, or 0 or less where it is amiss; and which
    word is the last, and that word.
    """
    at, number, digits, copies, word = begin, 0, 0, 0, 0
    key, shift, bits, last = np.uint64(0), np.uint64(64), np.uint64(lines.bits), records.shape[1] - 2
    while True:
        byte, at = int(text[at]), at + 1
        if _ZERO <= byte <= _NINE:
            number, digits = 10 * number + byte - _ZERO, digits + 1
            continue
        if byte != lines.separator or number == 0 or digits > _MOST_DIGITS:
            break
        if copies == 0:
            copies = number
        elif number > lines.candidates:
            break
        elif shift == np.uint64(0) and word == last:
            return at, TOO_LONG, word, key
        else:
            if shift == np.uint64(0):
                records[row, word] = key
                key, shift, word = np.uint64(0), np.uint64(64), word + 1
            shift -= bits
            key |= np.uint64(number) << shift
        number = digits = 0
    is_sound = byte == _LINE_END and digits == lines.zeros and number == 0
    return at, (copies if is_sound else AMISS), word, key
