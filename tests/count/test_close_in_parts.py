"""How close it was where a margin is a part of a vote: what is said is enough, and never less than that."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, fit, profile, profiles

from comitia.count import RULES, Count, Lots, Options, Profile, count
from comitia.count.amount import shown, shown_up
from comitia.count.explanation.closeness import Closeness
from comitia.count.explanation.margins import margins
from comitia.count.explanation.speech import Speech
from comitia.count.explanation.story import explanation
from comitia.count.result import result_of

NUMBER = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?) (?:first )?(?:vote|point|approval|score point)s?")
NEEDED = {"exclusion", "short", "short_of_needed", "short_of_enough", "short_of_majority", "last_place"}
SPARE = {"quota", "enough", "majority"}


@pytest.mark.parametrize("weight", [1, Fraction(1, 7), Fraction(3, 10)])
@pytest.mark.parametrize("rule", [rule for rule in RULES if RULES[rule].points is None])
@few
@given(ballots=profiles(most_candidates=5, most_rows=8), seats=st.integers(1, 3))
def test_what_is_said_is_enough(rule: str, weight: Fraction, ballots: Profile, seats: int) -> None:
    """More that is needed is rounded up to what is shown, and what can be spared is cut off; never to nothing."""
    if rule == "senate" and weight != 1:
        return  # it counts whole papers
    cast = Profile.from_ballots(ballots.candidates, [(copies * weight, ranking) for ranking, copies in ballots.rows])
    made = count(cast, rule=rule, seats=fit(rule, seats), lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    for margin in margins(made, withdrawn=()):
        sentence = Closeness(made, Speech(made)).said(margin)
        exact = Fraction(margin.votes) / (made.one if made.unit != 1 or isinstance(margin.votes, int) else 1)
        match = NUMBER.search(sentence)
        if not exact or match is None or margin.kind not in NEEDED | SPARE:
            continue
        said = Fraction(match["number"].replace(",", ""))
        assert said > 0
        if margin.kind in SPARE and "to spare" not in sentence:
            assert exact - Fraction(1, 10**5) < said <= exact
        else:
            assert exact <= said < exact + Fraction(1, 10**5)
        assert said != exact or "just under" not in sentence
        assert said == exact or "more than" not in sentence.partition(":")[2]


def test_an_exact_quota_that_is_no_decimal() -> None:
    """A third of 100 is the quota: 40/3 are missing to 20, and 13.33334 are more than that."""
    ballots, lots = profile(4, "45 AB, 15 AC, 20 B, 11 C, 9 DC"), Lots(seed=SEED)
    made = count(ballots, rule="wigm", seats=2, lots=lots)
    assert isinstance(made, Count)
    found = explanation(result_of(ballots, made, Options(), lots, "1"), [*"ABCD"], "")

    assert found.stages[0].close == (
        "With anything less than 26.66666 votes fewer, gone to others, A would still have had the quota here.",
        "B came nearest without having the quota: 13.33334 votes more, taken from others, would have been enough.",
    )


def test_amounts_are_rounded_up_only_where_something_is_left_out() -> None:
    """Thirds, halves, whole votes and hundredths; of ballots that weigh sevenths."""
    assert "3.66667" == shown(shown_up(Fraction(11, 3), 1), 1)
    assert Fraction(1, 2) == shown_up(Fraction(1, 2), 1)
    assert [7, 251] == [shown_up(7, 1), shown_up(251, 100)]
    assert "0.00001" == shown(shown_up(1, 10**9, 7), 10**9, 7)
    assert 7 == shown_up(7, 1, 7)


def test_votes_of_a_later_seat_are_as_they_count_for_it() -> None:
    """B has 21 votes and the first seat; of A's 19 votes 17 are of ballots that elected B, each a half: 10.5, and C has 4."""
    ballots, lots = profile(4, "9 AB, 8 BA, 4 CB, 2 DAC"), Lots(seed=SEED)
    made = count(ballots, rule="sequential-pav", seats=2, lots=lots)
    assert isinstance(made, Count)
    found = explanation(result_of(ballots, made, Options(), lots, "1"), [*"ABCD"], "")

    assert [stage.close for stage in found.stages] == [
        ("A would have been level with B for this seat with 2 votes more.",),
        ("C would have been level with A for the last seat with 6.50000 votes more, as votes count for it.",),
    ]
