"""A document found later bears on what came after, as it tells it: not as it was entered before."""

import pytest
from tests.assembly.house import House
from tests.assembly.papers import SOURCE, act, also, told

from comitia.core.history.past_act import PastActEntered
from comitia.core.history.testimony import Outcome


@pytest.fixture(name="house")
def asked_twice() -> House:
    """Return a house in which e1 asked in 1926, was refused that October, asked again in 192X and in 1933."""
    house = House()
    for command in (
        SOURCE,
        SOURCE,
        act("resignation", "1926"),
        act("settlement", "1926-10", "refused", of="past-1"),
        act("resignation", "192X"),
        act("resignation", "1933"),
    ):
        house.enter(command)
    return house


def touches(house: House, outcome: Outcome, when: str | None = None) -> dict[str, str]:
    """Return what a second source bears on that has this outcome of the first request."""
    added = house.enter(also(2, told(2, when, outcome)))[0]
    return dict(getattr(added, "touches", {}))


def test_a_letter_that_says_accepted_bears_on_later_requests(house: House) -> None:
    """Refused bears on nothing; that it was accepted bears on both later requests, and not on the one it answers."""
    assert {"past-3": "perhaps_holder", "past-4": "later_holder"} == touches(house, "accepted", "1926-12")


def test_a_letter_that_agrees_bears_on_nothing(house: House) -> None:
    """It says refused, in 1926."""
    assert {} == touches(house, "refused", "1926")


def test_what_is_entered_later_does_not_bear_on_what_it_answers(house: House) -> None:
    """The fourth request, of 1933, is accepted in 1933: there is nothing after it."""
    entered = house.enter(act("settlement", "1933", "accepted", of="past-4"))[0]

    assert isinstance(entered, PastActEntered)
    assert {} == entered.touches
