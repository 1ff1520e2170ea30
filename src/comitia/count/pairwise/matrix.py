"""Each candidate against each other: how many votes rank the one before the other, exactly.

A ballot ranks whom it names before whom it leaves out, and says nothing of those it leaves out among themselves. Who
has withdrawn is in no pair. Large profiles are counted from their table of numbers, as long as all votes together fit
in them. What is counted is who stands before whom on the ballots: the votes of one over another are all that mark the
one, but for those that mark the other earlier.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from comitia.count.comparison import Matrix, Strength
from comitia.count.limits import MOST_IN_A_FLOAT
from comitia.count.profile import Profile

LARGE = 3_000_000
"""From so many pairs on all different rankings on, a table is made of rows: loading numpy takes as long."""
MOST_COMPARED = 200
"""So many candidates are compared, each with each other."""


class Pairs:
    """The votes of each candidate of `among` against each other: `votes[a - 1][b - 1]` rank a before b."""

    __slots__ = ("among", "votes")

    def __init__(self, among: Sequence[int], votes: Matrix) -> None:
        self.among, self.votes = tuple(among), votes

    def over(self, one: int, other: int) -> int:
        """Return how many votes rank one before the other."""
        return self.votes[one - 1][other - 1]

    def margin(self, one: int, other: int) -> int:
        """Return by how many votes one is ahead of the other; below 0 where behind."""
        return self.over(one, other) - self.over(other, one)

    def beats(self, one: int, other: int) -> bool:
        """Return whether more votes rank one before the other than the other way round."""
        return self.margin(one, other) > 0

    def won(self) -> Iterator[tuple[int, int]]:
        """Yield (winner, loser) of each pair that somebody wins."""
        return ((one, other) for one in self.among for other in self.among if self.beats(one, other))

    def equal(self) -> Iterator[tuple[int, int]]:
        """Yield each pair that nobody wins, once."""
        among = self.among
        return ((a, b) for place, a in enumerate(among) for b in among[place + 1 :] if not self.margin(a, b))

    def strength(self, one: int, other: int, by: str) -> Strength:
        """Return how strong a pair that one wins is: by margins, or by votes for, then by fewer votes against.

        Strengths compare as tuples do once what is against is turned round, which `stronger` does.
        """
        if by == "margins":
            return (self.margin(one, other),)
        return (self.over(one, other), self.over(other, one))

    def scores(self, equal: Fraction = Fraction(1, 2)) -> dict[int, Fraction]:
        """Return for each candidate one point for each other that it beats, and so much for each that it equals."""
        found = {}
        for one in self.among:
            margins = [self.margin(one, other) for other in self.among if other != one]
            found[one] = sum(margin > 0 for margin in margins) + margins.count(0) * equal
        return found

    def smith(self) -> tuple[int, ...]:
        """Return the Smith set: the smallest set of which each beats each one outside it."""
        if not self.among:
            return ()
        scores = self.scores()
        best = max(scores.values())
        found = {one for one in self.among if scores[one] == best}
        waiting = list(found)
        while waiting:
            one = waiting.pop()
            more = [other for other in self.among if other not in found and not self.beats(one, other)]
            found |= set(more)
            waiting += more
        return tuple(sorted(found))


def order_of(strength: Strength) -> tuple[int, ...]:
    """Return a strength as a key that sorts the stronger higher: more for, then fewer against."""
    return strength if len(strength) < 2 else (strength[0], -strength[1])


def too_large(profile: Profile, seats: int) -> str:  # noqa: ARG001  one signature
    """Return why there are too many candidates to compare, or an empty text."""
    if profile.candidates > MOST_COMPARED:
        return (
            f"the rules that compare candidates in pairs take up to {MOST_COMPARED} candidates, and these are "
            f"{profile.candidates}: count by another rule"
        )
    return ""


def pairs(profile: Profile) -> Pairs:
    """Return the pairs of a profile."""
    if _is_large(profile):
        from comitia.count.pairwise import table_pairs  # noqa: PLC0415  numpy is loaded for large contests only

        before = table_pairs.before(profile)
    else:
        before = of_rows(profile)
    return Pairs(profile.standing, _over(before, profile))


def of_rows(profile: Profile) -> list[list[int]]:
    """Return how many ballots mark one candidate before another, in row 0 how many mark each."""
    size = profile.candidates + 1
    before = [[0] * size for _ in range(size)]
    for ranking, copies in profile.rows:
        earlier = [before[0]]
        for mark in ranking:
            for votes in earlier:
                votes[mark] += copies
            earlier.append(before[mark])
    return before


def _is_large(profile: Profile) -> bool:
    if profile.valid > MOST_IN_A_FLOAT:
        return False
    return profile.has_table or sum([len(ranking) ** 2 for ranking, _ in profile.rows]) >= 2 * LARGE


def _over(before: Sequence[Sequence[int]], profile: Profile) -> Matrix:
    """Return the votes of each over each: all that mark one, but for those that mark the other earlier."""
    marked, standing = before[0], set(profile.standing)
    numbers = range(1, profile.candidates + 1)
    return tuple(
        tuple(
            marked[one] - before[other][one] if one != other and one in standing and other in standing else 0
            for other in numbers
        )
        for one in numbers
    )
