"""A post that names the only offices that go with it (`plural_with`) bars all others, as `not_with` would."""

from datetime import date

import pytest
from tests.assembly.random_not_with import entitled
from tests.assembly.together import CHOOSE, ends, found, together

from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.election.not_with import voting

NONE = ("treasurer: {", "treasurer: {plural_with: [], ")
BOARD = ("treasurer: {", "treasurer: {plural_with: [board.*], ")


def test_a_post_that_goes_with_nothing_bars_every_seat_and_post() -> None:
    """b1 sits on the board and is elected treasurer, which goes with no office: one is to be chosen."""
    house = together(CHOOSE, NONE)

    (pair,) = found(house)
    assert ("b1", "board.union:1", "treasurer:1") == (pair.person, pair.older, pair.newer)
    assert ("posts.treasurer.plural_with", date(2026, 3, 15)) == (pair.rule, pair.until)
    assert [] == house.faults()


def test_what_the_list_names_goes_with_it_and_nothing_else() -> None:
    """The treasurer may sit on the board; the auditor's post is not in the list, though it names nobody itself."""
    house = together(CHOOSE, BOARD)
    assert [] == found(house)
    house.carry(Appoint(office="auditor", unit="union", persons=("b1",)))

    (pair,) = found(house)
    assert ("treasurer:1", "posts.treasurer.plural_with") == (pair.older, pair.rule)
    assert [] == house.faults()


def test_a_seat_that_goes_with_the_post_is_part_of_it() -> None:
    """Whoever is treasurer sits in the congress by that, and holds no second office."""
    seat = (
        "seats: {from: region, apportion: {fixed: 3}}",
        "seats: [{from: region, apportion: {fixed: 3}}, {ex_officio: treasurer}]",
    )
    nested = ("    nested: true\n", "")
    house = together("forbidden: hold", NONE, seat, nested)

    assert [("b1", "treasurer", "incompatible")] == [end for end in ends(house) if end[1] != "congress"]
    assert all(pair.rule == "posts.treasurer.plural_with" for pair in found(house))
    assert ["board.union:1"] == [pair.older for pair in found(house)]


@pytest.mark.parametrize(("change", "voters"), [(NONE, 2), (BOARD, 3)])
def test_it_may_take_the_vote_instead(change: tuple[str, str], voters: int) -> None:
    """Where the charter takes the vote, b1 has none on the board as treasurer, unless the board is in the list."""
    house = together("forbidden: vote", change)

    assert voters == len(voting(house.state, "board", "union", house.day))
    motion = house.move(Resolution(), "board", "union", "b2")
    assert voters == entitled(house, house.putting(motion, 2, 0)), "the count of the random acts is another"
