"""What a rule found by comparing candidates in pairs, in sentences: pairs, Smith set, paths, locks, scores."""

from collections.abc import Callable, Iterator

from comitia.count.amount import shown
from comitia.count.comparison import Comparison
from comitia.count.explanation.speech import listed
from comitia.count.record import Count

Name = Callable[[int], str]


def sentences(count: Count, name: Name) -> Iterator[str]:
    """Yield what the comparison of a count says; nothing where there is none, or nobody to compare."""
    if is_compared(count):
        yield from pairs(count, name)
        yield from what_follows(count, name)


def is_compared(count: Count) -> bool:
    """Return whether a count compared anybody."""
    return count.comparison is not None and len(count.comparison.among) > 1 and count.ballots > 0


def pairs(count: Count, name: Name) -> Iterator[str]:
    """Yield who beats whom; nothing where nobody was compared."""
    if count.comparison is not None:
        yield from _Compared(count.comparison, count.unit, name).pairs()


def what_follows(count: Count, name: Name) -> Iterator[str]:
    """Yield what the rule found from the pairs: the Smith set, paths, locks or scores."""
    if count.comparison is None:
        return
    said = _Compared(count.comparison, count.unit, name)
    yield said.smith()
    yield from said.paths()
    yield from said.locked()
    yield from said.scores()


class _Compared:
    def __init__(self, compared: Comparison, unit: int, name: Name) -> None:
        self.compared, self.unit, self.name = compared, unit, name

    def pairs(self) -> Iterator[str]:
        """Yield a sentence for each candidate who beats anybody, and for each pair that nobody wins."""
        votes, among = self.compared.pairs, self.compared.among
        for one in among:
            beaten = [each for each in among if votes[one - 1][each - 1] > votes[each - 1][one - 1]]
            if beaten:
                said = [f"{self.name(each)} ({self._pair(one, each)})" for each in beaten]
                yield f"{self.name(one)} beats {listed(said)}."
            for other in among:
                if one < other and votes[one - 1][other - 1] == votes[other - 1][one - 1]:
                    yield f"{self.name(one)} and {self.name(other)} are level ({self._pair(one, other)})."

    def smith(self) -> str:
        """Return who is in the Smith set."""
        smith = [self.name(each) for each in self.compared.smith]
        if len(smith) == 1:
            return f"{smith[0]} beats each of the others, one to one."
        if len(smith) == len(self.compared.among):
            return "All are in the Smith set: no smaller one beats everyone outside it."
        return f"The Smith set, who each beat each one outside it: {listed(smith)}."

    def paths(self) -> Iterator[str]:
        """Yield the strongest paths from each candidate."""
        for one in self.compared.among if self.compared.paths else ():
            strengths = [(each, self.compared.paths[one - 1][each - 1]) for each in self.compared.among if each != one]
            said = [f"to {self.name(each)} {self._strength(strength)}" for each, strength in strengths if strength]
            yield f"The strongest paths from {self.name(one)}: {', '.join(said) or 'none'}."

    def locked(self) -> Iterator[str]:
        """Yield what became of each pair, in the order in which they were taken."""
        for number, each in enumerate(self.compared.locked, 1):
            winner, loser, votes = self.name(each.winner), self.name(each.loser), self._pair(each.winner, each.loser)
            end = "locked" if each.holds else f"passed over, {loser} is already before {winner}"
            yield f"Pair {number}, {winner} before {loser}, {votes}: {end}."

    def scores(self) -> Iterator[str]:
        """Yield the points or greatest defeats of all, where the rule has them."""
        among = self.compared.among
        if points := self.compared.points:
            said = [f"{self.name(each)} {shown(points[each - 1], 1)}" for each in among]
            yield f"Points: {', '.join(said)}."
        if defeats := self.compared.defeats:
            said = [f"{self.name(each)} {self._votes(defeats[each - 1])}" for each in among]
            yield f"Greatest defeats: {', '.join(said)}."

    def _pair(self, one: int, other: int) -> str:
        votes = self.compared.pairs
        return f"{self._votes(votes[one - 1][other - 1])} to {self._votes(votes[other - 1][one - 1])}"

    def _strength(self, strength: tuple[int, ...]) -> str:
        return " to ".join(map(self._votes, strength)) if len(strength) > 1 else f"by {self._votes(strength[0])}"

    def _votes(self, votes: int) -> str:
        return shown(votes, 1, self.unit)
