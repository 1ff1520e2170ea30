"""Reversed decisions about places that were filled since: in whatever order they are reversed, it comes to the same."""

from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assembly.house import House
from tests.assembly.recalled import CHALLENGED, GRACE, NO_GRACE, RETURNS, meadow, of_type, recall, reverse, settle

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.grace import GraceBegun, GraceLifted
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared
from comitia.core.refused import Refused

BOTH = [*permutations((1, 2))]


AS_BEFORE = (
    [],
    ["e1", "e2", "e3", "e4"],
    ["e1", "e2", "e3", "w1", "w2", "w3"],
    ["e1"],
    [],
)
"""Nothing ends any more; who sits in the council, in the congress, and is president; and no fault."""


def state_of(house: House) -> tuple[list[object], ...]:
    """Return what ends until 2029, who holds what then, and the faults."""
    return (
        [*settle(house, date(2029, 6, 1))],
        sorted(house.holders("regional_council", "east")),
        sorted(house.holders("congress")),
        [*house.holders("president")],
        [*house.faults()],
    )


def amended(house: House) -> None:
    """Let the congress be nested no more, by the second motion; there is no motion-2 before."""
    house.carry(Amend(charter=house.edition(("    nested: true\n", ""))), mover="w1")


def test_an_amendment_that_is_reversed_brings_the_grace_back() -> None:
    """It had lifted the grace; reversed five days later, the grace runs to its old end, which counts from the recall."""
    house = meadow(vacancy=CHALLENGED)
    recall(house, "e1")
    amended(house)
    reverse(house.later(5), "motion-2", "w1", (1, 5))

    assert [date(2026, 3, 31)] * 2 == [event.until for event in of_type(house, GraceBegun)]
    assert [("congress", date(2026, 3, 31)), ("president", date(2026, 3, 31))] == [
        (end.office, house.state.holdings.mandate(end.mandate).ended_on) for end in settle(house, date(2026, 6, 1))
    ]
    assert [] == house.faults()


def test_where_that_day_is_past_the_mandate_ends() -> None:
    """The amendment is reversed on 20 April: the seat above ends on that day, and with it what rests on it."""
    house = meadow(vacancy=CHALLENGED)
    recall(house, "e1")
    amended(house)
    reverse(house.later(50), "motion-2", "w1", (1, 5))

    assert [("congress", "motion-1", house.day), ("president", "motion-1", house.day)] == [
        (end.office, end.motion, house.state.holdings.mandate(end.mandate).ended_on)
        for end in of_type(house, MandateEnded)[-2:]
    ]
    reverse(house, "motion-1")
    assert AS_BEFORE == state_of(house)


@pytest.mark.parametrize(("cascade", "held"), [(GRACE, True), (NO_GRACE, False)])
def test_a_seat_lost_while_none_was_asked_for_counts_when_it_is_asked_for_again(cascade: str, *, held: bool) -> None:
    """The congress is not nested when e1 is recalled: its seat is kept, until the amendment is reversed."""
    house = meadow(cascade, CHALLENGED)
    amended(house)
    recall(house, "e1")
    assert "e1" in house.holders("congress")
    reverse(house.later(5), "motion-1", "w1", (1, 5))

    assert (held, held) == ("e1" in house.holders("congress"), "e1" in house.holders("president"))
    settle(house, date(2026, 4, 1))
    assert "e1" not in house.holders("congress")
    assert [] == house.faults()


def test_who_never_had_the_seat_below_keeps_what_was_lawfully_won_without_it() -> None:
    """x1, who never sat in the council, is elected to the congress while that was not asked; it is asked again."""
    house = meadow(NO_GRACE, CHALLENGED, RETURNS[:4])
    house.elect("congress.west", "w1 w2 w3")
    amended(house)
    house.elect("congress.east", "e1 e2 x1")
    reverse(house, "motion-1", "w1", (1, 2))

    assert "x1" in house.holders("congress")
    assert [] == house.faults()


@pytest.mark.parametrize("order", BOTH)
def test_two_recalls_both_reversed(order: tuple[int, ...]) -> None:
    """e1 is recalled from the council, and under the grace from the congress: reversed, all is given back."""
    house = meadow(vacancy=CHALLENGED)
    mandate = house.mandate("e1", "congress")
    recall(house, "e1")
    house.carry(Recall(mandate=mandate), "regional_council", "east", "e2")
    for number in order:
        reverse(house, f"motion-{number}", ("q1", "e2")[number - 1], (1, 3))

    assert AS_BEFORE == state_of(house)


@pytest.mark.parametrize("order", BOTH)
def test_a_post_taken_and_then_abolished_and_both_reversed(order: tuple[int, ...]) -> None:
    """e4 is relieved as secretary of the region, and the post abolished: reversed, e4 is secretary again."""
    house = meadow(vacancy=CHALLENGED, returns=(*RETURNS, ("local_secretary.east", "e4")))
    house.carry(Relieve(mandate=house.mandate("e4", "local_secretary")), "regional_council", "east", "e2")
    house.carry(AbolishThePost(post="local_secretary", units=("east",), powers_to="extinguished"))
    for number in order:
        reverse(house, f"motion-{number}", ("e2", "w1")[number - 1], (1, 3))

    assert ["e4"] == house.holders("local_secretary", "east")
    assert [] == house.faults()


@pytest.mark.parametrize("days", [0, 40])
@pytest.mark.parametrize("order", BOTH)
@pytest.mark.parametrize("cascade", [GRACE, NO_GRACE])
def test_a_recall_and_an_expulsion_both_reversed(cascade: str, order: tuple[int, ...], days: int) -> None:
    """e1 is recalled, and then expelled: what the first reversal could not give back, the second does."""
    house = meadow(cascade, CHALLENGED)
    recall(house, "e1")
    house.carry(Expel(charges=house.charge("e1", "congress", "union")), mover="w1")
    settle(house, house.later(days).day)
    for number in order:
        reverse(house, f"motion-{number}", ("q1", "w1")[number - 1], (1, 5))
        house.later(1)

    assert AS_BEFORE == state_of(house)


def test_a_grace_goes_on_for_what_is_given_back_under_it() -> None:
    """The recall from the congress alone is reversed: its seat is held until the grace of the first runs out."""
    house = meadow(vacancy=CHALLENGED)
    mandate = house.mandate("e1", "congress")
    recall(house, "e1")
    house.carry(Recall(mandate=mandate), "regional_council", "east", "e2")
    reverse(house.later(3), "motion-2", "e2", (1, 3))

    assert date(2026, 3, 31) == house.state.holdings.graces[mandate].until
    assert ["president"] == [event.office for event in of_type(house, GraceLifted)]
    assert ["congress", "president"] == [end.office for end in settle(house, date(2026, 4, 1))]
    assert [] == house.faults()


@pytest.mark.parametrize("order", BOTH)
def test_an_alternate_whose_own_recall_is_reversed_has_the_turn(order: tuple[int, ...]) -> None:
    """e1 is recalled, and e5 who moved up; both are reversed, e2 is recalled: e5 moves up, whichever came first."""
    house = meadow(vacancy=CHALLENGED)
    recall(house, "e1")
    recall(house, "e5")
    for number in order:
        reverse(house, f"motion-{number}")
    recall(house, "e2")

    assert [("e5", "e6", "e5")] == [tuple(event.person for event in of_type(house, AlternateCalled))]
    assert ["e1", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert [] == house.faults()


@pytest.mark.parametrize("resigns_first", [True, False])
def test_an_alternate_who_gives_way_has_another_place_that_is_vacant(*, resigns_first: bool) -> None:
    """e5 and e6 moved up for e1 and e2; e6 resigns. Where e1 is back, before or after, e5 has the other seat."""
    house = meadow(vacancy=CHALLENGED)
    recall(house, "e1")
    recall(house, "e2")
    steps = [lambda: house.resign(house.mandate("e6", "regional_council")), lambda: reverse(house, "motion-1")]
    for step in steps if resigns_first else reversed(steps):
        step()

    assert ["e1", "e3", "e4", "e5"] == sorted(house.holders("regional_council", "east"))
    assert ("e5", "regional_council.quay:2") == [
        (event.person, event.place) for event in of_type(house, AlternateCalled)
    ][-1]
    assert [] == house.faults()


def test_what_rests_on_the_seat_of_an_alternate_stays_where_another_place_is_found() -> None:
    """e5 is elected to the congress as a member of the council: giving way there for another seat costs nothing."""
    house = meadow(NO_GRACE, CHALLENGED, RETURNS[:4])
    recall(house, "e1")
    house.elect("congress.east", "e3 e4 e5")
    recall(house, "e2")
    house.resign(house.mandate("e6", "regional_council"))
    reverse(house, "motion-1")

    assert ["e3", "e4", "e5"] == sorted(house.holders("congress"))
    assert [] == house.faults()


def test_an_alternate_above_whose_seat_goes_by_a_reversal_has_the_turn_there_again() -> None:
    """e5 sits for e1 in the council, and so moves up in the congress; both go when e1 is back, and come for e2."""
    house = meadow(NO_GRACE, CHALLENGED, RETURNS[:4])
    recall(house, "e1")
    house.elect("congress.east", "e3 e4 e2 | e5")
    house.resign(house.mandate("e3", "congress"))
    assert "e5" in house.holders("congress")
    reverse(house, "motion-1")
    assert "e5" not in house.holders("congress")
    recall(house, "e2")

    assert ["e4", "e5"] == sorted(house.holders("congress"))
    assert [] == house.faults()


def test_an_alternate_who_gives_way_where_none_is_vacant_waits() -> None:
    """Nothing is declared beside the places of e1 and e2, which are held."""
    house = meadow(vacancy=CHALLENGED)
    recall(house, "e1")
    reverse(house, "motion-1")

    assert 1 == len(of_type(house, VacancyDeclared))


def decide_at_random(house: House, rnd: Random) -> list[tuple[str, str]]:
    """Carry some recalls, expulsions and amendments, as far as they can be; return the motions, with a challenger each."""
    done: list[tuple[str, str]] = []
    for kind in rnd.choices(("council", "council", "congress", "expel", "amend"), k=rnd.randint(2, 5)):
        person = rnd.choice(("e1", "e2", "e5"))
        house.later(rnd.choice((0, 1, 20)))
        settle(house, house.day)
        number = len(house.state.proceedings.motions) + 1
        try:
            match kind:
                case "council":
                    recall(house, person)
                case "congress":
                    mandate = house.mandate(person, "congress")
                    house.carry(Recall(mandate=mandate), "regional_council", "east", "e4")
                case "expel":
                    house.carry(Expel(charges=house.charge(person, "congress", "union")), mover="w1")
                case _:
                    charter = house.edition(("    nested: true\n", ""), number=max(house.state.editions) + 1)
                    house.carry(Amend(charter=charter), mover="w1")
        except (Refused, StopIteration):
            continue
        done.append((f"motion-{number}", {"council": "q1", "congress": "e4"}.get(kind, "w1")))
    return done


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.integers(0, 2**32).map(Random), st.sampled_from((GRACE, NO_GRACE)))
def test_whatever_is_decided_and_all_reversed_everything_is_as_before(rnd: Random, cascade: str) -> None:
    """Some decisions about the same few persons, on some days, and then all are reversed in some order."""
    house = meadow(cascade, CHALLENGED.replace("P60D", "P2Y"))
    done = decide_at_random(house, rnd)
    for motion, challenger in rnd.sample(done, len(done)):
        house.later(rnd.choice((0, 0, 3, 30)))
        settle(house, house.day)
        reverse(house, motion, challenger, (0, 2))  # as many as had voted: a body may have lost members

    assert AS_BEFORE == state_of(house)
