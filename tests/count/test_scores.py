"""Ballots that give points, and the rule that adds them up."""

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given
from tests.count.ballots import SEED, points, run_points, scores

from comitia.count import Count, Lots, Options, Scores, count


def test_equal_ballots_are_merged_and_blank_ones_counted_apart() -> None:
    """Two ballots 5 and nothing are one row of three; nothing at all is blank, a nought is not."""
    found = Scores.from_ballots(2, [(1, [5, None]), (2, [5, None]), (4, [None, None]), (1, [0, 0])], invalid=3)
    assert (4, 4, 3, 11) == (found.valid, found.blank, found.invalid, found.cast)
    assert (((0, 0), 1), ((5, None), 3)) == found.rows


def test_points_for_who_has_withdrawn_are_passed_over() -> None:
    found = Scores.from_ballots(2, [(1, [5, 2]), (2, [4, None])], withdrawn=[1])
    assert ((((None, 2), 1),), 2, (2,)) == (found.rows, found.blank, found.standing)


def test_a_weight_may_be_a_fraction() -> None:
    found = Scores.from_ballots(1, [(Fraction(2, 3), [5]), (1, [3])])
    assert (3, 5, [0, 19]) == (found.unit, found.valid, found.sums())


@pytest.mark.parametrize(
    ("ballots", "said"),
    [
        ([(1, [5])], "found points for 1, expected a place for each of 2 candidates"),
        ([(1, [6, 0])], "found 6 points, expected a whole number from 0 to 5, or none"),
        ([(1, [-1, 0])], "found -1 points"),
        ([(1, [2.5, 0])], "found 2.5 points"),
        ([(1, [True, 0])], "found True points"),
        ([(0, [1, 0])], "found 0 equal ballots"),
    ],
)
def test_what_is_no_ballot_is_refused(ballots: list[tuple[int, list[int]]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Scores.from_ballots(2, ballots)


def test_what_is_no_range_is_refused() -> None:
    with pytest.raises(ValueError, match="found points from 5 to 0, expected a range"):
        Scores.from_ballots(1, [], lowest=5, highest=0)


def test_scores_never_change() -> None:
    with pytest.raises(FrozenInstanceError):
        scores("1 10").valid = 9  # type: ignore[misc]


def test_the_most_points_win() -> None:
    """10 x 5 + 0 against 10 x 3 + 9 x 5; no mark is nothing."""
    outcome = run_points("score", "10 53, 9 .5", 1)
    assert ((50, 75), (2,), (1,)) == (outcome.stages[0].totals, outcome.elected, outcome.runners_up)


def test_points_may_be_averaged_over_those_who_give_any() -> None:
    """B has 4 from each of 3, A 5 and 2 from 10 each: added up A wins, on average B."""
    text = "10 5., 10 2., 3 .4"
    assert (1,) == run_points("score", text, 1).elected
    outcome = run_points("score", text, 1, Options(average=True))
    assert ((2,), (Fraction(7, 2), 4)) == (outcome.elected, outcome.stages[0].totals)
    assert outcome.exact


def test_points_below_nothing_may_elect_who_was_not_named() -> None:
    """A has -2 in all, nobody names B, who has 0."""
    outcome = count(scores("2 0.", lowest=-1), rule="score", seats=1, lots=Lots(seed=SEED))
    below = Scores.from_ballots(2, [(2, [-1, None])], lowest=-1, highest=1)
    outcome = count(below, rule="score", seats=1)
    assert isinstance(outcome, Count)
    assert ((-2, 0), (2,)) == (outcome.stages[0].totals, outcome.elected)


@given(points())
def test_sums_and_averages_are_those_reckoned_by_hand(ballots: Scores) -> None:
    """Both reckoned here ballot by ballot."""
    added = count(ballots, rule="score", seats=1, lots=Lots(seed=SEED))
    averaged = count(ballots, rule="score", seats=1, options=Options(average=True), lots=Lots(seed=SEED))
    assert isinstance(added, Count)
    assert isinstance(averaged, Count)
    for c in range(ballots.candidates):
        given_points = [row[c] for row, n in ballots.rows for _ in range(n) if row[c] is not None]
        total = sum(each or 0 for each in given_points)
        assert total == added.stages[0].totals[c]
        assert Fraction(total, len(given_points) or 1) == averaged.stages[0].totals[c]
