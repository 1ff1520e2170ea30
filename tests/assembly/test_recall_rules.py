"""What the charter's section `recall` asks of a motion to recall: who decides, when, how often, heard, by how many."""

from dataclasses import replace
from datetime import date

from tests.assembly.house import House
from tests.assembly.petitioned import BEGUN, SEAT, moved, opening, petitioned, recalling, signed, signing
from tests.assembly.plain import Plain

from comitia.core.assembly.effects import effect_of, effect_to_json
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.petition import AdmitPetition, RejectPetition
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.motion import WithdrawMotion
from comitia.core.mandate.hearing import HearHolder

QUAY = ("branch_meeting", "quay", "q1")


def test_without_a_petition() -> None:
    """The charter asks for one: none, one of another holder, one that is not there, are refused."""
    house = petitioned()
    recall = recalling(house, None)
    assert ("open a petition first (comitia petition open), and have it signed", "recall.delegate") == house.refused(
        house.moving(recall, *QUAY)
    )
    signed(house, "e2")
    wrong = replace(recall, petition="petition-1")
    assert ("there is no petition-1 for it", "recall.delegate") == house.refused(house.moving(wrong, *QUAY))
    wrong = replace(recall, petition="petition-7")
    assert ("there is no petition-7 for it", "recall.delegate") == house.refused(house.moving(wrong, *QUAY))


def test_a_petition_that_nobody_asked_for() -> None:
    """Where a kind of place has no petition, or the charter no section, none is named; nor a successor."""
    house = petitioned("", '{pass: "> 2/3 of cast"}')
    recall = Recall(mandate=house.mandate("e1", "president"), petition="petition-1")
    assert ("the charter asks for no petition: leave it out", "recall.post") == house.refused(house.moving(recall))
    seat = Recall(mandate=house.mandate("e1", "regional_council"), petition="petition-1")
    assert ("the charter asks for no petition: leave it out", "recall.delegate") == house.refused(
        house.moving(seat, *QUAY)
    )
    named = replace(seat, petition=None, successor="q1")
    assert ("the charter has the place fall vacant: name no successor", "recall.delegate.replaces") == house.refused(
        house.moving(named, *QUAY)
    )


def test_one_motion_on_one_petition() -> None:
    """While it is before the body, and after its vote, no other; a motion that is withdrawn leaves it free."""
    house = petitioned(SEAT.replace(", cooling: P1M, not_last: P3M", ""))
    signed(house)
    motion = moved(house)
    said = ("a motion on petition 1 was moved already", "recall.delegate")
    assert said == house.refused(house.moving(recalling(house), *QUAY))
    unnamed = house.moving(recalling(house, None), *QUAY)
    has_it = f"petition 1 has its motion already, {motion.replace('-', ' ')}"
    assert (f"{has_it}: put that to the vote", "recall.delegate") == house.refused(unnamed)
    house.enter(WithdrawMotion(motion=motion, at=house.day))
    motion = moved(house)
    house.vote(motion, 3, 8)
    assert said == house.refused(house.moving(recalling(house), *QUAY))
    assert "open another petition (comitia petition open)" in house.refused(unnamed)[0]
    assert "petition-2" == signed(house)
    assert [] == house.faults()


def test_nobody_is_voted_on_unheard() -> None:
    """The vote waits for the hearing, also where the holder was called and did not come."""
    house = petitioned()
    signed(house)
    motion = moved(house, heard=False)
    assert ("the holder is heard, or called, before the vote: enter the hearing first", "recall.delegate.hearing") == (
        house.refused(house.putting(motion, 11, 2))
    )
    house.enter(HearHolder(motion=motion, appeared=False, at=house.day))
    house.vote(motion, 11, 2)
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_no_vote_before_the_day_of_the_hearing() -> None:
    """Heard on 25 April, voted on on 10 April: the order of the entries is not that of the days."""
    house = petitioned()
    signed(house)
    motion = moved(house, heard=False)
    house.enter(HearHolder(motion=motion, appeared=True, at=house.later(20).day))
    house.later(-15)
    said = "the holder is heard, or called, on 2026-04-25: the vote is on that day or later"
    assert (said, "recall.delegate.hearing") == house.refused(house.putting(motion, 11, 2))
    house.later(15).vote(motion, 11, 2)
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_no_motion_before_the_day_on_which_the_petition_is_ready() -> None:
    """Signed by enough on 25 April: it is neither moved nor voted on on the 7th, but on the 25th."""
    house = petitioned(SEAT.replace(", hearing: required", ""))
    house.enter(opening(house))
    house.later(20).enter(signing(house, 2))
    house.later(-18)
    said = ("petition 1 is ready since 2026-04-25: nothing is moved or voted on before", "recall.delegate")
    assert said == house.refused(house.moving(recalling(house), *QUAY))
    motion = moved(house.later(18), heard=False)
    house.vote(motion, 11, 2)
    assert [] == house.faults()


def test_what_is_no_hearing() -> None:
    """Of another motion, before it was moved, twice, after the vote, of who holds nothing any more."""
    house = petitioned()
    signed(house)
    other = house.move(Resolution(), *QUAY)
    hearing = HearHolder(motion=other, appeared=True, at=house.day)
    assert ("it is no motion to recall somebody", "recall") == house.refused(hearing)
    assert ("it is no motion to recall somebody", "recall") == house.refused(replace(hearing, motion="motion-9"))
    motion = moved(house, heard=False)
    early = HearHolder(motion=motion, appeared=True, at=date(2026, 4, 1))
    assert ("it was moved on 2026-04-05, after 2026-04-01", "recall") == house.refused(early)
    hearing = replace(early, at=house.day)
    house.enter(hearing)
    assert ("the holder was heard already", "recall") == house.refused(hearing)
    house.vote(motion, 2, 2)
    assert ("it is lost already: a hearing is before the vote", "recall") == house.refused(hearing)

    house = petitioned()
    signed(house)
    motion = moved(house, heard=False)
    house.resign(house.mandate("e1", "regional_council"))
    assert ("the mandate has ended, there is nothing left to hear", "recall") == house.refused(
        HearHolder(motion=motion, appeared=True, at=house.day)
    )


def test_a_quorum_of_its_own() -> None:
    """Twelve must be present, whatever the quorum of the meeting; counted on the day of the vote."""
    house = petitioned('{pass: "> 1/2 of cast", quorum: 12}')
    motion = house.move(recalling(house, None), *QUAY)
    rule = "recall.delegate.quorum"
    assert ("enter the attendance of the day first: the charter asks a quorum", rule) == house.refused(
        house.putting(motion, 6, 5)
    )
    house.attend(11, "branch_meeting", "quay")
    assert ("no quorum: 11 present, 12 needed", rule) == house.refused(house.putting(motion, 6, 5))
    house.attend(12, "branch_meeting", "quay")
    house.vote(motion, 6, 5)
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_a_quorum_is_for_recalls_alone() -> None:
    """The same meeting relieves without it; a post has its own rules."""
    house = petitioned('{pass: "> 1/2 of cast", quorum: 12}')
    house = House(text=house.text.replace("  effects:\n", "  effects:\n    relieve: {by: branch_meeting}\n"))
    house.carry(Recall(mandate=house.mandate("e1", "president")))
    house.carry(Relieve(mandate=house.mandate("e1", "regional_council")), *QUAY)
    assert [] == house.holders("president")


def test_cooling_after_the_beginning_and_after_a_failed_vote() -> None:
    """From 1 April on; after the vote of 5 April from 5 May on: neither petition, nor motion, nor vote before."""
    house = petitioned()
    house.day = date(2026, 3, 31)
    said = "the mandate began less than 1 month ago: it is possible from 2026-04-01 on"
    assert (said, "recall.delegate.cooling") == house.refused(opening(house))
    house.day = BEGUN
    signed(house)
    house.vote(moved(house), 9, 9)
    house.day = date(2026, 5, 4)
    said = "a vote on it failed less than 1 month ago: it is possible from 2026-05-05 on"
    assert (said, "recall.delegate.cooling") == house.refused(opening(house))
    house.later(1)
    signed(house)
    motion = moved(house, "petition-2")
    house.vote(motion, 11, 2)
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_cooling_at_the_moving_and_at_the_vote() -> None:
    """Without petitions a motion is refused too; and a second one, moved before the first failed, at its vote."""
    house = petitioned('{pass: "> 1/2 of cast", cooling: P1M}')
    one, two = (house.move(recalling(house, None), *QUAY) for _ in range(2))
    house.vote(one, 2, 3)
    assert "recall.delegate.cooling" == house.refused(house.putting(two, 3, 2))[1]
    assert "recall.delegate.cooling" == house.refused(house.moving(recalling(house, None), *QUAY))[1]


def test_not_in_the_last_part_of_the_term() -> None:
    """The term ends on 1 March 2030: on 1 December 2029 it is possible, and on the 2nd not."""
    house = petitioned('{pass: "> 1/2 of cast", not_last: P3M}')
    house.day = date(2029, 12, 1)
    motion = house.move(recalling(house, None), *QUAY)
    house.later(1)
    said = "its term ends on 2030-03-01, and in the last 3 months nobody is recalled from it"
    assert (said, "recall.delegate.not_last") == house.refused(house.putting(motion, 3, 1))
    assert (said, "recall.delegate.not_last") == house.refused(house.moving(recalling(house, None), *QUAY))


def test_as_often_as_one_term_allows() -> None:
    """Voted on twice, it is not begun a third time; with a term that ends, or without."""
    house = petitioned('{pass: "> 1/2 of cast", max_per_term: 2}', '{pass: "> 1/2 of cast", max_per_term: 1}')
    for _ in range(2):
        house.vote(house.move(recalling(house, None), *QUAY), 1, 3)
    said = "a recall from it was voted on 2 times, as often as one term allows: "
    assert (f"{said}it is possible in the term after it, from 2030-03-01 on", "recall.delegate.max_per_term") == (
        house.refused(house.moving(recalling(house, None), *QUAY))
    )
    house.elect("treasurer", "b1")
    treasurer = Recall(mandate=house.mandate("b1", "treasurer"))
    house.vote(house.move(treasurer), 1, 3)
    assert (
        "a recall from it was voted on 1 times, as often as one term allows"
        == house.refused(house.moving(treasurer))[0]
    )


def test_the_charter_names_who_recalls() -> None:
    """The meeting of the branch that elected, though the treasurer may be dismissed by the board; nobody else's."""
    house = petitioned("{by: branch_meeting}", "{by: board}")
    rule = "recall.delegate.by"
    mine = recalling(house, None)
    said = "the charter lets branch_meeting of quay decide this, not"
    assert (f"{said} branch_meeting of mill", rule) == house.refused(house.moving(mine, "branch_meeting", "mill", "q1"))
    assert (f"{said} regional_council of east", rule) == house.refused(
        house.moving(mine, "regional_council", "east", "e1")
    )
    house.carry(Recall(mandate=house.mandate("e1", "president")), "board", "union", "b1")
    assert [] == house.holders("president")
    house.carry(mine, *QUAY)
    assert ("there is no such mandate, or it has ended", "mandate") == house.refused(house.moving(mine, *QUAY))
    assert [] == house.faults()


def test_rules_of_the_edition_under_which_it_was_moved() -> None:
    """A petition becomes necessary after the motion was moved: that one needs none, another does."""
    house = petitioned('{pass: "> 1/2 of cast"}')
    motion = house.move(recalling(house, None), *QUAY)
    house.carry(Amend(charter=house.edition(("{delegate: {", "{delegate: {petition: {n: 2}, quorum: 3, "))))
    assert "recall.delegate" == house.refused(house.moving(recalling(house, None), *QUAY))[1]
    house.vote(motion, 3, 1)
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_fields_that_came_later_are_left_out_where_they_say_nothing() -> None:
    """An entry of a recall without petition and successor is as it always was."""
    written = {"kind": "recall", "mandate": "m"}
    assert written == effect_to_json(Recall(mandate="m"))
    assert Recall(mandate="m") == effect_of(written)
    full = Recall(mandate="m", petition="petition-1", successor="p")
    assert full == effect_of(effect_to_json(full))
    assert "m, is recalled, and p takes the place" == full.in_words(Plain())


def test_a_petition_in_words() -> None:
    """Admitted, or rejected."""
    assert "petition-1 is admitted" == AdmitPetition(petition="petition-1").in_words(Plain())
    assert "petition-1 is rejected" == RejectPetition(petition="petition-1").in_words(Plain())
