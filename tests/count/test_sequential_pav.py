"""Sequential proportional approval: worked examples, and each stage against the definition, ballot by ballot."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.count.approving import WEIGHTS, ballots_of, score, weighed
from tests.count.ballots import SEED, needs, profiles, run

from comitia.count import Count, LotRequired, Lots, Profile, count
from comitia.count.committees.sequential_pav import WORDING

F = Fraction
BOOK = "3 AB, 3 AC, 2 AD, 1 BCF, 1 E, 1 F, 1 G"
"""The running example of Lackner and Skowron (2023), with an eighth candidate whom nobody approves."""
PHRAGMEN = "1034 ABC, 519 DEF, 90 ABE, 47 ADE"
"""An example of Phragmén of 1894, by S. Janson, "Phragmén's and Thiele's election methods" (2016)."""


def test_the_running_example_of_the_book() -> None:
    """A has 8 of 12; then B and C have 3/2 + 1 each, and by lot B; then C 3/2 + 1/2, and F 1 + 1/3."""
    assert LotRequired(question="elect", tied=(2, 3), draw=1) == needs("sequential-pav", 8, BOOK, 4)

    outcome = run("sequential-pav", 8, BOOK, 4, lots=Lots(drawn=((2, 3),)))
    assert (8, 4, 4, 2, 1, 2, 1, 0) == outcome.stages[0].totals
    assert (8, F(5, 2), F(5, 2), 1, 1, 2, 1, 0) == outcome.stages[1].totals
    assert (8, F(5, 2), 2, 1, 1, F(3, 2), 1, 0) == outcome.stages[2].totals
    assert Fraction(4, 3) == outcome.stages[3].totals[5]
    assert (1, 2, 3, 6) == outcome.elected


def test_an_example_of_phragmen() -> None:
    """Thiele's rule elects A 1171, then E 519 + 137/2, then B 1034/2 + 90/3."""
    outcome = run("sequential-pav", 6, PHRAGMEN, 3)

    assert (1, 5, 2) == outcome.elected
    assert [1171, Fraction(1175, 2), 547] == [stage.totals[stage.subjects[0] - 1] for stage in outcome.stages]
    assert (3, 4, 6) == outcome.runners_up


def test_where_all_are_elected_no_lot_is_needed() -> None:
    """Three level candidates for three seats, and for four, one of which is vacant."""
    for seats in (3, 4):
        outcome = run("sequential-pav", 3, "1 A, 1 B, 1 C", seats)
        assert ((1, 2, 3), (), seats - 3) == (outcome.elected, outcome.lots, outcome.vacant)


@given(profiles(), st.integers(1, 5), WEIGHTS)
def test_every_stage_is_that_of_the_definition(ballots_drawn: Profile, seats: int, weight: Fraction) -> None:
    """Votes are what each candidate adds to the score of those elected before, and nobody has more than the elected."""
    profile = weighed(ballots_drawn, weight)
    outcome = count(profile, rule="sequential-pav", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    vote = Fraction(1, profile.unit)
    ballots, elected = ballots_of(profile), list[int]()
    for stage in outcome.stages if profile.valid else ():
        [decision] = stage.decisions
        left = [each for each in profile.standing if each not in elected]
        adds = {each: score(ballots, [*elected, each]) - score(ballots, elected) for each in left}
        assert {each: stage.totals[each - 1] * vote for each in left} == adds
        assert adds[decision.candidate] == max(adds.values())
        assert decision.clause in WORDING.says
        elected.append(decision.candidate)
        assert stage.support
        assert stage.support.score is not None
        assert stage.support.score * vote == score(ballots, elected)
        assert stage.support.score == sum(stage.totals[each - 1] for each in elected)
    assert tuple(elected) == outcome.elected
    assert len(elected) == (min(seats, profile.candidates) if profile.valid else 0)


@given(profiles(), st.integers(1, 5))
def test_one_seat_more_takes_nobody_out(profile: Profile, seats: int) -> None:
    """Committees are monotone: with the same lots, those elected to fewer seats come first in those elected to more."""
    smaller = count(profile, rule="sequential-pav", seats=seats, lots=Lots(seed=SEED))
    larger = count(profile, rule="sequential-pav", seats=seats + 1, lots=Lots(seed=SEED))
    assert isinstance(smaller, Count)
    assert isinstance(larger, Count)
    if len(profile.standing) > seats + 1:
        assert smaller.elected == larger.elected[:seats]
    else:
        assert set(smaller.elected) <= set(larger.elected)
