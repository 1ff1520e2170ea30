"""The ballots of a large contest as a numpy table: made from rows, or from merged keys."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comitia.count.limits import MOST_PACKED
from comitia.count.merging import Run
from comitia.count.packing import bits_of, unpacked

Table = tuple[NDArray[Any], NDArray[np.int64]]


def from_rows(candidates: int, rows: Sequence[tuple[tuple[int, ...], int]]) -> Table:
    """Return the table of sorted rows: rankings (with a last column of 0) and how many have each."""
    columns = [*zip_longest(*[ranking for ranking, _ in rows], fillvalue=0)]
    rankings = np.zeros((len(rows), len(columns) + 1), dtype=_kind(candidates))
    for place, column in enumerate(columns):
        rankings[:, place] = bytearray(column) if rankings.itemsize == 1 else column  # bytes are taken as they are
    return rankings, np.array([copies for _, copies in rows], dtype=np.int64)


def from_run(candidates: int, run: Run) -> tuple[Table, int]:
    """Return the table of merged ballots, and how many are blank."""
    is_blank = bool(len(run.keys)) and not run.keys[0].any()
    keys, copies = (run.keys[1:], run.copies[1:]) if is_blank else (run.keys, run.copies)
    return (unpacked(keys, bits_of(candidates)), copies), int(run.copies[0]) if is_blank else 0


def rows_of(array: ArrayLike) -> list[list[int]]:
    """Return the rows of an array as lists."""
    found: list[list[int]] = np.asarray(array).tolist()
    return found


def _kind(candidates: int) -> type[np.uint8] | type[np.uint16]:
    return np.uint8 if candidates <= MOST_PACKED else np.uint16
