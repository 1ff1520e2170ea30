"""What the auditor decides again: what somebody entered by a command, the rest by the entry that brought it about."""

import pytest
from tests.assembly.house import House

from comitia.core.assembly.again import command_again
from comitia.core.assembly.decision import DecisionInEffect
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.audit import audit
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.membership import PersonExpelled
from comitia.core.refused import Refused


def test_an_end_of_a_mandate_without_a_decision_is_forged() -> None:
    """Nobody decided it: an entry of its own, it is refused, and so is an expulsion out of nothing."""
    house = House()
    mandate = house.mandate("b1", "treasurer")
    forged = MandateEnded(
        mandate=mandate,
        person="b1",
        kind="post",
        office="treasurer",
        office_unit="union",
        cause="relieved",
        motion="motion-1",
    )

    for event in (forged, PersonExpelled(motion="motion-1", person="b1")):
        with pytest.raises(Refused, match="no entry before it brings it about"):
            command_again(event, house.day)
    assert "the rules refuse it: MandateEnded: no entry before it brings it about (record)" == audit(
        house.state, forged, house.day, None
    )


def test_a_result_that_the_numbers_do_not_give_is_forged() -> None:
    """4 to 2 is carried; an entry that says otherwise, or that what is lost has effect, does not follow."""
    house = House()
    lost = house.move(Relieve(mandate=house.mandate("b1", "treasurer")))
    house.vote(lost, 2, 4)

    wrong = audit(house.state, DecisionInEffect(motion=lost), house.day, None)

    assert wrong is not None
    assert wrong.endswith("it is not a carried motion whose effect is to come, but lost (decisions)")
