"""Groups of equal candidates, and all in order: equal ones as runners-up fall."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from comitia.count.lots import Draws


def equals(candidates: Iterable[int], key: Callable[[int], Any]) -> list[list[int]]:
    """Return groups of candidates who are equal by a key, the highest first."""
    return [list(equal) for _, equal in groupby(sorted(candidates, key=key, reverse=True), key)]


def in_order(candidates: Iterable[int], key: Callable[[int], Any], draws: Draws, stage: int) -> list[int]:
    """Return candidates by a key, the highest first, equal ones by lot where there is a source of lots."""
    order: list[int] = []
    for equal in equals(candidates, key):
        order += equal if len(equal) == 1 else draws.runners_up(equal, stage)
    return order
