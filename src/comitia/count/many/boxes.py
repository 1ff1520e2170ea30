"""The ballots of many councils in one array: one mark a ballot, 0 for a blank one, one council after the other."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Boxes:
    """Marks of 8 or 16 bits without a sign, and `bounds`: where each council begins, and where the last one ends."""

    marks: NDArray[Any]
    bounds: NDArray[np.int64]

    @property
    def councils(self) -> int:
        """Return how many councils there are."""
        return len(self.bounds) - 1

    def beyond(self, council: int, candidates: int) -> str:
        """Return what is wrong with the first mark of a council that names nobody; empty where each names somebody."""
        begin, end = self.bounds[council : council + 2].tolist()
        part = self.marks[begin:end]
        wrong = np.flatnonzero(part > candidates)
        return _unknown(council, int(wrong[0]), int(part[wrong[0]]), candidates) if len(wrong) else ""


def boxes(marks: ArrayLike, starts: ArrayLike | None, candidates: int) -> Boxes:
    """Return the ballots of a table (councils, voters), or of a row in which council `i` begins at `starts[i]`.

    Raises ValueError for other shapes, for marks that are no whole numbers, and for starts that are no way through it.
    Marks of 8 or 16 bits without a sign are looked at when they are counted, others here.
    """
    table = np.asarray(marks)
    if table.ndim != (2 if starts is None else 1):
        raise ValueError(f"found marks in {table.ndim} dimensions, expected (councils, voters), or one row with starts")
    bounds = _even(*table.shape) if starts is None else _bounds(np.asarray(starts), len(table))
    if table.size and table.dtype.kind not in "iu":
        raise ValueError(f"found marks of the kind {table.dtype}, expected whole numbers")
    flat = np.ascontiguousarray(table).reshape(-1)
    if table.dtype not in {np.dtype(np.uint8), np.dtype(np.uint16)}:
        flat = _narrow(flat, bounds, candidates)
    return Boxes(marks=flat, bounds=bounds)


def _even(councils: int, voters: int) -> NDArray[np.int64]:
    return np.arange(councils + 1, dtype=np.int64) * voters


def _bounds(starts: NDArray[Any], ballots: int) -> NDArray[np.int64]:
    if starts.ndim != 1 or (starts.size and starts.dtype.kind not in "iu"):
        raise ValueError("starts are one row of whole numbers: where the ballots of each council begin")
    bounds = np.append(starts.astype(np.int64), ballots)
    if bounds[0] != 0 or bool((bounds[1:] < bounds[:-1]).any()):
        raise ValueError(f"starts begin with 0 and never fall, up to the {ballots} ballots that there are")
    return bounds


def _narrow(flat: NDArray[Any], bounds: NDArray[np.int64], candidates: int) -> NDArray[Any]:
    wrong = np.flatnonzero((flat < 0) | (flat > candidates))
    if len(wrong):
        council = int(np.searchsorted(bounds, wrong[0], side="right")) - 1
        raise ValueError(_unknown(council, int(wrong[0] - bounds[council]), int(flat[wrong[0]]), candidates))
    return flat.astype(np.uint8 if candidates < 256 else np.uint16)


def _unknown(council: int, voter: int, mark: int, candidates: int) -> str:
    return f"council {council}, voter {voter}: found candidate {mark}, expected a number from 0 to {candidates}"
