"""Weighted inclusive Gregory in fractions beside pref_voting, votelib, votekit and pyrankvote, where there is no tie.

These pass on the surpluses of all who are elected at once before they look who else has the quota (ours: B.1), and have
the quota their own way (ours: A.1, more than it). Each has to elect the same as our rule with its clauses in their
place, in every contest; each difference from our rule is counted under the clause that makes it.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from tests.peers.peers import TRIALS, contests, profile_of
from tests.peers.variants import (
    NoMultiple,
    OneValue,
    Reaching,
    Tally,
    TogetherExact,
    TogetherNoMultiple,
    TogetherReaching,
    elected,
    gregory,
    run,
)

from comitia.count import Profile
from comitia.count.stv.wigm import ExactCounting

Record = Callable[[str, object], None]
Elects = Callable[[Profile, int], list[int]]
TOGETHER = {"B.1": gregory(TogetherExact)}


def test_wigm_beside_pref_voting(record_property: Record) -> None:
    """There whoever has the quota itself is elected."""
    methods: Any = pytest.importorskip("pref_voting.proportional_methods", reason="pref_voting is not here: make peers")

    def theirs(ballots: Profile, seats: int) -> list[int]:
        return sorted(methods.stv_wig(profile_of(ballots), num_seats=seats))

    _compare(theirs, TogetherReaching, Reaching, record_property, "pref_voting", number=2 * TRIALS)


def test_wigm_beside_votelib(record_property: Record) -> None:
    """There nobody is elected who has a multiple of the quota. Full rankings: its exhausted votes count as somebody."""
    votelib: Any = pytest.importorskip("votelib.evaluate.sequential", reason="votelib is not here: make peers")
    rule = votelib.TransferableVoteSelector("Gregory", quota_function="hagenbach_bischoff", accept_quota_equal=False)

    def theirs(ballots: Profile, seats: int) -> list[int]:
        return sorted(rule.evaluate(dict(ballots.rows), seats))

    _compare(theirs, TogetherNoMultiple, NoMultiple, record_property, "votelib", number=2 * TRIALS, short=False)


def test_wigm_beside_votekit(record_property: Record) -> None:
    """There the quota is a whole number: valid / (seats + 1) is put in its place, and whoever has that is elected."""
    votekit: Any = pytest.importorskip("votekit", reason="votekit is not here: make peers")
    elections: Any = pytest.importorskip("votekit.elections")

    class InFractions(elections.STV):  # type: ignore[misc]  # votekit is not installed where types are checked
        def get_threshold(self, total_ballot_wt: Any) -> Any:
            return self.threshold or Fraction(total_ballot_wt) / (self.n_seats + 1)

    def theirs(ballots: Profile, seats: int) -> list[int]:
        papers = [votekit.RankBallot(ranking=[{str(m)} for m in marks], weight=n) for n, marks in ballots.ballots()]
        names = [str(number) for number in range(1, ballots.candidates + 1)]
        count = InFractions(votekit.RankProfile(ballots=papers, candidates=names), n_seats=seats, exact=True)
        return sorted(int(name) for group in count.get_elected() for name in group)

    _compare(theirs, TogetherReaching, Reaching, record_property, "votekit", number=TRIALS // 2)


def test_wigm_beside_pyrankvote(record_property: Record) -> None:
    """There papers go on at the mean of their values, and several are excluded at once: left out where that matters."""
    program: Any = pytest.importorskip("pyrankvote", reason="pyrankvote is not here: make peers")
    tally, left_out = Tally(), 0
    for contest in contests("wigm pyrankvote", 2 * TRIALS):
        ballots, seats = contest
        same, ours = run(gregory(OneValue), *contest), elected(gregory(ExactCounting), *contest)
        if same is None or ours is None:
            continue
        assert isinstance(same, OneValue)
        if not same.is_plain:
            left_out += 1
            continue
        tally.compared += 1
        names = [program.Candidate(str(number)) for number in range(1, ballots.candidates + 1)]
        papers = [program.Ballot([names[m - 1] for m in marks]) for n, marks in ballots.ballots() for _ in range(n)]
        theirs = sorted(int(each.name) for each in program.single_transferable_vote(names, papers, seats).get_winners())
        assert theirs == sorted(same.elected), (contest, theirs, same.elected)
        if theirs != ours:
            tally.explain(theirs, contest, TOGETHER)
    record_property("compared", f"wigm beside pyrankvote: {tally}, {left_out} left out")
    assert tally.compared > TRIALS // 10


def _compare(
    theirs: Elects,
    variant: type[ExactCounting],
    quota: type[ExactCounting],
    record: Record,
    salt: str,
    **drawn: Any,
) -> None:
    tally = Tally()
    for contest in contests(f"wigm {salt}", **drawn):
        same, ours = elected(gregory(variant), *contest), elected(gregory(ExactCounting), *contest)
        if same is None or ours is None:
            continue
        tally.compared += 1
        found = theirs(*contest)
        assert found == same, (contest, found, same)
        if found != ours:
            tally.explain(found, contest, {"A.1": gregory(quota), **TOGETHER})
    record("compared", f"wigm beside {salt}: {tally}")
    assert tally.compared > TRIALS // 10
