"""The weighted inclusive Gregory method: a worked example, and the reference counts of an independent counter."""

from fractions import Fraction

import pytest
from tests.count.ballots import run
from tests.count.droop import FILES, AsThere, ballots, dump
from tests.shared import needs_counting
from tests.tolerances import EIGHTEEN_DECIMALS, TWELVE_DECIMALS, ZERO

from comitia.count import Count, Options, count, explain
from comitia.exchange.ballots import parse_ballots

EXAMPLE = "45 AB, 15 AC, 17 B, 12 C, 11 DC"


def test_nothing_is_cut_off() -> None:
    """100 papers for two seats: more than 33 1/3 elects; 26 2/3 of the 60 papers of A go on, 4/9 of each."""
    outcome = run("wigm", 4, EXAMPLE, 2)

    assert (1, Fraction(100, 3)) == (outcome.scale, outcome.quota)
    assert Fraction(4, 9) == outcome.stages[1].transfer_value
    assert (Fraction(100, 3), 37, 12 + Fraction(20, 3), 11) == outcome.stages[1].totals
    assert (1, 2) == outcome.elected
    assert {0} == {stage.lost for stage in outcome.stages}
    assert (
        "100 valid ballots for 2 seats and 4 candidates; the quota is 33.33333; amounts are exact, and shown to five decimals."
        in explain(outcome)
    )
    assert "Candidate 1 has 60 votes, more than the quota of 33.33333: elected (B.1)." in explain(outcome)


def test_four_decimals_are_the_reference() -> None:
    """The quota is cut off and a unit more: 33.3334; a paper of A goes on at 26.6666 / 60, cut off: 0.4444."""
    outcome = run("wigm", 4, EXAMPLE, 2, Options(decimals=4))

    assert (10_000, 333_334) == (outcome.scale, outcome.quota)
    assert 4_444 == outcome.stages[1].transfer_value
    assert (333_334, 170_000 + 45 * 4_444, 120_000 + 15 * 4_444, 110_000) == outcome.stages[1].totals
    assert 26 * 10_000 + 6_666 - 60 * 4_444 == outcome.stages[1].lost


EXACT, FOUR = Options(ties=("lot",)), Options(ties=("lot",), decimals=4)
DUMPS = [
    *((name, "wigm-rational-d12", EXACT, TWELVE_DECIMALS) for name in ("42", "42t", "513", "SC", "SC-Vm-12")),
    *((name, "wigm-guarded-p18-g9-d18", EXACT, EIGHTEEN_DECIMALS) for name in FILES),
    *((name, "wigm-prf-fixed-p4-d4", FOUR, ZERO) for name in FILES),
]


@needs_counting
@pytest.mark.parametrize(("name", "variant", "options", "off"), DUMPS)
def test_every_stage_is_that_of_the_reference(name: str, variant: str, options: Options, off: Fraction) -> None:
    """Each total of each stage, to the last decimal that was written, and the same elected."""
    read = parse_ballots(ballots(name), f"{name}.blt")
    there = dump(f"{name}-{variant}", read.profile)

    ours = count(
        read.profile, rule="wigm", seats=read.seats, options=options, lots=AsThere(seed="0", turns=tuple(there.turns))
    )

    assert isinstance(ours, Count)
    assert sorted(there.elected) == sorted(ours.elected)
    last = len(there.stages)
    assert last <= len(ours.stages) <= last + 1  # a stage begun is finished here: the papers of the last one excluded
    for theirs, stage in zip(there.stages, ours.stages, strict=False):
        totals = [Fraction(stage.totals[each - 1], ours.scale) for each in read.profile.standing]
        assert all(abs(one - other) <= off for one, other in zip(totals, theirs, strict=True))
