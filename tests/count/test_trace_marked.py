"""How one ballot counts by rules without transfers: each family of them in its own words, and in sum what stages have."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import few, fit, profile, profiles
from tests.count.test_trace import NAMES, WARD, result, told

from comitia.count import RULES, Profile
from comitia.count.explanation.story import explanation, explanation_to_json
from comitia.count.explanation.trace import trace


def test_who_goes_on_to_a_second_round_is_still_there() -> None:
    """And who does not go on is passed over, as nobody else on the ballot is."""
    ballots = profile(3, "6 AB, 5 BA, 2 CA")

    assert told(ballots, "two-round", 1, (1, 2)) == [
        "It counts for Ama, as a whole vote.",
        "It stays with Ama, as a whole vote.",
    ]
    assert told(ballots, "two-round", 1, (3, 2))[1] == "It goes from Cleo to Bo, as a whole vote."
    assert told(ballots, "two-round", 1, (3,))[1].startswith("It cannot go on, and counts for nobody")


def test_a_ballot_of_an_instant_runoff_goes_on_at_the_stage_of_the_exclusion() -> None:
    """As the totals of that stage have it."""
    assert told(profile(3, "6 A, 5 B, 2 CB"), "irv", 1, (3, 2)) == [
        "It counts for Cleo, as a whole vote.",
        "It goes from Cleo to Bo, as a whole vote.",
    ]


@pytest.mark.parametrize(
    ("rule", "ranking", "said"),
    [
        ("sntv", (2,), "It counts one vote for Bo."),
        ("sntv", (2, 1), "It is invalid: it has 2 marks, and up to 1 is allowed."),
        ("limited", (2, 1), "It counts one vote each for Bo and Ama."),
        ("limited", (2, 1, 3), "It is invalid: it has 3 marks, and up to 2 are allowed."),
        ("equal-and-even", (2, 1), "It counts 1 1/2 votes each for Bo and Ama."),
        ("equal-and-even", (2,), "It counts 3 votes for Bo."),
        ("equal-and-even", (2, 1, 3), "It counts one vote each for Bo, Ama and Cleo."),
        ("equal-and-even", (2, 1, 3, 4), "It is invalid: it has 4 marks, and up to 3 are allowed."),
        ("borda", (2, 1), "It gives points: 3 to Bo, 2 to Ama, 1/2 to Cleo and 1/2 to Dag."),
    ],
)
def test_marks_up_to_so_many_and_parts(rule: str, ranking: tuple[int, ...], said: str) -> None:
    """Of three seats."""
    assert told(WARD, rule, 3, ranking) == [said]


@pytest.mark.parametrize("rule", ["schulze", "ranked-pairs", "minimax", "copeland"])
def test_a_ranking_compares(rule: str) -> None:
    """It counts for nobody in particular: it says who is before whom."""
    assert told(WARD, rule, 1, (3, 1)) == ["It puts Cleo before Ama; both before all it leaves out."]
    assert told(WARD, rule, 1, (3,)) == ["It puts Cleo before all it leaves out."]
    assert told(WARD, rule, 1, (3, 1, 2)) == [
        "It puts Cleo before Ama and Bo; Ama before Bo; all of them before all it leaves out."
    ]
    assert told(WARD, rule, 1, (3, 1, 2, 4)) == [
        "It puts Cleo before Ama, Bo and Dag; Ama before Bo and Dag; Bo before Dag."
    ]


def test_one_list_alone_is_said_yes_to() -> None:
    """Of several the first mark is the vote."""
    assert told(profile(1, "3 A, 1 -"), "slate", 1, (1,)) == ["It is a yes to Ama."]
    assert told(WARD, "slate", 1, (2, 1)) == ["It counts for Bo, as a whole vote."]


def test_approvals_that_seats_are_shared_by() -> None:
    """Ama has the first seat: a half of the ballot is left for Bo."""
    ballots = profile(3, "5 AB, 4 A, 3 C")

    assert told(ballots, "sequential-pav", 2, (1, 2)) == [
        "It counts a whole vote each for Ama and Bo.",
        "Ama is elected already. It counts 1/2 of a vote for Bo.",
    ]
    assert told(ballots, "sequential-pav", 2, (1,))[1] == "Ama is elected already. It approves nobody else."
    assert told(ballots, "pav", 2, (1, 2))[0] == "It approves Ama and Bo."
    assert told(profile(3, "5 AB, 4 AB, 3 C"), "pav", 2, (1, 2))[1] == (
        "It approves Ama and Bo of those elected, and gives their committee 1 1/2."
    )
    assert told(ballots, "pav", 2, (2,))[1].startswith("It approves nobody of those elected") is (
        2 not in result(ballots, "pav", 2).count.elected
    )
    for rule, part in (
        ("sequential-phragmen", "has a part in this seat"),
        ("equal-shares", "pays for this seat as far as it has money left"),
    ):
        seats = [stage.subjects for stage in result(ballots, rule, 2).count.stages]
        assert seats[0] == (1,)
        assert told(ballots, rule, 2, (1,))[0] == f"It approves Ama, and {part}."
        assert told(ballots, rule, 2, (3,))[0] == "It does not approve Ama, and has no part in this seat."


WITHOUT_TRANSFERS = [
    rule
    for rule in RULES
    if not RULES[rule].transfers and RULES[rule].points is None and RULES[rule].totals in {"votes", "points"}
]


@pytest.mark.parametrize("rule", WITHOUT_TRANSFERS)
@few
@given(ballots=profiles(), seats=st.integers(1, 3))
def test_what_ballots_count_is_what_stages_have(rule: str, ballots: Profile, seats: int) -> None:
    """All ballots together make the totals of those who stand, at each stage; each stage has a sentence."""
    found = result(ballots, rule, fit(rule, seats))
    traces = [(copies, trace(found, ballots, ranking)) for copies, ranking in ballots.ballots() if ranking]
    for place, stage in enumerate(found.count.stages):
        done = {d.candidate for each in found.count.stages[:place] for d in each.decisions if d.outcome != "advances"}
        brought = dict.fromkeys(range(ballots.candidates + 1), Fraction(0))
        for copies, traced in traces:
            for candidate, value in traced.stages[place]:
                brought[candidate] += copies * value
        assert {c: brought[c] for c in ballots.standing if c not in done} == {
            c: stage.totals[c - 1] for c in ballots.standing if c not in done
        }
    for _, ranking in ballots.ballots():
        lines = told(ballots, rule, fit(rule, seats), ranking)
        assert len(lines) == len(found.count.stages)
        assert all(line.endswith(".") for line in lines)
        explained = explanation(found, NAMES, "", trace(found, ballots, ranking))
        assert explanation_to_json(explained)["trace"]["ranking"] == list(ranking)
