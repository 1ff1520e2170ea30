"""Offices of which nobody may hold both: found, chosen within the charter's time, or lost (domain I22)."""

from datetime import date

import pytest
from tests.assembly.meadow import RETURNS
from tests.assembly.recalled import GRACE, settle
from tests.assembly.together import AUDITOR, CHALLENGE, CHOOSE, OLDER, TREASURER, choices, choose, ends, found, together

from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.decider import decide
from comitia.core.mandate.ending import EndMandate
from comitia.core.mandate.given import GiveMandates
from comitia.core.mandate.incompatibility import ChooseMandate, EndUnchosen, FindIncompatibility, to_choose
from comitia.core.refused import Refused

UNTIL = date(2026, 3, 15)
VACANCY = CHALLENGE + f"vacancy: {{delegate: [left_vacant], post: [left_vacant], {GRACE}}}\n"
ALTERNATES = VACANCY.replace("delegate: [", "delegate: [next_alternate, ")


def test_who_comes_to_hold_both_has_until_a_day_to_choose() -> None:
    """b1 sits on the board and is elected treasurer on 1 March; both are held until one is chosen before the 15th."""
    house = together(CHOOSE)

    (pair,) = found(house)
    assert ("b1", "board.union:1", "treasurer:1", UNTIL) == (pair.person, pair.older, pair.newer, pair.until)
    assert ("treasurer:1", "posts.treasurer.not_with", None) == (pair.lapses, pair.rule, pair.motion)
    assert (["b1"], "b1" in house.holders("board")) == (house.holders("treasurer"), True)
    assert [pair] == to_choose(house.state, date(2026, 3, 14))
    assert [] == to_choose(house.state, UNTIL)
    assert [] == house.faults()


@pytest.mark.parametrize(("kept", "lost"), [("treasurer", "board"), ("board", "treasurer")])
def test_the_person_keeps_the_one_that_is_chosen(kept: str, lost: str) -> None:
    """The other ends on that day, and its place is vacant; afterwards there is nothing to choose any more."""
    house = together(CHOOSE, sections=VACANCY).later(13)
    entered = choose(house, "b1", kept)

    assert ["ChoiceMade", "MandateEnded", "VacancyDeclared"] == [type(event).__name__ for event in entered]
    assert [("b1", lost, "incompatible")] == ends(house)
    assert [] == settle(house, date(2027, 1, 1))
    assert (
        "its holder has nothing to choose on this day; who wants to leave an office resigns",
        "mandate.incompatible",
    ) == (house.refused(ChooseMandate(mandate=house.mandate("b1", kept), at=house.day)))
    assert [] == house.faults()


@pytest.mark.parametrize(("rule", "lost"), [(CHOOSE, "treasurer"), (OLDER, "board")])
def test_who_is_silent_loses_one_on_the_day_after(rule: str, lost: str) -> None:
    """Nothing ends on 14 March; on the 15th the newer ends, or the older where the charter says so."""
    house = together(rule)
    assert [] == settle(house, date(2026, 3, 14))
    settle(house, date(2026, 4, 1))

    assert [("b1", lost, "incompatible")] == ends(house)
    assert "2026-03-15" == house.acts[-1][0].occurred
    assert [] == house.faults()


@pytest.mark.parametrize(("rule", "lost"), [("forbidden: hold", "treasurer"), ("if_silent: older_lapses", "board")])
def test_without_a_time_to_choose_one_ends_at_once(rule: str, lost: str) -> None:
    """The end is the consequence of what was found, which is that of the return."""
    house = together(rule)

    assert [None] == [pair.until for pair in found(house)]
    assert [("b1", lost, "incompatible")] == ends(house)
    assert [] == house.faults()


def test_a_choice_ends_all_that_does_not_go_with_it() -> None:
    """b1, on the board, treasurer and now auditor, keeps the post of auditor alone: three offices, two of them given up."""
    house = together(CHOOSE, ("auditor: {", "auditor: {not_with: [board.*, treasurer], "))
    house.carry(Appoint(office="auditor", unit="union", persons=("b1", "e3")))
    assert [("board.union:1", "motion-1:1"), ("treasurer:1", "motion-1:1")] == [
        (pair.older, pair.newer) for pair in found(house)
    ]
    choose(house, "b1", "auditor")

    assert [("board.union:1", "treasurer:1")] == [choice.gives_up for choice in choices(house)]
    assert {("b1", "board", "incompatible"), ("b1", "treasurer", "incompatible")} == set(ends(house))
    assert [] == settle(house, date(2027, 1, 1))
    assert [] == house.faults()


def test_it_is_over_when_one_of_the_two_ends_otherwise() -> None:
    """The treasurer is relieved on 3 March: nothing is left to choose, and the seat on the board is held on."""
    house = together(CHOOSE).later(2)
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))

    assert [] == to_choose(house.state, house.day)
    assert [] == settle(house, date(2027, 1, 1))
    assert "b1" in house.holders("board")


def test_it_is_over_with_the_term_of_one_of_the_two() -> None:
    """b1 is appointed auditor ten days before the term on the board is over, and has nothing to choose after it."""
    house = together(OLDER, AUDITOR)
    house.day = date(2030, 2, 19)
    house.enter(GiveMandates(motion="motion-1", office="auditor", office_unit="union", persons=("b1",), until=None, at=house.day))  # fmt: skip
    assert 1 == len(to_choose(house.state, date(2030, 2, 28)))

    assert [] == to_choose(house.state, date(2030, 3, 1))
    assert [] == settle(house, date(2030, 12, 1))


def test_it_is_about_the_person_in_whatever_unit() -> None:
    """e4, local secretary of the east, is appointed auditor of the union."""
    house = together(CHOOSE, AUDITOR)
    house.carry(Appoint(office="auditor", unit="union", persons=("e4", "e3")))

    assert [("e4", "local_secretary.east:1", "motion-1")] == [
        (each.person, each.older, each.motion) for each in found(house)
    ]
    assert [] == house.faults()


def test_an_appointment_that_is_reversed_gives_back_what_ended_beside_it() -> None:
    """b1 chooses the post of auditor; the recount reverses the appointment, and b1 sits on the board again."""
    house = together(CHOOSE, AUDITOR)
    house.carry(Appoint(office="auditor", unit="union", persons=("b1",)))
    choose(house.later(3), "b1", "auditor")
    assert "b1" not in house.holders("board")
    house.challenge("motion-1")
    house.recount("motion-1", 1, 4)

    assert ([], ["b1", "b2", "b3"]) == (house.holders("auditor"), house.holders("board"))
    assert [("b1", "board", "incompatible"), ("b1", "auditor", "reversed")] == ends(house)
    assert [] == to_choose(house.state, house.day)
    assert [] == house.faults()


def test_what_is_restored_beside_another_is_to_be_chosen_anew() -> None:
    """The treasurer is relieved on 3 March, and restored on 20 March: there are fourteen days again, from then."""
    house = together(CHOOSE).later(2)
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))
    house.later(17)
    house.challenge("motion-1")
    house.recount("motion-1", 1, 4)

    assert [UNTIL, date(2026, 4, 3)] == [pair.until for pair in found(house)]
    assert [date(2026, 4, 3)] == [pair.until for pair in to_choose(house.state, house.day)]
    assert [] == settle(house, date(2026, 4, 2))
    settle(house, date(2026, 4, 3))
    assert ("b1", "treasurer", "incompatible") == ends(house)[-1]
    assert [] == house.faults()


def test_nothing_is_restored_that_would_lapse_again_at_once() -> None:
    """b1 is relieved as treasurer and appointed auditor; with the relief reversed, the older office, treasurer, ends the newer.

    Relieved as auditor then, b1 does not get that post back beside the older one.
    """
    house = together("forbidden: hold", ("treasurer: {", "treasurer: {not_with: [auditor], "))
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))
    house.carry(Appoint(office="auditor", unit="union", persons=("b1",)))
    house.carry(Relieve(mandate=house.mandate("b1", "auditor")))
    house.challenge("motion-1")
    house.recount("motion-1", 1, 4)
    assert (["b1"], []) == (house.holders("treasurer"), house.holders("auditor"))
    house.challenge("motion-3")
    house.recount("motion-3", 1, 4)

    assert (["b1"], []) == (house.holders("treasurer"), house.holders("auditor"))
    assert [] == found(house)
    assert [] == house.faults()


def test_what_an_alternate_lost_by_moving_up_comes_back_with_the_place() -> None:
    """e5, auditor, moves up for the recalled e1, and loses the older post; reversed, e1 has the seat and e5 the post."""
    returns = (("regional_council.quay", "e1 e2 | e5 e6"), *RETURNS[1:])
    house = together(
        "if_silent: older_lapses", ("auditor: {", "auditor: {not_with: [regional_council.*], "),
        ("    scope: region\n", "    scope: region\n    alternates: {per_contest: 2}\n"), sections=ALTERNATES, returns=returns,
    )  # fmt: skip
    house.carry(Appoint(office="auditor", unit="union", persons=("e5",)))
    house.carry(Recall(mandate=house.mandate("e1", "regional_council")), "branch_meeting", "quay", "q1")
    assert ("e5" in house.holders("regional_council", "east"), house.holders("auditor")) == (True, [])
    house.challenge("motion-2", "q1")
    house.recount("motion-2", 5, 9)

    assert ["e1", "e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    assert ["e5"] == house.holders("auditor")
    assert [] == house.faults()


def test_an_amendment_lets_those_who_hold_both_choose_from_its_day() -> None:
    """Under edition 1 both may be held; edition 2, of 8 March, forbids it: b1 has until the 22nd, and then loses one.

    That goes back to the amendment: reversed, b1 has the post again.
    """
    house = together(CHOOSE, ("treasurer: {", "treasurer: {powers: [pay], "))
    assert [] == found(house.later(7))
    house.carry(Amend(charter=house.edition(("treasurer: {", "treasurer: {not_with: [board.*], "))))
    assert [("b1", date(2026, 3, 22), "motion-1")] == [(each.person, each.until, each.motion) for each in found(house)]
    settle(house, date(2026, 3, 23))
    assert [] == house.holders("treasurer")
    house.challenge("motion-1")
    house.recount("motion-1", 1, 4)

    assert ["b1"] == house.holders("treasurer")
    assert 1 == house.state.charter.edition
    assert [] == settle(house, date(2027, 1, 1))
    assert [] == house.faults()


def test_an_amendment_that_lets_them_go_together_ends_the_choice_and_a_reversal_begins_it_anew() -> None:
    """Amended on 8 March, reversed on 28 March: nothing ended on the 15th, and b1 has until 11 April."""
    house = together(CHOOSE).later(7)
    house.carry(Amend(charter=house.edition((*TREASURER[::-1],))))
    assert [] == to_choose(house.state, house.day)
    assert [] == settle(house, date(2026, 3, 28))
    house.challenge("motion-1")
    house.recount("motion-1", 1, 4)

    assert [UNTIL, date(2026, 4, 11)] == [each.until for each in found(house)]
    assert [] == settle(house, date(2026, 4, 10))
    settle(house, date(2026, 4, 11))
    assert [("b1", "treasurer", "incompatible")] == ends(house)
    assert [] == house.faults()


def test_an_amendment_finds_nothing_twice() -> None:
    """Edition 2 forbids the same, with more time: what was found is to be chosen until the day that was set then."""
    house = together(CHOOSE).later(7)
    house.carry(Amend(charter=house.edition(("P14D}}", "P30D}}"))))

    assert [UNTIL] == [each.until for each in found(house)]


def test_a_grace_that_runs_out_on_the_same_day_goes_first() -> None:
    """e1's seat in the congress ends on 31 March for want of the one below: with it, nothing is left to choose."""
    house = together("choose_within: P30D", ("auditor: {", "auditor: {not_with: [congress.*], "), sections=VACANCY)
    house.carry(Recall(mandate=house.mandate("e1", "regional_council")), "branch_meeting", "quay", "q1")
    house.carry(Appoint(office="auditor", unit="union", persons=("e1",)), mover="e2")
    assert [date(2026, 3, 31)] == [each.until for each in found(house)]
    settle(house, date(2026, 4, 5))

    assert ["e1"] == house.holders("auditor")
    assert ("e1", "president", "support_lost") in ends(house)
    assert [] == house.faults()


def test_what_rests_on_a_seat_given_up_has_its_grace() -> None:
    """e1 gives up the seat in the congress for the post of auditor; the presidency that rests on it has thirty days."""
    house = together(CHOOSE, ("auditor: {", "auditor: {not_with: [congress.*], "), sections=VACANCY)
    house.carry(Appoint(office="auditor", unit="union", persons=("e1",)), mover="e2")
    choose(house, "e1", "auditor")

    assert ["president"] == [grace.office for grace in house.state.holdings.graces.values()]
    settle(house, date(2026, 4, 1))
    assert ("e1", "president", "support_lost") == ends(house)[-1]


def test_what_is_asked_of_mandates_that_go_together_is_refused() -> None:
    """Only what the charter forbids is found, only before the day is a choice made, and only on it does one end."""
    house = together(CHOOSE)
    at, both = house.day, "treasurer:1"
    for command, words, rule in (
        (
            FindIncompatibility(mandate=both, other="board.union:2", motion=None, at=at),
            "nothing in the charter keeps",
            "",
        ),
        (FindIncompatibility(mandate=both, other="nothing", motion=None, at=at), "nothing in the charter keeps", ""),
        (
            FindIncompatibility(mandate=both, other="president:1", motion=None, at=at),
            "nothing in the charter keeps",
            "",
        ),
        (FindIncompatibility(mandate=both, other="board.union:1", motion=None, at=date(2030, 3, 1)), "has ended", ""),
        (ChooseMandate(mandate="nothing", at=at), "nothing to choose", ""),
        (ChooseMandate(mandate="president:1", at=at), "nothing to choose", ""),
        (ChooseMandate(mandate=both, at=UNTIL), "nothing to choose", ""),
        (ChooseMandate(mandate=both, at=date(2026, 2, 28)), "nothing to choose", ""),
        (EndUnchosen(mandate="president:1", at=UNTIL), "nothing to choose", ""),
        (EndUnchosen(mandate="board.union:1", at=UNTIL), "nothing to choose", ""),
        (EndUnchosen(mandate=both, at=date(2026, 3, 14)), "can choose before 2026-03-15", ".choose_within"),
        (EndUnchosen(mandate=both, at=date(2026, 3, 16)), "can choose before 2026-03-15", ".choose_within"),
    ):
        with pytest.raises(Refused, match=words) as refused:
            decide(house.state, command)
        assert f"mandate.incompatible{rule}" == refused.value.rule
    house.enter(EndMandate(mandate=both, cause="relieved", motion=None, at=at))
    with pytest.raises(Refused, match="has ended"):
        decide(house.state, FindIncompatibility(mandate=both, other="board.union:1", motion=None, at=at))
