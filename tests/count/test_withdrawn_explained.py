"""Whoever had withdrawn is no part of what an explanation says of the stages, by any rule."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, ballots_of, few, fit, profile
from tests.count.relabelled import Ballots, renamed, same, without

from comitia.count import RULES, Count, Lots, Options, Scores, count, parse_threshold
from comitia.count.explanation.margin import Field
from comitia.count.explanation.story import Explanation, explanation
from comitia.count.profile import Profile
from comitia.count.result import result_of

NAMES = [*"ABCDEFG"]
CHAIR = "9 AB, 8 BA, 4 CB, 2 DAC, 3 EC"


def told(ballots: Ballots, rule: str, seats: int, options: Options) -> Explanation:
    lots = Lots(seed=SEED)
    made = count(ballots, rule=rule, seats=seats, options=options, lots=lots)
    assert isinstance(made, Count)
    return explanation(result_of(ballots, made, options, lots, "1"), NAMES, "")


@pytest.mark.parametrize("rule", RULES)
@few
@given(data=st.data(), seats=st.integers(1, 4), has_threshold=st.booleans())
def test_an_explanation_is_that_of_a_contest_without_them(
    rule: str, data: st.DataObject, seats: int, has_threshold: bool
) -> None:
    """The last candidate withdraws: all stages, margins and the ending are told as if there had been no such one."""
    ballots = cast("Profile | Scores", data.draw(ballots_of(rule).filter(lambda each: each.candidates > 1)))
    last = ballots.candidates
    gone, never = without(ballots, [last]), renamed(ballots, same(last - 1))
    is_taken = has_threshold and "threshold" in RULES[rule].options
    options = Options(threshold=parse_threshold("gt:1/3")) if is_taken else Options()
    found, other = (told(each, rule, fit(rule, seats), options) for each in (gone, never))

    assert other.stages == found.stages
    assert other.margins == found.margins
    assert other.ending == found.ending


def test_a_margin_is_against_who_stood() -> None:
    """Dag has 2 and Cleo 7, for Eli has withdrawn: 5 more would have made them level."""
    found = told(profile(5, CHAIR, withdrawn=(5,)), "irv", 1, Options())

    assert ("D would have been level with C with 5 votes more.",) == found.stages[1].close[:1]


def test_without_knowing_who_had_withdrawn_the_record_tells_who_stood() -> None:
    """E is nowhere in it."""
    made = count(profile(5, CHAIR, withdrawn=(5,)), rule="exhaustive", seats=1, lots=Lots(seed=SEED))
    assert isinstance(made, Count)

    assert [1, 2, 3, 4] == Field(made).among


def test_whom_no_ballot_names_is_said_to_be_taken_out() -> None:
    """By meek-nz C and E count as withdrawn (20, 21), so that a seat stays vacant; D had withdrawn before."""
    found = told(profile(5, "9 A, 8 B", withdrawn=(4,)), "meek-nz", 3, Options())

    assert "No ballot names C and E, who therefore count as withdrawn (cl 20, 21)." in found.stages[0].sentences
    assert "cl 20, 21" in found.stages[0].clauses
    assert "cl 20, 21" in dict(found.clauses)
    assert found.ending == ("1 seat stays vacant.",)


def test_nobody_is_taken_out_where_all_are_named() -> None:
    """Nor by other rules."""
    named = told(profile(3, "9 A, 8 BC"), "meek-nz", 3, Options())
    other = told(profile(3, "9 A, 8 B"), "meek", 3, Options())

    assert not [
        sentence for found in (named, other) for sentence in found.stages[0].sentences if "No ballot" in sentence
    ]
    assert "cl 20, 21" not in named.stages[0].clauses
