"""Counts in decimals or with a whole quota beside pref_voting, stvpoll and votekit, where no count meets a tie."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from tests.peers.peers import TRIALS, contests, profile_of
from tests.peers.variants import LOT, Nearest, OneByOne, Tally, Together, elected, gregory, run

from comitia.count import Count, Options, count
from comitia.count.stv.arithmetic import EXACT, Decimals
from comitia.count.stv.minneapolis import ARITHMETIC, MinneapolisCounting
from comitia.count.stv.scottish_stv import ScottishCounting

Record = Callable[[str, object], None]
FIVE = Decimals(10**5)


@pytest.mark.parametrize("decimals", [2, 4, 6])
def test_wigm_in_decimals(decimals: int, record_property: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Scottish count of pref_voting with the quota of A.1 put in, where it passes on no surplus a second time.

    It does so, as it says itself, where what was cut off leaves the elected enough above the quota.
    """
    methods: Any = pytest.importorskip("pref_voting.proportional_methods", reason="pref_voting is not here: make peers")
    one, compared, again = 10**decimals, 0, 0
    monkeypatch.setattr(methods, "_droop_int_quota", lambda votes, seats: (int(votes) * one // (seats + 1) + 1) / one)
    for ballots, seats in contests(f"decimals {decimals}"):
        ours = count(ballots, rule="wigm", seats=seats, options=Options(ties=LOT.ties, decimals=decimals))
        if not isinstance(ours, Count):
            continue
        if _leaves_surplus(ours, one):
            again += 1
            continue
        compared += 1
        theirs = methods.stv_scottish(profile_of(ballots), num_seats=seats, decimals=decimals)
        assert sorted(ours.elected) == theirs, (ballots.rows, seats)
    record_property("compared", f"wigm, {decimals} decimals: {compared}, {again} left out")
    assert compared > TRIALS // 10


def _leaves_surplus(found: Count, one: int) -> bool:
    """Return whether what one surplus lost is enough for another unit on a paper."""
    assert found.quota is not None
    lost = [after.lost - before.lost for before, after in pairwise(found.stages)]
    return any(each * one >= found.quota + each for each in lost)


def test_scottish_beside_stvpoll(record_property: Record) -> None:
    """It rounds to the nearest. Left out is where two are elected at once: there it mixes up their papers."""
    stvpoll: Any = pytest.importorskip("stvpoll.scottish_stv", reason="stvpoll is not here: make peers")
    tally, at_once = Tally(), 0
    for contest in contests("stvpoll"):
        ballots, seats = contest
        same, ours = (
            run(gregory(ScottishCounting, Nearest()), *contest),
            elected(gregory(ScottishCounting, FIVE), *contest),
        )
        if same is None or ours is None:
            continue
        if any([each.reason for each in stage.decisions].count("quota") > 1 for stage in same.stages[:-1]):
            at_once += 1
            continue
        tally.compared += 1
        found = stvpoll.calculate_scottish_stv(tuple(ballots.standing), list(ballots.rows), seats, allow_random=False)
        theirs = sorted(found.elected_as_tuple())
        assert theirs == sorted(same.elected), (contest, theirs)
        if theirs != ours:
            tally.explain(theirs, contest, {"rule 48(3)": gregory(ScottishCounting, Nearest())})
    record_property("compared", f"scottish-stv beside stvpoll: {tally}, {at_once} left out")
    assert tally.compared > TRIALS // 10


def _votekit(contest: Any, **told: Any) -> list[int] | None:
    """Return whom votekit elects in fractions; None where two are level at the top, which it refuses."""
    votekit: Any = pytest.importorskip("votekit", reason="votekit is not here: make peers")
    elections: Any = pytest.importorskip("votekit.elections")
    ballots, seats = contest
    papers = [votekit.RankBallot(ranking=[{str(m)} for m in marks], weight=n) for n, marks in ballots.ballots()]
    names = [str(number) for number in range(1, ballots.candidates + 1)]
    try:
        done = elections.STV(votekit.RankProfile(ballots=papers, candidates=names), n_seats=seats, exact=True, **told)
    except ValueError as error:
        assert "without breaking ties" in str(error)  # noqa: PT017  its only word for it
        return None
    return sorted(int(name) for group in done.get_elected() for name in group)


def test_scottish_beside_votekit(record_property: Record) -> None:
    """It reckons in fractions, and passes on all surpluses together."""
    tally = Tally()
    replaced = {"rule 47(1)": gregory(Together, FIVE), "rule 48(3)": gregory(ScottishCounting)}
    for contest in contests("votekit together", TRIALS // 2):
        same, ours = elected(gregory(Together), *contest), elected(gregory(ScottishCounting, FIVE), *contest)
        if same is None or ours is None:
            continue
        tally.compared += 1
        theirs = _votekit(contest)
        assert theirs == same, (contest, theirs, same)
        if theirs != ours:
            tally.explain(theirs, contest, replaced)
    record_property("compared", f"scottish-stv beside votekit: {tally}")
    assert tally.compared > TRIALS // 20


def test_minneapolis_beside_votekit(record_property: Record) -> None:
    """One is elected at a time there, and the others at the threshold still receive papers, as by 167.70(1)(d).

    It reckons in fractions, and excludes nobody while there is a surplus. Left out is whoever is elected with just the
    threshold: there that candidate still receives papers, here no more.
    """
    tally, left_out = Tally(), 0
    replaced = {"167.70(1)(c)": gregory(OneByOne, ARITHMETIC), "167.20": gregory(MinneapolisCounting)}
    for contest in contests("votekit one by one", TRIALS // 2):
        same = run(gregory(OneByOne, EXACT), *contest)
        ours = elected(gregory(MinneapolisCounting, ARITHMETIC), *contest)
        if same is None or ours is None:
            continue
        just = [
            1
            for stage in same.stages
            for decision in stage.decisions
            if decision.reason == "quota" and stage.totals[decision.candidate - 1] == same.quota
        ]
        theirs = None if just else _votekit(contest, simultaneous=False)
        if theirs is None:
            left_out += 1
            continue
        tally.compared += 1
        assert theirs == sorted(same.elected), (contest, theirs, same.elected)
        if theirs != ours:
            tally.explain(theirs, contest, replaced)
    record_property("compared", f"minneapolis beside votekit: {tally}, {left_out} left out")
    assert tally.compared > TRIALS // 20
