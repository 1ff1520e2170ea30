"""Departures: death and loss of qualification end mandates, once, the upper ones first; the dead hold nothing (domain I24)."""

from datetime import date

from tests.assembly.house import TEXT, House
from tests.assembly.meadow import CHARTER, RULES
from tests.assembly.recalled import NO_GRACE, meadow, of_type, settle

from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.events import Event
from comitia.core.mandate.departure import DepartureEntered, EnterDeparture, WithdrawDeparture
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.grace import GraceBegun, GraceLifted
from comitia.core.mandate.resignation import TenderResignation
from comitia.core.mandate.vacancy import AlternateCalled

ENDS = "mandate: {ends: [term, death, resignation_effective, recall]}\n"
DEATH = "mandate.ends"


def dies(house: House, person: str) -> list[Event]:
    """Enter the death of a person."""
    return house.enter(departing(house, person))


def departing(house: House, person: str, cause: str = "death", *mandates: str) -> EnterDeparture:
    """Return the command that enters a departure."""
    return EnterDeparture(person=person, cause=cause, mandates=mandates, text=TEXT, at=house.day)  # type: ignore[arg-type]


def withdraws(house: House, departure: str) -> list[Event]:
    """Enter that a departure was entered in error."""
    return house.enter(WithdrawDeparture(departure=departure, text=TEXT, at=house.day))


def ended(events: list[Event]) -> list[tuple[str, str]]:
    """Return which offices ended, and why."""
    return [(event.office, event.cause) for event in events if isinstance(event, MandateEnded)]


def test_death_ends_all_that_is_held_the_upper_first() -> None:
    """The presidency, the congress and the council, in this order, at once; the alternates move up."""
    house = meadow()
    events = dies(house, "e1")

    assert [("president", "death"), ("congress", "death"), ("regional_council", "death")] == ended(events)
    assert ["e5", "e4"] == [event.person for event in events if isinstance(event, AlternateCalled)]
    assert [] == of_type(house, GraceBegun)
    assert not house.state.holdings.of_person("e1")
    assert [] == house.faults()


def test_a_lost_qualification_ends_what_is_named_and_what_rests_on_it() -> None:
    """e1 may sit in the council no more: the congress and the presidency fall with it; e2 loses all at once."""
    house = meadow(NO_GRACE)
    events = house.enter(departing(house, "e1", "disqualified", house.mandate("e1", "regional_council")))
    assert [
        ("regional_council", "disqualified"),
        ("congress", "support_lost"),
        ("president", "support_lost"),
    ] == ended(events)
    assert [("congress", "disqualified"), ("regional_council", "disqualified")] == ended(
        house.enter(departing(house, "e2", "disqualified"))
    )
    assert [("congress.east:2", "regional_council.quay:2")] == [
        tuple(sorted(event.mandates)) for event in of_type(house, DepartureEntered)[1:]
    ]
    assert [] == house.faults()


def test_a_departure_entered_in_error_is_undone() -> None:
    """e1 lives: the council, the congress and the presidency are e1's again, and the alternates give way."""
    house = meadow()
    dies(house, "e1")
    events = withdraws(house.later(3), "departure-1")

    assert ["regional_council", "congress", "president"] == [
        event.office for event in events if isinstance(event, MandateRestored)
    ]
    assert {("congress", "reversed"), ("regional_council", "reversed")} == set(ended(events))
    assert (["e1"], True) == (house.holders("president"), "e1" in house.holders("congress"))
    assert not house.state.course.is_dead("e1")
    house.move(Resolution())
    assert [] == house.faults()


def test_what_fell_with_it_comes_back_too() -> None:
    """The council is lost in error; the grace runs out, and what fell then is given back; a running one is lifted."""
    house = meadow()
    lost = house.mandate("e1", "regional_council")
    house.enter(departing(house, "e1", "disqualified", lost))
    fallen = settle(house, date(2026, 4, 20))
    assert ["congress", "president"] == [event.office for event in fallen]
    withdraws(house, "departure-1")
    assert (["e1"], True) == (house.holders("president"), "e1" in house.holders("congress"))

    house.enter(departing(house, "e1", "disqualified", lost))
    withdraws(house.later(3), "departure-2")
    assert 1 == len(of_type(house, GraceLifted))
    assert [] == house.faults()


def test_who_came_later_makes_way() -> None:
    """The auditor is taken for dead twice: once the place is free again by then, once another holds it, and gives way."""
    house = House(text=CHARTER.replace("EXTRA", RULES).replace("seats: 2, term: P1Y", "seats: 1"))
    house.carry(Appoint(office="auditor", unit="union", persons=("x1",)))
    dies(house, "x1")
    house.carry(Appoint(office="auditor", unit="union", persons=("x2",)))
    house.carry(Relieve(mandate=house.mandate("x2", "auditor")))
    withdraws(house, "departure-1")
    assert ["x1"] == house.holders("auditor")

    dies(house, "x1")
    house.carry(Appoint(office="auditor", unit="union", persons=("x3",)))
    events = withdraws(house, "departure-2")
    assert ["x1"] == house.holders("auditor")
    assert [("auditor", "reversed")] == ended(events)
    assert [] == house.faults()


def test_a_departure_is_entered_once_and_for_mandates_of_the_person() -> None:
    """Nobody dies twice, death names no mandates, a lost qualification only what the person holds, each once."""
    house = meadow()
    e1 = house.mandate("e1", "congress")
    mine = "name mandates that the person holds, each once, or none for all"
    assert (mine, DEATH) == house.refused(departing(house, "e2", "disqualified", e1))
    assert (mine, DEATH) == house.refused(departing(house, "e1", "disqualified", e1, e1))
    assert ("death ends all that is held: name no mandates", DEATH) == house.refused(
        departing(house, "e1", "death", e1)
    )
    nothing = "the person holds nothing that this could end"
    assert (nothing, DEATH) == house.refused(departing(house, "x1", "disqualified"))
    dies(house, "e1")
    assert ("the person's death is on the record already", DEATH) == house.refused(departing(house, "e1"))
    assert "the person's death" in house.refused(departing(house, "e1", "disqualified"))[0]


def test_what_the_charter_does_not_name_ends_no_mandate() -> None:
    """Without loss_of_qualification, recall or resignation_effective these are refused; death never is."""
    house = House(extra=RULES + ENDS)
    unlike = "the charter does not let a mandate end by loss of qualification: add loss_of_qualification to it first"
    assert (unlike, DEATH) == house.refused(departing(house, "e1", "disqualified"))
    house.carry(Recall(mandate=house.mandate("e1", "congress")), "regional_council", "east", "e2")
    house.resign(house.mandate("e2", "congress"))
    house.carry(Amend(charter=house.edition(("resignation_effective, recall", "unit_dissolved"))), mover="w1")
    assert ("the charter does not let a mandate end by recall: add recall to it first", DEATH) == house.refused(
        house.moving(Recall(mandate=house.mandate("e3", "congress")), "regional_council", "east", "e2")
    )
    asked = TenderResignation(mandates=(house.mandate("e3", "congress"),), text=TEXT, at=house.day)
    said = "the charter does not let a mandate end by resignation: add resignation_effective to it first"
    assert (said, DEATH) == house.refused(asked)
    dies(house, "e3")
    assert "e3" not in house.holders("congress")


def test_a_departure_is_withdrawn_once_and_not_before_its_day() -> None:
    """No such departure; withdrawn before it was entered; and twice."""
    house = meadow()
    dies(house, "e1")
    again = WithdrawDeparture(departure="departure-1", text=TEXT, at=house.day)
    unknown = WithdrawDeparture(departure="departure-2", text=TEXT, at=house.day)
    assert ("there is no such departure", DEATH) == house.refused(unknown)
    house.later(-1)
    before = WithdrawDeparture(departure="departure-1", text=TEXT, at=house.day)
    assert ("it was entered for 2026-03-01, after 2026-02-28", DEATH) == house.refused(before)
    house.later(1)
    house.enter(again)
    assert ("it is withdrawn already", DEATH) == house.refused(again)
    assert [] == house.faults()
