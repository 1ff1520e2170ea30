"""Ballots in an array, one a row: packed and merged, block by block where they are many."""

from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comitia.count import compiled
from comitia.count.limits import MOST_PACKED
from comitia.count.merging import Run, few_votes, merged, parts_of, run_of, run_of_records
from comitia.count.packing import bits_of, is_sound, packed, words_of

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


def _octets(marks: NDArray[Any], candidates: int) -> NDArray[np.uint8]:
    """Return the marks as bytes, a place at least; a number that is no candidate becomes one that is none either."""
    if not marks.shape[1]:
        return np.zeros((len(marks), 1), dtype=np.uint8)
    if marks.dtype == np.uint8:
        return np.ascontiguousarray(marks)
    return np.where((marks < 0) | (marks > candidates), 255, marks).astype(np.uint8)


def _of_octets(candidates: int, marks: NDArray[np.uint8]) -> Run | None:
    """Return the run; None where a ballot has a fault."""
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
    from comitia.count.compiled.marks import pack  # noqa: PLC0415

    bits, (rows, places) = bits_of(candidates), marks.shape
    words, chunks = words_of(places, bits), -(-places // 8)
    kept = np.array([(1 << 8 * min(8, places - 8 * chunk)) - 1 for chunk in range(chunks)], dtype=np.uint64)
    keys, votes = np.empty((rows, words), dtype=np.uint64), few_votes()
    inside = max(0, (marks.size - 8 * chunks) // places + 1)  # so many rows end before the last eight marks do
    found, over = pack(_by_eights(marks.ravel(), inside, places, chunks), kept, places, bits, keys, votes)
    rest = np.zeros((rows - inside) * places + 8 * chunks, dtype=np.uint8)
    rest[: (rows - inside) * places] = marks[inside:].ravel()
    more, last = pack(_by_eights(rest, rows - inside, places, chunks), kept, places, bits, keys[found:], votes)
    if max(int(over | last).to_bytes(8)) >= 1 << bits:
        return None
    run = run_of_records(keys[: found + more], votes, words, bits)
    return run if loops.is_sound(run.keys, bits, candidates) else None


def _by_eights(flat: NDArray[np.uint8], rows: int, places: int, chunks: int) -> NDArray[np.uint64]:
    """Return the marks of so many rows, each with the seven after it, as words that overlap."""
    length = (rows - 1) * places + 8 * (chunks - 1) + 1 if rows else 0
    return np.ndarray((length,), dtype="<u8", buffer=flat.data, strides=(1,))
