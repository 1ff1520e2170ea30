"""The stage at which a tie fell, where it fell by votes at another one: named in words and data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, run

from comitia.count import Count, Lots, Options, Profile, count
from comitia.count.explanation.apart import Apart, apart
from comitia.count.explanation.sentences import explain
from comitia.count.explanation.story import explanation, explanation_to_json
from comitia.count.result import result_of

TIED = "20 AB, 19 BA, 5 CB, 4 DB, 3 ED, 2 FC, 2 F"


def small() -> st.SearchStrategy[Profile]:
    """Return how to draw few ballots, so that many candidates tie."""
    ranking = st.permutations(range(1, 7)).map(lambda order: tuple(order[:3]))
    rows = st.lists(st.tuples(st.integers(1, 3), ranking), min_size=5, max_size=12)
    return rows.map(lambda ballots: Profile.from_ballots(6, ballots))


LOOKS = ["earlier_stage", "first_stage"]


def test_the_stage_is_named() -> None:
    """C and D have 7 at stage 3; at stage 2 C had 5 and D 7."""
    made = run("scottish-stv", 6, TIED, 1)
    told = explanation(result_of(profile(6, TIED), made, Options(), None, "1"), [*"ABCDEF"], "")
    said = "C has 7 votes like others, but fewer at stage 2 (5 against 7 of D), and is excluded (rule 51(2)(a))."

    assert said in told.stages[3].sentences
    assert said in explain(made, [*"ABCDEF"])
    assert explanation_to_json(told)["stages"][3]["apart"] == [
        {"candidate": 3, "other": 4, "stage": 2, "votes": "5.00000", "others": "7.00000"}
    ]


def test_by_the_first_stage_it_is_another_stage() -> None:
    """At the first C had 5 and D 4, so that D leaves."""
    options = Options(ties=("first_stage", "lot"))
    made = run("wigm", 6, TIED, 1, options)
    told = explanation(result_of(profile(6, TIED), made, options, None, "1"), [*"ABCDEF"], "")

    assert told.stages[3].apart == (Apart(candidate=4, other=3, stage=1, votes=4, others=5),)
    assert told.stages[3].sentences[1] == (
        "D has 7 votes like others, but fewer at stage 1 (4 against 5 of C), and is excluded (D.1)."
    )


@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("rule", ["wigm", "irv", "smith-irv", "bottom-two-irv", "meek", "ers97", "exclusive-gregory"])
@given(ballots=small(), seats=st.integers(1, 2))
def test_each_is_told_apart_where_the_rule_looks(rule: str, looks: str, ballots: Profile, seats: int) -> None:
    """Fewer at that stage, and as many at all that are looked at before it."""
    options, seats = Options(ties=(looks, "lot")), 1 if rule.endswith("irv") else seats
    made = count(ballots, rule=rule, seats=seats, options=options, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    for stage in made.stages:
        for decision in stage.decisions:
            found = apart(made, stage, decision, looks)
            if decision.reason == "earlier_stage":
                assert found
            for each in found:
                back = range(stage.number - 1, 0, -1)
                totals = [
                    (n, made.stages[n - 1].totals) for n in (back if looks == "earlier_stage" else reversed(back))
                ]
                had = [(n, votes[each.candidate - 1], votes[each.other - 1]) for n, votes in totals]
                differ = [(n, own, others) for n, own, others in had if own != others]
                assert each.votes < each.others
                if rule != "exclusive-gregory":
                    assert differ[0] == (each.stage, each.votes, each.others)


def test_by_rounds_and_by_the_senate_too() -> None:
    """An exhaustive ballot looks at earlier rounds; the Senate at the latest count at which all differ."""
    rounds = run("exhaustive", 5, "6 A, 5 B, 3 C, 2 DC, 1 ED", 1, Options(ties=("earlier_stage", "lot")))
    senate = run("senate", 6, TIED, 1)

    told = [
        each for stage in rounds.stages for d in stage.decisions for each in apart(rounds, stage, d, "earlier_stage")
    ]
    assert told == [
        Apart(candidate=4, other=3, stage=1, votes=2, others=3),
        Apart(candidate=3, other=2, stage=2, votes=3, others=5),
    ]
    told = [each for stage in senate.stages for d in stage.decisions for each in apart(senate, stage, d)]
    assert told == [Apart(candidate=3, other=4, stage=2, votes=5, others=7)]
