"""Countback: worked examples by hand for each clause, properties, and a reference that looks at one paper at a time."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, profile, profiles

from comitia.count import RULES, Count, LotRequired, Lots, Options, Profile, Vacated, count, countback, is_transferable
from comitia.count.count_back import papers_of
from comitia.count.limits import SCALE

SEEDED = Lots(seed=SEED)


def vacated(candidates: int, text: str, seats: int, candidate: int) -> Vacated:
    return Vacated(
        rule="scottish-stv", profile=profile(candidates, text), seats=seats, candidate=candidate, lots=SEEDED
    )


def back(of: Vacated, standing: Collection[int], lots: Lots | None = None) -> Count:
    outcome = countback(of, standing, lots)
    assert isinstance(outcome, Count), outcome
    return outcome


def test_the_papers_of_a_surplus_are_all_those_that_lay_with_the_elected() -> None:
    """Clause 1: A has 60 papers and passes on 26; all 60 are looked at: 15 name C, 45 name nobody who stands."""
    outcome = back(vacated(4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2, 1), (3, 4))

    assert outcome.ballots == 60
    assert outcome.stages[0].totals == (0, 0, 15 * SCALE, 0)
    assert outcome.stages[0].not_transferable == 45 * SCALE
    assert outcome.quota == 15 * SCALE // 2 + 1
    assert outcome.elected == (3,)


def test_a_paper_that_came_by_transfer_has_the_value_at_which_it_came() -> None:
    """Clause 1: B was elected with 80 papers at 0.61250 and 30 at one; C has 49 of the 79 that B had, and D 30."""
    outcome = back(vacated(4, "80 ABC, 30 BD, 7 C, 3 D", 3, 2), (3, 4))

    assert outcome.ballots == 110
    assert outcome.stages[0].totals == (0, 0, 80 * 61_250, 30 * SCALE)
    assert outcome.elected == (3,)


def test_a_paper_counts_for_whom_it_ranks_first_even_if_that_one_was_excluded() -> None:
    """Clause 2: C was excluded and A elected with C's 10 papers; when A leaves, they are C's: 10 of 24, and D has 14."""
    text = "14 AD, 10 CA, 20 B, 3 D"
    first = count(profile(4, text), rule="scottish-stv", seats=2, lots=SEEDED)
    assert isinstance(first, Count)
    assert set(first.elected) == {1, 2}
    outcome = back(vacated(4, text, 2, 1), (3, 4))

    assert outcome.stages[0].totals == (0, 0, 10 * SCALE, 14 * SCALE)
    assert outcome.elected == (4,)


def test_more_than_half_elects_and_half_does_not() -> None:
    """Clause 3 and 4: of 24, D has 12 and needs more; F is excluded, and with these 5 papers it is E, not D, who has 12."""
    outcome = back(vacated(6, "12 AD, 7 AE, 5 AFE, 9 B, 8 C", 2, 1), (4, 5, 6))

    assert outcome.quota == 12 * SCALE + 1
    assert [(stage.action, stage.totals[3:]) for stage in outcome.stages] == [
        ("first", (12 * SCALE, 7 * SCALE, 5 * SCALE)),
        ("exclusion", (12 * SCALE, 12 * SCALE, 0)),
        ("exclusion", (12 * SCALE, 0, 0)),
    ]
    assert outcome.elected == (4,)
    assert [d.clause for stage in outcome.stages for d in stage.decisions] == [
        "countback 4",
        "countback 4",
        "countback 4",
    ]


def test_ties_fall_by_the_stage_before_and_then_by_lot() -> None:
    """Clause 4: D and E are equal from the start: a lot is needed, and the one drawn first is excluded."""
    of = vacated(5, "12 AD, 12 AE, 9 B, 8 C", 2, 1)
    assert countback(of, (4, 5)) == LotRequired(question="exclude", tied=(4, 5), draw=1)

    for order in ((4, 5), (5, 4)):
        outcome = back(of, (4, 5), Lots(drawn=(order,)))
        assert outcome.elected == order[1:]
        assert [(lot.question, lot.order) for lot in outcome.lots] == [("exclude", order)]


def test_by_lot_alone_does_not_look_back() -> None:
    """With ties: [lot], E, who had fewer at the start, may stay."""
    of = Vacated(
        rule="scottish-stv",
        profile=profile(6, "12 AD, 7 AE, 5 AFE, 9 B, 8 C"),
        seats=2,
        candidate=1,
        lots=SEEDED,
        options=Options(ties=("lot",)),
    )
    assert countback(of, (4, 5, 6)) == LotRequired(question="exclude", tied=(4, 5), draw=1)


@pytest.mark.parametrize("standing", [(), (3,), (3, 4)])
def test_nobody_is_elected_where_no_paper_names_anybody_who_stands(standing: tuple[int, ...]) -> None:
    """Clause 5."""
    outcome = back(vacated(4, "60 AB, 17 B, 12 C, 11 DC", 2, 1), standing)

    assert outcome.elected == ()
    assert outcome.stages[0].not_transferable == 60 * SCALE


def test_a_seat_filled_as_one_of_the_last_has_the_papers_of_the_end() -> None:
    """Clause 1: B and C are elected as the last two, below the quota; B's papers are its 4."""
    outcome = back(vacated(4, "50 A, 4 BD, 3 C, 1 D", 3, 2), (4,))

    assert (outcome.ballots, outcome.elected) == (4, (4,))


@pytest.mark.parametrize(("candidate", "standing"), [(3, (4,)), (1, (1, 4)), (1, (5,))])
def test_who_was_not_elected_has_no_papers_and_strangers_do_not_stand(
    candidate: int, standing: tuple[int, ...]
) -> None:
    """C was not elected; A does not follow A; there is no fifth candidate."""
    with pytest.raises(ValueError, match="candidate"):
        countback(vacated(4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2, candidate), standing)


def by_hand(  # noqa: C901, PLR0915  the rules as they stand, and nothing of the engine's
    ballots: Profile, seats: int
) -> tuple[list[int], dict[int, list[tuple[tuple[int, ...], int]]]] | None:
    """Return who is elected by the Scottish rules and the papers of each, one paper at a time; None at a tie.

    Written from the rules, with nothing of the engine's: totals are summed anew at every step.
    """
    papers = [[list(ranking), SCALE, ranking[0]] for copies, ranking in ballots.ballots() for _ in range(copies)]
    quota = len(papers) // (seats + 1) + 1
    left, elected, done = set(ballots.standing) if papers else set(), [], {}
    while left and len(elected) < seats:
        total = {each: sum(v for _, v, at in papers if at == each) for each in (*left, *elected)}
        reached = sorted((each for each in left if total[each] >= quota * SCALE), key=lambda each: -total[each])
        elected += reached
        left -= set(reached)
        if len(elected) >= seats:
            break
        if len(left) <= seats - len(elected):
            elected += sorted(left)
            break
        over = [each for each in elected if each not in done and total[each] > quota * SCALE]
        most = max((total[each] for each in over), default=0)
        chosen = [each for each in over if total[each] == most] if over else []
        chosen = chosen or [each for each in left if total[each] == min(total[other] for other in left)]
        if len(chosen) > 1:
            return None
        moved = chosen[0]
        if over:
            done[moved] = [(tuple(r), v) for r, v, at in papers if at == moved]
        left.discard(moved)
        for paper in papers:
            if paper[2] == moved:
                if over:
                    paper[1] = paper[1] * (total[moved] - quota * SCALE) // total[moved]
                paper[2] = next((mark for mark in paper[0] if mark in left), 0)
    ends = {each: [(tuple(r), v) for r, v, at in papers if at == each] for each in elected}
    return elected, ends | done


def follower(papers: list[tuple[tuple[int, ...], int]], standing: set[int]) -> int | None:
    """Return who follows, by excluding the lowest until one has more than half of what is left; 0 at a tie."""
    left = set(standing)
    while left:
        total = dict.fromkeys(left, 0)
        for ranking, value in papers:
            first = next((mark for mark in ranking if mark in left), None)
            if first is not None:
                total[first] += value
        if not any(total.values()):
            return None if left == standing else 0
        best = max(left, key=lambda each: total[each])
        if 2 * total[best] > sum(total.values()):
            return best
        lowest = [each for each in left if total[each] == min(total.values())]
        if len(lowest) > 1:
            return 0
        left -= set(lowest)
    return None


@given(profiles(most_rows=12), st.integers(1, 3), st.data())
def test_it_agrees_with_a_reference_that_takes_one_paper_at_a_time(
    ballots: Profile, seats: int, data: st.DataObject
) -> None:
    """Without ties, both give the same papers and the same successor: the half of what is left is no other majority."""
    found = by_hand(ballots, seats)
    assume(found is not None)
    assert found is not None
    elected, papers = found
    assume(elected)
    candidate = data.draw(st.sampled_from(elected))
    of = Vacated(rule="scottish-stv", profile=ballots, seats=seats, candidate=candidate, lots=SEEDED)
    standing = set(ballots.standing) - set(elected)
    assert sorted(papers[candidate]) == sorted(
        (ranking, value) for ranking, copies, value in papers_of(of) for _ in range(copies)
    )

    successor = follower(papers[candidate], standing)
    assume(successor != 0)
    outcome = back(of, standing, SEEDED)
    assert outcome.elected == (() if successor is None else (successor,))


TRANSFERABLE = [rule for rule in RULES if is_transferable(rule)]


@pytest.mark.parametrize("rule", TRANSFERABLE)
@few
@given(ballots=profiles(), seats=st.integers(1, 4), data=st.data())
def test_the_successor_is_one_who_stands_and_votes_are_neither_made_nor_lost(
    rule: str, ballots: Profile, seats: int, data: st.DataObject
) -> None:
    """By every rule: one of those who stand or nobody, the same each time, each stage comes to the papers' value."""
    first = count(ballots, rule=rule, seats=seats, lots=SEEDED)
    assert isinstance(first, Count)
    assume(first.elected)
    candidate = data.draw(st.sampled_from(first.elected))
    others = sorted(set(ballots.standing) - set(first.elected))
    standing = data.draw(st.sets(st.sampled_from(others)) if others else st.just(set()))
    of = Vacated(rule=rule, profile=ballots, seats=seats, candidate=candidate, lots=SEEDED)
    outcome = back(of, standing, SEEDED)

    worth = sum(copies * value for _, copies, value in papers_of(of))
    assert set(outcome.elected) <= standing
    assert outcome == back(of, standing, SEEDED)
    assert {worth} == {sum(stage.totals) + stage.not_transferable + stage.lost for stage in outcome.stages}


@pytest.mark.parametrize("rule", TRANSFERABLE)
def test_the_same_voters_choose_who_follows_by_every_rule(rule: str) -> None:
    """Of those who had elected A, most rank E next; nobody else's papers are looked at."""
    of = Vacated(rule=rule, profile=profile(5, "30 AE, 12 AD, 25 B, 20 DB, 9 CD"), seats=2, candidate=1, lots=SEEDED)
    standing = {3, 4, 5}

    assert (5,) == back(of, standing, SEEDED).elected


def test_what_is_no_countback_is_refused() -> None:
    """A rule by which no papers pass on, somebody not elected, somebody who did not stand, a lot that is missing."""
    ballots = profile(4, "5 AB, 3 B, 2 C, 1 D")
    of = Vacated(rule="plurality", profile=ballots, seats=1, candidate=1)
    with pytest.raises(ValueError, match="papers do not pass on by the rule plurality"):
        countback(of, {2})
    with pytest.raises(ValueError, match="candidate 3 was not elected in that count"):
        countback(replace(of, rule="meek", candidate=3), {2})
    with pytest.raises(ValueError, match="expected candidates of that count without 1"):
        countback(replace(of, rule="meek"), {1, 2})
    with pytest.raises(ValueError, match="the first count needs its lot 1, among 1, 2"):
        countback(replace(of, rule="wigm", profile=profile(3, "5 A, 5 B, 1 C")), {2})
