"""Posts and organs: created, filled, altered, renamed, abolished, and where their powers go (I27)."""

from dataclasses import replace

import pytest
from tests.assembly.house import RULES, House, Plain

from comitia.core.assembly.decision import TakeEffect
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, RenamePost, TransferPowers
from comitia.core.assembly.effects.resignation import AcceptResignation
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Elect
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.post import (
    AbolishPost,
    AlterPost,
    CreatePost,
    PostAbolished,
    PostAltered,
    PostCreated,
    ReinstatePost,
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
    assert "press_officer has 3 places and may speak to the press and print" == alter.in_words(Plain())
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


def test_powers_move_from_one_post_to_another() -> None:
    """The press officer publishes from now on, and the web officer archives alone."""
    house = with_posts(PRESS, WEB)
    transfer = TransferPowers(post="web_officer", to="press_officer", powers=("publish",))

    house.carry(transfer)

    assert ("archive",) == powers_of(house.state, "web_officer")
    assert ("speak to the press", "publish") == powers_of(house.state, "press_officer")
    assert "press_officer may publish, and web_officer no longer" == transfer.in_words(Plain())
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "sentence", "rule"),
    [
        (
            TransferPowers(post="web_officer", to="press_officer", powers=("judge",)),
            "web_officer does not have these powers; it has publish, archive",
            "posts.web_officer.powers",
        ),
        (
            TransferPowers(post="web_officer", to="press_officer", powers=()),
            "web_officer does not have these powers; it has publish, archive",
            "posts.web_officer.powers",
        ),
        (
            TransferPowers(post="web_officer", to="web_officer", powers=("publish",)),
            "web_officer does not have these powers; it has publish, archive",
            "posts.web_officer.powers",
        ),
        (
            TransferPowers(post="web_officer", to="third", powers=("publish",)),
            "third has them already",
            "posts.third.powers",
        ),
        (
            TransferPowers(post="web_officer", to="press_officer", powers=("publish", "publish")),
            "web_officer does not have these powers; it has publish, archive",
            "posts.web_officer.powers",
        ),
    ],
)
def test_which_powers_cannot_move(effect: TransferPowers, sentence: str, rule: str) -> None:
    """The web officer publishes and archives, and the third publishes too."""
    house = with_posts(PRESS, WEB, CreateThePost(post="third", label="Third", powers=("publish",)))

    assert (sentence, rule) == house.refused(house.moving(effect))


def test_a_post_with_powers_ends_only_where_they_go_somewhere() -> None:
    """The press officer's power goes to the web officer, who has it then; without a word it would be lost unsaid."""
    house = with_posts(PRESS, WEB, elect("press_officer", "p1"))
    abolish = AbolishThePost(post="press_officer", powers_to="web_officer")

    assert (
        "it may speak to the press: say which office may now, or extinguished",
        "posts.press_officer.powers",
    ) == house.refused(house.moving(replace(abolish, powers_to="")))
    entered = house.carry(abolish)
    assert [PostAbolished, MandateEnded, PostAltered] == [type(event) for event in entered][2:]
    assert ("publish", "archive", "speak to the press") == powers_of(house.state, "web_officer")
    assert [] == house.holders("press_officer")
    assert "the post press_officer is abolished; its powers go to web_officer" == abolish.in_words(Plain())
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
    assert "the post local_secretary is abolished in east; its powers go to regional_council" == east.in_words(Plain())
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
    assert ("union has no such body", "bodies.executive") == house.refused(house.putting(pending, 0, 0))
    assert 2 == len(house.carry(Resolution(office="council", unit="union"), "council", "union", "y25"))
    assert "the organ Council with 36 places is created" == council.in_words(Plain())
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
