"""The grace: what rests on a lost seat holds for some time yet, once, and then ends on its day (domain I23, I24)."""

from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import CHARTER
from tests.assembly.recalled import (
    CHALLENGED,
    GRACE,
    NO_GRACE,
    RETURNS,
    VACANCY,
    meadow,
    of_type,
    recall,
    reverse,
    settle,
)

from comitia.core.assembly.effects.amend import Amend
from comitia.core.decider import decide
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.grace import BeginGrace, EndGrace, GraceBegun, GraceLifted, LiftGrace
from comitia.core.mandate.vacancy import AlternateCalled
from comitia.core.refused import Refused


def test_a_delegate_recalled_falls_above_after_the_grace() -> None:
    """From the council at once; from the congress and the presidency on 31 March; the alternates move up."""
    house = meadow()
    recall(house, "e1")

    assert ["e2", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert (["e1"], "e1" in house.holders("congress")) == (house.holders("president"), True)
    assert [date(2026, 3, 31)] == [event.until for event in of_type(house, GraceBegun)]
    assert [] == settle(house, date(2026, 3, 30))

    ended = settle(house, date(2026, 4, 20))
    assert [("congress", "support_lost"), ("president", "support_lost")] == [(end.office, end.cause) for end in ended]
    assert {"2026-03-31"} == {entry.occurred for entry, event in house.acts if event in ended}
    assert ["e2", "e3", "e4", "w1", "w2", "w3"] == sorted(house.holders("congress"))
    assert [] == house.holders("president")
    assert [] == house.faults()


def test_without_a_grace_it_falls_on_the_same_day() -> None:
    """The alternates move up on that day too: e5 into the council, e4 into the congress."""
    house = meadow(NO_GRACE)
    recall(house, "e1")

    assert [("regional_council", "e5"), ("congress", "e4")] == [
        (event.office, event.person) for event in of_type(house, AlternateCalled)
    ]
    assert [] == house.faults()


def test_one_grace_is_for_all_that_rests_on_the_seat() -> None:
    """The presidency rests on the seat in the congress, and has no second grace when that falls."""
    house = meadow()
    recall(house, "e1")
    settle(house, date(2026, 4, 1))

    assert ["congress"] == [event.office for event in of_type(house, GraceBegun)]
    assert {} == house.state.holdings.graces


def test_who_sits_again_before_the_grace_runs_out_goes_on() -> None:
    """The recall of e1 is challenged, and reversed by the recount: e5 gives way, and the grace is lifted."""
    house = meadow(vacancy=VACANCY.replace("  effects:", "  challenge: {within: P10D, effect: at_once}\n  effects:"))
    recall(house, "e1")
    assert "e5" in house.holders("regional_council", "east")
    house.challenge("motion-1", "q1")
    house.recount("motion-1", 5, 9)

    assert ["e1", "e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    assert ["congress"] == [event.office for event in of_type(house, GraceLifted)]
    assert [("e1", "recalled"), ("e5", "reversed")] == [
        (event.person, event.cause) for event in of_type(house, MandateEnded)
    ]
    assert [] == settle(house, date(2026, 6, 1))
    assert [] == house.faults()


def test_a_grace_is_begun_lifted_and_ended_only_where_it_runs() -> None:
    """No grace runs for e2; that of e1 runs out on 31 March and on no other day; an ended mandate has none."""
    house = meadow()
    recall(house, "e1")
    at = house.day
    e1, e2 = house.mandate("e1", "congress"), house.mandate("e2", "congress")
    for command, words in (
        (BeginGrace(mandate="nothing", lost="nothing", motion=None, at=at), "nothing gives it a grace"),
        (BeginGrace(mandate="regional_council.quay:1", lost="nothing", motion=None, at=at), "nothing gives it a grace"),
        (LiftGrace(mandate=e2, at=at), "no grace runs"),
        (EndGrace(mandate=e2, at=at), "no grace runs"),
        (EndGrace(mandate=e1, at=date(2026, 3, 30)), "runs out on 2026-03-31"),
        (EndGrace(mandate=e1, at=date(2026, 4, 1)), "runs out on 2026-03-31"),
    ):
        with pytest.raises(Refused, match=words) as refused:
            decide(house.state, command)
        assert "vacancy.cascade.grace" == refused.value.rule


def test_a_grace_is_over_with_the_term() -> None:
    """The seat in the congress is held until 1 March 2030; lost below ten days before, it ends with its term."""
    house = meadow()
    house.day = date(2030, 2, 19)
    recall(house, "e1")

    assert {date(2030, 3, 1)} == {event.until for event in of_type(house, GraceBegun)}
    assert [] == settle(house, date(2031, 1, 1))


def late_president(house: House) -> House:
    """Elect e1 president once more, in 2029, so that the post is held longer than the seat in the congress."""
    house.day = date(2029, 6, 1)
    house.elect("president", "e1")
    house.day = date(2030, 2, 19)
    return house


def test_what_rests_on_a_seat_under_a_grace_does_not_outlive_it_where_the_term_is_over_first() -> None:
    """e1 is president until 2033; without the seat in the council, and then in the congress, only until 1 March 2030."""
    house = late_president(meadow(returns=RETURNS[:7]))
    recall(house, "e1")

    assert [("congress", date(2030, 3, 1)), ("president", date(2030, 3, 1))] == [
        (event.office, event.until) for event in of_type(house, GraceBegun)
    ]
    assert ["president"] == [end.office for end in settle(house, date(2030, 3, 1))]
    assert [] == house.faults()


def test_such_a_grace_is_lifted_with_the_one_below() -> None:
    """The recall is reversed: e1 stays in the congress to the end of its term, and president after it."""
    house = late_president(meadow(returns=RETURNS[:7], vacancy=CHALLENGED))
    recall(house, "e1")
    reverse(house, "motion-1")

    assert ["congress", "president"] == [event.office for event in of_type(house, GraceLifted)]
    assert [] == settle(house, date(2031, 1, 1))
    assert [] == house.faults()


def test_a_grace_that_has_run_out_is_not_lifted() -> None:
    """The recall is reversed on 25 April: by then the grace has run out, and what ended is given back, not lifted."""
    house = meadow(vacancy=CHALLENGED)
    recall(house, "e1")
    ended = settle(house, date(2026, 4, 25))
    with pytest.raises(Refused, match="no grace runs"):
        decide(house.state, LiftGrace(mandate="congress.east:1", at=house.day))
    reverse(house, "motion-1")

    assert [("congress", "support_lost"), ("president", "support_lost")] == [(end.office, end.cause) for end in ended]
    assert [] == of_type(house, GraceLifted)
    assert ["regional_council", "congress", "president"] == [each.office for each in of_type(house, MandateRestored)]
    assert [] == house.faults()


@pytest.mark.parametrize("looked_in", [(date(2026, 3, 20), date(2026, 5, 1)), (date(2026, 5, 1),)])
def test_what_was_due_before_a_grace_ran_out_comes_before_it(looked_in: tuple[date, ...]) -> None:
    """An amendment that un-nests the congress is due before the grace of e1 runs out, whoever looks in and when."""
    house = meadow(vacancy=CHALLENGED.replace("within: P60D, effect: at_once", "within: P7D, effect: waits"))
    recall(house, "e1")
    settle(house, date(2026, 3, 8))
    house.carry(Amend(charter=house.edition(("    nested: true\n", ""))), mover="w1")
    ended = [end for day in looked_in for end in settle(house, day)]

    assert [] == ended
    assert ["congress"] == [event.office for event in of_type(house, GraceLifted)]
    assert ["e1"] == house.holders("president")
    assert [] == house.faults()


def test_there_is_no_second_grace_for_what_rests_on_the_same_seat() -> None:
    """e1 gives up the congress two days before its grace runs out: the presidency is held until the same day."""
    house = meadow()
    recall(house, "e1")
    house.later(28)
    house.resign(house.mandate("e1", "congress"))

    assert {date(2026, 3, 31)} == {event.until for event in of_type(house, GraceBegun)}
    assert ["president"] == [end.office for end in settle(house, date(2026, 4, 2))]
    assert [] == house.faults()


def test_an_amendment_that_no_longer_asks_for_the_seat_lifts_the_grace() -> None:
    """The congress is nested no more: e1 keeps the seat there, and the presidency that rests on it."""
    house = meadow()
    recall(house, "e1")
    house.carry(Amend(charter=house.edition(("    nested: true\n", ""))), mover="w1")

    assert [("congress", "charter")] == [(event.office, event.cause) for event in of_type(house, GraceLifted)]
    assert [] == settle(house, date(2026, 6, 1))
    assert ("e1" in house.holders("congress"), house.holders("president")) == (True, ["e1"])
    assert [] == house.faults()


def test_a_seat_that_went_with_a_post_gives_no_second_grace() -> None:
    """The president falls after the grace, and with the post the seat in the board, on which the treasurer rests: at once."""
    seats = "seats: {elected_by: congress, count: 3}"
    rules = VACANCY.replace("CASCADE", GRACE)
    text = CHARTER.replace("EXTRA", rules).replace(seats, f"seats: [{seats[7:]}, {{ex_officio: president}}]")
    text = text.replace("treasurer: {elected_by: congress,", "treasurer: {elected_by: board, nested: true,")
    house = House(text=text, returns=(*RETURNS, ("treasurer", "e1")))
    recall(house, "e1")

    ended = settle(house, date(2026, 3, 31))

    assert {"congress", "president", "board", "treasurer"} == {end.office for end in ended}
    assert [] == house.holders("treasurer")
    assert [] == list(house.state.holdings.graces)
    assert [] == house.faults()
