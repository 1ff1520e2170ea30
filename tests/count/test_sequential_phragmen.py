"""Phragmén's sequential rule: worked examples, and each stage against the definition, ballot by ballot."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.approving import WEIGHTS, ballots_of, cohesive, weighed
from tests.count.ballots import SEED, needs, profiles, run
from tests.count.test_sequential_pav import BOOK, PHRAGMEN

from comitia.count import Count, LotRequired, Lots, Profile, count
from comitia.count.committees.sequential_phragmen import WORDING

F = Fraction


def test_the_running_example_of_the_book() -> None:
    """A's eight voters carry 1/8; then for B or C it would be 11/32 each, and by lot B; then C, and D last."""
    assert LotRequired(question="elect", tied=(2, 3), draw=1) == needs("sequential-phragmen", 8, BOOK, 4)

    outcome = run("sequential-phragmen", 8, BOOK, 4, lots=Lots(drawn=((2, 3),)))
    assert (1, 2, 3, 4) == outcome.elected
    loads = [stage.support.loads for stage in outcome.stages if stage.support]
    assert (F(1, 8), F(1, 4), F(1, 4), F(1, 2), 1, F(1, 2), 1, None) == loads[0]
    assert (None, F(11, 32), F(11, 32), F(5, 8), 1, F(1, 2), 1, None) == loads[1]
    assert F(55, 128) == loads[2][2]
    assert F(5, 8) == loads[3][3]
    assert 8 == outcome.runners_up[-1]


def test_an_example_of_phragmen() -> None:
    """A 1/1171; then E (1 + 137/1171) / 656, before B (1 + 1124/1171) / 1124; then B."""
    outcome = run("sequential-phragmen", 6, PHRAGMEN, 3)

    assert (1, 5, 2) == outcome.elected
    first, second, third = [stage.support for stage in outcome.stages]
    assert first is not None
    assert ((1171, Fraction(1, 1171)),) == first.payments
    assert second is not None
    load = (1 + Fraction(137, 1171)) / 656
    assert load == second.loads[4]
    assert (1 + Fraction(1124, 1171)) / 1124 == second.loads[1]
    assert ((519, load), (137, load - Fraction(1, 1171))) == second.payments
    assert third is not None
    assert (1 + Fraction(1034, 1171) + 90 * load) / 1124 == third.loads[1]


def test_whom_nobody_approves_comes_last_and_by_lot() -> None:
    """B and C have no votes: for the second seat a lot."""
    assert LotRequired(question="elect", tied=(2, 3), draw=1) == needs("sequential-phragmen", 3, "4 A", 2)

    outcome = run("sequential-phragmen", 3, "4 A", 2, lots=Lots(drawn=((3, 2),)))
    assert [(1, "least_load", "2"), (3, "lot", "4")] == [
        (each.candidate, each.reason, each.clause.split()[1]) for stage in outcome.stages for each in stage.decisions
    ]
    assert "no_votes" == run("sequential-phragmen", 2, "4 A", 2).stages[1].decisions[0].reason


def test_more_than_a_hundred_elected_are_refused() -> None:
    """What counts is who is elected: a hundred candidates may stand for any number of seats."""
    ballots = Profile.from_ballots(101, [(1, (each,)) for each in range(1, 102)])
    for rule in ("sequential-phragmen", "equal-shares"):
        with pytest.raises(ValueError, match="for up to 100 elected, and these would be 101"):
            count(ballots, rule=rule, seats=200)
        assert isinstance(count(Profile.from_ballots(100, [(1, (1,))]), rule=rule, seats=200), Count)


@given(profiles(), st.integers(1, 5), WEIGHTS)
def test_every_stage_is_that_of_the_definition(ballots_drawn: Profile, seats: int, weight: Fraction) -> None:
    """Loads are kept ballot by ballot: each seat is a load of one, and nobody's would have been less."""
    profile = weighed(ballots_drawn, weight)
    outcome = count(profile, rule="sequential-phragmen", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    ballots = ballots_of(profile)
    carried, elected = [Fraction(0)] * len(ballots), list[int]()
    for stage in outcome.stages if profile.valid else ():
        [decision] = stage.decisions
        loads = dict.fromkeys(range(1, profile.candidates + 1), None) | {
            each: (1 + sum(w * carried[v] for v, (w, marks) in enumerate(ballots) if each in marks)) / votes
            for each in profile.standing
            if each not in elected and (votes := sum(w for w, marks in ballots if each in marks))
        }
        assert stage.support is not None
        assert tuple(loads.values()) == stage.support.loads
        least = min((load for load in loads.values() if load is not None), default=None)
        assert loads[decision.candidate] == least
        assert decision.clause in WORDING.says
        if least is not None:
            assert profile.unit == sum(votes * paid for votes, paid in stage.support.payments)
            carried = [
                least if decision.candidate in marks else before
                for before, (_, marks) in zip(carried, ballots, strict=True)
            ]
        elected.append(decision.candidate)
        approved = sum(1 for each in elected if stage.totals[each - 1])
        assert approved == sum(w * load for (w, _), load in zip(ballots, carried, strict=True))
    assert len(elected) == (min(seats, profile.candidates) if profile.valid else 0)


@given(profiles(), st.integers(1, 5))
def test_one_seat_more_takes_nobody_out(profile: Profile, seats: int) -> None:
    """Committees are monotone: with the same lots, those elected to fewer seats come first in those elected to more."""
    smaller = count(profile, rule="sequential-phragmen", seats=seats, lots=Lots(seed=SEED))
    larger = count(profile, rule="sequential-phragmen", seats=seats + 1, lots=Lots(seed=SEED))
    assert isinstance(smaller, Count)
    assert isinstance(larger, Count)
    if profile.candidates > seats + 1:
        assert smaller.elected == larger.elected[:seats]
    else:
        assert set(smaller.elected) <= set(larger.elected)


@given(profiles(most_candidates=6), st.integers(1, 4))
def test_proportional_justified_representation(profile: Profile, seats: int) -> None:
    """A group with a right to so many seats that agrees on so many has so many of the elected among all it approves."""
    outcome = count(profile, rule="sequential-phragmen", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    check_proportional(profile, seats, outcome)


def check_proportional(profile: Profile, seats: int, outcome: Count) -> None:
    """Look at every part of every group that is just large enough, by leaving out whoever approves most of the elected."""
    elected = set(outcome.elected)
    for deserved, common in cohesive(profile, seats) if seats <= profile.candidates else ():
        group = [(set(marks), copies) for marks, copies in profile.rows if common <= set(marks)]
        for hit in {frozenset(marks & elected) for marks, _ in group}:
            inside = sum(copies for marks, copies in group if marks & elected <= hit)
            assert len(hit) >= deserved or inside * seats < deserved * profile.valid
