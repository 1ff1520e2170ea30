"""Write the tables of docs/reference/measurements.md from the figures that are kept beside it.

Run it after the figures change: ``PYTHONPATH=src:tools python -m bench.page``; with ``--check`` it only says whether
the page shows what the figures say (exit status 1 when it does not). Only what stands between two marks is written.
"""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.report import TARGET_HEAD, Cell, from_json, said

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGE = DOCS / "measurements.md"
KEPT = DOCS / "measurements"
BLOCK = re.compile(r"(<!-- made from (\w+)\.json -->\n).*?(<!-- end -->)", re.DOTALL)
CASCADE_HEAD = ("branches", "contests", "seconds", "contests a second", "times the limit", "memory MB")


def main() -> int:
    """Write the page, or say whether it is up to date."""
    if "--check" not in sys.argv:
        write()
        return 0
    found = PAGE.read_text(encoding="utf-8")
    fresh = found == filled(found)
    print(f"{PAGE.name}: {'up to date' if fresh else 'stale; run PYTHONPATH=src:tools python -m bench.page'}")
    return 0 if fresh else 1


def write() -> None:
    """Write the tables of the page again."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def filled(page: str) -> str:
    """Return the page with each table as its figures have it."""
    return BLOCK.sub(lambda block: f"{block[1]}\n{_block(block[2])}\n{block[3]}", page)


def _block(name: str) -> str:
    path = KEPT / f"{name}.json"
    if not path.exists():
        return "Not measured yet.\n"
    figures = json.loads(path.read_text(encoding="utf-8"))
    lines = _cascade(figures) if "cascade" in figures else _report(figures)
    return "\n".join([*lines, f"[{name}.json]({KEPT.name}/{name}.json)", ""])


def _report(figures: dict[str, Any]) -> list[str]:
    report = from_json(figures)
    shown = [column for place, column in enumerate(report.columns) if any(row[place] for row in report.cells())]
    rows = [tuple(said(row.get(column)) for column in shown) for row in report.rows]
    lines = [f"{_facts(report.facts)}.", ""] if report.facts else []
    lines += [*_table(tuple(shown), rows), ""]
    if report.targets:
        lines += [*_table(TARGET_HEAD, [target.row() for target in report.targets]), ""]
    return [*lines, f"Measured on: {_facts(report.machine)}.", ""]


def _cascade(figures: dict[str, Any]) -> list[str]:
    rows = [
        (
            said(each["branches"]),
            said(each["contests"]),
            said(each["seconds"]),
            said(each["contests_a_second"]),
            said(each["seconds"] / each["limit_seconds"]),
            said(each["megabytes"]),
        )
        for each in figures["cascade"]
    ]
    return [*_table(CASCADE_HEAD, rows), "", f"Measured on: {figures['machine']}.", ""]


def _facts(facts: Any) -> str:
    pairs: list[tuple[str, Cell]] = list(facts.items())
    return ", ".join(f"{name} {said(value)}" for name, value in pairs)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


if __name__ == "__main__":
    sys.exit(main())
