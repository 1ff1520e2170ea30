"""How vacancies of one body or post are filled, where the charter says it for that one beside what holds for its kind."""

from datetime import date

from tests.assembly.house import House
from tests.assembly.recalled import of_type, recall
from tests.assembly.test_acting import TREASURER, acted, relieve
from tests.assembly.test_by_election import BY_ELECTION, voting

from comitia.core.assembly.effects.coopt import Coopt
from comitia.core.mandate.acting import ActingBegun, BeginActing, EndActing
from comitia.core.mandate.by_election import CallByElection
from comitia.core.mandate.vacancy import CallAlternate, DeclareVacancy, VacancyDeclared


def with_own(own: str, delegate: str = BY_ELECTION, post: str = "[by_election]") -> House:
    """Return the federation with a deputy, where what `own` says holds beside the fillers of each kind."""
    house = voting(delegate=delegate, post=f"{post}, {own}", changes=(TREASURER,))
    house.elect("treasurer", "b1")
    house.elect("deputy", "e2")
    return house


def declared(house: House) -> list[tuple[str, str]]:
    """Return which offices fell vacant, and how each place is filled."""
    found = [event for event in of_type(house, VacancyDeclared) if isinstance(event, VacancyDeclared)]
    return [(event.office, event.filler) for event in found]


def test_the_fillers_of_one_post_go_before_those_of_all_posts() -> None:
    """The deputy acts for the treasurer alone; another post waits for a by-election, as all posts do."""
    house = with_own("post.treasurer: [{acting: deputy, max: P90D}, left_vacant]")
    relieve(house, "b1", "treasurer")
    relieve(house, "e2", "deputy")
    begun = of_type(house, ActingBegun)[0]

    assert isinstance(begun, ActingBegun)
    assert ("e2", "treasurer", date(2026, 5, 30)) == (begun.person, begun.office, begun.until)
    assert [("treasurer", "left_vacant"), ("deputy", "by_election")] == declared(house)
    assert [("e2", "mandate_ended")] == acted(house)
    assert [] == house.faults()


def test_the_fillers_of_one_body_go_before_those_of_all_bodies() -> None:
    """The board co-opts; a seat in a council waits for a by-election, as all seats do."""
    house = with_own("board: [coopted]")
    relieve(house, "b2", "board")
    recall(house, "e1")

    assert [("board", "coopted"), ("regional_council", "by_election"), ("congress", "by_election")] == declared(house)
    house.carry(Coopt(office="board", unit="union", person="b7"), "board", "union", "b1")
    assert ["b1", "b3", "b7"] == sorted(house.holders("board"))
    assert [] == house.faults()


def test_nothing_is_declared_where_only_other_offices_are_named() -> None:
    """The charter says nothing of posts but the treasurer's, so the deputy's is not declared vacant."""
    house = voting(
        post="[by_election]", changes=(TREASURER, (", post: [by_election]", ", post.treasurer: [by_election]"))
    )
    house.elect("treasurer", "b1")
    house.elect("deputy", "e2")
    mandate = relieve(house, "e2", "deputy")
    relieve(house, "b1", "treasurer")

    assert [("treasurer", "by_election")] == declared(house)
    said = "the charter does not say how its place is filled", "vacancy.post"
    assert said == house.refused(DeclareVacancy(mandate=mandate, at=house.day))


def test_refusals_name_the_path_of_the_one() -> None:
    """What is refused for the treasurer, or the board, is refused by what the charter says of that one."""
    house = with_own("post.treasurer: [{acting: deputy, max: P90D}, {coopted: {max: 1}}], board: [by_election]")
    treasurer, seat = house.mandate("b1", "treasurer"), house.mandate("b2", "board")
    relieve(house, "b1", "treasurer")
    relieve(house, "b2", "board")
    house.day = date(2026, 2, 20)
    early = house.refused(CallByElection(contest="board.union", at=house.day))
    house.day = date(2026, 3, 1)

    again = house.refused(BeginActing(mandate=treasurer, at=house.day))
    assert ("its place is not vacant, or nobody can act in it", "vacancy.post.treasurer.acting") == again
    ending = house.refused(EndActing(mandate=treasurer, at=house.day))
    assert ("it runs out on 2026-05-30, and ends on that day", "vacancy.post.treasurer.acting") == ending
    assert "vacancy.board" == early[1]
    assert "vacancy.board" == house.refused(CallAlternate(mandate=seat, at=house.day))[1]
    board = Coopt(office="board", unit="union", person="b7")
    assert "vacancy.board" == house.refused(house.moving(board, "board", "union", "b1"))[1]
    post = Coopt(office="treasurer", unit="union", person="b7")
    assert "vacancy.post.treasurer.coopted" == house.refused(house.moving(post, "board", "union", "b1"))[1]
    assert [] == house.faults()
