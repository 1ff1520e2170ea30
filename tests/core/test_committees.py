"""Contests by the rules for committees: counted on the record, and refused where they are too large for the rule."""

from string import ascii_uppercase

import pytest
from tests.core.test_refusals import COUNCIL, refused
from tests.core.world import CHARTER, DAY, World, counted

from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.contest import OpenContest
from comitia.core.election.declaration import ReturnDeclared

BALLOTS = [(3, (1, 2)), (2, (2, 3)), (2, (4,))]


def opened(rule: str) -> World:
    """Return a world in which a branch elects eight by a rule."""
    charter = CHARTER.replace("per: 5", "per: 1").replace("rule: {id: scottish-stv}", f"rule: {{id: {rule}}}")
    world = World(charter).found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    world.enter(OpenContest(contest=f"{COUNCIL}.b1", at=DAY))
    return world


def test_too_many_committees_are_refused() -> None:
    """Eight of 26 are more committees than pav compares."""
    found = refused(opened("pav"), counted(f"{COUNCIL}.b1", ascii_uppercase, BALLOTS))

    assert "counting: size" == found.rule
    assert "the rule pav compares up to 200000 committees, and 8 of 26 candidates make more" in str(found)


@pytest.mark.parametrize("rule", ["pav", "sequential-pav", "sequential-phragmen", "equal-shares"])
def test_a_contest_is_counted_on_the_record(rule: str) -> None:
    """The first votes of the return are those of who approves, and eight of ten are elected."""
    persons = ascii_uppercase[:10]
    [declared] = [
        event
        for event in opened(rule).enter(counted(f"{COUNCIL}.b1", persons, BALLOTS))
        if isinstance(event, ReturnDeclared)
    ]

    assert ["3", "5", "2", "2"] == [declared.votes[str(number)] for number in range(1, 5)]
    assert {1, 2, 3, 4} < set(declared.elected)
    assert 8 == len(declared.elected)
