"""Votes: what they need before they are taken, numbers that cannot be, and what is fixed by them."""

from functools import partial

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RETURNS, RULES, charter_text

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Elect
from comitia.core.assembly.requirement import Votes

FROM_REGIONS = "seats: {from: region, apportion: {fixed: 3}}\n"
COLLEGES = """seats:
      - {from: region, apportion: {fixed: 3}, college: sent}
      - {elected_by: roll.members, count: 2, college: called, rule: {id: block}}
    voting: {weight: roll.members}
"""
SEATS, QUORUM, WEIGHT = "bodies.congress.seats", "bodies.congress.quorum", "bodies.congress.voting.weight"
MAJORITY = "decisions.effects.resolution"


def special(majority: str) -> str:
    """Return rules by which the congress resolves by more than half, and this."""
    rules = RULES.replace("majorities:\n", f"majorities:\n    special: {{gt: 1/2, {majority}}}\n")
    return rules.replace("effects:\n", "effects:\n    resolution: {by: congress, majority: special}\n")


def requiring(majority: str) -> House:
    """Return a house whose congress resolves by more than half, and this."""
    return House(extra=special(majority))


def of_colleges(majority: str) -> House:
    """Return a house in whose congress 6 are sent by the regions and 2 called by all, with a weight of 80."""
    last = next(number for number, (contest, _) in enumerate(RETURNS) if contest == "board.union")
    returns = (*RETURNS[:last], ("congress.union", "g1 g2"), *RETURNS[last:])
    return House(text=charter_text(special(majority)).replace(FROM_REGIONS, COLLEGES), returns=returns)


def colleges(sent: tuple[int, int, int], called: tuple[int, int, int]) -> dict[str, Votes]:
    """Return the votes of both colleges."""
    names = ("in_favour", "against", "abstaining")
    return {
        "sent": Votes(**dict(zip(names, sent, strict=True))),
        "called": Votes(**dict(zip(names, called, strict=True))),
    }


def test_a_vote_waits_for_the_notice() -> None:
    """Moved on 1 March with a notice of two weeks, it can be put on the 15th and not on the 14th."""
    house = House(extra=RULES.replace("abolish_post: {by: congress}", "relieve: {by: congress, notice: P14D}"))
    motion = house.move(Relieve(mandate=house.mandate("b1", "treasurer")))
    house.later(13)

    assert ("notice was given; it can be put from 2026-03-15 on", "decisions.effects.relieve") == house.refused(
        house.putting(motion, 6, 0)
    )
    assert house.later(1).vote(motion, 6, 0)
    assert [] == house.holders("treasurer")
    assert [] == house.faults()


def test_the_share_of_units_needs_their_number() -> None:
    """More than half of the 2 regions must be for as well: 1 is not, 2 are."""
    house = requiring("units: {gt: 1/2}")
    first, second = house.move(Resolution()), house.move(Resolution())

    assert ("give the number of units that are for", MAJORITY) == house.refused(house.putting(first, 4, 0))
    house.vote(first, 4, 0, units_for=1)
    house.vote(second, 4, 0, units_for=2)
    assert ("lost", "in_effect") == (house.state_of(first), house.state_of(second))
    assert [] == house.faults()


def test_a_tie_asks_for_the_casting_vote() -> None:
    """3 to 3 waits for the chair; 4 to 2 does not, and the chair has no second vote there."""
    house = requiring("tie: casting_vote")
    motion = house.move(Resolution())
    none = ("the chair has no casting vote here", MAJORITY)

    assert ("it is a tie: enter the chair's casting vote, for or against", MAJORITY) == house.refused(
        house.putting(motion, 3, 3)
    )
    assert none == house.refused(house.putting(motion, 4, 2, casting="for"))
    assert none == house.refused(house.putting(motion, 3, 3, casting="perhaps"))
    house.vote(motion, 3, 3, casting="for")
    assert "in_effect" == house.state_of(motion)


def test_there_is_no_casting_vote_where_a_tie_fails() -> None:
    """3 to 3 is lost by the charter, whatever the chair says."""
    house = House()
    motion = house.move(Resolution())

    assert ("the chair has no casting vote here", "procedure.majorities.simple") == house.refused(
        house.putting(motion, 3, 3, casting="for")
    )
    house.vote(motion, 3, 3)
    assert "lost" == house.state_of(motion)


def test_the_votes_of_colleges_are_those_of_the_body() -> None:
    """6 are sent and 2 are called: 6 to 2 is lost where it is 5 to 1 and 1 to 1, for 1 of 2 is no half and more."""
    house = of_colleges("colleges: true")
    motion = house.move(Resolution())
    put = partial(house.putting, motion, 6, 2)
    only_sent = {"sent": Votes(in_favour=6, against=2, abstaining=0)}

    assert ("give the votes of each college", MAJORITY) == house.refused(put())
    assert ("give the votes of each college; they are: called, sent", SEATS) == house.refused(put(colleges=only_sent))
    assert ("the votes of the colleges do not add up to those of the body", SEATS) == house.refused(
        put(colleges=colleges((5, 1, 0), (1, 0, 0)))
    )
    assert ("3 votes in the college called, which has 2 members who may vote", SEATS) == house.refused(
        put(colleges=colleges((4, 1, 0), (2, 1, 0)))
    )
    assert ("5 votes in the college sent, which has 6 members who may vote", SEATS) == house.refused(
        put(colleges=colleges((6, -1, 0), (0, 3, 0)))
    )
    house.vote(motion, 6, 2, colleges=colleges((5, 1, 0), (1, 1, 0)))
    assert "lost" == house.state_of(motion)
    assert [] == house.faults()


def test_the_chair_settles_the_tie_of_a_college() -> None:
    """6 to 2 is no tie of the body; 1 to 1 is one of the called, and the chair's to settle; 2 to 0 is not."""
    house = of_colleges("colleges: true, tie: casting_vote")
    motion = house.move(Resolution())
    put = partial(house.putting, motion)

    assert ("it is a tie: enter the chair's casting vote, for or against", MAJORITY) == house.refused(
        put(6, 2, colleges=colleges((5, 1, 0), (1, 1, 0)))
    )
    assert ("the chair has no casting vote here", MAJORITY) == house.refused(
        put(4, 4, colleges=colleges((2, 4, 0), (2, 0, 0)), casting="for")
    )
    house.vote(motion, 6, 2, colleges=colleges((5, 1, 0), (1, 1, 0)), casting="for")
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_a_body_without_colleges_has_no_votes_of_them() -> None:
    """The congress of the other charter has one group of seats, and no college."""
    house = House()
    motion = house.move(Resolution())

    assert ("give the votes of each college; they are: none", SEATS) == house.refused(
        house.putting(motion, 2, 0, colleges=colleges((1, 0, 0), (1, 0, 0)))
    )


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        (("many", "1"), "write a weight as a number or a fraction, such as 1200 or 1000/3"),
        (("1/0", "1"), "write a weight as a number or a fraction, such as 1200 or 1000/3"),
        (("60", "21"), "weights of 81 in all, and 80 are registered"),
        (("60", "-1"), "write a weight as a number or a fraction, such as 1200 or 1000/3"),
        (("1e99999999", "1"), "write a weight as a number or a fraction, such as 1200 or 1000/3"),
        (("1_0", "1"), "write a weight as a number or a fraction, such as 1200 or 1000/3"),
    ],
)
def test_weights_are_within_what_is_registered(weights: tuple[str, str], sentence: str) -> None:
    """4 branches of 20 members are on the roll: 80."""
    house = of_colleges("of: weight")
    motion = house.move(Resolution())

    assert (sentence, WEIGHT) == house.refused(
        house.putting(motion, 4, 4, weight_for=weights[0], weight_against=weights[1])
    )


def test_a_share_of_weights_needs_the_weights() -> None:
    """4 to 4 by heads, 40.5 to 39.5 by weight: carried."""
    house = of_colleges("of: weight")
    motion = house.move(Resolution())

    needed = ("give the weights for and against: the share is of them", MAJORITY)
    assert needed == house.refused(house.putting(motion, 4, 4))
    assert needed == house.refused(house.putting(motion, 4, 4, weight_for="1"))
    house.vote(motion, 4, 4, weight_for="40.5", weight_against="79/2")
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_a_weight_has_votes() -> None:
    """Nobody is for it, so there is no weight for it; abstentions that count have theirs given."""
    house = of_colleges("of: weight, abstentions: counted")
    motion = house.move(Resolution())

    assert ("there is a weight of votes of which there are none", WEIGHT) == house.refused(
        house.putting(motion, 0, 6, weight_for="1", weight_against="0", weight_abstaining="0")
    )
    assert ("give the weight of those abstaining: it counts", MAJORITY) == house.refused(
        house.putting(motion, 4, 4, weight_for="1", weight_against="0")
    )


def test_a_body_that_is_not_weighed_has_no_weights() -> None:
    """The congress of the other charter votes by heads."""
    house = House()
    motion = house.move(Resolution())

    assert ("weights of 3 in all, and 0 are registered", WEIGHT) == house.refused(
        house.putting(motion, 2, 0, weight_for="3")
    )


def test_what_has_become_impossible_is_not_put() -> None:
    """Two motions relieve the same treasurer: the second cannot be put once the first is carried."""
    house = House()
    relieve = Relieve(mandate=house.mandate("b1", "treasurer"))
    first, second = house.move(relieve), house.move(relieve)
    house.vote(first, 4, 2)

    assert ("there is no such mandate, or it has ended", "mandate") == house.refused(house.putting(second, 4, 2))


def test_an_organ_that_is_abolished_votes_no_more() -> None:
    """Its motion was moved while the organ was there."""
    house = House()
    house.carry(CreateThePost(post="panel", label="Panel", seats=2, is_organ=True))
    house.carry(Elect(office="panel", unit="union", persons=("p1", "p2")))
    motion = house.move(Resolution(), body="panel", mover="p1")
    house.carry(AbolishThePost(post="panel"))

    assert ("panel of union is no longer there: motion-4 abolished it", "bodies.panel") == house.refused(
        house.putting(motion, 0, 0)
    )


def test_a_body_that_the_charter_no_longer_names_decides_no_more() -> None:
    """The council moved to abolish the post; meanwhile an amendment lets the congress alone do so."""
    both = "abolish_post: {by: [congress, regional_council]}"
    house = House(extra=RULES.replace("abolish_post: {by: congress}", both))
    motion = house.move(
        AbolishThePost(post="local_secretary", powers_to="regional_council"),
        body="regional_council",
        unit="east",
        mover="e1",
    )
    house.carry(Amend(charter=house.edition((both, "abolish_post: {by: congress}"))))

    assert ("the charter lets congress decide this, not regional_council", "decisions.effects.abolish_post.by") == (
        house.refused(house.putting(motion, 3, 0))
    )


def test_the_requirement_is_fixed_when_a_motion_is_moved() -> None:
    """A day later the attendance is another; the threshold, its base and its path stay as they were moved."""
    house = requiring("of: filled_seats")
    motion = house.move(Resolution())
    moved = house.state.proceedings.motion(motion)

    assert moved is not None
    requirement = moved.moved.requirement
    assert ("gt", "1/2", "filled_seats", "counted", MAJORITY) == (
        requirement.threshold,
        requirement.share,
        requirement.of,
        requirement.abstentions,
        requirement.rule,
    )
