"""By-elections for the rest of a term: called, held, overtaken by a restoring; what is refused."""

from datetime import date

import pytest
from tests.assembly.house import House, totals
from tests.assembly.meadow import CHARTER, RULES
from tests.assembly.recalled import of_type, recall, reverse
from tests.assembly.test_vacancy import of_round

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.election.contest import CloseContest, ContestClosed
from comitia.core.mandate.by_election import ByElectionCalled, CallByElection, StopByElection
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared

RETURNS = (
    ("regional_council.quay", "e1 e2"),
    ("regional_council.mill", "e3 e4"),
    ("regional_council.ford", "w1 w2"),
    ("regional_council.glen", "w3 w4"),
    ("congress.east", "e1 e2 e3"),
    ("congress.west", "w1 w2 w3"),
    ("board.union", "b1 b2 b3"),
    ("president", "w1"),
    ("local_secretary.east", "e4"),
)
BY_ELECTION = '[{by_election: {within: P60D, unless: "remaining < P6M"}}]'
QUAY = "regional_council.quay"
BY = f"{QUAY}.by-election-1"


def voting(
    delegate: str = BY_ELECTION, post: str = "[by_election]", changes: tuple[tuple[str, str], ...] = ()
) -> House:
    """Return the federation in which vacancies are filled by by-elections, and a result can be challenged."""
    rules = RULES.replace("  effects:", "  challenge: {within: P60D, effect: at_once}\n  effects:")
    text = CHARTER.replace("EXTRA", f"{rules}vacancy: {{delegate: {delegate}, post: {post}}}\n")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return House(text=text, returns=RETURNS)


def call(house: House, contest: str = QUAY) -> ByElectionCalled:
    """Call a by-election."""
    called, *_ = house.enter(CallByElection(contest=contest, at=house.day))
    assert isinstance(called, ByElectionCalled)
    return called


def test_the_winner_sits_for_the_rest_of_the_term_by_the_evidence_of_the_by_election() -> None:
    """e1 is recalled on 1 March; by 29 April the branch elects e7, until the day on which e1's term would have ended."""
    house = voting()
    recall(house, "e1")
    declared = of_type(house, VacancyDeclared)[0]
    house.later(30)
    call(house)
    house.declare(BY, "e7")
    won = house.state.holdings.mandate(f"{BY}:1")

    assert isinstance(declared, VacancyDeclared)
    assert ("by_election", date(2026, 4, 29)) == (declared.filler, declared.until)
    assert won is not None
    assert (BY, f"{QUAY}:1", date(2026, 3, 31), date(2030, 3, 1)) == (won.source, won.place, won.starts, won.ends)
    assert ["e2", "e3", "e4", "e7"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


def test_places_that_fell_vacant_together_are_filled_together() -> None:
    """Both delegates of quay are gone: one by-election for two seats, with the rule and the voters of the first one."""
    house = voting()
    recall(house, "e1")
    recall(house, "e2")
    call(house)
    opened = house.state.contest(BY)
    house.declare(BY, "e7 e8")

    assert opened is not None
    assert (2, "block", "members", 20) == (
        opened.opened.seats,
        opened.opened.rule,
        opened.opened.electorate.roll,
        opened.opened.electorate.number,
    )
    assert [f"{QUAY}:1", f"{QUAY}:2"] == [
        held.place for held in house.state.holdings.of_office("regional_council", "east") if held.source == BY
    ]
    assert [] == house.faults()


def test_the_members_of_a_body_elect_where_they_elected_before_and_the_winner_sits_there() -> None:
    """The congress is nested: only a member of the council can stand, and the councils of the day vote."""
    house = voting()
    house.resign(house.mandate("e3", "congress"))
    house.later(1)
    contest = call(house, "congress.east").contest

    refused = house.refused(totals(contest, ["e9"], ["e4"], house.day))
    house.declare(contest, "e4")
    assert "is not a member of the body that elects" in refused[0]
    assert ["e1", "e2", "e4"] == [each for each in sorted(house.holders("congress")) if each.startswith("e")]
    house.resign(house.mandate("e4", "regional_council"))
    assert "e4" not in house.holders("congress")
    assert [] == house.faults()


def test_a_by_election_is_not_held_in_the_last_months_of_a_term() -> None:
    """The terms end on 1 March 2030: on 1 September 2029 six months are left, a day later fewer."""
    house = voting('[{by_election: {unless: "remaining < P6M"}}, left_vacant]')
    house.day = date(2029, 9, 1)
    recall(house, "e1")
    house.later(1)
    recall(house, "e2")

    assert [("by_election", None), ("left_vacant", None)] == [
        (event.filler, event.until) for event in of_type(house, VacancyDeclared) if event.office == "regional_council"
    ]


def test_a_second_by_election_follows_the_first() -> None:
    """e7 was elected in a by-election and leaves: the next one is for the same place, under the next number."""
    house = voting()
    recall(house, "e1")
    call(house)
    house.declare(BY, "e7")
    recall(house, "e7")
    second = call(house)

    assert (f"{QUAY}.by-election-2", (f"{BY}:1",)) == (second.contest, second.vacant)
    house.declare(second.contest, "e8")
    held = house.state.holdings.mandate(f"{second.contest}:1")
    assert held is not None
    assert f"{QUAY}:1" == held.place
    assert [] == house.faults()


def test_one_that_was_not_held_can_be_called_again() -> None:
    """Its place is still vacant."""
    house = voting()
    recall(house, "e1")
    call(house)
    house.enter(CloseContest(contest=BY, outcome="not_held", at=house.day))

    assert f"{QUAY}.by-election-2" == call(house).contest


def test_those_who_came_next_in_a_by_election_move_up_before_those_of_the_first() -> None:
    """Nobody was left to move up for e1; e8 came second in the by-election, and moves up for e7."""
    house = voting(
        "[next_alternate, by_election]",
        changes=(("    scope: region\n", "    scope: region\n    alternates: {per_contest: 1}\n"),),
    )
    recall(house, "e1")
    call(house)
    house.declare(BY, "e7 | e8")
    recall(house, "e7")

    called = of_type(house, AlternateCalled)
    assert [("e8", BY, f"{BY}:2", f"{QUAY}:1")] == [
        (event.person, event.contest, event.mandate, event.place)
        for event in called
        if isinstance(event, AlternateCalled)
    ]
    assert [] == house.faults()


def test_a_restored_delegate_closes_the_by_election() -> None:
    """The recall of e1 is reversed while the by-election is open; the seat of e2 waits for another one."""
    house = voting()
    recall(house, "e1")
    recall(house, "e2")
    call(house)
    reverse(house, "motion-1")

    assert [ContestClosed(contest=BY, outcome="restored", vacant=1)] == of_type(house, ContestClosed)
    assert (f"{QUAY}:2",) == call(house).vacant
    assert [] == house.faults()


def test_a_restored_delegate_ousts_the_winner() -> None:
    """The recall of e1 is reversed after e7 was elected: e7 gives way."""
    house = voting()
    recall(house, "e1")
    call(house)
    house.declare(BY, "e7")
    reverse(house, "motion-1")

    ended = [(event.person, event.cause) for event in of_type(house, MandateEnded) if isinstance(event, MandateEnded)]
    assert ("e7", "reversed") in ended
    assert ["e1", "e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


def test_a_second_round_fills_what_the_first_left() -> None:
    """The board elects by rounds: b7 wins one of two vacant seats in the first, b8 the other in the second."""
    rounds = "rule: {id: exhaustive, threshold: {gt: 1/2, of: valid}, drop: last, max_rounds: 2}"
    board = "seats: {elected_by: congress, count: 3}\n    term: P4Y\n    rule: {id: block}"
    house = voting(changes=((board, board.replace("rule: {id: block}", rounds)),))
    for person in ("b1", "b2"):
        house.carry(Relieve(mandate=house.mandate(person, "board")))
    contest = call(house, "board.union").contest
    house.enter(of_round(contest, {"b7": 4, "b8": 1, "b9": 1}, house.day))
    house.enter(of_round(f"{contest}.round-2", {"b8": 4, "b9": 2}, house.day))

    places = {held.person: held.place for held in house.state.holdings.of_office("board", "union")}
    assert {"b3": "board.union:3", "b7": "board.union:1", "b8": "board.union:2"} == places
    assert [] == house.faults()


def test_what_is_refused() -> None:
    """No place waits; the vacancy is later; one is open; the post is abolished; the place is there no more."""
    house = voting()
    waits = ("no place that it filled waits for a by-election", "vacancy")
    assert waits == house.refused(CallByElection(contest=QUAY, at=house.day))
    assert waits == house.refused(CallByElection(contest="nothing", at=house.day))
    recall(house, "e1")
    early = house.refused(CallByElection(contest=QUAY, at=date(2026, 2, 1)))
    call(house)

    assert early[0].startswith("its place fell vacant on 2026-03-01, after 2026-02-01; correct its day")
    assert early[1] == "vacancy.delegate"
    assert waits == house.refused(CallByElection(contest=QUAY, at=house.day))
    vacant = ("the places that it is to fill are vacant", "vacancy")
    assert vacant == house.refused(StopByElection(contest=BY, at=house.day))
    for contest in (QUAY, "nothing"):
        closed = house.refused(StopByElection(contest=contest, at=house.day))
        assert ("there is no such by-election, or it is not open", "vacancy") == closed
    house.day = date(2030, 3, 1)
    reason, rule = house.refused(totals(BY, ["e7"], ["e8"], house.day))
    assert ("vacancy.delegate", True) == (rule, "its term is over; close the contest as not held" in reason)


def test_no_by_election_for_a_post_that_is_abolished_or_while_the_electors_are_not_elected() -> None:
    """The local secretary resigned and the post is abolished."""
    house = voting()
    house.carry(Relieve(mandate="local_secretary.east:1"), "regional_council", "east")
    house.carry(AbolishThePost(post="local_secretary", powers_to="extinguished", units=("east",)))

    refused = house.refused(CallByElection(contest="local_secretary.east", at=house.day))
    assert "no place that it filled waits for a by-election" == refused[0]


@pytest.mark.parametrize("how", ["auditor", "president"])
def test_what_no_contest_filled_has_no_by_election(how: str) -> None:
    """Auditors are appointed, so nobody elects again; the president is elected."""
    house = voting()
    house.carry(Appoint(office="auditor", unit="union", persons=("a1",)))
    house.carry(Relieve(mandate=house.mandate("a1" if how == "auditor" else "w1", how)))
    declared = of_type(house, VacancyDeclared)[-1]

    assert isinstance(declared, VacancyDeclared)
    assert ("left_vacant" if how == "auditor" else "by_election") == declared.filler
