"""The reference counts of droop by the Scottish rules, and those by rules that comitia has not: none is left out."""

from collections import Counter
from fractions import Fraction

import pytest
from tests.count.droop import FILES, AsThere, ballots, dump, files
from tests.shared import needs_counting

from comitia.count import Count, Options, count
from comitia.exchange.ballots import parse_ballots

GLASGOW = (
    "Anderston-City", "Baillieston", "Calton", "Canal", "Craigton", "Drumchapel-Anniesland", "East-Centre",
    "Garscadden-Scotsounhill", "Govan", "Greater-Pollock", "Hillhead", "Langside", "Linn", "Maryhill-Kelvin",
    "Newlands-Auldburn", "North-East", "Partick-West", "Pollokshields", "Shettleston", "Southside-Central",
    "Springburn",
)  # fmt: skip
SCOTTISH = (*FILES, "weak-defeat", "weak-surplus", *(f"{ward}-2007" for ward in GLASGOW))
LOTS = {"SC": 3, "SCw": 3, "SCwopt": 3, "SC-Vm-12": 2, "weak-surplus": 1}
"""How many lots each needs here and there; the others need none."""
NOTHING_OVER = {"SC-Vm-12": [1, 2], "weak-surplus": [2, 3]}
"""The stages there in which somebody with just the quota passes on nothing: by rule 48(1) only what exceeds it passes on."""
COMPARED = {
    "scotland-fixed-p5-d5": 32,
    "wigm-rational-d12": 5,
    "wigm-guarded-p18-g9-d18": 9,
    "wigm-prf-fixed-p4-d4": 9,
    "wigm-prf-batch-fixed-p4-d4": 9,
    "meek-prf-o6-fixed-p9-d9": 9,
    "meek-o9-guarded-p18-g9-d18": 11,
    "meek-o10-rational-d12": 5,
    "mpls-fixed-p4-d4": 12,
}
"""How many there are of each variant that the tests of a rule make again.

All but one file: in `undeclared` (Minneapolis) a write-in candidate leaves first, though a majority is for that candidate.
"""
NO_SUCH_RULE = {
    "cfer-fixed-p5-d5": 15,
    "cfer-batch-fixed-p5-d5": 9,
    "warren-o9-guarded-p18-g9-d18": 9,
    "warren-o10-rational-d12": 4,
    "qpq-guarded-p9-g9-d9": 14,
}


@needs_counting
@pytest.mark.parametrize("name", SCOTTISH)
def test_every_stage_is_that_of_the_reference(name: str) -> None:
    """Each total of each stage to five decimals, the quota, and the elected, where a lot falls as it fell there."""
    read = parse_ballots(ballots(name), f"{name}.blt")
    there = dump(f"{name}-scotland-fixed-p5-d5", read.profile)

    ours = count(read.profile, rule="scottish-stv", seats=read.seats, lots=AsThere(seed="0", turns=tuple(there.turns)))

    assert isinstance(ours, Count)
    assert there.quota * ours.one == ours.quota
    assert sorted(there.elected) == sorted(ours.elected)
    assert (NOTHING_OVER.get(name, []), LOTS.get(name, 0)) == (there.idle, len(ours.lots))
    theirs = [totals for at, totals in enumerate(there.stages) if at not in there.idle]
    here = [[Fraction(stage.totals[each - 1], ours.one) for each in read.profile.standing] for stage in ours.stages]
    assert theirs == here


BATCHES = {"M135": 19, "SC": 3, "SC-Vm-12": 4, "SCw": 3, "SCwopt": 3}
"""How many stages there leave the candidates that a stage here leaves; in the others all leave at once."""


@needs_counting
@pytest.mark.parametrize("name", FILES)
def test_exclusions_in_batches_elect_the_same(name: str) -> None:
    """There all who cannot be elected any more leave at once.

    Here they leave one after the other, and the surplus of somebody elected meanwhile goes before the next exclusion.
    """
    read = parse_ballots(ballots(name), f"{name}.blt")
    there = dump(f"{name}-wigm-prf-batch-fixed-p4-d4", read.profile)
    options = Options(ties=("lot",), decimals=4)

    ours = count(
        read.profile, rule="wigm", seats=read.seats, options=options, lots=AsThere(seed="0", turns=tuple(there.turns))
    )

    assert isinstance(ours, Count)
    assert sorted(there.elected) == sorted(ours.elected)
    here = [[Fraction(stage.totals[each - 1], 10_000) for each in read.profile.standing] for stage in ours.stages]
    assert BATCHES.get(name, 1) == sum(totals in here for totals in there.stages)


@needs_counting
def test_no_reference_count_is_left_out() -> None:
    """Every file is of a variant above, and there are as many of each: the rest is by rules that are not here."""
    names = [name for name in files() if name.endswith(".txt")]
    known = {**COMPARED, **NO_SUCH_RULE}
    variants = Counter(variant for name in names for variant in known if name.endswith(f"-{variant}.txt"))

    assert known == variants
    assert len(names) == sum(known.values())
