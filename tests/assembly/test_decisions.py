"""Decisions from the vote to what they do, and back where a challenge is upheld."""

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RETURNS, RULES

from comitia.core.assembly.decision import DecisionInEffect, DecisionReversed
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.contest import OpenContest
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.post import PostAbolished
from comitia.core.refused import Refused

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


def test_no_election_is_held_for_a_post_that_is_abolished() -> None:
    """The post is gone, so no contest for it can be opened."""
    house = House(returns=tuple(each for each in RETURNS if each[0] != "local_secretary.east"))
    house.carry(AbolishThePost(post="local_secretary", powers_to="extinguished"))

    with pytest.raises(Refused, match="the post is abolished"):
        house.enter(OpenContest(contest="local_secretary.east", at=house.day))


def test_an_open_election_of_a_post_that_is_abolished_has_no_result() -> None:
    """The contest was opened before the decision; it is closed as not held."""
    house = House(returns=tuple(each for each in RETURNS if each[0] != "local_secretary.east"))
    house.enter(OpenContest(contest="local_secretary.east", at=house.day))
    house.carry(AbolishThePost(post="local_secretary", powers_to="extinguished"))

    with pytest.raises(Refused, match="the post was abolished; close the contest as not held"):
        house.declare("local_secretary.east", "e4")


def test_a_mandate_whose_term_is_over_is_not_ended_again() -> None:
    """Council seats are of 4 years; after them the branch that gave one can relieve nobody of it."""
    house = House()
    seat = house.mandate("e1", "regional_council")
    house.later(4 * 366)

    with pytest.raises(Refused, match="there is no such mandate, or it has ended"):
        house.move(Relieve(mandate=seat), body="branch_meeting", unit="quay", mover="m")
