"""Constructive recall: the motion names who takes the place, and both are decided, and reversed, together."""

from dataclasses import replace
from datetime import date

from tests.assembly.petitioned import BEGUN, petitioned, recalling
from tests.assembly.recalled import of_type, reverse
from tests.assembly.test_admission import challenged

from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.mandate.departure import EnterDeparture
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.successor import SeatSuccessor, SuccessorSeated
from comitia.core.mandate.vacancy import VacancyDeclared

QUAY = ("branch_meeting", "quay", "q1")
CONSTRUCTIVE = '{pass: "> 1/2 of cast", replaces: constructive}'


def test_constructive_the_successor_takes_the_place() -> None:
    """q1 has the seat of e1 to the end of its term; no vacancy is declared, no alternate called."""
    house = petitioned(CONSTRUCTIVE)
    motion = house.move(recalling(house, None, "q1"), *QUAY)
    house.vote(motion, 5, 1)

    (seated,) = of_type(house, SuccessorSeated)
    assert isinstance(seated, SuccessorSeated)
    assert ("q1", "motion-1:1", BEGUN, date(2030, 3, 1)) == (seated.person, seated.mandate, seated.starts, seated.ends)
    assert seated.place == seated.instead_of
    assert ["e2", "e3", "e4", "q1"] == sorted(house.holders("regional_council", "east"))
    assert not [each for each in of_type(house, VacancyDeclared) if each.office == "regional_council"]  # type: ignore[attr-defined]
    assert [] == house.faults()


def test_constructive_reversed_as_a_whole() -> None:
    """The recount has it lost: e1 is back, q1 has given way."""
    house = challenged(petitioned(CONSTRUCTIVE), "at_once")
    house.vote(house.move(recalling(house, None, "q1"), *QUAY), 5, 1)
    reverse(house, "motion-1", votes=(1, 5))

    assert ["e1", "e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    ends = [(end.person, end.cause) for end in of_type(house, MandateEnded) if end.office == "regional_council"]  # type: ignore[attr-defined]
    assert [("e1", "recalled"), ("q1", "reversed")] == ends
    assert [] == house.faults()


def test_constructive_reversed_where_nobody_comes_back() -> None:
    """e1 has died since: the successor has no right to the place, and the next alternate moves up."""
    house = challenged(petitioned(CONSTRUCTIVE), "at_once")
    house.vote(house.move(recalling(house, None, "q1"), *QUAY), 5, 1)
    house.enter(EnterDeparture(person="e1", cause="death", mandates=(), text="0" * 64, at=house.day))
    reverse(house, "motion-1", votes=(1, 5))

    assert ["e2", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


def test_a_successor_who_leaves_leaves_the_place_to_the_alternate() -> None:
    """What is vacant later is filled as any place is."""
    house = petitioned(CONSTRUCTIVE)
    house.vote(house.move(recalling(house, None, "q1"), *QUAY), 5, 1)
    house.resign("motion-1:1")
    assert ["e2", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


def test_who_cannot_succeed() -> None:
    """Nobody, who sits there, the same person, a dead one, an expelled one, one without the seat below."""
    house = petitioned(CONSTRUCTIVE)
    here = "recall.delegate.replaces"
    assert ("name the successor: nobody is recalled without one", here) == house.refused(
        house.moving(recalling(house, None), *QUAY)
    )
    assert ("e1 is to be recalled: name somebody else", here) == house.refused(
        house.moving(recalling(house, None, "e1"), *QUAY)
    )
    assert ("e3 has a place in it already", here) == house.refused(house.moving(recalling(house, None, "e3"), *QUAY))
    house.enter(EnterDeparture(person="q2", cause="death", mandates=(), text="0" * 64, at=house.day))
    assert ("q2 has died, and holds nothing", "mandate.ends") == house.refused(
        house.moving(recalling(house, None, "q2"), *QUAY)
    )
    charges = house.charge("q3", "branch_meeting", "quay")
    house.carry(Expel(charges=charges), *QUAY)
    assert ("q3 is expelled, and holds nothing", "discipline") == house.refused(
        house.moving(recalling(house, None, "q3"), *QUAY)
    )
    upper = Recall(mandate=house.mandate("e1", "congress"), successor="w1")
    assert ("w1 has a place in it already", here) == house.refused(
        house.moving(upper, "regional_council", "east", "e2")
    )
    outside = replace(upper, successor="q1")
    assert "bodies.congress.nested" == house.refused(house.moving(outside, "regional_council", "east", "e2"))[1]


def test_no_place_is_given_without_the_decision_that_ends_it() -> None:
    """A successor follows from the recall alone."""
    house = petitioned(CONSTRUCTIVE)
    wrong = SeatSuccessor(mandate=house.mandate("e1", "regional_council"), person="q1", motion="motion-1", at=house.day)
    assert ("this decision has not ended it", "recall") == house.refused(wrong)
