"""Petitions lapse with the mandate that they are about, and are what they were where it is given back."""

from datetime import date

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.petitioned import SEAT, moved, opening, petitioned, signed, signing
from tests.assembly.recall_invariants import check_recalls
from tests.assembly.recalled import settle
from tests.assembly.test_admission import ADMITTED, challenged, settled
from tests.assembly.test_petition import outcome

from comitia.core.assembly.effects.petition import AdmitPetition, RejectPetition
from comitia.core.mandate.departure import EnterDeparture, WithdrawDeparture

UNLIMITED = "{petition: {n: 2}}"
HEARD = ", hearing: required"


def die(house: House, person: str = "e1") -> None:
    """Enter a death."""
    house.enter(EnterDeparture(person=person, cause="death", mandates=(), text=TEXT, at=house.day))


def live(house: House, departure: int = 1) -> None:
    """Enter that it was in error."""
    house.enter(WithdrawDeparture(departure=f"departure-{departure}", text=TEXT, at=house.day))


def test_it_lapses_with_the_mandate() -> None:
    """Without an end of its own it does not wait for ever; that is entered with the end of the mandate."""
    house = petitioned(UNLIMITED)
    house.enter(opening(house))
    house.later(3).resign(house.mandate("e1", "regional_council"))

    assert [("lapsed", "2026-04-08")] == settled(house)
    assert [] == house.faults()


@pytest.mark.parametrize("is_signed", [True, False])
def test_it_lapses_with_the_term(is_signed: bool) -> None:
    """The term is over on 1 March 2030: nothing is asked for from that day on."""
    house = petitioned(UNLIMITED)
    house.enter(opening(house))
    house.enter(signing(house, 2 if is_signed else 1))
    settle(house, date(2031, 1, 1))

    assert [("lapsed", "2030-03-01")] == settled(house)
    assert [] == house.faults()


def test_it_is_open_again_for_the_days_that_were_left() -> None:
    """Of 30 days 20 were left when e1 was said to have died; that is withdrawn in June, and 20 are left."""
    house = petitioned()
    house.enter(opening(house))
    house.enter(signing(house, 1))
    die(house.later(10))
    assert "lapsed" == outcome(house)
    house.day = date(2026, 6, 1)
    live(house)
    assert "open" == outcome(house)
    house.day = date(2026, 6, 20)
    assert [] == settle(house, house.day)
    house.enter(signing(house, 2))

    assert "complete" == outcome(house)
    assert [] == house.faults()
    check_recalls(house)


def test_an_admitted_one_is_admitted_again() -> None:
    """The recall that was moved goes on, once the mandate is given back."""
    house = petitioned(ADMITTED.replace(HEARD, ""))
    signed(house)
    house.carry(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    motion = moved(house, heard=False)
    die(house.later(1))
    assert "lapsed" == outcome(house)
    live(house.later(1))
    house.vote(motion, 11, 2)

    assert [(each, f"2026-04-0{day}") for each, day in (("admitted", 5), ("lapsed", 6), ("admitted", 7))] == settled(
        house
    )
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()
    check_recalls(house)


def test_one_whose_admission_is_reversed_meanwhile_is_complete_again() -> None:
    """It was lapsed when the recount came: it is given back what is left, and waits to be admitted."""
    house = challenged(petitioned(ADMITTED), "at_once")
    signed(house)
    admitting = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(admitting, 2, 0)
    die(house.later(1))
    house.challenge(admitting, "b2")
    house.recount(admitting, 1, 2)
    assert "lapsed" == outcome(house)
    live(house.later(1))

    assert "complete" == outcome(house)
    settle(house, date(2026, 5, 1))
    assert [("complete", "2026-04-07"), ("admitted", "2026-04-21")] == settled(house)[-2:]
    assert [] == house.faults()


def test_one_whose_rejection_is_reversed_meanwhile_is_complete_again() -> None:
    """It was rejected, so it did not lapse with the mandate; once that is given back, it waits for an answer again."""
    house = challenged(petitioned(ADMITTED), "at_once")
    signed(house)
    rejecting = house.move(RejectPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(rejecting, 2, 0)
    die(house.later(1))
    house.challenge(rejecting, "b2")
    house.recount(rejecting, 1, 2)
    assert "rejected" == outcome(house)
    live(house.later(1))

    assert "complete" == outcome(house)
    settle(house, date(2026, 5, 1))
    assert [("rejected", "2026-04-05"), ("complete", "2026-04-07"), ("admitted", "2026-04-21")] == settled(house)
    assert [] == house.faults()
    check_recalls(house)


def test_one_that_is_rejected_stays_so() -> None:
    """Its rejection stands, or silence has rejected it after the reversal: the return of the mandate opens nothing."""
    house = challenged(petitioned(ADMITTED.replace("P14D", "P14D, silence: rejected")), "at_once")
    signed(house)
    rejecting = house.move(RejectPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(rejecting, 2, 0)
    die(house)
    live(house)
    assert "rejected" == outcome(house)
    house.challenge(rejecting, "b2")
    house.recount(rejecting, 1, 2)
    settle(house, date(2026, 4, 20))
    die(house)
    live(house, 2)

    assert ["rejected", "complete", "rejected"] == [each for each, _ in settled(house)]
    assert [] == house.faults()
    check_recalls(house)


def test_an_admission_reversed_meanwhile_of_one_that_had_its_vote() -> None:
    """The vote was lost, so it did not lapse with the mandate: admitted by nobody any more, it is complete again."""
    house = challenged(petitioned(ADMITTED.replace(HEARD, "")), "at_once")
    signed(house)
    admitting = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(admitting, 2, 0)
    house.vote(moved(house, heard=False), 3, 8)
    die(house.later(1))
    house.challenge(admitting, "b2")
    house.recount(admitting, 1, 2)
    assert "admitted" == outcome(house)
    live(house.later(1))

    assert "complete" == outcome(house)
    assert [] == house.faults()
    check_recalls(house)


def test_a_mandate_that_is_given_back_twice() -> None:
    """The first return does not forget who admitted it: reversed before the second, it is complete again."""
    house = challenged(petitioned(ADMITTED), "at_once")
    signed(house)
    admitting = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(admitting, 2, 0)
    die(house.later(1))
    live(house.later(1))
    assert "admitted" == outcome(house)
    die(house.later(1))
    house.challenge(admitting, "b2")
    house.recount(admitting, 1, 2)
    live(house.later(1), 2)

    assert "complete" == outcome(house)
    assert [] == house.faults()
    check_recalls(house)


def test_what_silence_admitted_after_a_reversal_stays_admitted() -> None:
    """The reversed motion has admitted it no more: silence has, and the petition is admitted again with the mandate."""
    house = challenged(petitioned(ADMITTED), "at_once")
    signed(house)
    admitting = house.move(AdmitPetition(petition="petition-1"), "board", "union", "b1")
    house.vote(admitting, 2, 0)
    house.challenge(admitting, "b2")
    house.recount(admitting, 1, 2)
    settle(house, date(2026, 4, 20))
    die(house)
    live(house.later(1))

    assert "admitted" == outcome(house)
    assert [] == house.faults()
    check_recalls(house)


def test_one_that_had_its_vote_does_not_lapse() -> None:
    """It had its vote, which was lost: nothing is awaited, and nothing given back."""
    house = petitioned(SEAT.replace(HEARD, ""))
    signed(house)
    house.vote(moved(house, heard=False), 3, 8)
    die(house)
    live(house)

    assert "complete" == outcome(house)
    assert [] == settled(house)
    settle(house, date(2031, 1, 1))
    assert [] == settled(house)


@pytest.mark.parametrize("more", ["", ", max_per_term: 1"])
def test_a_recall_that_lapsed_with_the_mandate_has_not_spent_it(more: str) -> None:
    """The vote was in vain, as e1 was said to have died before its effect: it can be moved again, and is not counted."""
    house = challenged(petitioned(f"{{petition: {{n: 2}}{more}}}"))
    signed(house)
    first = moved(house, heard=False)
    house.vote(first, 11, 2)
    die(house.later(1))
    settle(house, date(2026, 6, 4))
    assert "lapsed" == house.state_of(first)
    live(house)
    again = moved(house, heard=False)
    house.vote(again, 11, 2)
    settle(house, date(2026, 9, 1))

    assert "in_effect" == house.state_of(again)
    assert [] == house.faults()
    check_recalls(house)
