"""The CSV layout of ballots that give points: a header of names, then one row a ballot, a whole number a candidate.

An empty field is no mark. A column headed `weight` or `count` says how many equal ballots a row stands for, or what it
weighs (`12`, `1.5`, `2/3`). Nothing else is read: a name that stands twice, ids of ballots, a field too many or too
few, points outside the range are refused with file and line.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from comitia.count.limits import MOST_CANDIDATES
from comitia.count.scores import MOST_POINTS, STARS, Points, Scores
from comitia.exchange.ballots.file import BallotFileError, Lines, csv_row, decoded, digest, first_twice, plain_lines

WEIGHTS, IDS = ("weight", "count"), ("id", "ballot", "ballot_id")
_WHOLE = re.compile(r"-?[0-9]{1,7}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsFile:
    """The contents of a file of ballots that give points; it says nothing of seats. `digest` is SHA-256 in hex."""

    profile: Scores
    names: tuple[str, ...]
    digest: str
    title: str = ""
    seats: int = 0
    treatment: None = None
    notes: tuple[str, ...] = ()


def read_points(path: Path | str, lowest: int = 0, highest: int = STARS) -> PointsFile:
    """Return the contents of such a file. Raises `BallotFileError`, and OSError when it cannot be opened."""
    name = str(path)
    if not name.lower().endswith(".csv"):
        raise BallotFileError(name, 1, "another kind of file", "ballots that give points, in a file that ends in .csv")
    return parse_points(Path(path).read_bytes(), name, lowest, highest)


def parse_points(data: bytes, name: str, lowest: int = 0, highest: int = STARS) -> PointsFile:
    """Return the contents of such a file, given its bytes. Raises `BallotFileError`."""
    lines = Lines(decoded(plain_lines(data), name), name)
    rows = (csv_row(line, lines) for line in lines)
    header = next(rows, [])
    at = next((place for place, field in enumerate(header) if field.lower() in WEIGHTS), None)
    names = [field for place, field in enumerate(header) if place != at]
    _refuse_names(names, lines)
    ballots, unit = list[tuple[int | Fraction, Points]](), 1
    for row in rows:
        ballots.append(_ballot(row, at, len(header), (lowest, highest), lines))
        unit = lines.common_part(unit, ballots[-1][0])
    profile = Scores.from_ballots(len(names), ballots, lowest=lowest, highest=highest)
    return PointsFile(profile=profile, names=tuple(names), digest=digest(data))


def _refuse_names(names: list[str], lines: Lines) -> None:
    if not names or len(names) > MOST_CANDIDATES or not all(names):
        found = f"{len(names)} names" if all(names) else "a column without a name"
        raise lines.refuse(found, f"a header of names, 1 to {MOST_CANDIDATES:,}, one a candidate")
    if odd := [name for name in names if name.lower() in (*WEIGHTS, *IDS)]:
        raise lines.refuse(f"the column {odd[0]!r}", "candidates, and one column `weight` or `count`: remove it")
    if len(set(names)) < len(names):
        raise lines.refuse(f"the name {first_twice(names)!r} twice", "each candidate once")


def _ballot(
    row: list[str], at: int | None, columns: int, within: tuple[int, int], lines: Lines
) -> tuple[int | Fraction, Points]:
    if len(row) != columns:
        raise lines.refuse(f"{len(row)} fields", f"{columns}, as in the header")
    weight = 1 if at is None else lines.weight(row[at])
    return weight, tuple(_points(field, within, lines) for place, field in enumerate(row) if place != at)


def _points(field: str, within: tuple[int, int], lines: Lines) -> int | None:
    if not field:
        return None
    lowest, highest = within
    if not _WHOLE.fullmatch(field) or not lowest <= int(field) <= highest:
        most = f"{highest:,}" if highest < MOST_POINTS else "as many as there are"
        raise lines.refuse(repr(field[:40]), f"a whole number from {lowest} to {most}, or nothing")
    return int(field)
