"""Minneapolis' rules: worked examples, properties, and the counts of two others, droop and RCTab."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count import sound
from tests.count.ballots import SEED, needs, profiles, run
from tests.count.droop import FILES, AsThere, ballots, dump
from tests.count.rctab import Reference, reference
from tests.shared import needs_counting

from comitia.count import Count, Lots, Options, Profile, count
from comitia.exchange.ballots import parse_ballots

EXAMPLE = "45 AB, 15 AC, 17 B, 12 C, 11 DC"


def test_the_surplus_goes_on_at_four_decimals() -> None:
    """100 papers for two seats: 34 elect; 26 of the 60 papers of A go on, 0.4333 of each."""
    outcome = run("minneapolis", 4, EXAMPLE, 2)

    assert (10_000, 340_000) == (outcome.scale, outcome.quota)
    assert 4_333 == outcome.stages[1].transfer_value
    assert (340_000, 170_000 + 45 * 4_333, 120_000 + 15 * 4_333, 110_000) == outcome.stages[1].totals
    assert 260_000 - 60 * 4_333 == outcome.stages[1].lost
    assert (1, 2) == outcome.elected


def test_a_value_is_cut_off_twice() -> None:
    """112 papers, three seats: 29. A passes on 41 of 70, 0.5857 a paper; then B has 42.6709, of which 0.3203 go on.

    A paper that was A's goes on from B at 0.5857 x 0.3203 = 0.18759..., cut off: 37 of them bring C 6.9375.
    Cut off only once it would be 0.1876.
    """
    outcome = run("minneapolis", 5, "37 ABC, 33 AD, 21 B, 10 C, 11 E", 3, lots=Lots(seed=SEED))
    second, third = outcome.stages[1:3]

    assert (290_000, 5_857) == (outcome.quota, second.transfer_value)
    assert 210_000 + 37 * 5_857 == second.totals[1]
    assert ("surplus", (2,), 3_203) == (third.action, third.subjects, third.transfer_value)
    assert 100_000 + 37 * 1_875 == third.totals[2]
    assert 21 * 3_203 == third.not_transferable


def test_all_who_cannot_be_elected_leave_at_once() -> None:
    """C, D and E have 6 together, and B has 40: 167.20."""
    outcome = run("minneapolis", 5, "45 A, 40 B, 3 CB, 2 DA, 1 EB", 1)
    stage = outcome.stages[1]

    assert (5, 4, 3) == stage.subjects
    assert {"out_of_reach"} == {each.reason for each in stage.decisions if each.outcome == "excluded"}
    assert (47, 44, 0, 0, 0) == tuple(total // 10_000 for total in stage.totals)
    assert (1,) == outcome.elected
    assert (2, 3, 4, 5) == outcome.runners_up


def test_no_more_leave_than_leaves_as_many_as_there_are_places() -> None:
    """C and D leave first, with nobody named after them; then B, who cannot come up to A any more, alone (c)."""
    outcome = run("minneapolis", 4, "40 A, 30 B, 15 C, 6 D", 1)

    assert [(), (4, 3), (2,)] == [stage.subjects for stage in outcome.stages]
    assert ["167.70(1)(c)", "167.70(1)(f)"] == [each.clause for each in outcome.stages[2].decisions]


def test_whoever_could_come_up_to_a_tie_stays() -> None:
    """C and D have 6 together, as many as B: D alone leaves."""
    outcome = run("minneapolis", 4, "10 A, 6 B, 4 C, 2 DC", 1, lots=Lots(seed=SEED))

    assert (4,) == outcome.stages[1].subjects


def test_surpluses_count_among_what_may_still_come() -> None:
    """E has 5 and D 8; the surplus of A, 7, could still bring E above D."""
    outcome = run("minneapolis", 5, "31 A, 14 B, 12 C, 8 D, 5 E", 2, lots=Lots(seed=SEED))

    assert 240_000 == outcome.quota
    assert ("surplus", (1,)) == (outcome.stages[1].action, outcome.stages[1].subjects)


def test_who_has_the_threshold_receives_until_the_surplus_has_gone_on() -> None:
    """The surplus of A goes to B, who has more than the threshold, too (167.70(1)(d)); then that of B to C."""
    outcome = run("minneapolis", 4, "40 AB, 35 BC, 10 C, 5 D", 2)

    assert (1, 2) == outcome.elected  # both seats are filled at once
    three = run("minneapolis", 5, "40 AB, 35 BC, 10 C, 5 D, 6 E", 3)
    assert (1, 2) == tuple(each.candidate for each in three.stages[0].decisions)
    assert 350_000 + 40 * 3_750 == three.stages[1].totals[1]
    assert ("surplus", (2,)) == (three.stages[2].action, three.stages[2].subjects)


def test_who_has_just_the_threshold_receives_no_more() -> None:
    """A has 27, the threshold: D's papers pass over A, though they leave in the first batch."""
    outcome = run("minneapolis", 5, "27 A, 19 B, 17 C, 8 DAC, 8 EAC", 2, lots=Lots(seed=SEED))

    assert (4, 5) == outcome.stages[1].subjects
    assert (270_000, 190_000, 330_000, 0, 0) == outcome.stages[1].totals


def test_ties_fall_by_lot_alone_unless_told() -> None:
    """C and B are equal; B was ahead before D left. With A's equal they are no batch: 8 together, as A."""
    text = "8 A, 4 B, 3 C, 1 DC"
    back = run("minneapolis", 4, text, 1, Options(ties=("earlier_stage", "lot")))

    assert (2, 3) == needs("minneapolis", 4, text, 1).tied
    assert (3,) == back.stages[2].subjects
    assert ("earlier_stage", "167.70(1)(e)") == (back.stages[2].decisions[0].reason, back.stages[2].decisions[0].clause)


def test_equal_runners_up_who_left_together_do_not_stand_by_number_where_there_is_a_lot() -> None:
    """C and D leave together with 2 each: by number without a source of lots, else as drawn or agreed."""
    text = "12 A, 9 B, 2 CA, 2 DB"
    drawn = run("minneapolis", 4, text, 1, lots=Lots(drawn=((4, 3),)))
    order = Options(ties=("order",), order=(4, 1, 2, 3))

    assert (3, 4) == drawn.stages[1].subjects
    assert (2, 3, 4) == run("minneapolis", 4, text, 1).runners_up
    assert ((2, 4, 3), ["runner-up"]) == (drawn.runners_up, [lot.question for lot in drawn.lots])
    assert (2, 4, 3) == run("minneapolis", 4, text, 1, order).runners_up


def test_weights_that_are_fractions() -> None:
    """45 1/2 votes of A's 60 go on to B, 0.4333 of each."""
    ballots = [(Fraction(91, 2), (1, 2)), (Fraction(29, 2), (1, 3)), (17, (2,)), (12, (3,)), (11, (4, 3))]
    outcome = count(Profile.from_ballots(4, ballots), rule="minneapolis", seats=2)

    assert isinstance(outcome, Count)
    assert (2, 34 * outcome.one) == (outcome.unit, outcome.quota)
    assert "36.71515" == outcome.votes(outcome.stages[1].totals[1])


@given(ballots=profiles(), seats=st.integers(1, 4))
def test_every_count_is_sound(ballots: Profile, seats: int) -> None:
    """Votes add up; nobody leaves as out of reach whom all that may still come would bring up to the next."""
    outcome = count(ballots, rule="minneapolis", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    sound.check(outcome, ballots)
    assert len(outcome.elected) == min(seats, len(ballots.standing)) or not ballots.valid
    elected = set[int]()
    gone = set[int]()
    for at, stage in enumerate(outcome.stages):
        left = {each.candidate for each in stage.decisions if each.reason == "out_of_reach"}
        if left:
            before = outcome.stages[at - 1].totals
            surplus = sum(max(0, before[each - 1] - (outcome.quota or 0)) for each in elected)
            stay = set(ballots.standing) - left - gone - elected
            could_have = surplus + sum(before[each - 1] for each in left)
            assert could_have < min(before[each - 1] for each in stay)
            assert len(stay) >= seats - len(elected)
        elected |= {each.candidate for each in stage.decisions if each.outcome == "elected"}
        gone |= {each.candidate for each in stage.decisions if each.outcome == "excluded"}


@needs_counting
@pytest.mark.parametrize("name", [*FILES, "loser", "tie"])
def test_every_stage_is_that_of_droop(name: str) -> None:
    """Each total of each stage to four decimals, in the same order, and the same elected.

    There a surplus of nothing is a stage, and surpluses still go on when as many are left as there are places; here
    the papers of the last one excluded still go on.
    """
    read = parse_ballots(ballots(name), f"{name}.blt")
    there = dump(f"{name}-mpls-fixed-p4-d4", read.profile)

    ours = count(read.profile, rule="minneapolis", seats=read.seats, lots=AsThere(seed="0", turns=tuple(there.turns)))

    assert isinstance(ours, Count)
    assert sorted(there.elected) == sorted(ours.elected)
    here = [[Fraction(stage.totals[each - 1], 10_000) for each in read.profile.standing] for stage in ours.stages]
    theirs = [each for at, each in enumerate(there.stages) if at == 0 or each != there.stages[at - 1]]
    here = [each for at, each in enumerate(here) if at == 0 or each != here[at - 1]]
    here = here[0 if here[0] == theirs[0] else 1 :]
    compared = min(len(here), len(theirs))
    assert theirs[:compared] == here[:compared]
    assert len(here) - 1 <= compared
    assert all([each > 0 for each in one] == [each > 0 for each in here[-1]] for one in theirs[compared:])


def steps_together(ours: Count, there: Reference) -> int:
    """Return how many stages have the same candidates left as a round there; their totals must be equal."""
    rounds = {tuple(total > 0 for total in totals): totals for totals in reversed(there.rounds)}
    together = 0
    for stage in ours.stages:
        totals = [Fraction(total, 10_000) for total in stage.totals]
        theirs = rounds.get(tuple(total > 0 for total in totals))
        if theirs is not None:
            together += 1
            assert theirs == totals
    return together


@needs_counting
def test_the_park_board_of_2013() -> None:
    """80,101 ballots, three seats: every stage is a round there, which excludes one at a time.

    Somebody came to just the threshold in the second round, and received nothing after it, as there. The last surplus,
    of the seat that fills the board, is not passed on by 167.70(1)(f).
    """
    there = reference("2013_minneapolis_park", "2013_minneapolis_park_cvr.xlsx")

    ours = count(there.profile, rule="minneapolis", seats=3)

    assert isinstance(ours, Count)
    assert there.threshold * 10_000 == ours.quota
    assert there.elected == set(ours.elected)
    assert (8, 8) == (len(ours.stages), steps_together(ours, there))


@needs_counting
def test_three_seats_and_thirty_ballots() -> None:
    """The elected and every stage, in which two leave together that left there one after the other."""
    name = "minneapolis_multi_seat_threshold"
    there = reference(name, f"{name}_cvr.xlsx")

    ours = count(there.profile, rule="minneapolis", seats=3)

    assert isinstance(ours, Count)
    assert there.threshold * 10_000 == ours.quota
    assert there.elected == set(ours.elected)
    assert (4, 4) == (len(ours.stages), steps_together(ours, there))


@needs_counting
def test_the_mayor_of_2013() -> None:
    """80,101 ballots, 35 candidates and write-ins, one seat: the rules of Maine there, whose batches are others.

    So 25 stages of 34 leave the same candidates as a round there, and their totals are equal.
    """
    there = reference("2013_minneapolis_mayor", "2013_minneapolis_mayor_cvr.xlsx")

    ours = count(there.profile, rule="minneapolis", seats=1)

    assert isinstance(ours, Count)
    assert there.elected == set(ours.elected)
    assert (34, 25) == (len(ours.stages), steps_together(ours, there))
