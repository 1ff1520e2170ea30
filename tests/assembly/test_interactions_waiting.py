"""Vacant places that wait while units or the charter change: what cannot fill them any more is not waited for."""

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import CHARTER, RETURNS, RULES
from tests.assembly.recalled import of_type

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.units import DissolveTheUnit, MergeUnits, MoveTheUnit, SplitUnit
from comitia.core.mandate.by_election import CallByElection
from comitia.core.mandate.vacancy import VacancyDeclared

DELEGATE = "{delegate: [by_election, coopted]}"


def waiting(vacancy: str = DELEGATE, *further: tuple[str, str]) -> House:
    """Return the federation without posts, in which vacancies are filled like this and results can be challenged."""
    challenge = "  challenge: {within: P60D, effect: at_once}\n  effects:"
    rules = RULES.replace("  effects:", challenge) + f"vacancy: {vacancy}\n"
    posts = {"local_secretary.east", "local_secretary.west", "president", "treasurer"}
    returns = tuple(each for each in RETURNS if each[0] not in posts)
    return House(text=CHARTER.replace("EXTRA", rules), returns=(*returns, *further))


def leaves(house: House, person: str, office: str = "regional_council") -> None:
    """Let somebody resign."""
    house.resign(house.mandate(person, office))


def fillers(house: House, office: str = "regional_council") -> list[str]:
    """Return what each vacancy was to be filled by, in the order of their entries."""
    declared = [event for event in of_type(house, VacancyDeclared) if isinstance(event, VacancyDeclared)]
    return [event.filler for event in declared if event.office == office]


@pytest.mark.parametrize(
    "change",
    [MoveTheUnit(unit="mill", parent="west"), SplitUnit(unit="east", new=("north",), names=("North",), below=("mill",), to=("north",))],
)  # fmt: skip
def test_no_by_election_where_the_unit_lies_elsewhere(change: Effect) -> None:
    """The mill has sent e3 to the east and lies in the west, or the north: it cannot elect to the east again."""
    house = waiting()
    house.carry(change)
    leaves(house, "e3")

    assert ["coopted"] == fillers(house)
    assert [] == house.faults()


def test_a_unit_that_lies_in_another_of_its_kind_can_still_elect_before_that() -> None:
    """The mill stays where it is while the quay moves: its by-election is called."""
    house = waiting()
    house.carry(MoveTheUnit(unit="quay", parent="west"))
    leaves(house, "e3")
    house.enter(CallByElection(contest="regional_council.mill", at=house.day))

    assert ["by_election"] == fillers(house)
    assert [] == house.faults()


@pytest.mark.parametrize("change", [MergeUnits(units=("quay",), into="mill"), MoveTheUnit(unit="quay", parent="west")])
def test_a_place_that_waits_for_a_by_election_is_declared_again_where_its_voters_go(change: Effect) -> None:
    """e2's place waits for the quay to elect, which goes up into the mill, or to the west; that of e4 still waits."""
    house = waiting()
    leaves(house, "e2")
    leaves(house, "e4")
    house.carry(change)

    assert ["by_election", "by_election", "coopted"] == fillers(house)
    assert "regional_council.quay:2" == of_type(house, VacancyDeclared)[-1].mandate  # type: ignore[attr-defined]  # a vacancy
    assert [] == house.faults()


def test_nothing_is_declared_where_the_seat_is_dissolved() -> None:
    """The seat of the quay is no more."""
    house = waiting()
    leaves(house, "e2")
    house.carry(DissolveTheUnit(unit="quay"))

    assert ["by_election"] == fillers(house)
    assert [] == house.faults()


def amended(house: House, before: str, after: str) -> None:
    """Let the congress amend the charter."""
    house.carry(Amend(charter=house.edition((before, after))))


COOPTED = "post: [{coopted: {within: P60D}}]"


def relieved() -> House:
    """Return the federation whose treasurer was relieved, a month ago; the congress may co-opt another."""
    house = waiting("{delegate: [by_election], post: [{coopted: {within: P60D}}]}", ("treasurer", "b1"))
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))
    return house.later(30)


def test_a_place_is_declared_again_where_its_filler_leaves_the_list_and_once_more_where_it_comes_back() -> None:
    """The treasurer was to be co-opted; then a by-election is to be held, until a recount finds the amendment lost."""
    house = relieved()
    amended(house, COOPTED, "post: [by_election]")
    assert ["coopted", "by_election"] == fillers(house, "treasurer")
    house.challenge("motion-2", "e1")
    house.recount("motion-2", 0, 2)

    assert ["coopted", "by_election", "coopted"] == fillers(house, "treasurer")
    assert [] == house.faults()


def test_a_by_election_that_is_open_is_held_to_its_end() -> None:
    """It was called before an amendment took by-elections out of the list, and fills the place."""
    house = relieved()
    amended(house, COOPTED, "post: [by_election]")
    house.enter(CallByElection(contest="treasurer", at=house.day))
    house.text = house.text.replace(COOPTED, "post: [by_election]")
    house.carry(Amend(charter=house.edition(("post: [by_election]", COOPTED), number=3)))
    house.declare("treasurer.by-election-1", "b5")

    assert ["coopted", "by_election"] == fillers(house, "treasurer")
    assert ["b5"] == house.holders("treasurer")
    assert [] == house.faults()


def test_a_place_whose_list_an_amendment_takes_away_is_left_vacant() -> None:
    """The charter says nothing any more about posts."""
    house = relieved()
    amended(house, ", " + COOPTED, "")

    assert ["coopted", "left_vacant"] == fillers(house, "treasurer")
    assert [] == house.faults()
