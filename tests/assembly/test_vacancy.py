"""Vacancies and the grace: who falls, who moves up, in what order, and what is refused (domain 1.10, I20 to I28)."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import CHARTER, RULES

from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.decider import decide
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.grace import BeginGrace, EndGrace, GraceBegun, GraceLifted, LiftGrace, run_out
from comitia.core.mandate.vacancy import AlternateCalled, CallAlternate, DeclareVacancy, VacancyDeclared
from comitia.core.refused import Refused

VACANCY = RULES + "vacancy: {delegate: [next_alternate], CASCADE}\n"
GRACE = "cascade: {lower_mandate_lost: upper_lapses, grace: P30D}"
NO_GRACE = "cascade: {lower_mandate_lost: upper_lapses}"
RETURNS = (
    ("regional_council.quay", "e1 e2 | e5 e6"),
    ("regional_council.mill", "e3 e4"),
    ("regional_council.ford", "w1 w2"),
    ("regional_council.glen", "w3 w4"),
    ("congress.east", "e1 e2 e3 | e4"),
    ("congress.west", "w1 w2 w3"),
    ("board.union", "b1 b2 b3"),
    ("president", "e1"),
)


def meadow(cascade: str = GRACE, vacancy: str = VACANCY) -> House:
    """Return the federation with two alternates of each contest for the councils and the congress."""
    text = CHARTER.replace("EXTRA", vacancy.replace("CASCADE", cascade))
    for scope in ("region", "union"):
        text = text.replace(f"    scope: {scope}\n", f"    scope: {scope}\n    alternates: {{per_contest: 2}}\n", 1)
    return House(text=text, returns=RETURNS)


def recall(house: House, person: str) -> None:
    """Let the branch meeting of quay recall one of its delegates."""
    house.carry(Recall(mandate=house.mandate(person, "regional_council")), "branch_meeting", "quay", "q1")


def settle(house: House, day: date) -> list[MandateEnded]:
    """Let what has run out by a day be entered, and return the ends."""
    ended = []
    while (end := run_out(house.state, day)) is not None:
        house.day = end.at
        ended += [event for event in house.enter(end) if isinstance(event, MandateEnded)]
    house.day = day
    return ended


def of_type(house: House, kind: type) -> list[object]:
    """Return the events of a type on the record."""
    return [event for _, event in house.acts if isinstance(event, kind)]


def test_a_delegate_recalled_falls_above_after_the_grace() -> None:
    """From the council at once; from the congress and the presidency on 31 March; the alternates move up."""
    house = meadow()
    recall(house, "e1")

    assert ["e2", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert (["e1"], "e1" in house.holders("congress")) == (house.holders("president"), True)
    assert [date(2026, 3, 31)] == [event.until for event in of_type(house, GraceBegun)]
    assert [] == settle(house, date(2026, 3, 30))

    ended = settle(house, date(2026, 4, 20))
    assert [("congress", "support_lost"), ("president", "support_lost")] == [(end.office, end.cause) for end in ended]
    assert {"2026-03-31"} == {entry.occurred for entry, event in house.acts if event in ended}
    assert ["e2", "e3", "e4", "w1", "w2", "w3"] == sorted(house.holders("congress"))
    assert [] == house.holders("president")
    assert [] == house.faults()


def test_without_a_grace_it_falls_on_the_same_day() -> None:
    """The alternates move up on that day too: e5 into the council, e4 into the congress."""
    house = meadow(NO_GRACE)
    recall(house, "e1")

    assert [("congress", "e4"), ("regional_council", "e5")] == [
        (event.office, event.person) for event in of_type(house, AlternateCalled)
    ]
    assert [] == house.faults()


def test_one_grace_is_for_all_that_rests_on_the_seat() -> None:
    """The presidency rests on the seat in the congress, and has no second grace when that falls."""
    house = meadow()
    recall(house, "e1")
    settle(house, date(2026, 4, 1))

    assert ["congress"] == [event.office for event in of_type(house, GraceBegun)]
    assert {} == house.state.holdings.graces


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
        ("congress", "left_vacant"),
        ("regional_council", "next_alternate"),
    ] == [(event.office, event.filler) for event in of_type(house, VacancyDeclared)]


def test_who_sits_again_before_the_grace_runs_out_goes_on() -> None:
    """The recall of e1 is challenged, and reversed by the recount: e5 gives way, and the grace is lifted."""
    house = meadow(vacancy=VACANCY.replace("  effects:", "  challenge: {within: P10D, effect: at_once}\n  effects:"))
    recall(house, "e1")
    assert "e5" in house.holders("regional_council", "east")
    house.challenge("motion-1", "q1")
    house.recount("motion-1", 5, 9)

    assert ["e1", "e2", "e3", "e4"] == sorted(house.holders("regional_council", "east"))
    assert ["congress"] == [event.office for event in of_type(house, GraceLifted)]
    assert [("e1", "recalled"), ("e5", "reversed")] == [
        (event.person, event.cause) for event in of_type(house, MandateEnded)
    ]
    assert [] == settle(house, date(2026, 6, 1))
    assert [] == house.faults()


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
        (CallAlternate(mandate="president:1", at=house.day), "not filled by an alternate"),
        (CallAlternate(mandate="regional_council.quay:4", at=house.day), "no alternate can move up"),
    ):
        with pytest.raises(Refused, match=words):
            decide(house.state, command)
    over = replace(DeclareVacancy(mandate="regional_council.quay:4", at=house.day), at=date(2031, 1, 1))
    with pytest.raises(Refused, match="not vacant"):
        decide(house.state, over)


def test_a_grace_is_begun_lifted_and_ended_only_where_it_runs() -> None:
    """No grace runs for e2; that of e1 runs out on 31 March and on no other day; an ended mandate has none."""
    house = meadow()
    recall(house, "e1")
    at = house.day
    e1, e2 = house.mandate("e1", "congress"), house.mandate("e2", "congress")
    for command, words in (
        (BeginGrace(mandate="nothing", motion=None, at=at), "nothing gives it a grace"),
        (BeginGrace(mandate="regional_council.quay:1", motion=None, at=at), "nothing gives it a grace"),
        (LiftGrace(mandate=e2, at=at), "no grace runs"),
        (EndGrace(mandate=e2, at=at), "no grace runs"),
        (EndGrace(mandate=e1, at=date(2026, 3, 30)), "runs out on 2026-03-31"),
        (EndGrace(mandate=e1, at=date(2026, 4, 1)), "runs out on 2026-03-31"),
    ):
        with pytest.raises(Refused, match=words) as refused:
            decide(house.state, command)
        assert "vacancy.cascade.grace" == refused.value.rule
