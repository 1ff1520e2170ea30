"""A body that the section `recall` names, and that is neither in nor above the unit that elects: the giver stands in."""

from tests.assembly.petitioned import opening, petitioned, signed
from tests.assembly.recall_invariants import check_recalls
from tests.assembly.test_petition import outcome
from tests.assembly.test_recall_rules import QUAY
from tests.assembly.test_relief import SAID

from comitia.core.assembly.effects.petition import AdmitPetition
from comitia.core.assembly.effects.relieve import Recall, Relieve


def test_the_body_that_gave_the_mandate_recalls() -> None:
    """No branch meeting is in or above the union, whose congress fills the board; a branch still recalls its own."""
    house = petitioned('{by: branch_meeting, pass: "> 1/2 of cast", quorum: 2}')
    seat = Recall(mandate=house.mandate("b2", "board"))
    said = ("it was given by congress of union, who alone can take it back", "bodies.board")
    assert said == house.refused(house.moving(seat, *QUAY))
    assert said == house.refused(house.moving(seat, "board", "union", "b1"))
    assert (SAID, "recall.delegate") == house.refused(house.moving(Relieve(mandate=seat.mandate)))
    house.attend(4)
    house.carry(seat)

    assert ["b1", "b3"] == sorted(house.holders("board"))
    named = Recall(mandate=house.mandate("e1", "regional_council"))
    said = ("the charter lets branch_meeting of quay decide this, not congress of union", "recall.delegate.by")
    assert said == house.refused(house.moving(named))
    assert [] == house.faults()
    check_recalls(house)


def test_the_body_that_gave_the_mandate_admits() -> None:
    """No regional council is in or above the union: the congress admits a petition against its president."""
    house = petitioned("", "{petition: {n: 2}, admissibility: {by: regional_council}}")
    signed(house, "e1", "president", "e2")
    admit = AdmitPetition(petition="petition-1")
    said = ("congress of union decides that", "recall.post.admissibility.by")
    assert said == house.refused(house.moving(admit, "board", "union", "b1"))
    house.carry(admit)

    assert "admitted" == outcome(house)
    assert [] == house.faults()


def test_members_of_the_body_that_gave_the_mandate_move() -> None:
    """Two of the regional council are to second it: for the president it is two of the congress."""
    house = petitioned("", "{move: {n: 2, of: regional_council}}")
    house.enter(opening(house, "e1", "president", "e2"))
    (found,) = house.state.course.petitions.all

    assert (2, 6) == (found.opened.needed, found.opened.base)
    assert [] == house.faults()
