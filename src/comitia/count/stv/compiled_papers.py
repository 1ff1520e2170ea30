"""Ballot papers of a large transferable count, moved by compiled loops: the same numbers as those of a table."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from comitia.count.amount import Amount
from comitia.count.compiled.papers import begin, move
from comitia.count.profile import Paper, Profile
from comitia.count.stv.arithmetic import Arithmetic
from comitia.count.stv.table_papers import row_of, valued


class CompiledPapers:
    """Papers in arrays: for each different ranking its value, its place, and the paper that lies after it."""

    __slots__ = ("is_open", "one", "papers", "piles", "received")

    def __init__(self, profile: Profile, arithmetic: Arithmetic) -> None:
        self.one = arithmetic.one
        rankings, copies = profile.table
        size, piles = len(copies), profile.candidates + 1
        values = np.empty(size, dtype=np.int64)
        values.fill(self.one)
        self.papers = (rankings, copies, values, np.zeros(size, dtype=rankings.dtype))
        following, ends = np.empty(size, dtype=np.int32), np.empty((piles, 2), dtype=np.int32)
        self.received = begin(rankings, copies, following, ends)
        self.piles = (following, ends, self.received)
        self.is_open = np.empty(piles, dtype=np.bool_)

    def first(self) -> list[Amount]:
        """Return the value of each candidate's first preferences."""
        return [papers * self.one for papers in self.received.tolist()]

    def move(self, candidate: int, is_open: Sequence[bool], part: tuple[Amount, Amount] | None) -> list[Amount]:
        """Move a candidate's papers to the next open preference, and return the value each pile received."""
        self.is_open[:] = is_open
        self.is_open[0] = True  # the last column: a paper without a further preference
        move(self.papers, self.piles, candidate, self.is_open, cast("tuple[int, int]", part or (0, 0)))
        return [*self.received.tolist()]

    def pile(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        following, ends, _ = self.piles
        there, paper = [], int(ends[candidate, 0])
        while paper >= 0:
            there.append(paper)
            paper = int(following[paper])
        there.sort()
        rankings, copies, values, _ = self.papers
        return valued((rankings, copies), values, there)

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return in which pile the papers of a ranking lie, and the value of each."""
        rankings, _, values, places = self.papers
        paper = row_of(rankings, ranking)
        pile = int(rankings[paper, places[paper]])
        return (pile, int(values[paper])) if pile else (0, 0)
