"""Challenges: within the window, by who sits in the body, once; and the recount that decides."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.assembly.house import TEXT, House, tally_of
from tests.assembly.meadow import RULES

from comitia.core.assembly.challenge import ChallengeDecided, ChallengeVote, DecideChallenge
from comitia.core.assembly.decision import TakeEffect
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution

WAITS = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n")
AT_ONCE = WAITS.replace("{within: P7D}", "{within: P7D, effect: at_once}")
RULE = "decisions.challenge"


def voted(extra: str, in_favour: int, against: int) -> tuple[House, str]:
    """Return a house that has voted on relieving its treasurer, and the motion."""
    house = House(extra=extra)
    motion = house.move(Relieve(mandate=house.mandate("b1", "treasurer")))
    house.vote(motion, in_favour, against)
    return house, motion


def challenging(house: House, motion: str, challenger: str = "e2") -> ChallengeVote:
    """Return the command that challenges a result."""
    return ChallengeVote(motion=motion, challenger=challenger, grounds=TEXT, at=house.day)


def test_there_is_no_challenge_where_the_charter_has_none() -> None:
    """The charter has no decisions.challenge."""
    house, motion = voted(RULES, 4, 2)

    assert ("the charter has no challenge of results", RULE) == house.refused(challenging(house, motion))


def test_a_result_is_challenged_within_the_window() -> None:
    """Voted on 1 March within a week: on the 7th, and not on the 8th, nor on 28 February."""
    house, motion = voted(WAITS, 4, 2)
    early = replace(challenging(house, motion), at=house.day - timedelta(days=1))
    closed = ("it could be challenged before 2026-03-08", f"{RULE}.within")

    assert closed == house.refused(early)
    assert closed == house.refused(challenging(house.later(7), motion))
    assert house.later(-1).challenge(motion)


def test_a_result_is_challenged_once() -> None:
    """The recount decides; it is not challenged in its turn."""
    house, motion = voted(WAITS, 4, 2)
    house.challenge(motion)
    again = ("it was challenged already, and that decides", RULE)

    assert again == house.refused(challenging(house, motion, "e3"))
    house.recount(motion, 4, 2)
    assert again == house.refused(challenging(house, motion, "e3"))


def test_only_who_sits_in_the_body_challenges() -> None:
    """e4 sits in the council of the east, and not in the congress."""
    house, motion = voted(WAITS, 4, 2)

    assert (
        "the person does not sit in this body; only who sits in it moves and challenges",
        "bodies.congress.seats",
    ) == house.refused(challenging(house, motion, "e4"))


@pytest.mark.parametrize("moved", [True, False])
def test_only_a_result_is_challenged(*, moved: bool) -> None:
    """What is not there, or not yet put, has no result."""
    house = House(extra=WAITS)
    motion = house.move(Resolution()) if moved else "motion-9"
    none = ("there is no such motion, or it was not put to the vote", "procedure")

    assert none == house.refused(challenging(house, motion))
    assert none == house.refused(DecideChallenge(motion=motion, recount=None, at=house.day))


def test_only_an_open_challenge_is_decided() -> None:
    """Nobody challenged; and who challenged has an answer once."""
    house, motion = voted(WAITS, 4, 2)
    none = ("no challenge to it is open", RULE)
    decide = DecideChallenge(motion=motion, recount=None, at=house.day)

    assert none == house.refused(decide)
    house.challenge(motion)
    house.enter(decide)
    assert none == house.refused(decide)


def test_a_challenge_is_not_decided_before_it_was_raised() -> None:
    """Voted on the 1st, challenged on the 4th, decided on the 3rd: that cannot be."""
    house, motion = voted(WAITS, 4, 2)
    house.later(3).challenge(motion)
    early = DecideChallenge(motion=motion, recount=None, at=house.day - timedelta(days=1))

    assert ("it was challenged on 2026-03-04, after 2026-03-03", RULE) == house.refused(early)


def test_a_recount_balances_too() -> None:
    """6 sit in the congress: 4 to 3 is no recount of it."""
    house, motion = voted(WAITS, 4, 2)
    house.challenge(motion)

    assert ("7 votes of 6 who may vote: it does not balance, count again", "bodies.congress.seats") == house.refused(
        DecideChallenge(motion=motion, recount=tally_of(4, 3), at=house.day)
    )


def test_an_open_challenge_makes_a_decision_wait_beyond_the_window() -> None:
    """Challenged on the 2nd and not decided, it waits on the 20th; dismissed, it takes effect there and then."""
    house, motion = voted(WAITS, 4, 2)
    house.later(1).challenge(motion)
    house.later(18)

    assert ("the result is challenged", RULE) == house.refused(TakeEffect(motion=motion, at=house.day))
    entered = house.enter(DecideChallenge(motion=motion, recount=None, at=house.day))
    assert ChallengeDecided(motion=motion, recount=None, carried=True, upheld=False) == entered[0]
    assert ("in_effect", []) == (house.state_of(motion), house.holders("treasurer"))
    assert [] == house.faults()


def test_a_confirmed_result_needs_no_window() -> None:
    """Challenged and counted again on the 2nd with the same result: there is nothing left to wait for."""
    house, motion = voted(WAITS, 4, 2)
    house.later(1).challenge(motion)

    house.recount(motion, 5, 1)

    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_a_lost_motion_is_carried_by_the_recount() -> None:
    """2 to 4 was the wrong way round: 4 to 2, and the treasurer is relieved on the day of the recount."""
    house, motion = voted(WAITS, 2, 4)
    house.later(1).challenge(motion)

    entered = house.recount(motion, 4, 2)

    assert ChallengeDecided(motion=motion, recount=tally_of(4, 2), carried=True, upheld=True) == entered[0]
    assert ("in_effect", []) == (house.state_of(motion), house.holders("treasurer"))
    assert [] == house.faults()


def test_what_did_not_take_effect_needs_no_reversal() -> None:
    """Carried, waiting, and lost by the recount: the treasurer never left, and nothing is undone."""
    house, motion = voted(WAITS, 4, 2)
    house.later(1).challenge(motion)

    entered = house.recount(motion, 2, 4)

    assert [ChallengeDecided] == [type(event) for event in entered]
    assert ("lost", ["b1"]) == (house.state_of(motion), house.holders("treasurer"))
    assert [] == house.faults()


def test_a_result_takes_effect_at_once_where_the_charter_says_so() -> None:
    """The treasurer is relieved on the day of the vote; a recount of 2 to 4 gives the post back."""
    house, motion = voted(AT_ONCE, 4, 2)
    relieved = house.holders("treasurer")
    house.later(6).challenge(motion)

    house.later(20).recount(motion, 2, 4)

    assert [] == relieved
    assert ("reversed", ["b1"]) == (house.state_of(motion), house.holders("treasurer"))
    assert [] == house.faults()


def test_a_recount_is_measured_by_what_was_there_at_the_vote() -> None:
    """5 were present at the vote; somebody has lost the seat since, and the recount is still of 5."""
    house = House(extra=AT_ONCE)
    house.attend(5)
    motion = house.move(Resolution())
    house.vote(motion, 3, 2)
    house.challenge(motion)
    relieve = Relieve(mandate=house.mandate("w3", "congress"))
    house.carry(relieve, body="regional_council", unit="west", mover="w1")

    house.later(1).recount(motion, 2, 3)

    assert "reversed" == house.state_of(motion)
    assert [] == house.faults()
