"""Rules that add up votes or points against votekit, pref_voting and votelib.

The peers are those of `make peers`, and no part of comitia; where they are not installed, these tests skip.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from tests.peers.peers import Points, by_marks, by_points, points, rankings, whoever_lots_elect

from comitia.count import Count, LotRequired, Options

Recorder = Callable[[str, object], None]
NAMES = "ABCDEFGH"
NO_VOTEKIT = "the peers are not installed: votekit"


def elected(run: Callable[[], Any]) -> set[int] | None:
    """Return whom votekit elects, or None where it finds a tie."""
    try:
        found = run().get_elected()
    except ValueError as error:
        if "tie" in str(error):
            return None
        raise
    return {NAMES.index(name) + 1 for group in found for name in group}


def ours(found: Count | LotRequired) -> set[int] | None:
    return set(found.elected) if isinstance(found, Count) else None


def score_profile(votekit: Any, ballots: Points) -> Any:
    made = [
        votekit.ScoreBallot(scores={NAMES[c]: each for c, each in enumerate(row) if each}, weight=n)
        for n, row in ballots
        if any(row)
    ]
    return votekit.ScoreProfile(ballots=tuple(made), candidates=tuple(NAMES[: len(ballots[0][1])]))


@pytest.mark.parametrize("rule", ["score", "cumulative", "approval", "limited", "block"])
def test_votekit_by_points(rule: str, record_property: Recorder) -> None:
    """Whom votekit elects is elected, and where it finds a tie a lot is needed."""
    votekit = pytest.importorskip("votekit", reason=NO_VOTEKIT)
    elections = pytest.importorskip("votekit.elections")
    compared = 0
    for ballots in points(f"votekit {rule}", highest=5 if rule == "score" else 2 if rule == "cumulative" else 1):
        seats = min(3 if rule == "limited" else 2, len(ballots[0][1]) - 1)
        budget = {"limited": max(1, seats - 1), "block": seats, "cumulative": 4}.get(rule, 99)
        fair = [(n, row) for n, row in ballots if 0 < sum(row) <= budget]
        if not fair or not all(any(row[c] for _, row in fair) for c in range(len(fair[0][1]))):
            continue
        theirs = elected(lambda: run_votekit(elections, rule, score_profile(votekit, fair), seats))  # noqa: B023
        if rule in {"score", "cumulative"}:
            options = Options(votes=4) if rule == "cumulative" else Options()
            found = by_points(rule, ballots if rule == "cumulative" else fair, seats, options)
        else:
            marks = [(n, [c + 1 for c, each in enumerate(row) if each]) for n, row in fair]
            found = by_marks(rule, marks, seats)
        compared += 1
        assert theirs == ours(found), (ballots, theirs, found)
    record_property("compared", f"votekit {rule}: {compared} equal")
    assert compared


def run_votekit(elections: Any, rule: str, profile: Any, seats: int) -> Any:
    match rule:
        case "score":
            return elections.Rating(profile, n_seats=seats, per_candidate_limit=5)
        case "cumulative":
            return elections.GeneralRating(profile, n_seats=seats, per_candidate_limit=4, budget=4)
        case "approval":
            return elections.Approval(profile, n_seats=seats)
        case "limited":
            return elections.Limited(profile, n_seats=seats, budget=max(1, seats - 1))
        case _:
            return elections.BlockPlurality(profile, n_seats=seats)


@pytest.mark.parametrize("rule", ["sntv", "two-round"])
def test_votekit_by_rankings(rule: str, record_property: Recorder) -> None:
    """SNTV by single marks; the top two by rankings, which votekit holds even after a majority in the first round."""
    votekit = pytest.importorskip("votekit", reason=NO_VOTEKIT)
    elections = pytest.importorskip("votekit.elections")
    compared = majorities = 0
    for ballots in rankings(f"votekit {rule}", most=1 if rule == "sntv" else None):
        if rule == "two-round" and all(len(row) == 1 for _, row in ballots):
            continue  # single marks are one round here, and the next has still to be held
        made = [votekit.RankBallot(ranking=tuple({NAMES[c - 1]} for c in row), weight=n) for n, row in ballots]
        number = max(c for _, row in ballots for c in row)
        profile = votekit.RankProfile(ballots=tuple(made), candidates=tuple(NAMES[:number]))
        if rule == "sntv":
            seats = min(2, number - 1)
            theirs = elected(lambda: elections.SNTV(profile, n_seats=seats))  # noqa: B023
            found = by_marks("sntv", ballots, seats)
        else:
            theirs = elected(lambda: elections.TopTwo(profile))  # noqa: B023
            found = by_marks("two-round", ballots)
        if theirs is None and isinstance(found, Count) and found.stages[0].decisions[0].outcome == "elected":
            majorities += 1
            continue
        compared += 1
        assert theirs == ours(found), (ballots, theirs, found)
    record_property(
        "compared", f"votekit {rule}: {compared} equal, {majorities} with a majority and a tie for the second place"
    )
    assert compared


def test_pref_voting_two_rounds(record_property: Recorder) -> None:
    """Whoever can win, whichever way the lots fall, is whom pref_voting elects over all ways to break the ties."""
    methods = pytest.importorskip("pref_voting.iterative_methods", reason="the peers are not installed: pref_voting")
    profiles = pytest.importorskip("pref_voting.profiles")
    compared = 0
    for ballots in rankings("pref_voting two-round", full=True, candidates=4):
        profile = profiles.Profile([[c - 1 for c in row] for _, row in ballots], [n for n, _ in ballots])
        theirs = {winner + 1 for winner in methods.plurality_with_runoff_put(profile)}
        compared += 1
        assert whoever_lots_elect("two-round", ballots) == theirs, ballots
    record_property("compared", f"pref_voting two-round: {compared} equal")
    assert compared


@pytest.mark.parametrize("average", [False, True])
def test_pref_voting_score(average: bool, record_property: Recorder) -> None:
    """The winners are the one elected, or those for whom a lot is needed."""
    methods = pytest.importorskip("pref_voting.grade_methods", reason="the peers are not installed: pref_voting")
    profiles = pytest.importorskip("pref_voting.grade_profiles")
    compared = 0
    for ballots in points(f"pref_voting score {average}"):
        maps = [dict(enumerate(row, 1)) for n, row in ballots for _ in range(n)]
        theirs = methods.score_voting(
            profiles.GradeProfile(maps, list(range(6))), evaluation_method="mean" if average else "sum"
        )
        found = by_points("score", ballots, 1, Options(average=average or None))
        compared += 1
        assert sorted(theirs) == sorted(found.elected if isinstance(found, Count) else found.tied)
    record_property("compared", f"pref_voting score: {compared} equal")
    assert compared


@pytest.mark.parametrize("average", [False, True])
def test_votelib_score(average: bool, record_property: Recorder) -> None:
    """Sums with 0 for no mark, and exact means over the ballots that mark a candidate; no tie but a lot for it."""
    cardinal = pytest.importorskip("votelib.evaluate.cardinal", reason="the peers are not installed: votelib")
    core = pytest.importorskip("votelib.evaluate.core")
    compared = 0
    for ballots in points(f"votelib score {average}"):
        votes: dict[frozenset[tuple[int, int]], int] = {}
        for n, row in ballots:
            vote = frozenset(enumerate(row, 1))
            votes[vote] = votes.get(vote, 0) + n
        method = cardinal.ScoreVoting("mean") if average else cardinal.ScoreVoting("sum", unscored_value=0)
        seats = min(2, len(ballots[0][1]) - 1)
        theirs = method.evaluate(votes, seats)
        found = by_points("score", ballots, seats, Options(average=average or None))
        tied = [each for each in theirs if isinstance(each, core.Tie)]
        compared += 1
        if tied:
            assert isinstance(found, LotRequired)
            assert sorted(tied[0]) == sorted(map(int, found.tied))
        else:
            assert ours(found) == set(theirs)
    record_property("compared", f"votelib score: {compared} equal")
    assert compared


def test_averages_are_exact() -> None:
    """A third from three and a third from six are equal: no program is needed to say so."""
    ballots: Points = [(1, [1, 0]), (2, [0, 1]), (3, [0, 0])]
    found = by_points("score", ballots, 2, Options(average=True))
    assert isinstance(found, Count)
    assert (Fraction(1, 6), Fraction(1, 3)) == found.stages[0].totals
