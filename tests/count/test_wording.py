"""Every clause that a rule can name has its words."""

import re
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, ballots_of, few, fit, profile

from comitia.count import RULES, Count, Lots, Options, Vacated, count, countback, result_of
from comitia.count.explanation.page import to_html
from comitia.count.explanation.story import explanation
from comitia.count.lots import Draws
from comitia.count.words import wording_of

TRANSFERABLE = [rule for rule in RULES if RULES[rule].transfers]


@pytest.mark.parametrize("rule", TRANSFERABLE)
def test_the_clauses_of_decisions_have_words(rule: str) -> None:
    """All that a count could name, whether or not some ballots lead there."""
    start, says = RULES[rule].counting, RULES[rule].wording.says
    assert start is not None
    counting = start(profile(3, "3 A, 2 B"), 1, Options(decimals=None), Draws(None))

    assert set(filter(None, astuple(counting.clauses))) <= set(says)


@pytest.mark.parametrize("rule", RULES)
def test_the_clauses_of_what_is_done_have_words(rule: str) -> None:
    """What a stage does is done by a clause that is worded; and each sentence is one."""
    wording = RULES[rule].wording

    assert wording.says
    assert set(wording.by.values()) <= set(wording.says)
    assert [words for words in (*wording.says.values(), *wording.way) if not words.endswith(".")] == []


@pytest.mark.parametrize("rule", RULES)
@few
@given(data=st.data(), seats=st.integers(1, 3), tie=st.integers(0, 2), rounds=st.none() | st.integers(1, 3))
def test_no_count_names_a_clause_without_words(
    rule: str, data: st.DataObject, seats: int, tie: int, rounds: int | None
) -> None:
    """Whatever the ballots and the ways of ties."""
    ways = RULES[rule].ties
    limit = rounds if "max_rounds" in RULES[rule].options else None
    options = Options(ties=ways[tie % len(ways)], max_rounds=limit)
    ballots = data.draw(ballots_of(rule))
    made = count(ballots, rule=rule, seats=fit(rule, seats), options=options, lots=Lots(seed=SEED))
    assert isinstance(made, Count)

    named = {decision.clause for stage in made.stages for decision in stage.decisions}
    assert named <= set(RULES[rule].wording.says)


def test_a_countback_has_its_words() -> None:
    """It is no rule of an election, and names clauses of its own."""
    ballots = profile(4, "7 ABC, 3 AC, 5 B, 2 D")
    made = countback(Vacated(rule="meek", profile=ballots, seats=2, candidate=1, lots=Lots(seed=SEED)), {3, 4})
    assert isinstance(made, Count)

    named = {decision.clause for stage in made.stages for decision in stage.decisions}
    assert named
    assert named <= set(wording_of("countback").says)
    assert wording_of("of another version").says == {}


def test_a_transfer_value_is_of_what_the_rule_counts() -> None:
    """By one rule papers are counted, by all others votes; the stages and the table say the same."""
    assert {rule for rule, each in RULES.items() if each.wording.each != "vote"} == {"senate"}
    ballots = profile(5, "19 AB, 12 BC, 10 CB, 9 DCE, 7 ED, 7 AEC, 1 -")
    for rule, each, other in (("senate", "paper", "vote"), ("scottish-stv", "vote", "paper")):
        outcome = count(ballots, rule=rule, seats=2, lots=Lots(seed="00"))
        assert isinstance(outcome, Count)
        page = to_html(explanation(result_of(ballots, outcome, Options(), Lots(seed="00"), "1"), [], ""))
        assert f"of each {each} passes on" in page
        assert f"of each {other} passes on" not in page
        assert re.search(f"<br>at [0-9.]+ a {each}</th>", page)
