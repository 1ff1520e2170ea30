"""Resignations that come to nothing: withdrawn, lapsed with the mandates or the body, and open again by a reversal."""

from datetime import date

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RULES
from tests.assembly.tendered import (
    OVER,
    UNTIL,
    check,
    holds,
    house_with,
    outcomes,
    reverse,
    settle,
    silent,
    tender,
    withdrawing,
)

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.assembly.motion import WithdrawMotion
from comitia.core.mandate.release import (
    ReleaseHolder,
    ResignationWithdrawn,
)


def by_itself(house: House) -> tuple[str, str]:
    """Return what is said of a resignation that the clock does not touch."""
    assert ["waiting"] == outcomes(house)
    return "it does not take effect by itself", "resign"


def test_a_letter_is_withdrawn_until_it_takes_effect() -> None:
    """Nothing is said of it: also after a motion is moved, which cannot be voted on then; not twice."""
    house = House()
    tender(house)
    motion = house.move(AcceptResignation(resignation="resignation-1"))
    (event,) = house.enter(withdrawing(house, "resignation-1"))

    assert isinstance(event, ResignationWithdrawn)
    assert ("no such resignation is pending", "resign") == house.refused(house.putting(motion, 2, 0))
    assert (["withdrawn"], True) == (outcomes(house), holds(house))
    assert ("it is withdrawn already", "resign") == house.refused(withdrawing(house, "resignation-1"))
    assert ("there is no such resignation", "resign") == house.refused(withdrawing(house, "resignation-9"))
    check(house)


def test_a_letter_is_withdrawn_until_the_question_is_put() -> None:
    """A motion on it is moved; taken back, it is as if it had not been; lost, the question has been put all the same."""
    house = house_with("{needs: {accept_by: electing_body}, withdraw_until: question_put}")
    tender(house)
    motion = house.move(AcceptResignation(resignation="resignation-1"))
    put = "the question is put, by {}, and it can be withdrawn no more"
    assert (put.format(motion), "resign.post.withdraw_until") == house.refused(withdrawing(house, "resignation-1"))
    house.enter(WithdrawMotion(motion=motion, at=house.day))
    house.enter(withdrawing(house, "resignation-1"))
    assert ["withdrawn"] == outcomes(house)

    tender(house)
    lost = house.move(AcceptResignation(resignation="resignation-2"))
    house.vote(lost, 1, 3)
    assert (put.format(lost), "resign.post.withdraw_until") == house.refused(withdrawing(house, "resignation-2"))
    check(house)


@pytest.mark.parametrize("until", ["accepted", "question_put"])
def test_a_letter_is_withdrawn_until_it_is_accepted(until: str) -> None:
    """Accepted by silence on a condition that is not met yet: too late. Until it takes effect: in time."""
    for rule, in_time in ((f", withdraw_until: {until}", False), (", withdraw_until: effective", True)):
        house = silent("accepted", f", conditional: allowed{rule}")
        tender(house, condition=TEXT)
        settle(house, UNTIL)
        command = withdrawing(house.later(31), "resignation-1")
        if in_time:
            house.enter(command)
            assert ["withdrawn"] == outcomes(house)
        else:
            assert ("it is accepted, and can be withdrawn no more", "resign.post.withdraw_until") == house.refused(
                command
            )
        check(house)


def test_nothing_is_left_to_withdraw_once_the_term_is_over() -> None:
    """A seat whose term ends on 1 March 2030, left by notice of five years: on that day there is nothing more."""
    house = House(extra=RULES.replace("delegate: {effective: on_receipt}", "delegate: {effective: notice P5Y}"))
    house.resign(house.mandate("e1", "regional_council"))

    house.later(1461)
    assert OVER == house.refused(withdrawing(house, "resignation-1"))
    assert [] == settle(house, date(2032, 1, 1))
    assert by_itself(house) == house.refused(ReleaseHolder(resignation="resignation-1", at=date(2031, 3, 1)))


def test_a_letter_lapses_with_its_mandates_and_is_open_again_if_they_are_given_back() -> None:
    """Tendered, then relieved: nothing is left to decide. The relief is reversed: the congress has 30 days anew."""
    house = silent("accepted")
    tender(house)
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))
    found = house.state.holdings.resignation("resignation-1")
    assert found is not None
    assert ("lapsed", "ended", "motion-1") == (found.outcome, found.why, found.motion)
    assert [] == settle(house, date(2026, 4, 10))

    reverse(house.later(40), "motion-1")
    assert (["pending"], True) == (outcomes(house), holds(house))
    settle(house, date(2026, 7, 1))
    assert (["accepted"], False, "2026-06-19") == (outcomes(house), holds(house), house.acts[-2][0].occurred)
    check(house)


def test_what_was_accepted_on_a_condition_is_accepted_as_before() -> None:
    """Relieved while the condition was not met, and the relief reversed: the acceptance stands, and the letter waits."""
    house = house_with("{needs: {accept_by: electing_body}, conditional: allowed}")
    house.carry(AcceptResignation(resignation=tender(house, condition=TEXT)))
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))
    assert ["lapsed"] == outcomes(house)
    reverse(house, "motion-2")
    assert (["accepted"], True) == (outcomes(house), holds(house))

    reverse(house, "motion-1")
    assert (["pending"], True) == (outcomes(house), holds(house))
    check(house)


def test_a_letter_that_was_withdrawn_is_not_open_again() -> None:
    """Accepted on a condition, and taken back before that was met: the reversal of the acceptance changes nothing."""
    house = house_with("{needs: {accept_by: electing_body}, conditional: allowed, withdraw_until: effective}")
    house.carry(AcceptResignation(resignation=tender(house, condition=TEXT)))
    house.enter(withdrawing(house, "resignation-1"))
    reverse(house, "motion-1")

    assert (["withdrawn"], True) == (outcomes(house), holds(house))
    assert [] == [*house.state.holdings.letters.open]
    check(house)


@pytest.mark.parametrize("order", [("motion-1", "motion-2"), ("motion-2", "motion-1")])
def test_the_order_of_reversals_makes_no_difference(order: tuple[str, str]) -> None:
    """Refused, then recalled; both are reversed: the letter is before the congress again, either way."""
    house = house_with("{needs: {accept_by: electing_body}}")
    house.carry(RefuseResignation(resignation=tender(house)))
    house.carry(Recall(mandate=house.mandate("b1", "treasurer")))
    for motion in order:
        reverse(house, motion)

    assert (["pending"], True) == (outcomes(house), holds(house))
    check(house)


def test_an_acceptance_that_cannot_be_undone_leaves_nothing_open() -> None:
    """The auditor left, and was expelled; the acceptance is reversed, the office is not given back: the letter lapses."""
    house = house_with("{needs: {accept_by: electing_body}}")
    house.carry(Appoint(office="auditor", unit="union", persons=("a1",)))
    resignation = house.resign(house.mandate("a1", "auditor"))
    house.carry(AcceptResignation(resignation=resignation))
    house.carry(Expel(charges=house.charge("a1")))
    reverse(house, "motion-2")

    found = house.state.holdings.resignation(resignation)
    assert found is not None
    assert ("lapsed", "reversed", []) == (found.outcome, found.why, house.holders("auditor"))
    assert [] == [*house.state.holdings.letters.open]
    check(house)


def test_a_body_that_is_gone_decides_on_nothing() -> None:
    """The panel that gave the post is abolished: the letter before it lapses; reinstated, the panel has it again."""
    house = house_with("{needs: {accept_by: electing_body}}")
    house.carry(CreateThePost(post="panel", label="Panel", filled_by="congress", seats=2, is_organ=True))
    house.carry(Elect(office="panel", unit="union", persons=("p1", "p2")))
    house.carry(CreateThePost(post="clerk", label="Clerk", filled_by="panel"), "panel", mover="p1")
    house.carry(Elect(office="clerk", unit="union", persons=("a1",)), "panel", mover="p1")
    resignation = house.resign(house.mandate("a1", "clerk"))
    house.carry(AbolishThePost(post="panel"))
    found = house.state.holdings.resignation(resignation)
    assert found is not None
    assert ("lapsed", "body_gone", "motion-5") == (found.outcome, found.why, found.motion)

    reverse(house, "motion-5")
    assert (["pending"], ["a1"]) == (outcomes(house), house.holders("clerk"))
    check(house)


def test_there_is_nothing_to_settle_once_the_term_is_over() -> None:
    """The auditor's year is over on 1 March 2027, with the letter undecided."""
    house = House()
    house.carry(Appoint(office="auditor", unit="union", persons=("a1",)))
    resignation = house.resign(house.mandate("a1", "auditor"))

    assert ("the mandates have ended, there is nothing left to settle", "resign") == house.later(366).refused(
        house.moving(AcceptResignation(resignation=resignation))
    )


def test_there_is_nothing_to_settle_once_the_mandates_have_ended() -> None:
    """The treasurer asked to go and was relieved: acceptance and refusal would be of nothing."""
    house = House()
    resignation = house.resign(house.mandate("b1", "treasurer"))
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))

    assert ["lapsed"] == outcomes(house)
    assert ("no such resignation is pending", "resign") == house.refused(
        house.moving(RefuseResignation(resignation=resignation))
    )
    assert [] == house.faults()
