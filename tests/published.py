"""The official results of Scottish council elections, with every total as it was published."""

import csv
from collections import defaultdict
from fractions import Fraction

from tests.shared import SCOTTISH
from tests.tolerances import PRINTED, ZERO

from comitia.count.limits import SCALE


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
        if abs(cell - Fraction(total, SCALE)) > PRINTED[min(decimals, 5)]
    ]
