"""Ballots as other programs take them: equal ones merged, with how many there are of each.

Of the programs compared only some merge ballots, and none of them as fast as this; so each that takes equal ballots
with a number gets them merged, and the time of merging (`merge_ms`) is told as a part of loading.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Different rankings (candidates from 1, best first) and how many ballots have each."""

    candidates: int
    seats: int
    rankings: list[tuple[int, ...]]
    copies: list[int]


def from_file(path: Path) -> Merged:
    """Return the ballots of a file in the layout of the published Scottish ballots: equal lines are merged at once."""
    lines = path.read_bytes().split(b"\n")
    candidates, seats = map(int, lines[0].split(b",")[:2])
    rankings, copies = [], []
    for line, times in Counter(lines[1:]).items():
        if not line[:1].isdigit():
            continue
        number, *marks = line.rstrip(b"\r,").split(b",")
        rankings.append(tuple(map(int, marks)))
        copies.append(int(number) * times)
    return Merged(candidates=candidates, seats=seats, rankings=rankings, copies=copies)
