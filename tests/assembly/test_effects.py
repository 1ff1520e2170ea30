"""What a decision does, by its kind; and that another body, a wrong subject or a second time is refused.

Posts, resignations, expulsions and amendments have files of their own.
"""

from datetime import date, timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.decision import DecisionInEffect
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.censure import Censure
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.mandate.ending import EndMandate, MandateEnded

DAY = date(2026, 3, 1)
GONE = ("there is no such mandate, or it has ended", "mandate")


def leave(house: House, begins: int, until: int, person: str = "e1", office: str = "congress") -> GrantLeave:
    """Return leave from one day until another, counted from today."""
    days = (house.day + timedelta(days=begins), house.day + timedelta(days=until))
    return GrantLeave(mandate=house.mandate(person, office), begins=days[0], until=days[1])


def appoint(*persons: str, unit: str = "union", until: date | None = None, office: str = "auditor") -> Appoint:
    """Return an appointment."""
    return Appoint(office=office, unit=unit, persons=persons, until=until)


def elect(*persons: str, unit: str = "union", office: str = "panel", until: date | None = None) -> Elect:
    """Return an election by a motion."""
    return Elect(office=office, unit=unit, persons=persons, until=until)


@pytest.mark.parametrize(("kind", "cause"), [(Relieve, "relieved"), (Recall, "recalled")])
def test_a_holder_loses_the_post_by_the_body_that_gave_it(kind: type[Relieve | Recall], cause: str) -> None:
    """The council of the east takes its secretary's post back; the congress did not give it, nor did the west."""
    house = House()
    mandate = house.mandate("e4", "local_secretary")
    own = ("it was given by regional_council of east, who alone can take it back", "posts.local_secretary")

    assert own == house.refused(house.moving(kind(mandate=mandate)))
    assert own == house.refused(house.moving(kind(mandate=mandate), "regional_council", "west", "w1"))
    entered = house.carry(kind(mandate=mandate), "regional_council", "east", "e1")
    assert [("e4", cause)] == [(event.person, event.cause) for event in entered if isinstance(event, MandateEnded)]
    assert GONE == house.refused(house.moving(kind(mandate=mandate), "regional_council", "east", "e1"))
    assert [] == house.faults()


def test_a_mandate_that_is_not_there_is_nobodys_to_take() -> None:
    """Nobody has the mandate x:1."""
    house = House()

    assert GONE == house.refused(house.moving(Relieve(mandate="x:1")))


def test_a_mandate_whose_term_is_over_does_not_end_again() -> None:
    """The president's term of four years is over on 1 March 2030: there is nothing to take (I24)."""
    house = House()
    mandate = house.mandate("e1", "president")

    assert ("it has ended already, and a mandate ends once", "mandate") == house.later(1461).refused(
        EndMandate(mandate=mandate, cause="relieved", motion=None, at=house.day)
    )


def test_a_seat_is_taken_by_those_who_gave_it() -> None:
    """e1 sits in the congress for the council of the east; the congress cannot put its own member out."""
    house = House()
    mandate = house.mandate("e1", "congress")

    assert ("it was given by regional_council of east, who alone can take it back", "bodies.congress") == (
        house.refused(house.moving(Recall(mandate=mandate), mover="w1"))
    )


def test_what_voters_gave_who_meet_in_no_body_no_body_takes() -> None:
    """The clerk is elected by everybody on the roll of all branches; there is no meeting of them all."""
    text = House().text.replace(
        "posts:\n", "posts:\n  clerk: {scope: region, elected_by: roll.members, rule: {id: plurality}}\n"
    )
    house = House(text=text)
    house.elect("clerk.east", "k1")

    assert ("it was given by voters who meet in no body, who alone can take it back", "posts.clerk") == house.refused(
        house.moving(Relieve(mandate=house.mandate("k1", "clerk")))
    )


def test_the_charter_names_who_dismisses() -> None:
    """The treasurer is the congress's, and the board may dismiss as well; the council of the east may not."""
    house = House()
    mandate = house.mandate("b1", "treasurer")

    assert (
        "the charter lets board or congress dismiss, not regional_council of east",
        "posts.treasurer.dismissed_by",
    ) == house.refused(house.moving(Relieve(mandate=mandate), "regional_council", "east"))
    house.carry(Relieve(mandate=mandate), "board", "union", "b2")
    assert [] == house.holders("treasurer")
    assert [] == house.faults()


def test_a_named_body_takes_what_is_within_its_unit() -> None:
    """Where councils may recall, that of the east recalls its region's secretary, and not one of the west."""
    rules = RULES.replace("effects:\n", "effects:\n    recall: {by: regional_council}\n")
    text = House(extra=rules).text.replace(
        "local_secretary: {scope: region, elected_by: regional_council",
        "local_secretary: {scope: region, elected_by: roll.members",
    )
    house = House(text=text)

    assert (
        "posts.local_secretary"
        == house.refused(
            house.moving(Recall(mandate=house.mandate("w4", "local_secretary")), "regional_council", "east")
        )[1]
    )
    house.carry(Recall(mandate=house.mandate("e4", "local_secretary")), "regional_council", "east")
    assert ([], ["w4"]) == (house.holders("local_secretary", "east"), house.holders("local_secretary", "west"))
    assert [] == house.faults()


def test_a_censure_takes_nothing_away() -> None:
    """The congress censures the secretary of the east; the council of the west has nothing to do with it."""
    house = House()
    censure = Censure(mandate=house.mandate("e4", "local_secretary"))
    none = ("nobody in west or below holds this mandate", "decisions.effects.censure")

    assert none == house.refused(house.moving(censure, "regional_council", "west", "w1"))
    assert [VoteDeclared, DecisionInEffect] == [type(event) for event in house.carry(censure)]
    assert ["e4"] == house.holders("local_secretary", "east")
    assert [] == house.faults()


def test_leave_is_granted_by_the_body_itself_or_the_one_that_gave_the_seat() -> None:
    """e1 has leave for a month from the congress, where e1 sits, or from the council that sent e1; not from the west."""
    house = House()

    assert "bodies.congress" == house.refused(house.moving(leave(house, 0, 30), "regional_council", "west", "w1"))[1]
    assert 3 == len(house.carry(leave(house, 0, 30)))
    assert 3 == len(house.carry(leave(house, -7, 30), "regional_council", "east"))
    assert "e1" in house.holders("congress")
    assert [] == house.faults()


@pytest.mark.parametrize(("begins", "until"), [(30, 30), (31, 30), (-30, 0), (-30, -1), (0, 1462)])
def test_leave_begins_before_it_is_over_and_ends_within_the_term(begins: int, until: int) -> None:
    """A term of four years ends after 1461 days; leave that is over by now is none."""
    house = House()

    assert (
        "leave begins before it is over, is not over yet, and is over before the term is",
        "mandate",
    ) == house.refused(house.moving(leave(house, begins, until)))
    assert 3 == len(house.carry(leave(house, 0, 1461)))


def test_nobody_has_leave_from_what_has_ended() -> None:
    """e1 was recalled from the congress, which then has nobody to grant leave to."""
    house = House()
    granted = leave(house, 0, 30)
    house.carry(Recall(mandate=granted.mandate), "regional_council", "east")

    assert GONE == house.refused(house.moving(granted, mover="w1"))


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Relieve(mandate="m"), "m, is relieved"),
        (Recall(mandate="m"), "m, is recalled"),
        (Censure(mandate="m"), "m, is censured"),
        (Resolution(), "it is resolved"),
        (appoint("a1", "a2", "a3"), "a1, a2 and a3 are appointed auditor of union"),
        (elect("a1", until=DAY), "a1 is elected panel of union, until 2026-03-01"),
        (
            GrantLeave(mandate="m", begins=DAY, until=date(2026, 4, 1)),
            "m, has leave from 2026-03-01 until 2026-04-01",
        ),
    ],
)
def test_what_is_so_once_it_is_carried(effect: Effect, words: str) -> None:
    """Each kind says it in a sentence."""
    assert words == effect.in_words(Plain())
