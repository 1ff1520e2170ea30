"""STAR: two go on, one is preferred, and each step of the tie-breaking protocol in turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, points, run_points, scores

from comitia.count import Count, LotRequired, Lots, Scores, count


def decided(outcome: Count) -> list[tuple[int, str, str]]:
    return [(d.candidate, d.reason, d.clause) for stage in outcome.stages for d in stage.decisions]


def test_the_two_highest_go_on_and_the_preferred_one_wins() -> None:
    """B has most points, 155, and A 130; but 30 of 45 ballots put A before B."""
    outcome = run_points("star", "20 540, 15 054, 10 305", 1)
    assert [(130, 155, 110), (30, 15, 0)] == [stage.totals for stage in outcome.stages]
    assert ((1,), (2, 3)) == (outcome.elected, outcome.runners_up)
    assert [(2, "most_points", "STAR 1"), (1, "most_points", "STAR 1"), (1, "preferred", "STAR 2")] == decided(outcome)


def test_a_tie_for_the_second_place_falls_by_the_match_of_the_two() -> None:
    """B and C have 9 each behind A; 2 of 3 put B before C."""
    outcome = run_points("star", "2 542, 1 515", 1)
    assert (15, 9, 9) == outcome.stages[0].totals
    assert (2, "matches", "STAR 3") == decided(outcome)[1]


def test_of_three_tied_who_loses_most_matches_drops_out() -> None:
    """8 points each; A beats B and C 2 to 1, B beats C: C has lost two matches, and A and B go on."""
    outcome = run_points("star", "1 053, 1 514, 1 321", 1)
    assert (8, 8, 8) == outcome.stages[0].totals
    assert [(1, "matches", "STAR 3"), (2, "matches", "STAR 3")] == decided(outcome)[:2]


def test_matches_are_between_candidates_and_not_counted_by_ballots() -> None:
    """13 points each: A is level with B and before C, C before B, by 2 to 1: A goes on, and then C.

    B and C have lost one match each, A none. Counted by ballots, A has 4 preferences and B and C 3 each; the fives
    would then send B on, who would win.
    """
    outcome = run_points("star", "1 302, 1 534, 1 355, 1 252", 1)
    assert (13, 13, 13) == outcome.stages[0].totals
    assert [(1, "matches", "STAR 3"), (3, "matches", "STAR 3"), (1, "preferred", "STAR 2")] == decided(outcome)


def test_a_circle_of_matches_falls_by_the_most_fives_and_begins_anew() -> None:
    """8 points each, A before C, C before B, B before A: C alone has a five and goes on, and of the others B beats A."""
    outcome = run_points("star", "1 413, 1 245, 1 230", 1)
    assert (8, 8, 8) == outcome.stages[0].totals
    assert [(3, "top_points", "STAR 5"), (2, "matches", "STAR 3")] == decided(outcome)[:2]


def test_who_has_fewest_fives_drops_out_where_the_most_are_level() -> None:
    """8 points each in a circle of matches: B and C have a five, A has none and drops out."""
    outcome = run_points("star", "1 152, 1 431, 1 305", 1)
    assert (8, 8, 8) == outcome.stages[0].totals
    assert [(2, "top_points", "STAR 5"), (3, "top_points", "STAR 5")] == decided(outcome)[:2]


def test_a_circle_without_fives_falls_by_lot() -> None:
    """9 points each, and a five for each."""
    outcome = run_points("star", "1 531, 1 153, 1 315", 1, lots=Lots(drawn=((2, 1, 3),)))
    assert (9, 9, 9) == outcome.stages[0].totals
    assert (2, "lot", "STAR 6") == decided(outcome)[0]


def test_an_equal_runoff_falls_to_more_points_then_to_more_fives() -> None:
    """One ballot each way: 5 and 3 against 3 and 4; then 5 and 1 against 2 and 4."""
    outcome = run_points("star", "1 53., 1 34.", 1)
    assert (1, "more_points", "STAR 4") == decided(outcome)[-1]
    outcome = run_points("star", "1 52., 1 14.", 1)
    assert (6, 6, 0) == outcome.stages[0].totals
    assert (1, "top_points", "STAR 5") == decided(outcome)[-1]


def test_a_runoff_that_is_equal_in_all_falls_by_lot() -> None:
    """Two candidates with 5 and 3 the other way round."""
    ballots = scores("1 53., 1 35.")
    assert LotRequired(question="elect", tied=(1, 2), draw=1) == count(ballots, rule="star", seats=1)
    outcome = count(ballots, rule="star", seats=1, lots=Lots(drawn=((2, 1),)))
    assert isinstance(outcome, Count)
    assert ((2,), (2, "lot", "STAR 6")) == (outcome.elected, decided(outcome)[-1])


def test_after_a_lot_the_protocol_begins_anew() -> None:
    """Three equal in all: the lot sends one on, and a second one its neighbour; each lot is among those still tied."""
    ballots = scores("5 333")
    assert LotRequired(question="advance", tied=(1, 2, 3), draw=1) == count(ballots, rule="star", seats=1)
    outcome = count(ballots, rule="star", seats=1, lots=Lots(drawn=((3, 1, 2), (2, 1), (2, 3))))
    assert isinstance(outcome, Count)
    assert [(1, 2, 3), (1, 2), (2, 3)] == [lot.tied for lot in outcome.lots]
    assert (2,) == outcome.elected


def test_several_seats_are_filled_one_after_the_other() -> None:
    """A first, then B against C among those left; with as many candidates as seats all are elected."""
    outcome = run_points("star", "20 540, 15 054, 10 305", 2)
    assert ((1, 2), (3,), 4) == (outcome.elected, outcome.runners_up, len(outcome.stages))
    outcome = run_points("star", "20 540, 15 054, 10 305", 3)
    assert {"last_standing"} == {reason for _, reason, _ in decided(outcome)}


def test_one_candidate_needs_no_runoff() -> None:
    assert (1,) == run_points("star", "1 0", 1).elected


def test_stars_begin_at_nothing() -> None:
    with pytest.raises(ValueError, match="stars are from 0 to 1 or more, and these are from -1 to 5"):
        count(scores("1 10", lowest=-1), rule="star", seats=1)


@given(points(), st.integers(1, 3))
def test_nobody_who_goes_on_has_fewer_points_than_one_who_does_not(ballots: Scores, seats: int) -> None:
    """And whoever is elected in a runoff is put before the other by no fewer ballots; each runoff adds up."""
    outcome = count(ballots, rule="star", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    elected: set[int] = set()
    for stage in outcome.stages:
        going = {d.candidate for d in stage.decisions if d.outcome == "advances"}
        others = set(range(1, ballots.candidates + 1)) - going - elected
        if going:
            assert len(going) == 2
            assert all(stage.totals[c - 1] >= stage.totals[other - 1] for c in going for other in others)
        if stage.action == "runoff":
            (winner,) = (d.candidate for d in stage.decisions)
            assert stage.totals[winner - 1] == max(stage.totals)
            assert sum(stage.totals) + stage.not_transferable == ballots.valid
        elected |= {d.candidate for d in stage.decisions if d.outcome == "elected"}
    assert elected == set(outcome.elected)
