"""Powers move from one post to another, and are said once."""

import pytest
from tests.assembly.house import House
from tests.assembly.plain import Plain

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.post import CreateThePost, TransferPowers
from comitia.core.mandate.post import (
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


def test_powers_move_from_one_post_to_another() -> None:
    """The press officer publishes from now on, and the web officer archives alone."""
    house = with_posts(PRESS, WEB)
    transfer = TransferPowers(post="web_officer", to="press_officer", powers=("publish",))

    house.carry(transfer)

    assert ("archive",) == powers_of(house.state, "web_officer")
    assert ("speak to the press", "publish") == powers_of(house.state, "press_officer")
    assert "the press_officer may publish, and the web_officer no longer" == transfer.in_words(Plain())
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
