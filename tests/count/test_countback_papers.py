"""The papers of a seat that is counted back, by every rule whose papers pass on and for every seat."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, profiles

from comitia.count import RULES, Count, Lots, Profile, Vacated, count, countback, is_transferable
from comitia.count.amount import Amount
from comitia.count.count_back import papers_of

SEEDED = Lots(seed=SEED)
TRANSFERABLE = [rule for rule in RULES if is_transferable(rule)]


def settled(first: Count, candidate: int) -> Amount:
    """Return what an elected candidate had before the surplus passed on, or else, and by Meek's method, at the end."""
    for before, stage in pairwise(first.stages):
        if stage.action == "surplus" and candidate in stage.subjects and not stage.kept:
            return before.totals[candidate - 1]
    return first.stages[-1].totals[candidate - 1]


@pytest.mark.parametrize(
    ("rule", "weight"),
    [(rule, weight) for rule in TRANSFERABLE for weight in (1, Fraction(2, 3)) if weight == 1 or rule != "senate"],
)
@settings(max_examples=60)
@given(ballots=profiles(most_candidates=5), seats=st.integers(1, 3))
def test_the_papers_of_every_seat_come_to_what_the_elected_had(
    rule: str, weight: Fraction, ballots: Profile, seats: int
) -> None:
    """Clause 1, for every seat, whose surplus passed on or not; by `senate`, of whole votes, less than 1 a stage is cut off."""
    cast = Profile.from_ballots(ballots.candidates, [(copies * weight, ranking) for ranking, copies in ballots.rows])
    first = count(cast, rule=rule, seats=seats, lots=SEEDED)
    assert isinstance(first, Count)
    for candidate in first.elected:
        of = Vacated(rule=rule, profile=cast, seats=seats, candidate=candidate, lots=SEEDED)
        worth = sum(copies * value for _, copies, value in papers_of(of))
        cut_off = worth - settled(first, candidate)
        assert cut_off == 0 or (rule == "senate" and 0 < cut_off < len(first.stages))


@pytest.mark.parametrize("rule", [rule for rule in TRANSFERABLE if not rule.startswith("meek")])
def test_the_papers_of_a_surplus_are_looked_at_by_every_rule(rule: str) -> None:
    """Clause 1: A has 60 papers and a surplus that passes on; all 60 are looked at, and the 15 that name C elect."""
    ballots = profile(4, "45 AB, 15 ACD, 5 B, 9 CB, 26 DB")
    first = count(ballots, rule=rule, seats=2, lots=SEEDED)
    assert isinstance(first, Count)
    assert [(1,)] == [stage.subjects for stage in first.stages if stage.action == "surplus"]
    outcome = countback(Vacated(rule=rule, profile=ballots, seats=2, candidate=1, lots=SEEDED), {3, 4})
    assert isinstance(outcome, Count)

    assert (60, (3,)) == (outcome.ballots, outcome.elected)
    assert outcome.votes(15 * outcome.one) == outcome.votes(outcome.stages[0].totals[2])
