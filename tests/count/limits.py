"""Constraints for the counting tests: short to write, drawn at random, and looked for set by set."""

from collections.abc import Collection, Sequence
from itertools import combinations

from hypothesis import strategies as st
from tests.count.ballots import profile

from comitia.count import CONSTRAINABLE, Constrained, Constraint, Constraints, Count, Lots, constrained

MOST_VOTES = [rule for rule in CONSTRAINABLE if rule not in {"scottish-stv", "wigm", "meek"}]
NAMES = ["Ama", "Bo", "Cleo", "Dag", "Eli", "Finn"]


def least(number: int, members: str, group: str = "north") -> Constraint:
    return Constraint(group=group, members=numbers(members), at_least=number)


def most(number: int, members: str, group: str = "east") -> Constraint:
    return Constraint(group=group, members=numbers(members), at_most=number)


def numbers(members: str) -> tuple[int, ...]:
    return tuple(ord(mark) - ord("A") + 1 for mark in members)


def within(
    rule: str, candidates: int, text: str, seats: int, *limits: Constraint, lots: Lots | None = None
) -> Constrained:
    outcome = constrained(
        profile(candidates, text), rule=rule, seats=seats, constraints=Constraints(all=limits), lots=lots
    )
    assert isinstance(outcome, Constrained), outcome
    return outcome


def decided(found: Count) -> list[tuple[int, str, str, str]]:
    return [(s.number, NAMES[d.candidate - 1], d.reason, d.clause) for s in found.stages for d in s.decisions]


@st.composite
def limits(draw: st.DrawFn, candidates: int) -> Constraints:
    """Draw up to three groups, and how many of each at least and at most."""
    found = []
    for name in "xyz"[: draw(st.integers(1, 3))]:
        members = draw(st.lists(st.integers(1, candidates), unique=True, min_size=1))
        at_least = draw(st.integers(0, 2))
        at_most = draw(st.one_of(st.none(), st.integers(at_least, 3)))
        if at_least or at_most is not None:
            found.append(Constraint(group=name, members=tuple(members), at_least=at_least, at_most=at_most))
    return Constraints(all=tuple(found))


def keeps(given_limits: Constraints, elected: Collection[int]) -> bool:
    """Return whether a set keeps all constraints, counted anew."""
    return all(
        each.at_least <= len(set(elected) & set(each.members)) <= (99 if each.at_most is None else each.at_most)
        for each in given_limits.all
    )


def possible(given_limits: Constraints, standing: Sequence[int], seats: int) -> list[tuple[int, ...]]:
    """Return every set of those who stand that fills the seats and keeps the constraints."""
    return [found for found in combinations(standing, min(seats, len(standing))) if keeps(given_limits, found)]
