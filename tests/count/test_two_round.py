"""Two rounds: a majority in the first, else the highest, and the second round on ballots of its own or of rankings."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, profiles, run
from tests.count.droop import files
from tests.shared import needs_counting

from comitia.count import Count, LotRequired, Lots, Options, Profile, count, parse_threshold


def advancing(outcome: Count) -> list[tuple[int, str]]:
    return [(d.candidate, d.reason) for d in outcome.stages[0].decisions if d.outcome == "advances"]


def test_a_majority_in_the_first_round_elects() -> None:
    """51 of 100."""
    outcome = run("two-round", 3, "51 A, 30 B, 19 C", 1)
    assert ((1,), (), (2, 3), 1) == (outcome.elected, outcome.next_round, outcome.runners_up, len(outcome.stages))


def test_without_a_majority_the_two_highest_stand_again() -> None:
    """Exactly a half is not enough; the ballots have one mark, so the second round has still to be held."""
    outcome = run("two-round", 3, "50 A, 30 B, 20 C", 1)
    assert ((), (1, 2), (3,)) == (outcome.elected, outcome.next_round, outcome.runners_up)
    assert [(1, "highest"), (2, "highest")] == advancing(outcome)


def test_the_second_round_on_its_own_ballots_elects_the_highest() -> None:
    """45 of 100 is the most; equal ones fall by lot."""
    options = Options(round=2)
    assert (2,) == run("two-round", 2, "40 A, 45 B, 15 -", 1, options).elected
    assert "elect" == needs("two-round", 2, "50 A, 50 B", 1, options).question


def test_rankings_hold_both_rounds() -> None:
    """C and D are out; their 25 ballots go to B, who passes A."""
    outcome = run("two-round", 4, "40 A, 35 B, 15 CB, 10 DB", 1)
    assert [(40, 35, 15, 10), (40, 60, 0, 0)] == [stage.totals for stage in outcome.stages]
    assert ((2,), (1, 3, 4)) == (outcome.elected, outcome.runners_up)


def test_a_ballot_that_names_neither_is_silent_in_the_second_round() -> None:
    """20 rank only C: A has 41 of the 80 that speak."""
    outcome = run("two-round", 3, "41 AB, 39 B, 20 C", 1)
    assert ((1,), 20) == (outcome.elected, outcome.stages[1].not_transferable)


def test_a_tie_for_the_second_place_falls_by_lot() -> None:
    """B and C tie behind A: one of them goes on."""
    text = "40 A, 30 B, 30 C"
    assert LotRequired(question="advance", tied=(2, 3), draw=1) == needs("two-round", 3, text, 1)
    outcome = run("two-round", 3, text, 1, lots=Lots(drawn=((3, 2),)))
    assert ((1, 3), (2,)) == (outcome.next_round, outcome.runners_up)
    assert (3, "lot") in advancing(outcome)


def test_all_above_a_declared_share_go_on() -> None:
    """An eighth of 80 is 10: three have it; where only one has, the two highest go on."""
    options = Options(advance=parse_threshold("ge:1/8"))
    outcome = run("two-round", 4, "35 A, 30 B, 10 C, 5 D", 1, options)
    assert [(1, "share"), (2, "share"), (3, "share")] == advancing(outcome)
    few = Options(advance=parse_threshold("gt:2/5"))
    assert (1, 2) == run("two-round", 4, "35 A, 30 B, 10 C, 5 D", 1, few).next_round


def test_two_go_on_for_each_open_seat() -> None:
    """For two seats, one won at once: of the others two go on for the seat that is left."""
    outcome = run("two-round", 4, "51 A, 25 B, 14 C, 10 D", 2)
    assert ((1,), (2, 3)) == (outcome.elected, outcome.next_round)
    assert (1, 2, 3, 4) == run("two-round", 5, "30 A, 25 B, 20 C, 15 D, 10 E", 2).next_round


def test_a_threshold_of_the_roll() -> None:
    """60 of 100 valid ballots are no majority of 130 electors."""
    options = Options(threshold=parse_threshold("gt:1/2:roll"), roll=130)
    assert (1, 2) == run("two-round", 2, "60 A, 40 B", 1, options).next_round
    assert (1,) == run("two-round", 2, "66 A, 34 B", 1, options).elected


@given(profiles(), st.integers(1, 3))
def test_two_rounds_at_most_and_each_adds_up(ballots: Profile, seats: int) -> None:
    """Nobody is in two lists of the result, and with rankings that speak all seats are filled in two rounds."""
    outcome = count(ballots, rule="two-round", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    assert len(outcome.stages) <= 2
    for stage in outcome.stages:
        assert sum(stage.totals) + stage.not_transferable == ballots.valid
    lists = [*outcome.elected, *outcome.runners_up, *outcome.next_round]
    assert sorted(lists) == sorted(set(lists))
    assert sorted(lists) == (list(range(1, ballots.candidates + 1)) if ballots.valid else [])
    if len(outcome.stages) == 2:
        assert len(outcome.elected) == min(seats, ballots.candidates)


@needs_counting
def test_the_first_round_in_slovakia_2019() -> None:
    """Čaputová has 870,415 and Šefčovič 400,379 of 2,145,364 votes: nobody has half, and these two stand in the second."""
    rows = files("votelib_data")["sk_prez_2019.csv"].decode("cp1250")
    votes = [int(number) for number in re.findall(r";([0-9]+)", rows)]
    ballots = Profile.from_ballots(len(votes), [(number, (at,)) for at, number in enumerate(votes, 1)])

    outcome = count(ballots, rule="two-round", seats=1)

    assert isinstance(outcome, Count)
    assert (15, 2_145_364, (), (1, 2)) == (len(votes), outcome.ballots, outcome.elected, outcome.next_round)
