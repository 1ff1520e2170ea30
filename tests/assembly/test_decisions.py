"""Decisions from the vote to what they do, and back where a challenge is upheld."""

from datetime import timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RETURNS, RULES

from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, DecisionReversed
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint, Elect
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


def test_what_is_due_within_the_window_is_still_resolved() -> None:
    """Due on the third day, in effect on the seventh: it was in time when it was decided."""
    house = House(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    motion = house.move(Resolution(due=house.day + timedelta(days=3)))
    house.vote(motion)

    assert [DecisionInEffect] == [type(event) for event in house.later(7).settle(motion)]


def test_an_organ_that_is_abolished_decides_nothing_more() -> None:
    """Its carried motion waits for the window; the congress abolishes it first, and the decision lapses."""
    house = House(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    for effect in (
        CreateThePost(post="commission", label="Commission", seats=2, is_organ=True),
        Elect(office="commission", unit="union", persons=("b1",)),
    ):
        house.carry(effect)
        house.later(7).settle(f"motion-{len(house.state.proceedings.motions)}")
    abolition = house.move(AbolishThePost(post="commission"))
    house.vote(abolition)
    late = house.later(1).move(CreateThePost(post="clerk", label="Clerk"), body="commission", mover="b1")
    house.vote(late, 1, 0)
    house.later(6).settle(abolition)

    assert ["bodies.commission"] == [
        event.rule for event in house.later(1).settle(late) if isinstance(event, DecisionLapsed)
    ]
    assert [] == house.faults()


def test_a_mandate_of_a_reversed_decision_is_not_given_back() -> None:
    """An auditor is appointed, and relieved; the appointment is reversed, then the relief: nobody is auditor again."""
    house = House(extra=AT_ONCE)
    given = house.move(Appoint(office="auditor", unit="union", persons=("e4",)))
    house.vote(given)
    relieved = house.move(Relieve(mandate=f"{given}:1"))
    house.vote(relieved)
    for motion in (given, relieved):
        house.challenge(motion)
        house.recount(motion, 1, 5)

    assert [] == house.holders("auditor")
    assert [] == house.faults()
