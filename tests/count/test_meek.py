"""Meek's method: a worked example, and the counts of two others: droop's, and the model election's published stages."""

import csv
from fractions import Fraction

import pytest
from tests.count.ballots import profile, run
from tests.count.droop import FILES, AsThere, ballots, dump, files
from tests.shared import needs_counting
from tests.tolerances import FINER_MEEK, MODEL_ELECTION

from comitia.count import Count, Options, count
from comitia.count.policy import Policy
from comitia.exchange.ballots import parse_ballots
from comitia.exchange.ballots.read import parse_marked

EXAMPLE = "45 AB, 15 AC, 17 B, 12 C, 11 DC"


def test_the_elected_keep_a_part_of_each_paper() -> None:
    """100 papers for two seats: A keeps 100/3 of 60, 5/9 of each paper, rounded up; the rest goes on."""
    outcome = run("meek", 4, EXAMPLE, 2)
    first, passed = outcome.stages

    assert 33_333_333_334 == first.quota == outcome.quota
    assert 555_555_556 == passed.kept[0]
    assert 17 * 10**9 + 45 * (10**9 - passed.kept[0]) == passed.totals[1]
    assert (1, 2) == outcome.elected


def test_the_quota_falls_as_papers_run_out() -> None:
    """What A has too many names nobody else, nor does D: at each stage the quota is a third of what is left."""
    outcome = run("meek", 4, "20 A, 12 B, 11 C, 7 D", 2)
    left = [sum(stage.totals) for stage in outcome.stages]

    assert [50 * 10**9] == left[:1]
    assert left == sorted(left, reverse=True)
    assert left[-1] < 45 * 10**9
    assert [each // 3 + 1 for each in left] == [stage.quota for stage in outcome.stages]
    assert [50 * 10**9 - each for each in left] == [stage.not_transferable for stage in outcome.stages]


def test_whoever_is_nearly_the_lowest_is_tied_with_it() -> None:
    """Equal but for what is still above the quota: a lot is needed between the two (T)."""
    outcome = count(profile(4, "40 AB, 40 AC, 10 B, 10 C, 50 D"), rule="meek", seats=3)

    assert not isinstance(outcome, Count)
    assert ("exclude", (2, 3)) == (outcome.question, outcome.tied)


@needs_counting
@pytest.mark.parametrize("name", FILES)
def test_every_election_and_exclusion_is_that_of_the_reference(name: str) -> None:
    """The totals at which somebody was elected or excluded there, to nine decimals, in the same order here."""
    read = parse_ballots(ballots(name), f"{name}.blt")
    there = dump(f"{name}-meek-prf-o6-fixed-p9-d9", read.profile, at=("begin", "elect", "defeat"))

    ours = count(
        read.profile,
        rule="meek",
        seats=read.seats,
        options=Options(ties=("lot",)),
        lots=AsThere(seed="0", turns=tuple(there.turns)),
    )

    assert isinstance(ours, Count)
    assert sorted(there.elected) == sorted(ours.elected)
    here = [[Fraction(stage.totals[each - 1], 10**9) for each in read.profile.standing] for stage in ours.stages]
    compared = 0
    for totals in there.stages:
        if totals in here:
            here = here[here.index(totals) :]
            compared += 1
    # What is left out there: the papers of the last ones standing, which are set to nothing at the end.
    assert compared >= len(there.stages) - 1 - len(read.profile.standing) + len(there.turns)
    assert compared >= 3


@needs_counting
@pytest.mark.parametrize(
    ("name", "variant"),
    [
        *((name, "meek-o9-guarded-p18-g9-d18") for name in FILES),
        *((name, "meek-o10-rational-d12") for name in ("42", "42t", "513", "SC", "SC-Vm-12")),
    ],
)
def test_finer_arithmetic_elects_the_same(name: str, variant: str) -> None:
    """There in eighteen decimals or in fractions, and on until nearly no surplus is left: the stages are others.

    By 42t two are level at just two votes in fractions, and an order of the file excludes Helen. Here what Castor keeps
    is rounded up (B.2.f): Pollux has a little less, and is excluded.
    """
    read = parse_ballots(ballots(name), f"{name}.blt")
    there = dump(f"{name}-{variant}", read.profile, at=("begin", "elect", "defeat"))

    ours = count(read.profile, rule="meek", seats=read.seats, lots=AsThere(seed="0", turns=tuple(there.turns)))

    assert isinstance(ours, Count)
    assert there.stages[0] == [Fraction(ours.stages[0].totals[each - 1], ours.one) for each in read.profile.standing]
    assert ([1, 2] if name == "42t" else sorted(there.elected)) == sorted(there.elected)
    assert ([1, 3] if name == "42t" else sorted(there.elected)) == sorted(ours.elected)


@needs_counting
@pytest.mark.parametrize("name", ["eq1", "eq2"])
def test_equal_ranks_in_equal_parts(name: str) -> None:
    """There a ballot counts for several at once; split here into its strict orders, each stage is one there, and the elected."""
    marked = parse_marked(ballots(name), f"{name}.blt")
    profile_ = marked.counted(Policy(equal="split")).profile
    there = dump(f"{name}-meek-o9-guarded-p18-g9-d18", profile_, at=("begin", "elect", "defeat"))

    ours = count(profile_, rule="meek", seats=marked.seats or 0)

    assert isinstance(ours, Count)
    assert sorted(there.elected) == sorted(ours.elected)
    for stage in ours.stages:
        totals = [Fraction(total, ours.one) for total in stage.totals]
        assert any(
            all(abs(one - other) <= FINER_MEEK for one, other in zip(totals, theirs, strict=True))
            for theirs in there.stages
        )


@needs_counting
def test_the_model_election() -> None:
    """753 papers, 11 candidates, 6 seats: the published totals of five of six stages, to their two decimals.

    The sixth goes on after the last is elected, until all surpluses have passed on; the clause B.2.c ends it before.
    """
    lines = [line for line in files("ers97")["ers97.blt"].decode().splitlines() if not line.startswith("#")]
    end = lines.index("0")
    whole = [line if line.endswith(" 0") else f"{line} 0" for line in lines[1:end]]  # as ballots end
    read = parse_ballots("\n".join([lines[0], *whole, *lines[end:]]).encode(), "ers97.blt")
    table = list(csv.reader(files("ers97")["ers97_meek_reference.csv"].decode().splitlines()))
    last = table[0].index("11")

    outcome = count(read.profile, rule="meek", seats=6)

    assert isinstance(outcome, Count)
    for at in range(1, last, 2):  # five stages
        stage = outcome.stages[int(table[0][at]) - 1]
        shown = [row[at] for row in table[2:]]
        ours = [*stage.totals, stage.not_transferable, stage.quota or 0]
        assert all(
            abs(Fraction(one) - Fraction(other, 10**9)) <= MODEL_ELECTION
            for one, other in zip(shown, ours, strict=True)
        )
    assert {row[0] for row in table if row[-1] == "EL"} == {read.names[each - 1] for each in outcome.elected}
