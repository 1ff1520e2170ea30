"""Each transferable rule with one seat beside the instant runoff of pref_voting, votekit and pyrankvote.

With one seat nothing is transferred from the elected, and the quota is more than half of the valid votes: whoever is
elected must be a winner of the instant runoff under some order of its ties, and the winner where there is one only.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from tests.count.pairwise_profiles import drawn
from tests.peers.peers import TRIALS, winner_by_pyrankvote
from tests.peers.variants import LOT

from comitia.count import Count, Lots, Profile, count

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


def test_instant_runoff_of_votekit(record_property: Callable[[str, object], None]) -> None:
    """Full and short rankings, where our rule needs no lot."""
    votekit: Any = pytest.importorskip("votekit", reason="votekit is not here: make peers")
    elections: Any = pytest.importorskip("votekit.elections")

    def winner(ballots: Profile) -> str:
        papers = [votekit.RankBallot(ranking=[{str(m)} for m in marks], weight=n) for n, marks in ballots.ballots()]
        names = [str(number) for number in range(1, ballots.candidates + 1)]
        [[name]] = elections.IRV(votekit.RankProfile(ballots=papers, candidates=names), exact=True).get_elected()
        return str(name)

    record_property("compared", f"one seat, votekit: {_compare(winner, TRIALS // 2)}")


def test_instant_runoff_of_pyrankvote(record_property: Callable[[str, object], None]) -> None:
    """Full and short rankings, where our rule needs no lot."""
    program: Any = pytest.importorskip("pyrankvote", reason="pyrankvote is not here: make peers")

    record_property("compared", f"one seat, pyrankvote: {_compare(partial(winner_by_pyrankvote, program), TRIALS)}")


def _compare(winner: Callable[[Profile], str], number: int) -> dict[str, int]:
    """Compare every rule with a winner found elsewhere; return how many contests of each needed no lot.

    Nor does `wigm` need one in them: rules with further clauses, as 52(2) of `exclusive-gregory`, end before some ties.
    """
    compared = dict.fromkeys(RULES, 0)
    for full in (True, False):
        for ballots in drawn(f"one seat elsewhere {full}", full=full, most=6, number=number // 2):
            ours = {rule: count(ballots, rule=rule, seats=1, options=LOT) for rule in RULES}
            counts = {rule: found for rule, found in ours.items() if isinstance(found, Count)}
            if "wigm" not in counts:
                continue
            theirs = winner(ballots)
            for rule, found in counts.items():
                compared[rule] += 1
                assert list(map(str, found.elected)) == [theirs], (rule, ballots.rows)
    assert min(compared.values()) > number // 3, compared
    return compared
