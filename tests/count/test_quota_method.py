"""The quota method: within the quota, never one less, and every tie on the way that matters."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED

from comitia.count import Apportionment, LotRequired, Lots, apportion

SIZES = st.lists(st.integers(0, 12), min_size=1, max_size=5).map(lambda sizes: dict(zip("abcde", sizes, strict=False)))


def test_no_unit_passes_its_quota() -> None:
    """D'Hondt gives 86 of 100 seats to a unit with a share of 84.6; the quota method 85, which is the share rounded up."""
    sizes = {"a": 846, "b": 18, **{f"small-{n}": 17 for n in range(8)}}
    by_dhondt, by_quota = apportion("dhondt", 100, sizes), apportion("quota", 100, sizes, lots=Lots(seed=SEED))
    assert isinstance(by_dhondt, LotRequired | Apportionment)
    assert isinstance(by_quota, Apportionment)
    assert by_quota.seats["a"] == 85
    seeded = apportion("dhondt", 100, sizes, lots=Lots(seed=SEED))
    assert isinstance(seeded, Apportionment)
    assert seeded.seats["a"] > 85


def test_two_ties_one_in_the_middle() -> None:
    """720, 720, 120, 120 and eight seats: the seventh by lot among the small, the eighth by lot among the large (Q3)."""
    sizes = {"a": 720, "b": 720, "c": 120, "d": 120}
    assert apportion("quota", 8, sizes) == LotRequired(question="seat", tied=("c", "d"), draw=1, places=1)
    drawn = (("d", "c"),)
    assert apportion("quota", 8, sizes, lots=Lots(drawn=drawn)) == LotRequired(
        question="seat", tied=("a", "b"), draw=2, places=1
    )
    outcome = apportion("quota", 8, sizes, lots=Lots(drawn=(*drawn, ("a", "b"))))
    assert isinstance(outcome, Apportionment)
    assert outcome.seats == {"a": 4, "b": 3, "c": 0, "d": 1}
    assert [lot.tied for lot in outcome.lots] == [("c", "d"), ("a", "b")]


def test_a_tie_in_the_middle_that_cannot_matter_needs_no_lot() -> None:
    """Nine seats: both of the large are served, the small still draw; fourteen: everyone has had all there is."""
    sizes = {"a": 720, "b": 720, "c": 120, "d": 120}
    nine, fourteen = apportion("quota", 9, sizes), apportion("quota", 14, sizes)
    assert nine == LotRequired(question="seat", tied=("c", "d"), draw=1, places=1)
    assert isinstance(fourteen, Apportionment)
    assert (fourteen.seats, fourteen.lots) == ({"a": 6, "b": 6, "c": 1, "d": 1}, ())


def test_who_comes_to_an_open_tie_draws_with_those_whom_the_lot_left() -> None:
    """Twelve seats: 720 / 6 is 120 / 1, so that who lost the first lot draws again, with the two large ones."""
    sizes = {"a": 720, "b": 720, "c": 120, "d": 120}
    drawn = (("d", "c"),)
    second = apportion("quota", 12, sizes, lots=Lots(drawn=drawn))
    assert second == LotRequired(question="seat", tied=("a", "b", "c"), draw=2, places=1)
    outcome = apportion("quota", 12, sizes, lots=Lots(drawn=(*drawn, ("b", "c", "a"))))
    assert isinstance(outcome, Apportionment)
    assert outcome.seats == {"a": 5, "b": 6, "c": 0, "d": 1}


@given(SIZES, st.integers(1, 12))
def test_lots_reach_exactly_what_the_rule_reaches(sizes: dict[str, int], total: int) -> None:
    """Every order of every lot together gives the results that seat by seat choices among equals give, no more, no less."""
    if any(sizes.values()):
        assert _by_lots(sizes, total, ()) == _by_rule(sizes, total)


@given(SIZES, st.integers(1, 30), st.integers(0, 10**6))
def test_within_the_quota(sizes: dict[str, int], total: int, seed: int) -> None:
    """Each unit has its exact share, rounded down or up."""
    whole = sum(sizes.values())
    if not whole:
        return
    outcome = apportion("quota", total, sizes, lots=Lots(seed=f"{seed:x}"))
    assert isinstance(outcome, Apportionment)
    for unit, size in sizes.items():
        assert size * total // whole <= outcome.seats[unit] <= -(-size * total // whole)


@given(SIZES, st.integers(0, 25))
def test_one_more_seat_costs_nobody_one(sizes: dict[str, int], total: int) -> None:
    """Where neither total needs a lot."""
    if not any(sizes.values()):
        return
    less, more = apportion("quota", total, sizes), apportion("quota", total + 1, sizes)
    if isinstance(less, Apportionment) and isinstance(more, Apportionment):
        assert all(less.seats[unit] <= more.seats[unit] for unit in sizes)


@pytest.mark.parametrize("floor", [1, 2])
@given(st.lists(st.integers(1, 40), min_size=3, max_size=3), st.integers(6, 20))
def test_floors_are_kept(floor: int, sizes: list[int], total: int) -> None:
    """Every unit begins at its floor, and all seats go (Q4)."""
    outcome = apportion("quota", total, dict(zip("abc", sizes, strict=True)), floor, None, Lots(seed=SEED))
    assert isinstance(outcome, Apportionment)
    assert outcome.total == total
    assert min(outcome.seats.values()) >= floor


def _by_lots(sizes: dict[str, int], total: int, drawn: tuple[tuple[str, ...], ...]) -> set[tuple[int, ...]]:
    outcome = apportion("quota", total, sizes, lots=Lots(drawn=drawn) if drawn else None)
    if isinstance(outcome, Apportionment):
        assert len(outcome.lots) == len(drawn)
        return {tuple(outcome.seats[unit] for unit in sizes)}
    tied = [str(unit) for unit in outcome.tied]
    return set().union(*(_by_lots(sizes, total, (*drawn, order)) for order in permutations(tied)))


def _by_rule(sizes: dict[str, int], total: int) -> set[tuple[int, ...]]:
    whole, units = sum(sizes.values()), list(sizes)
    reached = {tuple([0] * len(units))}
    for seat in range(1, total + 1):
        after = set()
        for seats in reached:
            claims = {
                at: Fraction(sizes[unit], seats[at] + 1)
                for at, unit in enumerate(units)
                if seats[at] * whole < sizes[unit] * seat
            }
            for at in (at for at, claim in claims.items() if claim == max(claims.values())):
                after.add((*seats[:at], seats[at] + 1, *seats[at + 1 :]))
        reached = after
    return reached
