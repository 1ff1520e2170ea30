"""Plurality, block, approval, yes-no: what a ballot says, who wins, and ties for the last place."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, profiles, run

from comitia.count import Count, LotRequired, Lots, Options, Profile, Threshold, count, parse_threshold


def reasons(outcome: Count) -> list[tuple[int, str, str]]:
    return [(d.candidate, d.reason, d.clause) for d in outcome.stages[0].decisions]


def test_plurality_counts_the_first_mark() -> None:
    """40 for A, 35 for B, 25 for C: one seat goes to A; later marks count for nothing."""
    outcome = run("plurality", 3, "40 ABC, 35 BC, 25 CB", 1)
    assert outcome.stages[0].totals == (40, 35, 25)
    assert (outcome.elected, outcome.runners_up) == ((1,), (2, 3))
    assert reasons(outcome) == [(1, "most_votes", "plurality 2")]


def test_block_counts_every_mark_and_refuses_too_many() -> None:
    """For two seats three marks are too many: 7 ballots are invalid."""
    outcome = run("block", 4, "40 AB, 35 BC, 25 D, 7 ABC", 2)
    assert outcome.stages[0].totals == (40, 75, 35, 25)
    assert (outcome.ballots, outcome.invalid, outcome.elected) == (100, 7, (2, 1))


def test_approval_counts_every_mark() -> None:
    """Any number of marks is valid."""
    outcome = run("approval", 3, "40 AB, 35 BC, 25 CAB", 1)
    assert outcome.stages[0].totals == (65, 100, 60)
    assert outcome.elected == (2,)


def test_a_tie_for_the_last_place_needs_a_lot() -> None:
    """A is sure of a seat; B and C tie for the other one."""
    text = "40 A, 30 B, 30 C"
    assert needs("plurality", 3, text, 2) == LotRequired(question="elect", tied=(2, 3), draw=1)

    outcome = run("plurality", 3, text, 2, lots=Lots(drawn=((3, 2),)))
    assert (outcome.elected, outcome.runners_up) == ((1, 3), (2,))
    assert reasons(outcome) == [(1, "most_votes", "plurality 2"), (3, "lot", "plurality 3")]


def test_a_tie_for_several_places_is_one_lot() -> None:
    """Four tie for two places: the two drawn first, and the others follow in the order drawn."""
    text = "5 A, 5 B, 5 C, 5 D, 1 E"
    assert needs("plurality", 5, text, 2).places == 2

    outcome = run("plurality", 5, text, 2, lots=Lots(drawn=((4, 1, 3, 2),)))
    assert (outcome.elected, outcome.runners_up, len(outcome.lots)) == ((4, 1), (3, 2, 5), 1)


def test_a_tie_that_decides_nothing_needs_no_lot() -> None:
    """Two with equal votes for two seats are both elected; equal losers stand by number."""
    outcome = run("plurality", 4, "5 A, 5 B, 2 D, 2 C", 2)
    assert (outcome.elected, outcome.runners_up, outcome.lots) == ((1, 2), (3, 4), ())


def test_equal_runners_up_are_ordered_by_lot_where_there_is_one() -> None:
    """With a seed, the order in which alternates move up is drawn and kept."""
    outcome = run("plurality", 4, "5 A, 2 D, 2 C", 1, lots=Lots(seed=SEED))
    assert [lot.question for lot in outcome.lots] == ["runner-up"]
    assert outcome.runners_up == (*outcome.lots[0].order, 2)


def test_yes_no_counts_a_blank_ballot_as_no_to_all() -> None:
    """50 of 100 is not more than a half: B with 50 fails, A with 51 is elected."""
    outcome = run("yes-no", 3, "50 AB, 1 A, 49 -", 3)
    assert (outcome.ballots, outcome.blank, outcome.elected, outcome.runners_up) == (100, 0, (1,), ())
    assert reasons(outcome) == [(1, "threshold", "yes-no 2")]


def test_yes_no_at_exactly_two_thirds() -> None:
    """20 of 30 meets `ge 2/3` and not `gt 2/3`."""
    text = "20 A, 10 -"
    assert run("yes-no", 1, text, 1, Options(threshold=parse_threshold("ge:2/3"))).elected == (1,)
    assert run("yes-no", 1, text, 1, Options(threshold=parse_threshold("gt:2/3"))).elected == ()


def test_yes_no_elects_the_most_yes_among_those_with_enough() -> None:
    """Three have enough for two seats: the third is first runner-up, who failed is none."""
    outcome = run("yes-no", 4, "60 ABC, 20 AB, 5 A, 15 D", 2)
    assert (outcome.elected, outcome.runners_up) == ((1, 2), (3,))


@pytest.mark.parametrize("rule", ["plurality", "block", "approval", "yes-no", "exhaustive"])
def test_without_valid_ballots_nobody_is_elected(rule: str) -> None:
    """No ballots, no holders, whatever the rule; every seat is vacant."""
    for ballots in (Profile.from_ballots(3, []), Profile.from_ballots(3, [(4, ())], invalid=2)):
        outcome = count(ballots, rule=rule, seats=2)
        assert isinstance(outcome, Count)
        assert (outcome.elected, outcome.runners_up, outcome.vacant, len(outcome.stages)) == ((), (), 2, 1)
        assert outcome.stages[0].totals == (0, 0, 0)


@pytest.mark.parametrize("rule", ["plurality", "block", "approval"])
@given(ballots=profiles(), seats=st.integers(1, 4))
def test_nobody_with_fewer_votes_is_elected(rule: str, ballots: Profile, seats: int) -> None:
    """Whoever is elected has at least the votes of everyone who is not, and all seats that can be filled are."""
    outcome = count(ballots, rule=rule, seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    totals = outcome.stages[0].totals
    beaten = [totals[c - 1] for c in outcome.runners_up]
    assert all(totals[c - 1] >= votes for c in outcome.elected for votes in beaten)
    assert len(outcome.elected) == (min(seats, ballots.candidates) if outcome.ballots else 0)
    assert outcome.ballots + outcome.blank + outcome.invalid == ballots.cast


@given(profiles(), st.fractions(0, 1), st.sampled_from(["gt", "ge"]))
def test_a_threshold_is_exact(ballots: Profile, share: Fraction, kind: str) -> None:
    """Those elected with enough seats for all are exactly those whose yes votes meet the share."""
    threshold = Threshold(kind="gt" if kind == "gt" else "ge", share=share)
    outcome = count(ballots, rule="yes-no", seats=ballots.candidates, options=Options(threshold=threshold))
    assert isinstance(outcome, Count)
    need = share * (ballots.valid + ballots.blank)
    totals = outcome.stages[0].totals
    enough = {c for c, votes in enumerate(totals, 1) if votes and (votes > need or (kind == "ge" and votes == need))}
    assert enough == set(outcome.elected)
