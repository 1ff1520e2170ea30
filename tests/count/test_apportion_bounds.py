"""Floors and caps of each unit, thresholds, and sizes that are roots."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED

from comitia.count import (
    METHODS,
    Apportionment,
    LotRequired,
    Lots,
    Threshold,
    apportion,
    cube_root_total,
    passing,
    square_roots,
)

SIZES = {"a": 60, "b": 30, "c": 10}
BOUNDED = [name for name in METHODS if name not in {"quota", "cambridge"}]


@pytest.mark.parametrize("method", BOUNDED)
def test_floors_and_caps_of_one_unit_each(method: str) -> None:
    """Ten seats: a keeps to 4, c has 2 at least, and b what is left."""
    outcome = apportion(method, 10, SIZES, {"c": 2}, {"a": 4})
    assert isinstance(outcome, Apportionment)
    assert sum(outcome.seats.values()) == 10
    assert outcome.seats["a"] == 4
    assert outcome.seats["c"] >= 2


@pytest.mark.parametrize("method", BOUNDED)
@given(
    sizes=st.lists(st.integers(1, 60), min_size=4, max_size=4),
    low=st.lists(st.integers(0, 3), min_size=4, max_size=4),
    room=st.lists(st.integers(0, 4), min_size=4, max_size=4),
    total=st.integers(0, 20),
)
def test_bounds_are_kept_or_refused(method: str, sizes: list[int], low: list[int], room: list[int], total: int) -> None:
    """Where some allotment keeps the bounds, the method finds one that does; else it says so."""
    floor = dict(zip("abcd", low, strict=True))
    cap = {unit: floor[unit] + more for unit, more in zip("abcd", room, strict=True)}
    try:
        outcome = apportion(method, total, dict(zip("abcd", sizes, strict=True)), floor, cap, Lots(seed=SEED))
    except ValueError:
        assert total < sum(floor.values()) or total > sum(cap.values())
        return
    assert isinstance(outcome, Apportionment)
    assert outcome.total == total
    assert all(floor[unit] <= n <= cap[unit] for unit, n in outcome.seats.items())


@pytest.mark.parametrize("method", BOUNDED)
@given(floor=st.integers(0, 2), cap=st.integers(4, 8))
def test_the_same_bound_for_all_may_be_said_one_by_one(method: str, floor: int, cap: int) -> None:
    """A number, and the number for each unit, are the same thing."""
    alike = apportion(method, 10, SIZES, floor, cap, Lots(seed=SEED))
    assert alike == apportion(
        method, 10, SIZES, dict.fromkeys(SIZES, floor), dict.fromkeys(SIZES, cap), Lots(seed=SEED)
    )


@pytest.mark.parametrize(
    ("floor", "cap", "sentence"),
    [
        ({"a": 6, "b": 5}, None, "the floors of 3 units need 11 seats, and there are 10"),
        (0, {"a": 4, "b": 3, "c": 2}, "units with members can take 9 seats at most by their caps, and there are 10"),
        ({"a": 5}, {"a": 4}, "for a a floor of 5 and a cap of 4 do not fit"),
        ({"d": 1}, None, "there is a floor or cap for d, which has no size"),
    ],
)
def test_bounds_of_units_that_cannot_be_kept(
    floor: int | dict[str, int], cap: dict[str, int] | None, sentence: str
) -> None:
    """Refused with the numbers."""
    with pytest.raises(ValueError, match=sentence):
        apportion("dhondt", 10, SIZES, floor, cap)


def test_what_two_methods_do_not_take() -> None:
    """The quota method has no cap, and Cambridge one floor for all, of which the base is one less."""
    with pytest.raises(ValueError, match="the method quota takes no cap"):
        apportion("quota", 10, SIZES, 0, 5)
    for floor in (0, {"a": 2}):
        with pytest.raises(ValueError, match="cambridge takes one floor for all units, of 1 or more"):
            apportion("cambridge", 10, SIZES, floor)


@pytest.mark.parametrize(
    ("threshold", "of", "exempt", "expected"),
    [
        (Threshold(kind="ge", share=Fraction(1, 10)), None, (), ["a", "b", "c"]),
        (Threshold(kind="gt", share=Fraction(1, 10)), None, (), ["a", "b"]),
        (Threshold(kind="ge", share=Fraction(1, 10)), 101, (), ["a", "b"]),
        (Threshold(kind="gt", share=Fraction(1, 2)), None, ("c",), ["a", "c"]),
        (Threshold(kind="gt", share=Fraction(1, 1)), None, (), []),
    ],
)
def test_who_takes_part(threshold: Threshold, of: int | None, exempt: tuple[str, ...], expected: list[str]) -> None:
    """60, 30 and 10 votes: a share to be reached or exceeded, of these votes or of more, and one that is exempt."""
    assert list(passing(SIZES, threshold, of=of, exempt=exempt)) == expected


def test_nobody_without_a_vote_is_exempt_from_having_one() -> None:
    """Exempt lists need a vote; unknown ones, and a whole that is less than its parts, are refused."""
    half = Threshold(kind="ge", share=Fraction(1, 2))
    assert passing({"a": 3, "b": 0}, half, exempt=("b",)) == {"a": 3}
    with pytest.raises(ValueError, match="exempt from the threshold is z"):
        passing(SIZES, half, exempt=("z",))
    with pytest.raises(ValueError, match="the threshold is of 99 votes, and the lists have 100 together"):
        passing(SIZES, half, of=99)


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_square_roots_are_the_nearest(size: int, decimals: int) -> None:
    """No whole number is nearer to the root, and cut off it is the last one whose square is not above the size."""
    scaled = size * 10 ** (2 * decimals)
    near = square_roots({"a": size}, decimals)["a"]
    down = square_roots({"a": size}, decimals, "down")["a"]
    assert down**2 <= scaled < (down + 1) ** 2
    assert near == down or (near == down + 1 and (2 * down + 1) ** 2 < 4 * scaled)
    assert near == down + 1 or (2 * down + 1) ** 2 > 4 * scaled


def test_square_roots_as_sizes() -> None:
    """100 times the members are ten times the weight: 10,000, 400 and 100 have roots 100, 20, 10."""
    roots = square_roots({"a": 10_000, "b": 400, "c": 100}, 0)
    assert roots == {"a": 100, "b": 20, "c": 10}
    outcome = apportion("sainte-lague", 13, roots)
    assert isinstance(outcome, Apportionment)
    assert outcome.seats == {"a": 10, "b": 2, "c": 1}
    assert not isinstance(outcome, LotRequired)


@pytest.mark.parametrize(
    ("decimals", "rounding", "sizes", "sentence"),
    [
        (10, "nearest", {"a": 1}, "decimals are 0 to 9, not 10"),
        (2, "up", {"a": 1}, "expected one of: nearest, down"),
        (2, "down", {"a": -1}, "the size of a is -1"),
    ],
)
def test_roots_that_are_refused(decimals: int, rounding: str, sizes: dict[str, int], sentence: str) -> None:
    """Decimals, rounding and sizes are checked."""
    with pytest.raises(ValueError, match=sentence):
        square_roots(sizes, decimals, rounding)


@given(st.integers(0, 10**15))
def test_a_total_by_the_cube_root(members: int) -> None:
    """The nearest whole number, found by cubes: 8,000,000 members make 200 seats."""
    root = cube_root_total(members)
    assert (2 * root - 1) ** 3 < 8 * members + 1
    assert 8 * members < (2 * root + 1) ** 3
    assert cube_root_total(8_000_000) == 200
    with pytest.raises(ValueError, match="found -1 members"):
        cube_root_total(-1)
