"""What a rule found that compares candidates in pairs: the record of it, with JSON there and back.

Votes are in 1/`unit` of a vote, as everywhere in the count; matrices have a row and a column for each candidate, the
first for candidate 1, and nothing but 0 for those who do not stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from comitia.count.amount import read, written

Matrix = tuple[tuple[int, ...], ...]
Strength = tuple[int, ...]
"""How strong a pair or a path is: the higher, the stronger; empty where there is none.

By winning votes those for and those against, by margins the margin.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A pair in the order in which it was taken: who is before whom, and whether it was locked or passed over."""

    winner: int
    loser: int
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Each candidate of `among` against each other: `pairs[a - 1][b - 1]` is how many votes rank a before b.

    What else there is depends on the rule: `smith` the Smith set, `paths` the strongest paths, `locked` the pairs in
    the order in which they were taken, `points` a score in points, `defeats` the greatest defeat of each, in votes.
    """

    among: tuple[int, ...]
    pairs: Matrix
    smith: tuple[int, ...] = ()
    paths: tuple[tuple[Strength, ...], ...] = ()
    locked: tuple[Locked, ...] = ()
    points: tuple[Fraction, ...] = ()
    defeats: tuple[int, ...] = ()


def comparison_to_json(compared: Comparison, unit: int) -> dict[str, Any]:
    """Return it as plain JSON values, without what this rule does not have."""
    found: dict[str, Any] = {
        "among": list(compared.among),
        "pairs": [[written(votes, 1, unit) for votes in row] for row in compared.pairs],
        "smith": list(compared.smith),
        "paths": [[[written(part, 1, unit) for part in path] for path in row] for row in compared.paths],
        "locked": [{"winner": each.winner, "loser": each.loser, "holds": each.holds} for each in compared.locked],
        "points": [written(points, 1) for points in compared.points],
        "defeats": [written(votes, 1, unit) for votes in compared.defeats],
    }
    return {key: value for key, value in found.items() if value or key in {"among", "pairs"}}


def comparison_from_json(data: Mapping[str, Any], unit: int) -> Comparison:
    """Return what `comparison_to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""

    def votes(text: int | str) -> int:
        return int(read(text, 1, unit))

    return Comparison(
        among=tuple(data["among"]),
        pairs=tuple(tuple(map(votes, row)) for row in data["pairs"]),
        smith=tuple(data.get("smith", ())),
        paths=tuple(tuple(tuple(map(votes, path)) for path in row) for row in data.get("paths", ())),
        locked=tuple(Locked(**each) for each in data.get("locked", ())),
        points=tuple(Fraction(read(points, 1)) for points in data.get("points", ())),
        defeats=tuple(map(votes, data.get("defeats", ()))),
    )
