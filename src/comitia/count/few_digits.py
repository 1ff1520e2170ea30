"""Ballots written in digits, few of them: the same as `comitia.count.digits` makes, in plain Python.

A small contest is counted in less time than numpy takes to load.
"""

import sys
from collections import Counter
from functools import lru_cache

from comitia.count import compiled
from comitia.count.fault import fault
from comitia.count.form import Form

Merged = dict[tuple[int, ...], int]

FEW, FEW_ALONE, FEW_IN_A_BATCH = 4_000, 150_000, 1_000
"""Up to so many bytes are few where numpy is loaded, where it is not, and in a batch that pays for compiled loops."""
_MOST_DIGITS = 12


def are_few(text: bytes | memoryview) -> bool:
    """Return whether a text is read sooner without numpy."""
    if compiled.pays(len(text)):
        return len(text) <= FEW_IN_A_BATCH
    return len(text) <= (FEW if "numpy" in sys.modules else FEW_ALONE)


def merged_lines(candidates: int, text: bytes, form: Form) -> Merged | None:
    """Return the rankings of a text and how many ballots have each; None when anything is amiss."""
    if not text.endswith(b"\n") or text.translate(None, b"0123456789\n" + form.separator):
        return None
    merged: Merged = {}
    lines = Counter(text[:-1].split(b"\n"))
    for line, times in lines.items():
        copies, _, marks = line.partition(form.separator)
        ranking = _ranking(marks, candidates, form)
        if ranking is None or not 1 <= len(copies) <= _MOST_DIGITS or not int(copies):
            return None
        merged[ranking] = merged.get(ranking, 0) + times * int(copies)
    return merged


@lru_cache(maxsize=1 << 16)
def _ranking(marks: bytes, candidates: int, form: Form) -> tuple[int, ...] | None:
    """Return the ranking of what follows the number of ballots, or None; many small files say the same ones again."""
    *words, end = marks.split(form.separator)
    if end != (b"0" if form.has_zero else b"") or not all(0 < len(word) <= 4 for word in words):
        return None
    ranking = tuple(map(int, words))
    return None if fault(ranking, candidates) else ranking
