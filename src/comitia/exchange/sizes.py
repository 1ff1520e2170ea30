"""A table of sizes for an apportionment: a unit a line with its size, and its own floor and cap where it has any."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from comitia.exchange.tables import BadInput, Problem, Row, read_table

MOST_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """What the table says, in its order; a unit without a floor or cap of its own is not in those."""

    sizes: Mapping[str, int]
    floors: Mapping[str, int]
    caps: Mapping[str, int]


def read_sizes(path: Path) -> Sizes:
    """Return a table with the columns unit and size, and perhaps floor and cap; raise `BadInput` for what is none."""
    sizes: dict[str, int] = {}
    floors: dict[str, int] = {}
    caps: dict[str, int] = {}
    for row in read_table(path, ("unit", "size"), ("floor", "cap")):
        unit = row.cells["unit"]
        if not unit or unit in sizes:
            message = f"{unit} is there twice" if unit else "the unit has no name"
            raise BadInput([Problem(file=path.name, line=row.line, message=message)])
        sizes[unit] = _number(path, row, "size")
        for name, found in (("floor", floors), ("cap", caps)):
            if row.cells.get(name):
                found[unit] = _number(path, row, name)
    if not sizes:
        raise BadInput([Problem(file=path.name, line=0, message="there is no unit in it")])
    return Sizes(sizes=sizes, floors=floors, caps=caps)


def _number(path: Path, row: Row, name: str) -> int:
    written = row.cells[name]
    if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS):
        message = f"the {name} of {row.cells['unit']} is {written!r}, expected a whole number as in 12000"
        raise BadInput([Problem(file=path.name, line=row.line, message=message)])
    return int(written)
