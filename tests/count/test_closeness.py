"""How close it was, by really changing the ballots and counting again: what is told is enough, and less is not."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, profile, profiles, run
from tests.count.limits import MOST_VOTES, least, within

from comitia.count import RULES, Constraints, Count, Lots, Options, Profile, constrained, count, parse_threshold
from comitia.count.explanation.margin import Margin, quota_of
from comitia.count.explanation.margins import margins
from comitia.count.explanation.story import explanation
from comitia.count.result import result_of

Ballots = list[tuple[int, ...]]
TIE = "4 AB, 3 BA, 3 CD, 2 DC, 2 ED"


def again(ballots: Ballots, candidates: int, rule: str, seats: int, options: Options | None = None) -> Count:
    cast = Profile.from_ballots(candidates, [(1, each) for each in ballots])
    made = count(cast, rule=rule, seats=seats, options=options or Options(), lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    return made


def papers(ballots: Profile) -> Ballots:
    return [ranking for ranking, copies in ballots.rows for _ in range(copies)]


def elected(made: Count, number: int) -> list[int]:
    return [d.candidate for s in made.stages[:number] for d in s.decisions if d.outcome == "elected"]


def close(made: Count, ballots: Profile, options: Options | None = None) -> list[str]:
    """Return how close it was in sentences."""
    told = explanation(result_of(ballots, made, options or Options(), Lots(seed=SEED), "1"), [*"ABCDEF"], "")
    return [sentence for stage in told.stages for sentence in stage.close]


def test_a_vote_more_is_moved_for_one_added_raises_the_quota() -> None:
    """A has 4 of the quota of 5: one ballot of others is enough, one more ballot makes the quota 6."""
    made = run("scottish-stv", 5, TIE, 2, lots=Lots(seed=SEED))
    added = run("scottish-stv", 5, f"{TIE}, 1 A", 2, lots=Lots(seed=SEED))
    moved = run("scottish-stv", 5, "5 AB, 2 BA, 3 CD, 2 DC, 2 ED", 2, lots=Lots(seed=SEED))

    assert close(made, profile(5, TIE))[0] == (
        "A came nearest without having the quota: 1 vote more, taken from others, would have been enough."
    )
    assert (elected(added, 1), elected(moved, 1)) == ([], [1])


@pytest.mark.parametrize("rule", sorted(name for name, rule in RULES.items() if rule.transfers))
@few
@given(ballots=profiles(), seats=st.integers(1, 3))
def test_the_quota_by_moving_first_votes(rule: str, ballots: Profile, seats: int) -> None:
    """At the first stage: so many ballots moved to the nearest are enough, and with one less nobody has the quota so.

    By ers97 more than there are seats may then have exactly the quota, and nobody of those is elected yet.
    """
    cast, candidates = papers(ballots), ballots.candidates
    assume(cast)
    made = again(cast, candidates, rule, seats)
    for margin in margins(made):
        if margin.stage == 1 and margin.kind == "short":
            one, others = margin.candidate, [each for each in cast if each[0] != margin.candidate]
            own = [each for each in cast if each[0] == one]
            needed = whole(margin, made)
            for moved, is_enough in ((needed, True), (needed - 1, False)):
                if 0 <= moved <= len(others):
                    changed = again([*own, *[(one,)] * moved, *others[moved:]], candidates, rule, seats)
                    full = sum(total >= quota_of(changed, changed.stages[0]) for total in changed.stages[0].totals)
                    if is_enough:
                        assert one in elected(changed, 1) or (rule == "ers97" and full > seats)
                    assert is_enough or not has_quota(changed, one)


def whole(margin: Margin, made: Count) -> int:
    """Return how many whole votes a margin comes to."""
    return int(margin.votes // made.one + (margin.is_strict or bool(margin.votes % made.one)))


def has_quota(made: Count, candidate: int) -> bool:
    return any(d.candidate == candidate and d.reason == "quota" for d in made.stages[0].decisions)


def passing_on(made: Count, number: int, cast: Ballots, to: int) -> list[tuple[int, tuple[int, ...]]]:
    """Return the whole votes that pass on at a stage, but to others than one; each with its place, and bound there."""
    [gone] = made.stages[number - 1].subjects
    before = {d.candidate: d.outcome for s in made.stages[: number - 1] for d in s.decisions}
    found = []
    for place, paper in enumerate(cast):
        at = paper.index(gone) if gone in paper else 0
        lay = gone in paper and all(before.get(each) == "excluded" for each in paper[:at])
        if lay and [each for each in paper[at + 1 :] if each not in before][:1] != [to]:
            found.append((place, (*paper[: at + 1], to)))
    return found


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm"])
@given(ballots=profiles(), seats=st.integers(1, 3))
def test_the_quota_by_moving_votes_that_pass_on(rule: str, ballots: Profile, seats: int) -> None:
    """At a stage in which whole votes pass on from an excluded candidate: so many to the nearest instead, or less."""
    cast, candidates = papers(ballots), ballots.candidates
    assume(cast)
    made = again(cast, candidates, rule, seats)
    for margin in margins(made):
        stage = made.stages[margin.stage - 1]
        if margin.kind != "short" or stage.action != "exclusion":
            continue
        one, passing = margin.candidate, passing_on(made, stage.number, cast, margin.candidate)
        needed = whole(margin, made)
        for moved, is_enough in ((needed, True), (needed - 1, False)):
            if 0 <= moved <= len(passing):
                changed = list(cast)
                for place, paper in passing[:moved]:
                    changed[place] = paper
                now = again(changed, candidates, rule, seats)
                assert now.stages[: stage.number - 1] == made.stages[: stage.number - 1]
                assert (one in elected(now, stage.number)) == is_enough


@given(ballots=profiles(), share=st.sampled_from(["gt:1/2", "ge:2/3", "ge:1/3"]))
def test_what_is_enough_by_marking_ballots(ballots: Profile, share: str) -> None:
    """So many of the same ballots marked for the nearest, too, are enough; one less is not."""
    threshold = parse_threshold(share)
    cast, options = papers(ballots), Options(threshold=threshold)
    assume(cast)
    made = again(cast, ballots.candidates, "yes-no", 2, options)
    for margin in margins(made, threshold):
        if margin.kind == "short_of_enough":
            one = margin.candidate
            free = [place for place, each in enumerate(cast) if one not in each]
            for more, is_enough in ((int(margin.votes), True), (int(margin.votes) - 1, False)):
                changed = list(cast)
                for place in free[:more]:
                    changed[place] = (*cast[place], one)
                now = again(changed, ballots.candidates, "yes-no", ballots.candidates, options)
                assert (one in now.elected) == is_enough


@given(ballots=profiles())
def test_more_than_half_by_moving_votes(ballots: Profile) -> None:
    """At the first stage of an instant runoff: spared and needed votes, one more and one less."""
    cast, candidates = papers(ballots), ballots.candidates
    assume(cast)
    made = again(cast, candidates, "irv", 1)
    for margin in margins(made):
        one, votes = margin.candidate, int(margin.votes)
        own, others = [each for each in cast if each[0] == one], [each for each in cast if each[0] != one]
        if margin.stage == 1 and margin.kind == "majority" and candidates > 1:
            for moved, still in ((votes, True), (votes + 1, False)):
                changed = [*own[moved:], *[(one % candidates + 1,)] * moved, *others]
                assert (one in elected(again(changed, candidates, "irv", 1), 1)) == still
        if margin.stage == 1 and margin.kind == "short_of_majority":
            for moved, is_enough in ((votes, True), (votes - 1, False)):
                changed = [*own, *[(one,)] * moved, *others[moved:]]
                assert (one in elected(again(changed, candidates, "irv", 1), 1)) == is_enough


def test_until_two_are_left_half_is_not_enough() -> None:
    """With three standing nobody needs half."""
    made = run("irv", 3, "4 A, 3 B, 2 CB", 1, Options(until="two"))

    assert [m.kind for m in margins(made, options=Options(until="two"))] == ["exclusion", "majority"]
    assert next(m.kind for m in margins(made)) == "short_of_majority"


@given(ballots=profiles(), seats=st.integers(1, 3))
def test_the_first_seat_by_loads_with_votes_added(ballots: Profile, seats: int) -> None:
    """Phragmén's rule does not ask how many ballots there are: so many more that approve one are enough, or not."""
    cast, candidates = papers(ballots), ballots.candidates
    assume(cast)
    made = again(cast, candidates, "sequential-phragmen", seats)
    for margin in margins(made):
        if margin.stage == 1 and margin.kind == "seat" and margin.votes:
            one, votes = margin.against[0], Fraction(margin.votes)
            more = votes.numerator // votes.denominator + 1
            now = again([*cast, *[(one,)] * more], candidates, "sequential-phragmen", seats)
            assert now.elected[0] == one
            less = again([*cast, *[(one,)] * max(0, -(-votes // 1) - 1)], candidates, "sequential-phragmen", seats)
            assert less.elected[0] != one


def test_seats_by_hand() -> None:
    """A has 5 of 9 approvals, B 3 and C 4, three seats: the next by the units of each rule."""
    text = "3 AB, 2 AC, 2 C, 2 D"
    phragmen, shares, votes = (
        run(rule, 4, text, 3, lots=Lots(seed=SEED))
        for rule in ("sequential-phragmen", "equal-shares", "sequential-pav")
    )

    assert margins(phragmen)[0] == Margin(stage=1, kind="seat", candidate=1, against=(3,), votes=1)
    assert margins(shares)[0] == Margin(
        stage=1, kind="rho", candidate=1, against=(3,), votes=Fraction(1, 4) - Fraction(1, 5)
    )
    assert margins(votes)[0] == Margin(stage=1, kind="seat", candidate=1, against=(3,), votes=1)
    assert close(shares, profile(4, text))[0] == (
        "C came next: a vote would have paid up to 1/20 of a seat more than for A."
    )
    assert close(phragmen, profile(4, text))[0] == (
        "C would have been level with A for this seat with 1 approval more from voters without a load."
    )


@pytest.mark.parametrize("rule", ["plurality", "approval"])
@given(ballots=profiles(), seats=st.integers(1, 3), at_least=st.integers(1, 2))
def test_the_last_place_within_constraints(rule: str, ballots: Profile, seats: int, at_least: int) -> None:
    """With one vote beyond the margin the nearest is elected; with one less than it nobody else is."""
    assume(len(ballots.standing) >= 3)
    limits = Constraints(all=(least(min(at_least, seats), "".join("ABCDEF"[c - 1] for c in ballots.standing[:2])),))
    cast = papers(ballots)

    def now(more: int, one: int) -> Count:
        changed = Profile.from_ballots(
            ballots.candidates, [(1, each) for each in [*cast, *[(one,)] * more]], withdrawn=ballots.withdrawn
        )
        made = constrained(changed, rule=rule, seats=seats, constraints=limits, lots=Lots(seed=SEED))
        return made.count  # type: ignore[union-attr]  with a seed no lot is needed

    made = now(0, 1)
    told = [each for each in margins(made) if each.kind != "moved"]
    for margin in told:
        votes, nearest = int(margin.votes), margin.against[0]
        assert nearest in now(votes + 1, nearest).elected
        for each in made.runners_up if votes > 1 else ():
            assert set(now(votes - 1, each).elected) == set(made.elected)


def test_rules_by_most_votes_take_constraints() -> None:
    """The margin is of the rules that take them."""
    assert {"plurality", "approval"} <= set(MOST_VOTES)


def test_who_is_barred_is_said_to_be_and_has_no_margin() -> None:
    """C reaches the quota at stage 2 and cannot be elected, for the last seat is E's."""
    text = "13 AB, 9 BE, 8 CD, 5 DC, 2 ED"
    made = within("scottish-stv", 5, text, 2, least(1, "E")).count
    told = explanation(result_of(profile(5, text), made, Options(), None, "1"), [*"ABCDE"], "")

    assert told.stages[1].sentences[-2:] == (
        "C has 13 votes, and so the quota of 13, but is not elected here: with them the constraints could not be kept "
        "(constraints 6).",
        "Nobody else has reached the quota of 13.",
    )
    assert told.stages[1].close == (
        "E came nearest without having the quota: 11 votes more, taken from others, would have been enough.",
    )


def test_whom_a_constraint_guards_is_not_the_next_to_leave() -> None:
    """D has 3 and E 4, but E cannot leave: C with 5 is the next who could."""
    text = "9 AB, 8 B, 5 C, 3 D, 4 E"
    free = run("scottish-stv", 5, text, 2)
    made = within("scottish-stv", 5, text, 2, least(1, "E")).count

    assert next((m.against, m.votes // made.one) for m in margins(free) if m.kind == "exclusion") == ((5,), 1)
    assert [(m.against, m.votes // made.one) for m in margins(made) if m.kind == "exclusion"] == [((3,), 2)]
