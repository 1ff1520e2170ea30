"""Who may sign a petition, and of how many a share is: one set, fixed at the opening."""

from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES, charter_text
from tests.assembly.petitioned import BEGUN, opening, petitioned, signed, signing
from tests.assembly.recall_invariants import check_recalls
from tests.assembly.recalled import reverse
from tests.assembly.test_admission import challenged

from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.suspend import Suspend
from comitia.core.assembly.effects.units import MergeUnits
from comitia.core.election.enrolment import Enrolment
from comitia.core.election.roll import RollCertified
from comitia.core.mandate.departure import EnterDeparture
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.signing import is_entitled, may_sign

SECONDED = '{move: {share: 1/2, of: board}, pass: "> 1/2 of cast"}'


def petition(house: House) -> Petition:
    """Return the petition, and check its number against those who may sign it."""
    found = house.state.course.petitions.petition("petition-1")
    assert found is not None
    check_recalls(house)
    return found


def who(house: House, persons: str) -> list[str]:
    """Return which of these may sign."""
    return [each for each in persons.split() if may_sign(house.state, petition(house).entitled, each)]


def test_who_is_seated_after_the_opening_is_not_one_of_them() -> None:
    """b3 was relieved, and is given back the seat after the opening: two may sign, and three signatures cannot be."""
    house = challenged(petitioned("", SECONDED), "at_once")
    relieved = house.move(Relieve(mandate=house.mandate("b3", "board")))
    house.vote(relieved, 4, 1)
    house.enter(opening(house, "e1", "president", "b2"))
    reverse(house, relieved, "e2", (1, 4))

    assert "b3" in house.holders("board")
    assert ["b1", "b2"] == who(house, "b1 b2 b3")
    assert ("3 valid signatures of 2 who may sign", "recall.post") == house.refused(signing(house, 3))
    assert [] == house.faults()


def test_who_has_left_since_still_is_but_for_the_dead() -> None:
    """b3 has signed, and is relieved before the list is handed in; b2 dies: b3 counts, b2 does not."""
    house = petitioned("", SECONDED)
    house.enter(opening(house, "e1", "president", "b1"))
    house.later(3).carry(Relieve(mandate=house.mandate("b3", "board")))
    house.enter(EnterDeparture(person="b2", cause="death", mandates=(), text="0" * 64, at=house.day))

    assert ["b1", "b3"] == who(house, "b1 b2 b3")
    assert [] == house.faults()


@pytest.mark.parametrize(("vote", "voters"), [("true", "b1 b2 b3 e4 w4"), ("false", "b1 b2 b3")])
def test_a_member_without_a_vote_is_none_of_them(vote: str, voters: str) -> None:
    """The local secretaries sit in the board ex officio; with a vote they are of the five, without one it is three."""
    rules = RULES + f"recall: {{post: {SECONDED}}}\n"
    seats = f"seats: [{{elected_by: congress, count: 3}}, {{ex_officio: local_secretary, vote: {vote}}}]"
    house = House(text=charter_text(rules).replace("seats: {elected_by: congress, count: 3}", seats))
    house.day = BEGUN
    outside = opening(house, "e1", "president", "w4")
    said = ("the person may not sign it, so does not open it either", "recall.post.move.of")
    assert vote == "true" or said == house.refused(outside)
    house.enter(outside if vote == "true" else opening(house, "e1", "president", "b1"))

    assert voters.split() == who(house, "b1 b2 b3 e4 w4")
    assert (len(voters.split()), -(-len(voters.split()) // 2)) == (
        petition(house).opened.base,
        petition(house).opened.needed,
    )
    assert [] == house.faults()


def test_a_member_who_is_suspended_is_none_of_them() -> None:
    """b2 does not sit at present, and neither moves nor seconds; once that is lifted, the set is what it was."""
    house = petitioned("", SECONDED)
    house.carry(Suspend(mandate=house.mandate("b2", "board"), until=date(2026, 4, 20)))
    assert "the person may not sign it" in house.refused(opening(house, "e1", "president", "b2"))[0]
    house.enter(opening(house, "e1", "president", "b1"))
    house.later(30)

    assert ["b1", "b3"] == who(house, "b1 b2 b3")
    assert 2 == petition(house).opened.base
    assert [] == house.faults()


def listed() -> House:
    """Return a house whose rolls are known by name; q1 is on that of quay, m1 on that of mill."""
    house = petitioned()
    house.state.enrolment = Enrolment()
    for unit in house.of_type("branch"):
        event = RollCertified(roll="members", unit=unit, reference_date=house.day, electors=20, digest=unit)
        house.state.evolve(event, house.day)
    house.state.enroll("members", "quay", "q1")
    house.state.enroll("members", "mill", "m1")
    house.enter(opening(house))
    return house


def test_those_on_a_roll_stay_those_who_may_sign_when_units_are_merged() -> None:
    """Quay is merged into mill, or mill into quay: the 20 of quay may sign, and nobody of mill."""
    for gone, into in (("quay", "mill"), ("mill", "quay")):
        house = listed()
        assert ["q1"] == who(house, "q1 m1 x1")
        house.carry(MergeUnits(units=(gone,), into=into), mover="w1")
        assert ["q1"] == who(house, "q1 m1 x1")
        assert 20 == petition(house).opened.base


def test_of_a_roll_known_by_its_number_everybody_may() -> None:
    """The rolls of this house have no names."""
    house = petitioned()
    signed(house)
    assert is_entitled(house.state, petition(house).entitled, "q1") is None
    assert ["q1", "x1"] == who(house, "q1 x1")
