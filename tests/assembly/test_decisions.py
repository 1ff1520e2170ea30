"""Decisions from the vote to what they do, and back where a challenge is upheld."""

from tests.assembly.house import RULES, House

from comitia.core.assembly.decision import DecisionInEffect, DecisionReversed
from comitia.core.assembly.effects.post import AbolishThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.post import PostAbolished

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")


def test_a_relieved_delegate_falls_from_what_rests_on_the_seat() -> None:
    """A member relieved of a council seat is no delegate and no president either: both rest on the seat below."""
    house = House()

    entered = house.carry(
        Relieve(mandate=house.mandate("e1", "regional_council")), body="branch_meeting", unit="quay", mover="m"
    )

    assert [VoteDeclared, DecisionInEffect, MandateEnded, MandateEnded, MandateEnded] == [
        type(event) for event in entered
    ]
    assert ["regional_council", "congress", "president"] == [
        event.office for event in entered if isinstance(event, MandateEnded)
    ]
    assert [] == house.state.holdings.of_person("e1")


def test_a_post_is_abolished_in_every_region_by_one_decision() -> None:
    """Both local secretaries end at once; the post of the union stands."""
    house = House()

    entered = house.carry(AbolishThePost(post="local_secretary", powers_to="regional_council"))

    assert ["e4", "w4"] == [event.person for event in entered if isinstance(event, MandateEnded)]
    assert [("east", "west")] == [event.units for event in entered if isinstance(event, PostAbolished)]
    assert ["e1"] == house.holders("president")


def test_an_upheld_challenge_gives_back_what_was_taken() -> None:
    """4 to 1 was misread; counted again it is 1 to 4, and the president is president again; both stay on the record."""
    house = House(extra=AT_ONCE)
    motion = house.move(Relieve(mandate=house.mandate("e1", "president")))
    house.vote(motion, 4, 1)
    removed = house.holders("president")
    house.later(3).challenge(motion)

    entered = house.recount(motion, 1, 4)

    assert [] == removed
    assert [DecisionReversed, MandateRestored] == [type(event) for event in entered][1:]
    assert ["e1"] == house.holders("president")
    assert [] == house.faults()
    assert "reversed" == house.state.proceedings.motion(motion).state  # type: ignore[union-attr]  # it is there
