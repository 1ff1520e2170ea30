"""The ballot papers of a transferable count, lying in piles by the candidate they count for now.

Three ways of holding them give the same numbers: plain lists for small contests (and for numbers beyond 64 bits), a
numpy table for large ones, whose numbers are whole, and arrays that compiled loops go through where these pay. What a
paper is worth, the rule's arithmetic tells.
"""

import sys
from collections.abc import Iterable, Sequence
from typing import Protocol

from comitia.count import compiled
from comitia.count.amount import Amount
from comitia.count.limits import MOST_IN_64_BITS, MOST_PACKED, MOST_RANGES
from comitia.count.profile import Paper, Profile
from comitia.count.stv.arithmetic import Arithmetic, Decimals

SMALL, SMALL_ALONE, SMALL_PACKED = 250, 5_000, 100
"""So many different rankings lie in lists where numpy is loaded, where it is not, and where they are packed already."""


class Papers(Protocol):
    """Piles of ballot papers, one for each candidate."""

    def first(self) -> list[Amount]:
        """Return the value of each candidate's first preferences; place 0 is not used."""
        ...

    def move(self, candidate: int, is_open: Sequence[bool], part: tuple[Amount, Amount] | None) -> list[Amount]:
        """Move a candidate's papers to the next open preference, and return the value each pile received.

        Place 0 received what had no further preference. With `part` (surplus, total) each paper's value becomes
        that part of it; without, papers keep their value.
        """
        ...

    def move_at_last(self, candidate: int, is_open: Sequence[bool]) -> list[Amount]:
        """Return the value that each pile receives from a candidate, where nobody asks after it how the papers lie."""
        ...

    def pile(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        ...

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return in which pile the papers of a ranking lie, and the value of each; 0 and 0 where they have gone out."""
        ...


def papers(profile: Profile, arithmetic: Arithmetic) -> Papers:
    """Return the papers of a profile, held as its size asks for."""
    is_large_number = profile.valid * arithmetic.one**2 > MOST_IN_64_BITS
    if is_large_number or not isinstance(arithmetic, Decimals):
        return ListPapers(profile, arithmetic)
    is_packed = profile.candidates <= MOST_PACKED and profile.size <= MOST_RANGES
    pays = is_packed and compiled.pays(profile.size * profile.candidates)
    small = SMALL if "numpy" in sys.modules else SMALL_ALONE
    if profile.size <= (SMALL_PACKED if pays and profile.has_table else small):
        return ListPapers(profile, arithmetic)
    if pays:
        from comitia.count.stv.compiled_papers import CompiledPapers  # noqa: PLC0415  numba is loaded where it pays

        return CompiledPapers(profile, arithmetic)
    from comitia.count.stv.table_papers import TablePapers  # noqa: PLC0415  numpy is loaded for large contests only

    return TablePapers(profile, arithmetic)


class ListPapers:
    """Papers in lists: exact at any size, quick for small contests."""

    __slots__ = ("arithmetic", "piles")

    def __init__(self, profile: Profile, arithmetic: Arithmetic) -> None:
        self.arithmetic, one = arithmetic, arithmetic.one
        self.piles: list[list[Paper]] = [[] for _ in range(profile.candidates + 1)]
        for ranking, copies in profile.rows:
            self.piles[ranking[0]].append((ranking, copies, one))

    def first(self) -> list[Amount]:
        """Return the value of each candidate's first preferences."""
        return [self.arithmetic.one * sum([paper[1] for paper in pile]) for pile in self.piles]

    def move(self, candidate: int, is_open: Sequence[bool], part: tuple[Amount, Amount] | None) -> list[Amount]:
        """Move a candidate's papers to the next open preference, and return the value each pile received."""
        received: list[Amount] = [0] * len(self.piles)
        moving, self.piles[candidate] = self.piles[candidate], []
        different = {before for _, _, before in moving}  # few
        worth = {before: self.arithmetic.part(before, *part) if part else before for before in different}
        for ranking, copies, before in moving:
            value = worth[before]
            for mark in ranking:
                if is_open[mark]:
                    self.piles[mark].append((ranking, copies, value))
                    received[mark] += copies * value
                    break
            else:
                received[0] += copies * value
        return received

    def move_at_last(self, candidate: int, is_open: Sequence[bool]) -> list[Amount]:
        """Return the value that each pile receives from a candidate."""
        return self.move(candidate, is_open, None)

    def pile(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        return list(self.piles[candidate])

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return in which pile the papers of a ranking lie, and the value of each."""
        for candidate, pile in enumerate(self.piles):
            for found, _, value in pile:
                if found == ranking:
                    return candidate, value
        return 0, 0


class ValuedPapers(ListPapers):
    """Papers that have their values from an earlier count; one without a preference lies in place 0 from the start."""

    __slots__ = ()

    def __init__(self, candidates: int, given: Iterable[Paper], arithmetic: Arithmetic) -> None:
        self.arithmetic = arithmetic
        self.piles = [[] for _ in range(candidates + 1)]
        for paper in given:
            self.piles[paper[0][0] if paper[0] else 0].append(paper)

    def first(self) -> list[Amount]:
        """Return the value that each candidate begins with; place 0 has what names nobody who stands."""
        return [sum(copies * value for _, copies, value in pile) for pile in self.piles]
