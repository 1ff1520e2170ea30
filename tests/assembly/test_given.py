"""Mandates given by a decision: appointed as the charter lets a body, elected to what a decision has made."""

from datetime import date

import pytest
from tests.assembly.house import House

from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.mandate.ending import EndMandate
from comitia.core.mandate.given import GiveMandates, MandatesGiven

DAY = date(2026, 3, 1)


def appoint(*persons: str, unit: str = "union", until: date | None = None, office: str = "auditor") -> Appoint:
    """Return an appointment."""
    return Appoint(office=office, unit=unit, persons=persons, until=until)


def elect(*persons: str, unit: str = "union", office: str = "panel", until: date | None = None) -> Elect:
    """Return an election by a motion."""
    return Elect(office=office, unit=unit, persons=persons, until=until)


def test_a_body_appoints_as_the_charter_lets_it() -> None:
    """Two auditors for a year: from 1 March 2026, first day after it 1 March 2027; then there is no place left."""
    house = House()

    entered = house.carry(appoint("a1", "a2"))

    given = [event for event in entered if isinstance(event, MandatesGiven)]
    assert [(("a1", "a2"), "post", DAY, date(2027, 3, 1))] == [
        (event.persons, event.kind, event.starts, event.ends) for event in given
    ]
    assert ["motion-1:1", "motion-1:2"] == [house.mandate(person, "auditor") for person in ("a1", "a2")]
    assert ("1 persons for 0 vacant of 2 places", "posts.auditor.seats") == house.refused(house.moving(appoint("a3")))
    later = house.later(365)
    assert [] == later.state.holdings.seated("auditor", "union", later.day)
    assert 3 == len(later.carry(appoint("a1", "a3")))
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "sentence", "rule"),
    [
        (appoint(), "name at least one person, and each once", "posts.auditor.seats"),
        (appoint("a1", "a1"), "name at least one person, and each once", "posts.auditor.seats"),
        (appoint("a1", "a2", "a3"), "3 persons for 2 vacant of 2 places", "posts.auditor.seats"),
        (appoint("a1", until=DAY), "it would end on 2026-03-01, before it begins", "posts.auditor.term"),
        (
            appoint("a1", until=date(2027, 3, 2)),
            "it would end on 2027-03-02, and its term ends on 2027-03-01",
            "posts.auditor.term",
        ),
        (appoint("a1", unit="east"), "it is appointed by congress of east", "posts.auditor.appointed_by"),
        (appoint("a1", office="president"), "the charter lets nobody appoint to it", "posts.president.appointed_by"),
        (appoint("a1", office="umpire"), "the charter lets nobody appoint to it", "posts.umpire.appointed_by"),
    ],
)
def test_who_cannot_be_appointed(effect: Appoint, sentence: str, rule: str) -> None:
    """The charter has two auditors of the union, appointed by the congress for a year."""
    house = House()

    assert (sentence, rule) == house.refused(house.moving(effect))


def test_another_body_does_not_appoint() -> None:
    """The congress appoints the auditors, not the board that they look at; and nobody twice."""
    house = House()
    house.carry(appoint("a1"))

    assert ("it is appointed by congress of union", "posts.auditor.appointed_by") == house.refused(
        house.moving(appoint("a2"), "board", "union", "b1")
    )
    assert ("a1 holds it already", "posts.auditor.seats") == house.refused(house.moving(appoint("a1")))


def test_who_is_expelled_is_not_appointed() -> None:
    """Expelled on charges heard a week after they were laid."""
    house = House()
    house.carry(Expel(charges=house.charge("a1")))

    assert ("a1 is expelled, and holds nothing", "discipline") == house.refused(house.moving(appoint("a1")))


def test_a_motion_elects_to_what_a_decision_has_made() -> None:
    """A panel of two, filled by the board: the board elects, not the congress; and not to an office of the charter."""
    house = House()
    house.carry(CreateThePost(post="panel", label="Panel", seats=2, is_organ=True, filled_by="board"))

    assert ("it is filled by board of union", "posts.panel") == house.refused(house.moving(elect("p1")))
    assert (
        "the charter says how it is filled; a motion elects to offices that a decision has made",
        "posts.president",
    ) == house.refused(house.moving(elect("p1", office="president")))
    assert "posts.panel" == house.refused(house.moving(elect("p1", unit="east"), "board", "union", "b1"))[1]
    entered = house.carry(elect("p1", "p2", until=date(2027, 1, 1)), "board", "union", "b1")
    (given,) = [event for event in entered if isinstance(event, MandatesGiven)]
    assert ("body", date(2027, 1, 1)) == (given.kind, given.ends)
    assert [] == house.faults()


def test_what_is_entered_by_a_decision_is_checked_again() -> None:
    """An entry that no decision brings about: a third auditor, or the end of a mandate that is not there."""
    house = House()
    gift = GiveMandates(
        motion="motion-1", office="auditor", office_unit="union", persons=("a", "b", "c"), until=None, at=house.day
    )

    assert ("3 persons for 2 vacant of 2 places", "posts.auditor.seats") == house.refused(gift)
    assert ("there is no such mandate", "mandate") == house.refused(
        EndMandate(mandate="x:1", cause="relieved", motion=None, at=house.day)
    )
