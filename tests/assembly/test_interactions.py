"""Where the parts of a mandate's life meet: who acts, who is co-opted, what documents say, and units that go."""

from datetime import date

from tests.assembly.house import TEXT, House
from tests.assembly.meadow import CHARTER, RETURNS, RULES
from tests.assembly.recalled import meadow, of_type, recall

from comitia.core.assembly.effects.coopt import Coopt
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.assembly.effects.units import DissolveTheUnit
from comitia.core.assembly.seats import colleges_of
from comitia.core.mandate.acting import ActingBegun
from comitia.core.mandate.departure import EnterDeparture, WithdrawDeparture
from comitia.core.mandate.office import places
from comitia.core.mandate.takeover import Holder, TakeOverContest
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared

COUNCILS = tuple(each for each in RETURNS if each[0].startswith(("regional", "congress")))
COOPTED = "{delegate: [{coopted: {within: P30D}}]}"


def federation(vacancy: str, *more: tuple[str, str], text: str = CHARTER) -> House:
    """Return the federation with its councils and congress, and what else is elected."""
    return House(text=text.replace("EXTRA", f"{RULES}vacancy: {vacancy}\n"), returns=(*COUNCILS, *more))


def disqualified(house: House, person: str, *mandates: str) -> EnterDeparture:
    """Return that a person is no longer qualified for these."""
    return EnterDeparture(person=person, cause="disqualified", mandates=mandates, text=TEXT, at=house.day)


def test_a_place_is_declared_vacant_once_where_a_lost_seat_takes_others_along() -> None:
    """e1 may sit in the council no more: three places are vacant, each declared once."""
    house = federation(COOPTED.replace("}]}", "}], post: [left_vacant]}"), ("president", "e1"))
    house.enter(disqualified(house, "e1", house.mandate("e1", "regional_council")))

    declared = [event.mandate for event in of_type(house, VacancyDeclared)]
    assert sorted(declared) == ["congress.east:1", "president:1", "regional_council.quay:1"]
    assert [] == house.faults()


def test_who_acts_already_is_not_asked_again() -> None:
    """The post falls with a lost seat while two could act for it: one does, once."""
    house = federation("{post: [{acting: auditor}, by_election]}", ("president", "e1"))
    house.carry(Appoint(office="auditor", unit="union", persons=("b2", "b3")))
    house.enter(disqualified(house, "e1", house.mandate("e1", "congress")))

    assert ["b2"] == [event.person for event in of_type(house, ActingBegun)]
    assert [] == house.faults()


def test_who_is_coopted_goes_with_the_unit_whose_seat_it_is() -> None:
    """b1 has the seat of mill by co-option; mill is dissolved, and the seat with it."""
    house = federation(COOPTED)
    house.resign(house.mandate("e3", "regional_council"))
    house.carry(Coopt(office="regional_council", unit="east", person="b1"), "regional_council", "east", "e1")
    house.carry(DissolveTheUnit(unit="mill"), "congress", "union", "w1")

    assert ["e1", "e2"] == sorted(house.state.holders("regional_council", "east"))
    assert places(house.state, "regional_council", "east") == 2
    assert [] == house.faults()


def test_who_is_coopted_is_of_the_college_of_the_seat() -> None:
    """The lay seats of the congress stay three a region, whoever fills them."""
    text = CHARTER.replace(
        "seats: {from: region, apportion: {fixed: 3}}", "seats: {from: region, apportion: {fixed: 3}, college: lay}"
    )
    house = federation(COOPTED, text=text.replace("    nested: true\n", ""))
    house.resign(house.mandate("e3", "congress"))
    house.carry(Coopt(office="congress", unit="union", person="b2"), "congress", "union", "e1")

    assert colleges_of(house.state, "congress", "union", house.day) == {"lay": (6, 6, 6)}


def test_documents_do_not_fill_a_post_beyond_its_places() -> None:
    """Two auditors are appointed; two more from a document are refused."""
    house = federation("{post: [left_vacant]}")
    house.carry(Appoint(office="auditor", unit="union", persons=("b2", "b3")))
    day = date(2026, 1, 1)
    holders = tuple(
        Holder(number=number, person=person, name=TEXT, starts=day, ends=None, evidence=TEXT)
        for number, person in enumerate(("x1", "x2"), 1)
    )
    reason, rule = house.refused(TakeOverContest(contest="auditor", holders=holders, alternates=(), at=house.day))

    assert (reason, rule) == ("2 persons for 0 vacant of 2 places", "posts.auditor.seats")


def test_an_alternate_who_gave_way_where_a_death_was_withdrawn_keeps_the_turn() -> None:
    """e1 was entered as dead in error; e5 gave way, and is the next whom the council calls."""
    house = meadow()
    house.enter(EnterDeparture(person="e1", cause="death", mandates=(), text=TEXT, at=house.day))
    house.enter(WithdrawDeparture(departure="departure-1", text=TEXT, at=house.day))
    recall(house, "e2")

    assert "e5" in house.state.holders("regional_council", "east")
    assert [event.person for event in of_type(house, AlternateCalled)].count("e5") == 2
    assert [] == house.faults()
