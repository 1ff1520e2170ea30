"""What can be wrong with the marks of a ballot."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from comitia.count.amount import plain
from comitia.count.argument import share, whole
from comitia.count.limits import MOST_EQUAL_BALLOTS

_PLAIN, _EXACT = frozenset({int}), frozenset({int, Fraction})


def in_whole_numbers(marks: Iterable[int]) -> tuple[int, ...]:
    """Return the marks of a ballot as plain whole numbers. Raises ValueError for what is none, `True` and 1.0 too.

    They are equal to 1, and would stand for it wherever the same marks are looked up.
    """
    found = tuple(marks)
    return found if _PLAIN.issuperset(map(type, found)) else tuple(whole(mark, "the mark") for mark in found)


def weighed(found: int | Fraction) -> int | Fraction:
    """Return what ballots weigh as a plain exact number, before it is added to others. Raises ValueError for none."""
    return found if type(found) in _EXACT else plain(share(found, "the weight"))


def weighed_apart(found: int | Fraction) -> int | Fraction:
    """Return the same of ballots that nothing was added to yet: they have a limit of their own."""
    weight = weighed(found)
    if not 0 < weight <= MOST_EQUAL_BALLOTS:
        raise ValueError(f"found {weight} equal ballots, expected a number from 1 to {MOST_EQUAL_BALLOTS}")
    return weight


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
