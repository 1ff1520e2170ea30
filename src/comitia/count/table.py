"""The ballots of a large contest as a numpy table: made from rows, or straight from the digits of a file."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.limits import MOST_EQUAL_BALLOTS

Table = tuple[NDArray[Any], NDArray[np.int64]]
MOST_IN_A_BYTE = 254


def from_rows(candidates: int, rows: Sequence[tuple[tuple[int, ...], int]]) -> Table:
    """Return the table of sorted rows: rankings (with a last column of 0) and how many have each."""
    longest = max((len(ranking) for ranking, _ in rows), default=0)
    rankings = np.zeros((len(rows), longest + 1), dtype=_kind(candidates))
    for place, (ranking, _) in enumerate(rows):
        rankings[place, : len(ranking)] = ranking
    return rankings, np.array([copies for _, copies in rows], dtype=np.int64)


def from_digits(candidates: int, text: bytes) -> tuple[Table, int] | None:
    """Return the table of ballots written as ``COUNT C C C 0``, one a line, and how many are blank.

    `text` holds nothing but digits, blanks and line ends. Returns None when anything is amiss.
    """
    lines = text.count(b"\n")
    if not lines or text.count(b" 0\n") != lines or candidates > MOST_IN_A_BYTE:
        return None
    numbers = np.fromstring(text, dtype=np.int64, sep=" ")
    ends = np.flatnonzero(numbers == 0)
    starts = np.concatenate((_ZERO, ends[:-1] + 1))
    lengths = ends - starts - 1
    if len(ends) != lines or lengths.min() < 0:
        return None
    copies = numbers[starts]
    rankings = _rankings(numbers, starts, lengths)
    if copies.max() > MOST_EQUAL_BALLOTS or not _is_sound(rankings, candidates):
        return None
    ballots = _merged(rankings.astype(np.uint8), copies)
    if int(lengths.min()):
        return ballots, 0
    return (ballots[0][1:], ballots[1][1:]), int(ballots[1][0])


_ZERO = np.zeros(1, dtype=np.int64)


def _rankings(numbers: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    places = np.arange(1, int(lengths.max()) + 2)
    cells = starts[:, None] + places
    rankings = numbers.take(cells, mode="clip")
    rankings *= places <= lengths[:, None]
    return rankings


def _is_sound(rankings: NDArray[np.int64], candidates: int) -> bool:
    if int(rankings.max()) > candidates:
        return False
    if candidates > 62:
        ordered = np.sort(rankings, axis=1)
        return not bool(((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] > 0)).any())
    marks = np.left_shift(np.int64(1), rankings)
    marks &= ~np.int64(1)
    return bool((np.bitwise_or.reduce(marks, axis=1) == marks.sum(axis=1)).all())


def _merged(rankings: NDArray[np.uint8], copies: NDArray[np.int64]) -> Table:
    """Return the rankings sorted and equal ones merged (bytes compare as rankings do, 0 being the end)."""
    keys = rankings.view(f"S{rankings.shape[1]}").ravel()
    if bool((keys[1:] > keys[:-1]).all()):
        return rankings, copies
    order = keys.argsort(kind="stable")
    rankings, copies, keys = rankings[order], copies[order], keys[order]
    firsts = np.flatnonzero(np.concatenate((_TRUE, keys[1:] != keys[:-1])))
    if len(firsts) == len(keys):
        return rankings, copies
    return rankings[firsts], np.add.reduceat(copies, firsts)


_TRUE = np.ones(1, dtype=np.bool_)


def _kind(candidates: int) -> type[np.uint8] | type[np.uint16]:
    return np.uint8 if candidates <= MOST_IN_A_BYTE else np.uint16
