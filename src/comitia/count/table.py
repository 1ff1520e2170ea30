"""The ballots of a large contest as a numpy table: made from rows, or from merged keys."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.limits import MOST_PACKED
from comitia.count.merging import Run
from comitia.count.packing import bits_of, packed, unpacked

Table = tuple[NDArray[Any], NDArray[np.int64]]


def from_rows(candidates: int, rows: Sequence[tuple[tuple[int, ...], int]]) -> Table:
    """Return the table of sorted rows: rankings (with a last column of 0) and how many have each."""
    columns = [*zip_longest(*[ranking for ranking, _ in rows], fillvalue=0)]
    rankings = np.zeros((len(rows), len(columns) + 1), dtype=_kind(candidates))
    for place, column in enumerate(columns):
        rankings[:, place] = bytearray(column) if rankings.itemsize == 1 else column  # bytes are taken as they are
    return rankings, np.array([copies for _, copies in rows], dtype=np.int64)


def from_run(candidates: int, run: Run) -> Table:
    """Return the table of packed ballots."""
    return unpacked(run.keys, bits_of(candidates)), run.copies


def to_run(candidates: int, table: Table) -> Run:
    """Return the ballots of a table packed. Raises ValueError for more than `MOST_PACKED` candidates."""
    rankings, copies = table
    return Run(packed(rankings[:, :-1], bits_of(candidates)), copies)


def _kind(candidates: int) -> type[np.uint8] | type[np.uint16]:
    return np.uint8 if candidates <= MOST_PACKED else np.uint16
