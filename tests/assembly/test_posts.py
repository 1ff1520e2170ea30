"""Posts and organs: created, filled, altered, renamed, abolished, and where their powers go (I27)."""

from dataclasses import replace

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, RenamePost, TransferPowers
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Elect
from comitia.core.mandate.post import (
    AbolishPost,
    AlterPost,
    CreatePost,
    PostAltered,
    PostCreated,
    ReinstatePost,
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


def test_a_body_creates_a_post_and_fills_it() -> None:
    """Two press officers, where the charter has none; a third has no place."""
    house = with_posts(PRESS, elect("press_officer", "p1", "p2"))

    assert ["p1", "p2"] == house.holders("press_officer")
    assert ("1 persons for 0 vacant of 2 places", "posts.press_officer.seats") == house.refused(
        house.moving(elect("press_officer", "p3"))
    )
    assert "the post Press officer with 2 places is created" == PRESS.in_words(Plain())
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "sentence", "rule"),
    [
        (replace(PRESS, post="president"), "the charter has an office of this name", "posts.president"),
        (replace(PRESS, post="board"), "the charter has an office of this name", "posts.board"),
        (replace(PRESS, post="web_officer"), "there is, or was, a post of this name; give another", CREATE),
        (replace(PRESS, seats=0), "it has at least one place, and at most 9,999", CREATE),
        (replace(PRESS, seats=10_000), "it has at least one place, and at most 9,999", CREATE),
        (replace(PRESS, filled_by="senate"), "union has no body senate that could fill it", CREATE),
        (
            replace(PRESS, powers=("speak", "speak")),
            "write each power once, on one line of at most 300 characters",
            "posts.press_officer.powers",
        ),
        (
            replace(PRESS, powers=("speak\nloudly",)),
            "write each power once, on one line of at most 300 characters",
            "posts.press_officer.powers",
        ),
    ],
)
def test_what_cannot_be_created(effect: CreateThePost, sentence: str, rule: str) -> None:
    """There is a web officer, whom a decision has made, beside the offices of the charter."""
    house = with_posts(WEB)

    assert (sentence, rule) == house.refused(house.moving(effect))


@pytest.mark.parametrize(
    ("post", "label"),
    [
        ("Press", "Press"),
        ("pr ess", "Press"),
        ("", "Press"),
        ("é", "Press"),
        ("p" * 61, "Press"),
        ("9", "Press"),
        ("_p", "Press"),
        ("press", " "),
        ("press", "P\nress"),
        ("press", "P" * 301),
    ],
)
def test_a_post_has_a_name_that_could_stand_in_a_charter(post: str, label: str) -> None:
    """Small letters, digits, _ and -, at most 60, from a letter on; and a label on one line of at most 300."""
    house = House()

    assert (
        "name a post with a-z, 0-9, _ and -, beginning with a letter, and give it a label on one line",
        CREATE,
    ) == house.refused(house.moving(replace(PRESS, post=post, label=label)))


def test_a_post_made_by_decision_is_altered_and_renamed() -> None:
    """From two places to three, with other powers, and under another name; what it was before is in the entry."""
    house = with_posts(PRESS)
    alter = AlterThePost(post="press_officer", seats=3, powers=("speak to the press", "print"))

    (altered,) = [event for event in house.carry(alter) if isinstance(event, PostAltered)]
    house.carry(RenamePost(post="press_officer", label="Speaker"))

    made = house.state.holdings.post("press_officer")
    assert made is not None
    assert (2, ("speak to the press",)) == (altered.before.seats, altered.before.powers)
    assert ("Speaker", 3, ("speak to the press", "print")) == (made.label, made.seats, made.powers)
    assert "the press_officer has 3 places and may speak to the press and print" == alter.in_words(Plain())
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "sentence", "rule"),
    [
        (AlterThePost(post="press_officer", seats=1), "2 hold it, so it cannot have 1 places", ALTER),
        (AlterThePost(post="web_officer", seats=0), "0 hold it, so it cannot have 0 places", ALTER),
        (AlterThePost(post="press_officer", seats=10_000), "2 hold it, so it cannot have 10000 places", ALTER),
        (
            AlterThePost(post="press_officer", seats=2, powers=("speak to the press",)),
            "that is how it is already",
            ALTER,
        ),
        (RenamePost(post="press_officer", label="Press officer"), "that is how it is already", ALTER),
        (
            AlterThePost(post="press_officer", seats=2, powers=("",)),
            "write each power once, on one line of at most 300 characters",
            "posts.press_officer.powers",
        ),
        (
            AlterThePost(post="president", seats=2),
            "no decision has made such a post, or it is abolished; a post of the charter changes by amendment",
            "posts.president",
        ),
        (
            RenamePost(post="old", label="Older"),
            "no decision has made such a post, or it is abolished; a post of the charter changes by amendment",
            "posts.old",
        ),
        (
            RenamePost(post="press_officer", label=""),
            "name a post with a-z, 0-9, _ and -, beginning with a letter, and give it a label on one line",
            CREATE,
        ),
    ],
)
def test_what_cannot_be_altered(effect: Effect, sentence: str, rule: str) -> None:
    """Both press officers are elected; nobody is web officer; the post `old` was made, and is abolished."""
    old = CreateThePost(post="old", label="Old")
    house = with_posts(PRESS, WEB, elect("press_officer", "p1", "p2"), old, AbolishThePost(post="old"))

    assert (sentence, rule) == house.refused(house.moving(effect))


@pytest.mark.parametrize(
    "effect",
    [
        AlterThePost(post="press_officer", seats=3),
        RenamePost(post="press_officer", label="Speaker"),
        TransferPowers(post="press_officer", to="web_officer", powers=("speak to the press",)),
    ],
)
def test_a_post_is_changed_by_the_body_that_made_or_fills_it(effect: Effect) -> None:
    """Made by the congress: the board does not change it."""
    house = with_posts(PRESS, WEB)

    assert ("it is changed by congress of union", "posts.press_officer") == house.refused(
        house.moving(effect, "board", "union", "b1")
    )


def test_the_body_that_fills_a_post_changes_it_too() -> None:
    """Made by the congress for the board to fill: the board renames it, and so does the congress."""
    house = with_posts(replace(PRESS, filled_by="board"))

    house.carry(RenamePost(post="press_officer", label="Speaker"), "board", "union", "b1")
    house.carry(RenamePost(post="press_officer", label="Voice"))

    assert "Voice" == house.state.holdings.post("press_officer").label  # type: ignore[union-attr]  # it is there
    assert [] == house.faults()


def test_a_body_that_the_charter_names_changes_what_is_within_its_unit() -> None:
    """Where the charter lets the board rename, it renames a post of the congress, and one of the east's council."""
    rules = RULES.replace("effects:\n", "effects:\n    rename_post: {by: [board, regional_council]}\n")
    house = House(extra=rules)
    house.carry(PRESS)
    house.carry(replace(WEB, seats=1), "regional_council", "east")

    house.carry(RenamePost(post="press_officer", label="Speaker"), "board", "union", "b1")
    house.carry(RenamePost(post="web_officer", label="Printer"), "board", "union", "b1")

    assert ("it is changed by congress of union", "posts.press_officer") == house.refused(
        house.moving(RenamePost(post="press_officer", label="Voice"), "regional_council", "east")
    )
    assert [] == house.faults()


def test_an_organ_of_a_region_is_of_that_region_alone() -> None:
    """The council of the east makes a panel; the union has none, and the west neither."""
    house = House()
    house.carry(CreateThePost(post="panel", label="Panel", is_organ=True), "regional_council", "east")
    panel = Elect(office="panel", unit="west", persons=("p1",))

    assert ("there is no such post, or it is abolished", "posts.panel") == house.refused(
        house.moving(panel, "regional_council", "east")
    )
    house.carry(replace(panel, unit="east"), "regional_council", "east")
    assert ("union has no such body", "bodies.panel") == house.refused(
        house.moving(Resolution(), "panel", "union", "p1")
    )
    assert [] == house.faults()


def test_a_post_is_no_body() -> None:
    """Two press officers do not decide anything together."""
    house = with_posts(PRESS, elect("press_officer", "p1", "p2"))

    assert ("union has no such body", "bodies.press_officer") == house.refused(
        house.moving(Resolution(), "press_officer", "union", "p1")
    )


def test_what_a_decision_enters_is_checked_again() -> None:
    """Entries that no decision would bring about: of a post that is there, or is not, or is not abolished."""
    house = with_posts(WEB)
    create = CreatePost(
        motion="motion-1",
        post="web_officer",
        label="Web",
        unit="union",
        seats=1,
        powers=(),
        is_organ=False,
        filled_by="congress",
        at=house.day,
    )
    alter = AlterPost(motion="motion-1", post="president", label="P", seats=1, powers=(), at=house.day)
    abolish = AbolishPost(motion="motion-1", post="web_officer", units=("east",), heir="extinguished", at=house.day)
    reinstate = ReinstatePost(motion="motion-1", post="web_officer", units=("union",), at=house.day)

    assert [CREATE, "posts.president", "posts.web_officer", "posts.web_officer"] == [
        house.refused(command)[1] for command in (create, alter, abolish, reinstate)
    ]
    assert [1] == [len([event for _, event in house.acts if isinstance(event, PostCreated)])]
