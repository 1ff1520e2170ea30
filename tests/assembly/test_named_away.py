"""Votes by name, and those who have none: whoever is on leave or suspended, or holds an office that takes the vote."""

from datetime import timedelta

from tests.assembly.instructed import congress, name, naming
from tests.assembly.together import together

from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint

SEATS = "bodies.congress.seats"


def test_who_is_away_is_not_named_and_not_counted_as_a_vote_to_come() -> None:
    """e1 is on leave at the vote of five: not named then, nor when back; all five named is all counted."""
    house = congress()
    leave = GrantLeave(mandate=house.mandate("e1", "congress"), begins=house.day, until=house.day + timedelta(days=3))
    house.carry(leave)
    house.vote("motion-1", 3, 1, 1)
    away = ("e1 was on leave or suspended, or had no vote, in congress of union at the vote", SEATS)

    assert away == house.refused(naming(house, e1="for"))
    name(house, e2="for", e3="for", w1="for", w2="against", w3="abstain")
    assert away == house.later(5).refused(naming(house, e1="absent"))
    assert [] == house.faults()


def test_who_has_no_vote_is_not_named() -> None:
    """e1, auditor, sits in the congress without a vote."""
    house = together("forbidden: vote", ("auditor: {", "auditor: {not_with: [congress.*], "))
    house.carry(Appoint(office="auditor", unit="union", persons=("e1",)), mover="e2")
    motion = house.move(Resolution(), mover="e2")
    house.vote(motion, 3, 1, 1)

    assert ("e1 was on leave or suspended, or had no vote, in congress of union at the vote", SEATS) == house.refused(
        naming(house, motion, e1="for")
    )
    name(house, motion, e2="for", e3="for", w1="for", w2="against", w3="abstain")
    assert [] == house.faults()
