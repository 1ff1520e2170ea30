"""Mandates taken over from documents: what may be taken over, and that it comes to what was elected before."""

from datetime import date

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RETURNS, RULES

from comitia.core.audit import audit
from comitia.core.decider import Command, decide
from comitia.core.election.electorate import is_constituted
from comitia.core.election.organization import FoundOrganization
from comitia.core.election.roll import CertifyRoll, RollCertified
from comitia.core.election.unit import FormUnit, UnitFormed
from comitia.core.events import NAMES, Event, body_of, event_of
from comitia.core.mandate.departure import DepartureEntered
from comitia.core.mandate.ending import rests_on
from comitia.core.mandate.office import filled_by, places
from comitia.core.mandate.takeover import (
    Holder,
    TakeOverContest,
    TakeOverSeats,
    Waiting,
)
from comitia.core.refused import Refused
from comitia.core.state import State

DAY = date(2026, 3, 1)
SINCE = date(2025, 6, 1)


def held(*persons: str, since: date = SINCE, until: date | None = None) -> tuple[Holder, ...]:
    """Return holders, numbered from 1."""
    return tuple(
        Holder(number=number, person=person, name=TEXT, starts=since, ends=until, evidence=TEXT)
        for number, person in enumerate(persons, 1)
    )


def waiting(*persons: str, after: int) -> tuple[Waiting, ...]:
    """Return alternates, numbered after the holders."""
    return tuple(
        Waiting(number=number, person=person, name=TEXT, evidence=TEXT)
        for number, person in enumerate(persons, after + 1)
    )


class Founded:
    """A record that has units and rolls and nothing else, to take over into."""

    def __init__(self, like: House) -> None:
        self.state, self.events = State(), list[Event]()
        self.enter(FoundOrganization(charter=like.charter, seed_words="", at=DAY))
        for _, event in like.acts:
            if isinstance(event, UnitFormed):
                self.enter(FormUnit(unit=event.unit, type=event.type, parent=event.parent, name=event.name, at=DAY))
            elif isinstance(event, RollCertified):
                self.enter(
                    CertifyRoll(roll=event.roll, unit=event.unit, electors=event.electors, digest=event.digest, at=DAY)
                )

    def enter(self, command: Command) -> Event:
        """Enter a command, and let the auditor decide it again."""
        events = decide(self.state, command)
        for event in events:
            again = event_of(NAMES[type(event)], body_of(event))
            assert again == event
            assert audit(self.state, again, DAY, None) is None
            self.events.append(event)
            self.state.evolve(event, DAY)
        return events[0]

    def seats(self, body: str, unit: str, group: int = 0, **seats: int) -> Event:
        """Take over the seats of a body."""
        return self.enter(TakeOverSeats(body=body, unit=unit, group=group, seats=seats, at=DAY))

    def takes(self, contest: str, holders: tuple[Holder, ...], alternates: tuple[Waiting, ...] = ()) -> Event:
        """Take over a contest."""
        return self.enter(TakeOverContest(contest=contest, holders=holders, alternates=alternates, at=DAY))

    def refuses(self, contest: str, holders: tuple[Holder, ...], alternates: tuple[Waiting, ...] = ()) -> str:
        """Return why a contest cannot be taken over."""
        with pytest.raises(Refused) as refused:
            self.takes(contest, holders, alternates)
        return str(refused.value)


@pytest.fixture
def founded() -> Founded:
    """Return the federation of the house before anybody is elected, with alternates in its councils."""
    text = House().text.replace(
        "{fixed: 2}}\n    term: P4Y", "{fixed: 2}}\n    alternates: {per_contest: 1}\n    term: P4Y"
    )
    return Founded(House(text=text, extra=RULES))


@pytest.fixture
def seated(founded: Founded) -> Founded:
    """Return it with its councils taken over: e1 to e4 in the east, w1 to w4 in the west."""
    for region, (first, second) in {"east": ("quay", "mill"), "west": ("ford", "glen")}.items():
        founded.seats("regional_council", region, **{first: 2, second: 2})
        for unit in (first, second):
            founded.takes(f"regional_council.{unit}", held(*dict(RETURNS)[f"regional_council.{unit}"].split()))
    return founded


def test_what_is_taken_over_is_held_as_what_was_elected(seated: Founded) -> None:
    """The same persons in the same places, resting on the same seats, and the bodies stand complete."""
    house = House()
    seated.seats("congress", "union", east=3, west=3)
    for contest, persons in RETURNS[4:]:
        seated.takes(contest, held(*persons.split()))
    for held_then in (each for each in house.state.holdings._held.values()):
        found = seated.state.holdings.mandate(held_then.mandate)
        assert found is not None
        assert (found.person, found.office, found.office_unit) == (
            held_then.person,
            held_then.office,
            held_then.office_unit,
        )
        assert rests_on(seated.state, found) == rests_on(house.state, held_then)
        assert filled_by(seated.state, found) == filled_by(house.state, held_then)
        assert found.starts == SINCE
    for body, unit in (("regional_council", "east"), ("congress", "union"), ("board", "union")):
        assert places(seated.state, body, unit) == places(house.state, body, unit)
        assert is_constituted(seated.state, body, unit)


def test_the_end_is_that_of_the_document_or_of_the_term(seated: Founded) -> None:
    """The term runs from the day since when, and a document may say an earlier end; without both there is none."""
    seated.seats("congress", "union", east=3, west=3)
    until = date(2027, 1, 1)
    seated.takes("congress.east", held("e1", until=until))
    seated.takes("congress.west", held("w1", since=date(2026, 3, 1)))
    seated.takes("treasurer", held("b1"))

    ends = [
        seated.state.holdings.mandate(f"{contest}:1") for contest in ("congress.east", "congress.west", "treasurer")
    ]
    assert [each and each.ends for each in ends] == [until, date(2030, 3, 1), None]
    assert seated.state.holdings.mandate("regional_council.quay:1").ends == date(2029, 6, 1)


def test_a_post_by_appointment_is_taken_over(seated: Founded) -> None:
    """Its holders are as if the body that appoints had given it; one of two places stays vacant."""
    event = seated.takes("auditor", held("z1", since=date(2025, 12, 1)))

    assert seated.state.holders("auditor", "union") == {"z1": 0}.keys()
    assert (event.seats, event.electorate.body, event.electorate.unit) == (2, "congress", "union")


def test_alternates_are_taken_over_and_the_seats_left_are_vacant(founded: Founded) -> None:
    """Those whom the documents name come next; what nobody holds is vacant, and the contest is settled."""
    founded.seats("regional_council", "east", quay=2, mill=1)
    founded.takes("regional_council.quay", held("e1"), waiting("e5", after=1))

    assert founded.state.holdings.alternates("regional_council.quay") == ("e5",)
    contest = founded.state.contest("regional_council.quay")
    assert contest is not None
    assert contest.declared is not None
    assert (contest.declared.vacant, contest.is_awaited) == (1, False)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (TakeOverSeats(body="board", unit="union", group=0, seats={}, at=DAY), "it says how many there are"),
        (TakeOverSeats(body="regional_council", unit="east", group=0, seats={"ford": 2}, at=DAY), "ford fills no seats here"),
        (TakeOverSeats(body="regional_council", unit="east", group=0, seats={"quay": 10**6}, at=DAY), "it may have 0 to"),
    ],
)  # fmt: skip
def test_seats_that_cannot_be_so_are_refused(founded: Founded, command: TakeOverSeats, why: str) -> None:
    """Where the charter says how many, where others fill them, beyond what a contest fills."""
    with pytest.raises(Refused, match=why):
        founded.enter(command)


def test_seats_are_taken_over_once(seated: Founded) -> None:
    """What is apportioned stays."""
    with pytest.raises(Refused, match="they are apportioned already"):
        seated.seats("regional_council", "east", quay=1)


def test_what_the_documents_cannot_mean_is_refused(seated: Founded) -> None:
    """Each with the rule of the charter."""
    seated.seats("congress", "union", east=2, west=0)
    long = date(2031, 1, 1)

    assert "no such office here (run folder: mandates.csv)" in seated.refuses("chorus", held("e1"))
    assert "no such office here" in seated.refuses("auditor.union", held("e1"))
    assert "no such office here" in seated.refuses("auditor.east", held("e1"))
    assert "it is on the record already" in seated.refuses("regional_council.quay", held("e1"))
    assert "there is no seat to fill (bodies.congress.seats)" in seated.refuses("congress.west", ())
    assert "3 persons hold 2 places (bodies.congress.seats)" in seated.refuses("congress.east", held("e1", "e2", "e3"))
    assert "1 alternates, and by the charter there are none" in seated.refuses(
        "congress.east", held("e1"), waiting("e2", after=1)
    )
    assert "the numbers are not 1, 2, 3" in seated.refuses("congress.east", held("e1", "e2")[1:])
    assert "somebody is named twice" in seated.refuses("congress.east", held("e1", "e1"))
    assert "does not sit in the regional_council of east" in seated.refuses("congress.east", held("w1"))
    assert "(bodies.congress.nested)" in seated.refuses("congress.east", held("w1"))
    seated.state.holdings.members.expel("e4", "motion-1")
    assert "the person is expelled, and holds nothing (discipline)" in seated.refuses("congress.east", held("e4"))
    seated.state.evolve(DepartureEntered(departure="d", person="e3", cause="death", mandates=(), text=""), DAY)
    assert "the person has died (run folder: mandates.csv)" in seated.refuses("congress.east", held("e3"))
    assert "it begins on 2026-03-02, after the day of this entry" in seated.refuses(
        "congress.east", held("e1", since=date(2026, 3, 2))
    )
    assert "is to hold until 2031-01-01, and by the charter its term ends on 2029-06-01 (bodies.congress.term)" in (
        seated.refuses("congress.east", held("e1", until=long))
    )
    assert "its term was over on 2025-01-01" in seated.refuses("congress.east", held("e1", since=date(2021, 1, 1)))
    assert "its term was over on 2026-03-01" in seated.refuses("treasurer", held("b1", until=DAY))


def test_nobody_holds_two_places_of_one_body(founded: Founded) -> None:
    """Who sits for one branch does not sit for another."""
    founded.seats("regional_council", "east", quay=2, mill=2)
    founded.takes("regional_council.quay", held("e1", "e2"))

    assert "holds a place here already, from elsewhere (bodies.regional_council.seats)" in founded.refuses(
        "regional_council.mill", held("e1")
    )


def test_a_nested_seat_that_members_fill_is_for_those_on_the_roll() -> None:
    """Where the roll is a list, somebody who is not on it is refused."""
    text = House().text.replace(
        "    seats: {from: branch, apportion: {fixed: 2}}",
        "    nested: true\n    seats: {from: branch, apportion: {fixed: 2}}",
    )
    founded = Founded(House(text=text))
    for unit in ("quay", "mill", "ford", "glen"):
        found = founded.state.roll("members", unit)
        assert found is not None
        founded.state.enrolment.certify(
            RollCertified(roll="members", unit=unit, reference_date=found.reference_date, electors=1, digest=TEXT)
        )
    founded.state.enroll("members", "quay", "e1")
    founded.seats("regional_council", "east", quay=2)

    assert "is not on the roll of those who elect" in founded.refuses("regional_council.quay", held("e9"))
    assert founded.takes("regional_council.quay", held("e1"))
