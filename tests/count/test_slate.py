"""Whole lists: yes or no to one, the most votes among several, and what a threshold is a share of."""

import pytest
from tests.count.ballots import needs, run

from comitia.count import Options, parse_threshold


def threshold(text: str, roll: int | None = None) -> Options:
    return Options(threshold=parse_threshold(text), roll=roll)


def test_one_list_needs_more_yes_than_no() -> None:
    """A blank ballot is a no: 50 of 100 is not enough, 51 is."""
    assert () == run("slate", 1, "50 A, 50 -", 1).elected
    outcome = run("slate", 1, "51 A, 49 -", 1)
    assert ((1,), 100, 0) == (outcome.elected, outcome.ballots, outcome.blank)
    assert "threshold" == outcome.stages[0].decisions[0].reason


def test_of_several_lists_the_most_votes_win() -> None:
    """40 of 100 is the most; blank ballots are blank, and equal lists fall by lot."""
    outcome = run("slate", 3, "40 A, 35 B, 25 C, 9 -", 1)
    assert ((1,), (2, 3), 9) == (outcome.elected, outcome.runners_up, outcome.blank)
    assert "elect" == needs("slate", 2, "5 A, 5 B", 1).question


def test_of_several_lists_a_declared_threshold_is_met_too() -> None:
    """40 of 100 does not meet a half."""
    assert () == run("slate", 3, "40 A, 35 B, 25 C", 1, threshold("gt:1/2")).elected
    assert (1,) == run("slate", 3, "40 A, 35 B, 25 C", 1, threshold("ge:2/5")).elected


def test_shares_of_all_cast_and_of_the_roll() -> None:
    """Of 60 valid and 20 blank ballots 35 are a majority of the valid, not of the cast; of the roll a third."""
    text = "35 A, 25 B, 20 -"
    assert (1,) == run("slate", 2, text, 1, threshold("gt:1/2")).elected
    assert () == run("slate", 2, text, 1, threshold("gt:1/2:cast")).elected
    assert (1,) == run("slate", 2, text, 1, threshold("ge:1/3:roll", 105)).elected
    assert () == run("slate", 2, text, 1, threshold("ge:1/3:roll", 106)).elected


def test_yes_no_of_all_cast_and_of_the_roll() -> None:
    """51 yes of 100 elect, and are not half of a roll of 102."""
    text = "51 A, 49 -"
    assert (1,) == run("yes-no", 1, text, 1, threshold("gt:1/2:cast")).elected
    assert (1,) == run("yes-no", 1, text, 1, threshold("gt:1/2:roll", 101)).elected
    assert () == run("yes-no", 1, text, 1, threshold("gt:1/2:roll", 102)).elected


def test_a_roll_below_the_ballots_cast_is_refused() -> None:
    with pytest.raises(ValueError, match="found 99 electors on the roll, and more ballots than that were cast"):
        run("yes-no", 1, "51 A, 49 -", 1, threshold("gt:1/2:roll", 99))


def test_one_list_fills_every_seat_so_that_one_is_elected() -> None:
    with pytest.raises(ValueError, match="the rule slate fills 1, not 2"):
        run("slate", 2, "5 A, 4 B", 2)
