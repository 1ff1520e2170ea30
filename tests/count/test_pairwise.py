"""Rules that set each candidate against each other: worked examples, and what their sources say of them."""

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, needs, profile, profiles, run
from tests.count.pairwise_profiles import certain

from comitia.count import Count, Lots, Options, Profile, count, explain, to_json
from comitia.count.pairwise import (
    borda,
    bottom_two,
    copeland,
    irv,
    matrix,
    minimax,
    ranked_pairs,
    schulze,
    smith_irv,
)
from comitia.count.pairwise.matrix import Pairs, pairs

SCHULZE = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
"""Example 1 of Schulze (2011): 45 voters, five candidates, all of them in circles."""
TOWNS = "42 ABCD, 26 BCDA, 15 CDBA, 17 DCBA"
"""B beats each of the others, and has the fewest first votes but one."""
CIRCLE = "7 ABC, 6 BCA, 4 CAB"
"""A beats B by 11 to 6, B beats C by 13 to 4, C beats A by 10 to 7."""
EQUAL = "1 ABC, 1 BCA, 1 CAB"
CONDORCET = ("bottom-two-irv", "smith-irv", "schulze", "ranked-pairs", "minimax", "copeland")
SEEDED = Lots(seed=SEED)


def test_votes_beyond_64_bits_are_still_exact() -> None:
    """The weight of 2^-79 of a vote, which no table of 64 bits holds beside a million million votes, decides."""
    ballots = Profile.from_ballots(2, [(10**12, [1]), (10**12, [2]), (Fraction(1, 2**79), [2, 1])])

    assert (2,) == run_of("schulze", ballots).elected
    assert 10**12 == to_json(run_of("schulze", ballots))["comparison"]["pairs"][0][1]


def run_of(rule: str, ballots: Profile, options: Options | None = None) -> Count:
    """Return the count of one seat, its ties by lot."""
    outcome = count(ballots, rule=rule, seats=1, options=options or Options(), lots=SEEDED)
    assert isinstance(outcome, Count)
    return outcome


@pytest.mark.parametrize("rule", CONDORCET)
@few
@given(ballots=profiles(most_candidates=6))
def test_who_beats_each_of_the_others_is_elected(rule: str, ballots: Profile) -> None:
    """By every rule of pairs as it is unless told otherwise: without a lot, or however lots among the last fall."""
    smith = pairs(ballots).smith()
    if len(smith) == 1 and ballots.valid:
        assert smith == run_of(rule, ballots).elected
        assert rule == "bottom-two-irv" or smith[0] == certain(rule, ballots, Options())


@pytest.mark.parametrize("rule", ["bottom-two-irv", "smith-irv", "schulze", "ranked-pairs", "copeland"])
@few
@given(ballots=profiles(most_candidates=6))
def test_the_elected_are_in_the_smith_set(rule: str, ballots: Profile) -> None:
    """Minimax alone may go outside it."""
    outcome = run_of(rule, ballots)
    assert set(outcome.elected) <= set(pairs(ballots).smith())
    assert sorted((*outcome.elected, *outcome.runners_up)) == (list(ballots.standing) if ballots.valid else [])


def test_schulze_example_1() -> None:
    """The pairs, the strongest paths and the order of the source: E, A, C, B, D."""
    outcome = run("schulze", 5, SCHULZE, 1)
    compared = outcome.comparison
    assert compared is not None

    assert (0, 20, 26, 30, 22) == compared.pairs[0]
    assert (25, 0, 16, 33, 18) == compared.pairs[1]
    paths = [[path[0] if path else 0 for path in row] for row in compared.paths]
    assert paths == [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ]
    assert ((5,), (1, 3, 2, 4)) == (outcome.elected, outcome.runners_up)
    assert "schulze 3" == outcome.stages[0].decisions[0].clause


@given(profiles(most_candidates=5), st.sampled_from(["winning", "margins"]))
def test_strongest_paths_are_those_of_all_paths(ballots: Profile, by: str) -> None:
    """Each is the best of all ways from one to the other over different candidates, by its weakest link."""
    found = pairs(ballots)
    paths = schulze.strongest(found, by)
    for one, other in permutations(found.among, 2):
        ways = [
            (one, *between, other)
            for size in range(len(found.among) - 1)
            for between in permutations([each for each in found.among if each not in {one, other}], size)
        ]
        weakest = [
            min(matrix.order_of(found.strength(*link, by)) for link in pairwise(way))
            for way in ways
            if all(found.beats(*link) for link in pairwise(way))
        ]
        known = paths.get((one, other))
        assert (max(weakest) if weakest else None) == (None if known is None else matrix.order_of(known))


def test_schulze_by_winning_votes_looks_at_the_votes_against_second() -> None:
    """A, B and C in a circle, each with 10 votes for, and 6, 7 and 8 against: C's over A is the weakest link."""
    found = Pairs((1, 2, 3), ((0, 10, 8), (6, 0, 10), (10, 7, 0)))

    assert [[1], [2], [3]] == schulze.ranking(found, schulze.strongest(found, "winning"))


def test_margins_and_winning_votes_may_differ() -> None:
    """A beats B 60 to 40, B beats C 41 to 20, C beats A 45 to 40: by margins C's win is the weakest, by votes B's."""
    found = Pairs((1, 2, 3), ((0, 60, 40), (40, 0, 41), (45, 20, 0)))

    assert [1] == schulze.ranking(found, schulze.strongest(found, "margins"))[0]
    assert [3] == schulze.ranking(found, schulze.strongest(found, "winning"))[0]


def test_several_with_paths_as_strong_fall_by_lot() -> None:
    """A circle of equals: each has as strong a path to the others as they have back."""
    assert (1, 2, 3) == needs("schulze", 3, EQUAL, 1).tied
    outcome = run("schulze", 3, EQUAL, 1, lots=Lots(drawn=((2, 3, 1),)))
    assert ((2,), (3, 1)) == (outcome.elected, outcome.runners_up)
    assert ("equals_lot", "schulze 4") == (
        outcome.stages[0].decisions[0].reason,
        outcome.stages[0].decisions[0].clause,
    )


def test_ranked_pairs_passes_over_the_weakest_of_a_circle() -> None:
    """B over C (13 to 4) and A over B (11 to 6) are locked; C over A (10 to 7) would lead in a circle."""
    outcome = run("ranked-pairs", 3, CIRCLE, 1)

    assert outcome.comparison is not None
    assert [(2, 3, True), (1, 2, True), (3, 1, False)] == [
        (each.winner, each.loser, each.holds) for each in outcome.comparison.locked
    ]
    assert ((1,), (2, 3), ()) == (outcome.elected, outcome.runners_up, outcome.lots)
    assert (
        "Pair 3, Candidate 3 before Candidate 1, 10 to 7: passed over, Candidate 1 is already before Candidate 3."
        in (explain(outcome))
    )


def test_ranked_pairs_takes_equal_pairs_by_one_order_of_all() -> None:
    """In a circle of equals the pair of whoever is drawn first is locked first, then that of the next."""
    required = needs("ranked-pairs", 3, EQUAL, 1)
    assert ("pairs", (1, 2, 3), 1) == (required.question, required.tied, required.places)

    outcome = run("ranked-pairs", 3, EQUAL, 1, lots=Lots(drawn=((3, 1, 2),)))
    assert ((3,), (1, 2)) == (outcome.elected, outcome.runners_up)
    assert "locked_lot" == outcome.stages[0].decisions[0].reason
    assert 1 == len(outcome.lots)


def test_ranked_pairs_needs_no_lot_where_it_would_change_nothing() -> None:
    """A beats each of a circle of equals, so that their order is one of runners-up alone."""
    outcome = run("ranked-pairs", 4, "2 ABCD, 2 ACDB, 2 ADBC", 1)
    seeded = run_of("ranked-pairs", profile(4, "2 ABCD, 2 ACDB, 2 ADBC"))

    assert ((1,), ()) == (outcome.elected, outcome.lots)
    assert ["runner-up"] == [lot.question for lot in seeded.lots]
    assert outcome.elected == seeded.elected


def test_minimax_may_elect_whom_each_of_a_circle_beats() -> None:
    """A, B and C beat each other in a wide circle; each beats D narrowly, and D's defeats are the smallest."""
    text = "4 DABC, 4 DBCA, 4 DCAB, 5 ABCD, 5 BCAD, 5 CABD"
    outcome = run("minimax", 4, text, 1)

    assert (4,) == outcome.elected
    assert outcome.comparison is not None
    assert ((18, 18, 18, 15), (1, 2, 3)) == (outcome.comparison.defeats, outcome.comparison.smith)


def test_minimax_by_votes_margins_and_opposition() -> None:
    """B beats A by 60 to 49, A beats C by 40 to 39, C beats B by 38 to 31: the smallest defeat is B's or C's."""
    found = "40 A, 30 B, 29 CB, 1 BCA, 9 CA"
    by = {
        strength: run("minimax", 3, found, 1, Options(strength=strength)).comparison
        for strength in ("winning", "margins", "opposition")
    }
    defeats = {strength: compared.defeats for strength, compared in by.items() if compared is not None}

    assert {"winning": (60, 38, 40), "margins": (11, 7, 1), "opposition": (60, 49, 40)} == defeats


def test_by_opposition_who_beats_all_may_lose() -> None:
    """A beats B by 5 to 4 and C by 8 to 6; no more than 5 rank anybody before B, and 6 rank C before A."""
    text = "5 A, 3 BA, 5 C, 1 BC"

    assert (1,) == run("minimax", 3, text, 1).elected
    assert (2,) == run("minimax", 3, text, 1, Options(strength="opposition")).elected


def test_copeland_counts_pairs() -> None:
    """A beats B, C and D; B equals C and beats D; C beats D: 3, 1 1/2, 1 1/2 and 0 points."""
    text = "2 ABCD, 2 ACBD, 1 ADCB, 1 ABDC"
    halves = run("copeland", 4, text, 1).comparison
    nothing = run("copeland", 4, text, 1, Options(equal_pair="nothing")).comparison
    full = run("copeland", 4, text, 1, Options(equal_pair="full")).comparison

    assert halves is not None
    assert nothing is not None
    assert full is not None
    assert (3, Fraction(3, 2), Fraction(3, 2), 0) == halves.points
    assert (3, 1, 1, 0) == nothing.points
    assert (3, 2, 2, 0) == full.points
    assert "Points: Candidate 1 3, Candidate 2 1.50000, Candidate 3 1.50000, Candidate 4 0." in explain(
        run("copeland", 4, text, 1)
    )


def test_withdrawn_candidates_are_in_no_pair() -> None:
    """Who has withdrawn is not beaten, has no place, and does not keep others from beating everybody."""
    for rule in ("schulze", "ranked-pairs", "minimax", "copeland"):
        ballots = profile(4, TOWNS, withdrawn=(2,))
        outcome = run_of(rule, ballots)
        assert outcome.comparison is not None
        assert ((3,), {1, 4}) == (outcome.elected, set(outcome.runners_up))
        assert (0, 0, 0, 0) == outcome.comparison.pairs[1]


@pytest.mark.parametrize("rule", CONDORCET)
def test_nobody_votes_and_one_stands(rule: str) -> None:
    """Without a valid ballot nobody is elected; a single candidate with one is."""
    assert ((), ()) == (run(rule, 3, "4 -", 1).elected, run(rule, 3, "4 -", 1).runners_up)
    alone = run(rule, 1, "3 A", 1)
    assert ((1,), "last_standing") == (alone.elected, alone.stages[0].decisions[0].reason)


MODULES = {
    "irv": irv,
    "bottom-two-irv": bottom_two,
    "smith-irv": smith_irv,
    "borda": borda,
    "schulze": schulze,
    "ranked-pairs": ranked_pairs,
    "minimax": minimax,
    "copeland": copeland,
}


@pytest.mark.parametrize("rule", MODULES)
@few
@given(ballots=profiles(most_candidates=5))
def test_every_clause_that_decides_has_its_words(rule: str, ballots: Profile) -> None:
    """Each module declares its clauses, by the ids that decisions name."""
    clauses = {each.clause for stage in run_of(rule, ballots).stages for each in stage.decisions}

    assert clauses <= set(MODULES[rule].CLAUSES)
    assert all(words.endswith(".") for words in MODULES[rule].CLAUSES.values())
    assert [f"{rule} {number}" for number in range(1, len(MODULES[rule].CLAUSES) + 1)] == list(MODULES[rule].CLAUSES)


def test_a_billion_ballots_and_more_are_counted_exactly() -> None:
    """Some 10^13 votes, and one more that decides each pair of two candidates."""
    many = 5 * 10**11
    text = [(many, [1, 2, 3]), (many, [2, 1, 3]), (1, [2, 1, 3])]
    for rule in MODULES:
        assert (2,) == run_of(rule, Profile.from_ballots(3, text)).elected


@pytest.mark.parametrize("rule", ["schulze", "ranked-pairs", "minimax", "copeland", "smith-irv", "bottom-two-irv"])
def test_so_many_candidates_are_not_compared_in_pairs(rule: str) -> None:
    ballots = Profile.from_ballots(201, [(1, [1])])

    with pytest.raises(ValueError, match="take up to 200 candidates, and these are 201"):
        count(ballots, rule=rule, seats=1)


def test_so_many_candidates_do_not_drop_out_one_by_one() -> None:
    ballots = Profile.from_ballots(501, [(1, [1])])

    with pytest.raises(ValueError, match="irv takes up to 500 candidates, and these are 501"):
        count(ballots, rule="irv", seats=1)
