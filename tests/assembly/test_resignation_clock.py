"""Resignations that a body does not answer: silence means what the charter says, on its own day."""

from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.tendered import (
    NEEDS,
    UNTIL,
    check,
    holds,
    outcomes,
    settle,
    silent,
    tender,
    withdrawing,
)

from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.mandate.settlement import LetSilenceSettle, ResignationSettled


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


def test_silence_that_refuses_counts_as_a_refusal() -> None:
    """The next letter needs nobody's leave."""
    house = silent("refused", ", max_refusals: 1")
    tender(house)
    settle(house, UNTIL)
    tender(house.later(60))

    assert (["refused", "in_effect"], False) == (outcomes(house), holds(house))
    check(house)
