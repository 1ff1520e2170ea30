"""What divisor methods and the quota method keep: no seat lost to a larger total, none to a smaller growth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.count import Apportionment, apportion
from comitia.count.apportion.divisors import DIVISORS

LISTS = st.lists(st.integers(1, 400), min_size=2, max_size=5)
STEADY = [*DIVISORS, "stationary:2/5"]


def found(method: str, total: int, sizes: list[int], floor: int = 0) -> list[int] | None:
    outcome = apportion(method, total, dict(zip("abcde", sizes, strict=False)), floor)
    return list(outcome.seats.values()) if isinstance(outcome, Apportionment) else None


@pytest.mark.parametrize("method", [*STEADY, "quota"])
@given(sizes=LISTS, total=st.integers(0, 20))
def test_one_more_seat_costs_nobody_one(method: str, sizes: list[int], total: int) -> None:
    """House monotonicity: the Alabama paradox does not occur."""
    less, more = found(method, total, sizes), found(method, total + 1, sizes)
    if less and more:
        assert all(few <= many for few, many in zip(less, more, strict=True))


@given(sizes=LISTS, total=st.integers(5, 30))
def test_one_more_seat_costs_nobody_one_by_cambridge(sizes: list[int], total: int) -> None:
    """House monotonicity, with a base of one."""
    if total >= 2 * len(sizes):
        less, more = found("cambridge", total, sizes, 2), found("cambridge", total + 1, sizes, 2)
        if less and more:
            assert all(few <= many for few, many in zip(less, more, strict=True))


@pytest.mark.parametrize("method", STEADY)
@given(data=st.data(), total=st.integers(1, 20))
def test_who_grows_faster_loses_no_seat_to_who_grows_slower(method: str, data: st.DataObject, total: int) -> None:
    """Population monotonicity: of two units, the one whose size grew by more in proportion does not lose while the other wins."""
    before = data.draw(LISTS)
    after = data.draw(st.lists(st.integers(1, 400), min_size=len(before), max_size=len(before)))
    then, now = found(method, total, before), found(method, total, after)
    if then is None or now is None:
        return
    for one in range(len(before)):
        for other in range(len(before)):
            if after[one] * before[other] >= after[other] * before[one]:
                assert not (now[one] < then[one] and now[other] > then[other])


def test_largest_remainders_and_the_quota_method_are_not_so_steady() -> None:
    """The properties above can fail: 6, 6, 2 by Hare with ten and eleven seats."""
    assert (found("hare", 10, [6, 6, 2]), found("hare", 11, [6, 6, 2])) == ([4, 4, 2], [5, 5, 1])
