"""Instant runoff, of all, of the bottom two, and within the Smith set: worked examples and reference data."""

import json
import tarfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, profile, profiles, run
from tests.shared import COUNTING, needs_counting

from comitia.count import Count, Lots, Options, Profile, count, explain
from comitia.count.pairwise.matrix import pairs

TOWNS = "42 ABCD, 26 BCDA, 15 CDBA, 17 DCBA"
"""B beats each of the others; C has the fewest first votes."""
RUNOFFS = ("irv", "bottom-two-irv", "smith-irv")


def test_the_last_drops_out_until_one_has_more_than_half() -> None:
    """C's 15 go to D, who then has 32; B's 26 go past C, who is gone, to D: 58 of 100."""
    outcome = run("irv", 4, TOWNS, 1)

    assert [(42, 26, 15, 17), (42, 26, 0, 32), (42, 0, 0, 58)] == [stage.totals for stage in outcome.stages]
    assert ((4,), (1, 2, 3)) == (outcome.elected, outcome.runners_up)
    assert ["irv 3", "irv 3", "irv 2"] == [each.clause for stage in outcome.stages for each in stage.decisions]


def test_more_than_half_is_of_what_still_counts() -> None:
    """Of 10 papers 3 name nobody who is left: 4 of the other 7 are enough, though not of 10."""
    outcome = run("irv", 3, "4 A, 3 B, 3 C", 1, Options(ties=("lot",)), Lots(drawn=((3, 2),)))

    assert ((1,), 3) == (outcome.elected, outcome.stages[-1].not_transferable)
    assert "Candidate 1 has 4 votes, more than half of the 7 that count: elected (irv 2)." in explain(outcome)


def test_until_two_goes_on_after_a_majority() -> None:
    """A has 6 of 10 at once; told so, C drops out all the same."""
    text = "6 A, 3 B, 1 CB"

    assert 1 == len(run("irv", 3, text, 1).stages)
    outcome = run("irv", 3, text, 1, Options(until="two"))
    assert [(6, 3, 1), (6, 4, 0)] == [stage.totals for stage in outcome.stages]
    assert (1,) == outcome.elected


@given(profiles(), st.sampled_from([("earlier_stage", "lot"), ("first_stage", "lot"), ("lot",)]))
def test_going_on_until_two_elects_the_same(ballots: Profile, ties: tuple[str, ...]) -> None:
    """More than half of what counts is never lost again; where no lot is drawn, nothing else differs."""
    ends, goes_on = (
        count(ballots, rule="irv", seats=1, options=Options(ties=ties, until=until)) for until in ("majority", "two")
    )
    if isinstance(ends, Count) and isinstance(goes_on, Count):
        assert ends.elected == goes_on.elected
        assert ends.stages[:-1] == goes_on.stages[: len(ends.stages) - 1]


@pytest.mark.parametrize("rule", RUNOFFS)
@given(ballots=profiles())
def test_papers_are_neither_made_nor_lost(rule: str, ballots: Profile) -> None:
    """At each stage the totals and what counts no more are the valid ballots; the elected has the most at the end."""
    outcome = count(ballots, rule=rule, seats=1, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)

    assert {ballots.valid} == {sum(stage.totals) + stage.not_transferable for stage in outcome.stages}
    assert (1 if ballots.valid else 0) == len(outcome.elected)
    if outcome.elected:
        last = outcome.stages[-1].totals
        assert last[outcome.elected[0] - 1] == max(last)
        assert sorted((*outcome.elected, *outcome.runners_up)) == list(ballots.standing)


def test_equals_fall_by_the_latest_stage_at_which_they_differed() -> None:
    """C has 4, then 4, then 7; D has 5, then 7, then 7: at the second stage C had fewer."""
    outcome = run("irv", 6, EQUALS, 1)

    assert [(4, 5), (4, 7), (7, 7)] == [(stage.totals[2], stage.totals[3]) for stage in outcome.stages[:3]]
    decision = outcome.stages[3].decisions[0]
    assert (3, "earlier_stage", "irv 4") == (decision.candidate, decision.reason, decision.clause)


EQUALS = "20 AB, 21 BA, 4 CA, 5 DA, 3 EC, 2 FD"


def test_the_first_stage_may_say_otherwise_than_the_latest() -> None:
    """A has 5, 9 and 12, B 8, 8 and 12: B had fewer at the latest stage at which they differed, A at the first."""
    text = "5 A, 8 B, 3 CA, 4 CB, 4 DAB"
    back = run("irv", 4, text, 1)
    first = run("irv", 4, text, 1, Options(ties=("first_stage", "lot")))

    assert [(5, 8), (9, 8), (12, 12)] == [stage.totals[:2] for stage in back.stages[:3]]
    assert ((1,), (2,)) == (back.elected, first.elected)
    assert "earlier_stage" == back.stages[3].decisions[0].reason == first.stages[3].decisions[0].reason


def test_equals_fall_by_lot_at_once_where_told_so() -> None:
    required = needs("irv", 6, EQUALS, 1, Options(ties=("lot",)))
    assert ("exclude", (3, 4)) == (required.question, required.tied)


def test_of_the_bottom_two_the_one_who_loses_to_the_other_drops_out() -> None:
    """C (15) and D (17) are last, and 83 rank C before D; then B (26) and C (32), and 68 rank B before C."""
    outcome = run("bottom-two-irv", 4, TOWNS, 1)

    assert [4, 3, 2] == [each.candidate for stage in outcome.stages for each in stage.decisions]
    assert [(42, 26, 32, 0), (42, 58, 0, 0)] == [stage.totals for stage in outcome.stages[1:]]
    assert (2,) == outcome.elected


def test_bottom_two_of_three_equals() -> None:
    """3 A, 2 BC, 2 CD, 2 DB: of B, C and D two are drawn, and the one who loses to the other drops out."""
    text = "3 A, 2 BC, 2 CD, 2 DB"
    required = needs("bottom-two-irv", 4, text, 1)
    assert ("bottom", (2, 3, 4)) == (required.question, required.tied)

    drawn = Lots(seed=SEED, drawn=((2, 3, 4), (3, 4)))
    outcome = run("bottom-two-irv", 4, text, 1, lots=drawn)
    decision = outcome.stages[1].decisions[0]
    assert (3, "loses_pair") == (decision.candidate, decision.reason)


def test_a_level_pair_of_the_bottom_two_falls_by_votes_and_then_as_ties_do() -> None:
    """4 rank B before C, 4 the other way round: B has fewer votes. Where both have as many, a lot decides."""
    outcome = run("bottom-two-irv", 3, "5 A, 3 B, 4 C, 1 AB", 1)
    decision = outcome.stages[1].decisions[0]
    assert (2, "pair_fewest", "bottom-two-irv 4") == (decision.candidate, decision.reason, decision.clause)
    required = needs("bottom-two-irv", 3, "5 A, 4 B, 4 C", 1)
    assert ("exclude", (2, 3)) == (required.question, required.tied)


def test_outside_the_smith_set_all_drop_out_at_once() -> None:
    """D and E lose to A, B and C, who beat each other in a circle; then C has the fewest, and A more than half."""
    text = "5 ABCD, 4 BCAD, 3 CABD, 1 DABC, 1 EABC"
    outcome = run("smith-irv", 5, text, 1)

    assert (4, 5) == outcome.stages[1].subjects
    assert [(5, 4, 3, 1, 1), (7, 4, 3, 0, 0), (10, 4, 0, 0, 0)] == [stage.totals for stage in outcome.stages]
    assert ((1,), (2, 3), {4, 5}) == (outcome.elected, outcome.runners_up[:2], set(outcome.runners_up[2:]))
    assert "The papers of Candidate 4 and Candidate 5 go on at the value they have: 2 to Candidate 1." in explain(
        outcome
    )


def test_the_smith_set_is_found_once() -> None:
    """All four are in it at first. When D has dropped out, A beats B and C, and drops out all the same."""
    text = "7 ACBD, 8 BACD, 5 BDCA, 9 CDAB, 2 DBAC"
    outcome = run("smith-irv", 4, text, 1)

    assert outcome.comparison is not None
    assert ((1, 2, 3, 4), (4,)) == (outcome.comparison.smith, outcome.stages[1].subjects)
    assert (1,) == pairs(profile(4, text, withdrawn=(4,))).smith()
    assert ((1,), (3,)) == (outcome.stages[2].subjects, outcome.elected)


@needs_counting
def test_open_rcv_cases() -> None:
    """Each round of each reference case, until somebody is elected there, with repeated marks passed over.

    They stop at a tie; ours goes on by lot. A round of theirs is a stage, apart from the candidates who have no first
    vote: they drop out there as here.
    """
    with tarfile.open(COUNTING) as archive:
        found = archive.extractfile("./openrcv/tests/irv.json")
        assert found is not None
        cases: list[dict[str, Any]] = json.load(found)["test_cases"]
    compared = 0
    for case in cases:
        given_ = case["input"]
        ballots = []
        for line in given_["ballots"]:
            copies, *marks = map(int, line.split())
            ballots.append((copies, tuple(dict.fromkeys(marks))))
        outcome = count(
            Profile.from_ballots(given_["candidate_count"], ballots), rule="irv", seats=1, lots=Lots(seed=SEED)
        )
        assert isinstance(outcome, Count)
        rounds = case["output"]["rounds"]
        names = list(rounds[0]["totals"])
        for number, (theirs, stage) in enumerate(zip(rounds, outcome.stages, strict=False)):
            assert theirs["totals"] == {name: stage.totals[names.index(name)] for name in theirs["totals"]}, case
            compared += 1
            if theirs.get("elected"):
                assert [names.index(theirs["elected"][0]) + 1] == list(outcome.elected)
                assert number + 1 == len(outcome.stages)
    assert compared >= 18
