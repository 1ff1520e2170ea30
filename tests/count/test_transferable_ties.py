"""How ties fall by the transferable rules: by the latest stage at which the tied differed, by the first, or by lot."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profiles, run

from comitia.count import Amount, Count, Lots, Options, Profile, count

BACK, FORWARD = Options(ties=("earlier_stage", "lot")), Options(ties=("first_stage", "lot"))
both = pytest.mark.parametrize("rule", ["wigm", "meek", "meek-nz"])
each = pytest.mark.parametrize("rule", ["wigm", "meek", "meek-nz", "ers97"])


def excluded_before(outcome: Count) -> Iterator[tuple[int, list[int], list[tuple[Amount, ...]]]]:
    """Yield who was excluded by an earlier stage, among whom, and the totals of the stages before."""
    gone = set[int]()
    for at, stage in enumerate(outcome.stages):
        totals = [each.totals for each in outcome.stages[:at]]
        for decision in stage.decisions:
            if decision.reason == "earlier_stage":
                number = decision.candidate
                now = totals[-1][number - 1]
                tied = [c for c, votes in enumerate(totals[-1], 1) if votes == now and c not in gone]
                yield number, tied, totals
        gone |= {decision.candidate for decision in stage.decisions}


@each
@pytest.mark.parametrize("options", [BACK, FORWARD], ids=["back", "forward"])
@given(ballots=profiles(most_candidates=6), seats=st.integers(1, 3))
def test_the_stage_that_tells_them_apart(rule: str, options: Options, ballots: Profile, seats: int) -> None:
    """At the first stage looked at where the tied differ, nobody among them has fewer than whoever is excluded."""
    outcome = count(ballots, rule=rule, seats=seats, options=options, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    for number, tied, totals in excluded_before(outcome):
        left = tied
        for votes in totals if options is FORWARD else totals[::-1]:
            fewest = min(votes[each - 1] for each in left)
            left = [each for each in left if votes[each - 1] == fewest]
        assert left == [number] or rule == "meek"  # where surpluses that are left tie who is not equal


@both
def test_the_first_stage_and_the_latest_may_differ(rule: str) -> None:
    """A and B have 9 each: before, A had 9 and B 6; at first A had 5 and B 6."""
    text = "5 AD, 6 BA, 4 CA, 2 D, 3 DB"

    assert (1,) == run(rule, 4, text, 1, BACK).elected
    assert (2,) == run(rule, 4, text, 1, FORWARD).elected
