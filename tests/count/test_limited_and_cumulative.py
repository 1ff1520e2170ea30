"""Single non-transferable vote, limited vote, cumulative vote: how many marks or votes, and who wins."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, points, profile, profiles, run, run_points, scores

from comitia.count import Count, LotRequired, Lots, Options, Profile, Scores, count


def test_one_mark_and_several_seats() -> None:
    """A minority of 30 has one of three seats, for the majority of 70 cannot fill all of them with one vote each."""
    outcome = run("sntv", 5, "40 A, 30 B, 20 C, 10 D, 3 AB", 3)
    assert ((1, 2, 3), (4, 5)) == (outcome.elected, outcome.runners_up)
    assert (100, 3) == (outcome.ballots, outcome.invalid)


def test_two_marks_for_three_seats() -> None:
    """60 mark A and B, 40 mark C: by two marks the smaller part has the third seat; three marks are too many."""
    outcome = run("limited", 4, "60 AB, 40 C, 5 ABC", 3, Options(marks=2))
    assert ((1, 2, 3), 5) == (outcome.elected, outcome.invalid)
    assert (60, 60, 40, 0) == outcome.stages[0].totals


def test_unless_told_otherwise_one_mark_fewer_than_seats() -> None:
    """Two for three seats, and one for two; one seat has one mark."""
    text = "60 AB, 50 C, 40 D, 5 ABC"
    assert 5 == run("limited", 4, text, 3).invalid
    assert 65 == run("limited", 4, text, 2).invalid
    assert 65 == run("limited", 4, text, 1).invalid


def test_as_many_marks_as_seats_are_no_limited_vote() -> None:
    with pytest.raises(ValueError, match="a limited vote for 3 seats has up to 2 marks a ballot, not 3"):
        run("limited", 4, "60 AB", 3, Options(marks=3))


def test_votes_may_be_heaped_on_one_candidate() -> None:
    """Three votes a ballot: 30 heap theirs on D, who has 90 and the first seat, before A and B of the 70."""
    outcome = run_points("cumulative", "40 111.., 30 21..., 30 ...3.", 3)
    assert ((100, 70, 40, 90, 0), (1, 4, 2)) == (outcome.stages[0].totals, outcome.elected)


def test_a_ballot_that_gives_more_than_it_has_is_invalid() -> None:
    """Two votes a ballot: 3 and 2+1 are too many, a ballot of noughts gives nothing and is blank."""
    outcome = run_points("cumulative", "10 20, 9 11, 4 30, 3 21, 2 00, 1 ..", 2)
    assert (19, 3, 7) == (outcome.ballots, outcome.blank, outcome.invalid)
    assert (29, 9) == outcome.stages[0].totals
    assert 26 == run_points("cumulative", "10 20, 9 11, 4 30, 3 21", 2, Options(votes=3)).ballots


def test_votes_below_none_are_refused() -> None:
    with pytest.raises(ValueError, match="votes of a cumulative ballot are 0 or more, and these may be -1"):
        count(scores("1 10", lowest=-1), rule="cumulative", seats=1)


def test_equal_and_even_divides_the_votes_of_a_ballot() -> None:
    """Three votes among two marks are 1 1/2 each; four marks are too many."""
    outcome = run("equal-and-even", 4, "10 AB, 9 CDA, 1 C, 4 ABCD", 3)
    assert (24, 15, 12, 9) == outcome.stages[0].totals
    assert (20, 4) == (outcome.ballots, outcome.invalid)


def test_thirds_of_votes_that_are_equal_are_a_tie() -> None:
    """Thrice a third is one: fractions never round, so the tie is seen."""
    text = "3 ABC, 1 D"
    assert LotRequired(question="elect", tied=(1, 2, 3, 4), draw=1) == needs("equal-and-even", 4, text, 1, THREE)


THREE = Options(votes=3)


@given(profiles(), st.integers(1, 4))
def test_every_ballot_gives_all_its_votes_evenly(ballots: Profile, seats: int) -> None:
    """The totals come to the votes of the valid ballots, and nobody is elected with fewer than one not elected."""
    outcome = count(ballots, rule="equal-and-even", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    totals = outcome.stages[0].totals
    assert sum(totals, Fraction(0)) == outcome.ballots * seats
    assert all(totals[c - 1] >= totals[other - 1] for c in outcome.elected for other in outcome.runners_up)


@given(points(), st.integers(1, 4))
def test_cumulative_totals_are_those_of_the_valid_ballots(ballots: Scores, seats: int) -> None:
    """Reckoned here ballot by ballot."""
    outcome = count(ballots, rule="cumulative", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    fair = [(row, n) for row, n in ballots.rows if 0 < sum(each or 0 for each in row) <= seats]
    expected = tuple(sum((row[c] or 0) * n for row, n in fair) for c in range(ballots.candidates))
    assert expected == outcome.stages[0].totals
    assert outcome.ballots == sum(n for _, n in fair)


@given(profiles(), st.integers(2, 4))
def test_a_limited_vote_is_a_block_vote_of_fewer_marks(ballots: Profile, seats: int) -> None:
    """The totals of `limited` for n seats are those of `block` for n - 1."""
    limited = count(ballots, rule="limited", seats=seats, lots=Lots(seed=SEED))
    block = count(ballots, rule="block", seats=seats - 1, lots=Lots(seed=SEED))
    assert isinstance(limited, Count)
    assert isinstance(block, Count)
    assert (limited.stages[0].totals, limited.invalid) == (block.stages[0].totals, block.invalid)


def test_ballots_of_the_other_kind_are_refused() -> None:
    """Marks are no points, and points no marks."""
    with pytest.raises(
        ValueError, match="the rule cumulative takes ballots that give points, and these ballots have m"
    ):
        count(profile(2, "1 A"), rule="cumulative", seats=1)
    with pytest.raises(ValueError, match="the rule sntv takes ballots with marks, and these ballots give points"):
        count(scores("1 10"), rule="sntv", seats=1)
