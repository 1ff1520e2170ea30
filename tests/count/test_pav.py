"""Proportional approval by the best committee: against all committees, ballot by ballot."""

from fractions import Fraction
from itertools import combinations
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.approving import ballots_of, cohesive, score
from tests.count.ballots import SEED, needs, profiles, run

from comitia.count import Count, LotRequired, Lots, Options, Profile, count
from comitia.count.committees import pav
from comitia.count.committees.pav import WORDING

TWO_BEST = "2 AC, 2 AD, 2 BC, 2 BD"
"""A and B together have a member for everybody, and so have C and D."""


def test_the_best_committee_need_not_have_the_first_in_it() -> None:
    """A has most, 6 of 10; yet B and C have 10 together, and A and B 3 * 3/2 + 3 + 2."""
    alone = run("pav", 3, "3 AB, 3 AC, 2 B, 2 C", 2)
    assert (6, 5, 5) == alone.stages[0].totals
    assert {2, 3} == set(alone.elected)
    assert [(10, "best_committee", "pav 2")] * 2 == [
        (alone.stages[1].support.score, each.reason, each.clause)  # type: ignore[union-attr]
        for each in alone.stages[1].decisions
    ]
    assert 1 == run("sequential-pav", 3, "3 AB, 3 AC, 2 B, 2 C", 2, lots=Lots(seed=SEED)).elected[0]


def test_lots_fall_candidate_by_candidate() -> None:
    """AB and CD are best: whoever is drawn brings the other one in, who needs no lot."""
    assert LotRequired(question="elect", tied=(1, 2, 3, 4), draw=1) == needs("pav", 4, TWO_BEST, 2)
    outcome = run("pav", 4, TWO_BEST, 2, lots=Lots(drawn=((4, 1, 2, 3),)))

    assert {3, 4} == set(outcome.elected)
    assert {4: "lot", 3: "best_committee"} == {each.candidate: each.reason for each in outcome.stages[1].decisions}


def test_an_agreed_order_takes_the_first_in_it() -> None:
    """B stands first in the order, and A comes with B."""
    outcome = run("pav", 4, TWO_BEST, 2, Options(ties=("order",), order=(2, 3, 4, 1)))

    assert {1, 2} == set(outcome.elected)


def test_what_the_elected_add_is_what_the_score_would_lose() -> None:
    """AB is worth 5 + 3/2 + 2: without A it loses 5 + 1/2 * 3, without B 2 + 1/2 * 3."""
    outcome = run("pav", 3, "5 A, 3 AB, 2 B, 1 C", 2)
    last = outcome.stages[1]

    assert (Fraction(13, 2), Fraction(7, 2), 1) == last.totals
    assert last.support is not None
    assert Fraction(23, 2) == last.support.score


@given(profiles(most_candidates=6), st.integers(1, 4))
def test_no_committee_has_a_higher_score(profile: Profile, seats: int) -> None:
    """All committees are tried; where one alone is best no lot is drawn, and every best one can be reached by lots."""
    outcome = count(profile, rule="pav", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    if not profile.valid:
        assert () == outcome.elected
        return
    ballots = ballots_of(profile)
    scores = {each: score(ballots, each) for each in combinations(profile.standing, min(seats, profile.candidates))}
    best = [each for each, reached in scores.items() if reached == max(scores.values())]
    assert tuple(sorted(outcome.elected)) in best
    assert (len(best) > 1) == any(lot.question == "elect" for lot in outcome.lots)
    assert outcome.stages[1].support is not None
    assert max(scores.values()) == outcome.stages[1].support.score
    for committee in best:
        reached = count(profile, rule="pav", seats=seats, options=_preferring(committee, profile))
        assert isinstance(reached, Count)
        assert committee == tuple(sorted(reached.elected))


def _preferring(committee: tuple[int, ...], profile: Profile) -> Options:
    rest = [each for each in range(1, profile.candidates + 1) if each not in committee]
    return Options(ties=("order",), order=(*committee, *rest))


@given(profiles(most_candidates=6), st.integers(1, 4))
def test_extended_justified_representation(profile: Profile, seats: int) -> None:
    """In a group with a right to so many seats that agrees on so many, somebody approves so many of the elected."""
    outcome = count(profile, rule="pav", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    for deserved, common in cohesive(profile, seats) if seats <= profile.candidates else ():
        group = [marks for marks, _ in profile.rows if common <= set(marks)]
        assert any(len(set(marks) & set(outcome.elected)) >= deserved for marks in group)


class Rows(Profile):
    """A profile that says it has more different ballots than it does."""

    rows_said: ClassVar[int] = 5_413

    @property
    def size(self) -> int:
        """Return how many it says it has."""
        return self.rows_said


def test_what_is_too_large_is_refused() -> None:
    """10 of 20 are 184,756 committees; 10 of 21 are too many, and so are 10 of 20 with 5,413 different ballots."""
    assert "" == pav.too_large(Profile.from_ballots(20, [(1, (1,))]), 10)
    large = Profile.from_ballots(21, [(1, (1,))])
    with pytest.raises(ValueError, match="up to 200000 committees, and 10 of 21 candidates make more: count by seq"):
        count(large, rule="pav", seats=10)
    many = Rows.from_ballots(20, [(1, (1,))])
    with pytest.raises(ValueError, match="184756 committees and 5413 ballots make more"):
        count(many, rule="pav", seats=10)
    assert isinstance(count(large, rule="pav", seats=21), Count)


def test_numbers_beyond_64_bits_are_counted() -> None:
    """Weights of 10^12 and of a millionth in one contest: the best committee is that of the weights."""
    few = [(9, (1, 2)), (4, (2, 3)), (3, (3, 1)), (2, (4,))]
    many = [(Fraction(copies * 10**11), marks) for copies, marks in few]
    large = Profile.from_ballots(4, [*many, (Fraction(1, 10**9), (4, 1))])
    outcome, small = (count(each, rule="pav", seats=2) for each in (large, Profile.from_ballots(4, few)))
    assert isinstance(outcome, Count)
    assert isinstance(small, Count)
    assert set(small.elected) == set(outcome.elected)


def test_every_clause_of_a_decision_is_worded() -> None:
    """What decisions name is in the words of the rule."""
    outcome = run("pav", 4, TWO_BEST, 2, lots=Lots(seed=SEED))
    assert {each.clause for each in outcome.stages[1].decisions} <= set(WORDING.says)


@pytest.mark.parametrize("seats", [1200, 1199, 31])
def test_so_many_are_not_elected_by_the_best_committee(seats: int) -> None:
    """There are few such committees, and yet the search for them would be deep."""
    ballots = Profile.from_ballots(seats + 1, [(1, [1])])

    with pytest.raises(ValueError, match=f"committees of up to 30, and these would be {seats}"):
        count(ballots, rule="pav", seats=seats)
