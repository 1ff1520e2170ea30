"""Further rounds: who stands in them, also where somebody was seated elsewhere since the round before."""

import pytest
from tests.core.test_refusals import COUNCIL, refused
from tests.core.world import CHARTER, DAY, World, counted

from comitia.core.audit import audit
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.contest import CloseContest
from comitia.core.refused import Refused

ROUND = f"{COUNCIL}.b2.round-2"


def seated_meanwhile() -> World:
    """Return a world in which A, B and C tie for the seat of b2, and b1 then elects A to the same council."""
    world = World(CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: exhaustive, drop: none}")).found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    world.hold(f"{COUNCIL}.b2", "CAB", [(1, (1,)), (1, (2,)), (1, (3,))])
    world.hold(f"{COUNCIL}.b1", "A", [(8, (1,))])
    return world


def test_a_round_whose_persons_are_all_seated_is_closed() -> None:
    """A and B tie for the seat of b2, and b1 then elects both of them: nobody is left for the round."""
    world = World(CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: exhaustive, drop: none}")).found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    world.hold(f"{COUNCIL}.b2", "AB", [(1, (1,)), (1, (2,))])
    world.hold(f"{COUNCIL}.b1", "AB", [(8, (1, 2))])

    found: Refused = refused(world, counted(ROUND, "AB", [(2, (1,))]))
    assert found.reason.startswith("candidate 1 already holds a place here")
    found = refused(world, counted(ROUND, "C", [(2, (1,))]))
    assert (
        "all whom the round before left in have died, or have a place here or one that bars them; close it as not held"
        == found.reason
    )
    world.enter(CloseContest(contest=ROUND, outcome="not_held", at=DAY))


def test_who_is_seated_meanwhile_stands_no_more() -> None:
    """The round is held among the two others, and elects one of them; the audit of the record agrees."""
    world = seated_meanwhile()

    world.enter(counted(ROUND, "CB", [(1, (1,)), (2, (2,))]))

    assert {"A", "B"} == set(world.state.holders(COUNCIL, "r1"))
    replayed = World()
    for _, event in world.acts:
        assert audit(replayed.state, event, DAY, None) is None
        replayed.append(event)


def test_the_second_of_two_rounds_is_between_the_highest() -> None:
    """A and B have 2 of 4 each in b2 and C none: they stand in the second round, in which B has the most; C may not."""
    world = World(CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: two-round}")).found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    world.hold(f"{COUNCIL}.b2", "ABC", [(2, (1,)), (2, (2,))])

    found: Refused = refused(world, counted(ROUND, "AC", [(2, (1,))]))
    assert ("two-round: next round", True) == (found.rule, "numbers 1, 2 there" in found.reason)
    world.enter(counted(ROUND, "AB", [(1, (1,)), (2, (2,))]))

    assert {"B"} == set(world.state.holders(COUNCIL, "r1"))
    replayed = World()
    for _, event in world.acts:
        assert audit(replayed.state, event, DAY, None) is None
        replayed.append(event)


@pytest.mark.parametrize(
    ("persons", "sentence"),
    [
        ("CAB", "candidate 2 already holds a place here, from the contest regional_council.b1; nobody holds two"),
        ("CX", "round 2 is held among those whom the round before left in, numbers 1, 3 there; list exactly these"),
        ("C", "round 2 is held among those whom the round before left in, numbers 1, 3 there; list exactly these"),
    ],
)
def test_nobody_else_stands(persons: str, sentence: str) -> None:
    """Neither the one who is seated, nor a stranger, nor only some of those left in."""
    found: Refused = refused(seated_meanwhile(), counted(ROUND, persons, [(2, (1,))]))

    assert found.reason.startswith(sentence)
