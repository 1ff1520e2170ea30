"""Constraints as properties: kept wherever they can be, and nothing changed where they do not bind."""

from collections.abc import Collection

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, profiles
from tests.count.limits import MOST_VOTES, limits, possible

from comitia.count import (
    CONSTRAINABLE,
    Constrained,
    Constraint,
    Constraints,
    Lots,
    Profile,
    constrained,
    explain,
    from_json,
    to_json,
)
from comitia.count.constraints import CLAUSES
from comitia.count.explanation.constraints import effect


@pytest.mark.parametrize("rule", CONSTRAINABLE)
@few
@given(data=st.data(), ballots=profiles(most_candidates=6, most_rows=12), seats=st.integers(1, 4))
def test_constraints_hold_whenever_they_can(rule: str, data: st.DataObject, ballots: Profile, seats: int) -> None:
    """Where some set keeps them, the seats are filled and the elected keep them; where none does, it is refused."""
    assume(ballots.valid)
    given_limits = data.draw(limits(ballots.candidates))
    can = possible(given_limits, ballots.standing, seats)
    try:
        outcome = constrained(ballots, rule=rule, seats=seats, constraints=given_limits, lots=Lots(seed=SEED))
    except ValueError:
        assert not can
        return
    assert can
    assert isinstance(outcome, Constrained)
    if outcome.count.ballots:
        assert tuple(sorted(outcome.count.elected)) in can
        assert sorted([*outcome.count.elected, *outcome.count.runners_up]) == list(ballots.standing)


@pytest.mark.parametrize("rule", CONSTRAINABLE)
@few
@given(ballots=profiles(most_candidates=6, most_rows=12), seats=st.integers(1, 4), size=st.integers(0, 6))
def test_what_does_not_bind_changes_nothing(rule: str, ballots: Profile, seats: int, size: int) -> None:
    """At most as many of a group as it has: the same record, byte for byte, but for the constraint that it names."""
    members = tuple(range(1, min(size, ballots.candidates) + 1))
    loose = Constraints(all=(Constraint(group="x", members=members, at_most=len(members)),))
    outcome = constrained(ballots, rule=rule, seats=seats, constraints=loose, lots=Lots(seed=SEED))
    assert isinstance(outcome, Constrained)
    assert outcome.free
    record = to_json(outcome.count)
    assert record.pop("constraints")
    assert record == to_json(outcome.free)
    assert (outcome.brought_in, outcome.kept_out, outcome.acted) == ((), (), ())


@pytest.mark.parametrize("rule", MOST_VOTES)
@few
@given(data=st.data(), ballots=profiles(most_candidates=6, most_rows=12), seats=st.integers(1, 4))
def test_no_other_set_has_more_votes(rule: str, data: st.DataObject, ballots: Profile, seats: int) -> None:
    """Of all sets that keep the constraints, the elected are highest: by their first, then by their second, and so on."""
    given_limits = data.draw(limits(ballots.candidates))
    can = possible(given_limits, ballots.standing, seats)
    assume(can)
    outcome = constrained(ballots, rule=rule, seats=seats, constraints=given_limits, lots=Lots(seed=SEED))
    assert isinstance(outcome, Constrained)
    assume(outcome.count.ballots)
    votes = outcome.count.stages[0].totals

    def height(found: Collection[int]) -> list[object]:
        return sorted((votes[candidate - 1] for candidate in found), reverse=True)

    assert height(outcome.count.elected) == max(height(found) for found in can)


@pytest.mark.parametrize("rule", CONSTRAINABLE)
@few
@given(data=st.data(), ballots=profiles(most_candidates=6, most_rows=10), seats=st.integers(1, 3))
def test_the_record_and_its_words(rule: str, data: st.DataObject, ballots: Profile, seats: int) -> None:
    """JSON there and back, a sentence for each decision, and what was transferred adds up."""
    given_limits = data.draw(limits(ballots.candidates))
    assume(possible(given_limits, ballots.standing, seats))
    outcome = constrained(ballots, rule=rule, seats=seats, constraints=given_limits, lots=Lots(seed=SEED))
    assert isinstance(outcome, Constrained)
    found = outcome.count
    assert from_json(to_json(found)) == found
    decisions = [decision for stage in found.stages for decision in stage.decisions]
    assert len(explain(found)) >= 1 + len(given_limits.all) + len(decisions)
    assert effect(outcome)
    assert {d.clause for d in decisions if d.clause.startswith("constraints")} <= set(CLAUSES)
    if rule not in MOST_VOTES:
        for stage in found.stages:
            assert sum(stage.totals) + stage.not_transferable + stage.lost == ballots.valid * found.scale
