"""To relieve somebody is no way round a recall: it is for who asks to go, or where the charter names it, too."""

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.petitioned import petitioned
from tests.assembly.recall_invariants import check_recalls
from tests.assembly.test_recall_rules import QUAY

from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.mandate.release import WithdrawResignation
from comitia.core.mandate.resignation import TenderResignation

POST = '{pass: "> 2/3 of filled_seats"}'
SAID = "its holder is relieved only on a resignation, and recalled otherwise: move the effect recall"


def test_who_can_be_recalled_is_not_relieved() -> None:
    """From a seat and from a post, each where the charter has a recall from it."""
    house = petitioned(post=POST)
    seat, post = house.mandate("e1", "regional_council"), house.mandate("e1", "president")
    assert (SAID, "recall.delegate") == house.refused(house.moving(Relieve(mandate=seat), *QUAY))
    assert (SAID, "recall.post") == house.refused(house.moving(Relieve(mandate=post)))

    house = petitioned()
    house.carry(Relieve(mandate=house.mandate("e1", "president")))
    assert [] == house.holders("president")
    assert [] == house.faults()


def test_who_asks_to_go_is_relieved() -> None:
    """While the letter is open; once it is withdrawn, the vote on the relief is refused."""
    house = petitioned(post=POST)
    post = house.mandate("e1", "president")
    letter = house.resign(post)
    motion = house.move(Relieve(mandate=post))
    house.enter(WithdrawResignation(resignation=letter, text=None, at=house.day))
    assert (SAID, "recall.post") == house.refused(house.putting(motion, 4, 1))
    house.resign(post)
    house.vote(motion, 4, 1)

    assert [] == house.holders("president")
    assert [] == house.faults()
    check_recalls(house)


@pytest.mark.parametrize(
    ("before", "after", "office"),
    [
        ("  effects:\n", "  effects:\n    relieve: {by: congress}\n", "president"),
        ("treasurer: {elected_by: congress, dismissed_by: [board, congress]", "", "treasurer"),
    ],
)
def test_where_the_charter_names_it_too(before: str, after: str, office: str) -> None:
    """The charter lets a body relieve, or dismiss from this post: the special rule goes before the general one."""
    text = petitioned(post=POST).text
    assert before in text
    house = House(text=text.replace(before, after or before))
    house.carry(Relieve(mandate=house.mandate("e1" if office == "president" else "b1", office)))

    assert [] == house.holders(office)
    assert [] == house.faults()
    check_recalls(house)


def test_what_was_moved_before_there_was_a_recall() -> None:
    """The edition under which it was moved had none: the vote is as it was moved."""
    house = petitioned()
    post = house.mandate("e1", "president")
    motion = house.move(Relieve(mandate=post))
    house.carry(Amend(charter=house.edition(("recall: {", f"recall: {{post: {POST}, "))))
    assert (SAID, "recall.post") == house.refused(house.moving(Relieve(mandate=post)))
    house.vote(motion, 4, 1)

    assert [] == house.holders("president")
    assert [] == house.faults()
    check_recalls(house)


def test_who_asks_to_go_later_is_not_relieved_now() -> None:
    """Tendered with a notice of three months: not after one; then the letter does it, or a relief on that day."""
    before = "post: {needs: {accept_by: electing_body}}"
    house = House(text=petitioned(post=POST).text.replace(before, "post: {effective: notice P3M}"))
    post = house.mandate("e1", "president")
    house.resign(post)
    assert (SAID, "recall.post") == house.later(30).refused(house.moving(Relieve(mandate=post)))
    house.later(70).carry(Relieve(mandate=post))
    assert [] == house.holders("president")


def test_a_condition_is_no_request_yet() -> None:
    """The letter names a condition, which nobody has met."""
    before = "post: {needs: {accept_by: electing_body}}"
    text = petitioned(post=POST).text.replace(before, "post: {effective: on_receipt, conditional: allowed}")
    house = House(text=text)
    post = house.mandate("e1", "president")
    house.enter(TenderResignation(mandates=(post,), text=TEXT, condition=TEXT, at=house.day))
    assert (SAID, "recall.post") == house.refused(house.moving(Relieve(mandate=post)))
