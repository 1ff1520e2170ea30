"""Departures of one person that were entered in error, withdrawn one after the other."""

import pytest
from tests.assembly.recalled import NO_GRACE, meadow
from tests.assembly.test_departure import departing, dies, withdraws


@pytest.mark.parametrize("order", [("departure-1", "departure-2"), ("departure-2", "departure-1")])
def test_in_which_order_departures_are_withdrawn_makes_no_difference(order: tuple[str, str]) -> None:
    """e1 is disqualified as president, and dies; neither was so."""
    house = meadow(NO_GRACE)
    held = {each.mandate for each in house.state.holdings.of_person("e1")}
    house.enter(departing(house, "e1", "disqualified", house.mandate("e1", "president")))
    dies(house, "e1")
    for departure in order:
        withdraws(house, departure)

    assert held == {each.mandate for each in house.state.holdings.of_person("e1")}
    assert [] == house.faults()


def test_what_a_departure_that_stands_has_ended_is_not_given_back() -> None:
    """e1 is disqualified as president twice; the first and the death were entered in error, the second was not."""
    house = meadow(NO_GRACE)
    for departure in ("departure-1", ""):
        house.enter(departing(house, "e1", "disqualified", house.mandate("e1", "president")))
        if departure:
            withdraws(house, departure)
    dies(house, "e1")
    withdraws(house, "departure-3")

    assert [] == house.holders("president")
    assert 2 == len(house.state.holdings.of_person("e1"))
    assert [] == house.faults()


def test_what_was_given_back_and_resigned_from_since_is_not_given_back_again() -> None:
    """e1 has the seat in the congress back, and leaves it; the presidency falls with it. Then a death is withdrawn."""
    house = meadow(NO_GRACE)
    congress = house.mandate("e1", "congress")
    house.enter(departing(house, "e1", "disqualified", congress))
    withdraws(house, "departure-1")
    house.resign(congress)
    dies(house, "e1")
    withdraws(house, "departure-2")

    assert ["regional_council"] == [each.office for each in house.state.holdings.of_person("e1")]
    assert [] == house.faults()
