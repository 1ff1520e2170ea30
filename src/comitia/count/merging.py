"""Equal rankings merged: runs of different keys in order, and how many ballots have each.

A large batch is taken block by block on all processors: the ballots of a block are sorted and equal ones made one run,
and runs are joined as they come. So there are as many keys in memory as there are different rankings, twice at most,
and some blocks.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from os import cpu_count
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from comitia.count import compiled
from comitia.count.limits import MOST_IN_64_BITS
from comitia.count.packing import Keys, longest_of

Block = TypeVar("Block")


@dataclass(frozen=True, slots=True)
class Run:
    """Different keys in ascending order, and how many ballots have each."""

    keys: Keys
    copies: NDArray[np.int64]

    @property
    def ballots(self) -> int:
        """Return how many ballots there are."""
        return int(self.copies.sum())

    def without_blank(self) -> tuple["Run", int]:
        """Return the run of the keys that have a mark, and how many ballots have none."""
        if not len(self.keys) or self.keys[0].any():
            return self, 0
        return Run(self.keys[1:], self.copies[1:]), int(self.copies[0])


def run_of(keys: Keys, copies: NDArray[np.int64] | None = None) -> Run:
    """Return the run of keys in any order; each is one ballot where `copies` does not say otherwise."""
    if keys.shape[1] == 1 and copies is None:
        ordered, order = np.sort(keys, axis=0), None
    else:
        order = np.lexsort(keys.T[::-1])
        ordered = keys[order]
    is_first = np.ones(len(keys), dtype=np.bool_)
    is_first[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    firsts = np.flatnonzero(is_first)
    if copies is None:
        return Run(ordered[firsts], np.diff(firsts, append=len(keys)))
    return Run(ordered[firsts], np.add.reduceat(copies[order], firsts) if len(keys) else copies)


class Few(NamedTuple):
    """Votes of rankings with few marks, and how far the bits that are a place in them stand from the end of a word."""

    votes: NDArray[np.int64]
    shift: int


def few_votes() -> Few:
    """Return a place for the votes of each ranking whose marks stand in 16 bits: most ballots rank few."""
    return Few(np.zeros(1 << 16, dtype=np.int64), 64 - 16)


def run_of_records(records: Keys, few: Few, words: int, bits: int) -> Run:
    """Return the run of records with marks of so many bits in their words, and of the votes of those with few marks.

    The records are written to.
    """
    from comitia.count.compiled import records as loops  # noqa: PLC0415  numba is loaded for large batches only

    used = longest_of(records[:, :words], bits) * bits
    ordered = loops.sorted_records(records, np.empty_like(records), words, used)
    most = len(records) + int(np.count_nonzero(few.votes))
    keys, copies = np.empty((most, words), dtype=np.uint64), np.empty(most, dtype=np.int64)
    found = loops.run_of(ordered, few, keys, copies)
    return Run(keys[:found], copies[:found])


def merged(blocks: Sequence[Block], run: Callable[[Block], Run | None]) -> Run | None:
    """Return one run of the runs of all blocks, at least one; None where one has none, or ballots overflow 64 bits."""
    waiting: list[tuple[int, Run]] = []
    ballots = 0
    for found in _each(blocks, run):
        ballots += found.ballots if found else 0
        if found is None or ballots > MOST_IN_64_BITS:
            return None
        size, each = 1, found
        while waiting and waiting[-1][0] == size:  # those of like size are joined first
            size, each = 2 * size, _join(waiting.pop()[1], each)
        waiting.append((size, each))
    last = waiting.pop()[1]
    while waiting:
        last = _join(waiting.pop()[1], last)
    return last


def parts_of(size: int, least: int, most: int) -> int:
    """Return in how many blocks so much is worked on: as many as processors, of `least` each; none above `most`."""
    return max(min(processors(), size // least), -(-size // most), 1)


def processors() -> int:
    """Return how many blocks are worked on at a time."""
    return cpu_count() or 1


def _each(blocks: Sequence[Block], run: Callable[[Block], Run | None]) -> Iterator[Run | None]:
    """Yield what comes of each block, in order; no more blocks are begun than are worked on at a time, and one."""
    if len(blocks) == 1:
        yield run(blocks[0])
        return
    from concurrent.futures import Future, ThreadPoolExecutor  # noqa: PLC0415  for large batches only

    with ThreadPoolExecutor(processors()) as pool:
        begun: deque[Future[Run | None]] = deque()
        for block in blocks:
            if len(begun) > processors():
                yield begun.popleft().result()
            begun.append(pool.submit(run, block))
        while begun:
            yield begun.popleft().result()


def _join(one: Run, other: Run) -> Run:
    words, steps = max(one.keys.shape[1], other.keys.shape[1]), len(one.keys) + len(other.keys)
    one, other = _widened(one, words), _widened(other, words)
    if not compiled.pays(steps):
        return run_of(np.concatenate((one.keys, other.keys)), np.concatenate((one.copies, other.copies)))
    from comitia.count.compiled import records as loops  # noqa: PLC0415  numba is loaded for large batches only

    keys, copies = np.empty((steps, words), dtype=np.uint64), np.empty(steps, dtype=np.int64)
    found = loops.joined(one.keys, other.keys, (one.copies, other.copies), keys, copies)
    return Run(keys[:found], copies[:found])


def with_an_end(run: Run, bits: int) -> Run:
    """Return the run with keys that have room for a 0 after the last mark; those of 4 bits a mark always have."""
    words = run.keys.shape[1]
    is_full = bits == 8 and longest_of(run.keys, bits) * bits == 64 * words
    return _widened(run, words + 1) if is_full else run


def _widened(run: Run, words: int) -> Run:
    """Return the run with keys of so many words: what is added holds no mark."""
    missing = words - run.keys.shape[1]
    return Run(np.pad(run.keys, ((0, 0), (0, missing))), run.copies) if missing else run
