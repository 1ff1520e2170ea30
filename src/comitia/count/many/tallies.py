"""The votes of each candidate in each of many councils, piece by piece: by compiled loops, or by numpy alone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from os import cpu_count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from comitia.count import compiled
from comitia.count.many.boxes import Boxes

Found = TypeVar("Found")
Piece = tuple[int, int]
"""The first council of a piece, and the one after its last."""
Counter = Callable[[Piece], int]
"""What fills the columns of a piece, and returns the first council with a mark beyond the candidates, or -1."""
THREADS = min(cpu_count() or 1, 8)
PIECE, SMALL_PIECE = 8_000_000, 500_000
FEW, MANY = 23, 8
"""Up to so many candidates, and from so many ballots for each of them on, comparing is faster than pointing."""


def tallied(
    boxes: Boxes, candidates: int, use: Callable[[int, NDArray[np.int64]], Found]
) -> tuple[NDArray[np.int64], list[Found]]:
    """Return a table with a row for blank ballots, one for each candidate, and a column a council; and what is found.

    `use` gets the first council of each piece and the votes in it, while other pieces are still counted. Raises
    ValueError for the first mark beyond the candidates.
    """
    rows = -(-(candidates + 1) // 4) * 4
    counts = np.zeros((rows, boxes.councils), dtype=np.int64)
    compiles = compiled.pays(len(boxes.marks))
    count = _loop(boxes, candidates, counts) if compiles else _sums(boxes, candidates, counts)

    def each(piece: Piece) -> Found:
        bad = count(piece)
        if bad >= 0:
            raise ValueError(boxes.beyond(bad, candidates))
        return use(piece[0], counts[1 : candidates + 1, slice(*piece)])

    if not compiles:
        return counts[: candidates + 1], list(map(each, pieces(boxes, SMALL_PIECE)))
    with ThreadPoolExecutor(THREADS) as pool:
        return counts[: candidates + 1], list(pool.map(each, pieces(boxes, PIECE)))


def pieces(boxes: Boxes, ballots: int) -> list[Piece]:
    """Return the councils in pieces of about so many ballots."""
    steps = np.arange(0, len(boxes.marks) + ballots, ballots)
    cuts = sorted({0, *np.searchsorted(boxes.bounds[:-1], steps).tolist(), boxes.councils})
    return list(pairwise(cuts))


def _loop(boxes: Boxes, candidates: int, counts: NDArray[np.int64]) -> Counter:
    from comitia.count.compiled import tallies  # noqa: PLC0415  numba is loaded for large batches only

    marks, bounds = boxes.marks, boxes.bounds
    if candidates > FEW or len(marks) < MANY * candidates * boxes.councils:
        return lambda piece: int(tallies.gathered(marks, bounds, np.int64(candidates), *piece, counts))
    wanted = np.arange(len(counts), dtype=marks.dtype)

    def compare(piece: Piece) -> int:
        tallies.compared(marks, bounds, wanted, *piece, counts)
        return _short(boxes, candidates, piece, counts)

    return compare


def _short(boxes: Boxes, candidates: int, piece: Piece, counts: NDArray[np.int64]) -> int:
    """Return the first council whose counts do not add up to its ballots, or -1."""
    first, last = piece
    sizes = np.diff(boxes.bounds[first : last + 1])
    short = np.flatnonzero(counts[: candidates + 1, first:last].sum(axis=0) != sizes)
    return first + int(short[0]) if len(short) else -1


def _sums(boxes: Boxes, candidates: int, counts: NDArray[np.int64]) -> Counter:
    width = candidates + 2

    def add(piece: Piece) -> int:
        first, last = piece
        bounds = boxes.bounds[first : last + 1]
        keys = np.minimum(boxes.marks[bounds[0] : bounds[-1]], candidates + 1).astype(np.int64)
        keys += np.repeat(np.arange(last - first) * width, np.diff(bounds))
        found = np.bincount(keys, minlength=(last - first) * width).reshape(-1, width)
        counts[: candidates + 1, first:last] = found[:, :-1].T
        bad = np.flatnonzero(found[:, -1])
        return first + int(bad[0]) if len(bad) else -1

    return add
