"""The Scottish rules beside those of pref_voting, on ballots without a tie."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import profiles
from tests.peers.drawn import thousands

from comitia.count import Count, Profile, count

pref_voting: Any = pytest.importorskip("pref_voting.proportional_methods", reason="pref_voting is not here: make peers")
ballots_of: Any = pytest.importorskip("pref_voting.profiles_with_ties")


@thousands
@given(profiles(most_candidates=6, most_rows=20), st.integers(1, 3))
def test_the_same_are_elected_as_by_pref_voting(ballots: Profile, seats: int) -> None:
    """Where no lot is needed, and as many stand as there are seats, or more."""
    outcome = count(ballots, rule="scottish-stv", seats=seats)
    assume(isinstance(outcome, Count) and ballots.valid and seats < ballots.candidates)
    assert isinstance(outcome, Count)
    rankings = [({mark: place for place, mark in enumerate(ranking, 1)}, copies) for ranking, copies in ballots.rows]
    theirs = ballots_of.ProfileWithTies(
        [ranking for ranking, _ in rankings],
        rcounts=[copies for _, copies in rankings],
        candidates=list(range(1, ballots.candidates + 1)),
    )

    assert sorted(outcome.elected) == sorted(pref_voting.stv_scottish(theirs, num_seats=seats))
