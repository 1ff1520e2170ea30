"""Who moves up while a unit goes: nobody whose own seat ends by the same decision, however far below that is."""

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import CHARTER, RETURNS, RULES
from tests.assembly.recalled import of_type

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.resignation import AcceptResignation
from comitia.core.assembly.effects.units import DissolveTheUnit, MergeUnits
from comitia.core.mandate.vacancy import AlternateCalled

VACANCY = RULES + "vacancy: {delegate: [by_election], post: [next_highest, by_election], CASCADE}\n"
HELD = (*RETURNS[:6], ("president", "e1 | e2 e3"))


def nested(cascade: str = "cascade: {lower_mandate_lost: upper_lapses}") -> House:
    """Return the federation whose president, e1, sits in the congress, whose members sit in the councils."""
    return House(text=CHARTER.replace("EXTRA", VACANCY.replace("CASCADE", cascade)), returns=HELD)


@pytest.mark.parametrize(
    ("change", "called"),
    [(MergeUnits(units=("east",), into="west"), []), (DissolveTheUnit(unit="quay"), ["e3"])],
)
def test_nobody_is_called_whose_own_seat_ends_by_the_same_decision(change: Effect, called: list[str]) -> None:
    """Council, congress and presidency fall in turn: e2 falls with e1, and e3 but where the council of east stays."""
    house = nested()
    house.carry(change, mover="w1")

    assert called == [event.person for event in of_type(house, AlternateCalled) if isinstance(event, AlternateCalled)]
    assert called == house.holders("president")
    assert [] == house.faults()


def test_a_seat_under_a_grace_lasts_for_now() -> None:
    """e2 has lost the seat in the council, and that in the congress holds for a month: e2 follows e1 as president."""
    house = nested("cascade: {lower_mandate_lost: upper_lapses, grace: P30D}")
    house.resign(house.mandate("e2", "regional_council"))
    house.resign(house.mandate("e1", "president"))
    house.carry(AcceptResignation(resignation="resignation-2"))

    assert ["e2"] == house.holders("president")
    assert [] == house.faults()
