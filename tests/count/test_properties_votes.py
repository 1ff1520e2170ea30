"""What holds for the votes and seats of every rule, a new one too; what its text breaks is in a table, and tested."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import ballots_of, profile
from tests.count.properties import SEATS, counted, every_rule, fewer, orders
from tests.count.relabelled import agreed, weighed

from comitia.count import RULES, Count, Options

VACANT: dict[str, tuple[str, int, str]] = {
    "yes-no": ("3 A, 3 B", 2, "yes-no 2: only who has enough yes votes is elected"),
    "slate": ("3 A, 3 -", 1, "slate 2: one list alone is elected if it meets the threshold"),
    "exhaustive": ("3 A, 2 B, 2 C", 1, "exhaustive 2: enough votes elect, and a further round may have to be held"),
    "two-round": ("3 A, 2 B, 2 C", 1, "two-round 2: enough votes elect, and a second round may have to be held"),
    "meek-nz": ("3 A, 2 B", 3, "cl 20, 21: whom no paper names is withdrawn"),
}
"""Where seats may stay vacant though candidates are left: an example, and why."""
NOT_SCALED = {
    "scottish-stv": "rule 46: the quota is a whole number, and rule 48: values are cut off after five decimals",
    "minneapolis": "167.20: the threshold is a whole number, and values are cut off after four decimals",
    "senate": "273(8): the quota is a whole number",
    "exclusive-gregory": "rule 48: the quota is a whole number, and values are cut off after two decimals",
    "ers97": "5.1.6: the quota is rounded up to two decimals, and values are cut off after two",
    "meek": "B.2.b: the quota is cut off after nine decimals, and a unit more",
    "meek-nz": "cl 5: the quota is cut off after nine decimals, and a unit more",
}
QUOTA_RISES = {"meek-nz": "cl 10: shares are rounded up, and may come to more than a paper"}


def test_the_tables_name_rules_that_are_there() -> None:
    """A rule that has gone, or has another name, leaves no exception behind."""
    tables = (VACANT, NOT_SCALED, QUOTA_RISES)
    assert {*RULES} >= {rule for table in tables for rule in table}


@every_rule
@fewer
@given(data=st.data(), seats=SEATS)
def test_seats_are_filled_as_far_as_candidates_reach(rule: str, data: st.DataObject, seats: int) -> None:
    """And nobody is elected, or moves up, twice, nor where no ballot counts."""
    ballots = data.draw(ballots_of(rule))
    order, ties = orders(data, rule, ballots)
    outcome = counted(rule, ballots, seats, agreed(ties, order))
    most = min(outcome.seats, ballots.candidates) if outcome.ballots else 0

    named = (*outcome.elected, *outcome.runners_up)
    assert len(named) == len({*named})
    assert len(outcome.elected) <= most
    assert rule in VACANT or len(outcome.elected) == most
    assert {*outcome.elected} == {
        each.candidate for stage in outcome.stages for each in stage.decisions if each.outcome == "elected"
    }


@pytest.mark.parametrize("rule", VACANT)
def test_seats_that_stay_vacant_by_the_text(rule: str) -> None:
    """Whoever has not enough, or is not named, is not elected though a seat is there."""
    text, seats, _ = VACANT[rule]
    gone = (2, 3) if rule == "slate" else ()
    assert counted(rule, profile(3, text, gone), seats, agreed(RULES[rule].ties[0], [1, 2, 3])).vacant


@every_rule
@fewer
@given(data=st.data(), seats=SEATS)
def test_votes_and_quota_are_kept_to_what_is_declared(rule: str, data: st.DataObject, seats: int) -> None:
    """Where a ballot counts for one at a time, totals, what is not transferable and what is lost make up the ballots.

    One list alone is the exception (slate 1): no mark is a no. At each stage at most a unit of the last decimal is lost
    of each paper, and nothing where amounts are exact.
    """
    ballots = data.draw(ballots_of(rule))
    order, ties = orders(data, rule, ballots)
    outcome = counted(rule, ballots, seats, agreed(ties, order))
    whole = outcome.ballots * outcome.scale
    quota = outcome.stages[0].quota or outcome.quota
    for stage in outcome.stages:
        if RULES[rule].counts_for_one and not (rule == "slate" and stage.bar):
            assert whole == sum(stage.totals) + stage.not_transferable + stage.lost
        assert all(each >= 0 for each in stage.totals)
        assert 0 <= stage.lost <= (0 if outcome.exact else ballots.valid * (stage.number - 1))
        if quota is not None:
            now = quota if stage.quota is None else stage.quota
            left = whole - stage.not_transferable - stage.lost
            assert (
                Fraction(left, outcome.seats + 1) <= now <= Fraction(max(left, whole), outcome.seats + 1) + outcome.one
            )
            assert now <= quota or (rule in QUOTA_RISES and stage.not_transferable < 0)
            quota = now


@pytest.mark.parametrize("rule", QUOTA_RISES)
def test_a_quota_that_rises_by_rounding(rule: str) -> None:
    """3 papers for four seats: six units of the last decimal are given away, and the quota is a unit more."""
    stages = counted(rule, profile(5, "3 ABCDE"), 4, Options()).stages

    assert ([0, 0, -3, -6], {600_000_001, 600_000_002}) == (
        [stage.not_transferable for stage in stages],
        {stage.quota for stage in stages},
    )


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in NOT_SCALED])
@fewer
@given(data=st.data(), seats=SEATS)
def test_all_weights_may_be_taken_so_many_times(rule: str, data: st.DataObject, seats: int) -> None:
    """The same are elected, with so many times the votes at every stage, be it a part of them."""
    by = data.draw(st.integers(2, 7) | st.fractions(Fraction(1, 9), 9, max_denominator=9))
    ballots = data.draw(ballots_of(rule))
    order, ties = orders(data, rule, ballots)
    one = counted(rule, ballots, seats, agreed(ties, order))
    other = counted(rule, weighed(ballots, by), seats, agreed(ties, order))

    assert (one.elected, one.runners_up, one.next_round) == (other.elected, other.runners_up, other.next_round)
    assert _votes(one, by) == _votes(other, 1)


@pytest.mark.parametrize("rule", NOT_SCALED)
def test_a_quota_that_is_no_share_is_not_scaled(rule: str) -> None:
    """Of 31 for two seats a whole quota is 11, of 93 it is 32 and not 33; by three of the rules that elects another."""
    ballots = profile(4, "8 C, 5 A, 7 CAD, 2 ADC, 9 BAD")
    order = agreed(RULES[rule].ties[0], [1, 2, 3, 4])
    one, other = (counted(rule, weighed(ballots, by), 2, order) for by in (1, 3))

    assert one.quota is not None
    assert one.quota * 3 != other.quota
    assert _votes(one, 3) != _votes(other, 1)
    assert ({*one.elected} != {*other.elected}) == (rule in {"scottish-stv", "minneapolis", "senate"})


def _votes(outcome: Count, by: int | Fraction) -> list[list[Fraction]]:
    """Return so many times what each stage has: totals, what is not transferable, and what is lost."""
    return [
        [Fraction(each) * by / outcome.unit for each in (*stage.totals, stage.not_transferable, stage.lost)]
        for stage in outcome.stages
    ]
