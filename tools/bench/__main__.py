"""`python -m bench`: measure, print tables, and write a JSON file for each part to build/bench."""

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

from bench import big_file, command, councils, growth, memory, page, rules, small, wards
from bench.apart import NotThereError
from bench.made import ROOT
from bench.report import TARGET_HEAD, Report, machine
from bench.scale import SMALL, Scale

PARTS = {
    "wards": wards.measure,
    "command": command.measure,
    "big_file": big_file.measure,
    "memory": memory.measure,
    "rules": rules.measure,
    "councils": councils.measure,
    "growth": growth.measure,
    "small": small.measure,
}
BUILD = ROOT / "build" / "bench"


def main() -> int:
    """Measure the parts asked for."""
    told = _told()
    began, reports = time.perf_counter(), list[Report]()
    scale = SMALL if told.small else Scale(limit=told.limit)
    for name in told.only or PARTS:
        try:
            reports.append(_part(name, scale, told))
        except NotThereError as missing:
            print(f"  not measured: {missing}\n", flush=True)
    if told.keep:
        page.write()
    print("\n".join(_targets(reports)))
    print(f"{time.perf_counter() - began:.0f} s in all")
    return 0


def _part(name: str, scale: Scale, told: argparse.Namespace) -> Report:
    """Measure one part, print it, and write its figures."""
    print(f"{name} ...", flush=True)
    start, before = time.perf_counter(), machine()
    report = PARTS[name](scale)
    path = _written({**report.to_json(), "machine": before}, name, told.json)
    print("\n".join(aligned(report.columns, report.cells())))
    print(f"  {time.perf_counter() - start:.0f} s, written to {path}\n", flush=True)
    if told.keep:
        shutil.copyfile(path, page.KEPT / f"{name}.json")
    return report


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this part; may be given again")
    parser.add_argument("--small", action="store_true", help="small sizes, to see that it works")
    parser.add_argument("--limit", type=float, default=Scale().limit, help="seconds that one measurement may take")
    parser.add_argument("--json", type=Path, default=BUILD, help="the folder for the figures")
    parser.add_argument(
        "--keep", action="store_true", help="put the figures into docs/reference, and on the page there"
    )
    told = parser.parse_args()
    if told.keep and told.small:
        parser.error("small figures are not kept")
    return told


def _written(figures: dict[str, object], name: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _targets(reports: list[Report]) -> list[str]:
    rows = [(report.title, *target.row()) for report in reports for target in report.targets]
    return aligned(("part", *TARGET_HEAD), rows) if rows else []


def aligned(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table for a terminal."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)
    ]


if __name__ == "__main__":
    sys.exit(main())
