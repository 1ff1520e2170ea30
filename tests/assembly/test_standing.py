"""What others have lawfully done since stands, when a decision is reversed; and who has to give way."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES

from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.decision import DecisionReversed
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, RenamePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.election.contest import OpenContest
from comitia.core.events import Event
from comitia.core.mandate.ending import MandateEnded

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P30D, effect: at_once}\n")
PRESS = CreateThePost(post="press_officer", label="Press officer", seats=2, powers=("speak",))
WEB = CreateThePost(post="web_officer", label="Web officer", powers=("publish",))
CLERK = ("posts:\n", "posts:\n  clerk: {appointed_by: congress}\n")
WARDEN = ("posts:\n", "posts:\n  warden: {elected_by: congress, rule: {id: plurality}}\n")
PANEL = ("posts:\n", "  panel:\n    tier: organ\n    scope: region\n    seats: {all_of: roll.members}\nposts:\n")


def house_with(*effects: Effect) -> House:
    """Return a house that has carried these, and whose decisions have effect at once."""
    house = House(extra=AT_ONCE)
    for effect in effects:
        house.carry(effect)
    return house


def decided(house: House, effect: Effect, body: str = "congress", unit: str = "union", mover: str = "e1") -> str:
    """Carry a motion by 2 to 0 and return it."""
    motion = house.move(effect, body, unit, mover)
    house.vote(motion, 2, 0)
    return motion


def reversed_(house: House, motion: str, challenger: str = "w1") -> Sequence[Event]:
    """Challenge a result, count 0 to 2, and return what follows from the reversal."""
    house.challenge(motion, challenger)
    entered = house.recount(motion, 0, 2)
    assert DecisionReversed(motion=motion, why="challenge") == entered[1]
    return entered[2:]


def kinds(events: Sequence[Event]) -> list[str]:
    """Return the names of the types of events."""
    return [type(event).__name__ for event in events]


def test_what_another_decision_has_altered_since_stays_as_it_is() -> None:
    """Renamed, and by another motion given a third place: the name goes back, the place stays."""
    house = house_with(PRESS)
    motion = decided(house, RenamePost(post="press_officer", label="Speaker"))
    decided(house, AlterThePost(post="press_officer", seats=3, powers=("speak",)))

    events = reversed_(house, motion)

    made = house.state.holdings.post("press_officer")
    found = (kinds(events), made.label, made.seats)  # type: ignore[union-attr]  # it is there
    assert (["PostAltered"], "Press officer", 3) == found
    assert [] == house.faults()


@pytest.mark.parametrize("meanwhile", ["filled", "abolished"])
def test_places_that_others_hold_by_now_stay(meanwhile: str) -> None:
    """A third place was added and a third person elected lawfully: not taken back; nor of a post abolished since."""
    house = house_with(PRESS, Elect(office="press_officer", unit="union", persons=("p1", "p2")))
    motion = decided(house, AlterThePost(post="press_officer", seats=3, powers=("speak",)))
    if meanwhile == "filled":
        decided(house, Elect(office="press_officer", unit="union", persons=("a1",)))
    else:
        decided(house, AbolishThePost(post="press_officer", powers_to="extinguished"))

    events = reversed_(house, motion)

    assert [] == kinds(events)
    assert 3 == house.state.holdings.post("press_officer").seats  # type: ignore[union-attr]  # it is there
    assert [] == house.faults()


def test_a_created_post_that_was_abolished_since_stays_so() -> None:
    """Nothing is left to undo."""
    house = House(extra=AT_ONCE)
    motion = decided(house, PRESS)
    decided(house, AbolishThePost(post="press_officer", powers_to="extinguished"))

    assert [] == kinds(reversed_(house, motion))
    assert [] == house.faults()


def test_who_was_acquitted_meanwhile_is_not_expelled_again() -> None:
    """The appeal was upheld while the person was a member again; then the readmission's vote proves misread."""
    house = House(extra=AT_ONCE)
    expulsion = decided(
        house, Expel(charges=house.charge("e1", "regional_council", "east")), "regional_council", "east"
    )
    house.enter(LodgeAppeal(motion=expulsion, body="congress", unit="union", text="0" * 64, at=house.day))
    uphold = decided(house, DecideAppeal(motion=expulsion, outcome="upheld"), mover="w1")
    house.later(29)
    motion = decided(house, Readmit(person="e1"), mover="w1")
    house.later(1).settle(uphold)

    assert [] == kinds(reversed_(house, motion))
    assert not house.state.holdings.members.is_expelled("e1")
    assert [] == house.faults()


def test_who_is_expelled_by_another_decision_since_stays_so() -> None:
    """Expelled by the council, restored, expelled by the congress: reversing the first does not restore."""
    house = House(extra=AT_ONCE)
    first, second = house.charge("m1"), house.charge("m1")
    motion = decided(house, Expel(charges=first))
    decided(house, Readmit(person="m1"))
    other = decided(house, Expel(charges=second))

    assert [] == kinds(reversed_(house, motion))
    assert other == house.state.holdings.members.expelled_by("m1")
    assert [] == house.faults()


def test_an_edition_that_was_amended_since_is_not_put_back() -> None:
    """Edition 3 was adopted lawfully after edition 2: it holds, whatever becomes of edition 2."""
    house = House(extra=AT_ONCE)
    motion = decided(house, Amend(charter=house.edition(("seats: 2, term", "seats: 3, term"))))
    decided(house, Amend(charter=house.edition(("seats: 2, term", "seats: 4, term"), number=3)))

    assert [] == kinds(reversed_(house, motion))
    assert 3 == house.state.charter.edition
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("change", "rests"),
    [(CLERK, False), (CLERK, True), (WARDEN, False), (WARDEN, True), (PANEL, False), (PANEL, True)],
)
def test_an_edition_stays_once_the_register_rests_on_it(change: tuple[str, str], *, rests: bool) -> None:
    """A clerk appointed, a warden's election opened, a motion in a new meeting: edition 1 knows none of them."""
    house = House(extra=AT_ONCE)
    motion = decided(house, Amend(charter=house.edition(change)))
    if rests and change == CLERK:
        decided(house, Appoint(office="clerk", unit="union", persons=("a1",)))
    if rests and change == WARDEN:
        house.enter(OpenContest(contest="warden", at=house.day))
    if rests and change == PANEL:
        house.move(Resolution(), "panel", "east", "m1")

    events = reversed_(house, motion)

    assert ([] if rests else ["CharterAmended"], 2 if rests else 1) == (kinds(events), house.state.charter.edition)
    assert [] == house.faults()


def test_who_was_elected_since_gives_way_to_who_was_wrongly_relieved() -> None:
    """p1 was relieved and a1 elected to the one place; p1 is back, and there is no place for a1."""
    house = house_with(WEB, Elect(office="web_officer", unit="union", persons=("p1",)))
    motion = decided(house, Relieve(mandate=house.mandate("p1", "web_officer")))
    decided(house, Elect(office="web_officer", unit="union", persons=("a1",)))

    events = reversed_(house, motion)

    assert ["MandateRestored", "MandateEnded"] == kinds(events)
    assert ["p1"] == house.holders("web_officer")
    assert [("a1", "reversed")] == [(event.person, event.cause) for event in events if isinstance(event, MandateEnded)]
    assert [] == house.faults()


def test_the_latest_gives_way_first() -> None:
    """Of two places one was taken from p1; p2 and then a1 hold them: a1 gives way, p2 stays."""
    house = house_with(PRESS, Elect(office="press_officer", unit="union", persons=("p1", "p2")))
    motion = decided(house, Relieve(mandate=house.mandate("p1", "press_officer")))
    decided(house, Elect(office="press_officer", unit="union", persons=("a1",)))

    reversed_(house, motion)

    assert ["p1", "p2"] == house.holders("press_officer")
    assert [] == house.faults()


def test_who_holds_it_again_by_another_decision_does_not_hold_it_twice() -> None:
    """p1 was relieved and elected anew: nothing is given back."""
    house = house_with(WEB, Elect(office="web_officer", unit="union", persons=("p1",)))
    motion = decided(house, Relieve(mandate=house.mandate("p1", "web_officer")))
    decided(house, Elect(office="web_officer", unit="union", persons=("p1",)))

    assert [] == kinds(reversed_(house, motion))
    assert ["p1"] == house.holders("web_officer")
    assert [] == house.faults()


@pytest.mark.parametrize("since", ["abolished", "expelled", "over"])
def test_what_cannot_be_held_is_not_given_back(since: str) -> None:
    """The post was abolished since, the person expelled, or the term is over: p1 stays without it."""
    house = house_with(WEB)
    house.carry(Elect(office="web_officer", unit="union", persons=("p1",), until=house.day + timedelta(days=20)))
    motion = decided(house, Relieve(mandate=house.mandate("p1", "web_officer")))
    if since == "abolished":
        decided(house, AbolishThePost(post="web_officer", powers_to="extinguished"))
    if since == "expelled":
        decided(house, Expel(charges=house.charge("p1")))
    if since == "over":
        house.later(20)

    assert [] == kinds(reversed_(house, motion))
    assert [] == house.holders("web_officer")
    assert [] == house.faults()


def test_a_post_is_not_given_back_without_the_seat_that_it_rests_on() -> None:
    """e1 was relieved of the presidency, and then left the council; the presidency would rest on nothing (I23)."""
    house = House(extra=AT_ONCE)
    motion = decided(house, Relieve(mandate=house.mandate("e1", "president")), mover="w1")
    house.resign(house.mandate("e1", "regional_council"))

    assert [] == kinds(reversed_(house, motion))
    assert [] == house.holders("president")
    assert [] == house.faults()
