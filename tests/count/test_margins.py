"""How few votes would have changed each stage: numbers by hand, and properties by changing the votes."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, profiles, run, run_points
from tests.count.limits import least, within

from comitia.count import Count, LotRequired, Lots, Options, Profile, count, parse_threshold
from comitia.count.explanation.margin import Margin, quota_of
from comitia.count.explanation.margins import margins

WARD = "45 AB, 15 AC, 17 B, 12 C, 11 DC"


def found(count: Count, kind: str, stage: int = 1, threshold: str = "") -> list[tuple[int, tuple[int, ...], object]]:
    """Return the margins of a kind at a stage: candidate, against whom, votes."""
    told = margins(count, parse_threshold(threshold) if threshold else None)
    return [(m.candidate, m.against, m.votes) for m in told if (m.kind, m.stage) == (kind, stage)]


def test_the_quota_by_hand() -> None:
    """34 is the quota: Ama has 60, so 26 to spare; Bo has 17, and 17 more would have been it."""
    made = run("scottish-stv", 4, WARD, 2)

    assert found(made, "quota") == [(1, (), 26_00000)]
    assert found(made, "short") == [(2, (), 17_00000)]
    assert found(made, "quota", stage=2) == [(2, (), 2_49985)]
    assert found(made, "short", stage=2) == [(3, (), 34_00000 - 18_49995)]


def test_an_exclusion_by_hand() -> None:
    """Before stage 2 Cleo has 4 and Dag 6; nobody else has fewer."""
    made = run("scottish-stv", 4, "9 A, 8 B, 4 CB, 6 D", 1)
    assert made.stages[1].subjects == (3,)

    assert found(made, "exclusion", stage=2) == [(3, (4,), 2_00000)]


def test_two_who_were_next_are_both_named() -> None:
    """Level with both at once."""
    made = run("scottish-stv", 4, "9 A, 6 B, 4 CB, 6 D", 1, lots=Lots(seed=SEED))

    assert found(made, "exclusion", stage=2) == [(3, (2, 4), 2_00000)]


def test_a_tie_has_no_margin() -> None:
    """Who was excluded by lot was level already."""
    made = run("scottish-stv", 3, "9 A, 4 B, 4 C", 1, lots=Lots(seed=SEED))
    made_of_two = run("plurality", 3, "9 A, 4 B, 4 C", 2, lots=Lots(seed=SEED))

    assert [votes for _, _, votes in found(made_of_two, "last_place")] == [0]
    assert found(made, "exclusion", stage=2) == []  # A had the quota at once
    tied = run("scottish-stv", 3, "7 A, 4 B, 4 C", 1, lots=Lots(seed=SEED))
    assert [votes for _, _, votes in found(tied, "exclusion", stage=2)] == [0]


def test_an_exact_quota_must_be_exceeded() -> None:
    """33 1/3 is not enough, so that less than 26 2/3 can be spared."""
    told = margins(run("wigm", 4, WARD, 2))

    assert told[0] == Margin(stage=1, kind="quota", candidate=1, votes=Fraction(80, 3), is_strict=True)


def test_the_last_place_and_what_is_enough() -> None:
    """Of 43 ballots 26 are three fifths: Bo has 28, Ama 19."""
    made = run("yes-no", 4, "16 A, 9 BC, 8 BD, 7 -, 3 AB", 1, Options(threshold=parse_threshold("ge:1/5")))

    assert found(made, "last_place", threshold="ge:1/5") == [(2, (1,), 1)]
    assert found(made, "enough", threshold="ge:1/5") == [(2, (), 20 - 9)]
    nobody = run("yes-no", 4, "16 A, 9 BC, 8 BD, 7 -, 3 AB", 1, Options(threshold=parse_threshold("ge:3/5")))
    assert found(nobody, "short_of_enough", threshold="ge:3/5") == [(2, (), 26 - 20)]


@pytest.mark.parametrize(
    ("threshold", "roll", "spare"),
    [("ge:1/2:roll", 22, 1), ("ge:1/2:cast", None, 4), ("ge:1/2", None, 4), ("gt:1/2:roll", 22, 0)],
)
def test_the_share_is_of_what_the_threshold_says(threshold: str, roll: int | None, spare: int) -> None:
    """B has 12: of 22 on the roll 11 are the half; of 16 cast 8."""
    enough = parse_threshold(threshold)
    made = run("yes-no", 2, "12 B, 3 A, 1 -", 1, Options(threshold=enough, roll=roll))

    assert [(m.candidate, m.votes) for m in margins(made, enough, roll) if m.kind == "enough"] == [(2, spare)]


@pytest.mark.parametrize("rule", ["minneapolis", "exclusive-gregory"])
def test_who_is_excluded_with_others_has_no_margin(rule: str) -> None:
    """What keeps them in depends on what others of the group have."""
    made = run(rule, 5, "20 A, 15 B, 6 C, 3 D, 2 E", 1)
    reasons = {d.candidate: d.reason for stage in made.stages for d in stage.decisions if d.outcome == "excluded"}

    assert {"out_of_reach", "together"} & set(reasons.values())
    told = {m.candidate for m in margins(made) if m.kind == "exclusion"}
    assert not told & {c for c, reason in reasons.items() if reason in {"out_of_reach", "together"}}


def test_constraints_decide_otherwise_than_votes_do() -> None:
    """Ama is passed over with the most votes; Dag would be level with Cleo, for the one seat that is theirs."""
    made = within("block", 4, "5 AB, 3 A, 2 C, 1 D", 1, least(1, "CD")).count

    assert (made.elected, made.stages[0].decisions[0].reason) == ((3,), "passed_over")
    assert margins(made) == [Margin(stage=1, kind="last_place", candidate=3, against=(4,), votes=1)]


def test_a_runoff_is_between_two() -> None:
    """Nobody gives points to C and D, who are not in the runoff, in which B has nobody's preference either."""
    made = run_points("star", "3 5400, 2 5300", 1)

    assert found(made, "moved", stage=2) == [(1, (2,), 3)]


def test_a_second_round_is_among_those_who_went_on() -> None:
    """B has nothing in it, as C has, who is not there any more; what was enough in the first is not asked in it."""
    options = Options(threshold=parse_threshold("gt:3/4"))
    made = run("two-round", 3, "6 AB, 3 BA, 2 C", 1, options)

    assert found(made, "moved", stage=2, threshold="gt:3/4") == [(1, (2,), 2)]
    assert found(made, "short_of_enough", stage=1, threshold="gt:3/4") == [(1, (), 3)]
    assert found(made, "enough", stage=2, threshold="gt:3/4") == []


def test_rounds_have_theirs() -> None:
    """7, 5 and 3 of 15: 8 is more than half; then 7 and 8."""
    made = run("exhaustive", 3, "7 A, 5 BA, 3 CB", 1)

    assert found(made, "exclusion", stage=1) == [(3, (2,), 2)]
    assert found(made, "short_of_enough", 1, "gt:1/2") == [(1, (), 1)]
    assert found(made, "enough", 2, "gt:1/2") == [(2, (), 0)]


@given(ballots=profiles(), seats=st.integers(1, 3), rule=st.sampled_from(["plurality", "approval"]))
def test_the_last_place_by_changing_the_ballots(ballots: Profile, seats: int, rule: str) -> None:
    """With fewer votes than the margin the same are elected; with the margin there is a tie, or another is elected."""
    made = count(ballots, rule=rule, seats=seats)
    assume(isinstance(made, Count))
    assert isinstance(made, Count)
    for margin in margins(made):
        votes = int(margin.votes)
        assert votes > 0
        if margin.kind == "moved":  # a test of its own
            continue
        first = margin.against[0]
        if votes > 1:
            less = count(_with(ballots, first, votes - 1), rule=rule, seats=seats)
            assert isinstance(less, Count)
            assert set(less.elected) == set(made.elected)
        assert isinstance(count(_with(ballots, first, votes), rule=rule, seats=seats), LotRequired)
        more = count(_with(ballots, first, votes + 1), rule=rule, seats=seats)
        if isinstance(more, Count):
            assert first in more.elected
        else:  # others were level with the last elected, and have the lot to draw among themselves
            assert first not in more.tied


@given(ballots=profiles(), seats=st.integers(1, 3), threshold=st.sampled_from(["gt:1/2", "ge:2/3", "ge:1/3", "gt:0/1"]))
def test_what_is_enough_by_the_threshold(ballots: Profile, seats: int, threshold: str) -> None:
    """With the margin it is met, or still met; with one vote beyond it is not."""
    enough = parse_threshold(threshold)
    made = count(ballots, rule="yes-no", seats=seats, options=Options(threshold=enough), lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    for margin in margins(made, enough):
        total, votes = int(made.stages[0].totals[margin.candidate - 1]), int(margin.votes)
        if margin.kind == "enough":
            assert enough.is_met(total - votes, made.ballots)
            assert not enough.is_met(total - votes - 1, made.ballots)
        if margin.kind == "short_of_enough" and made.ballots:
            assert not enough.is_met(total + votes - 1, made.ballots)
            assert enough.is_met(total + votes, made.ballots)


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm", "meek"])
@given(ballots=profiles(), seats=st.integers(1, 3))
def test_stages_by_changing_the_totals(rule: str, ballots: Profile, seats: int) -> None:
    """A unit less than the margin leaves the decision as it was; the margin makes it level, or loses the quota."""
    made = count(ballots, rule=rule, seats=seats, options=Options(), lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    for margin in margins(made):
        stage = made.stages[margin.stage - 1]
        before = made.stages[max(margin.stage - 2, 0)].totals
        if margin.kind == "exclusion":
            gone = {d.candidate for each in made.stages[: margin.stage - 1] for d in each.decisions}
            others = [before[c - 1] for c in ballots.standing if c not in gone and c != margin.candidate]
            own = before[margin.candidate - 1]
            assert own + margin.votes >= min(others)
            if margin.votes:
                assert own + margin.votes == min(others)
                assert {before[each - 1] for each in margin.against} == {min(others)}
        if margin.kind in {"quota", "short"}:
            total, quota = stage.totals[margin.candidate - 1], quota_of(made, stage)
            bar = total - margin.votes if margin.kind == "quota" else total + margin.votes
            assert bar == quota
            assert margin.is_strict is made.exact
            assert margin.votes >= 0


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm", "meek"])
@given(firsts=st.lists(st.integers(5, 12), min_size=5, max_size=7), seats=st.integers(1, 2))
def test_the_first_exclusion_by_changing_the_ballots(rule: str, firsts: list[int], seats: int) -> None:
    """Where nobody had the quota at once: a vote less than the margin, and the same leaves; the margin makes a tie."""
    number = len(firsts)
    ballots = Profile.from_ballots(number, [(more, (c, c % number + 1)) for c, more in enumerate(firsts, 1)])
    made = count(ballots, rule=rule, seats=seats, options=Options(), lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    assume(len(made.stages) > 1 and not made.stages[0].decisions)
    [margin] = [each for each in margins(made) if (each.kind, each.stage) == ("exclusion", 2)]
    votes = int(margin.votes // made.one)
    if votes:
        [less, level] = [
            count(_with(ballots, margin.candidate, more), rule=rule, seats=seats, lots=Lots(seed=SEED))
            for more in (max(votes - 1, 1), votes)
        ]
        assert isinstance(less, Count)
        assert isinstance(level, Count)
        if votes > 1:
            gone = less.stages[1].decisions[0]
            assert (gone.candidate, gone.outcome, gone.reason) == (margin.candidate, "excluded", "fewest")
        gone = level.stages[1].decisions[0]
        assert (gone.outcome, gone.reason) == ("excluded", "lot")
        assert gone.candidate in {margin.candidate, *margin.against}


def _with(ballots: Profile, candidate: int, votes: int) -> Profile:
    """Return ballots with so many more for one candidate alone."""
    cast = [(copies, ranking) for ranking, copies in ballots.rows]
    blank = [(ballots.blank, ())] if ballots.blank else []
    return Profile.from_ballots(ballots.candidates, [*cast, *blank, (votes, (candidate,))], invalid=ballots.invalid)


def test_the_profile_helper_is_what_it_says() -> None:
    """Two more for B."""
    assert _with(profile(2, "3 A, 1 -"), 2, 2) == profile(2, "3 A, 2 B, 1 -")
