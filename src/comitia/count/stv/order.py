"""Who stands before whom: ranks by the votes at all stages, and groups of equals."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from comitia.count.amount import Amount


def ranked(one: Sequence[Amount], other: Sequence[Amount]) -> list[int]:
    """Return everyone's rank by one number, equal ones by another: the look at all stages in one number."""
    pairs = list(zip(one, other, strict=True))
    ranks = {pair: rank for rank, pair in enumerate(sorted(set(pairs)))}
    return [ranks[pair] for pair in pairs]


def equals(candidates: Iterable[int], key: Callable[[int], Any]) -> list[list[int]]:
    """Return groups of candidates who are equal by a key, the highest first."""
    return [list(equal) for _, equal in groupby(sorted(candidates, key=key, reverse=True), key)]
