"""Ballots that weigh more or less than a vote: card votes, delegations that split theirs."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, WITH_MARKS, WITH_POINTS, few, fit, points, profiles

from comitia.count import (
    RULES,
    Count,
    Lots,
    Options,
    Profile,
    Scores,
    count,
    explain,
    from_json,
    is_transferable,
    to_json,
)
from comitia.count.words import cut_off, words

SEEDED = Lots(seed=SEED)
MOST = ("plurality", "approval", "yes-no", "sntv", "limited", "equal-and-even", "two-round", "slate")
HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def weighed(ballots: Profile, by: Fraction) -> Profile:
    """Return a profile of the same ballots, each with so many times its weight."""
    rows = [(copies * by, ranking) for ranking, copies in ballots.rows]
    blank = [(ballots.blank * by, ())] if ballots.blank else []
    return Profile.from_ballots(ballots.candidates, [*rows, *blank], invalid=ballots.invalid)


def counted(ballots: Profile | Scores, rule: str, seats: int, options: Options | None = None) -> Count:
    """Return the count, its ties by lot."""
    outcome = count(ballots, rule=rule, seats=fit(rule, seats), lots=SEEDED, options=options or Options())
    assert isinstance(outcome, Count)
    return outcome


def test_a_delegation_splits_its_vote() -> None:
    """Two thirds of a vote for A and a third for B beside whole ones: A 2 2/3, B 2 1/3, exactly."""
    ballots = Profile.from_ballots(2, [(2 * THIRD, [1]), (THIRD, [2]), (2, [1]), (2, [2])])
    outcome = counted(ballots, "plurality", 1)

    assert (3, 15) == (ballots.unit, ballots.valid)
    assert ["2.66666", "2.33333"] == [outcome.votes(total) for total in outcome.stages[0].totals]
    assert ["8/3", "7/3"] == to_json(outcome)["stages"][0]["totals"]
    assert explain(outcome)[0] == (
        "Ballots of 5 votes for 1 seat and 2 candidates; amounts are fractions, shown to five decimals and cut off there."
    )


def test_the_quota_is_one_of_votes_and_not_of_their_parts() -> None:
    """Of 10 1/2 votes for one seat the quota is the whole number above 5 1/4, whatever the ballots weigh."""
    ballots = Profile.from_ballots(3, [(Fraction(11, 2), [1]), (HALF, [3, 2]), (Fraction(9, 2), [2])])
    scottish = counted(ballots, "scottish-stv", 1)
    decimals = counted(ballots, "wigm", 1, Options(decimals=5))

    assert 6 == to_json(scottish)["quota"]
    assert "5.25001" == decimals.votes(decimals.quota or 0)
    assert (1,) == scottish.elected


def test_weights_that_come_to_whole_votes_are_whole_votes() -> None:
    """Two halves with one ranking are a vote, and the profile is that of whole ballots."""
    halves = Profile.from_ballots(2, [(HALF, [1, 2]), (HALF, [1, 2]), (Fraction(4, 2), [2])])

    assert halves == Profile.from_ballots(2, [(1, [1, 2]), (2, [2])])


@pytest.mark.parametrize("weight", [0, -1, Fraction(-1, 2), 10**12 + 1])
def test_a_weight_that_is_none_is_refused(weight: int | Fraction) -> None:
    """Nothing, less than nothing, and more than a profile takes."""
    with pytest.raises(ValueError, match="equal ballots"):
        Profile.from_ballots(2, [(weight, [1])])


@given(profiles(), st.integers(1, 4), st.fractions(Fraction(1, 20), 20, max_denominator=20))
def test_where_only_shares_decide_all_weights_may_be_scaled(ballots: Profile, seats: int, by: Fraction) -> None:
    """By rules without a whole quota the same are elected, with so many times the votes at every stage."""
    scaled = weighed(ballots, by)
    for rule in (*MOST, "exhaustive", "wigm"):
        one, other = counted(ballots, rule, seats), counted(scaled, rule, seats)
        assert (one.elected, one.runners_up, one.lots) == (other.elected, other.runners_up, other.lots)
        for before, after in zip(one.stages, other.stages, strict=True):
            assert [Fraction(total) * by * scaled.unit for total in before.totals] == [*after.totals]


@pytest.mark.parametrize("rule", WITH_MARKS)
@few
@given(ballots=profiles(), seats=st.integers(1, 4), by=st.fractions(Fraction(1, 20), 20, max_denominator=20))
def test_votes_are_neither_made_nor_lost(rule: str, ballots: Profile, seats: int, by: Fraction) -> None:
    """By every rule the votes of each stage come to the weight of the ballots, and the record is read back the same."""
    scaled = weighed(ballots, by)
    if scaled.unit != 1 and not RULES[rule].takes_parts:
        with pytest.raises(ValueError, match="counts whole papers"):
            count(scaled, rule=rule, seats=seats)
        return
    outcome = counted(scaled, rule, seats)

    assert from_json(to_json(outcome)) == outcome
    if is_transferable(rule):
        whole = outcome.ballots * outcome.scale
        assert {whole} == {sum(stage.totals) + stage.not_transferable + stage.lost for stage in outcome.stages}


@pytest.mark.parametrize("rule", WITH_POINTS)
@few
@given(ballots=points(), seats=st.integers(1, 4), by=st.fractions(Fraction(1, 20), 20, max_denominator=20))
def test_weights_of_points_may_be_scaled(rule: str, ballots: Scores, seats: int, by: Fraction) -> None:
    """By points only shares decide: the same are elected, and the record is read back the same."""
    rows = [(copies * by, row) for row, copies in ballots.rows]
    scaled = Scores.from_ballots(ballots.candidates, rows)
    for options in (Options(), *([Options(average=True)] if rule == "score" else [])):
        one, other = counted(ballots, rule, seats, options), counted(scaled, rule, seats, options)
        assert (one.elected, one.runners_up, one.lots) == (other.elected, other.runners_up, other.lots)
        assert from_json(to_json(other)) == other


@pytest.mark.parametrize("rule", [rule for rule in RULES if is_transferable(rule) and RULES[rule].takes_parts])
def test_a_billion_ballots_and_more_do_not_overflow(rule: str) -> None:
    """Whole numbers have no largest: some 4 * 10^12 ballots, and a weight of a millionth among them."""
    few = [(9, (1, 2)), (4, (2, 3)), (3, (3, 1)), (2, (4, 2))]
    many = [(copies * 10**11, ranking) for copies, ranking in few]
    small = Profile.from_ballots(4, few)
    large = Profile.from_ballots(4, [*many, (Fraction(1, 10**6), (4,))])

    assert counted(small, rule, 2).elected == counted(large, rule, 2).elected


def test_words_and_amounts_agree_where_values_are_cut_off() -> None:
    """The value of a whole vote has five decimals; by weights amounts are fractions, of which nothing more is cut off."""
    ballots = Profile.from_ballots(3, [(Fraction(5, 2), (1, 2)), (Fraction(7, 4), (1, 3)), (HALF, (2,)), (THIRD, (3,))])
    made = counted(ballots, "scottish-stv", 2)
    value = made.stages[1].transfer_value

    assert (value, made.one) == (52941, 100000 * 12)  # 9/17, cut off at five decimals
    assert made.stages[1].transfers[1] == 30 * 52941  # 5/2 of it: 1.323525
    assert made.votes(made.stages[1].transfers[1]) == "1.32352"
    assert words(made) == (
        "What a ballot of a whole vote is worth has 5 decimals; what is smaller is cut off, and the sum of that, by what "
        "ballots weigh, is shown. Ballots weigh fractions of a vote, so amounts are exact fractions. They are shown to "
        "five decimals, each cut off there, so that what is shown can add up to a little less; the record has them whole."
    )
    assert explain(made)[0].endswith("the quota is 2; amounts are fractions, shown to five decimals and cut off there.")
    stage = made.stages[-1]
    assert sum(stage.totals) + stage.not_transferable + stage.lost == made.ballots * made.scale
    assert Fraction(cut_off(made)) == Fraction(stage.lost, made.one)


def test_whole_votes_have_their_own_words() -> None:
    """Sums of weights are not said to be whole numbers, and those of whole votes are."""
    weighed_ones = counted(Profile.from_ballots(2, [(HALF, (1,)), (1, (2,))]), "plurality", 1)
    whole = counted(Profile.from_ballots(2, [(1, (1,)), (2, (2,))]), "plurality", 1)

    assert words(weighed_ones).startswith("Votes are sums of what ballots weigh: nothing is divided. Ballots weigh")
    assert words(whole) == "Votes are whole numbers: nothing is divided."
