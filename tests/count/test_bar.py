"""What was enough, and why ballots are invalid by the rule: in the record, the sentences and each explanation."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, run, scores

from comitia.count import Count, Lots, Options, Profile, count, explain, from_json, parse_threshold, result_of, to_json
from comitia.count.bar import Bar
from comitia.count.explanation.page import to_html
from comitia.count.explanation.story import explanation, explanation_to_json
from comitia.count.explanation.text import to_text
from comitia.count.options import Threshold


@given(
    kind=st.sampled_from(["gt", "ge"]),
    share=st.fractions(0, 1, max_denominator=12),
    base=st.integers(0, 500),
    votes=st.integers(0, 600),
)
def test_so_many_are_needed_as_meet_the_threshold(kind: str, share: Fraction, base: int, votes: int) -> None:
    """The number that is said is the one that the threshold asks for, to the vote."""
    threshold = Threshold(kind="gt" if kind == "gt" else "ge", share=share)
    assert Bar(threshold=threshold, base=base).is_met(votes) == threshold.is_met(votes, base)


@pytest.mark.parametrize(
    ("rule", "ballots", "threshold", "said"),
    [
        ("yes-no", "70 A, 50 B", None, "To be elected takes more than half of the 120 valid ballots: 61 votes."),
        ("yes-no", "1 A", None, "To be elected takes more than half of the 1 valid ballot: 1 vote."),
        ("slate", "40 A, 20 -", "ge:2/3", "To be elected takes at least two thirds of the 60 valid ballots: 40 votes."),
        ("slate", "40 A, 20 B", "gt:3/5:cast", "To be elected takes more than 3/5 of the 60 ballots cast: 37 votes."),
        ("two-round", "5 A, 4 B, 2 C", None, "To be elected takes more than half of the 11 valid ballots: 6 votes."),
        ("exhaustive", "5 A, 4 B, 2 C", None, "To be elected takes more than half of the 11 valid ballots: 6 votes."),
    ],
)
def test_what_was_needed_is_said(rule: str, ballots: str, threshold: str | None, said: str) -> None:
    """Once for each round in which it was asked, with what it is a share of, elected or not."""
    options = Options(threshold=None if threshold is None else parse_threshold(threshold))
    cast = profile(1 if " B" not in ballots else 3, ballots)
    outcome = count(cast, rule=rule, seats=1, options=options, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)

    assert explain(outcome).count(said) == 1
    assert from_json(to_json(outcome)) == outcome
    assert said in _everywhere(outcome, cast, options)


def test_electors_on_the_roll_are_called_so() -> None:
    """A share of the roll is one of electors."""
    options = Options(threshold=parse_threshold("gt:1/2:roll"), roll=90)
    outcome = count(profile(2, "50 A, 4 B"), rule="yes-no", seats=1, options=options)
    assert isinstance(outcome, Count)
    assert "To be elected takes more than half of the 90 electors on the roll: 46 votes." in explain(outcome)


def test_the_last_round_asks_for_no_share() -> None:
    """In the second of two rounds, and the last of an exhaustive ballot, the most votes are enough."""
    two = run("two-round", 3, "5 AB, 4 BA, 3 CB", 1)
    last = count(profile(3, "5 AB, 4 BA, 3 CB"), rule="exhaustive", seats=1, options=Options(max_rounds=2))
    assert isinstance(last, Count)
    for outcome in (two, last):
        assert [stage.bar is None for stage in outcome.stages] == [False, True]


def test_a_count_that_says_another_number_is_refused() -> None:
    """A record cannot say that fewer votes were enough than its own share asks for."""
    data = to_json(run("yes-no", 2, "7 A, 4 B", 1))
    data["stages"][0]["threshold"]["needed"] = 5
    with pytest.raises(ValueError, match="found 5 votes needed, expected 6"):
        from_json(data)


@pytest.mark.parametrize(
    ("rule", "ballots", "seats", "said"),
    [
        ("sntv", "5 A, 3 AB", 1, "3 ballots are invalid, with more than 1 mark (sntv 1)."),
        ("limited", "5 A, 1 ABC", 3, "1 ballot is invalid, with more than 2 marks (limited 1)."),
        ("block", "5 A, 2 ABC", 2, "2 ballots are invalid, with more than 2 marks (block 1)."),
        ("equal-and-even", "5 A, 2 ABC", 2, "2 ballots are invalid, with more than 2 marks (equal-and-even 1)."),
        ("cumulative", "5 200, 4 210", 2, "4 ballots are invalid, with more than 2 votes (cumulative 1)."),
    ],
)
def test_why_ballots_are_invalid_is_said(rule: str, ballots: str, seats: int, said: str) -> None:
    """In the sentences of the table, and in the explanation as text, page and data."""
    cast = scores(ballots) if rule == "cumulative" else profile(3, ballots)
    outcome = count(cast, rule=rule, seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)

    assert said in explain(outcome)
    assert from_json(to_json(outcome)) == outcome
    if isinstance(cast, Profile):
        assert said in _everywhere(outcome, cast, Options())


def test_ballots_invalid_before_the_count_are_not_laid_to_the_rule() -> None:
    """Only those that the rule makes invalid are said to have too many marks."""
    cast = Profile.from_ballots(3, [(5, [1]), (2, [1, 2])], invalid=4)
    outcome = count(cast, rule="sntv", seats=1)
    assert isinstance(outcome, Count)
    assert outcome.invalid == 6
    assert "2 ballots are invalid, with more than 1 mark (sntv 1)." in explain(outcome)
    without = count(Profile.from_ballots(3, [(5, [1])], invalid=4), rule="sntv", seats=1)
    assert isinstance(without, Count)
    assert "overfull" not in to_json(without)


def test_weights_are_told_as_votes() -> None:
    """Where ballots weigh parts of a vote, so much weight is invalid, and a share is one of votes."""
    cast = Profile.from_ballots(2, [(Fraction(5, 2), [1]), (Fraction(3, 2), [1, 2])])
    outcome = count(cast, rule="sntv", seats=1)
    assert isinstance(outcome, Count)
    assert "Ballots of 1.50000 votes are invalid, with more than 1 mark (sntv 1)." in explain(outcome)
    either = count(cast, rule="yes-no", seats=1)
    assert isinstance(either, Count)
    assert "To be elected takes more than half of the 4 valid votes: 2.50000 votes." in explain(either)
    assert from_json(to_json(either)) == either


def _everywhere(outcome: Count, cast: Profile, options: Options) -> str:
    """Return a text that holds a sentence only if the text, the page and the data of the explanation do."""
    told = explanation(
        result_of(cast, outcome, options, Lots(seed=SEED), "1"), ["Ama", "Bo", "Cleo"][: cast.candidates], ""
    )
    text, page = " ".join(to_text(told).split()), to_html(told)
    data = [*explanation_to_json(told)["opening"], *(s for each in told.stages for s in each.sentences)]
    return "\n".join(sentence for sentence in data if sentence in text and sentence in page)
