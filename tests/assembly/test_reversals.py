"""Decisions undone: what they took is given back where it still can be, and what they gave does not come again."""

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES

from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.mandate.ending import MandateRestored
from comitia.core.refused import Refused

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")
WARDEN = CreateThePost(post="warden", label="Warden")


def carried(house: House, effect: Effect, body: str = "congress", unit: str = "union", mover: str = "e2") -> str:
    """Carry a motion and return its id."""
    motion = house.move(effect, body, unit, mover)
    house.vote(motion, 2, 0)
    return motion


def reversed_by_recount(house: House, motion: str, challenger: str = "e2") -> None:
    """Challenge a result and count it again as lost."""
    house.challenge(motion, challenger)
    house.recount(motion, 0, 2)


def edition(house: House, number: int, auditors: int = 2) -> Amend:
    """Return the next edition of the charter, with so many auditors."""
    body = house.state.charter.canonical()
    posts = [{**post, "seats": auditors} if post["id"] == "auditor" else post for post in body["posts"]]  # type: ignore[index,call-overload,union-attr]  # as charters are
    return Amend(charter={**body, "edition": number, "in_force": house.day.isoformat(), "posts": posts})  # type: ignore[dict-item]  # as above


def test_an_expulsion_reversed_gives_back_the_seats_and_what_rests_on_them() -> None:
    """The council expels e1, who loses three places; the congress upholds the appeal: seat, delegate, president again."""
    house = House()
    motion = carried(house, Expel(charges=house.charge("e1", "regional_council", "east")), "regional_council", "east")
    expelled = house.state.holdings.of_person("e1")
    house.enter(LodgeAppeal(motion=motion, body="congress", unit="union", text="0" * 64, at=house.day))

    entered = house.carry(DecideAppeal(motion=motion, outcome="upheld"), mover="e2")

    assert [] == expelled
    restored = [event.office for event in entered if isinstance(event, MandateRestored)]
    assert ["regional_council", "congress", "president"] == restored
    assert [] == house.faults()


def test_an_abolition_reversed_gives_the_post_back_to_its_holders() -> None:
    """Both local secretaries are there again once the vote is counted again as lost."""
    house = House(extra=AT_ONCE)
    motion = carried(house, AbolishThePost(post="local_secretary", powers_to="extinguished"))
    abolished = house.holders("local_secretary", "east")

    reversed_by_recount(house, motion)

    assert [] == abolished
    assert ["e4", "w4"] == [*house.holders("local_secretary", "east"), *house.holders("local_secretary", "west")]


def test_nobody_is_given_back_what_a_reversed_decision_had_given() -> None:
    """x1 was elected and relieved; the election is reversed, then the relief: nobody holds the post."""
    house = House(extra=AT_ONCE)
    house.carry(WARDEN)
    elected = carried(house, Elect(office="warden", unit="union", persons=("x1",)))
    relieved = carried(house, Relieve(mandate=f"{elected}:1"))

    reversed_by_recount(house, elected)
    reversed_by_recount(house, relieved)

    assert [] == house.holders("warden")


def test_a_post_whose_making_is_reversed_is_not_there_again() -> None:
    """It was created and abolished; both decisions are reversed, and there is no such post."""
    house = House(extra=AT_ONCE)
    created = carried(house, WARDEN)
    abolished = carried(house, AbolishThePost(post="warden"))

    reversed_by_recount(house, created)
    reversed_by_recount(house, abolished)

    assert house.state.holdings.is_abolished("warden", "union")


def test_a_delegate_whose_seat_below_is_gone_is_not_a_delegate_again() -> None:
    """The council relieved e1 of the congress seat, then the branch of the council seat; the first is reversed alone."""
    house = House(extra=AT_ONCE)
    motion = carried(house, Relieve(mandate=house.mandate("e1", "congress")), "regional_council", "east")
    house.carry(Relieve(mandate=house.mandate("e1", "regional_council")), "branch_meeting", "quay", "m")

    reversed_by_recount(house, motion)

    assert [] == house.state.holdings.of_person("e1")


def test_a_readmission_reversed_brings_the_expulsion_back() -> None:
    """The person is expelled again by the decision that did it; that one reversed too, the person is a member."""
    house = House(extra=AT_ONCE)
    expelled = carried(house, Expel(charges=house.charge("b1")))
    readmitted = carried(house, Readmit(person="b1"))
    reversed_by_recount(house, readmitted)
    by = house.state.holdings.members.expelled_by("b1")

    reversed_by_recount(house, expelled)

    assert expelled == by
    assert not house.state.holdings.members.is_expelled("b1")


def test_an_expulsion_that_is_reversed_does_not_come_back_with_a_readmission() -> None:
    """Expelled, readmitted; the expulsion is reversed, then the readmission: a member all the same."""
    house = House(extra=AT_ONCE)
    expelled = carried(house, Expel(charges=house.charge("b1")))
    readmitted = carried(house, Readmit(person="b1"))

    reversed_by_recount(house, expelled)
    reversed_by_recount(house, readmitted)

    assert not house.state.holdings.members.is_expelled("b1")


def test_an_edition_whose_adoption_is_reversed_is_never_in_force_again() -> None:
    """Edition 2 is reversed under edition 3, which stands; with edition 3 reversed too, edition 1 is in force."""
    house = House(extra=AT_ONCE)
    second = carried(house, edition(house, 2))
    third = carried(house, edition(house, 3))
    reversed_by_recount(house, second)
    between = house.state.charter.edition

    reversed_by_recount(house, third)

    assert (3, 1) == (between, house.state.charter.edition)


@pytest.mark.parametrize(("persons", "in_force"), [(("x1", "x2"), 1), (("x1", "x2", "x3"), 2)])
def test_an_edition_stays_while_more_hold_a_post_than_the_one_before_has_places_for(
    persons: tuple[str, ...], in_force: int
) -> None:
    """Edition 2 has three auditors. With two appointed edition 1 is in force again; with three it cannot be."""
    house = House(extra=AT_ONCE)
    amended = carried(house, edition(house, 2, auditors=3))
    house.carry(Appoint(office="auditor", unit="union", persons=persons))

    reversed_by_recount(house, amended)

    assert in_force == house.state.charter.edition
    assert [*persons] == house.holders("auditor")
    assert [] == house.faults()


def test_a_decision_reversed_on_appeal_is_not_counted_again() -> None:
    """The expulsion was challenged, and reversed on appeal before anybody counted again: there is nothing to settle."""
    house = House(extra=AT_ONCE)
    charges = house.charge("e4", "regional_council", "east")
    motion = house.move(Expel(charges=charges), "regional_council", "east", "e2")
    house.vote(motion, 2, 0)
    house.challenge(motion)
    house.enter(LodgeAppeal(motion=motion, body="congress", unit="union", text="0" * 64, at=house.day))
    appeal = house.move(DecideAppeal(motion=motion, outcome="upheld"), mover="e2")
    house.vote(appeal, 2, 0)
    house.later(7).settle(appeal)

    with pytest.raises(Refused, match="it is reversed, so its result matters no more"):
        house.recount(motion, 0, 2)
