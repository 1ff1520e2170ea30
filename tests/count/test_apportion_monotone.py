"""What every method of apportionment keeps, a new one too: no seat lost to a larger total, none to a smaller growth.

Those that break it by their words are in a table with an example; the others are all tried.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import few

from comitia.count import METHODS, Apportionment, LotRequired, apportion
from comitia.count.apportion.remainder import QUOTAS

Sizes = list[int]
LISTS = st.lists(st.integers(1, 400), min_size=2, max_size=5)
EQUALS = st.lists(st.integers(1, 6), min_size=2, max_size=5)
ALL = [*METHODS, "stationary:2/5"]
FLOORS = {"cambridge": 2}
ALABAMA: dict[str, tuple[Sizes, int, Sizes, Sizes]] = {
    "hare": ([6, 6, 2], 10, [4, 4, 2], [5, 5, 1]),
    "droop": ([79, 59, 16], 6, [3, 2, 1], [4, 3, 0]),
    "hagenbach-bischoff": ([66, 28, 98], 4, [1, 1, 2], [2, 0, 3]),
    "hagenbach-bischoff-rounded": ([55, 81, 25], 4, [1, 2, 1], [2, 3, 0]),
    "imperiali-quota": ([68, 15, 98], 11, [4, 1, 6], [5, 0, 7]),
}
"""Largest remainders: with one seat more remainders are others (sizes, total, what they get, and with one more)."""
GROWTH: dict[str, tuple[Sizes, Sizes, int, Sizes, Sizes]] = {
    "hare": ([12, 30, 29, 17], [14, 40, 29, 17], 8, [1, 3, 3, 1], [1, 3, 2, 2]),
    "droop": ([17, 4, 24], [19, 4, 25], 15, [6, 1, 8], [6, 2, 7]),
    "hagenbach-bischoff": ([20, 2, 26, 4], [30, 3, 36, 4], 16, [6, 1, 8, 1], [7, 0, 8, 1]),
    "hagenbach-bischoff-rounded": ([25, 4, 13], [35, 4, 13], 16, [11, 0, 5], [11, 1, 4]),
    "imperiali-quota": ([11, 21, 4], [13, 21, 5], 8, [2, 5, 1], [3, 5, 0]),
    "quota": ([7, 24, 6, 11], [7, 34, 8, 16], 10, [1, 5, 1, 3], [1, 6, 1, 2]),
}
"""Largest remainders, and Q1 of the quota method, by which a share may be no more than the quota (sizes before, after)."""


def found(method: str, total: int, sizes: Sizes) -> Sizes | None:
    """Return who gets how many, where nothing is tied and the floors can be kept."""
    floor = FLOORS.get(method, 0)
    if floor * len(sizes) > total:
        return None
    outcome = apportion(method, total, dict(zip("abcde", sizes, strict=False)), floor)
    return list(outcome.seats.values()) if isinstance(outcome, Apportionment) else None


def loses_by_growth(before: Sizes, after: Sizes, then: Sizes, now: Sizes) -> bool:
    """Return whether somebody loses a seat, and somebody else wins one who grew by no more in proportion."""
    units = range(len(before))
    return any(
        now[one] < then[one] and now[other] > then[other]
        for one in units
        for other in units
        if after[one] * before[other] >= after[other] * before[one]
    )


def test_the_tables_are_those_of_quotas() -> None:
    """A method by a quota that is new needs its examples; a divisor method has none."""
    assert {*ALABAMA} == {*QUOTAS}
    assert {*GROWTH} == {*QUOTAS, "quota"}


@pytest.mark.parametrize("method", [method for method in ALL if method not in ALABAMA])
@given(sizes=LISTS, total=st.integers(0, 30))
def test_one_more_seat_costs_nobody_one(method: str, sizes: Sizes, total: int) -> None:
    """House monotonicity: the Alabama paradox does not occur."""
    less, more = found(method, total, sizes), found(method, total + 1, sizes)
    if less and more:
        assert all(few <= many for few, many in zip(less, more, strict=True))


@pytest.mark.parametrize("method", ALABAMA)
def test_one_more_seat_may_cost_one(method: str) -> None:
    sizes, total, less, more = ALABAMA[method]

    assert (less, more) == (found(method, total, sizes), found(method, total + 1, sizes))
    assert any(many < few for few, many in zip(less, more, strict=True))


@pytest.mark.parametrize("method", [method for method in ALL if method not in GROWTH])
@given(data=st.data(), total=st.integers(1, 20))
def test_who_grows_faster_loses_no_seat_to_who_grows_slower(method: str, data: st.DataObject, total: int) -> None:
    """Population monotonicity: of two units, the one whose size grew by more in proportion does not lose while the other wins."""
    before = data.draw(LISTS)
    after = data.draw(st.lists(st.integers(1, 400), min_size=len(before), max_size=len(before)))
    then, now = found(method, total, before), found(method, total, after)
    if then is not None and now is not None:
        assert not loses_by_growth(before, after, then, now)


@pytest.mark.parametrize("method", GROWTH)
def test_who_grows_faster_may_lose_a_seat_to_who_grows_slower(method: str) -> None:
    before, after, total, then, now = GROWTH[method]

    assert (then, now) == (found(method, total, before), found(method, total, after))
    assert loses_by_growth(before, after, then, now)


@pytest.mark.parametrize("method", ALL)
@few
@given(sizes=EQUALS, total=st.integers(0, 25), random=st.randoms(use_true_random=False))
def test_the_order_and_the_names_of_units_change_nothing(method: str, sizes: Sizes, total: int, random: object) -> None:
    """Anonymity and neutrality: each size gets the same in another place and by another name, and so does each tie."""
    floor = FLOORS.get(method, 0)
    if floor * len(sizes) > total:
        return
    places = [*range(len(sizes))]
    random.shuffle(places)  # type: ignore[attr-defined]
    new = {"abcde"[each]: "vwxyz"[place] for place, each in enumerate(places)}
    units = dict(zip("abcde", sizes, strict=False))
    one = apportion(method, total, units, floor)
    other = apportion(method, total, {new["abcde"[each]]: sizes[each] for each in places}, floor)
    match one, other:
        case Apportionment(), Apportionment():
            assert {new[unit]: seats for unit, seats in one.seats.items()} == other.seats
        case LotRequired(), LotRequired():
            assert (one.places, one.question) == (other.places, other.question)
            assert {new[str(each)] for each in one.tied} == {*other.tied}
        case _:
            pytest.fail(f"{one} and {other}")
