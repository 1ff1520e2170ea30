"""Ballots written in digits by a compiled loop: ``COUNT C C C 0``, one different ranking a line."""

import numpy as np
from numpy.typing import NDArray

from comitia.count.compiled import loop

MOST_DIGITS = 20
"""So many digits a number has, with the blank after it."""
_TEN, _ZERO, _BLANK, _LINE_END = 10, 48, 32, 10


@loop
def write(rankings: NDArray[np.uint8], copies: NDArray[np.int64], text: NDArray[np.uint8]) -> int:
    """Write a line for each ranking, (rankings, longest + 1) with 0 after the last mark; return how many bytes."""
    at = 0
    for row in range(len(rankings)):
        at = _number(copies[row], text, at)
        for place in range(rankings.shape[1]):
            mark = np.int64(rankings[row, place])
            at = _number(mark, text, at)
            if not mark:
                break
        text[at - 1] = _LINE_END
    return at


@loop
def _number(number: np.int64, text: NDArray[np.uint8], at: int) -> int:
    """Write a number and a blank, and return what comes after."""
    power = np.int64(1)
    while number // power >= _TEN:
        power *= _TEN
    while power:
        text[at] = _ZERO + number // power
        number %= power
        power //= _TEN
        at += 1
    text[at] = _BLANK
    return at + 1
