"""Ballots in an array, one a row: packed and merged, block by block where they are many."""

from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comitia.count import compiled
from comitia.count.limits import MOST_PACKED
from comitia.count.merging import Run, few_votes, merged, parts_of, run_of, run_of_records
from comitia.count.packing import bits_of, by_eights, is_sound, kept_in, packed, words_of

LEAST, MOST = 1 << 16, 1 << 21
"""So many ballots are taken at a time on each processor, at least and at most."""


def run_of_array(candidates: int, array: ArrayLike) -> Run | None:
    """Return the run of ballots, (ballots, places) of marks with 0 after the last; None where one has a fault.

    Raises ValueError for more than 254 candidates, and for an array of another kind.
    """
    if candidates > MOST_PACKED:
        raise ValueError(f"found {candidates} candidates, expected up to {MOST_PACKED} for ballots in an array")
    marks = np.asarray(array)
    if isinstance(array, np.ma.MaskedArray):
        raise ValueError("found an array with a mask, expected 0 where there is no mark")  # noqa: TRY004  as below
    if marks.ndim != 2 or marks.dtype.kind not in "iu":
        raise ValueError(f"found an array of {marks.dtype} {marks.shape}, expected whole numbers (ballots, places)")
    return _of_octets(candidates, _octets(marks, candidates))


def rows_of(array: ArrayLike) -> list[list[int]]:
    """Return the rows of an array as lists."""
    found: list[list[int]] = np.asarray(array).tolist()
    return found


def _octets(marks: NDArray[Any], candidates: int) -> NDArray[np.uint8]:
    """Return the marks as bytes, a place at least; a number that is no candidate becomes one that is none either."""
    if not marks.shape[1]:
        return np.zeros((len(marks), 1), dtype=np.uint8)
    if marks.dtype == np.uint8:
        return marks
    return np.where((marks < 0) | (marks > candidates), 255, marks).astype(np.uint8)


def _of_octets(candidates: int, marks: NDArray[np.uint8]) -> Run | None:
    """Return the run; None where a ballot has a fault: one with more marks than there are candidates has one."""
    if marks[:, max(1, candidates) :].any():
        return None
    marks = np.ascontiguousarray(marks[:, : max(1, candidates)])
    run = _compiled if compiled.pays(marks.size) else _plain
    parts = parts_of(len(marks), LEAST, MOST)
    edges = [len(marks) * part // parts for part in range(parts + 1)]
    return merged([marks[start:end] for start, end in pairwise(edges)], partial(run, candidates))


def _plain(candidates: int, marks: NDArray[np.uint8]) -> Run | None:
    bits = bits_of(candidates)
    if marks.size and int(marks.max()) > candidates:
        return None
    run = run_of(packed(marks, bits))
    return run if is_sound(run.keys, bits, candidates) else None


def _compiled(candidates: int, marks: NDArray[np.uint8]) -> Run | None:
    from comitia.count.compiled import records as loops  # noqa: PLC0415  numba is loaded for large batches only
    from comitia.count.compiled.marks import AT_ONCE, pack  # noqa: PLC0415

    bits, (rows, places) = bits_of(candidates), marks.shape
    words, few = words_of(places, bits), few_votes()
    octets = np.zeros(AT_ONCE * places * bits // 8 + 8, dtype=np.uint8)
    keys = np.empty((rows, words), dtype=np.uint64)
    found, over = pack(marks, bits, kept_in(places, bits), (octets, by_eights(octets)), keys, few)
    if over >= 1 << bits:
        return None
    run = run_of_records(keys[:found], few, words, bits)
    return run if loops.is_sound(run.keys, bits, candidates) else None
