"""Each transferable rule with one seat beside the instant runoff of pref_voting.

With one seat nothing is transferred from the elected, and the quota is more than half of the valid votes: whoever is
elected must be a winner of the instant runoff under some order of its ties, and the winner where there is one only.
"""

from collections.abc import Callable
from typing import Any

import pytest
from tests.count.pairwise_profiles import drawn
from tests.peers.peers import TRIALS

from comitia.count import Count, Lots, count

RULES = ["wigm", "meek", "meek-nz", "minneapolis", "exclusive-gregory", "ers97", "senate", "scottish-stv"]


@pytest.mark.parametrize("rule", RULES)
def test_one_seat_is_an_instant_runoff(rule: str, record_property: Callable[[str, object], None]) -> None:
    """Full rankings, so that no vote is exhausted; a lot of ours is one of the orders of exclusion there."""
    methods: Any = pytest.importorskip("pref_voting.iterative_methods", reason="pref_voting is not here: make peers")
    profiles: Any = pytest.importorskip("pref_voting.profiles")
    single = 0
    for ballots in drawn(f"one seat {rule}", full=True, number=TRIALS):
        rows = list(ballots.ballots())
        there = profiles.Profile([[mark - 1 for mark in marks] for _, marks in rows], rcounts=[n for n, _ in rows])
        theirs = {each + 1 for each in methods.instant_runoff_put(there)}
        ours = count(ballots, rule=rule, seats=1, lots=Lots(seed="5ea7"))
        assert isinstance(ours, Count)
        assert set(ours.elected) <= theirs, (ballots.rows, ours.elected, theirs)
        single += len(theirs) == 1
    record_property("compared", f"{rule}: {TRIALS}, {single} with one winner only")
    assert single > TRIALS // 3
