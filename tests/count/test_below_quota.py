"""How close it was by rules that may elect with fewer votes than the quota: by really changing what candidates have."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, profiles

from comitia.count import RULES, Count, Lots, Options, Profile, count
from comitia.count.explanation.margin import Margin
from comitia.count.explanation.margins import margins
from comitia.count.explanation.story import Explanation, explanation
from comitia.count.lots import Draws
from comitia.count.result import result_of

NAMES = [*"ABCDEFG"]
TRANSFERABLE = [rule for rule in RULES if RULES[rule].counting is not None and RULES[rule].transfers]


def told(text: str, rule: str, seats: int, candidates: int) -> tuple[Count, Explanation]:
    ballots, lots = profile(candidates, text), Lots(seed=SEED)
    made = count(ballots, rule=rule, seats=seats, lots=lots)
    assert isinstance(made, Count)
    return made, explanation(result_of(ballots, made, Options(), lots, "1"), NAMES, "")


class _DoneError(Exception):
    """The stage that is looked at is over."""


def elected_with(ballots: Profile, made: Count, margin: Margin, more: Any) -> set[int]:
    """Return who is elected up to the end of a stage if somebody has so much more there, taken from others who continue."""
    start = RULES[made.rule].counting
    assert start is not None
    counting: Any = start(ballots, made.seats, Options(), Draws(Lots(seed=SEED)))
    reached = counting.elect_reached

    def changed(*given: Any) -> None:
        is_there = len(counting.stages) + 1 == margin.stage
        if is_there:
            _move(counting.totals, margin.candidate, more, list(counting.continuing))
        reached(*given)
        if is_there:
            raise _DoneError

    counting.elect_reached = changed
    with pytest.raises(_DoneError):
        counting.run()
    return set(counting.elected)


def _move(totals: list[Any], to: int, more: Any, continuing: list[int]) -> None:
    totals[to] += more
    for each in sorted((each for each in continuing if each != to), key=lambda each: totals[each]):
        taken = min(more, totals[each])
        totals[each] -= taken
        more -= taken
    assert not more


@pytest.mark.parametrize("rule", [rule for rule in TRANSFERABLE if not rule.startswith("meek")])
@settings(max_examples=150)
@given(ballots=profiles(most_candidates=6, most_rows=12), seats=st.integers(1, 3))
def test_the_nearest_is_elected_with_so_many_more_and_not_with_less(rule: str, ballots: Profile, seats: int) -> None:
    """At every stage, by every rule whose totals can be changed alone; where the last seat is not gone already."""
    made = count(ballots, rule=rule, seats=seats, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    for margin in margins(made, withdrawn=ballots.withdrawn):
        if margin.kind not in {"short", "short_of_needed"}:
            continue
        stage = made.stages[margin.stage - 1]
        left = [each for each in ballots.standing if each not in _decided(made, margin.stage)]
        room = sum(stage.totals[each - 1] for each in left if each != margin.candidate)
        enough = margin.votes + (Fraction(1, 10**6) if margin.is_strict else 0)
        if enough > room:
            assert margin.kind == "short" or rule == "exclusive-gregory"
            continue
        assert margin.candidate in elected_with(ballots, made, margin, enough)
        assert margin.candidate not in elected_with(ballots, made, margin, margin.votes - (not margin.is_strict))


def _decided(made: Count, number: int) -> set[int]:
    return {d.candidate for stage in made.stages[:number] for d in stage.decisions}


def test_enough_by_the_total_active_vote() -> None:
    """A keeps the quota of 6.67, and 1.33 name nobody else: of the 12 votes left for one seat 6 are enough, B has 4."""
    made, found = told("8 A, 4 B, 3 C, 3 D, 2 E", "ers97", 2, 5)

    assert [("short_of_needed", 2, 200)] == [(m.kind, m.candidate, m.votes) for m in margins(made) if m.stage == 2]
    assert found.stages[1].close == (
        "B came nearest to as many votes as were enough then: 2 votes more, taken from others still in the count, "
        "would have done.",
    )
    assert found.stages[1].sentences[-1] == (
        "Nobody else has reached the quota of 6.67, or the 6 votes that are enough now."
    )


def test_the_last_seat_goes_to_whoever_is_ahead() -> None:
    """By ers97 in turn, and by the Senate's rules of the last two: the next is held against who had the seat."""
    made, found = told("45 AB, 15 ACD, 5 B, 9 CB, 26 DB", "senate", 2, 4)

    assert [("last_place", 2, (4,), 1)] == [
        (m.kind, m.candidate, m.against, m.votes) for m in margins(made) if m.stage == len(made.stages)
    ]
    assert found.stages[-1].close == ("D would have been level with B for the last seat with 1 vote more.",)


def test_equals_for_too_few_seats_are_said_to_be() -> None:
    """A and C have half of 10 each: by ers97 none of them is elected yet, and none is short of anything."""
    made, found = told("5 C, 5 AB", "ers97", 1, 3)

    assert (
        "A and C have 5 votes each, which is enough; but they are equal, and only 1 seat is open, so that none of them "
        "is elected yet (5.6.2)."
    ) in found.stages[0].sentences
    assert "5.6.2" in found.stages[0].clauses
    assert [] == [m for m in margins(made) if m.kind.startswith("short")]
