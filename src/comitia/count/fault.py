"""What can be wrong with the marks of a ballot."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from comitia.count.amount import plain
from comitia.count.argument import share, whole

Marks = TypeVar("Marks", bound=tuple[object, ...])
_PLAIN, _EXACT = frozenset({int}), frozenset({int, Fraction})


def in_whole_numbers(marks: Iterable[int]) -> tuple[int, ...]:
    """Return the marks of a ballot as plain whole numbers. Raises ValueError for what is none, `True` and 1.0 too.

    They are equal to 1, and would stand for it wherever the same marks are looked up.
    """
    found = tuple(marks)
    return found if _PLAIN.issuperset(map(type, found)) else tuple(whole(mark, "the mark") for mark in found)


def exact(merged: Mapping[Marks, int | Fraction]) -> Mapping[Marks, int | Fraction]:
    """Return marks with what they weigh in plain exact numbers. Raises ValueError for a weight that is none."""
    if _EXACT.issuperset(map(type, merged.values())):
        return merged
    return {marks: plain(share(weight, "the weight")) for marks, weight in merged.items()}


def fault(ranking: Sequence[int], candidates: int) -> str:
    """Return what is wrong with the marks of a ballot, or an empty text."""
    for mark in ranking:
        if not 1 <= mark <= candidates:
            return f"found candidate {mark}, expected a number from 1 to {candidates}"
    if len(set(ranking)) < len(ranking):
        twice = next(mark for place, mark in enumerate(ranking) if mark in ranking[:place])
        return f"found candidate {twice} twice on one ballot, expected each candidate at most once"
    return ""


def first_fault(ballots: Iterable[list[int]], candidates: int) -> str:
    """Return what is wrong with the first ballot (from 1) that has a fault, as rows with 0 after the last mark."""
    for number, row in enumerate(ballots, 1):
        after = row.index(0) if 0 in row else len(row)
        if wrong := fault(row[:after], candidates):
            return f"ballot {number}: {wrong}"
        if any(row[after:]):
            return f"ballot {number}: found a mark after an empty place, expected 0 after the last mark"
    return ""
