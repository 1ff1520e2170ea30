"""A recall that is carried and waits to take effect holds up nothing of its petition: silence, the term, the mandate.

Until then there is no second one.
"""

from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.petitioned import moved, opening, petitioned, signed
from tests.assembly.recall_invariants import check_recalls
from tests.assembly.recalled import settle
from tests.assembly.test_admission import ADMITTED, challenged, settled
from tests.assembly.test_petition import outcome
from tests.assembly.test_petition_lapses import UNLIMITED, die, live

from comitia.core.assembly.effects.petition import AdmitPetition
from comitia.core.assembly.motion import WithdrawMotion

UNHEARD = ADMITTED.replace(", hearing: required", "")


def reversed_admission(votes: tuple[int, int], rule: str = UNHEARD) -> tuple[House, str]:
    """Return a house and the recall voted on there on 5 June, which waits 60 days; its admission is reversed on the 7th."""
    house = challenged(petitioned(rule))
    signed(house)
    admitting = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(admitting, 2, 0)
    settle(house, date(2026, 6, 5))
    recall = moved(house, heard=False)
    house.vote(recall, *votes)
    house.day = date(2026, 6, 3)
    house.challenge(admitting, "b2")
    house.day = date(2026, 6, 7)
    house.recount(admitting, 1, 2)
    return house, recall


def check(house: House) -> None:
    """See that an auditor finds nothing, and that all is in order."""
    assert [] == house.faults()
    check_recalls(house)


def test_silence_admits_in_time_what_a_recall_waits_for() -> None:
    """It counts on 21 June, while the recall waits, and the recall takes effect in August."""
    house, recall = reversed_admission((11, 2))
    settle(house, date(2026, 6, 30))
    assert [("admitted", "2026-06-05"), ("complete", "2026-06-07"), ("admitted", "2026-06-21")] == settled(house)
    settle(house, date(2026, 9, 1))

    assert "in_effect" == house.state_of(recall)
    assert "e1" not in house.holders("regional_council", "east")
    check(house)


def test_silence_rejects_in_time_what_a_recall_waits_for() -> None:
    """Where silence rejects, the recall comes to nothing."""
    house, recall = reversed_admission((11, 2), UNHEARD.replace("P14D", "P14D, silence: rejected"))
    settle(house, date(2026, 9, 1))

    assert ("lapsed", "rejected") == (house.state_of(recall), outcome(house))
    assert ("rejected", "2026-06-21") == settled(house)[-1]
    check(house)


@pytest.mark.parametrize(("challenged_on", "admitted_on"), [(10, 21), (25, 25)])
def test_a_lost_recall_that_is_challenged_holds_nothing_up(challenged_on: int, admitted_on: int) -> None:
    """Lost on 5 June, it may be carried yet: silence counts on 21 June, or on the day of the challenge after that."""
    house, recall = reversed_admission((3, 8))
    settle(house, date(2026, 6, challenged_on))
    assert "complete" == outcome(house)
    house.challenge(recall, "q1")
    settle(house, date(2026, 7, 1))
    house.recount(recall, 11, 2)

    assert [("complete", "2026-06-07"), ("admitted", f"2026-06-{admitted_on}")] == settled(house)[1:]
    assert "in_effect" == house.state_of(recall)
    check(house)


def test_nothing_is_awaited_of_a_petition_whose_recall_is_lost() -> None:
    """It had its vote: silence admits nothing that could be moved no more."""
    house, recall = reversed_admission((3, 8))
    settle(house, date(2031, 1, 1))

    assert ("lost", "complete") == (house.state_of(recall), outcome(house))
    check(house)


def test_a_petition_lapses_with_the_mandate_though_a_recall_waits() -> None:
    """Given back before the window is over, both are what they were, and the recall takes effect."""
    house = challenged(petitioned(UNLIMITED))
    signed(house)
    recall = moved(house, heard=False)
    house.vote(recall, 11, 2)
    die(house.later(1))
    assert ("lapsed", "carried") == (outcome(house), house.state_of(recall))
    live(house.later(1))
    assert ("complete", "carried") == (outcome(house), house.state_of(recall))
    settle(house, date(2026, 9, 1))

    assert "in_effect" == house.state_of(recall)
    check(house)


def test_a_petition_lapses_with_the_term_though_a_recall_waits() -> None:
    """The term is over on 1 March 2030: the petition lapses on that day, the recall when its window is over."""
    house = challenged(petitioned(UNLIMITED))
    house.day = date(2030, 2, 1)
    signed(house)
    recall = moved(house, heard=False)
    house.vote(recall, 11, 2)
    settle(house, date(2030, 3, 15))
    assert ("lapsed", "carried") == (outcome(house), house.state_of(recall))
    settle(house, date(2030, 6, 1))

    assert "lapsed" == house.state_of(recall)
    assert [("lapsed", "2030-03-01")] == settled(house)
    check(house)


def test_a_lost_recall_that_is_challenged_after_the_term() -> None:
    """Lost in February 2030, challenged on 10 March, after the term: the petition lapses on that day, not before it."""
    house = challenged(petitioned(UNLIMITED))
    house.day = date(2030, 2, 1)
    signed(house)
    recall = moved(house, heard=False)
    house.vote(recall, 3, 8)
    settle(house, date(2030, 3, 10))
    house.challenge(recall, "q1")
    settle(house, date(2030, 3, 20))
    house.recount(recall, 11, 2)

    assert [("lapsed", "2030-03-10")] == settled(house)
    assert "lapsed" == house.state_of(recall)
    check(house)


def test_no_second_petition_before_the_first_had_its_vote() -> None:
    """Signed by enough, moved, withdrawn and moved again, carried and not in effect: each time there is the first one."""
    house = challenged(petitioned("{petition: {n: 2}}"))
    said = ("petition 1 asks for it already: await what comes of it", "recall.delegate")
    signed(house)
    assert said == house.refused(opening(house))
    motion = moved(house, heard=False)
    assert said == house.refused(opening(house))
    house.enter(WithdrawMotion(motion=motion, at=house.day))
    motion = moved(house, heard=False)
    house.vote(motion, 11, 2)
    assert said == house.refused(opening(house))
    house.challenge(motion, "q1")
    house.recount(motion, 3, 8)

    assert "petition-2" == signed(house)
    check(house)
