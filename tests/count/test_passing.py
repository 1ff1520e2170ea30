"""How votes pass on, in sentences: which ballots go, which batch it is, and votes that need not move."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, profile, profiles

from comitia.count import RULES, Count, Lots, Options, Profile, count
from comitia.count.explanation.story import Explanation, explanation
from comitia.count.result import result_of

NAMES = [*"ABCDEFG"]
LOTS = Lots(seed=SEED)
TRANSFERABLE = [rule for rule in RULES if RULES[rule].transfers]
BATCHES = "28 ADB, 23 B, 15 C, 8 DC, 3 EDC, 3 EC"
"""By exclusive-gregory for two seats D is excluded with 8 first preferences and 3 papers of one vote from E."""


def told(ballots: Profile, rule: str, seats: int) -> tuple[Count, Explanation]:
    made = count(ballots, rule=rule, seats=seats, lots=LOTS)
    assert isinstance(made, Count)
    return made, explanation(result_of(ballots, made, Options(), LOTS, "1"), NAMES, "")


@pytest.mark.parametrize(
    ("rule", "text", "seats", "said"),
    [
        ("exclusive-gregory", "10 A, 7 B, 7 C, 6 D", 3, ("D", "6 votes")),
        ("ers97", "6 A, 5 B, 5 C", 2, ("C", "5 votes")),
    ],
)
def test_votes_that_need_not_move_are_not_said_to_be_none(
    rule: str, text: str, seats: int, said: tuple[str, str]
) -> None:
    """As many are left as seats when somebody leaves: the others are elected, and no paper moves."""
    _, found = told(profile(4, text), rule, seats)
    who, votes = said

    assert found.stages[-1].heading == f"The exclusion of {who}"
    assert f"The {votes} of {who} need not pass on." in found.stages[-1].sentences


@pytest.mark.parametrize("rule", TRANSFERABLE)
@few
@given(ballots=profiles(most_candidates=6), seats=st.integers(1, 3))
def test_no_votes_to_pass_on_has_only_who_has_none(rule: str, ballots: Profile, seats: int) -> None:
    """And nothing is said to be left where there is nothing; each stage of an exclusion has a heading of its own."""
    made, found = told(ballots, rule, min(seats, RULES[rule].most_seats or seats))
    for number, stage in enumerate(made.stages):
        if stage.action != "exclusion":
            continue
        had = sum(made.stages[number - 1].totals[each - 1] for each in stage.subjects)
        said = " ".join(found.stages[number].sentences)
        if "no votes to pass on" in said:
            assert had == 0
        if "need not pass on" in said:
            assert had > 0
    if any(stage.batch for stage in made.stages):
        headings = [stage.heading for stage in found.stages]
        assert len(headings) == len(set(headings))


def test_batches_of_one_value_are_told_apart() -> None:
    """First preferences, and papers received at the same value: the headings and the sentences say which."""
    _, found = told(profile(5, BATCHES), "exclusive-gregory", 2)
    [first, received] = found.stages[-2:]

    assert [first.heading, first.sentences[3]] == [
        "The votes of D pass on: first preferences",
        "The first preferences of D, 8 votes, go on, each ballot to the next candidate on it who is still in the count, "
        "worth a whole vote.",
    ]
    assert [received.heading, received.sentences[0]] == [
        "The votes of D pass on: ballots received, worth 1 each",
        "The ballots received by D that are worth a whole vote each, 3 votes, go on, each to the next candidate on it who "
        "is still in the count.",
    ]


@pytest.mark.parametrize(("rule", "surplus", "value"), [("ers97", "8.50", "0.94"), ("exclusive-gregory", "8", "0.88")])
def test_a_later_surplus_goes_on_by_the_last_ballots_alone(rule: str, surplus: str, value: str) -> None:
    """B has 19 first preferences, and then 9 of D's papers, by which the surplus goes on."""
    _, found = told(profile(5, "20 AE, 19 BE, 9 DBE, 16 C, 14 E"), rule, 3)

    assert found.stages[2].sentences[0] == (
        f"B needed only the quota, and {surplus} votes above it would lie idle. So the ballots received last that name "
        f"somebody who is still in the count go on to the next of those on them, worth {value} of a vote each."
    )


def test_a_surplus_of_first_preferences_goes_on_by_those_that_can() -> None:
    """30 of A's 40 papers name somebody else."""
    _, found = told(profile(4, "30 AB, 10 A, 15 B, 20 C, 15 D"), "exclusive-gregory", 2)

    assert found.stages[1].sentences[0] == (
        "A needed only the quota, and 9 votes above it would lie idle. So the ballots that name somebody who is still in "
        "the count go on to the next of those on them, worth 0.30 of a vote each."
    )


def test_a_surplus_that_no_ballot_takes_on_is_not_said_to_go_on() -> None:
    """Nobody who stands is named besides A."""
    _, found = told(profile(5, "9 A, 8 B"), "ers97", 3)

    assert found.stages[1].sentences[:2] == (
        "A needed only the quota, and 4.75 votes above it would lie idle.",
        "Nothing goes to anybody. 4.75 votes cannot go on: nobody else on those ballots is left.",
    )


@pytest.mark.parametrize("rule", ["ers97", "exclusive-gregory"])
def test_how_such_a_count_works_is_told_for_it(rule: str) -> None:
    """Not each of the ballots of an elected candidate goes on."""
    _, found = told(profile(5, BATCHES), rule, 2)

    assert "each of their ballots" not in " ".join(found.way)
    assert "received last" in " ".join(found.way)
