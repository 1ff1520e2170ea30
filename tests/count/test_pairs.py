"""The pairs of a profile, row by row and from the table of numbers, and the Smith set."""

from itertools import combinations, permutations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import profile, profiles

from comitia.count import Profile
from comitia.count.pairwise import matrix, table_pairs
from comitia.count.pairwise.matrix import pairs


def test_whom_a_ballot_leaves_out_is_below_whom_it_ranks() -> None:
    """Five rank A alone: A is before B and C on them, and B and C are not before each other."""
    found = pairs(profile(4, "5 A, 3 BA, 2 -", withdrawn=(4,)))

    assert (1, 2, 3) == found.among
    assert ((0, 5, 8, 0), (3, 0, 3, 0), (0, 0, 0, 0), (0, 0, 0, 0)) == found.votes


@given(profiles(most_candidates=6), st.sets(st.integers(1, 6), max_size=2))
def test_the_table_of_a_large_profile_gives_the_same_pairs(ballots: Profile, withdrawn: set[int]) -> None:
    """Row by row, and by the table of numbers."""
    gone = {each for each in withdrawn if each < ballots.candidates}
    left = Profile.from_ballots(ballots.candidates, ballots.ballots(), withdrawn=gone)

    assert matrix.of_rows(left) == table_pairs.before(left)


def test_many_rankings_are_counted_from_the_table() -> None:
    """8! rankings of eight candidates, each once, and one more of the first: A is before H by one vote."""
    everything = [(1, order) for order in permutations(range(1, 9))]
    ballots = Profile.from_ballots(8, [*everything, (1, tuple(range(1, 9)))])
    found = pairs(ballots)

    assert (20_161, 20_160) == (found.over(1, 8), found.over(8, 1))
    assert found.beats(1, 8)
    with patch.object(matrix, "LARGE", 1_000_000):
        assert found.votes == pairs(ballots).votes
    assert ballots.has_table


@given(profiles(most_candidates=5))
def test_the_smith_set_is_the_smallest_that_beats_the_rest(ballots: Profile) -> None:
    """Of all sets of candidates of whom each beats each one outside, by trying them all."""
    found = pairs(ballots)
    among = found.among
    sets = [
        chosen
        for size in range(1, len(among) + 1)
        for chosen in combinations(among, size)
        if all(found.beats(one, other) for one in chosen for other in among if other not in chosen)
    ]
    assert sets[0] == found.smith()
