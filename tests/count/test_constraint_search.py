"""Which candidates can be elected within constraints: against all sets one by one, and a bound for the work."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import few, profile

from comitia.count import Constrained, Constraint, Constraints, Lots, Profile, constrained, constraint_search

OVERLAPPING = Constraints(
    all=tuple(
        Constraint(
            group=f"g{group}",
            members=tuple(n for n in range(1, 81) if (n * n * (group + 3) + 7 * n * group) % 101 < 45),
            at_least=7,
            at_most=8,
        )
        for group in range(16)
    )
)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Constraints, list[int], int]:
    """Return constraints of up to five overlapping groups, who is elected of seven, and the places left."""
    found = []
    for group in range(draw(st.integers(1, 5))):
        members = draw(st.lists(st.integers(1, 7), min_size=1, unique=True))
        most = draw(st.integers(0, 4) | st.none())
        least = draw(st.integers(1 if most is None else 0, 3 if most is None else most))
        found.append(Constraint(group=str(group), members=tuple(members), at_least=least, at_most=most))
    elected = draw(st.lists(st.integers(1, 7), max_size=3, unique=True))
    return Constraints(all=tuple(found)), elected, draw(st.integers(-1, 8))


@few
@given(problem=problems())
def test_it_finds_what_looking_at_every_set_finds(problem: tuple[Constraints, list[int], int]) -> None:
    constraints, elected, places = problem
    others = [number for number in range(1, 8) if number not in elected]
    sets = combinations(others, places) if places >= 0 else ()

    def keeps(chosen: tuple[int, ...]) -> bool:
        have = {*elected, *chosen}
        counts = [(len(have & set(each.members)), each) for each in constraints.all]
        return all(each.at_least <= n and (each.at_most is None or n <= each.at_most) for n, each in counts)

    assert any(map(keeps, sets)) == constraints.can_complete(elected, others, places)


def test_groups_that_overlap_in_too_many_ways_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """16 groups of 80 candidates: a plain sentence with the bound, not a wait without a word."""
    monkeypatch.setattr(constraint_search, "MOST_STEPS", 50_000)
    ballots = Profile.from_ballots(80, [(100 - n, (n,)) for n in range(1, 81)])
    with pytest.raises(ValueError, match=r"overlap in too many ways .* 50,000 steps were not enough"):
        constrained(ballots, rule="scottish-stv", seats=20, constraints=OVERLAPPING, lots=Lots(seed="0"))


def test_more_kinds_than_are_looked_at_are_refused() -> None:
    """A thousand candidates, no two of the same groups."""
    groups = [tuple(n for n in range(1, 1001) if n >> bit & 1) for bit in range(10)]
    limits = Constraints(all=tuple(Constraint(group=str(n), members=each, at_least=2) for n, each in enumerate(groups)))
    with pytest.raises(ValueError, match="overlap in too many ways"):
        limits.check(1000, range(1, 1001), 5)


def test_the_bound_is_for_each_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Constraints that serve for many counts are not refused in a later one for what the earlier took."""
    limits = Constraints(all=(Constraint(group="north", members=(3, 4), at_least=1),))
    ballots = profile(5, "16 AB, 9 BC, 8 CB, 7 DC, 7 ED")
    monkeypatch.setattr(constraint_search, "MOST_STEPS", 100)
    found = {
        constrained(ballots, rule="scottish-stv", seats=2, constraints=limits, lots=Lots(seed="0")) for _ in range(50)
    }
    [once] = found
    assert isinstance(once, Constrained)
