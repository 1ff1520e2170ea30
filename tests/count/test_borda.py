"""The Borda count: points by place, and what ballots give to those they leave out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import needs, profile, profiles, run

from comitia.count import Count, Lots, Options, Profile, count, explain, to_json
from comitia.count.pairwise.matrix import pairs

BORDA = "8 ABC, 7 BCA, 6 CBA"
"""In the manner of Borda's memoir of 1781: A has the most first votes, and loses to each of the others."""
SHORT = "3 A, 2 BC"


def test_the_most_first_votes_are_not_the_most_points() -> None:
    """A 8 times 2 are 16; B 8 + 14 + 6 are 28; C 7 + 12 are 19."""
    outcome = run("borda", 3, BORDA, 1)

    assert ["16.0", "28.0", "19.0"] == [outcome.votes(total) for total in outcome.stages[0].totals]
    assert ((2,), (3, 1)) == (outcome.elected, outcome.runners_up)
    assert "Candidate 2 is elected with 28 points (borda 3)." in explain(outcome)
    assert (1,) == run("plurality", 3, BORDA, 1).elected


@pytest.mark.parametrize(
    ("unranked", "points"),
    [("average", ["6.0", "5.5", "3.5"]), ("zero", ["6", "4", "2"]), ("modified", ["3", "4", "2"])],
)
def test_what_those_left_out_get(unranked: str, points: list[str]) -> None:
    """A alone gives A 2 and half a point to B and C, or nothing, or A 1; B and C ranked give 2 and 1, modified too."""
    outcome = run("borda", 3, SHORT, 1, Options(unranked=unranked))

    assert points == [outcome.votes(total) for total in outcome.stages[0].totals]


def test_half_points_are_kept_and_written_exactly() -> None:
    """Of three candidates, A alone gives half a point to each of the two others."""
    outcome = run("borda", 3, "1 A", 1)

    assert ["2.0", "0.5", "0.5"] == to_json(outcome)["stages"][0]["totals"]
    third = count(Profile.from_ballots(3, [(Fraction(1, 3), [1])]), rule="borda", seats=1)
    assert isinstance(third, Count)
    assert ["2/3", "1/6", "1/6"] == to_json(third)["stages"][0]["totals"]


def test_several_seats_go_to_the_most_points() -> None:
    """Two seats: B and C. Equal points for the last place fall by lot."""
    assert (2, 3) == run("borda", 3, BORDA, 2).elected
    required = needs("borda", 3, "1 ABC, 1 CBA", 2)
    assert ("elect", (1, 2, 3), 2) == (required.question, required.tied, required.places)
    outcome = run("borda", 3, "1 ABC, 1 CBA", 2, lots=Lots(drawn=((3, 1, 2),)))
    assert ((3, 1), (2,)) == (outcome.elected, outcome.runners_up)
    assert "Candidate 3 is elected with 2 points, by lot among equals (borda 4)." in explain(outcome)


def test_withdrawn_candidates_have_no_place() -> None:
    """Without B there are two: one point for who is before the other."""
    outcome = count(profile(3, BORDA, withdrawn=(2,)), rule="borda", seats=1)

    assert isinstance(outcome, Count)
    assert ["8.0", "0.0", "13.0"] == [outcome.votes(total) for total in outcome.stages[0].totals]


@given(profiles(most_candidates=6))
def test_points_are_the_votes_of_all_pairs(ballots: Profile) -> None:
    """Each vote of one before another is a point; where a ballot ranks neither, half of one, when places are shared."""
    found = pairs(ballots)
    outcome = count(ballots, rule="borda", seats=1, lots=Lots(seed="00"))
    assert isinstance(outcome, Count)
    for one in found.among:
        others = [other for other in found.among if other != one]
        over = sum(found.over(one, other) for other in others)
        level = sum(ballots.valid - found.over(one, other) - found.over(other, one) for other in others)
        assert Fraction(outcome.stages[0].totals[one - 1], 10) == over + Fraction(level, 2)


@given(profiles(most_candidates=5), st.sampled_from(["average", "zero", "modified"]))
def test_points_of_each_ballot_add_up(ballots: Profile, unranked: str) -> None:
    """Average: all places of every ballot; zero: the places ranked; modified: k places of k."""
    outcome = count(ballots, rule="borda", seats=1, options=Options(unranked=unranked), lots=Lots(seed="00"))
    assert isinstance(outcome, Count)
    n = ballots.candidates
    expected = Fraction(0)
    for copies, marks in ballots.ballots():
        places = {
            "average": range(n),
            "zero": range(n - 1, n - 1 - len(marks), -1),
            "modified": range(1, len(marks) + 1),
        }[unranked]
        expected += copies * sum(places)
    assert expected == Fraction(sum(outcome.stages[0].totals), outcome.scale)


def test_one_point_is_one() -> None:
    """Of two candidates the first on the one ballot has a point."""
    assert "Ama is elected with 1 point (borda 3)." in explain(run("borda", 2, "1 AB", 1), ["Ama", "Bo"])
