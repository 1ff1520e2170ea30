"""The official results of Scottish council elections, with every total as it was published."""

import csv
from collections import defaultdict
from fractions import Fraction

from tests.shared import SCOTTISH

from comitia.count.limits import SCALE

# Published stages that the ballots cannot give: one cell 393 for 303; two bad cells; a file one ballot short;
# three candidates with mis-keyed cells.
DEFECTIVE = {
    "glasgow_2017_ward1.csv",
    "east_dunbartonshire_2022_ward4.csv",
    "south_ayrshire_2022_ward3.csv",
    "edinburgh_2022_ward2.csv",
}
# One published cell is 0.00002 below what the ballots give.
OFF_BY_A_HAIR = ("midlothian_2017_ward1.csv", 3)
ZERO = Fraction(0)
# How far from ours a total may be that was published with so many decimals.
PRECISION = [Fraction(1, 2 * 10**decimals) for decimals in range(5)] + [ZERO]


def published() -> dict[str, list[dict[str, str]]]:
    """Return the rows of the official results by the name of the ballot file; a row is a candidate."""
    wards: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (SCOTTISH / "official_stages.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            wards[row["file"]].append(row)
    return wards


def cells(row: dict[str, str], stages: int) -> list[tuple[Fraction, int]]:
    """Return the published totals of a candidate with their decimals; none where a ward has no stages published."""
    names = ["first_prefs", *(f"total_votes{number:02d}" for number in range(2, 14))]
    written = [row[name] for name in names if row[name]]
    assert len(written) in {0, stages}, row
    return [(Fraction(cell), len(cell.partition(".")[2])) for cell in written]


def distance(printed: list[tuple[Fraction, int]], totals: list[int]) -> Fraction:
    """Return how far scaled totals are from the published ones, over all stages."""
    return sum((abs(cell - Fraction(total, SCALE)) for (cell, _), total in zip(printed, totals, strict=False)), ZERO)


def differing(printed: list[tuple[Fraction, int]], totals: list[int]) -> list[int]:
    """Return the stages at which a published total is not ours."""
    pairs = zip(printed, totals, strict=False)
    return [
        stage
        for stage, ((cell, decimals), total) in enumerate(pairs, 1)
        if abs(cell - Fraction(total, SCALE)) > PRECISION[min(decimals, 5)]
    ]
