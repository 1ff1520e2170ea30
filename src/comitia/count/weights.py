"""What ballots weigh: whole numbers of votes, or parts of a vote that have one part in common."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import TypeVar

from comitia.count.limits import MOST_UNIT

Weight = int | Fraction
"""How many equal ballots there are, or how many votes a ballot weighs."""
Marks = TypeVar("Marks", bound=tuple[object, ...])


def common_part(unit: int, denominator: int) -> int:
    """Return how many of the part common to 1/unit and 1/denominator make one. Raises ValueError for too many."""
    found = unit if denominator == 1 else lcm(unit, denominator)
    if found > MOST_UNIT:
        raise ValueError(f"found weights with no common part, expected parts of a vote down to 1/{MOST_UNIT}")
    return found


def in_units(merged: Mapping[Marks, Weight], invalid: Weight = 0) -> tuple[Mapping[Marks, int], int]:
    """Return weights as whole numbers of the largest part of a vote that measures them all, and how many make one.

    Raises ValueError where they have no common part that can still be written.
    """
    unit = 1
    for denominator in {invalid.denominator, *(weight.denominator for weight in merged.values())}:
        unit = common_part(unit, denominator)
    return {marks: int(weight * unit) for marks, weight in merged.items()}, unit


def without(gone: tuple[int, ...], merged: Mapping[tuple[int, ...], Weight]) -> Mapping[tuple[int, ...], Weight]:
    """Return rankings without those who have withdrawn, equal ones merged."""
    left: dict[tuple[int, ...], Weight] = {}
    for ranking, copies in merged.items():
        kept = tuple(mark for mark in ranking if mark not in gone)
        left[kept] = left.get(kept, 0) + copies
    return left
