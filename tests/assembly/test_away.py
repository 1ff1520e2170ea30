"""Leave and suspension: who is away does not sit, the place stays filled, and the numbers are as the charter says."""

from datetime import timedelta

import pytest
from tests.assembly.house import House, tally_of
from tests.assembly.meadow import CHARTER, RETURNS, RULES

from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.challenge import DecideChallenge
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.suspend import LiftSuspension, Suspend
from comitia.core.assembly.vote import VoteDeclared, bases_of
from comitia.core.election.contest import ContestOpened, OpenContest
from comitia.core.mandate.away import BringBack, HolderAway, HolderBack, SendAway, away_on

CHALLENGED = RULES.replace("  effects:", "  challenge: {within: P10D, effect: at_once}\n  effects:")


def suspend(house: House, person: str = "e1", days: int | None = None, office: str = "congress") -> list[object]:
    """Let the body that gave a seat suspend its holder."""
    until = house.day + timedelta(days=days) if days is not None else None
    effect = Suspend(mandate=house.mandate(person, office), until=until)
    return [*house.carry(effect, "regional_council", "east", "e2")]


def voting(house: House) -> tuple[int, int]:
    """Return how many seats of the congress are filled, and how many may vote."""
    bases = bases_of(house.state, "congress", "union", house.day)
    return bases.filled_seats, bases.may_vote


def test_who_is_suspended_does_not_sit_and_the_seat_stays_filled() -> None:
    """Of six members five may vote; e1 neither moves nor challenges; nothing is vacant, and shares are of six."""
    house = House(extra=CHALLENGED)
    suspend(house, days=30)
    assert (6, 5) == voting(house)
    away = ("the person is suspended until 2026-03-31, and does not sit meanwhile", "bodies.congress.seats")
    assert away == house.refused(house.moving(Resolution()))
    motion = house.move(Resolution(), mover="w1")
    six = "6 present, and 5 sit in it and may vote: it does not balance, count again"
    present = CountAttendance(body="congress", unit="union", present=6, credentialed=None, at=house.day)
    assert (six, "bodies.congress.seats") == house.refused(present)
    many = ("6 votes of 5 who may vote: it does not balance, count again", "bodies.congress.seats")
    assert many == house.refused(house.putting(motion, 4, 2))
    event, *_ = house.vote(motion, 3, 2)
    assert isinstance(event, VoteDeclared)
    assert (6, 5) == (event.bases.filled_seats, event.bases.may_vote)
    assert ["e1", "e2", "e3", "w1", "w2", "w3"] == house.holders("congress")
    assert [] == house.faults()


def test_a_recount_has_no_more_votes_than_could_vote() -> None:
    """Five could vote when it was put to the vote; six in the recount are too many, although e1 is back."""
    house = House(extra=CHALLENGED)
    suspend(house, days=5)
    motion = house.move(Resolution(), mover="w1")
    house.vote(motion, 3, 2)
    house.later(6)
    house.challenge(motion)
    again = DecideChallenge(motion=motion, recount=tally_of(3, 3), at=house.day)
    assert "6 votes of 5 who may vote" in house.refused(again)[0]
    assert (6, 6) == voting(house)


def test_who_was_counted_before_is_counted_again() -> None:
    """Six were present in the morning; e1 is suspended at noon."""
    house = House()
    house.attend(6)
    motion = house.move(Resolution(), mover="w1")
    suspend(house)
    said = "6 were present, and 5 may sit by now: count who is present again"
    assert (said, "bodies.congress.seats") == house.refused(house.putting(motion, 3, 2))


def test_a_suspension_is_over_on_its_day_without_an_entry() -> None:
    """Until 31 March: on the 30th e1 does not sit, on the 31st e1 moves."""
    house = House()
    suspend(house, days=30)
    assert (6, 5) == voting(house.later(29))
    assert (6, 6) == voting(house.later(1))
    house.move(Resolution())
    assert [] == house.faults()


def test_a_suspension_is_lifted_by_the_body_that_decided_it() -> None:
    """Without a day it lasts until it is lifted; not by a body that did not give the seat."""
    house = House()
    suspend(house)
    until = "the person is suspended until that is lifted, and does not sit meanwhile"
    assert until == house.refused(house.moving(Resolution()))[0]
    lift = LiftSuspension(mandate=house.mandate("e1", "congress"))
    assert "bodies.congress" == house.refused(house.moving(lift, "regional_council", "west", "w1"))[1]
    events = house.carry(lift, "regional_council", "east", "e2")
    assert ["motion-1"] == [event.away_by for event in events if isinstance(event, HolderBack)]
    house.move(Resolution())
    refused = house.refused(house.moving(lift, "regional_council", "east", "e2"))
    assert ("its holder is not suspended", "mandate") == refused
    assert [] == house.faults()


def test_a_suspension_by_a_body_that_the_charter_names_is_lifted_by_the_one_that_gave_the_seat() -> None:
    """The congress suspends and the charter names it; the council lifts it; the charter may name who lifts."""
    rules = RULES.replace("  effects:\n", "  effects:\n    suspend: {by: congress}\n")
    house = House(extra=rules)
    seat = house.mandate("w1", "congress")
    named = "the charter lets congress decide this, not regional_council"
    assert (named, "decisions.effects.suspend.by") == house.refused(
        house.moving(Suspend(mandate=seat), "regional_council", "west", "w2")
    )
    house.carry(Suspend(mandate=seat))
    house.carry(LiftSuspension(mandate=seat), "regional_council", "west", "w2")
    assert away_on(house.state, seat, house.day) is None
    assert [] == house.faults()


def test_a_suspension_is_of_one_mandate_once_and_within_its_term() -> None:
    """e1 sits in the council as before; not suspended twice; not until today, nor beyond the term; not what has ended."""
    house = House()
    suspend(house)
    house.move(Resolution(), "regional_council", "east")
    seat, other = house.mandate("e1", "congress"), house.mandate("e3", "congress")
    twice = ("its holder is suspended already: lift that first", "mandate")
    assert twice == house.refused(house.moving(Suspend(mandate=seat), "regional_council", "east", "e2"))
    wrong = ("a suspension is over after it begins, and before the term is: correct until, or leave it out", "mandate")
    for days in (0, 1462):
        effect = Suspend(mandate=other, until=house.day + timedelta(days=days))
        assert wrong == house.refused(house.moving(effect, "regional_council", "east", "e2"))
    house.carry(Suspend(mandate=other, until=house.day + timedelta(days=1461)), "regional_council", "east", "e2")


@pytest.mark.parametrize("days", [None, 30])
def test_a_reversed_suspension_is_lifted(days: int | None) -> None:
    """The recount turns it round: e1 sits again."""
    house = House(extra=CHALLENGED)
    suspend(house, days=days)
    house.challenge("motion-1")
    house.recount("motion-1", 1, 1)

    assert (6, 6) == voting(house)
    assert [("motion-1", "motion-1")] == [
        (event.away_by, event.motion) for _, event in house.acts if isinstance(event, HolderBack)
    ]
    assert [] == house.faults()


@pytest.mark.parametrize(("days", "again"), [(None, True), (30, True), (2, False)])
def test_where_the_lifting_is_reversed_it_holds_again(days: int | None, again: bool) -> None:
    """Until its day, if that is still to come."""
    house = House(extra=CHALLENGED)
    suspend(house, days=days)
    lift = LiftSuspension(mandate=house.mandate("e1", "congress"))
    house.carry(lift, "regional_council", "east", "e2")
    house.later(2)
    house.challenge("motion-2")
    house.recount("motion-2", 1, 1)

    assert (6, 5 if again else 6) == voting(house)
    assert (2 if again else 1) == sum(isinstance(event, HolderAway) for _, event in house.acts)
    house.challenge("motion-1")
    house.recount("motion-1", 1, 1)
    assert (6, 6) == voting(house)
    assert [] == house.faults()


def test_leave_is_away_too() -> None:
    """e1 is on leave from 6 March: five may vote then, six before; on the page of the rules one word for both."""
    house = House()
    begins = house.day + timedelta(days=5)
    house.carry(GrantLeave(mandate=house.mandate("e1", "congress"), begins=begins, until=begins + timedelta(days=10)))
    assert (6, 6) == voting(house)
    house.later(5)
    assert (6, 5) == voting(house)
    said = ("the person is on leave until 2026-03-16, and does not sit meanwhile", "bodies.congress.seats")
    assert said == house.refused(house.moving(Resolution()))
    assert [] == house.faults()


def test_who_is_away_does_not_elect() -> None:
    """The congress has six members and e1 is suspended: five elect the president; the number is that of the opening."""
    house = House(text=CHARTER.replace("EXTRA", RULES), returns=RETURNS[:9])
    suspend(house, days=3)
    event, *_ = house.enter(OpenContest(contest="president", at=house.day))
    assert isinstance(event, ContestOpened)
    assert 5 == event.electorate.number
    later, *_ = house.later(3).enter(OpenContest(contest="treasurer", at=house.day))
    assert isinstance(later, ContestOpened)
    assert 6 == later.electorate.number
    assert [] == house.faults()


def test_the_votes_of_a_college_are_those_of_its_members_who_may_vote() -> None:
    """One of the three of a college is suspended: two votes at most, and its filled seats are three."""
    text = CHARTER.replace("EXTRA", RULES).replace(
        "seats: {from: region, apportion: {fixed: 3}}",
        "seats: [{from: region, apportion: {fixed: 3}, college: lay}]",
    )
    house = House(text=text)
    suspend(house)
    bases = bases_of(house.state, "congress", "union", house.day)
    assert {"lay": (6, 6, 5)} == bases.colleges


def test_nobody_is_sent_away_from_nothing_nor_brought_back_twice() -> None:
    """No such mandate; one that has ended; over before it begins; a decision that sent nobody away."""
    house = House()
    seat = house.mandate("b1", "treasurer")
    tomorrow = house.day + timedelta(days=1)
    away = SendAway(mandate=seat, why="leave", begins=tomorrow, until=tomorrow, motion="motion-9", at=house.day)
    assert ("it is over on 2026-03-02, before it begins", "mandate") == house.refused(away)
    back = BringBack(mandate=seat, away_by="motion-9", motion="motion-9", at=house.day)
    assert ("motion-9 sends nobody away from it, or that is lifted", "mandate") == house.refused(back)
    house.carry(Relieve(mandate=seat))
    ended = SendAway(mandate=seat, why="leave", begins=house.day, until=tomorrow, motion="motion-9", at=house.day)
    assert ("there is no such mandate, or it has ended", "mandate") == house.refused(ended)
