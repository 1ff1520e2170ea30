"""Papers in lists, in a table and in ranges of packed rankings lie and move alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.count.ballots import profiles
from tests.count.test_large_profiles import made
from tests.count.ways import WAYS_OF_PAPERS, papers_held

from comitia.count import Profile
from comitia.count.stv.papers import ListPapers
from comitia.count.stv.scottish_stv import ARITHMETIC


@pytest.mark.parametrize("way", WAYS_OF_PAPERS[1:])
@settings(max_examples=50)
@given(ballots=profiles(), removed=st.sets(st.integers(1, 6)))
def test_every_way_of_holding_papers_gives_the_same_piles(way: str, ballots: Profile, removed: set[int]) -> None:
    """The same papers with each candidate at the beginning, and when some have left, one with a surplus."""
    plain, other = ListPapers(ballots, ARITHMETIC), papers_held(way)(ballots, ARITHMETIC)
    is_open = [candidate in ballots.standing for candidate in range(ballots.candidates + 1)]
    assert plain.first() == other.first()
    for number, candidate in enumerate(sorted(removed & set(ballots.standing))):
        is_open[candidate] = False
        part = (1, 3) if number == 0 else None
        assert plain.move(candidate, is_open, part) == other.move(candidate, is_open, part)
    for candidate in ballots.standing:
        assert sorted(plain.pile(candidate)) == sorted(other.pile(candidate))
    for ranking, _ in ballots.rows:
        assert plain.where(ranking) == other.where(ranking)


@pytest.mark.parametrize(
    ("candidates", "longest"), [(3, 3), (15, 15), (16, 16), (17, 17), (19, 16), (40, 32), (40, 40)]
)
@pytest.mark.parametrize("way", WAYS_OF_PAPERS[1:])
def test_many_papers_move_alike(way: str, candidates: int, longest: int) -> None:
    """Rankings of one word, of several, and such as fill their words; every second one who leaves has a surplus."""
    rows = [(copies, ranking) for copies, ranking in made(candidates, 800, longest).ballots()]
    short = [(copies, ranking[:3]) for copies, ranking in made(candidates, 900).ballots()]
    ballots = Profile.from_ballots(candidates, [*rows, *short])
    plain, other = ListPapers(ballots, ARITHMETIC), papers_held(way)(ballots, ARITHMETIC)
    assert plain.first() == other.first()
    is_open = [True] * (candidates + 1)
    for candidate in range(1, candidates - 1):
        is_open[candidate] = False
        part = (candidate, candidate + 2) if candidate % 2 else None
        assert plain.move(candidate, is_open, part) == other.move(candidate, is_open, part)
        assert sorted(plain.pile(candidates)) == sorted(other.pile(candidates))
        ranking = ballots.rows[candidate % ballots.size][0]
        assert plain.where(ranking) == other.where(ranking)
    is_open[candidates - 1] = False
    assert plain.move_at_last(candidates - 1, is_open) == other.move_at_last(candidates - 1, is_open)
