"""What a part of the measurements found, in one shape for all: a table, what was wanted, and the machine."""

import importlib.metadata
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from comitia import __version__

Cell = str | float | int | None
PROGRAMS = ("numpy", "numba", "pref_voting", "stvpoll", "votekit", "pyrankvote", "abcvoting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing wanted: at least so many times (or at most so much, in `unit`), and what was found."""

    what: str
    found: float | None
    reach: float
    aim: float | None = None
    unit: str = "times"
    at_most: bool = False

    @property
    def verdict(self) -> str:
        """Return how far the target is reached, in words."""
        if self.found is None:
            return "not measured"
        if self.aim is not None and self._holds(self.found, self.aim):
            return "aim reached"
        return "reached" if self._holds(self.found, self.reach) else "not reached"

    def _holds(self, found: float, wanted: float) -> bool:
        return found <= wanted if self.at_most else found >= wanted

    def row(self) -> tuple[str, ...]:
        """Return the cells of a table of targets."""
        bound = "at most" if self.at_most else "at least"
        aim = "" if self.aim is None else f"{said(self.aim)} {self.unit}"
        found = "" if self.found is None else f"{said(self.found)} {self.unit}"
        return self.what, f"{bound} {said(self.reach)} {self.unit}", aim, found, self.verdict


TARGET_HEAD = ("wanted", "reach", "aim", "found", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One part: `facts` are what its rows have in common."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
    targets: tuple[Target, ...] = ()
    facts: Mapping[str, Cell] = field(default_factory=dict)
    machine: Mapping[str, Cell] = field(default_factory=dict)

    def cells(self) -> list[tuple[str, ...]]:
        """Return the table: what a row has not is empty."""
        return [tuple(said(row.get(column)) for column in self.columns) for row in self.rows]

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain values, with the machine and the versions it was measured on."""
        return {**asdict(self), "machine": dict(self.machine) or machine()}


def from_json(found: dict[str, Any]) -> Report:
    """Return a report that was kept."""
    targets = tuple(Target(**target) for target in found["targets"])
    return Report(**{**found, "columns": tuple(found["columns"]), "rows": tuple(found["rows"]), "targets": targets})


def said(value: Cell) -> str:
    """Return a number with three digits that matter, or a text as it is."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def ratio(one: float | None, other: float | None) -> float | None:
    """Return one by the other with four digits, or None where either is not known."""
    return float(f"{one / other:.4g}") if one is not None and other else None


def sum_ms(row: Mapping[str, Cell]) -> float | None:
    """Return load and count together, or None where there are no figures."""
    load, count = row.get("load ms"), row.get("count ms")
    return load + count if isinstance(load, (int, float)) and isinstance(count, (int, float)) else None


def timed(counter: str, found: Mapping[str, Any], **more: Cell) -> dict[str, Cell]:
    """Return the row of one counter: its times, or why there are none."""
    row: dict[str, Cell] = {"counter": counter}
    for column, key in (
        ("load ms", "load_ms"),
        ("count ms", "count_ms"),
        ("first ms", "first_ms"),
        ("passes", "passes"),
    ):
        row[column] = found.get(key)
    merge = found.get("merge_ms")
    note = "" if merge is None else f"{said(merge)} ms of the load is merging, done for it"
    return {**row, **more, "note": found.get("said") or note}


def beside(rows: Sequence[Mapping[str, Cell]]) -> list[dict[str, Cell]]:
    """Return the rows with how many times as long as the first each takes, load and count together."""
    own = sum_ms(rows[0])
    return [{**row, "times comitia": ratio(sum_ms(row), own)} for row in rows]


def fastest(rows: Iterable[Mapping[str, Cell]]) -> float | None:
    """Return the least time of load and count among rows."""
    return min((found for row in rows if (found := sum_ms(row)) is not None), default=None)


def machine() -> dict[str, Cell]:
    """Return what was measured on: the processor, its cores, the versions."""
    facts: dict[str, Cell] = {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load before": round(os.getloadavg()[0], 2),
        "system": platform.system(),
        "python": platform.python_version(),
        "comitia": __version__,
    }
    for program in PROGRAMS:
        try:
            facts[program] = importlib.metadata.version(program)
        except importlib.metadata.PackageNotFoundError:
            facts[program] = "not installed"
    return facts


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text().splitlines() if facts.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    return models[0] if models else platform.processor() or platform.machine()
