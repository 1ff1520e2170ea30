"""Ballot papers of a large transferable count in numpy arrays of 64-bit whole numbers.

A paper never returns to a pile: everyone ranked above its present place has been elected, excluded or was not
open when it passed. So its next preference is simply the first open one of the whole ranking.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comitia.count.amount import Amount
from comitia.count.profile import Paper, Profile
from comitia.count.stv.arithmetic import Arithmetic
from comitia.count.table import Table


class TablePapers:
    """Papers in arrays: for each different ranking its pile and its value."""

    __slots__ = ("candidates", "copies", "one", "pile_of", "rankings", "value")

    def __init__(self, profile: Profile, arithmetic: Arithmetic) -> None:
        self.one = arithmetic.one
        self.rankings, self.copies = profile.table
        self.candidates = profile.candidates
        self.pile_of = self.rankings[:, 0].copy()
        self.value = np.full(len(self.copies), self.one, dtype=np.int64)

    def first(self) -> list[Amount]:
        """Return the value of each candidate's first preferences."""
        received = np.zeros(self.candidates + 1, dtype=np.int64)
        np.add.at(received, self.pile_of, self.copies * self.one)
        return [*received.tolist()]

    def move(self, candidate: int, is_open: Sequence[bool], part: tuple[Amount, Amount] | None) -> list[Amount]:
        """Move a candidate's papers to the next open preference, and return the value each pile received."""
        moving = np.flatnonzero(self.pile_of == candidate)
        open_marks = np.array(is_open)
        open_marks[0] = True  # the last column: a paper without a further preference
        rankings = self.rankings[moving]
        place = open_marks[rankings].argmax(axis=1)
        pile = rankings[np.arange(len(moving)), place]
        value = self.value[moving]
        if part is not None:
            surplus, total = map(int, part)
            value = value * surplus // total
            self.value[moving] = value
        self.pile_of[moving] = pile
        received = np.zeros(self.candidates + 1, dtype=np.int64)
        np.add.at(received, pile, value * self.copies[moving])
        return [*received.tolist()]

    def move_at_last(self, candidate: int, is_open: Sequence[bool]) -> list[Amount]:
        """Return the value that each pile receives from a candidate."""
        return self.move(candidate, is_open, None)

    def pile(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        there = np.flatnonzero(self.pile_of == candidate)
        return valued((self.rankings, self.copies), there, self.value[there].tolist())

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return in which pile the papers of a ranking lie, and the value of each."""
        place = row_of(self.rankings, ranking)
        pile = int(self.pile_of[place])
        return (pile, int(self.value[place])) if pile else (0, 0)


def row_of(rankings: NDArray[Any], ranking: tuple[int, ...]) -> int:
    """Return the row of a ranking that is in a table."""
    wanted = np.zeros(rankings.shape[1], dtype=rankings.dtype)
    wanted[: len(ranking)] = ranking
    return int((rankings == wanted).all(axis=1).argmax())


def valued(table: Table, rows: list[int] | NDArray[np.intp], values: list[int]) -> list[Paper]:
    """Return the rankings of some rows and how many papers have each, beside the value of each paper."""
    rankings, counts = table
    marks = [tuple(filter(None, ranking)) for ranking in rankings[rows].tolist()]
    return list(zip(marks, counts[rows].tolist(), values, strict=True))
