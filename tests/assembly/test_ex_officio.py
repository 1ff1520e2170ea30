"""Seats that go with a post: who holds it sits in a body, from the first day until the last, with a vote or without."""

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import charter_text

from comitia.charter import CharterErrors, load_text
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.assembly.vote import VoteDeclared, bases_of
from comitia.core.election.not_with import voting
from comitia.core.mandate.departure import EnterDeparture, WithdrawDeparture
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.ex_officio import SeatedExOfficio, SeatExOfficio
from comitia.core.mandate.petition import OpenPetition
from comitia.core.mandate.resignation import TenderResignation
from comitia.core.mandate.vacancy import VacancyDeclared

BOARD = "seats: {elected_by: congress, count: 3}"
COUNCIL = "seats: {from: branch, apportion: {fixed: 2}}"
SEATS = "seats: [{elected_by: congress, count: 3}, {ex_officio: president}, {ex_officio: local_secretary, vote: false}]"
VACANCY = "vacancy: {delegate: [left_vacant], post: [left_vacant]}\n"
BY_PRESIDENT, BY_EAST = "board.union@president:1", "board.union@local_secretary.east:1"


def written(*changes: tuple[str, str]) -> str:
    """Return the charter with seats in the board for the president, and for the local secretaries without a vote."""
    text = charter_text().replace(BOARD, SEATS)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text + VACANCY


@pytest.fixture
def house() -> House:
    """Return the house with these seats."""
    return House(text=written())


def kinds(events: list[object]) -> list[str]:
    """Return what events are."""
    return [type(event).__name__ for event in events]


def seats(house: House) -> list[str]:
    """Return who sits in the board by virtue of a post."""
    return [held.person for held in house.state.holdings.of_office("board", "union") if held.by is not None]


def test_who_holds_the_post_sits_in_the_body(house: House) -> None:
    """From the return on: of the unit of the body, and of every unit within it."""
    seated = [event for _, event in house.acts if isinstance(event, SeatedExOfficio)]

    assert [(each.person, each.by_post, each.by) for each in seated] == [
        ("e4", "local_secretary", "local_secretary.east:1"),
        ("w4", "local_secretary", "local_secretary.west:1"),
        ("e1", "president", "president:1"),
    ]
    held, post = house.state.holdings.mandate(BY_PRESIDENT), house.state.holdings.mandate("president:1")
    assert held is not None
    assert post is not None
    assert (held.starts, held.ends) == (post.starts, post.ends)
    assert house.faults() == []


def test_without_a_vote_they_count_for_nothing(house: House) -> None:
    """The secretaries sit, and are in no number that a share is of; the president is in all."""
    members = [held.person for held in voting(house.state, "board", "union", house.day)]
    bases = bases_of(house.state, "board", "union", house.day)

    assert sorted(members) == ["b1", "b2", "b3", "e1"]
    assert (bases.all_seats, bases.filled_seats, bases.may_vote) == (4, 4, 4)
    house.carry(Relieve(mandate="president:1"))
    assert bases_of(house.state, "board", "union", house.day).all_seats == 4
    assert bases_of(house.state, "board", "union", house.day).filled_seats == 3


def test_an_abolished_post_has_no_seat_left(house: House) -> None:
    """Its holders' seats end, and it counts no more."""
    house.carry(AbolishThePost(post="local_secretary", powers_to="extinguished"))

    assert seats(house) == ["e1"]
    assert house.faults() == []


def test_the_seat_ends_with_the_post_and_is_no_vacancy(house: House) -> None:
    """At once, by the same motion; the post is vacant, the seat is not; and both come back when it is reversed."""
    entered = house.carry(Relieve(mandate="president:1"))
    ended = [event for event in entered if isinstance(event, MandateEnded)]

    assert [(each.mandate, each.cause, each.motion) for each in ended] == [
        ("president:1", "relieved", "motion-1"),
        (BY_PRESIDENT, "ex_officio_over", "motion-1"),
    ]
    assert [each.mandate for each in entered if isinstance(each, VacancyDeclared)] == ["president:1"]
    assert "e1" not in house.holders("board")
    assert house.faults() == []


def test_the_seat_comes_back_with_the_post() -> None:
    """A challenge undoes the decision: the post is given back, and the seat with it."""
    house = House(text=written(("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")))
    house.carry(Relieve(mandate="president:1"))
    house.challenge("motion-1")
    entered = house.recount("motion-1", 0, 2)

    assert [event.mandate for event in entered if isinstance(event, MandateRestored)] == ["president:1", BY_PRESIDENT]
    assert house.faults() == []


def test_death_and_expulsion_take_the_seat_too_and_give_it_back(house: House) -> None:
    """All ends at once, and all comes back."""
    entered = house.enter(EnterDeparture(person="e4", cause="death", mandates=(), text=TEXT, at=house.day))
    assert BY_EAST in [event.mandate for event in entered if isinstance(event, MandateEnded)]
    entered = house.enter(WithdrawDeparture(departure="departure-1", text=TEXT, at=house.day))
    assert BY_EAST in [event.mandate for event in entered if isinstance(event, MandateRestored)]

    charges = house.charge("e4")
    house.carry(Expel(charges=charges))
    assert "e4" not in house.holders("board")
    assert house.faults() == []


def test_nobody_has_two_seats(house: House) -> None:
    """Who is elected to a seat has that one alone, and when it ends the other again."""
    text = written(("{ex_officio: president}", "{ex_officio: treasurer}"))  # fmt: skip
    house = House(text=text)

    assert [held.by for held in house.state.holdings.of_person("b1") if held.office == "board"] == [None]
    house.carry(Relieve(mandate="board.union:1"))
    assert "b1" in seats(house)
    assert house.faults() == []


def test_a_seat_of_ones_own_takes_the_place_of_it() -> None:
    """The president is elected to the board later: the seat ex officio ends."""
    returns = (*((contest, who) for contest, who in House().returns if contest != "board.union"), ("board.union", "e1 b2 b3"))  # fmt: skip
    house = House(text=written(), returns=returns)

    ended = [event for _, event in house.acts if isinstance(event, MandateEnded)]
    assert [(each.mandate, each.cause) for each in ended] == [(BY_PRESIDENT, "ex_officio_over")]
    assert sorted(house.holders("board")) == ["b2", "b3", "e1", "e4", "w4"]
    assert house.faults() == []


def test_an_amendment_makes_seats_and_ends_them(house: House) -> None:
    """Those who hold the post are seated on the day on which it is in force, or sit no more."""
    without = house.edition(("{ex_officio: president}, ", ""))
    entered = house.carry(Amend(charter=without))
    assert [event.mandate for event in entered if isinstance(event, MandateEnded)] == [BY_PRESIDENT]

    again = house.edition(("{ex_officio: president}, ", "{ex_officio: president}, {ex_officio: auditor}, "), number=3)
    house.carry(Appoint(office="auditor", unit="union", persons=("e2",)))
    entered = house.carry(Amend(charter=again))
    assert kinds([event for event in entered if isinstance(event, MandateRestored | SeatedExOfficio)]) == ["MandateRestored", "SeatedExOfficio"]  # fmt: skip
    assert house.faults() == []


def test_a_vacant_seat_of_its_own_is_declared_all_the_same(house: House) -> None:
    """Seats that go with posts fill no place of those elected."""
    entered = house.carry(Relieve(mandate="board.union:2"))

    assert [each.mandate for each in entered if isinstance(each, VacancyDeclared)] == ["board.union:2"]
    assert any(isinstance(each, VoteDeclared) for each in entered)


def test_nobody_leaves_the_seat_alone(house: House) -> None:
    """It goes with the post: it is that which one resigns from, and from which one is recalled."""
    said = (
        "it goes with the post of president, and ends with mandate president:1: name that instead",
        "bodies.board.seats",
    )

    assert house.refused(TenderResignation(mandates=(BY_PRESIDENT,), text=TEXT, at=house.day)) == said
    assert house.refused(house.moving(Relieve(mandate=BY_PRESIDENT))) == said
    assert house.refused(house.moving(Recall(mandate=BY_PRESIDENT))) == said


def test_a_seat_that_goes_with_nothing_is_refused(house: House) -> None:
    """A body that has none for the post, a mandate that is not there, and one whose holder sits there."""
    none = house.refused(SeatExOfficio(by="treasurer:1", body="board", at=house.day))
    unknown = house.refused(SeatExOfficio(by="nobody:1", body="board", at=house.day))
    again = house.refused(SeatExOfficio(by="president:1", body="board", at=house.day))

    assert none == unknown == ("no seat in it goes with that", "bodies.board.seats")
    assert again == (
        "its holder has a seat there already, or has had this one, or cannot have one",
        "bodies.board.seats",
    )


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("{ex_officio: chairman}", "there is no post `chairman`"),
        ("{ex_officio: president}, {ex_officio: president}", "president has seats here already: name each post once"),
        ("{ex_officio: president, count: 2}", "count does not go with ex_officio"),
        ("{elected_by: congress, count: 1, vote: false}", "vote is for those who sit ex officio"),
    ],
)
def test_a_charter_that_says_it_wrongly_is_refused(group: str, said: str) -> None:
    """The post must be there, once, and nothing else goes with it."""
    with pytest.raises(CharterErrors, match=said):
        load_text(charter_text().replace(BOARD, f"seats: [{{elected_by: congress, count: 3}}, {group}]"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (BOARD, "seats: {ex_officio: auditor}", "nobody elects board: add a group of seats that is elected"),
        (COUNCIL, f"{COUNCIL[:7]}[{COUNCIL[7:]}, {{ex_officio: president}}]", "does not lie in a region"),
        (
            "seats: {from: region, apportion: {fixed: 3}}",
            "seats: [{from: region, apportion: {fixed: 3}}, {ex_officio: president}]",
            "who holds president must sit in congress already",
        ),
        (
            "seats: {from: region, apportion: {fixed: 3}}",
            "voting: {weight: roll.members}\n    seats: [{from: region, apportion: {fixed: 3}}, {ex_officio: auditor}]",
            "write vote: false",
        ),
        (BOARD, "seats: [{elected_by: congress, count: 3, college: lay}, {ex_officio: auditor}]", "write vote: false"),
    ],
)
def test_a_seat_that_cannot_be_is_a_fault(before: str, after: str, said: str) -> None:
    """A post outside the body, one whose holder must sit there, a vote that belongs to nothing."""
    with pytest.raises(CharterErrors, match=said):
        load_text(charter_text().replace(before, after))


@pytest.mark.parametrize("rule", ["{petition: {n: 1}}", "{by: congress}"])
def test_nobody_is_recalled_from_such_a_seat_alone(rule: str) -> None:
    """Neither by a petition nor by the body that recalls delegates: it goes with the post."""
    house = House(text=written() + f"recall: {{delegate: {rule}}}\n")
    house.later(30)
    petition = OpenPetition(mandate=BY_PRESIDENT, openers=("e2",), grounds=TEXT, at=house.day)
    command = petition if "petition" in rule else house.moving(Recall(mandate=BY_PRESIDENT), "congress", "union", "e2")

    reason, path = house.refused(command)
    assert "bodies.board.seats" == path
    assert "it goes with the post of president, and ends with mandate president:1: name that instead" == reason
