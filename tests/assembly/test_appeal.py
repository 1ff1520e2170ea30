"""Appeals: who is expelled asks a body above, in time; it upholds, and the expulsion is reversed, or dismisses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RULES

from comitia.core.assembly.appeal import AppealLodged, LodgeAppeal, SettleAppeal
from comitia.core.assembly.decision import DecisionReversed, TakeEffect
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.mandate.ending import MandateRestored
from comitia.core.mandate.membership import (
    PersonReadmitted,
)

SUSPENDS = RULES.replace("within: P30D}", "within: P30D, suspends: true}")
EAST = ("regional_council", "east", "e2")
APPEAL = "discipline.appeal"


def expelled(extra: str = RULES, person: str = "e1") -> tuple[House, str]:
    """Return a house whose council of the east has voted to expel a member, and the motion."""
    house = House(extra=extra)
    motion = house.move(Expel(charges=house.charge(person, "regional_council", "east")), *EAST)
    house.vote(motion, 3, 1)
    return house, motion


def appealing(house: House, motion: str, body: str = "congress", unit: str = "union") -> LodgeAppeal:
    """Return the command that lodges an appeal."""
    return LodgeAppeal(motion=motion, body=body, unit=unit, text=TEXT, at=house.day)


def test_charges_are_spent_once_an_appeal_has_annulled_what_they_led_to() -> None:
    """The congress upheld the appeal: the council does not expel on the same charges again."""
    house, motion = expelled()
    house.enter(appealing(house, motion))
    house.carry(DecideAppeal(motion=motion, outcome="upheld"), mover="w1")

    assert (f"{motion} decided on these charges; lay new ones", "discipline") == house.refused(
        house.moving(Expel(charges="charges-1"), *EAST)
    )


def test_an_appeal_is_upheld() -> None:
    """The council expels, the congress annuls: e1 has the council, the congress and the presidency back, in this order."""
    house, motion = expelled()
    assert [AppealLodged(motion=motion, body="congress", unit="union", text=TEXT)] == house.enter(
        appealing(house, motion)
    )

    entered = house.carry(DecideAppeal(motion=motion, outcome="upheld"), mover="w1")

    assert [DecisionReversed, PersonReadmitted] == [type(event) for event in entered][3:5]
    assert ["regional_council", "congress", "president"] == [
        event.office for event in entered if isinstance(event, MandateRestored)
    ]
    assert ("reversed", ["e1"]) == (house.state_of(motion), house.holders("president"))
    assert [] == house.faults()


def test_an_appeal_is_dismissed() -> None:
    """The expulsion stands, and the matter is at an end: neither decided nor lodged again."""
    house, motion = expelled()
    house.enter(appealing(house, motion))
    dismiss = DecideAppeal(motion=motion, outcome="dismissed")

    house.carry(dismiss, mover="w1")

    assert ("in_effect", motion) == (house.state_of(motion), house.state.holdings.members.expelled_by("e1"))
    assert ("no appeal against it is pending", APPEAL) == house.refused(house.moving(dismiss, mover="w1"))
    assert ("an appeal was lodged already", APPEAL) == house.refused(appealing(house, motion))
    assert ("no appeal against it is pending", APPEAL) == house.refused(
        SettleAppeal(appealed=motion, outcome="upheld", motion="motion-2", at=house.day)
    )
    assert [] == house.faults()


@pytest.mark.parametrize("outcome", ["upheld", "dismissed"])
def test_an_appeal_that_suspends_holds_the_expulsion_up(outcome: str) -> None:
    """Voted on the 8th: nothing happens for 30 days, nor while an appeal is pending; then as the congress decides."""
    house, motion = expelled(SUSPENDS)
    take = TakeEffect(motion=motion, at=house.day)

    assert ("an appeal can be lodged until 2026-04-07", f"{APPEAL}.within") == house.refused(take)
    house.enter(appealing(house, motion))
    assert ("an appeal is pending", APPEAL) == house.refused(replace(take, at=house.later(60).day))
    assert ["e1"] == house.holders("president")
    house.carry(DecideAppeal(motion=motion, outcome=outcome), mover="e1")  # type: ignore[arg-type]  # one of two
    expected = ("reversed", ["e1"]) if outcome == "upheld" else ("in_effect", [])
    assert expected == (house.state_of(motion), house.holders("president"))
    assert [] == house.faults()


def test_without_an_appeal_the_expulsion_has_effect_when_its_time_is_over() -> None:
    """Voted on 8 March, suspended for 30 days: in effect on 7 April."""
    house, motion = expelled(SUSPENDS)

    house.later(30).settle(motion)

    assert [] == house.holders("president")
    assert [] == house.faults()


def test_an_appeal_is_lodged_in_time() -> None:
    """Within 30 days of the 8th: on 6 April, and not on the 7th, nor before the vote."""
    house, motion = expelled()
    over = ("the time for an appeal is over", f"{APPEAL}.within")

    assert over == house.refused(replace(appealing(house, motion), at=house.day - timedelta(days=1)))
    assert over == house.refused(appealing(house.later(30), motion))
    assert house.later(-1).enter(appealing(house, motion))


def test_the_time_for_an_appeal_runs_from_the_result_that_holds() -> None:
    """Lost on the 8th by a misread count, carried by the recount on 27 April: the appeal is lodged until 27 May."""
    house = House(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P30D}\n"))
    motion = house.move(Expel(charges=house.charge("e1", "regional_council", "east")), *EAST)
    house.vote(motion, 1, 3)
    house.challenge(motion)
    house.later(50).recount(motion, 3, 1)

    assert date(2026, 4, 27) == house.day
    assert "discipline.appeal.within" == house.refused(appealing(house.later(30), motion))[1]
    assert house.later(-1).enter(appealing(house, motion))
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("body", "unit"),
    [("regional_council", "east"), ("regional_council", "west"), ("branch_meeting", "quay"), ("senate", "union")],
)
def test_an_appeal_goes_to_a_body_above(body: str, unit: str) -> None:
    """Not to the council that expelled, nor to its neighbour, nor to a branch, nor to a body that is not there."""
    house, motion = expelled()

    assert (f"{body} of {unit} is no body above", APPEAL) == house.refused(appealing(house, motion, body, unit))


def test_there_is_no_appeal_from_the_congress_to_its_board() -> None:
    """The board is elected by the congress, and so not above it; the other way round there is."""
    house = House()
    motion = house.move(Expel(charges=house.charge("m1")))
    house.vote(motion, 6, 0)
    other = house.move(Expel(charges=house.charge("m2", "board")), "board", "union", "b1")
    house.vote(other, 3, 0)

    assert ("board of union is no body above", APPEAL) == house.refused(appealing(house, motion, "board"))
    assert house.enter(appealing(house, other))


@pytest.mark.parametrize("what", ["unknown", "lost", "readmission"])
def test_only_an_expulsion_is_appealed_against(what: str) -> None:
    """Neither a motion that is not there, nor one that was lost, nor another kind."""
    house = House()
    motion = "motion-9"
    if what == "lost":
        motion = house.move(Expel(charges=house.charge("m1")))
        house.vote(motion, 1, 5)
    if what == "readmission":
        house.carry(Expel(charges=house.charge("m1")))
        motion = house.move(Readmit(person="m1"))
        house.vote(motion, 5, 1)

    assert ("there is no expulsion to appeal against", APPEAL) == house.refused(appealing(house, motion))


def test_there_is_no_appeal_where_the_charter_has_none() -> None:
    """The section discipline has a notice, and no appeal."""
    house, motion = expelled(RULES.replace(", appeal: {within: P30D}", ""))

    assert ("the charter has no appeal", APPEAL) == house.refused(appealing(house, motion))


def test_an_appeal_is_decided_by_the_body_that_it_is_before() -> None:
    """Before the congress: the board does not decide it; and the outcome is one of two."""
    house, motion = expelled()
    uphold = DecideAppeal(motion=motion, outcome="upheld")

    assert ("no appeal against it is pending", APPEAL) == house.refused(house.moving(uphold, mover="w1"))
    house.enter(appealing(house, motion))
    assert ("the appeal is before congress of union", APPEAL) == house.refused(
        house.moving(uphold, "board", "union", "b1")
    )
    assert ("an appeal is upheld or dismissed", APPEAL) == house.refused(
        house.moving(replace(uphold, outcome="adjourned"), mover="w1")  # type: ignore[arg-type]  # what a caller may send
    )
    assert ("no appeal against it is pending", APPEAL) == house.refused(
        house.moving(replace(uphold, motion="motion-9"), mover="w1")
    )


def test_what_settles_an_appeal_is_final() -> None:
    """Where all else has effect at once, this waits for the window of 7 days: it is not undone afterwards."""
    house, motion = expelled(RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n"))
    house.enter(appealing(house, motion))
    settled = house.move(DecideAppeal(motion=motion, outcome="upheld"), mover="w1")
    house.vote(settled, 4, 1)
    early = ("in_effect", "carried") == (house.state_of(motion), house.state_of(settled))

    house.later(7).settle(settled)

    assert early
    assert ("reversed", "in_effect") == (house.state_of(motion), house.state_of(settled))
    assert [] == house.faults()
