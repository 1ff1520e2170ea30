"""Posts and organs are abolished, by whom the charter lets, and where their powers go (I27)."""

from dataclasses import replace

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.decision import TakeEffect
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.resignation import AcceptResignation
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Elect
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.post import (
    PostAbolished,
    PostAltered,
    powers_of,
)

PRESS = CreateThePost(post="press_officer", label="Press officer", seats=2, powers=("speak to the press",))
WEB = CreateThePost(post="web_officer", label="Web officer", powers=("publish", "archive"))
CREATE, ALTER = "decisions.effects.create_post", "decisions.effects.alter_post"


def with_posts(*effects: Effect) -> House:
    """Return a house that has carried these."""
    house = House()
    for effect in effects:
        house.carry(effect)
    return house


def elect(office: str, *persons: str) -> Elect:
    """Return an election by a motion, of the union."""
    return Elect(office=office, unit="union", persons=persons)


def test_a_post_with_powers_ends_only_where_they_go_somewhere() -> None:
    """The press officer's power goes to the web officer, who has it then; without a word it would be lost unsaid."""
    house = with_posts(PRESS, WEB, elect("press_officer", "p1"))
    abolish = AbolishThePost(post="press_officer", powers_to="web_officer")

    assert (
        "it may speak to the press: give powers_to=OFFICE, which may now, or powers_to=extinguished",
        "posts.press_officer.powers",
    ) == house.refused(house.moving(replace(abolish, powers_to="")))
    entered = house.carry(abolish)
    assert [PostAbolished, MandateEnded, PostAltered] == [type(event) for event in entered][2:]
    assert ("publish", "archive", "speak to the press") == powers_of(house.state, "web_officer")
    assert [] == house.holders("press_officer")
    assert "the post press_officer is abolished; its powers go to the web_officer" == abolish.in_words(Plain())
    assert [] == house.faults()


def test_powers_are_extinguished_in_so_many_words() -> None:
    """Nobody speaks to the press any more; and the name of the post is not used again."""
    house = with_posts(PRESS)
    abolish = AbolishThePost(post="press_officer", powers_to="extinguished")

    house.carry(abolish)

    assert "extinguished" == next(event.heir for _, event in house.acts if isinstance(event, PostAbolished))
    assert "the post press_officer is abolished; nobody has its powers any more" == abolish.in_words(Plain())
    assert ("there is, or was, a post of this name; give another", CREATE) == house.refused(house.moving(PRESS))
    assert "posts.press_officer" == house.refused(house.moving(elect("press_officer", "p1")))[1]
    assert [] == house.faults()


@pytest.mark.parametrize("heir", ["press_officer", "senate", "old", "local_secretary"])
def test_an_heir_is_an_office_that_is_there(heir: str) -> None:
    """Not itself, not one that never was, not one that is abolished, be it by decision or everywhere."""
    old = CreateThePost(post="old", label="Old")
    house = with_posts(
        PRESS, old, AbolishThePost(post="old"), AbolishThePost(post="local_secretary", powers_to="extinguished")
    )

    assert (
        f"its powers cannot go to {heir!r}: name an office that is there, or extinguished",
        "posts.press_officer.powers",
    ) == house.refused(house.moving(AbolishThePost(post="press_officer", powers_to=heir)))


@pytest.mark.parametrize("heir", ["president", "board", "local_secretary", "third"])
def test_an_office_of_the_charter_inherits(heir: str) -> None:
    """A post or body of the charter, one abolished in the east alone, or one of a decision that has the power already."""
    third = CreateThePost(post="third", label="Third", powers=("speak to the press",))
    east = AbolishThePost(post="local_secretary", powers_to="regional_council", units=("east",))
    house = with_posts(PRESS, third, east)

    entered = house.carry(AbolishThePost(post="press_officer", powers_to=heir))

    assert [heir] == [event.heir for event in entered if isinstance(event, PostAbolished)]
    assert [] == house.faults()


def test_a_post_of_the_charter_is_abolished_where_it_says_so() -> None:
    """`created_by: act`: in the east first, then in all the rest, by the congress, which the charter names."""
    house = House()
    east = AbolishThePost(post="local_secretary", powers_to="regional_council", units=("east",))

    first = house.carry(east)
    second = house.carry(replace(east, units=()))

    assert [("east",), ("west",)] == [event.units for event in (*first, *second) if isinstance(event, PostAbolished)]
    assert [] == [*house.holders("local_secretary", "east"), *house.holders("local_secretary", "west")]
    assert ("name units within union that have it, each once", "posts.local_secretary.scope") == house.refused(
        house.moving(replace(east, units=()))
    )
    assert "the post local_secretary is abolished in east; its powers go to the regional_council" == east.in_words(
        Plain()
    )
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "sentence", "rule"),
    [
        (
            AbolishThePost(post="president"),
            "a decision abolishes what a decision has made, or what the charter calls created_by: act",
            "posts.president.created_by",
        ),
        (
            AbolishThePost(post="umpire"),
            "a decision abolishes what a decision has made, or what the charter calls created_by: act",
            "posts.umpire.created_by",
        ),
        (
            AbolishThePost(post="local_secretary", powers_to="extinguished", units=("quay", "mars")),
            "name units within union that have it, each once",
            "posts.local_secretary.scope",
        ),
        (
            AbolishThePost(post="local_secretary", powers_to="extinguished", units=("east", "east")),
            "name units within union that have it, each once",
            "posts.local_secretary.scope",
        ),
        (
            AbolishThePost(post="local_secretary", powers_to="extinguished", units=("quay",)),
            "quay has no such post",
            "posts.local_secretary",
        ),
    ],
)
def test_which_posts_of_the_charter_are_not_abolished(effect: AbolishThePost, sentence: str, rule: str) -> None:
    """The president is of the charter; no umpire is there; a secretary is a region's, and of each once."""
    house = House()

    assert (sentence, rule) == house.refused(house.moving(effect))


def test_the_charter_must_name_who_abolishes_its_posts() -> None:
    """Created by act, and no body is said to decide: then nobody abolishes it."""
    house = House(extra=RULES.replace("    abolish_post: {by: congress}\n", "    relieve: {by: congress}\n"))
    abolish = AbolishThePost(post="local_secretary", powers_to="extinguished")

    assert (
        "the charter names no body that abolishes its posts",
        "decisions.effects.abolish_post.by",
    ) == house.refused(house.moving(abolish))


def test_a_region_does_not_abolish_the_posts_of_another() -> None:
    """Where councils may abolish, the east ends its own secretary's post, and not the west's."""
    house = House(extra=RULES.replace("abolish_post: {by: congress}", "abolish_post: {by: regional_council}"))
    abolish = AbolishThePost(post="local_secretary", powers_to="regional_council")

    assert (
        "posts.local_secretary.scope"
        == house.refused(house.moving(replace(abolish, units=("west",)), "regional_council", "east"))[1]
    )
    house.carry(abolish, "regional_council", "east")
    assert ([], ["w4"]) == (house.holders("local_secretary", "east"), house.holders("local_secretary", "west"))
    assert [] == house.faults()


def test_an_organ_is_replaced_by_a_larger_one() -> None:
    """An executive of 12 becomes a council of 36, elected from a list; 11 of the old are on it, one is left out.

    The old organ's mandates end, what it may do the new one may, and what it moved is not put any more.
    """
    old = tuple(f"x{number}" for number in range(1, 13))
    new = (*old[:11], *(f"y{number}" for number in range(1, 26)))
    house = with_posts(
        CreateThePost(post="executive", label="Executive", seats=12, powers=("sign", "hire"), is_organ=True),
        elect("executive", *old),
    )
    pending = house.move(Resolution(), "executive", "union", "x12")
    council = CreateThePost(post="council", label="Council", seats=36, powers=("hire",), is_organ=True)
    house.carry(council)

    assert ("37 persons for 36 vacant of 36 places", "posts.council.seats") == house.refused(
        house.moving(elect("council", *new, "z1"))
    )
    (given,) = [event for event in house.carry(elect("council", *new)) if isinstance(event, MandatesGiven)]
    entered = house.carry(AbolishThePost(post="executive", powers_to="council"))

    assert (36, "body") == (len(given.persons), given.kind)
    assert [(person, "post_abolished") for person in old] == [
        (event.person, event.cause) for event in entered if isinstance(event, MandateEnded)
    ]
    assert ("hire", "sign") == powers_of(house.state, "council")
    assert ([], list(new)) == (house.holders("executive"), house.holders("council"))
    gone = ("executive of union is no longer there: motion-6 abolished it", "bodies.executive")
    assert gone == house.refused(house.putting(pending, 0, 0))
    assert gone == house.refused(house.moving(Resolution(), "executive", "union", "x12"))
    assert gone == house.refused(
        CountAttendance(body="executive", unit="union", present=0, credentialed=None, at=house.day)
    )
    assert 2 == len(house.carry(Resolution(office="council", unit="union"), "council", "union", "y25"))
    assert "the organ Council with 36 places is created" == council.in_words(Plain())
    assert [] == house.faults()


def test_a_resignation_before_an_organ_that_is_gone_has_effect_at_once() -> None:
    """The executive elected the envoy, and would accept the resignation; it is abolished, so nobody has to."""
    house = with_posts(
        CreateThePost(post="executive", label="Executive", seats=2, is_organ=True),
        elect("executive", "x1", "x2"),
        CreateThePost(post="envoy", label="Envoy", filled_by="executive"),
    )
    house.carry(elect("envoy", "v1"), "executive", "union", "x1")
    house.carry(AbolishThePost(post="executive"))

    resignation = house.resign(house.mandate("v1", "envoy"))

    assert ([], "in_effect") == (
        house.holders("envoy"),
        house.state.holdings.resignation(resignation).outcome,  # type: ignore[union-attr]  # it is there
    )
    assert "resign" == house.refused(house.moving(AcceptResignation(resignation=resignation)))[1]
    assert [] == house.faults()


def test_what_became_of_a_post_makes_a_decision_lapse() -> None:
    """Both motions abolish the press officer; the second comes into effect when there is none any more."""
    house = House(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    create = house.move(PRESS)
    house.vote(create, 6, 0)
    house.later(7).settle(create)
    abolish = AbolishThePost(post="press_officer", powers_to="extinguished")
    motions = [house.move(abolish), house.move(abolish)]
    for motion in motions:
        house.vote(motion, 6, 0)
    house.later(7)
    for motion in motions:
        house.enter(TakeEffect(motion=motion, at=house.day))

    assert ["in_effect", "lapsed"] == [house.state_of(motion) for motion in motions]
    assert [] == house.faults()
