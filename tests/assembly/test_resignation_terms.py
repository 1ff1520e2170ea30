"""Resignations on the terms of the charter: a day, a notice, a condition, and refusals that are counted (I25)."""

from datetime import date

import pytest
from tests.assembly.house import DAY, TEXT, House
from tests.assembly.meadow import RULES
from tests.assembly.tendered import (
    check,
    holds,
    house_with,
    meeting,
    outcomes,
    reverse,
    settle,
    silent,
    tender,
    tendering,
    withdrawing,
)

from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.release import (
    ReleaseHolder,
    ResignationInEffect,
)
from comitia.core.mandate.resignation import ResignationTendered, TenderResignation


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


def test_two_offices_on_other_terms_are_left_by_two_letters() -> None:
    """The treasury with a notice, the seat at once: one letter for each."""
    house = house_with("{effective: notice P1M}")

    assert ("these are not left by the same body's leave, majority and day: tender one for each", "resign") == (
        house.refused(tendering(house, "treasurer", "board"))
    )
