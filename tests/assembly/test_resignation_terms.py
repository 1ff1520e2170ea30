"""Resignations on the terms of the charter: a clock, a day, a notice, a condition, refusals, and withdrawal (I25)."""

from datetime import date

import pytest
from tests.assembly.house import DAY, TEXT, House
from tests.assembly.meadow import RULES

from comitia.core.assembly.decision import overdue
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.assembly.motion import WithdrawMotion
from comitia.core.events import Event
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.release import (
    MeetCondition,
    ReleaseHolder,
    ResignationInEffect,
    ResignationWithdrawn,
    WithdrawResignation,
)
from comitia.core.mandate.resignation import ResignationTendered, TenderResignation
from comitia.core.mandate.settlement import LetSilenceSettle, ResignationSettled

NEEDS = "accept_by: electing_body, within: P30D, silence: "
UNTIL = date(2026, 3, 31)
OVER = ("the mandates have ended, there is nothing left to settle", "resign")


def house_with(post: str) -> House:
    """Return the federation in which a post is left on these terms; the treasurer is b1, elected by the congress."""
    rules = RULES.replace("  post: {needs: {accept_by: electing_body}}\n", f"  post: {post}\n")
    assert rules != RULES or post == "{needs: {accept_by: electing_body}}"
    return House(extra=reversible(rules))


def reversible(rules: str) -> str:
    """Return rules by which decisions have effect at once, and are reversed by a recount."""
    return rules.replace("decisions:\n", "decisions:\n  challenge: {within: P9Y, effect: at_once}\n")


def reverse(house: House, motion: str) -> None:
    """Reverse a decision, by a recount."""
    house.challenge(motion)
    house.recount(motion, 0, 2)
    assert "reversed" == house.state_of(motion)


def settle(house: House, day: date) -> list[Event]:
    """Let what has fallen due by a day be entered, as the desk does, and return it."""
    entered = []
    while (command := overdue(house.state, day)) is not None:
        house.day = command.at
        entered += house.enter(command)
    house.day = day
    return entered


def silent(what: str, more: str = "") -> House:
    """Return the federation in which silence means something after 30 days."""
    return house_with(f"{{needs: {{{NEEDS}{what}}}{more}}}")


def tendering(house: House, *offices: str, condition: str | None = None, on: date | None = None) -> TenderResignation:
    """Return the letter of b1 from the treasury, or from these offices."""
    mandates = tuple(house.mandate("b1", office) for office in offices or ("treasurer",))
    return TenderResignation(mandates=mandates, text=TEXT, condition=condition, effective_on=on, at=house.day)


def tender(house: House, *offices: str, condition: str | None = None, on: date | None = None) -> str:
    """Hand in the letter, and return its id."""
    event, *_ = house.enter(tendering(house, *offices, condition=condition, on=on))
    assert isinstance(event, ResignationTendered)
    return event.resignation


def withdrawing(house: House, resignation: str) -> WithdrawResignation:
    """Return the command that takes a letter back."""
    return WithdrawResignation(resignation=resignation, text=None, at=house.day)


def meeting(house: House, resignation: str) -> MeetCondition:
    """Return the command by which a condition is met."""
    return MeetCondition(resignation=resignation, text=TEXT, at=house.day)


def outcomes(house: House) -> list[str]:
    """Return what became of the resignations, in order."""
    return [each.outcome for each in house.state.holdings.resignations]


def holds(house: House) -> bool:
    """Tell whether b1 is the treasurer."""
    return "b1" in house.holders("treasurer")


def check(house: House) -> None:
    """See that an auditor finds nothing."""
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("what", "outcome", "stays"), [("accepted", "accepted", False), ("refused", "refused", True), ("lapses", "lapsed", True)]
)  # fmt: skip
def test_silence_means_what_the_charter_says_on_its_day(what: str, outcome: str, *, stays: bool) -> None:
    """Tendered on 1 March, the congress has until 31 March; nothing on the 30th; on the 31st it is settled."""
    house = silent(what)
    tender(house)

    assert [] == settle(house, date(2026, 3, 30))
    assert ["pending"] == outcomes(house)
    event, *_ = settle(house, date(2026, 4, 20))
    assert isinstance(event, ResignationSettled)
    assert ("silence", None, outcome) == (event.why, event.motion, event.outcome)
    assert ([outcome], stays) == (outcomes(house), holds(house))
    assert UNTIL.isoformat() == next(entry.occurred for entry, each in house.acts if each == event)
    check(house)


def test_silence_is_not_entered_on_another_day_or_of_what_is_settled() -> None:
    """Not on the 30th, not on 1 April, not once it is refused, and not where the charter sets no time."""
    house = silent("accepted")
    tender(house)
    said = ("there is time until 2026-03-31, and silence counts on that day", "resign")
    for day in (date(2026, 3, 30), date(2026, 4, 1)):
        assert said == house.refused(LetSilenceSettle(resignation="resignation-1", at=day))
    house.carry(RefuseResignation(resignation="resignation-1"))
    answered = ("no answer of a body is awaited by a day", "resign")
    assert answered == house.refused(LetSilenceSettle(resignation="resignation-1", at=UNTIL))
    missing = ("there is no such resignation", "resign")
    assert missing == house.refused(LetSilenceSettle(resignation="resignation-9", at=UNTIL))
    endless = House()
    tender(endless)
    assert answered == endless.refused(LetSilenceSettle(resignation="resignation-1", at=UNTIL))


def test_nothing_is_decided_once_the_time_is_over() -> None:
    """On 31 March a motion comes too late, the holder's withdrawal, and a vote."""
    house = silent("refused")
    tender(house)
    motion = house.later(29).move(AcceptResignation(resignation="resignation-1"))
    house.later(1)
    late = ("the time was over on 2026-03-31, and silence means that it is refused", "resign.post.needs.within")

    assert late == house.refused(house.moving(RefuseResignation(resignation="resignation-1")))
    assert late == house.refused(withdrawing(house, "resignation-1"))
    assert late == house.refused(house.putting(motion, 2, 0))
    settle(house, house.day)
    assert (["refused"], True) == (outcomes(house), holds(house))
    check(house)


def test_a_decision_in_time_is_an_answer_though_it_waits() -> None:
    """Accepted on 29 March, and the time for challenges runs until 5 April: that day, not 31 March, settles it."""
    rules = RULES.replace("post: {needs: {accept_by: electing_body}}", f"post: {{needs: {{{NEEDS}refused}}}}")
    house = House(extra=rules.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    tender(house)
    motion = house.later(28).move(AcceptResignation(resignation="resignation-1"))
    house.vote(motion)

    settle(house, date(2026, 4, 4))
    assert (["pending"], True) == (outcomes(house), holds(house))
    settle(house, date(2026, 4, 6))
    assert (["accepted"], False) == (outcomes(house), holds(house))
    check(house)


def test_silence_counts_once_a_recount_takes_the_answer_away() -> None:
    """The acceptance of 29 March is found lost on 2 April: the congress has said nothing, and silence refuses then."""
    rules = RULES.replace("post: {needs: {accept_by: electing_body}}", f"post: {{needs: {{{NEEDS}refused}}}}")
    house = House(extra=rules.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    tender(house)
    motion = house.later(28).move(AcceptResignation(resignation="resignation-1"))
    house.vote(motion, 3, 2)
    house.later(2).challenge(motion)
    house.later(2).recount(motion, 2, 3)

    assert 1 == len(settle(house, date(2026, 4, 9)))
    assert (["refused"], True) == (outcomes(house), holds(house))
    assert "2026-04-02" == house.acts[-1][0].occurred
    check(house)


def test_a_letter_may_name_the_day() -> None:
    """Handed in on 1 March for 1 June: the holder stays until then, and nobody's leave is needed."""
    house = house_with("{effective: on_date}")
    tender(house, on=date(2026, 6, 1))

    assert (["waiting"], True) == (outcomes(house), holds(house))
    assert [] == settle(house, date(2026, 5, 31))
    first, second = settle(house, date(2026, 7, 1))
    assert isinstance(first, ResignationInEffect)
    assert isinstance(second, MandateEnded)
    assert (["in_effect"], False, "2026-06-01") == (outcomes(house), holds(house), house.acts[-1][0].occurred)
    check(house)


def test_a_letter_may_name_today() -> None:
    """Then it is in effect with its entry."""
    house = house_with("{effective: on_date}")
    tender(house, on=DAY)

    assert (["in_effect"], False) == (outcomes(house), holds(house))
    check(house)


@pytest.mark.parametrize(
    ("rule", "on", "said"),
    [
        ("{effective: on_date}", None, "it takes effect on the day that the letter names: name one"),
        ("{effective: on_date}", date(2026, 2, 28), "it names 2026-02-28, and is tendered on 2026-03-01"),
        ("{effective: on_date}", date(2031, 3, 1), "the mandate ends on 2030-03-01 without it"),
        ("{effective: on_receipt}", date(2026, 4, 1), "the letter cannot name its day: leave the day out"),
        ("{effective: notice P1M}", date(2026, 4, 2), "it takes effect on 2026-04-01: leave the day out"),
        ("{needs: {accept_by: electing_body}}", date(2026, 4, 2), "the letter cannot name its day: leave the day out"),
    ],
)
def test_which_day_a_letter_may_name(rule: str, on: date | None, said: str) -> None:
    """One from today to the end of the term where it must name one; else none."""
    house = house_with(rule)
    house.state.holdings.mandate(house.mandate("b1", "treasurer"))
    if "on_date" in rule and on == date(2031, 3, 1):
        held = house.mandate("e1", "regional_council")
        rules = RULES.replace("delegate: {effective: on_receipt}", "delegate: {effective: on_date}")
        house = House(extra=rules)
        letter = TenderResignation(mandates=(held,), text=TEXT, effective_on=on, at=house.day)
        assert (said, "resign.delegate.effective") == house.refused(letter)
    else:
        assert (said, "resign.post.effective") == house.refused(tendering(house, on=on))


def test_a_notice_runs_from_the_receipt() -> None:
    """Three months from 1 March; the holder may take it back until then, and does the first time."""
    house = house_with("{effective: notice P3M, accept_by: none}")
    tender(house)
    house.later(30).enter(withdrawing(house, "resignation-1"))
    assert [] == settle(house, date(2026, 6, 30))
    tender(house.later(10))

    settle(house, date(2026, 12, 31))
    assert (["withdrawn", "in_effect"], False, "2026-10-10") == (
        outcomes(house), holds(house), house.acts[-1][0].occurred
    )  # fmt: skip
    check(house)


def test_a_resignation_takes_effect_on_its_own_day_alone() -> None:
    """Not a day early, not while it is pending, not twice, and there is no second one."""
    house = house_with("{effective: on_date}")
    tender(house, on=date(2026, 4, 1))
    release = ReleaseHolder(resignation="resignation-1", at=date(2026, 3, 31))
    by_itself = ("it does not take effect by itself", "resign")

    assert ("it takes effect on 2026-04-01", "resign") == house.refused(release)
    assert by_itself == house.refused(ReleaseHolder(resignation="resignation-2", at=DAY))
    settle(house, date(2026, 4, 1))
    assert by_itself == house.refused(ReleaseHolder(resignation="resignation-1", at=date(2026, 4, 1)))
    needing = House()
    tender(needing)
    assert by_itself == needing.refused(ReleaseHolder(resignation="resignation-1", at=DAY))


def test_what_is_due_is_entered_before_anything_else_about_it() -> None:
    """On the day after, it can be withdrawn no more, though nobody has entered yet that it took effect."""
    house = house_with("{effective: on_date}")
    tender(house, on=date(2026, 4, 1))

    assert ("it took effect on 2026-04-01: enter that first", "resign") == house.later(40).refused(
        withdrawing(house, "resignation-1")
    )


def test_a_condition_is_refused_where_the_charter_does_not_allow_it() -> None:
    """Nobody resigns on a condition unless that is written."""
    for rule in ("{effective: on_receipt}", "{effective: on_receipt, conditional: forbidden}"):
        house = house_with(rule)
        assert ("it may not name a condition", "resign.post.conditional") == house.refused(
            tendering(house, condition=TEXT)
        )


def test_a_condition_is_never_met_by_silence() -> None:
    """Silence accepts on 31 March; the holder stays until the condition is entered as met, on 1 May."""
    house = silent("accepted", ", conditional: allowed")
    tender(house, condition=TEXT)
    settle(house, date(2026, 4, 20))
    assert (["accepted"], True) == (outcomes(house), holds(house))

    house.later(61).enter(meeting(house, "resignation-1"))
    assert (["in_effect"], False) == (outcomes(house), holds(house))
    check(house)


def test_a_condition_may_be_met_before_the_body_decides() -> None:
    """Then the acceptance releases at once, by its motion; a reversal gives the office back, and the letter is open."""
    house = house_with("{needs: {accept_by: electing_body}, conditional: allowed}")
    tender(house, condition=TEXT)
    house.enter(meeting(house, "resignation-1"))
    assert holds(house)

    house.carry(AcceptResignation(resignation="resignation-1"))
    ends = [event for _, event in house.acts if isinstance(event, MandateEnded)]
    assert (["in_effect"], ["motion-1"]) == (outcomes(house), [end.motion for end in ends])
    reverse(house, "motion-1")
    assert (["pending"], True) == (outcomes(house), holds(house))
    check(house)


def test_a_condition_and_a_day_are_both_waited_for() -> None:
    """For 1 June if a successor is found: found on 1 May, it is 1 June; found on 1 July, it is then."""
    for days, left in ((61, "2026-06-01"), (122, "2026-07-01")):
        house = house_with("{effective: on_date, conditional: allowed}")
        tender(house, condition=TEXT, on=date(2026, 6, 1))
        house.later(days)
        settle(house, house.day)
        house.enter(meeting(house, "resignation-1"))
        settle(house, date(2026, 8, 1))
        assert ([left], False) == (
            [entry.occurred for entry, event in house.acts if isinstance(event, MandateEnded)], holds(house)
        )  # fmt: skip
        check(house)


def test_a_condition_is_met_once_and_of_what_is_open() -> None:
    """Not of a letter without one, of none, before its day, twice, or of one that is settled."""
    house = house_with("{needs: {accept_by: electing_body}, conditional: allowed}").later(5)
    plain = tender(house)
    assert ("it names no condition", "resign") == house.refused(meeting(house, plain))
    house.enter(withdrawing(house, plain))
    assert ("it is withdrawn already", "resign") == house.refused(meeting(house, plain))
    bound = tender(house, condition=TEXT)
    assert ("there is no such resignation", "resign") == house.refused(meeting(house, "resignation-9"))
    house.later(-1)
    assert ("it was tendered on 2026-03-06, after 2026-03-05", "resign") == house.refused(meeting(house, bound))
    house.later(1).enter(meeting(house, bound))
    assert ("its condition was met on 2026-03-06 already", "resign") == house.refused(meeting(house, bound))
    check(house)


def test_who_waits_for_a_condition_may_still_leave_without_one() -> None:
    """Accepted on a condition that is never met; a second letter without one is accepted, and the first lapses."""
    house = house_with("{needs: {accept_by: electing_body}, conditional: allowed}")
    house.carry(AcceptResignation(resignation=tender(house, condition=TEXT)))
    house.carry(AcceptResignation(resignation=tender(house)))

    assert (["lapsed", "accepted"], False) == (outcomes(house), holds(house))
    check(house)


def test_the_body_may_be_bound_to_accept() -> None:
    """A refusal is refused, by its own rule; silence lets the letter lapse all the same."""
    house = silent("lapses", ", may_refuse: false")
    tender(house)

    assert ("the charter lets the body accept it, and not refuse it", "resign.post.may_refuse") == house.refused(
        house.moving(RefuseResignation(resignation="resignation-1"))
    )
    house.carry(AcceptResignation(resignation="resignation-1"))
    assert (["accepted"], False) == (outcomes(house), holds(house))
    check(house)


def test_after_so_many_refusals_nobody_s_leave_is_needed() -> None:
    """Refused twice by the congress, the third letter takes effect on receipt; a refusal that is reversed is none."""
    house = house_with("{needs: {accept_by: electing_body}, max_refusals: 2}")
    for number in (1, 2, 3):
        tender(house)
        house.carry(RefuseResignation(resignation=f"resignation-{number}"))
        if number == 1:
            reverse(house, "motion-1")
            house.enter(withdrawing(house, "resignation-1"))
    assert holds(house)

    event, *_ = house.enter(tendering(house))
    assert isinstance(event, ResignationTendered)
    assert ("refused_before", None, False) == (event.leave, event.body, holds(house))
    assert ["withdrawn", "refused", "refused", "in_effect"] == outcomes(house)
    check(house)


def test_silence_that_refuses_counts_as_a_refusal() -> None:
    """The next letter needs nobody's leave."""
    house = silent("refused", ", max_refusals: 1")
    tender(house)
    settle(house, UNTIL)
    tender(house.later(60))

    assert (["refused", "in_effect"], False) == (outcomes(house), holds(house))
    check(house)


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


def by_itself(house: House) -> tuple[str, str]:
    """Return what is said of a resignation that the clock does not touch."""
    assert ["waiting"] == outcomes(house)
    return "it does not take effect by itself", "resign"


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


def test_two_offices_on_other_terms_are_left_by_two_letters() -> None:
    """The treasury with a notice, the seat at once: one letter for each."""
    house = house_with("{effective: notice P1M}")

    assert ("these are not left by the same body's leave, majority and day: tender one for each", "resign") == (
        house.refused(tendering(house, "treasurer", "board"))
    )
