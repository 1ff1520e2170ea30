"""Attendance and quorum: who is there, how many must be, and what shares are of."""

from datetime import date
from functools import partial

import pytest
from tests.assembly.house import House, tally_of
from tests.assembly.meadow import RULES, charter_text

from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.requirement import Votes
from comitia.core.assembly.vote import missing_before

FROM_REGIONS = "seats: {from: region, apportion: {fixed: 3}}\n"
SEATS, QUORUM, WEIGHT = "bodies.congress.seats", "bodies.congress.quorum", "bodies.congress.voting.weight"
MAJORITY = "decisions.effects.resolution"


def special(majority: str) -> str:
    """Return rules by which the congress resolves by more than half, and this."""
    rules = RULES.replace("majorities:\n", f"majorities:\n    special: {{gt: 1/2, {majority}}}\n")
    return rules.replace("effects:\n", "effects:\n    resolution: {by: congress, majority: special}\n")


def requiring(majority: str) -> House:
    """Return a house whose congress resolves by more than half, and this."""
    return House(extra=special(majority))


def quorate(quorum: str) -> House:
    """Return a house whose congress has a quorum."""
    return House(text=charter_text().replace(FROM_REGIONS, f"{FROM_REGIONS}    quorum: {quorum}\n"))


def colleges(sent: tuple[int, int, int], called: tuple[int, int, int]) -> dict[str, Votes]:
    """Return the votes of both colleges."""
    names = ("in_favour", "against", "abstaining")
    return {
        "sent": Votes(**dict(zip(names, sent, strict=True))),
        "called": Votes(**dict(zip(names, called, strict=True))),
    }


@pytest.mark.parametrize(
    ("quorum", "needed"),
    [("{n: 4}", 4), ("{share: 1/2}", 3), ("{share: 2/3, of: all_seats}", 4), ("{share: 3/4, of: credentialed}", 5)],
)
def test_a_quorum_must_be_there(quorum: str, needed: int) -> None:
    """Of 6 seats, all filled: a half is 3, two thirds are 4, three quarters are 4.5 and so 5; one fewer do not decide."""
    house = quorate(quorum)
    motion = house.move(Resolution())
    house.attend(needed - 1, credentialed=6)

    assert (f"no quorum: {needed - 1} present, {needed} needed", QUORUM) == house.refused(house.putting(motion, 1, 0))
    house.attend(needed, credentialed=6)
    assert house.vote(motion, 1, 0)


def test_a_quorum_counts_those_who_are_there_that_day() -> None:
    """The attendance of yesterday is not today's; and a share of those admitted needs their number."""
    house = quorate("{share: 1/2, of: credentialed}")
    motion = house.move(Resolution())
    wanted = ("enter the attendance of the day first: the charter asks a quorum", QUORUM)
    put = partial(house.putting, motion, 1, 0)

    assert wanted == house.refused(put())
    house.attend(6)
    assert wanted == house.refused(put())
    house.attend(6, credentialed=6)
    house.later(1)
    assert wanted == house.refused(put())


@pytest.mark.parametrize(
    ("present", "credentialed", "sentence"),
    [
        (7, None, "7 present, and 6 sit in it and may vote: it does not balance, count again"),
        (5, 4, "5 present of 4 admitted, and 6 sit in it and may vote: it does not balance, count again"),
        (5, 7, "5 present of 7 admitted, and 6 sit in it and may vote: it does not balance, count again"),
        (-1, None, "-1 present, and 6 sit in it and may vote: it does not balance, count again"),
    ],
)
def test_more_are_not_present_than_may_be(present: int, credentialed: int | None, sentence: str) -> None:
    """6 hold seats in the congress, so at most 6 are admitted, and at most those are present."""
    house = House()
    count = CountAttendance(body="congress", unit="union", present=present, credentialed=credentialed, at=house.day)

    assert (sentence, SEATS) == house.refused(count)


def test_attendance_is_counted_in_a_body() -> None:
    """The east has no congress."""
    house = House()
    count = CountAttendance(body="congress", unit="east", present=1, credentialed=None, at=house.day)

    assert ("east has no such body", "bodies.congress") == house.refused(count)


@pytest.mark.parametrize(
    ("votes", "more", "sentence"),
    [
        ((-1, 2), {}, "a number of votes is never below nought"),
        ((2, 2), {"not_voting": -1}, "a number of votes is never below nought"),
        ((4, 2), {}, "6 votes of 5 who may vote: it does not balance, count again"),
        ((3, 1, 1), {"invalid": 1}, "6 votes of 5 who may vote: it does not balance, count again"),
        ((3, 1), {"not_voting": 2}, "6 votes of 5 who may vote: it does not balance, count again"),
        ((3, 1), {"not_voting": 0}, "4 voting and 0 not voting are not the 5 present: count again"),
        ((3, 1), {"units_for": 3}, "3 units for, of 2"),
        ((3, 1), {"units_for": -1}, "-1 units for, of 2"),
    ],
)
def test_votes_balance_with_those_present(votes: tuple[int, ...], more: dict[str, object], sentence: str) -> None:
    """5 of 6 are present, sent by 2 regions (I31)."""
    house = House()
    motion = house.move(Resolution())
    house.attend(5)

    assert (sentence, SEATS) == house.refused(house.putting(motion, *votes, **more))


def test_no_more_vote_than_hold_seats() -> None:
    """Nobody counted who is present; 7 votes are one too many for 6 seats, and 6 are not."""
    house = House()
    motion = house.move(Resolution())

    assert ("7 votes of 6 who may vote: it does not balance, count again", SEATS) == house.refused(
        house.putting(motion, 4, 3)
    )
    assert house.vote(motion, 4, 2)


def test_those_present_are_counted_again_when_one_of_them_lost_the_seat() -> None:
    """6 were present, and one of them is relieved on the same day: 6 cannot be the number of those who vote."""
    house = House()
    house.attend(6)
    motion = house.move(Resolution())
    relieve = Relieve(mandate=house.mandate("w3", "congress"))
    house.carry(relieve, body="regional_council", unit="west", mover="w1")

    assert ("6 were present, and 5 may sit by now: count who is present again", SEATS) == house.refused(
        house.putting(motion, 3, 2)
    )
    house.attend(5)
    assert house.vote(motion, 3, 2)
    assert [] == house.faults()


@pytest.mark.parametrize("of", ["present", "credentialed"])
def test_a_share_of_those_present_needs_their_number(of: str) -> None:
    """More than half of those present, or admitted, of whom nobody has entered how many they are."""
    house = requiring(f"of: {of}")
    motion = house.move(Resolution())

    assert (f"enter the attendance of the day first: the share is of those {of}", MAJORITY) == house.refused(
        house.putting(motion, 4, 0)
    )
    house.attend(6, credentialed=6)
    house.vote(motion, 3, 0)
    assert "lost" == house.state_of(motion)


def test_a_vote_says_what_its_shares_are_of() -> None:
    """6 seats, all filled, 5 present of 6 admitted, 2 regions, no weight, no colleges; and until when to challenge."""
    house = House(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    motion = house.move(Resolution())
    house.attend(5, credentialed=6)

    event, *rest = house.vote(motion, 3, 1, 1)

    bases = event.bases  # type: ignore[union-attr]  # of a VoteDeclared
    assert [] == rest
    assert (6, 6, 5, 6, 2, None, {}) == (
        bases.all_seats,
        bases.filled_seats,
        bases.present,
        bases.credentialed,
        bases.units,
        bases.weight,
        bases.colleges,
    )
    assert date(2026, 3, 8) == event.challenge_until  # type: ignore[union-attr]
    assert tally_of(3, 1, 1) == event.tally  # type: ignore[union-attr]


@pytest.mark.parametrize("quorum", ["{n: 4}", "{share: 3/4, of: credentialed}"])
def test_what_is_missing_before_a_vote_is_what_it_is_refused_for(quorum: str) -> None:
    """From the notice over the attendance to those admitted: each time the vote is refused in the same words."""
    rules = special("of: credentialed").replace("majority: special}", "majority: special, notice: P7D}")
    text = charter_text(rules).replace(FROM_REGIONS, f"{FROM_REGIONS}    quorum: {quorum}\n")
    house = House(text=text)
    motion = house.move(Resolution())
    found = house.state.proceedings.motion(motion)
    assert found is not None
    told = []
    for enter in (lambda: None, lambda: house.later(7), lambda: house.attend(3), lambda: house.attend(5)):
        enter()
        missing = list(missing_before(house.state, found, house.day))
        told.append(missing[0].what)
        assert (missing[0].reason, missing[0].rule) == house.refused(house.putting(motion, 1, 0))
    house.attend(5, credentialed=6)

    assert ["day", *["attendance"] * 3] == told
    assert [] == list(missing_before(house.state, found, house.day))
    assert house.vote(motion, 4, 0)


def test_in_a_meeting_those_on_its_roll_may_be_present() -> None:
    """Nobody is elected to it: the roll says how many there are."""
    house = House()
    house.attend(house.state.electors("members", "quay") or 0, body="branch_meeting", unit="quay")
    many = CountAttendance(body="branch_meeting", unit="quay", present=10_000, credentialed=None, at=house.day)

    said, rule = house.refused(many)
    assert rule == "bodies.branch_meeting.seats"
    assert said == (
        f"10000 present, and {house.state.electors('members', 'quay')} are on its roll: it does not balance, count again"
    )
