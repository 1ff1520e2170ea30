"""Offices that do not go together: where the charter forbids to stand for one, and where it takes the vote (domain I22)."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.house import House, tally_of, totals
from tests.assembly.meadow import RETURNS, RULES
from tests.assembly.recalled import NO_GRACE
from tests.assembly.test_takeover import held
from tests.assembly.together import AUDITOR, CHALLENGE, TREASURER, ends, found, together

from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.assembly.vote import bases_of
from comitia.core.election.contest import OpenContest
from comitia.core.events import Event
from comitia.core.mandate.takeover import TakeOverContest
from comitia.core.mandate.vacancy import AlternateCalled
from comitia.core.refused import Refused

STAND, VOTE = "forbidden: stand", "forbidden: vote"
WITHOUT_TREASURER = RETURNS[:-1]
ALTERNATES = CHALLENGE + f"vacancy: {{delegate: [next_alternate], {NO_GRACE}}}\n"
BARRED = "holds board of union, which does not go with {}, and cannot stand for it or be given it before that mandate has ended"  # fmt: skip


def refusal(house: House, contest: str, persons: str) -> tuple[str, str]:
    """Return the sentence and the rule by which a return is refused."""
    with pytest.raises(Refused) as caught:
        house.declare(contest, persons)
    return caught.value.reason, caught.value.rule


def test_who_holds_an_office_does_not_stand_for_one_that_it_does_not_go_with() -> None:
    """b1 is on the board, and no candidate for treasurer; x1 is elected, and no candidate for the board."""
    house = together(STAND, returns=WITHOUT_TREASURER)
    house.enter(OpenContest(contest="treasurer", at=house.day))

    assert (f"candidate 2 {BARRED.format('treasurer')}", "posts.treasurer.not_with") == (
        refusal(house, "treasurer", "x1 b1")
    )
    house.declare("treasurer", "x1")
    assert [] == found(house)
    assert [] == house.faults()


def test_whose_term_is_over_may_stand() -> None:
    """The board is elected until 1 March 2030: on that day b1 may stand, and not on the day before."""
    house = together(STAND, returns=WITHOUT_TREASURER)
    house.enter(OpenContest(contest="treasurer", at=house.day))
    house.day = date(2030, 2, 28)
    assert "posts.treasurer.not_with" == refusal(house, "treasurer", "b1")[1]

    house.later(1).declare("treasurer", "b1")
    assert ["b1"] == house.holders("treasurer")


def test_nobody_is_appointed_beside_what_it_does_not_go_with() -> None:
    """Neither moved nor, where the seat came between, put to the vote; both name the rule."""
    house = together(STAND, AUDITOR, returns=RETURNS[:-3])
    house.enter(OpenContest(contest="board.union", at=house.day))
    motion = house.move(Appoint(office="auditor", unit="union", persons=("b1",)))
    house.declare("board.union", "b1 b2 b3")

    wrong = (f"b1 {BARRED.format('auditor')}", "posts.auditor.not_with")
    assert wrong == house.refused(house.putting(motion, 2, 0))
    assert wrong == house.refused(house.moving(Appoint(office="auditor", unit="union", persons=("e3", "b1"))))


def test_a_further_round_is_held_without_who_got_an_office_that_bars() -> None:
    """x1, left in for the second round, is appointed auditor: x2 is the only one left in."""
    house = together(
        STAND, ("treasurer: {", "treasurer: {not_with: [auditor], "),
        ("dismissed_by: [board, congress], rule: {id: plurality}", "dismissed_by: [board, congress], rule: {id: exhaustive, drop: none}"),
        returns=WITHOUT_TREASURER,
    )  # fmt: skip
    house.enter(OpenContest(contest="treasurer", at=house.day))
    house.enter(replace(totals("treasurer", ["x1"], ["x2"], house.day), votes={1: 3, 2: 3}, elected={1: None, 2: None}, cast=6))  # fmt: skip
    house.carry(Appoint(office="auditor", unit="union", persons=("x1",)))

    assert "posts.treasurer.not_with" == refusal(house, "treasurer.round-2", "x1 x2")[1]
    assert "exhaustive: drop" == refusal(house, "treasurer.round-2", "x3")[1]
    house.declare("treasurer.round-2", "x2")
    assert ["x2"] == house.holders("treasurer")
    house.carry(Appoint(office="auditor", unit="union", persons=("e3",)))
    assert [] == house.faults()


def test_a_further_round_in_which_nobody_is_left_is_closed() -> None:
    """Both who were left in are auditors by now."""
    house = together(
        STAND, ("treasurer: {", "treasurer: {not_with: [auditor], "),
        ("dismissed_by: [board, congress], rule: {id: plurality}", "dismissed_by: [board, congress], rule: {id: exhaustive, drop: none}"),
        returns=WITHOUT_TREASURER,
    )  # fmt: skip
    house.enter(OpenContest(contest="treasurer", at=house.day))
    house.enter(replace(totals("treasurer", ["x1"], ["x2"], house.day), votes={1: 3, 2: 3}, elected={1: None, 2: None}, cast=6))  # fmt: skip
    house.carry(Appoint(office="auditor", unit="union", persons=("x1", "x2")))

    assert refusal(house, "treasurer.round-2", "x3")[0].endswith("close it as not held")


def test_an_alternate_who_holds_what_does_not_go_with_it_is_passed_over() -> None:
    """e5 is auditor, so e6 moves up for the recalled e1; e5 keeps the turn."""
    returns = (("regional_council.quay", "e1 e2 | e5 e6"), *RETURNS[1:])
    house = together(
        STAND, ("auditor: {", "auditor: {not_with: [regional_council.*], "),
        ("    scope: region\n", "    scope: region\n    alternates: {per_contest: 2}\n"), sections=ALTERNATES, returns=returns,
    )  # fmt: skip
    house.carry(Appoint(office="auditor", unit="union", persons=("e5",)))
    house.carry(Recall(mandate=house.mandate("e1", "regional_council")), "branch_meeting", "quay", "q1")

    called = [event for _, event in house.acts if isinstance(event, AlternateCalled)]
    assert [("e6", ("e5",))] == [(event.person, event.passed_over) for event in called]
    assert [] == house.faults()


def test_nothing_is_restored_beside_what_bars_it() -> None:
    """b1 is relieved as treasurer, then appointed auditor, which does not go with it: the reversal gives nothing back."""
    house = together(STAND, ("treasurer: {", "treasurer: {not_with: [auditor], "))
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))
    house.carry(Appoint(office="auditor", unit="union", persons=("b1",)))
    house.challenge("motion-1")
    house.recount("motion-1", 1, 4)

    assert ([], ["b1"]) == (house.holders("treasurer"), house.holders("auditor"))
    assert [("b1", "treasurer", "relieved")] == ends(house)
    assert [] == house.faults()


def test_an_amendment_that_forbids_to_stand_takes_nothing_from_anybody() -> None:
    """b1 holds both since before: the new edition is about who stands, and b1 keeps both to the end of their terms."""
    house = together(STAND, ("treasurer: {", "treasurer: {powers: [pay], "))
    house.carry(Amend(charter=house.edition(("treasurer: {", "treasurer: {not_with: [board.*], "))))

    assert (["b1"], [], []) == (house.holders("treasurer"), found(house), ends(house))


def counted(house: House, present: int, body: str = "board") -> list[Event]:
    """Enter an attendance."""
    return house.enter(CountAttendance(body=body, unit="union", present=present, credentialed=None, at=house.day))


def test_who_has_no_vote_is_not_counted_among_those_who_vote() -> None:
    """The treasurer b1 sits on the board without a vote: it has three seats, and two who vote, are present, and decide."""
    house = together(VOTE)
    bases = bases_of(house.state, "board", "union", house.day)
    assert (3, 2) == (bases.all_seats, bases.filled_seats)

    assert (
        "bodies.board.seats"
        == house.refused(CountAttendance(body="board", unit="union", present=3, credentialed=None, at=house.day))[1]
    )
    counted(house, 2)
    motion = house.move(Resolution(), "board", mover="b1")
    assert (
        "3 votes of 2 who may vote: it does not balance, count again" == house.refused(house.putting(motion, 2, 1))[0]
    )
    house.vote(motion, 2, 0)
    assert "in_effect" == house.state_of(motion)
    assert [] == house.faults()


def test_the_vote_comes_back_when_the_other_office_ends() -> None:
    """From the day on which b1 is relieved as treasurer, three vote on the board."""
    house = together(VOTE)
    house.carry(Relieve(mandate=house.mandate("b1", "treasurer")))

    assert 3 == bases_of(house.state, "board", "union", house.day).filled_seats


def test_a_quorum_is_of_those_who_vote() -> None:
    """Half of those on the board who vote is one of two; half of all seats is two of three, and only two can be there."""
    for of, present in (("filled_seats", 1), ("all_seats", 2)):
        board = ("  board:\n", f"  board:\n    quorum: {{share: 1/2, of: {of}}}\n")
        house = together(VOTE, TREASURER, board)
        motion = house.move(Resolution(), "board", mover="b2")
        if present > 1:
            counted(house, present - 1)
            assert "bodies.board.quorum" == house.refused(house.putting(motion, 1, 0))[1]
        counted(house, present)
        house.vote(motion, 1, 0)
        assert "in_effect" == house.state_of(motion)


def test_it_is_the_body_that_names_the_other_whose_vote_is_lost() -> None:
    """The congress names the board, so b1, elected to both, has a vote on the board and none in the congress."""
    congress = ("    supreme: true\n    nested: true\n", "    supreme: true\n    not_with: [board.*]\n")
    house = together(VOTE, congress, returns=(*RETURNS[:4], ("congress.east", "e1 e2 b1"), *RETURNS[5:-2]))

    sizes = [bases_of(house.state, body, "union", house.day).filled_seats for body in ("congress", "board")]
    assert [5, 3] == sizes


def test_a_member_without_a_vote_has_none_in_the_elections_of_the_body() -> None:
    """e1, auditor, is one of six in the congress: five elect the treasurer, and six ballots are too many."""
    house = together(VOTE, ("auditor: {", "auditor: {not_with: [congress.*], "), returns=WITHOUT_TREASURER)
    house.carry(Appoint(office="auditor", unit="union", persons=("e1",)), mover="e2")
    house.enter(OpenContest(contest="treasurer", at=house.day))

    contest = house.state.contest("treasurer")
    assert contest is not None
    assert 5 == contest.opened.electorate.number
    assert [] == house.faults()


def test_a_college_has_those_of_its_members_who_vote() -> None:
    """The three seats of the board form a college, of whom two vote: three votes in it are too many."""
    board = ("seats: {elected_by: congress, count: 3}", "seats: {elected_by: congress, count: 3, college: lay}")
    house = together(VOTE, TREASURER, board, sections=RULES)

    assert {"lay": (3, 2, 2)} == bases_of(house.state, "board", "union", house.day).colleges
    assert 2 == tally_of(2, 0).voting


def test_posts_take_no_vote_from_each_other() -> None:
    """The auditor does not go with the treasurer: neither loses a vote, and both may be held."""
    house = together(VOTE, ("auditor: {", "auditor: {not_with: [treasurer], "))
    house.carry(Appoint(office="auditor", unit="union", persons=("b1",)))

    assert [] == found(house)
    assert 3 == bases_of(house.state, "board", "union", house.day).filled_seats


def test_documents_give_nobody_an_office_that_another_bars() -> None:
    """b1 sits on the board: no document makes b1 treasurer as well; it may be z1."""
    house = together(STAND, returns=WITHOUT_TREASURER)
    assert house.refused(TakeOverContest(contest="treasurer", holders=held("b1"), alternates=(), at=house.day)) == (
        f"the person {BARRED.format('treasurer')}",
        "posts.treasurer.not_with",
    )
    house.enter(TakeOverContest(contest="treasurer", holders=held("z1"), alternates=(), at=house.day))
    assert [] == house.faults()


def test_documents_that_bring_an_office_beside_another_leave_the_choice() -> None:
    """b1, on the board, is treasurer by a document: found on the day of the entry, to choose within the time."""
    house = together("choose_within: P14D", returns=WITHOUT_TREASURER)
    house.enter(TakeOverContest(contest="treasurer", holders=held("b1"), alternates=(), at=house.day))

    assert [("b1", "board.union:1", "treasurer:1", date(2026, 3, 15), None)] == [
        (each.person, each.older, each.newer, each.until, each.motion) for each in found(house)
    ]
    assert [] == house.faults()


def test_documents_that_bring_it_where_no_time_is_given_end_it_at_once() -> None:
    """The newer lapses on the day of the entry."""
    house = together("forbidden: hold", returns=WITHOUT_TREASURER)
    house.enter(TakeOverContest(contest="treasurer", holders=held("b1"), alternates=(), at=house.day))

    assert [("b1", "treasurer", "incompatible")] == ends(house)
    assert [] == house.faults()
