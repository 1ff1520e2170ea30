"""Ballot papers of a large transferable count, moved by compiled loops: the same numbers as those of a table."""

from collections.abc import Sequence

import numpy as np

from comitia.count.amount import Amount
from comitia.count.compiled.papers import begin, move
from comitia.count.profile import Paper, Profile
from comitia.count.stv.arithmetic import Arithmetic
from comitia.count.stv.table_papers import row_of, valued


class CompiledPapers:
    """Papers in arrays: for each different ranking its value, its place, and the paper that lies after it."""

    __slots__ = ("copies", "ends", "following", "one", "place", "rankings", "received", "value")

    def __init__(self, profile: Profile, arithmetic: Arithmetic) -> None:
        self.one = arithmetic.one
        self.rankings, self.copies = profile.table
        size = len(self.copies)
        self.place = np.zeros(size, dtype=self.rankings.dtype)
        self.value = np.full(size, self.one, dtype=np.int64)
        self.following = np.empty(size, dtype=np.int32)
        self.ends = np.empty((profile.candidates + 1, 2), dtype=np.int32)
        self.received = begin(self.rankings, self.copies, self.following, self.ends)

    def first(self) -> list[Amount]:
        """Return the value of each candidate's first preferences."""
        return [*(self.received * self.one).tolist()]

    def move(self, candidate: int, is_open: Sequence[bool], part: tuple[Amount, Amount] | None) -> list[Amount]:
        """Move a candidate's papers to the next open preference, and return the value each pile received."""
        opened = np.array(is_open)
        opened[0] = True  # the last column: a paper without a further preference
        papers = (self.rankings, self.copies, self.value, self.place)
        surplus, total = map(int, part) if part else (0, 0)
        return [*move(papers, (self.following, self.ends), candidate, opened, (surplus, total)).tolist()]

    def pile(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        there, paper = [], int(self.ends[candidate, 0])
        while paper >= 0:
            there.append(paper)
            paper = int(self.following[paper])
        there.sort()
        return valued((self.rankings, self.copies), self.value, there)

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return in which pile the papers of a ranking lie, and the value of each."""
        paper = row_of(self.rankings, ranking)
        pile = int(self.rankings[paper, self.place[paper]])
        return (pile, int(self.value[paper])) if pile else (0, 0)
