"""A reversal puts back what nothing has changed since, field by field, and no power is lost or doubled by it (I27)."""

from itertools import permutations

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, RenamePost, TransferPowers
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.seat import Elect
from comitia.core.mandate.post import powers_of

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P30D, effect: at_once}\n")
SUSPENDS = RULES.replace("within: P30D}", "within: P30D, suspends: true}")
PRESS = CreateThePost(post="press", label="Press", powers=("speak", "print", "post"))
WEB = CreateThePost(post="web", label="Web", powers=("publish",))
THIRD = CreateThePost(post="third", label="Third")
MOVE = TransferPowers(post="press", to="web", powers=("print",))
ON = TransferPowers(post="web", to="third", powers=("print",))
PANEL = CreateThePost(post="panel", label="Panel", is_organ=True, seats=2)


def house_with(*effects: Effect) -> House:
    """Return a house that has carried these, and whose decisions have effect at once."""
    house = House(extra=AT_ONCE)
    for effect in effects:
        house.carry(effect)
    return house


def decided(house: House, effect: Effect, body: str = "congress", mover: str = "e1") -> str:
    """Carry a motion by 2 to 0 and return it."""
    motion = house.move(effect, body, "union", mover)
    house.vote(motion, 2, 0)
    return motion


def reverse(house: House, *motions: str) -> None:
    """Reverse decisions by a recount of 0 to 2, in this order."""
    for motion in motions:
        house.challenge(motion, "w1")
        house.recount(motion, 0, 2)


def powers(house: House) -> list[tuple[str, ...]]:
    """Return the powers of the press, web and third officers that are there."""
    gone = house.state.holdings.is_abolished
    return [powers_of(house.state, post) for post in ("press", "web", "third") if not gone(post, "union")]


@pytest.mark.parametrize("since", [RenamePost(post="press", label="Speaker"), AlterThePost(post="web", seats=2)])
def test_a_transfer_is_undone_in_both_posts_though_one_has_changed_since(since: Effect) -> None:
    """One of the posts has another name, or another place; the power is in its old place, and only there."""
    house = house_with(PRESS, WEB, THIRD)
    motion = decided(house, MOVE)
    decided(house, since)

    reverse(house, motion)

    assert [("speak", "print", "post"), ("publish",), ()] == powers(house)
    assert [] == house.faults()


def test_powers_given_since_stay() -> None:
    """The press lost `print` and was given `blog`; it has both, and the web officer has no `print`."""
    house = house_with(PRESS, WEB, THIRD)
    motion = decided(house, MOVE)
    decided(house, AlterThePost(post="press", seats=1, powers=("blog", "speak", "post")))

    reverse(house, motion)

    assert [("blog", "speak", "print", "post"), ("publish",), ()] == powers(house)
    assert [] == house.faults()


def test_a_power_that_was_passed_on_is_not_doubled() -> None:
    """From the press to the web, from there to the third by a decision that stands: the third keeps it alone."""
    house = house_with(PRESS, WEB, THIRD)
    motion = decided(house, MOVE)
    decided(house, ON)

    reverse(house, motion)

    assert [("speak", "post"), ("publish",), ("print",)] == powers(house)
    assert [] == house.faults()


def test_a_power_goes_back_step_by_step() -> None:
    """Both transfers are reversed, the later first: all is as it was."""
    house = house_with(PRESS, WEB, THIRD)
    motions = [decided(house, MOVE), decided(house, ON)]

    reverse(house, *reversed(motions))

    assert [("speak", "print", "post"), ("publish",), ()] == powers(house)
    assert [] == house.faults()


def test_a_power_whose_giver_is_abolished_stays_where_it_is() -> None:
    """The press is abolished since: `print` would be lost if the web officer gave it back."""
    house = house_with(PRESS, WEB, THIRD)
    motion = decided(house, MOVE)
    decided(house, AbolishThePost(post="press", powers_to="third"))

    reverse(house, motion)

    assert [("publish", "print"), ("speak", "post")] == powers(house)
    assert [] == house.faults()


def test_a_post_reinstated_has_not_what_its_heir_has_passed_on() -> None:
    """The press is abolished for the web officer, who passes `print` on: the press is there again without it."""
    house = house_with(PRESS, WEB, THIRD)
    motion = decided(house, AbolishThePost(post="press", powers_to="web"))
    decided(house, ON)

    reverse(house, motion)

    assert [("speak", "post"), ("publish",), ("print",)] == powers(house)
    assert [] == house.faults()


@pytest.mark.parametrize("order", list(permutations((0, 1))))
def test_a_receiver_whose_making_is_reversed_too_keeps_nothing(order: tuple[int, ...]) -> None:
    """The web officer's post and the transfer to it are reversed in either order: the press has all again."""
    house = house_with(PRESS, THIRD)
    motions = [decided(house, WEB), decided(house, MOVE)]

    reverse(house, *(motions[number] for number in order))

    assert [("speak", "print", "post"), ()] == powers(house)
    assert [] == house.faults()


def test_no_fewer_places_come_back_than_are_held() -> None:
    """From one place to three, and two are elected: two places stay, and the powers go back."""
    house = house_with(PRESS)
    motion = decided(house, AlterThePost(post="press", seats=3, powers=("post", "speak")))
    decided(house, Elect(office="press", unit="union", persons=("p1", "p2")))

    reverse(house, motion)

    made = house.state.holdings.post("press")
    assert (2, ("speak", "print", "post")) == (made.seats, made.powers)  # type: ignore[union-attr]  # it is there
    assert [] == house.faults()


@pytest.mark.parametrize("order", list(permutations((0, 1))))
def test_who_holds_office_does_not_depend_on_the_order_of_reversals(order: tuple[int, ...]) -> None:
    """p1 is relieved, p2 elected and relieved; both reliefs are reversed: p1 was there first."""
    house = house_with(WEB, Elect(office="web", unit="union", persons=("p1",)))
    first = decided(house, Relieve(mandate=house.mandate("p1", "web")))
    decided(house, Elect(office="web", unit="union", persons=("p2",)))
    motions = (first, decided(house, Relieve(mandate=house.mandate("p2", "web"))))

    reverse(house, *(motions[number] for number in order))

    assert ["p1"] == house.holders("web")
    assert [] == house.faults()


def test_who_asked_a_body_that_is_no_more_may_ask_again() -> None:
    """The panel that elected the clerk is abolished before it has decided: a second letter is in effect at once."""
    house = house_with(PANEL, Elect(office="panel", unit="union", persons=("p1", "p2")))
    decided(house, CreateThePost(post="clerk", label="Clerk", filled_by="panel"))
    decided(house, Elect(office="clerk", unit="union", persons=("a1",)), "panel", "p1")
    house.resign(house.mandate("a1", "clerk"))
    decided(house, AbolishThePost(post="panel"))

    house.resign(house.mandate("a1", "clerk"))

    assert ["lapsed", "in_effect"] == [each.outcome for each in house.state.holdings.resignations]
    assert [] == house.holders("clerk")
    assert [] == house.faults()


def test_an_expulsion_does_not_wait_for_an_organ_that_is_no_more() -> None:
    """The council of the east expels, the appeal is before a panel of the union, and the panel is abolished."""
    house = House(extra=SUSPENDS)
    house.carry(PANEL)
    motion = house.move(Expel(charges=house.charge("e1", "regional_council", "east")), "regional_council", "east", "e2")
    house.vote(motion, 3, 1)
    house.enter(LodgeAppeal(motion=motion, body="panel", unit="union", text="0" * 64, at=house.day))
    before = house.state_of(motion)
    house.carry(AbolishThePost(post="panel"), mover="e2")

    house.settle(motion)

    assert ("carried", "in_effect") == (before, house.state_of(motion))
    assert [] == house.faults()


def test_powers_that_are_left_out_stay_as_they_are() -> None:
    """Two places instead of one; an empty list of powers, by contrast, leaves it none."""
    house = house_with(PRESS)
    alter = AlterThePost(post="press", seats=2)

    decided(house, alter)

    assert ("speak", "print", "post") == powers_of(house.state, "press")
    assert "the press has 2 places" == alter.in_words(Plain())
    decided(house, AlterThePost(post="press", seats=2, powers=()))
    assert () == powers_of(house.state, "press")
    assert [] == house.faults()
