"""The chair's casting vote: only where the charter gives it, once the charter says anything of the chair."""

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import CHARTER, RULES

from comitia.core.assembly.challenge import DecideChallenge
from comitia.core.assembly.effects.resolution import Resolution

TIED = RULES.replace("majorities:\n", "majorities:\n    simple: {gt: 1/2, of: for_plus_against, tie: casting_vote}\n")
CHALLENGED = TIED.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n")
PRESIDING, CASTING = "{post: president, powers: presiding_only}", "{post: president, powers: [presiding, casting_vote]}"


def chaired(line: str, extra: str = TIED) -> House:
    """Return a house whose congress has this line in the charter."""
    return House(
        text=CHARTER.replace("EXTRA", extra).replace("    supreme: true\n", f"    supreme: true\n    {line}\n")
    )


@pytest.mark.parametrize("line", ["", f"chair: {CASTING}", "collegial: {equal_powers: true}"])
def test_a_chair_casts_where_the_charter_gives_it_or_says_nothing_of_the_chair(line: str) -> None:
    """Three against three: the chair decides for it."""
    house = chaired(line)
    motion = house.move(Resolution())

    assert "it is a tie" in house.refused(house.putting(motion, 3, 3))[0]
    house.vote(motion, 3, 3, casting="for")
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (f"chair: {PRESIDING}", "chair.powers"),
        ("chair: {powers: presiding_only}", "chair.powers"),
        ("collegial: {chair: none}", "collegial.chair"),
    ],
)
def test_a_chair_that_only_presides_does_not_cast_and_a_tie_is_lost(line: str, key: str) -> None:
    """Three against three is lost, and a casting vote is refused with the place in the charter."""
    house = chaired(line)
    motion = house.move(Resolution())

    assert (
        "the charter gives its chair no casting vote: a tie is lost, so leave it out",
        f"bodies.congress.{key}",
    ) == house.refused(house.putting(motion, 3, 3, casting="for"))
    house.vote(motion, 3, 3)
    assert "lost" == house.state_of(motion)
    assert [] == house.faults()


def test_a_recount_has_no_casting_vote_either() -> None:
    """Counted again as a tie: the requirement of the motion says that a tie fails."""
    house = chaired(f"chair: {PRESIDING}", CHALLENGED)
    motion = house.move(Resolution())
    house.vote(motion, 4, 2)
    house.challenge(motion)
    tally = house.putting(motion, 3, 3, casting="for").tally

    assert "no casting vote" in house.refused(DecideChallenge(motion=motion, recount=tally, at=house.day))[0]
    house.recount(motion, 3, 3)
    assert "lost" == house.state_of(motion)
