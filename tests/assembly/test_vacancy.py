"""Vacancies: declared apart from their cause, and filled by alternates or not; what is refused (domain 1.10, I28)."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import CHARTER, RULES
from tests.assembly.recalled import CHALLENGED, NO_GRACE, RETURNS, meadow, of_type, recall, reverse, settle

from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.decider import decide
from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import OpenContest
from comitia.core.election.entered import EnterReturn
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.vacancy import AlternateCalled, CallAlternate, DeclareVacancy, VacancyDeclared
from comitia.core.refused import Refused


def test_an_alternate_has_the_rest_of_the_term_and_the_evidence_of_the_contest() -> None:
    """The mandate of e5 is the third of the contest, in the place of the first, and ends when the first would."""
    house = meadow()
    recall(house, "e1")
    called = of_type(house, AlternateCalled)[0]
    first = house.state.holdings.mandate("regional_council.quay:1")

    assert isinstance(called, AlternateCalled)
    assert first is not None
    assert ("regional_council.quay:3", first.mandate, first.mandate, first.ends, 3, ()) == (
        called.mandate,
        called.place,
        called.instead_of,
        called.ends,
        called.number,
        called.passed_over,
    )


def test_each_alternate_moves_up_once_and_then_the_seat_is_vacant() -> None:
    """e1 is followed by e5, e5 by e6; then nobody is left, and the entry says that it stays vacant."""
    house = meadow()
    for person in ("e1", "e5", "e6"):
        recall(house, person)

    assert ["next_alternate", "next_alternate", "left_vacant"] == [
        event.filler for event in of_type(house, VacancyDeclared)
    ]
    assert ["e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


def test_who_cannot_sit_is_passed_over_and_named() -> None:
    """e5 is expelled before e1 is recalled: e6 moves up."""
    house = meadow()
    charged = house.charge("e5", "congress", "union")
    house.carry(Expel(charges=charged))
    recall(house, "e1")

    assert [("e6", ("e5",))] == [(event.person, event.passed_over) for event in of_type(house, AlternateCalled)]
    assert [] == house.faults()


def test_an_alternate_of_the_congress_must_sit_in_the_council() -> None:
    """e4 has left the council: nobody can move up into the congress, and its seat stays vacant."""
    house = meadow(NO_GRACE)
    house.resign(house.mandate("e4", "regional_council"))
    recall(house, "e1")

    assert [
        ("regional_council", "left_vacant"),
        ("regional_council", "next_alternate"),
        ("congress", "left_vacant"),
    ] == [(event.office, event.filler) for event in of_type(house, VacancyDeclared)]


def test_what_the_charter_is_silent_about_is_not_declared() -> None:
    """Posts are not in this charter's vacancy; without the section nothing is."""
    house = meadow(NO_GRACE)
    recall(house, "e1")
    silent = meadow(vacancy=RULES)
    recall(silent, "e1")

    assert {"body"} == {event.kind for event in of_type(house, VacancyDeclared)}
    assert [] == of_type(silent, VacancyDeclared)


@pytest.mark.parametrize(
    ("mandate", "rule"),
    [("nothing", "vacancy"), ("congress.east:2", "vacancy"), ("regional_council.quay:1", "vacancy.delegate")],
)
def test_no_vacancy_where_the_place_is_filled(mandate: str, rule: str) -> None:
    """There is no such mandate; it is live; or somebody moved up into its place."""
    house = meadow()
    recall(house, "e1")
    for command in (DeclareVacancy(mandate=mandate, at=house.day), CallAlternate(mandate=mandate, at=house.day)):
        with pytest.raises(Refused) as refused:
            decide(house.state, command)
        assert rule == refused.value.rule


def test_no_vacancy_of_what_the_charter_is_silent_about_or_without_anybody_left() -> None:
    """The presidency is vacant and not declared; after e6 nobody is left to be called."""
    house = meadow(NO_GRACE)
    for person in ("e1", "e5", "e6"):
        recall(house, person)
    for command, words in (
        (DeclareVacancy(mandate="president:1", at=house.day), "the charter does not say"),
        (CallAlternate(mandate="president:1", at=house.day), "not filled by anybody"),
        (CallAlternate(mandate="regional_council.quay:4", at=house.day), "nobody can move up"),
    ):
        with pytest.raises(Refused, match=words):
            decide(house.state, command)
    over = replace(DeclareVacancy(mandate="regional_council.quay:4", at=house.day), at=date(2031, 1, 1))
    with pytest.raises(Refused, match="not vacant"):
        decide(house.state, over)


def test_a_restored_alternate_does_not_oust_who_had_the_place_before() -> None:
    """A seat elsewhere is empty; the recalls of e1 and then of e5 are reversed, in that order: e1 stays, e5 does not."""
    house = meadow(vacancy=CHALLENGED)
    house.resign(house.mandate("e3", "regional_council"))
    for person in ("e1", "e5"):
        recall(house, person)
    reverse(house, "motion-1")
    reverse(house, "motion-2")

    assert ["e1", "e2", "e4"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


def test_an_alternate_who_gave_way_has_the_turn_again() -> None:
    """e5 moves up for e1 and gives way when e1 is back; then e2 is recalled, and e5 moves up once more, as the fourth."""
    house = meadow(vacancy=CHALLENGED)
    recall(house, "e1")
    reverse(house, "motion-1")
    recall(house, "e2")

    assert [("e5", "regional_council.quay:3"), ("e5", "regional_council.quay:4")] == [
        (event.person, event.mandate) for event in of_type(house, AlternateCalled)
    ]
    assert [] == house.faults()


def of_round(contest: str, votes: dict[str, int], at: date) -> EnterReturn:
    """Return the totals of one round, each ballot with one mark."""
    return EnterReturn(
        contest=contest,
        candidates=tuple(Candidate(number=n, person=person, name=TEXT) for n, person in enumerate(votes, 1)),
        votes=dict(enumerate(votes.values(), 1)),
        elected=dict.fromkeys(range(1, len(votes) + 1)),
        cast=sum(votes.values()),
        blank=0,
        invalid=0,
        source=TEXT,
        at=at,
    )


def board_by_rounds(alternates: str, *rounds: dict[str, int]) -> House:
    """Return the federation with a board of two that was elected by these rounds."""
    text = CHARTER.replace("EXTRA", "vacancy: {delegate: [next_alternate]}\n").replace(
        "seats: {elected_by: congress, count: 3}\n    term: P4Y\n    rule: {id: block}",
        f"seats: {{elected_by: congress, count: 2}}\n    term: P4Y\n    alternates: {{{alternates}}}\n"
        "    rule: {id: exhaustive, threshold: {gt: 1/2, of: valid}, drop: last, max_rounds: 3}",
    )
    house = House(text=text, returns=RETURNS[:6])
    house.enter(OpenContest(contest="board.union", at=house.day))
    for number, votes in enumerate(rounds, 1):
        house.enter(of_round("board.union" + (f".round-{number}" if number > 1 else ""), votes, house.day))
    return house


def test_the_rounds_of_a_contest_have_their_alternates_in_common() -> None:
    """b1 is elected to the board in the first round and b2 in the second; b3 came next, and moves up for b1."""
    house = board_by_rounds("per_contest: 1", {"b1": 4, "b2": 1, "b3": 1}, {"b2": 4, "b3": 2})
    house.resign(house.mandate("b1", "board"))

    called = of_type(house, AlternateCalled)[0]
    assert isinstance(called, AlternateCalled)
    assert ("b3", "board.union.round-2", "board.union.round-2:2", "board.union:1") == (
        called.person,
        called.contest,
        called.mandate,
        called.place,
    )
    assert ["b2", "b3"] == sorted(house.holders("board"))
    assert [] == house.faults()


def test_a_contest_has_alternates_for_the_seats_of_all_its_rounds() -> None:
    """One for each of two seats, one of them filled in each of two rounds: b3, and b4."""
    house = board_by_rounds("per_member: 1", {"b1": 4, "b2": 1, "b3": 1, "b4": 0}, {"b2": 4, "b3": 2, "b4": 0})

    assert ("b3", "b4") == house.state.holdings.alternates("board.union.round-2")


def test_who_dropped_out_before_the_last_round_comes_after_those_of_that_round() -> None:
    """b1 wins the first round; b4 drops out in the second; b2 wins the third, b3 comes next. b3 and then b4 move up."""
    house = board_by_rounds(
        "per_contest: 3",
        {"b1": 4, "b2": 1, "b3": 1, "b4": 0},
        {"b2": 3, "b3": 2, "b4": 1},
        {"b2": 4, "b3": 2},
    )
    for person in ("b1", "b2"):
        house.resign(house.mandate(person, "board"))

    assert ("b3", "b4") == house.state.holdings.alternates("board.union.round-3")
    assert [("b3", "board.union.round-3", 2), ("b4", "board.union.round-2", 3)] == [
        (each.person, each.contest, each.number) for each in of_type(house, AlternateCalled)
    ]
    house.resign(house.mandate("b4", "board"))
    assert "left_vacant" == of_type(house, VacancyDeclared)[-1].filler
    assert [] == house.faults()


def test_a_seat_below_is_filled_before_the_one_above() -> None:
    """e5 comes next for the seats of e2 in the council and in the congress, which rests on it: e5 has both."""
    house = meadow(NO_GRACE, CHALLENGED, RETURNS[:4])
    recall(house, "e1")
    house.elect("congress.east", "e3 e4 e2 | e5")
    reverse(house, "motion-1")
    recall(house, "e2")

    assert {"next_alternate"} == {event.filler for event in of_type(house, VacancyDeclared)}
    assert ["e1", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert ["e3", "e4", "e5"] == sorted(house.holders("congress"))
    assert [] == house.faults()


def test_so_it_is_where_the_holder_of_both_is_expelled() -> None:
    """e2 is expelled, loses the seat above first, and e5 moves up into both, the lower first."""
    house = meadow(NO_GRACE, CHALLENGED, RETURNS[:4])
    recall(house, "e1")
    house.elect("congress.east", "e3 e4 e2 | e5")
    house.elect("congress.west", "w1 w2 w3")
    reverse(house, "motion-1")
    house.carry(Expel(charges=house.charge("e2", "congress", "union")), mover="w1")

    assert [("congress", "expelled"), ("regional_council", "expelled")] == [
        (event.office, event.cause) for event in of_type(house, MandateEnded)[-2:]
    ]
    assert ["e1", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert ["e3", "e4", "e5", "w1", "w2", "w3"] == sorted(house.holders("congress"))
    assert [] == house.faults()


def test_graces_that_run_out_on_one_day_end_from_below() -> None:
    """On one day w1 loses the congress, and e1 the council: e4 moves up for e1 in the congress, and then to president."""
    text = meadow(vacancy=CHALLENGED).text
    for before, after in (
        ("{delegate: [next_alternate],", "{delegate: [next_alternate], post: [next_alternate],"),
        ("president: {", "president: {alternates: {per_contest: 1}, "),
    ):
        text = text.replace(before, after)
    house = House(text=text, returns=RETURNS[:6])
    house.carry(Recall(mandate=house.mandate("e1", "congress")), "regional_council", "east", "e2")
    house.elect("president", "w1 | e4")
    reverse(house, "motion-1", "e2", (1, 3))
    house.carry(Recall(mandate=house.mandate("w1", "congress")), "regional_council", "west", "w2")
    recall(house, "e1")
    ended = settle(house, date(2026, 4, 1))

    assert [("congress", "e1"), ("president", "w1")] == [(end.office, end.person) for end in ended]
    assert ["e4"] == house.holders("president")
    assert [] == house.faults()
