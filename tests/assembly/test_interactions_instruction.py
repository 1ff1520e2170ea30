"""Instructions while units merge: what a council said holds for its delegates, and its successor instructs the others."""

from tests.assembly.house import House
from tests.assembly.instructed import congress, instruct, verdicts

from comitia.core.assembly.effects.units import MergeUnits


def told(house: House) -> tuple[str | None, str | None]:
    """Return how w1 and e1 are to vote on motion 1."""
    found = verdicts(house)
    return found["w1"][0], found["e1"][0]


def merged(*instructed: tuple[str, str]) -> House:
    """Return the federation whose councils have instructed, and whose west went up into the east since."""
    house = congress("""
decisions:
  effects:
    merge_units: {by: congress}
vacancy: {delegate: [by_election], cascade: {lower_mandate_lost: upper_lapses, grace: P30D}}
""")
    for vote, unit in instructed:
        instruct(house, vote, unit)
    house.carry(MergeUnits(units=("west",), into="east"))
    return house


def test_what_a_merged_council_has_said_holds_for_its_delegates() -> None:
    """The west said for, and the east, later, against; each for its own, also when the result is declared."""
    house = merged(("for", "west"), ("against", "east"))
    assert ("for", "against") == told(house)
    house.vote("motion-1", 5, 1)

    assert ("for", "against") == told(house)
    assert [] == house.faults()


def test_the_successor_instructs_those_to_whom_nothing_was_said() -> None:
    """The east says abstain, to all; where the west had said for, that holds for its own."""
    house = merged()
    instruct(house, "abstain", "east")
    other = merged(("against", "east"), ("for", "west"))
    instruct(other, "abstain", "east")

    assert ("abstain", "abstain") == told(house)
    assert ("for", "abstain") == told(other)
    assert [] == house.faults() == other.faults()
