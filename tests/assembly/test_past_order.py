"""Flags come in one order, however a source's figures were written: the record sorts them by name."""

from tests.assembly.house import House
from tests.assembly.papers import SOURCE, act, told

from comitia.core.history.breach import BreachFlagged


def test_flags_on_figures_come_in_the_order_of_the_format() -> None:
    """Against is written before abstaining and for; flags are raised for, against, abstaining, and an audit agrees."""
    house = House()
    house.enter(SOURCE)
    one, other = told(against=1, abstaining=2, for_=3), told(against=2, abstaining=3, for_=4)

    entered = house.enter(act("motion", "1924", "carried", testimonies=(one, other)))

    assert ["for", "against", "abstaining"] == [each.about for each in entered if isinstance(each, BreachFlagged)]
    assert [] == house.faults()
