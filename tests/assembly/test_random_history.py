"""Houses in which nothing but the past is entered, at random: flags and what is touched follow, and nobody's mandate."""

from copy import deepcopy
from functools import cache
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.assembly.facts import difference, facts_of
from tests.assembly.history_invariants import check_flags, check_history, check_past_alone
from tests.assembly.house import House
from tests.assembly.random_history import random_past

from comitia.core.refused import Refused

ENTERED = 40


@cache
def founded() -> House:
    """Return a house that has elected its bodies, and remembers nothing yet."""
    return House()


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32).map(Random))
def test_whatever_is_told_the_invariants_hold(rnd: Random) -> None:
    """40 commands in each of 100 houses: refused ones change nothing, the others the past alone."""
    house = deepcopy(founded())
    for _ in range(ENTERED):
        before = facts_of(house.state)
        try:
            entered = house.enter(random_past(rnd, house.state.history))
        except Refused:
            assert not difference(before, facts_of(house.state))
            continue
        check_past_alone(before, facts_of(house.state), entered)
        check_flags(house.state)
    check_history(house.state, (event for _, event in house.acts))

    assert [] == house.faults()
