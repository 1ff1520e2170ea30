"""Charges, the right to be heard, expulsion, readmission, and the appeal to a body above."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.seat import Elect
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.membership import (
    ExpelPerson,
    HearPerson,
    LayCharges,
    PersonExpelled,
    PersonHeard,
    PersonReadmitted,
    ReadmitPerson,
)
from comitia.core.mandate.person import EnterPerson

EAST = ("regional_council", "east", "e2")


def laying(house: House, person: str, body: str = "congress", unit: str = "union") -> LayCharges:
    """Return the command that lays charges."""
    return LayCharges(person=person, body=body, unit=unit, text=TEXT, at=house.day)


def expelled(extra: str = RULES, person: str = "e1") -> tuple[House, str]:
    """Return a house whose council of the east has voted to expel a member, and the motion."""
    house = House(extra=extra)
    motion = house.move(Expel(charges=house.charge(person, "regional_council", "east")), *EAST)
    house.vote(motion, 3, 1)
    return house, motion


def test_who_is_expelled_holds_nothing_any_more() -> None:
    """Charged on 1 March, heard on the 8th, expelled by 3 to 1: the presidency, the congress and the council are lost."""
    house, motion = expelled()

    ended = [event for _, event in house.acts if isinstance(event, MandateEnded)]

    assert [("president", "expelled"), ("congress", "expelled"), ("regional_council", "expelled")] == [
        (event.office, event.cause) for event in ended
    ]
    assert ("in_effect", motion) == (house.state_of(motion), house.state.holdings.members.expelled_by("e1"))
    assert [] == house.faults()


def test_nobody_is_expelled_unheard() -> None:
    """Charges are laid, the person is not heard yet, and the vote cannot be moved."""
    house = House()
    house.enter(laying(house, "m1"))

    assert ("the person was not heard, nor called to be", "discipline.notice") == house.refused(
        house.moving(Expel(charges="charges-1"))
    )


def test_nobody_is_expelled_before_the_hearing() -> None:
    """Heard on the 8th; a vote of the 7th did not know what was said."""
    house = House()
    expel = Expel(charges=house.charge("m1"))
    early = replace(house.moving(expel), at=house.day - timedelta(days=1))

    assert ("the person was not heard, nor called to be", "discipline.notice") == house.refused(early)


def test_the_person_has_time_to_prepare() -> None:
    """Notice of 7 days from the 1st: heard on the 8th, and not on the 7th; one who does not come is heard all the same."""
    house = House()
    house.enter(laying(house, "m1"))
    hear = HearPerson(charges="charges-1", appeared=False, at=house.later(6).day)

    assert ("the person has until 2026-03-08 to prepare", "discipline.notice") == house.refused(hear)
    hear = replace(hear, at=house.later(1).day)
    assert [PersonHeard(charges="charges-1", appeared=False)] == house.enter(hear)
    again = ("there are no such charges, or they have been heard", "discipline")
    assert again == house.refused(hear)
    assert again == house.refused(replace(hear, charges="charges-2"))
    assert [] == house.faults()


def test_without_notice_the_hearing_may_be_on_the_same_day() -> None:
    """The charter says nothing of it; but a hearing before the charges is none."""
    house = House(extra=RULES.replace("notice: P7D, ", "")).later(1)
    house.enter(laying(house, "m1"))
    hear = HearPerson(charges="charges-1", appeared=True, at=house.day)

    assert ("the person has until 2026-03-02 to prepare", "discipline.notice") == house.refused(
        replace(hear, at=house.day - timedelta(days=1))
    )
    assert house.enter(hear)


def test_charges_are_laid_before_a_body() -> None:
    """The east has no congress; charges before the council of the east are not the congress's to decide on."""
    house = House()
    expel = Expel(charges=house.charge("e4", "regional_council", "east"))
    none = ("no such charges are before this body", "discipline")

    assert ("east has no body congress", "discipline") == house.refused(laying(house, "e4", "congress", "east"))
    assert none == house.refused(house.moving(expel))
    assert none == house.refused(house.moving(expel, "regional_council", "west", "w1"))
    assert none == house.refused(house.moving(Expel(charges="charges-9")))


@pytest.mark.parametrize(
    ("person", "body", "unit", "member"),
    [
        ("e1", "branch_meeting", "quay", True),
        ("e3", "branch_meeting", "quay", False),
        ("w1", "regional_council", "east", False),
        ("w1", "congress", "union", True),
        ("m1", "branch_meeting", "quay", True),
    ],
)
def test_a_body_charges_its_own_members(person: str, body: str, unit: str, *, member: bool) -> None:
    """e1 is of the branch quay, e3 of mill, w1 of the west; the union has everybody, and of m1 nothing is known."""
    house = House()
    lay = laying(house, person, body, unit)

    if member:
        assert house.enter(lay)
    else:
        assert (f"the person is no member in {unit}", "discipline") == house.refused(lay)


def test_a_roll_tells_who_is_a_member() -> None:
    """Where the lists are known: m1 is on that of quay, m2 on none at all, and so nobody's to charge."""
    house = House()
    for unit in ("quay", "mill", "ford", "glen"):
        roll = replace(house.state.roll("members", unit), digest="1" * 64)  # type: ignore[type-var]  # it is certified
        house.state.evolve(roll, house.day)  # type: ignore[arg-type]
    house.state.enroll("members", "quay", "m1")

    assert house.enter(laying(house, "m1", "branch_meeting", "quay"))
    assert "discipline" == house.refused(laying(house, "m1", "branch_meeting", "ford"))[1]
    assert "discipline" == house.refused(laying(house, "m2"))[1]


def test_who_is_expelled_is_not_charged_or_expelled_again() -> None:
    """Neither on the same charges nor on others that were laid before."""
    house = House()
    first, second = house.charge("m1"), house.charge("m1", heard_after=7)
    house.carry(Expel(charges=first))

    assert ("the person is expelled already", "discipline") == house.refused(laying(house, "m1"))
    assert ("the person is expelled already", "discipline") == house.refused(house.moving(Expel(charges=second)))


def test_an_organ_made_by_decision_expels_nobody() -> None:
    """A panel that the congress has made may hear charges, and the congress may not leave the rest to it."""
    house = House()
    house.carry(CreateThePost(post="panel", label="Panel", seats=2, is_organ=True))
    house.carry(Elect(office="panel", unit="union", persons=("e2", "w1")))
    expel = Expel(charges=house.charge("m1", "panel"))

    assert (
        "panel was made by decision, and only bodies of the charter decide this",
        "decisions.effects.expel.by",
    ) == house.refused(house.moving(expel, "panel", "union", "e2"))
    assert [] == house.faults()


def test_charges_are_spent_once_they_are_decided() -> None:
    """Expelled and a member again: another expulsion needs other charges, and another hearing."""
    house = House()
    expel = Expel(charges=house.charge("m1"))
    motion = house.move(expel)
    house.vote(motion, 6, 0)
    house.carry(Readmit(person="m1"))

    assert (f"{motion} decided on these charges; lay new ones", "discipline") == house.refused(house.moving(expel))
    house.carry(Expel(charges=house.charge("m1")))
    assert house.state.holdings.members.is_expelled("m1")
    assert [] == house.faults()


def test_a_lost_motion_to_expel_may_be_moved_again() -> None:
    """2 to 2, and a week later 3 to 1: on the same charges, for nothing was decided."""
    house = House()
    expel = Expel(charges=house.charge("e4", "regional_council", "east"))
    house.vote(house.move(expel, *EAST), 2, 2)

    house.later(7).vote(house.move(expel, *EAST), 3, 1)

    assert house.state.holdings.members.is_expelled("e4")
    assert [] == house.faults()


def test_a_readmitted_person_gets_nothing_back() -> None:
    """A member again, and no councillor: what was lost stays lost; a second readmission is of nothing."""
    house, _ = expelled()
    readmit = Readmit(person="e1")

    entered = house.carry(readmit, *EAST)

    assert [PersonReadmitted] == [type(event) for event in entered][2:]
    assert [] == house.state.holdings.of_person("e1")
    assert ("the person is not expelled", "discipline") == house.refused(house.moving(readmit, *EAST))
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("body", "unit", "mover", "may"),
    [
        ("regional_council", "east", "e2", True),
        ("congress", "union", "w1", True),
        ("board", "union", "b1", True),
        ("regional_council", "west", "w1", False),
        ("branch_meeting", "quay", "m1", False),
    ],
)
def test_who_restores(body: str, unit: str, mover: str, *, may: bool) -> None:
    """The council that expelled, or a body of the union above it; not the west, nor a branch below."""
    house, _ = expelled()
    moving = house.moving(Readmit(person="e1"), body, unit, mover)

    if may:
        assert house.enter(moving)
    else:
        assert (
            "regional_council of east expelled the person; it, or one above, restores",
            "discipline",
        ) == house.refused(moving)


def test_an_organ_does_not_restore_whom_its_electors_expelled() -> None:
    """The board is the congress's and not above it; but where the charter names it, it may."""
    house = House()
    house.carry(Expel(charges=house.charge("m1")))
    named = House(extra=RULES.replace("effects:\n", "effects:\n    restore: {by: board}\n"))
    named.carry(Expel(charges=named.charge("m1")))

    assert "discipline" == house.refused(house.moving(Readmit(person="m1"), "board", "union", "b1"))[1]
    named.carry(Readmit(person="m1"), "board", "union", "b1")
    assert not named.state.holdings.members.is_expelled("m1")
    assert [] == named.faults()


def test_the_congress_restores_whom_its_board_expelled() -> None:
    """It elects the board, and is the supreme body: it is above."""
    house = House()
    house.carry(Expel(charges=house.charge("m1", "board")), "board", "union", "b1")

    house.carry(Readmit(person="m1"))

    assert not house.state.holdings.members.is_expelled("m1")
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Expel(charges="c"), "c is expelled, and holds nothing any more"),
        (Readmit(person="p"), "p is a member again"),
        (DecideAppeal(motion="m", outcome="upheld"), "the appeal against m is upheld, and the expulsion is reversed"),
        (DecideAppeal(motion="m", outcome="dismissed"), "the appeal against m is dismissed, and the expulsion stands"),
    ],
)
def test_what_is_so_once_it_is_carried(effect: Effect, words: str) -> None:
    """A sentence about the person."""
    assert words == effect.in_words(Plain())


def test_what_a_decision_enters_is_checked_again() -> None:
    """Nobody is expelled twice, nor readmitted without having been expelled."""
    house = House()
    house.carry(Expel(charges=house.charge("m1")))

    assert ("the person is expelled already", "discipline") == house.refused(
        ExpelPerson(motion="motion-1", person="m1", at=house.day)
    )
    assert ("the person is not expelled", "discipline") == house.refused(
        ReadmitPerson(motion="motion-1", person="m2", at=house.day)
    )
    assert 1 == len([event for _, event in house.acts if isinstance(event, PersonExpelled)])


def test_a_person_is_entered_once() -> None:
    """Who never stood comes onto the record before moving, being appointed or charged."""
    house = House()
    enter = EnterPerson(person="m1", name=TEXT, at=house.day)
    house.enter(enter)

    assert ("the person is on the record already", "person") == house.refused(enter)
    assert [] == house.faults()
