"""Resolutions, directions and instructions: what somebody is to do, and the reports on it."""

from datetime import date, timedelta

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.plain import Plain

from comitia.core.assembly.decision import DecisionInEffect
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.censure import Censure
from comitia.core.assembly.effects.direct import Direct
from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Elect
from comitia.core.assembly.report import ReportResolution, ResolutionReported
from comitia.core.assembly.vote import VoteDeclared

DAY = date(2026, 3, 1)


def report(house: House, motion: str, days: int = 0) -> ReportResolution:
    """Return a report that it is done, so many days from today."""
    return ReportResolution(motion=motion, outcome="done", text=TEXT, at=house.day + timedelta(days=days))


@pytest.mark.parametrize(
    ("direct", "words"),
    [
        (Direct(office="regional_council"), "every regional_council below must do what it says"),
        (Direct(office="regional_council", units=("west",)), "the regional_council of west must do what it says"),
        (Direct(office="branch_meeting", due=DAY), "every branch_meeting below must do what it says by 2026-03-01"),
    ],
)
def test_a_body_directs_those_below(direct: Direct, words: str) -> None:
    """All councils at once, or that of the west; it is the decision itself, and nothing else is entered."""
    house = House()

    assert [VoteDeclared, DecisionInEffect] == [type(event) for event in house.carry(direct)]
    assert words == direct.in_words(Plain())
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("direct", "unit"),
    [
        (Direct(office="congress"), "union"),
        (Direct(office="senate"), "union"),
        (Direct(office="regional_council", units=("west",)), "east"),
        (Direct(office="regional_council", units=("east",)), "east"),
        (Direct(office="branch_meeting", units=("quay", "ford")), "east"),
        (Direct(office="branch_meeting", units=("quay", "quay")), "east"),
        (Direct(office="regional_council", units=("quay",)), "union"),
    ],
)
def test_nobody_directs_those_beside_or_above(direct: Direct, unit: str) -> None:
    """Neither itself, nor a neighbour, nor a branch of the neighbour, nor a body that is not there, nor one twice."""
    house = House()
    body = "congress" if unit == "union" else "regional_council"

    assert (f"name units below {unit} that have a body {direct.office}", f"bodies.{direct.office}") == house.refused(
        house.moving(direct, body, unit)
    )


def test_an_organ_made_by_decision_directs_nobody() -> None:
    """A panel of the congress resolves, and the councils below are not its to direct."""
    house = House()
    house.carry(CreateThePost(post="panel", label="Panel", seats=2, is_organ=True))
    house.carry(Elect(office="panel", unit="union", persons=("e2", "w1")))

    assert (
        "panel was made by decision, and only bodies of the charter decide this",
        "decisions.effects.direct.by",
    ) == house.refused(house.moving(Direct(office="regional_council"), "panel", "union", "e2"))
    assert [] == house.faults()


@pytest.mark.parametrize(
    "effect", [Direct(office="regional_council", due=DAY - timedelta(days=1)), Resolution(due=DAY - timedelta(days=1))]
)
def test_nothing_is_due_before_it_is_decided(effect: Effect) -> None:
    """Moved on 1 March, due on 28 February."""
    house = House()

    assert ("it would be due on 2026-02-28, before it is decided", "decisions") == house.refused(house.moving(effect))


def test_a_council_instructs_its_own_delegates() -> None:
    """The east has three in the congress; the branch quay has none there, it elects to the council."""
    house = House()
    instruct = Instruct(office="congress", unit="union")

    assert (
        "branch_meeting of quay has no delegates in congress of union",
        "bodies.congress.seats",
    ) == house.refused(house.moving(instruct, "branch_meeting", "quay", "m"))
    assert [VoteDeclared, DecisionInEffect] == [
        type(event) for event in house.carry(instruct, "regional_council", "east")
    ]
    assert "the delegates in the congress of union are instructed" == instruct.in_words(Plain())
    assert [] == house.faults()


def test_a_resolution_says_who_carries_it_out() -> None:
    """The board, by the end of the month; a board of the east, or a senate, is not there to do so."""
    house = House()
    resolved = Resolution(office="board", unit="union", due=DAY + timedelta(days=30))
    rule = "decisions.effects.resolution"

    assert ("east has no office board", rule) == house.refused(house.moving(Resolution(office="board", unit="east")))
    assert ("no unit has no office board", rule) == house.refused(house.moving(Resolution(office="board")))
    assert 2 == len(house.carry(resolved))
    assert "the board of union carries it out by 2026-03-31" == resolved.in_words(Plain())


def test_a_resolution_is_reported_on() -> None:
    """What is to be done is reported under way, and done, once it is in effect; not before it was decided."""
    house = House()
    motion = house.move(Resolution(office="board", unit="union"))
    none = ("it is no resolution that is in effect", "decisions")

    assert none == house.refused(report(house, motion))
    house.vote(motion, 4, 2)
    assert ("it was decided on 2026-03-01, after 2026-02-28", "decisions") == house.refused(report(house, motion, -1))
    assert [ResolutionReported(motion=motion, outcome="done", text=TEXT)] == house.enter(report(house, motion))
    assert [] == house.faults()


@pytest.mark.parametrize("kind", ["none", "lost", "censure"])
def test_only_what_somebody_was_to_do_is_reported_on(kind: str) -> None:
    """Neither a motion that is not there, nor a lost one, nor a censure."""
    house = House()
    motion = "motion-9"
    if kind == "lost":
        motion = house.move(Resolution())
        house.vote(motion, 1, 5)
    if kind == "censure":
        motion = house.move(Censure(mandate=house.mandate("e4", "local_secretary")))
        house.vote(motion, 5, 1)

    assert ("it is no resolution that is in effect", "decisions") == house.refused(report(house, motion))
