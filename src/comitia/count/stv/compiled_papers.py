"""Ballot papers of a large transferable count, moved by compiled loops: the same numbers as those of a table."""

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from comitia.count.amount import Amount
from comitia.count.compiled.papers import AFTER, BEGIN, END, LAST, PASSED, add_up, begin, move
from comitia.count.merging import with_an_end
from comitia.count.packing import bits_of
from comitia.count.profile import Paper, Profile
from comitia.count.stv.arithmetic import Arithmetic
from comitia.count.stv.table_papers import row_of, valued


class CompiledPapers:
    """Papers in ranges of the sorted rankings: for each its value, and the pile where it lies."""

    __slots__ = ("ballots", "bits", "is_open", "profile", "ranges", "used", "values", "votes")

    def __init__(self, profile: Profile, arithmetic: Arithmetic) -> None:
        self.profile, self.bits = profile, bits_of(profile.candidates)
        run = with_an_end(profile.packed, self.bits)
        self.ballots = (run.keys, run.copies)
        rows = profile.candidates + 1 + profile.size
        self.ranges, self.values = np.empty((rows, 4), dtype=np.int32), np.empty(rows, dtype=np.int64)
        self.votes = np.empty(profile.candidates + 1, dtype=np.int64)
        self.is_open = np.ones(1 << self.bits, dtype=np.bool_)
        self.used = begin(self.ballots, self.bits, arithmetic.one, (self.ranges, self.values), self.votes)
        self.votes *= arithmetic.one

    def first(self) -> list[Amount]:
        """Return the value of each candidate's first preferences."""
        return [*self.votes.tolist()]

    def move(self, candidate: int, is_open: Sequence[bool], part: tuple[Amount, Amount] | None) -> list[Amount]:
        """Move a candidate's papers to the next open preference, and return the value each pile received."""
        surplus = cast("tuple[int, int]", part or (0, 0))
        piles = (self.ranges, self.values, self.used)
        self.used = move(self.ballots, piles, candidate, self._opened(is_open), surplus, self.votes)
        return [*self.votes.tolist()]

    def move_at_last(self, candidate: int, is_open: Sequence[bool]) -> list[Amount]:
        """Return the value that each pile receives from a candidate; where the papers lie is not told any more."""
        add_up(self.ballots, (self.ranges, self.values), candidate, self._opened(is_open), self.votes)
        return [*self.votes.tolist()]

    def _opened(self, is_open: Sequence[bool]) -> NDArray[np.bool_]:
        self.is_open[: len(is_open)] = is_open
        self.is_open[0] = True  # the end of a ranking: a paper without a further preference
        return self.is_open

    def pile(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        rows: dict[int, int] = {}
        here = candidate
        while here != self.ranges[candidate, LAST]:
            here = int(self.ranges[here, AFTER])
            begin, end = self.ranges[here, BEGIN : END + 1].tolist()
            rows |= dict.fromkeys(range(begin, end), int(self.values[here]))
        there = sorted(rows)
        return valued(self.profile.table, there, [rows[row] for row in there])

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return in which pile the papers of a ranking lie, and the value of each."""
        rankings, piles = self.profile.table[0], len(self.votes)
        row, ranges = row_of(rankings, ranking), self.ranges[piles : self.used]
        here = int(((ranges[:, BEGIN] <= row) & (row < ranges[:, END])).argmax())
        pile = int(rankings[row, ranges[here, PASSED] // self.bits - 1])
        return (pile, int(self.values[piles + here])) if pile else (0, 0)
