"""The Australian Senate: worked examples, properties, and five elections with every count that was published."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count import sound
from tests.count.ballots import SEED, needs, profile, profiles, run
from tests.count.senate import election
from tests.shared import needs_counting

from comitia.count import Count, Lots, Profile, count, explain
from comitia.count.lots import Draws
from comitia.count.options import NONE
from comitia.count.stv.senate import SenateCounting

EXAMPLE = "45 AB, 15 AC, 17 B, 12 C, 11 DC"
PARCELS = "45 AB, 15 ACD, 5 B, 9 CB, 26 DB"


def test_votes_are_whole_numbers() -> None:
    """100 papers for two seats: 34 elect; 26/60 of the 45 papers are 19.5, so 19 votes, and of the 15 6.5, so 6."""
    outcome = run("senate", 4, EXAMPLE, 2)

    assert (1, 34) == (outcome.scale, outcome.quota)
    assert Fraction(26, 60) == outcome.stages[1].transfer_value
    assert (34, 17 + 19, 12 + 6, 11) == outcome.stages[1].totals
    assert 1 == outcome.stages[1].lost
    assert (1, 2) == outcome.elected


def test_all_papers_of_a_surplus_go_on_at_one_value() -> None:
    """A passes on 41 of 70. B then has 42 votes on 58 papers, 13 too many: each goes on at 13/58, whatever it was worth."""
    outcome = run("senate", 5, "37 ABC, 33 AD, 21 B, 10 C, 11 E", 3)
    second, third = outcome.stages[1:3]

    assert (29, Fraction(41, 70)) == (outcome.quota, second.transfer_value)
    assert 21 + 37 * 41 // 70 == second.totals[1] == 42
    assert ("surplus", (2,), Fraction(13, 58)) == (third.action, third.subjects, third.transfer_value)
    assert 10 + 37 * 13 // 58 == third.totals[2] == 18
    assert 21 * 13 // 58 == third.not_transferable == 4


def test_the_papers_of_the_excluded_go_on_parcel_by_parcel() -> None:
    """C has 9 papers at 1, and 15 of A's at 26/60, which brought 6 votes: a count each."""
    outcome = run("senate", 4, PARCELS, 2)
    first, second = outcome.stages[2:]

    assert (34, 24, 15, 26) == outcome.stages[1].totals
    assert [("exclusion", (3,), 1), ("exclusion", (3,), Fraction(26, 60))] == [
        (stage.action, stage.subjects, stage.transfer_value) for stage in (first, second)
    ]
    assert (33, 6, 26) == first.totals[1:]
    assert (33, 0, 32) == second.totals[1:]
    assert ["273(13)(a)"] == [each.clause for each in first.decisions]
    assert ["273(17)"] == [each.clause for each in second.decisions]


def test_more_may_come_back_than_is_cut_off() -> None:
    """C has 2 x 1 votes of two surpluses at a half, 3 papers each; all 6 go on together: 3 votes."""
    counting = SenateCounting(profile(4, "3 ACD, 3 BCD, 1 D"), 2, NONE, Draws(None))
    half = Fraction(1, 2)
    for giver in (1, 2):
        counting.papers.pass_on(giver, [Fraction(1)], half, [False, False, False, True, True])

    left, received = counting.papers.pass_on(3, [half], half, [False, False, False, False, True])

    assert (2, 3) == (left, received[4])


def test_a_count_ends_when_all_places_are_filled() -> None:
    """B reaches the quota with the first parcel of C, so that the second does not go on."""
    outcome = run("senate", 4, "45 AB, 15 ACD, 10 B, 11 CB, 19 D", 2)

    assert (1, 2) == outcome.elected
    assert 6 == outcome.stages[-1].totals[2]


def test_surpluses_of_an_earlier_count_go_first() -> None:
    """A and B are elected at the first count. With A's surplus C has more too many than B; B's goes first."""
    outcome = run("senate", 6, "60 AC, 27 BD, 20 C, 9 D, 8 E, 2 F", 4)
    surpluses = [stage.subjects for stage in outcome.stages if stage.action == "surplus"]

    assert 26 == outcome.quota
    assert 20 + 60 * 34 // 60 == outcome.stages[1].totals[2] == 54
    assert [(1,), (2,), (3,)] == surpluses


def test_one_of_the_last_two_is_elected_below_the_quota() -> None:
    """For the last place: A has 40 and B 35 of a quota of 51 (17)."""
    outcome = run("senate", 3, "40 A, 35 B, 25 C", 1)

    assert ((1,), (2, 3)) == (outcome.elected, outcome.runners_up)
    assert ("more_of_two", "273(17)") == (outcome.stages[1].decisions[1].reason, outcome.stages[1].decisions[1].clause)
    assert explain(outcome)[-1] == (
        "Candidate 1 is elected with 40 votes: more than the other of the last two for the last place (273(17))."
    )


def test_a_casting_vote_is_a_lot() -> None:
    """Two with nine votes each, for one place (17)."""
    asked = needs("senate", 2, "9 A, 9 B", 1)

    assert ("elect", (1, 2)) == (asked.question, asked.tied)
    drawn = run("senate", 2, "9 A, 9 B", 1, lots=Lots(drawn=((2, 1),)))
    assert ((2,), "lot") == (drawn.elected, drawn.stages[0].decisions[0].reason)


def test_each_of_the_tied_had_another_number() -> None:
    """A, B and C have 5; before, C had 4, but A and B were equal: no such count (31), so that it is not C who leaves."""
    text = "5 A, 5 B, 4 C, 1 DC, 6 E"

    assert (1, 2, 3) == needs("senate", 5, text, 1).tied
    assert (3,) == run("scottish-stv", 5, text, 1, lots=Lots(seed=SEED)).stages[2].subjects


def test_parts_of_a_paper_are_refused() -> None:
    """Votes of this rule are whole numbers of papers."""
    halves = Profile.from_ballots(2, [(Fraction(5, 2), (1, 2)), (1, (2,))])

    with pytest.raises(ValueError, match="the rule senate counts whole papers: a ballot cannot weigh a part of a vote"):
        count(halves, rule="senate", seats=1)
    weighed = count(Profile.from_ballots(2, [(5, (1, 2)), (2, (2,))]), rule="senate", seats=1)
    assert isinstance(weighed, Count)
    assert weighed.elected == (1,)


def test_a_paper_can_be_watched() -> None:
    """One of A, C and D: with A at 1, with C at 26/60, and with D at the same after C has left."""
    counting = SenateCounting(profile(4, PARCELS), 2, NONE, Draws(None))
    counting.watched = (1, 3, 4)
    counting.run()

    assert [((1, 1),), ((3, Fraction(26, 60)),), ((3, Fraction(26, 60)),)] == counting.lay[:3]


@given(ballots=profiles(), seats=st.integers(1, 4))
def test_every_count_is_sound(ballots: Profile, seats: int) -> None:
    """Votes add up; a parcel of the excluded is followed by the next of lower value, before any surplus (14)."""
    outcome = count(ballots, rule="senate", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    sound.check(outcome, ballots)
    assert len(outcome.elected) == min(seats, len(ballots.standing)) or not ballots.valid
    for stage, after in zip(outcome.stages, outcome.stages[1:], strict=False):
        if stage.action == "exclusion" and stage.totals[stage.subjects[0] - 1]:
            assert (after.action, after.subjects) == (stage.action, stage.subjects)
            assert (after.transfer_value or 0) < (stage.transfer_value or 0)
    for stage in outcome.stages:
        assert all(isinstance(votes, int) for votes in stage.totals)
        if stage.action == "surplus":
            assert outcome.quota == stage.totals[stage.subjects[0] - 1]


@given(
    ballots=st.lists(st.tuples(st.integers(1, 30), st.permutations(range(1, 8))), min_size=8, max_size=20),
    seats=st.integers(2, 4),
)
def test_parcels_add_up(ballots: list[tuple[int, list[int]]], seats: int) -> None:
    """Long rankings, so that candidates who hold papers of surpluses are excluded: nothing is lost from the sums."""
    full = Profile.from_ballots(7, [(copies, tuple(ranking)) for copies, ranking in ballots])
    outcome = count(full, rule="senate", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    sound.check(outcome, full)
    assert {0} == {stage.not_transferable for stage in outcome.stages}


ELECTIONS = [
    (2016, 20499, "NT", 2, 1),
    (2019, 24310, "NT", 2, 1),
    (2016, 20499, "ACT", 2, 29),
    (2019, 24310, "ACT", 2, 25),
    (2019, 24310, "TAS", 6, 139),
]


@needs_counting
@pytest.mark.parametrize(("year", "number", "state", "seats", "counts"), ELECTIONS)
def test_every_count_that_was_published(year: int, number: int, state: str, seats: int, counts: int) -> None:
    """Of each: the votes of every candidate, the exhausted ones, the loss by fraction, and who was elected."""
    there = election(year, number, state)

    ours = count(there.profile, rule="senate", seats=seats)

    assert isinstance(ours, Count)
    assert there.quota == ours.quota
    assert there.elected == {there.names[each - 1] for each in ours.elected}
    assert counts == len(ours.stages) == max(there.totals)
    for at, published in there.totals.items():
        stage = ours.stages[at - 1]
        assert [published[name] for name in there.names] == list(stage.totals)
        assert published["Exhausted Votes"] == stage.not_transferable
        assert published["Loss By Fraction"] == stage.lost
    assert len(there.totals) > counts // 4
