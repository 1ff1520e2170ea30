"""What was lost beside a mandate that a reversed decision takes back: it is there again."""

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import CHARTER, RETURNS, RULES
from tests.assembly.recalled import recall, reverse

from comitia.core.assembly.effects.coopt import Coopt
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.mandate.by_election import CallByElection

QUAY = "regional_council.quay"


def silent(filler: str) -> House:
    """Return the federation in which the treasurer sits in no council, and the older of two such offices lapses."""
    challenge = "  challenge: {within: P60D, effect: at_once}\n  effects:"
    more = f"vacancy: {{delegate: [{filler}], post: [left_vacant]}}\nmandate: {{incompatible: {{if_silent: older_lapses}}}}\n"
    text = CHARTER.replace("EXTRA", RULES.replace("  effects:", challenge) + more)
    text = text.replace("treasurer: {", "treasurer: {not_with: [regional_council.*, auditor], ", 1)
    return House(text=text, returns=RETURNS)


def replaced(filler: str) -> House:
    """Return the federation whose treasurer, b1, has the place of e2, whom the quay recalled; e2 is back since."""
    house = silent(filler)
    recall(house, "e2")
    if filler == "by_election":
        house.enter(CallByElection(contest=QUAY, at=house.day))
        house.declare(f"{QUAY}.by-election-1", "b1")
    else:
        house.carry(Coopt(office="regional_council", unit="east", person="b1"), "regional_council", "east", "e1")
    assert [] == house.holders("treasurer")
    return house


@pytest.mark.parametrize("filler", ["by_election", "coopted"])
def test_whoever_gives_way_has_what_was_lost_beside_the_place(filler: str) -> None:
    """b1 was treasurer, and lost that by the place in the council; with e2 back there, b1 is treasurer again."""
    house = replaced(filler)
    reverse(house, "motion-1")

    assert ["e1", "e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    assert ["b1"] == house.holders("treasurer")
    assert [] == house.faults()


def test_it_is_not_given_back_beside_another_that_it_does_not_go_with() -> None:
    """b1 is appointed auditor meanwhile."""
    house = replaced("by_election")
    house.carry(Appoint(office="auditor", unit="union", persons=("b1",)))
    reverse(house, "motion-1")

    assert [] == house.holders("treasurer")
    assert [] == house.faults()


def test_what_was_given_up_otherwise_stays_so() -> None:
    """The relief of b1 as a member of the board has nothing to do with it."""
    house = replaced("by_election")
    house.carry(Relieve(mandate=house.mandate("b1", "board")))
    reverse(house, "motion-1")

    assert ["b2", "b3"] == house.holders("board")
    assert [] == house.faults()
