"""Ballots written in digits, read by a compiled loop: one ballot a line, as `comitia.count.digits` has them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop
from comitia.count.compiled.runs import Records
from comitia.count.limits import MOST_EQUAL_BALLOTS

AMISS, TOO_LONG = -1, -2
_LINE_END, _ZERO, _NINE = 10, 48, 57
_MOST_DIGITS = len(str(MOST_EQUAL_BALLOTS))


class Lines(NamedTuple):
    """What parts the numbers of a line, how many zeros end it, how many candidates there are, the bits of a mark."""

    separator: int
    zeros: int
    candidates: int
    bits: int


@loop
def parse(  # noqa: C901, PLR0915  one loop: to pass an array to another costs as much as to read a line
    text: NDArray[np.uint8], lines: Lines, records: Records
) -> tuple[int, int]:
    """Write a record for each line: the key in its first words, and how many equal ballots in the last column.

    The text ends with a line end. Returns how many records, and how many ballots; `AMISS` for the
    first where anything is amiss, and `TOO_LONG` for a ranking that the words of a record do not hold.
    """
    words = records.shape[1] - 1
    separator, candidates, bits = lines.separator, lines.candidates, np.uint64(lines.bits)
    total, row, at, end = 0, 0, 0, len(text)
    while at < end:
        number, digits, copies = 0, 0, 0
        key, shift, word = np.uint64(0), np.uint64(64), 0
        while True:
            byte, at = int(text[at]), at + 1
            if _ZERO <= byte <= _NINE:
                number = 10 * number + byte - _ZERO
                digits += 1
            elif byte == separator and number and digits <= _MOST_DIGITS:
                if copies == 0:
                    copies = number
                elif number > candidates:
                    return AMISS, total
                else:
                    if shift == np.uint64(0):
                        if word + 1 == words:
                            return TOO_LONG, total
                        records[row, word] = key
                        key, shift, word = np.uint64(0), np.uint64(64), word + 1
                    shift -= bits
                    key |= np.uint64(number) << shift
                number = digits = 0
            else:
                break
        if byte != _LINE_END or digits != lines.zeros or number or not 0 < copies <= MOST_EQUAL_BALLOTS:
            return AMISS, total
        records[row, word] = key
        for rest in range(word + 1, words):
            records[row, rest] = np.uint64(0)
        records[row, words] = np.uint64(copies)
        total, row = total + copies, row + 1
    return row, total
