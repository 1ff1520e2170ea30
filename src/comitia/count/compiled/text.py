"""Ballots written in digits, read by a compiled loop: one ballot a line, as `comitia.count.digits` has them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop
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
def parse(  # noqa: C901, PLR0915  one loop: to pass an array to another costs as much as to read a line
    text: NDArray[np.uint8], lines: Lines, records: Records, votes: NDArray[np.int64]
) -> tuple[int, bool]:
    """Write a record for each line of a text that ends with one, but add those of few marks to their votes.

    Returns how many records, or `AMISS`, or `TOO_LONG` for the words of one; and whether a line is several ballots.
    """
    words, candidates, bits, few = records.shape[1] - 1, lines.candidates, np.uint64(lines.bits), np.uint64(lines.shift)
    low, weighted, row, at, end = (np.uint64(1) << few) - np.uint64(1), False, 0, 0, len(text)
    while at < end:
        number, digits, copies, word = 0, 0, 0, 0
        key, shift = np.uint64(0), np.uint64(64)
        while True:
            byte, at = int(text[at]), at + 1
            if _ZERO <= byte <= _NINE:
                number = 10 * number + byte - _ZERO
                digits += 1
            elif byte == lines.separator and number and digits <= _MOST_DIGITS:
                if copies == 0:
                    copies = number
                elif number > candidates:
                    return AMISS, weighted
                else:
                    if shift == np.uint64(0):
                        if word + 1 == words:
                            return TOO_LONG, weighted
                        records[row, word] = key
                        key, shift, word = np.uint64(0), np.uint64(64), word + 1
                    shift -= bits
                    key |= np.uint64(number) << shift
                number = digits = 0
            else:
                break
        if byte != _LINE_END or digits != lines.zeros or number or not 0 < copies <= lines.most:
            return AMISS, weighted
        records[row, word], records[row, words] = key, np.uint64(copies)
        for rest in range(word + 1, words):
            records[row, rest] = np.uint64(0)
        is_few = (word == 0) & (key & low == np.uint64(0))
        votes[np.int64(key >> few)] += copies if is_few else 0
        row, weighted = row + (0 if is_few else 1), weighted | (copies > 1)
    return row, weighted
