"""Ballot papers in parcels: with each candidate, the papers that came at one value, which go on together.

Votes are whole numbers: a candidate has the number of papers times their value, without its fraction, of each
movement by itself, so that the votes of a parcel are kept beside its papers.
"""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.profile import Paper, Profile

ONE = Fraction(1)
Lying = tuple[tuple[int, ...], int, int]
"""A ranking, how many papers have it, and at which place of it they lie."""


class WholeParcels:
    """The papers of all candidates, each parcel under its value, with the votes that it brought."""

    __slots__ = ("papers", "votes")

    def __init__(self, profile: Profile) -> None:
        places = range(profile.candidates + 1)
        self.papers: list[dict[Fraction, list[Lying]]] = [defaultdict(list) for _ in places]
        self.votes: list[dict[Fraction, int]] = [defaultdict(int) for _ in places]
        for ranking, copies in profile.rows:
            self.papers[ranking[0]][ONE].append((ranking, copies, 0))
            self.votes[ranking[0]][ONE] += copies

    def first(self) -> list[Amount]:
        """Return the votes that each candidate begins with; place 0 is not used."""
        return [sum(votes.values()) for votes in self.votes]

    def held(self, candidate: int) -> int:
        """Return how many papers a candidate holds."""
        return sum(copies for lying in self.papers[candidate].values() for _, copies, _ in lying)

    def held_at_values(self, candidate: int) -> list[Paper]:
        """Return the papers that a candidate holds, each at the value at which it came."""
        parcels = self.papers[candidate].items()
        return [(ranking, copies, value) for value, lying in parcels for ranking, copies, _ in lying]

    def values(self, candidate: int) -> list[Fraction]:
        """Return the values of a candidate's parcels, highest first."""
        papers = self.papers[candidate]
        return sorted((value for value in papers if any(copies for _, copies, _ in papers[value])), reverse=True)

    def pass_on(
        self, candidate: int, at: Sequence[Fraction], value: Fraction, is_open: Sequence[bool]
    ) -> tuple[int, list[Amount]]:
        """Pass on a candidate's parcels of some values, at one value; return their votes, and what each one receives.

        Place 0 receives what names nobody further.
        """
        numbers = [0] * len(self.papers)
        left = sum(self.votes[candidate].pop(parcel) for parcel in at)
        for parcel in at:
            self._move(self.papers[candidate].pop(parcel), value, is_open, numbers)
        for parcel in [each for each in self.papers[candidate] if each not in self.values(candidate)]:
            self._move(self.papers[candidate].pop(parcel), parcel, is_open, numbers)  # followed, and cast by nobody
        received: list[Amount] = [number * value.numerator // value.denominator for number in numbers]
        for mark, votes in enumerate(received[1:], 1):
            if numbers[mark]:
                self.votes[mark][value] += int(votes)
        return left, received

    def _move(self, papers: list[Lying], value: Fraction, is_open: Sequence[bool], numbers: list[int]) -> None:
        """Move papers on, each to the next on it who is open, and add up how many came to each."""
        for ranking, copies, place in papers:
            for further in range(place + 1, len(ranking)):
                mark = ranking[further]
                if is_open[mark]:
                    self.papers[mark][value].append((ranking, copies, further))
                    numbers[mark] += copies
                    break
            else:
                numbers[0] += copies

    def where(self, ranking: tuple[int, ...]) -> tuple[int, Amount]:
        """Return with whom the papers of a ranking lie, and the value of each; 0 and 0 where they have gone out."""
        for mark in ranking:
            for value, lying in self.papers[mark].items():
                if any(found == ranking for found, _, _ in lying):
                    return mark, value
        return 0, 0
