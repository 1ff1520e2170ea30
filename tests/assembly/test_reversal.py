"""Reversal: a decision whose recount was lost is undone, act by act; what others have lawfully done since stands."""

from collections.abc import Sequence

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.decision import DecisionReversed, ReverseDecision
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.censure import Censure
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, RenamePost, TransferPowers
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.events import Event
from comitia.core.mandate.ending import MandateEnded, MandateRestored, RestoreMandate
from comitia.core.mandate.membership import PersonExpelled, PersonReadmitted
from comitia.core.mandate.post import PostAbolished, PostAltered, PostReinstated, powers_of
from comitia.core.mandate.settlement import ResignationSettled

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P30D, effect: at_once}\n")
PRESS = CreateThePost(post="press_officer", label="Press officer", seats=2, powers=("speak",))
WEB = CreateThePost(post="web_officer", label="Web officer", powers=("publish",))


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


def held(house: House) -> list[tuple[str, str, str]]:
    """Return who holds what, in order of persons."""
    people = ("e1", "e2", "e3", "e4", "w1", "w2", "w3", "w4", "b1", "b2", "b3", "p1", "p2", "a1")
    return [
        (each.person, each.office, each.mandate) for person in people for each in house.state.holdings.of_person(person)
    ]


@pytest.mark.parametrize("person", ["e1", "w2"])
def test_a_relieved_councillor_has_all_back_that_rested_on_the_seat(person: str) -> None:
    """The branch relieves; the seat in the congress and the presidency fall with it, and all come back, lowest first."""
    house = House(extra=AT_ONCE)
    before = held(house)
    branch = "quay" if person == "e1" else "ford"
    motion = decided(house, Relieve(mandate=house.mandate(person, "regional_council")), "branch_meeting", branch, "m1")
    lost = len(before) - len(held(house))

    events = reversed_(house, motion, "m2")

    assert ["MandateRestored"] * lost == kinds(events)
    assert ["regional_council", "congress", "president"][:lost] == [
        event.office for event in events if isinstance(event, MandateRestored)
    ]
    assert before == held(house)
    assert [] == house.faults()


def test_an_expelled_person_is_a_member_again_and_holds_what_was_held() -> None:
    """First a member, then the council, the congress, the presidency."""
    house = House(extra=AT_ONCE)
    before = held(house)
    motion = decided(house, Expel(charges=house.charge("e1")), mover="w1")

    events = reversed_(house, motion)

    assert ["PersonReadmitted", *["MandateRestored"] * 3] == kinds(events)
    assert before == held(house)
    assert [] == house.faults()


def test_an_abolished_post_is_there_again_with_its_holders() -> None:
    """Both secretaries of the regions, by one decision and back by one recount."""
    house = House(extra=AT_ONCE)
    before = held(house)
    motion = decided(house, AbolishThePost(post="local_secretary", powers_to="regional_council"))

    events = reversed_(house, motion)

    assert ["PostReinstated", "MandateRestored", "MandateRestored"] == kinds(events)
    assert [("east", "west")] == [event.units for event in events if isinstance(event, PostReinstated)]
    assert before == held(house)
    assert [] == house.faults()


def test_the_powers_of_an_abolished_post_come_back_too() -> None:
    """The web officer spoke to the press for a while; now the press officers do again, both of them."""
    house = house_with(PRESS, WEB, Elect(office="press_officer", unit="union", persons=("p1", "p2")))
    motion = decided(house, AbolishThePost(post="press_officer", powers_to="web_officer"))
    meanwhile = powers_of(house.state, "web_officer")

    events = reversed_(house, motion)

    assert ["PostAltered", "PostReinstated", "MandateRestored", "MandateRestored"] == kinds(events)
    assert (("publish", "speak"), ("publish",)) == (meanwhile, powers_of(house.state, "web_officer"))
    assert ["p1", "p2"] == house.holders("press_officer")
    assert [] == house.faults()


@pytest.mark.parametrize(
    "effect",
    [
        AlterThePost(post="press_officer", seats=3, powers=("print",)),
        RenamePost(post="press_officer", label="Speaker"),
        TransferPowers(post="web_officer", to="press_officer", powers=("publish",)),
    ],
)
def test_a_post_is_as_it_was_before_it_was_altered(effect: Effect) -> None:
    """Places, powers and name; of both posts where powers went from one to the other."""
    house = house_with(PRESS, WEB)
    posts = [house.state.holdings.post(post) for post in ("press_officer", "web_officer")]

    events = reversed_(house, decided(house, effect))

    assert {"PostAltered"} == set(kinds(events))
    assert posts == [house.state.holdings.post(post) for post in ("press_officer", "web_officer")]
    assert [] == house.faults()


def test_a_created_post_is_abolished_with_its_holders() -> None:
    """Elected by another decision, lawfully; but there is no post any more."""
    house = House(extra=AT_ONCE)
    motion = decided(house, PRESS)
    decided(house, Elect(office="press_officer", unit="union", persons=("p1",)))

    events = reversed_(house, motion)

    assert ["PostAbolished", "MandateEnded"] == kinds(events)
    assert ["extinguished"] == [event.heir for event in events if isinstance(event, PostAbolished)]
    assert [] == house.holders("press_officer")
    assert [] == house.faults()


def test_who_was_appointed_is_so_no_more() -> None:
    """Both auditors; one of them was relieved since, and does not end twice."""
    house = House(extra=AT_ONCE)
    motion = decided(house, Appoint(office="auditor", unit="union", persons=("a1", "p1")))
    decided(house, Relieve(mandate=house.mandate("p1", "auditor")))

    events = reversed_(house, motion)

    assert [("a1", "reversed")] == [(event.person, event.cause) for event in events if isinstance(event, MandateEnded)]
    assert [] == house.holders("auditor")
    assert [] == house.faults()


@pytest.mark.parametrize(("kind", "before"), [(AcceptResignation, []), (RefuseResignation, ["b1"])])
def test_a_resignation_is_pending_again(kind: type[AcceptResignation | RefuseResignation], before: list[str]) -> None:
    """Accepted or refused by a misread count: b1 is treasurer, and has still asked not to be."""
    house = House(extra=AT_ONCE)
    resignation = house.resign(house.mandate("b1", "treasurer"))
    motion = decided(house, kind(resignation=resignation))
    meanwhile = house.holders("treasurer")

    events = reversed_(house, motion)

    assert (before, ["b1"]) == (meanwhile, house.holders("treasurer"))
    assert ["pending"] == [event.outcome for event in events if isinstance(event, ResignationSettled)]
    house.carry(AcceptResignation(resignation=resignation))
    assert [] == house.holders("treasurer")
    assert [] == house.faults()


def test_a_readmitted_person_is_expelled_again() -> None:
    """By the decision that had expelled before, which is the one that an appeal, upheld later, reverses."""
    house = House(extra=AT_ONCE)
    expulsion = decided(
        house, Expel(charges=house.charge("e1", "regional_council", "east")), "regional_council", "east"
    )
    house.enter(LodgeAppeal(motion=expulsion, body="congress", unit="union", text="0" * 64, at=house.day))
    motion = decided(house, Readmit(person="e1"), mover="w1")
    decided(house, Appoint(office="auditor", unit="union", persons=("e1",)), mover="w1")

    events = reversed_(house, motion)

    assert ["PersonExpelled", "MandateEnded"] == kinds(events)
    assert [expulsion] == [event.motion for event in events if isinstance(event, PersonExpelled)]
    uphold = decided(house, DecideAppeal(motion=expulsion, outcome="upheld"), mover="w1")
    again = house.later(30).settle(uphold)
    assert ["e1"] == [event.person for event in again if isinstance(event, PersonReadmitted)]
    assert "e1" in house.holders("congress")
    assert [] == house.faults()


def test_an_amendment_is_reversed_to_the_edition_before() -> None:
    """Edition 1 holds again, edition 2 is kept, and the next to be moved is edition 3."""
    house = House(extra=AT_ONCE)
    title = ("title: Meadow Federation", "title: Federation of the Meadow")
    motion = decided(house, Amend(charter=house.edition(title)))

    events = reversed_(house, motion)

    assert [(1, 2)] == [(event.edition, event.before) for event in events if isinstance(event, CharterAmended)]
    assert ("Meadow Federation", [1, 2]) == (house.state.charter.title, sorted(house.state.editions))
    assert ("it must be edition 3, and supersede edition 1", "edition") == house.refused(
        house.moving(Amend(charter=house.edition(title)))
    )
    decided(house, Amend(charter=house.edition(title, number=3)))
    assert 3 == house.state.charter.edition
    assert [] == house.faults()


@pytest.mark.parametrize("effect", [Resolution(), Censure(mandate="treasurer:1")])
def test_what_did_nothing_leaves_nothing_to_undo(effect: Effect) -> None:
    """A resolution and a censure are reversed, and both results stay on the record."""
    house = House(extra=AT_ONCE)
    motion = decided(house, effect)

    assert [] == kinds(reversed_(house, motion))
    assert "reversed" == house.state_of(motion)
    assert [] == house.faults()


def test_only_what_is_in_effect_is_reversed() -> None:
    """Not a motion that is not there, nor one that is pending, nor one that is reversed already."""
    house = House(extra=AT_ONCE)
    motion = house.move(Resolution())

    def reverse(which: str) -> tuple[str, str]:
        return house.refused(ReverseDecision(motion=which, why="challenge", at=house.day))

    assert [("it is not in effect", "decisions")] * 2 == [reverse(motion), reverse("motion-9")]
    house.vote(motion, 2, 0)
    reversed_(house, motion)
    assert ("it is not in effect", "decisions") == reverse(motion)


def test_what_never_ended_is_not_restored() -> None:
    """Neither a mandate that is live, nor one that is not there."""
    house = House()
    mandate = house.mandate("e1", "president")

    assert [("it has not ended", "mandate")] * 2 == [
        house.refused(RestoreMandate(mandate=each, motion="motion-1", at=house.day)) for each in (mandate, "x:1")
    ]


def test_an_altered_post_says_what_it_was() -> None:
    """The entry of the reversal is an alteration too, with what the reversed decision had made of the post."""
    house = house_with(PRESS)
    motion = decided(house, RenamePost(post="press_officer", label="Speaker"))

    (altered,) = [event for event in reversed_(house, motion) if isinstance(event, PostAltered)]

    assert ("Press officer", "Speaker") == (altered.label, altered.before.label)
