"""Approval ballots one by one, and what the definitions of proportional committees say of them: slow, and plain to read."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import strategies as st

from comitia.count import Profile

WEIGHTS = st.sampled_from([Fraction(1), Fraction(1, 3), Fraction(7, 2)])
Ballots = list[tuple[Fraction, frozenset[int]]]
"""The weight of each ballot in votes, and whom it approves."""


def ballots_of(profile: Profile) -> Ballots:
    """Return each ballot with its weight in votes."""
    return [(Fraction(copies, profile.unit), frozenset(marks)) for marks, copies in profile.rows]


def weighed(profile: Profile, by: Fraction) -> Profile:
    """Return a profile of the same ballots, each with so many times its weight."""
    return Profile.from_ballots(profile.candidates, [(copies * by, marks) for marks, copies in profile.rows])


def score(ballots: Ballots, committee: Sequence[int]) -> Fraction:
    """Return the score of a committee: 1 + 1/2 + 1/3 ... for the members that a ballot approves."""
    inside = frozenset(committee)
    return sum((w * Fraction(1, k) for w, marks in ballots for k in range(1, len(marks & inside) + 1)), Fraction())


def least_rho(ballots: Ballots, money: list[Fraction], candidate: int) -> Fraction | None:
    """Return the rho for which the voters of a candidate pay just one seat: some pay all, some the same."""
    voters = [number for number, (_, marks) in enumerate(ballots) if candidate in marks]
    if sum(ballots[v][0] * money[v] for v in voters) < 1:
        return None
    for most in sorted({money[v] for v in voters}):
        all_there_is = sum((ballots[v][0] * money[v] for v in voters if money[v] < most), Fraction())
        others = sum((ballots[v][0] for v in voters if money[v] >= most), Fraction())
        rho = (1 - all_there_is) / others
        if rho <= most and all(money[v] <= rho for v in voters if money[v] < most):
            return rho
    raise AssertionError("enough money has a rho")


def cohesive(profile: Profile, seats: int) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield for each group that has a right to so many seats by size how many, and its common candidates, at least so many.

    The groups are those of all ballots that approve a set of candidates: smaller groups demand no more.
    """
    candidates = range(1, profile.candidates + 1) if profile.valid else ()
    for number in range(1, min(seats, profile.candidates) + 1):
        for common in combinations(candidates, number):
            size = sum(copies for marks, copies in profile.rows if set(common) <= set(marks))
            for deserved in range(1, number + 1):
                if size * seats >= deserved * profile.valid:
                    yield deserved, frozenset(common)
