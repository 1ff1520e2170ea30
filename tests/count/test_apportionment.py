"""Apportionment: worked examples, bounds, ties, and every method against a search of all allotments."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED

from comitia.count import Apportionment, LotRequired, Lots, apportion

METHODS = ["hare", "dhondt", "sainte-lague", "huntington-hill"]
STATES = {"a": 6, "b": 6, "c": 2}
SIZES = st.lists(st.integers(0, 60), min_size=1, max_size=5).map(lambda sizes: dict(zip("abcde", sizes, strict=False)))


def seats(method: str, total: int, sizes: dict[str, int], floor: int = 0, cap: int | None = None) -> list[int]:
    outcome = apportion(method, total, sizes, floor, cap, Lots(seed=SEED))
    assert isinstance(outcome, Apportionment)
    return [outcome.seats[unit] for unit in sizes]


def test_one_more_seat_can_cost_a_unit_one() -> None:
    """The Alabama paradox of the largest remainder: 6, 6, 2 share 10 as 4, 4, 2 and 11 as 5, 5, 1."""
    assert [seats("hare", total, STATES) for total in (10, 11)] == [[4, 4, 2], [5, 5, 1]]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("hare", [4, 3, 2, 1]),
        ("dhondt", [5, 3, 2, 0]),
        ("sainte-lague", [4, 3, 2, 1]),
        ("huntington-hill", [4, 3, 2, 1]),
    ],
)
def test_four_methods_on_one_roll(method: str, expected: list[int]) -> None:
    """Ten seats for units of 430, 300, 200 and 70 members."""
    assert seats(method, 10, {"north": 430, "east": 300, "south": 200, "west": 70}) == expected


def test_a_floor_is_a_least_and_the_rest_is_shared() -> None:
    """Twelve units, 20 seats, one each at least: the two large ones share ten seats as 60 to 30."""
    sizes = {"a": 60, "b": 30, **{f"small-{number}": 1 for number in range(10)}}
    assert seats("hare", 20, sizes, floor=1) == [7, 3, *[1] * 10]
    assert sum(seats("dhondt", 20, sizes, floor=1)) == 20


def test_a_cap_is_a_most() -> None:
    """A unit with nine tenths of the members keeps to the cap, and the others share what it leaves."""
    for method in METHODS:
        assert seats(method, 10, {"a": 90, "b": 6, "c": 4}, cap=5) == [5, 3, 2]


@pytest.mark.parametrize(
    ("total", "floor", "cap", "sentence"),
    [
        (5, 2, None, "3 units with a floor of 2 need 6 seats, and there are 5"),
        (10, 0, 3, "3 units with members and a cap of 3 can take 9 seats at most, and there are 10"),
        (10, 4, 3, "10 seats, a floor of 4 and a cap of 3 do not fit"),
        (-1, 0, None, "found -1 seats, expected 0 or more"),
        (10**8, 0, None, "found 100000000 seats, expected up to 9,999"),
        (10, 0, -1, "found a cap of -1, expected 0 or more"),
        (10, -2, None, "found a floor of -2, expected 0 or more"),
        (2, 3, None, "3 units with a floor of 3 need 9 seats, and there are 2"),
    ],
)
@pytest.mark.parametrize("method", METHODS)
def test_what_cannot_be_kept_is_refused(method: str, total: int, floor: int, cap: int | None, sentence: str) -> None:
    """Floors over the total, caps under it: refused with a sentence that names the numbers."""
    with pytest.raises(ValueError, match=sentence):
        apportion(method, total, STATES, floor, cap)


def test_units_without_members_take_no_seat_above_the_floor() -> None:
    """Zero members give no claim; where nobody has one, the seats cannot be given."""
    for method in METHODS:
        assert seats(method, 5, {"a": 3, "b": 0, "c": 2}) == [3, 0, 2]
        assert seats(method, 5, {"a": 3, "b": 0, "c": 3}, floor=1) == [2, 1, 2]
        assert seats(method, 2, {"a": 0, "b": 0}, floor=1) == [1, 1]
        with pytest.raises(ValueError, match="no unit has members to have the seats, of which there are 1"):
            apportion(method, 1, {"a": 0, "b": 0})
        assert seats(method, 0, {"a": 3}) == [0]
    with pytest.raises(ValueError, match="the size of a is -1"):
        apportion("hare", 1, {"a": -1})
    with pytest.raises(ValueError, match="found the method 'hamilton', expected one of: hare, droop"):
        apportion("hamilton", 1, {"a": 1})


def test_more_units_than_seats_by_huntington_hill() -> None:
    """Without a floor every unit's first claim is unbounded: the largest come first."""
    assert seats("huntington-hill", 2, {"a": 5, "b": 9, "c": 7}) == [0, 1, 1]


@pytest.mark.parametrize("method", METHODS)
def test_equal_claims_to_the_last_seat_fall_by_lot(method: str) -> None:
    """Two units of the same size and an odd number of seats: the lot says who has the last one."""
    sizes = {"a": 50, "b": 50}
    outcome = apportion(method, 3, sizes)
    assert outcome == LotRequired(question="seat", tied=("a", "b"), draw=1, places=1)

    drawn = apportion(method, 3, sizes, lots=Lots(drawn=(("b", "a"),)))
    assert isinstance(drawn, Apportionment)
    assert (drawn.seats, drawn.lots[0].order) == ({"a": 1, "b": 2}, ("b", "a"))


@pytest.mark.parametrize("method", METHODS)
def test_equal_claims_on_the_way_need_no_lot(method: str) -> None:
    """720, 720, 120, 120: equal claims all along the way, and seats enough for both of each pair."""
    outcome = apportion(method, 8, {"a": 720, "b": 720, "c": 120, "d": 120})
    assert isinstance(outcome, Apportionment)
    assert outcome.seats["a"] == outcome.seats["b"]
    assert outcome.lots == ()


def test_a_tie_of_many_for_few_names_how_many_places() -> None:
    """Five equal units and three seats: one lot for all three."""
    outcome = apportion("dhondt", 3, dict.fromkeys("abcde", 7))
    assert isinstance(outcome, LotRequired)
    assert (outcome.tied, outcome.places) == (tuple("abcde"), 3)


@pytest.mark.parametrize("method", ["dhondt", "sainte-lague", "huntington-hill"])
@given(sizes=SIZES, total=st.integers(0, 12), floor=st.integers(0, 1), cap=st.integers(2, 12))
def test_divisor_methods_leave_no_better_claim_waiting(
    method: str, sizes: dict[str, int], total: int, floor: int, cap: int
) -> None:
    """No unit under its cap has a higher claim to a next seat than another had to a seat it won above the floor."""
    try:
        outcome = apportion(method, total, sizes, floor, cap, Lots(seed=SEED))
    except ValueError:
        return
    assert isinstance(outcome, Apportionment)
    won = [_claim(method, sizes[u], n - 1) for u, n in outcome.seats.items() if n > floor]
    open_claims = [_claim(method, sizes[u], n) for u, n in outcome.seats.items() if n < cap and sizes[u]]
    assert outcome.total == total
    assert all(floor <= n <= cap for n in outcome.seats.values())
    assert not won or not open_claims or min(won) >= max(open_claims)


@given(sizes=SIZES, total=st.integers(0, 8))
def test_the_largest_remainder_is_the_allotment_nearest_to_the_shares(sizes: dict[str, int], total: int) -> None:
    """Without bounds, no allotment of the total has a smaller sum of squared distances from the exact shares."""
    if not sum(sizes.values()):
        return
    found = seats("hare", total, sizes)
    shares = [Fraction(total * size, sum(sizes.values())) for size in sizes.values()]

    def distance(allotment: tuple[int, ...]) -> Fraction:
        return sum(((n - share) ** 2 for n, share in zip(allotment, shares, strict=True)), Fraction(0))

    every = (a for a in product(range(total + 1), repeat=len(sizes)) if sum(a) == total)
    assert distance(tuple(found)) == min(map(distance, every))


@given(sizes=SIZES, total=st.integers(0, 30), floor=st.integers(0, 2), cap=st.integers(2, 30))
def test_the_largest_remainder_keeps_its_bounds(sizes: dict[str, int], total: int, floor: int, cap: int) -> None:
    """Every unit has between floor and cap, all seats are given, and a larger unit never has fewer."""
    try:
        outcome = apportion("hare", total, sizes, floor, cap, Lots(seed=SEED))
    except ValueError:
        return
    assert isinstance(outcome, Apportionment)
    assert outcome.total == total
    assert all(floor <= n <= cap for n in outcome.seats.values())
    pairs = product(sizes, repeat=2)
    assert all(outcome.seats[u] >= outcome.seats[v] for u, v in pairs if sizes[u] > sizes[v])


@pytest.mark.parametrize("method", ["dhondt", "sainte-lague", "huntington-hill"])
@given(sizes=SIZES, total=st.integers(0, 20))
def test_one_more_seat_costs_nobody_one(method: str, sizes: dict[str, int], total: int) -> None:
    """Divisor methods are monotone in the total (apart from ties, which the lot of each total settles)."""
    if not sum(sizes.values()):
        return
    less, more = apportion(method, total, sizes), apportion(method, total + 1, sizes)
    if isinstance(less, Apportionment) and isinstance(more, Apportionment):
        assert all(less.seats[unit] <= more.seats[unit] for unit in sizes)


def _claim(method: str, size: int, n: int) -> tuple[bool, Fraction]:
    match method:
        case "dhondt":
            return False, Fraction(size, n + 1)
        case "sainte-lague":
            return False, Fraction(size, 2 * n + 1)
    return (True, Fraction(size)) if not n else (False, Fraction(size * size, n * (n + 1)))
