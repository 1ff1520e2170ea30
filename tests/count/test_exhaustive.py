"""Exhaustive ballot: one round by single marks, all rounds by rankings, and the ends of both."""

from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, profiles, run

from comitia.count import Count, LotRequired, Lots, Options, Profile, count, parse_threshold


def test_a_majority_in_the_first_round_elects() -> None:
    """51 of 100 is more than a half."""
    outcome = run("exhaustive", 3, "51 A, 30 B, 19 C", 1)
    assert (outcome.elected, outcome.next_round, outcome.runners_up) == ((1,), (), (2, 3))


def test_without_a_majority_the_last_drops_out_and_a_round_is_needed() -> None:
    """Exactly a half is not enough; C leaves, and comes after whoever else comes next; A and B stand again."""
    outcome = run("exhaustive", 3, "50 A, 30 B, 20 C", 1)
    assert (outcome.elected, outcome.next_round, outcome.runners_up) == ((), (1, 2), (3,))
    [decision] = outcome.stages[0].decisions
    assert (decision.candidate, decision.outcome, decision.reason, decision.clause) == (
        3,
        "excluded",
        "fewest",
        "exhaustive 3",
    )


def test_nobody_drops_out_while_only_one_more_than_the_seats_is_left() -> None:
    """Two equal for one seat stand again, both."""
    outcome = run("exhaustive", 2, "50 A, 50 B", 1)
    assert (outcome.elected, outcome.next_round, outcome.stages[0].decisions) == ((), (1, 2), ())


def test_drop_none_lets_all_stand_again() -> None:
    """The charter may let nobody drop out."""
    outcome = run("exhaustive", 3, "50 A, 30 B, 20 C", 1, Options(drop="none"))
    assert outcome.next_round == (1, 2, 3)


def test_a_tie_for_the_last_place_falls_by_lot() -> None:
    """The one drawn first drops out."""
    text = "40 A, 30 B, 15 C, 15 D"
    assert needs("exhaustive", 4, text, 1) == LotRequired(question="exclude", tied=(3, 4), draw=1)
    outcome = run("exhaustive", 4, text, 1, lots=Lots(drawn=((4, 3),)))
    assert (outcome.next_round, outcome.stages[0].decisions[0].reason) == ((1, 2, 3), "lot")


def test_ranked_ballots_are_counted_round_by_round() -> None:
    """D leaves, then C; C's ballots go to B, who then has 55 of 100."""
    outcome = run("exhaustive", 4, "45 A, 30 B, 20 CB, 5 DB", 1)
    assert [stage.totals for stage in outcome.stages] == [(45, 30, 20, 5), (45, 35, 20, 0), (45, 55, 0, 0)]
    assert (outcome.elected, outcome.runners_up, outcome.next_round) == ((2,), (1, 3, 4), ())


def test_a_majority_is_of_those_who_still_vote_in_the_round() -> None:
    """C's 20 ballots name nobody else: in round 2, 45 of 80 is more than a half."""
    outcome = run("exhaustive", 3, "45 AB, 35 B, 20 C", 1)
    assert (outcome.elected, outcome.stages[1].not_transferable) == ((1,), 20)


def test_ranked_ballots_that_can_answer_no_more_leave_a_round_to_be_held() -> None:
    """Two equal stand again: the same ballots would give the same answer for ever."""
    outcome = run("exhaustive", 3, "40 AB, 40 BA, 5 C", 1)
    assert (len(outcome.stages), outcome.elected, outcome.next_round) == (2, (), (1, 2))


def test_in_the_last_round_the_highest_are_elected() -> None:
    """max_rounds 2: B has 45 in round 2, the most, without a majority under the threshold of two thirds."""
    options = Options(max_rounds=2, threshold=parse_threshold("ge:2/3"))
    outcome = run("exhaustive", 3, "40 A, 35 B, 25 CB", 1, options)
    assert (outcome.elected, outcome.stages[1].decisions[0].reason) == ((2,), "last_round")


def test_the_number_of_the_round_counts_the_rounds_held_before() -> None:
    """The second round of two, on ballots of its own, elects the highest; equal ones by lot."""
    options = Options(max_rounds=2, round=2)
    assert run("exhaustive", 3, "50 A, 30 B, 20 C", 1, options).elected == (1,)
    assert needs("exhaustive", 2, "50 A, 50 B", 1, options).question == "elect"


def test_ballots_that_name_nobody_left_leave_a_round_to_be_held() -> None:
    """A is elected for one of two seats; nobody has said who else, and B and C stand in a new round."""
    outcome = run("exhaustive", 4, "9 AD, 1 D", 2, Options(drop="none", threshold=parse_threshold("gt:9/10")))
    assert (outcome.elected, outcome.next_round) == ((), (1, 2, 3, 4))
    outcome = run("exhaustive", 3, "9 A, 1 AB", 2, Options(threshold=parse_threshold("ge:1/1")))
    assert (outcome.elected, outcome.stages[1].not_transferable) == ((1, 2), 9)


def test_several_seats_are_filled_over_rounds() -> None:
    """A is elected at once and stands no more; those ballots then count for their next mark."""
    outcome = run("exhaustive", 4, "60 AB, 25 C, 15 D", 2)
    assert (outcome.elected, outcome.stages[1].totals) == ((1, 2), (0, 60, 25, 15))


def test_earlier_rounds_may_settle_a_tie_for_the_last_place() -> None:
    """With ties: [earlier_stage, lot], C had fewer in round 1 and drops out."""
    options = Options(ties=("earlier_stage", "lot"))
    outcome = run("exhaustive", 5, "40 A, 30 B, 13 C, 14 D, 1 EC", 1, options)
    assert (outcome.stages[1].decisions[0].candidate, outcome.stages[1].decisions[0].reason) == (3, "earlier_stage")


@given(profiles(), st.integers(1, 3), st.integers(1, 4))
def test_each_round_adds_up_and_the_count_ends(ballots: Profile, seats: int, most: int) -> None:
    """Votes and silent ballots make up the valid ones; nobody is both elected and to stand again."""
    outcome = count(ballots, rule="exhaustive", seats=seats, options=Options(max_rounds=most), lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    for stage in outcome.stages:
        assert sum(stage.totals) + stage.not_transferable == ballots.valid
    assert len(outcome.stages) <= most
    assert not set(outcome.elected) & {*outcome.next_round, *outcome.runners_up}
    assert not outcome.next_round or len(outcome.elected) < seats
