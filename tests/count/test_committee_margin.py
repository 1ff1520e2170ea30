"""How close the best committee was: scores of the best committee with each, by trying all, and by counting again."""

import re
from fractions import Fraction
from itertools import combinations
from unittest.mock import patch

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.approving import WEIGHTS, ballots_of, score, weighed
from tests.count.ballots import SEED, profile, profiles

from comitia.count import Count, Lots, Options, Profile, count, from_json, to_json
from comitia.count.committees import search
from comitia.count.explanation.closeness import Closeness
from comitia.count.explanation.margin import Margin, margin_to_json
from comitia.count.explanation.margins import margins
from comitia.count.explanation.page import to_html
from comitia.count.explanation.speech import Speech
from comitia.count.explanation.story import explanation
from comitia.count.result import result_of
from comitia.count.support import Support

NAMES = [*"ABCDEF"]
NUMBER = re.compile(r"With (just under )?([0-9.]+) approvals? more")


def counted(ballots: Profile, seats: int) -> Count:
    made = count(ballots, rule="pav", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    return made


def rests_on(made: Count) -> Support:
    found = made.stages[-1].support
    assert found is not None
    return found


def close(ballots: Profile, seats: int) -> tuple[str, ...]:
    made = counted(ballots, seats)
    return explanation(result_of(ballots, made, Options(), Lots(seed=SEED), "1"), NAMES, "").stages[-1].close


def with_more(ballots: Profile, candidate: int, approvals: Fraction) -> Profile:
    """Return the ballots with so many more that approve one candidate, and nobody else."""
    cast = [(Fraction(copies, ballots.unit), marks) for marks, copies in ballots.rows]
    more = [(approvals, (candidate,))] if approvals else []
    return Profile.from_ballots(ballots.candidates, [*cast, *more])


@given(profiles(most_candidates=6), st.integers(1, 4), WEIGHTS, st.sets(st.integers(1, 6), max_size=2))
def test_the_best_committee_with_each(ballots: Profile, seats: int, weight: Fraction, gone: set[int]) -> None:
    """All committees are tried, ballot by ballot; who had withdrawn is in none."""
    withdrawn = sorted(each for each in gone if each <= ballots.candidates)
    cast = [(copies * weight, marks) for marks, copies in ballots.rows]
    ballots = Profile.from_ballots(ballots.candidates, cast, withdrawn=withdrawn)
    assume(ballots.valid)
    made, papers = counted(ballots, seats), ballots_of(ballots)
    size = min(seats, len(ballots.standing))
    scores = {each: score(papers, each) for each in combinations(ballots.standing, size)}

    assert rests_on(made).rivals == tuple(
        None if each in withdrawn else max(s for c, s in scores.items() if each in c) * ballots.unit
        for each in range(1, ballots.candidates + 1)
    )
    assert from_json(to_json(made)) == made


@given(profiles(most_candidates=6), st.integers(1, 4))
def test_numbers_of_every_kind(ballots: Profile, seats: int) -> None:
    """Floating numbers where they are exact, whole numbers of 64 bits, and any beyond them: the same count."""
    found = []
    for kind in (np.float64, np.int64, object):
        with patch.object(search, "_kind", lambda _, kind=kind: kind):
            found.append(counted(ballots, seats))

    assert found[0] == found[1] == found[2]


@given(profiles(most_candidates=6), st.integers(1, 4), WEIGHTS)
def test_so_many_approvals_more_make_it_level(ballots: Profile, seats: int, weight: Fraction) -> None:
    """Exactly as many as the margin, and not a thousandth less; one more elects."""
    cast = weighed(ballots, weight)
    assume(cast.valid)
    for margin in margins(counted(cast, seats), withdrawn=()):
        missing = Fraction(margin.votes) / cast.unit
        for each in margin.against if missing else ():
            level, less, more = (
                counted(with_more(cast, each, approvals), seats)
                for approvals in (missing, missing * Fraction(999, 1000), missing + 1)
            )
            assert rests_on(level).score == rests_on(level).rivals[each - 1]
            assert rests_on(less).score != rests_on(less).rivals[each - 1]
            assert each in more.elected


@given(profiles(most_candidates=6), st.integers(1, 4), WEIGHTS)
def test_what_is_said_is_enough_and_no_more(ballots: Profile, seats: int, weight: Fraction) -> None:
    """Of whole ballots one less leaves the committee behind; of parts a hundred-thousandth less does."""
    cast = weighed(ballots, weight)
    assume(cast.valid)
    made = counted(cast, seats)
    for margin in margins(made, withdrawn=()):
        sentence, missing = Closeness(made, Speech(made)).said(margin), Fraction(margin.votes) / cast.unit
        match = NUMBER.search(sentence)
        if match is None:
            assert missing == 0
            assert "came level: a committee with" in sentence
            continue
        said, step = Fraction(match[2]), 1 if cast.unit == 1 else Fraction(1, 10**5)
        now, before = (
            [rests_on(counted(with_more(cast, each, votes), seats)) for each in margin.against]
            for votes in (said, said - step)
        )
        assert all(found.score == found.rivals[each - 1] for each, found in zip(margin.against, now, strict=True))
        assert all(found.score != found.rivals[each - 1] for each, found in zip(margin.against, before, strict=True))
        assert ("level" in sentence) == (cast.unit != 1 or missing == said)
        assert bool(match[1]) == (cast.unit != 1 and missing != said)


def test_on_ballots_that_were_cast() -> None:
    """AC has 6 and AB 5. The voter of D alone approves B as well: AB has 6, and AC no more than it had."""
    then, now = (counted(profile(4, f"4 A, 2 C, 1 B, {last}"), 2) for last in ("1 D", "1 DB"))

    assert [(3, (2, 4), 1)] == [(m.candidate, m.against, m.votes) for m in margins(then)]
    assert (6, 5, 6, 5) == rests_on(then).rivals
    assert (6, 6, 6, 5) == rests_on(now).rivals


def test_in_a_sentence() -> None:
    """Whole and part approvals missing, several nearest, nothing missing."""
    assert close(profile(3, "6 A, 3 B, 1 C"), 1) == (
        "B came nearest: the best committee with B has a score of 3, 3 below that of the elected. With 3 approvals "
        "more for B, from voters who approve nobody else of it, it would have been level.",
    )
    assert close(profile(3, "6 AB, 4 C"), 2) == (
        "B came level: a committee with B has the same score, and a single approval could have decided.",
    )
    assert close(profile(4, "6 A, 5 AB, 2 C, 2 D"), 2) == (
        "C and D came nearest: the best committee with C or D has a score of 13, 0.50000 below that of the elected. "
        "With 1 approval more for C or D, from voters who approve nobody else of it, it would have been ahead.",
    )
    assert close(profile(2, "6 AB, 4 A"), 2) == ()
    assert close(profile(2, "6 -"), 1) == ()


def test_of_ballots_that_weigh_parts() -> None:
    """A has a third of a vote more than B."""
    third = Profile.from_ballots(2, [(Fraction(4, 3), (1,)), (1, (2,))])

    assert close(third, 1) == (
        "B came nearest: the best committee with B has a score of 1, 0.33333 below that of the elected. With just "
        "under 0.33334 approvals more for B, from voters who approve nobody else of it, it would have been level.",
    )


def test_less_than_can_be_shown() -> None:
    """A millionth of a vote is between A and B: it is not said to be nothing."""
    ballots = Profile.from_ballots(2, [(1 + Fraction(1, 10**6), (1,)), (1, (2,))])

    assert (
        "a score of 1, less than 0.00001 below that of the elected. With just under 0.00001 approvals more"
        in (close(ballots, 1)[0])
    )


def test_the_page_and_the_data_have_it() -> None:
    """As a sentence of the page, and as an exact number; the elected named beside it stands last."""
    ballots = profile(4, "6 A, 5 AB, 2 C, 2 D")
    made = counted(ballots, 2)
    found = explanation(result_of(ballots, made, Options(), Lots(seed=SEED), "1"), NAMES, "")
    [margin] = found.margins

    assert "C and D came nearest: the best committee with C or D" in to_html(found)
    assert margin == Margin(stage=2, kind="committee", candidate=2, against=(3, 4), votes=Fraction(1, 2))
    assert margin_to_json(margin, made)["votes"] == "1/2"


def test_a_record_without_these_scores_has_no_margin() -> None:
    """Records that were made before say nothing of it, and can be read."""
    data = to_json(counted(profile(3, "6 A, 3 B, 1 C"), 1))
    del data["stages"][1]["support"]["rivals"]

    assert [] == margins(from_json(data))
