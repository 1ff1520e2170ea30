"""Petitions for recall: who signs and how many must, the days, admission, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.petitioned import moved, opening, petitioned, recalling, signed, signing
from tests.assembly.recalled import of_type, settle

from comitia.core.assembly.effects.expel import Expel
from comitia.core.election.enrolment import Enrolment
from comitia.core.mandate.departure import EnterDeparture
from comitia.core.mandate.petition import (
    OpenPetition,
    PetitionOpened,
    PetitionSettled,
    RunOutPetition,
    SignaturesCertified,
)
from comitia.core.mandate.signing import Signers, number_of


def outcome(house: House, petition: str = "petition-1") -> str:
    found = house.state.course.petitions.petition(petition)
    return found.outcome if found else ""


def test_what_is_fixed_at_the_opening() -> None:
    """A tenth of the 20 on the roll of quay must sign, until 4 May; who elected e1 is the branch meeting."""
    house = petitioned()
    event, *_ = house.enter(opening(house))

    assert isinstance(event, PetitionOpened)
    assert ("branch_meeting", "members", "quay", 20, 2) == (
        event.body,
        event.roll,
        event.unit,
        event.base,
        event.needed,
    )
    assert (("q1",), date(2026, 5, 5), 1) == (event.openers, event.until, event.edition)


@pytest.mark.parametrize(
    ("rule", "person", "office", "found"),
    [
        ("{n: 3, of: electorate}", "e1", "congress", ("regional_council", None, "east", 4, 3)),
        ("{share: 1/3, of: electing_body}", "e1", "congress", ("regional_council", None, "east", 4, 2)),
        ("{share: 1/4, of: roll.members}", "e1", "congress", (None, "members", "union", 80, 20)),
        ("{n: 1, of: electorate}", "b1", "board", ("congress", None, "union", 6, 1)),
    ],
)
def test_who_signs(rule: str, person: str, office: str, found: tuple[object, ...]) -> None:
    """The body that elects, its members; or the roll of all; a share is rounded up."""
    house = petitioned(f"{{petition: {rule}}}")
    event, *_ = house.enter(opening(house, person, office, by="e2"))

    assert isinstance(event, PetitionOpened)
    assert found == (event.body, event.roll, event.unit, event.base, event.needed)
    assert event.until is None


def test_a_recall_from_a_post_is_moved_by_so_many() -> None:
    """Three of the congress must move or second the recall of the president; two are not enough."""
    house = petitioned("", "{move: {n: 3, of: congress}, notice: P7D}")
    house.enter(opening(house, "e1", "president", "e2 w1"))
    house.enter(signing(house, 2))
    effect = recalling(house)

    assert ("petition 1 is signed by 2 of the 3 who must", "recall.post") == house.refused(house.moving(effect))
    house.enter(signing(house, 3, not_entitled=1, twice=2))
    motion = house.move(effect)
    found = house.state.proceedings.motion(motion)
    assert found is not None
    assert ("procedure.majorities.simple", date(2026, 4, 12)) == (
        found.moved.requirement.rule,
        found.moved.not_before,
    )
    house.later(7).vote(motion, 4, 2)
    assert [] == house.holders("president")
    assert [] == house.faults()


def test_a_recall_is_seconded_within_its_time() -> None:
    """Seven days to second it, until 11 April; handed in on the 12th at the latest, and over on the 13th."""
    house = petitioned("", "{move: {n: 3, of: congress, within: P7D}}")
    house.enter(opening(house, "e1", "president", "e2 w1"))
    house.later(8)
    said = "it could be signed before 2026-04-12, and handed in by that day"
    assert (said, "recall.post.move.within") == house.refused(signing(house, 3))
    settle(house, house.day)
    assert "lapsed" == outcome(house)
    assert [] == house.faults()


def test_a_seat_is_lost_by_petition_hearing_and_vote() -> None:
    """11 of the 20 of the meeting recall e1; the alternate e5 moves up, and the petition has had its vote."""
    house = petitioned()
    petition = signed(house)
    motion = moved(house, petition)
    house.vote(motion, 11, 5)

    assert ["e2", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    found = house.state.proceedings.motion(motion)
    assert found is not None
    assert ("recall.delegate.pass", "filled_seats") == (found.moved.requirement.rule, found.moved.requirement.of)
    assert [] == house.faults()


def test_ten_of_twenty_do_not_recall() -> None:
    """More than half of those on the roll is needed, not of those who vote."""
    house = petitioned()
    signed(house)
    motion = moved(house)
    house.vote(motion, 10, 0)

    assert "lost" == house.state_of(motion)
    assert "e1" in house.holders("regional_council", "east")


def test_the_last_day_for_signatures() -> None:
    """Signed until 4 May, it is handed in on the 5th at the latest; on the 6th it has lapsed."""
    house = petitioned()
    house.enter(opening(house))
    settle(house, date(2026, 5, 5))
    assert "open" == outcome(house)
    late = replace(signing(house, 2), at=date(2026, 5, 6))
    said = "it could be signed before 2026-05-05, and handed in by that day"
    assert (said, "recall.delegate.petition.within") == house.refused(late)
    early = replace(signing(house, 2), at=date(2026, 4, 4))
    assert ("it was opened on 2026-04-05, after 2026-04-04", "recall") == house.refused(early)
    house.enter(signing(house, 2))
    assert "complete" == outcome(house)

    settle(house, date(2026, 6, 1))
    assert "complete" == outcome(house)


def test_a_petition_that_is_not_signed_lapses_on_its_day() -> None:
    """With one signature of two it lapses on 6 May, and another one can be opened."""
    house = petitioned()
    house.enter(opening(house))
    house.enter(signing(house, 1, too_late=1))
    assert ("its time is over on 2026-05-06", "recall.delegate") == house.refused(
        RunOutPetition(petition="petition-1", at=house.day)
    )
    settle(house, date(2026, 5, 20))

    assert [("lapsed", None)] == [(event.outcome, event.motion) for event in of_type(house, PetitionSettled)]  # type: ignore[attr-defined]
    assert ["2026-05-06"] == [entry.occurred for entry, event in house.acts if isinstance(event, PetitionSettled)]
    assert ("it is lapsed already", "recall.delegate") == house.refused(signing(house, 2))
    assert ("petition 1 is lapsed", "recall.delegate") == house.refused(
        house.moving(recalling(house), "branch_meeting", "quay", "q1")
    )
    assert ("nothing is awaited of it", "recall.delegate") == house.refused(
        RunOutPetition(petition="petition-1", at=house.day)
    )
    house.enter(opening(house))
    assert "open" == outcome(house, "petition-2")
    assert [] == house.faults()


def test_who_opens_a_petition_may_sign_it() -> None:
    """Nobody, one twice, an expelled person, a dead one, one who is no member of the body: all refused."""
    house = petitioned("{petition: {n: 2, of: electing_body}}")
    assert ("name at least one who opens it, and each once", "recall.delegate.petition") == house.refused(
        opening(house, by="")
    )
    assert "name at least one who opens it, and each once" == house.refused(opening(house, by="q1 q1"))[0]
    outside = opening(house, "e1", "congress", by="q1")
    assert ("the person may not sign it, so does not open it either", "recall.delegate.petition.of") == house.refused(
        outside
    )
    house.enter(EnterDeparture(person="q2", cause="death", mandates=(), text=TEXT, at=house.day))
    assert "the person may not sign it" in house.refused(opening(house, by="q2"))[0]
    charges = house.charge("q3", "branch_meeting", "quay")
    house.carry(Expel(charges=charges), "branch_meeting", "quay", "q1")
    assert "the person may not sign it" in house.refused(opening(house, by="q3"))[0]


def test_what_cannot_be_opened() -> None:
    """A mandate that is over, a kind without petitions, a second petition, one that nobody could complete, no grounds."""
    house = petitioned("{petition: {n: 5, of: electorate, grounds: required}}", '{pass: "> 1/2 of cast"}')
    assert ("5 of 4 would have to sign: that cannot be", "recall.delegate.petition") == house.refused(
        opening(house, "e1", "congress", by="e2")
    )
    assert ("the charter asks for no petition: move the recall in the body that decides it", "recall.post") == (
        house.refused(opening(house, "e1", "president", by="e2"))
    )
    assert ("give the grounds", "recall.delegate.petition.grounds") == house.refused(
        replace(opening(house), grounds=None)
    )
    gone = OpenPetition(mandate="nobody", openers=("q1",), grounds=TEXT, at=house.day)
    assert ("there is no such mandate, or it has ended", "mandate") == house.refused(gone)
    house.enter(opening(house))
    assert ("petition 1 asks for it already: sign that one", "recall.delegate") == house.refused(opening(house))


def test_a_roll_that_is_not_certified_gives_no_number() -> None:
    """Nobody knows how many must sign."""
    house = petitioned()
    west = number_of(house.state, Signers(body=None, roll="members", unit="west"), house.day)
    house.state.enrolment = Enrolment()
    assert 40 == west
    assert ("rolls.members") == house.refused(opening(house))[1]


@pytest.mark.parametrize(
    ("valid", "rejected", "said"),
    [
        (21, {}, "21 valid signatures of 20 who may sign"),
        (-1, {}, "-1 valid signatures of 20 who may sign"),
        (2, {"ugly": 1}, "say how many do not count by reason: not_entitled, twice, too_early, too_late"),
        (2, {"twice": 0}, "say how many do not count by reason: not_entitled, twice, too_early, too_late"),
    ],
)
def test_numbers_that_cannot_be(valid: int, rejected: dict[str, int], said: str) -> None:
    """More signatures than may sign, less than none, a reason that there is not, none of a reason."""
    house = petitioned()
    house.enter(opening(house))
    assert (said, "recall.delegate") == house.refused(signing(house, valid, **rejected))


def test_signatures_of_what_is_complete_or_has_ended() -> None:
    """What is signed by enough is signed no more; nor is what is about a mandate that has ended."""
    house = petitioned()
    assert ("there is no such petition", "recall") == house.refused(signing(house, 2))
    signed(house)
    assert ("it is signed by enough already", "recall.delegate") == house.refused(signing(house, 3))
    signed(house, "e2")
    house = petitioned()
    house.enter(opening(house))
    house.resign(house.mandate("e1", "regional_council"))
    assert ("it is lapsed already", "recall.delegate") == house.refused(signing(house, 2))
    house = petitioned("{petition: {n: 2}}")
    house.enter(opening(house))
    house.day = date(2030, 3, 1)
    assert ("the mandate has ended, there is nothing left to ask for", "recall.delegate") == house.refused(
        signing(house, 2)
    )


def test_signatures_are_counted_anew() -> None:
    """A later certificate replaces the one before, also by a lower number."""
    house = petitioned("{petition: {n: 4, of: electing_body}}")
    house.enter(opening(house))
    house.enter(signing(house, 3))
    house.enter(signing(house.later(3), 2, twice=1))
    said = ("signatures were certified on 2026-04-08, after 2026-04-07", "recall.delegate")
    assert said == house.refused(signing(house.later(-1), 4))
    house.later(1)

    assert [(3, False), (2, False)] == [(each.valid, each.complete) for each in of_type(house, SignaturesCertified)]  # type: ignore[attr-defined]
    assert [] == house.faults()
