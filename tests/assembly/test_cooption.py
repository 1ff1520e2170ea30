"""Co-option into a body's own vacant seat, or into a post by the body that fills it; what is refused."""

from datetime import date

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RETURNS
from tests.assembly.recalled import of_type
from tests.assembly.test_by_election import call, voting

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.coopt import Coopt
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.mandate.cooption import CooptPerson, PersonCoopted
from comitia.core.mandate.departure import EnterDeparture
from comitia.core.mandate.vacancy import VacancyDeclared

COOPTED = "[{coopted: {within: P30D, max: 1}}, by_election]"


def coopting(delegate: str = COOPTED, post: str = "[coopted]") -> House:
    """Return the federation whose board has lost b1."""
    house = voting(delegate, post)
    house.carry(Relieve(mandate=house.mandate("b1", "board")))
    return house


def coopt(person: str = "b7", office: str = "board", unit: str = "union") -> Coopt:
    """Return the effect."""
    return Coopt(office=office, unit=unit, person=person)


def test_the_board_chooses_into_its_own_seat_for_the_rest_of_the_term() -> None:
    """b7 has the place of b1, until the day on which b1's term would have ended, by motion 2."""
    house = coopting()
    declared = of_type(house, VacancyDeclared)[0]
    house.later(10)
    house.carry(coopt(), "board", "union", "b2")
    held = house.state.holdings.mandate("motion-2:1")

    assert isinstance(declared, VacancyDeclared)
    assert ("coopted", date(2026, 3, 30)) == (declared.filler, declared.until)
    assert held is not None
    assert ("b7", "board.union:1", date(2026, 3, 11), date(2030, 3, 1)) == (
        held.person,
        held.place,
        held.starts,
        held.ends,
    )
    assert ["b2", "b3", "b7"] == sorted(house.holders("board"))
    assert [] == house.faults()


def test_at_most_so_many_sit_by_co_option_at_one_time() -> None:
    """One may be co-opted: the second vacancy is for a by-election. Then an amendment lets fewer, and one must wait."""
    house = coopting(COOPTED.replace("max: 1", "max: 2"))
    for person in ("b2", "b3"):
        house.carry(Relieve(mandate=house.mandate(person, "board")))
    assert ["coopted", "coopted", "by_election"] == [event.filler for event in of_type(house, VacancyDeclared)]
    house.declare(call(house, "board.union").contest, "b3")
    house.vote(house.move(coopt(), "board", "union", "b3"), 1, 0)
    house.carry(Amend(charter=house.edition(("max: 2", "max: 1"))))

    assert (
        "1 sit by co-option, and the charter lets 1; wait until one of them has left",
        "vacancy.delegate.coopted.max",
    ) == house.refused(house.moving(coopt("b8"), "board", "union", "b3"))
    assert [] == house.faults()


def test_a_reversed_co_option_leaves_the_seat_vacant_again() -> None:
    """The result was read wrong: b7 leaves, and the vacancy is declared once more."""
    house = coopting()
    house.carry(coopt(), "board", "union", "b2")
    house.challenge("motion-2", "b2")
    house.recount("motion-2", 0, 2)

    assert ["b2", "b3"] == sorted(house.holders("board"))
    assert ["board.union:1", "motion-2:1"] == [event.mandate for event in of_type(house, VacancyDeclared)]
    assert [] == house.faults()


def test_a_restored_member_ousts_who_was_co_opted() -> None:
    """The relief of b1 is reversed."""
    house = coopting()
    house.carry(coopt(), "board", "union", "b2")
    house.challenge("motion-1", "e1")
    house.recount("motion-1", 1, 5)

    assert ["b1", "b2", "b3"] == sorted(house.holders("board"))
    assert [] == house.faults()


def test_the_body_that_elects_a_post_co_opts_into_it_and_nested_holders_sit_there() -> None:
    """The president must sit in the congress: e2 does, b7 does not; and falls with that seat."""
    house = coopting()
    house.carry(Relieve(mandate=house.mandate("w1", "president")))
    outside = house.refused(house.moving(coopt("b7", "president")))
    house.carry(coopt("e2", "president"))

    assert (
        "b7 does not sit in the congress of union, as the charter demands of its holders",
        "posts.president.nested",
    ) == outside
    assert ["e2"] == house.holders("president")
    house.resign(house.mandate("e2", "congress"))
    assert [] == house.holders("president")
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "body", "reason", "rule"),
    [
        (coopt(), "congress", "board of union chooses who is co-opted into it", "vacancy.delegate.coopted"),
        (coopt("b2"), "board", "b2 has a place in it already", "vacancy.delegate"),
        (coopt("x1"), "board", "x1 is expelled, and holds nothing", "discipline"),
        (coopt(office="congress"), "congress", "no place of it is vacant that is to be filled by co-option", "vacancy.delegate"),
        (coopt(office="treasurer"), "congress", "the charter does not let anybody be co-opted into it", "vacancy.post"),
    ],
)  # fmt: skip
def test_what_is_refused(effect: Effect, body: str, reason: str, rule: str) -> None:
    """Another body; who sits there; who is expelled; a seat that is held; a post that the charter fills otherwise."""
    house = coopting(post="[by_election]")
    charged = house.charge("x1", "congress", "union")
    house.carry(Expel(charges=charged))

    assert (reason, rule) == house.refused(house.moving(effect, body, "union", "b2" if body == "board" else "e1"))


def test_the_dead_and_those_whom_another_office_bars_are_not_coopted() -> None:
    """x1 has died; e1 is president, and nobody who is may stand for the board."""
    text = House().text.replace("  treasurer: {", "  treasurer: {not_with: [board.*], ")
    house = House(text=text.replace("\nresign:", f"\nmandate: {{incompatible: {{forbidden: stand}}}}\nvacancy: {{delegate: {COOPTED}}}\nresign:"),
                  returns=tuple(each for each in RETURNS if each[0] != "treasurer"))  # fmt: skip
    house.elect("treasurer", "x2")
    house.carry(Relieve(mandate=house.mandate("b1", "board")))
    house.enter(EnterDeparture(person="x1", cause="death", mandates=(), text=TEXT, at=house.day))

    assert ("x1 has died, and holds nothing", "mandate.ends") == house.refused(
        house.moving(coopt("x1"), "board", "union", "b2")
    )
    reason, rule = house.refused(house.moving(coopt("x2"), "board", "union", "b2"))
    assert "x2" in reason
    assert rule == "posts.treasurer.not_with"


def test_only_a_decision_co_opts() -> None:
    """The command is the consequence of a motion; its event says which."""
    house = coopting()
    house.carry(coopt(), "board", "union", "b2")
    event = of_type(house, PersonCoopted)[0]

    assert isinstance(event, PersonCoopted)
    assert ("motion-2", "board.union:1") == (event.motion, event.instead_of)
    command = CooptPerson(motion="motion-3", office="board", office_unit="union", person="b9", at=house.day)
    assert "vacancy.delegate" == house.refused(command)[1]
