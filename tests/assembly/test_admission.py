"""Petitions for recall that a body admits or rejects, or on which it says nothing."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.petitioned import BEGUN, SEAT, moved, opening, petitioned, recalling, signed, signing
from tests.assembly.recall_invariants import check_recalls
from tests.assembly.recalled import settle
from tests.assembly.test_petition import outcome

from comitia.core.assembly.effects.petition import AdmitPetition, RejectPetition
from comitia.core.assembly.effects.units import MoveTheUnit
from comitia.core.mandate.petition import PetitionSettled, SettlePetition

ADMITTED = SEAT.replace("hearing", "admissibility: {by: board, within: P14D}, hearing")


def test_the_board_admits_it() -> None:
    """Until it does, nothing is moved; then the recall is."""
    house = petitioned(ADMITTED)
    signed(house)
    recall = recalling(house)
    assert ("petition 1 is not admitted yet", "recall.delegate") == house.refused(
        house.moving(recall, "branch_meeting", "quay", "q1")
    )
    assert ("board of union decides that", "recall.delegate.admissibility.by") == house.refused(
        house.moving(AdmitPetition(petition="petition-1"), "congress", "union", "e1")
    )
    house.carry(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    assert "admitted" == outcome(house)
    assert ("it is admitted already", "recall.delegate.admissibility") == house.refused(
        house.moving(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    )
    house.vote(moved(house), 11, 0)
    assert "e1" not in house.holders("regional_council", "east")
    assert [] == house.faults()


def test_nothing_is_admitted_before_it_is_complete() -> None:
    """Complete on 25 April, it is not admitted on the 7th; admitted on the 26th, it is not moved on the 25th."""
    house = petitioned(ADMITTED)
    house.enter(opening(house))
    house.later(20).enter(signing(house, 2))
    house.later(-18)
    said = "it is complete since 2026-04-25, and nothing is decided on it before that"
    assert (said, "recall.delegate.admissibility") == house.refused(
        house.moving(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    )
    house.later(19).carry(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.later(-1)
    said = "petition 1 is ready since 2026-04-26: nothing is moved or voted on before"
    assert (said, "recall.delegate") == house.refused(house.moving(recalling(house), "branch_meeting", "quay", "q1"))
    assert [] == house.faults()


def test_a_rejected_petition_goes_no_further() -> None:
    """Nothing is moved on it; another one can be opened."""
    house = petitioned(ADMITTED)
    signed(house)
    house.carry(RejectPetition(petition="petition-1"), "board", "union", "b1")

    assert ("petition 1 is rejected", "recall.delegate") == house.refused(
        house.moving(recalling(house), "branch_meeting", "quay", "q1")
    )
    house.enter(opening(house))
    assert ("it is not signed by enough yet", "recall.delegate.admissibility") == house.refused(
        house.moving(AdmitPetition(petition="petition-2"), "board", "union", "b1")
    )
    assert [] == house.faults()


@pytest.mark.parametrize(("silence", "said"), [("", "admitted"), (", silence: rejected", "rejected")])
def test_silence_on_a_complete_petition(silence: str, said: str) -> None:
    """On 19 April, 14 days after it was complete, silence says what the charter has."""
    house = petitioned(ADMITTED.replace("within: P14D", f"within: P14D{silence}"))
    signed(house)
    settle(house, date(2026, 5, 1))

    assert [(said, "2026-04-19")] == [
        (event.outcome, entry.occurred) for entry, event in house.acts if isinstance(event, PetitionSettled)
    ]
    assert [] == house.faults()


def test_silence_says_nothing_once_the_body_has_voted() -> None:
    """The board rejects on 15 April; its result can be challenged until 15 June, and silence does not overtake it."""
    house = challenged(petitioned(ADMITTED))
    signed(house)
    house.later(10)
    motion = house.move(RejectPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(motion, 2, 0)
    settle(house, date(2026, 5, 1))
    assert "complete" == outcome(house)
    settle(house, date(2026, 7, 1))
    assert "rejected" == outcome(house)
    assert [] == house.faults()


def challenged(house: House, effect: str = "waits") -> House:
    """Return the same federation, in which results can be challenged for 60 days."""
    text = house.text.replace("  effects:", f"  challenge: {{within: P60D, effect: {effect}}}\n  effects:")
    changed = House(text=text, returns=house.returns)
    changed.day = BEGUN
    return changed


def test_an_admission_that_is_reversed() -> None:
    """The recount has the admission lost: the petition waits again, 14 days from that day, and silence admits it."""
    house = challenged(petitioned(ADMITTED), "at_once")
    signed(house)
    house.carry(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.later(3).challenge("motion-1", "b2")
    house.recount("motion-1", 1, 2)
    assert "complete" == outcome(house)
    settle(house, date(2026, 5, 1))

    assert [("admitted", "2026-04-05"), ("complete", "2026-04-08"), ("admitted", "2026-04-22")] == [
        (event.outcome, entry.occurred) for entry, event in house.acts if isinstance(event, PetitionSettled)
    ]
    assert [] == house.faults()


def settled(house: House) -> list[tuple[str, str]]:
    """Return what became of petitions, and on which days."""
    return [(event.outcome, entry.occurred) for entry, event in house.acts if isinstance(event, PetitionSettled)]


def test_an_admission_that_is_overturned_before_it_takes_effect() -> None:
    """Carried in time, and lost by the recount of 25 April: silence, due on the 19th, counts on that day."""
    house = challenged(petitioned(ADMITTED))
    signed(house)
    house.later(1)
    motion = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(motion, 2, 0)
    house.challenge(motion, "b2")
    settle(house, date(2026, 4, 25))
    assert "complete" == outcome(house)
    house.recount(motion, 1, 2)
    settle(house, date(2026, 5, 1))

    assert [("admitted", "2026-04-25")] == settled(house)
    assert [] == house.faults()


def test_an_admission_overturned_in_time_leaves_the_time_as_it_was() -> None:
    """The recount of 8 April has it lost: silence counts on the 19th."""
    house = challenged(petitioned(ADMITTED))
    signed(house)
    motion = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(motion, 2, 0)
    house.later(3).challenge(motion, "b2")
    house.recount(motion, 1, 2)
    settle(house, date(2026, 5, 1))

    assert [("admitted", "2026-04-19")] == settled(house)
    assert [] == house.faults()


def test_a_rejection_that_is_reversed_on_its_own_day() -> None:
    """It is complete again on that day, and waits 14 days; its own reversed vote does not hold silence up."""
    house = challenged(petitioned(ADMITTED), "at_once")
    signed(house)
    motion = house.move(RejectPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(motion, 2, 0)
    house.challenge(motion, "b2")
    house.recount(motion, 1, 2)
    settle(house, date(2026, 5, 1))

    assert [("rejected", "2026-04-05"), ("complete", "2026-04-05"), ("admitted", "2026-04-19")] == settled(house)
    assert [] == house.faults()


def test_a_vote_that_lapses_at_its_effect() -> None:
    """Quay goes to the west, so the council of the east rejects nothing when its window is over: silence counts then."""
    house = challenged(petitioned(ADMITTED.replace("board", "regional_council")))
    signed(house)
    moving = house.move(MoveTheUnit(unit="quay", parent="west"))
    house.vote(moving, 6, 0)
    house.later(1)
    motion = house.move(RejectPetition(petition="petition-1"), "regional_council", "east", "e2")
    house.vote(motion, 3, 0)
    settle(house, date(2026, 6, 5))

    assert ("in_effect", "lapsed") == (house.state_of(moving), house.state_of(motion))
    assert [("admitted", "2026-06-05")] == settled(house)
    assert [] == house.faults()


def reversed_admission(*, in_effect: bool) -> House:
    """Return a house in which the admission is reversed after the vote on the recall; the recall is in effect, or waits.

    The recount of the admission is of a challenge that was raised in its window, and entered late.
    """
    house = challenged(petitioned(ADMITTED.replace(", hearing: required", "").replace("P14D", "P90D")))
    signed(house)
    admitting = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(admitting, 2, 0)
    settle(house, date(2026, 6, 5))
    house.vote(moved(house, heard=False), 11, 2)
    settle(house, date(2026, 9, 1) if in_effect else date(2026, 6, 6))
    house.day = date(2026, 6, 3)
    house.challenge(admitting, "b2")
    house.day = date(2026, 9, 2) if in_effect else date(2026, 6, 7)
    house.recount(admitting, 1, 2)
    return house


def test_a_recall_stands_whose_admission_is_reversed_after_it() -> None:
    """What was so when it took effect is so for good: e1 is out."""
    house = reversed_admission(in_effect=True)
    settle(house, date(2026, 12, 1))

    assert "in_effect" == house.state_of("motion-2")
    assert "e1" not in house.holders("regional_council", "east")
    assert [] == house.faults()


def test_a_recall_that_waits_lapses_with_its_admission_and_the_petition_is_not_spent() -> None:
    """It lapses when its window is over; the petition, admitted by silence later, has its vote after all."""
    house = reversed_admission(in_effect=False)
    settle(house, date(2026, 8, 10))
    assert ("lapsed", "complete") == (house.state_of("motion-2"), outcome(house))
    settle(house, date(2026, 9, 10))
    motion = moved(house, heard=False)
    house.vote(motion, 11, 2)
    settle(house, date(2026, 12, 1))

    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()
    check_recalls(house)


@pytest.mark.parametrize(("votes", "becomes"), [((2, 1), "rejected"), ((1, 2), "admitted")])
def test_a_lost_vote_that_is_challenged_holds_silence_up(votes: tuple[int, int], becomes: str) -> None:
    """The board does not reject on 17 April, which is challenged: the recount of 25 April decides, or silence."""
    house = challenged(petitioned(ADMITTED))
    signed(house)
    house.later(12)
    motion = house.move(RejectPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(motion, 1, 2)
    house.challenge(motion, "b2")
    settle(house, date(2026, 4, 25))
    assert "complete" == outcome(house)
    house.recount(motion, *votes)
    settle(house, date(2026, 5, 1))

    assert [(becomes, "2026-04-25")] == settled(house)
    assert [] == house.faults()


def test_silence_admits_nothing_for_a_mandate_that_has_ended() -> None:
    """It lapses instead; and no body decides on it meanwhile."""
    house = petitioned(ADMITTED.replace("by: board, within: P14D", "by: branch_meeting"))
    signed(house)
    house.day = date(2030, 3, 1)
    assert ("the mandate has ended, there is nothing left to decide", "recall.delegate.admissibility") == (
        house.refused(house.moving(AdmitPetition(petition="petition-1"), "branch_meeting", "quay", "q1"))
    )
    settle(house, date(2030, 3, 2))
    assert [("lapsed", "2030-03-01")] == settled(house)
    assert [] == house.faults()


def test_nothing_to_admit() -> None:
    """A petition that is not there, one that needs nobody's leave; and what is settled is settled."""
    house = petitioned()
    admit = house.moving(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    said = ("there is no such petition, or it needs nobody's leave", "recall")
    assert said == house.refused(admit)
    signed(house)
    assert said == house.refused(admit)
    done = SettlePetition(petition="petition-1", outcome="complete", motion="motion-1", at=house.day, why="reversed")
    assert ("it is complete", "recall.delegate") == house.refused(done)
    gone = replace(done, petition="petition-7")
    assert ("there is no such petition", "recall") == house.refused(gone)
