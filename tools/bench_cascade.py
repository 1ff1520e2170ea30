"""Measure a cascade of elections to the top, everything included: contests a second by size, and where the time goes.

`--sizes 1000,10000,100000` branches of 100 ballots; every run has a process and a new SQLite file of its own. The
seconds are the median of `--runs`; where the time goes is told by one run more, because the clock inside it costs a
tenth or two. Beside it stands the limit: one read of every file, and one durable write of the record's bytes.
"""

import argparse
import json
import os
import platform
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CHARTER = """charter: "1.0"
id: bench.federation
title: Federation for measuring
edition: 1
in_force: 2026-01-01
units:
  types:
    branch: {parent: district}
    district: {parent: region}
    region: {parent: union}
    union: {root: true}
rolls:
  members: {kind: person, unit_type: branch, reference_date: 2025-12-31}
bodies:
  meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  district_council: {tier: 2, scope: district, seats: {from: branch, apportion: {fixed: 2}}}
  region_council: {tier: 3, scope: region, seats: {from: district, apportion: {fixed: 2}}}
  congress: {tier: 4, scope: union, supreme: true, seats: {from: region, apportion: {fixed: 2}}}
posts:
  president: {elected_by: congress}
contests:
  branches: {applies_to: [district_council], rule: {id: block}}
  councils: {applies_to: [region_council, congress], rule: {id: scottish-stv}}
  post: {applies_to: [president], rule: {id: plurality}}
"""
CANDIDATES = 5


def write_folder(place: Path, branches: int) -> int:
    """Write a run folder for so many branches and return its number of contests; every file is there from the start."""
    rnd = random.Random(branches)  # noqa: S311  ballots for measuring
    (place / "contests").mkdir(parents=True)
    (place / "charter.yaml").write_text(CHARTER)
    regions, districts = max(1, branches // 100), max(1, branches // 10)
    units = ["unit,type,parent,name,members", "u,union,,Union,"]
    units += [f"r{number},region,u,Region {number}," for number in range(regions)]
    units += [f"d{number},district,r{number % regions},District {number}," for number in range(districts)]
    units += [f"b{number},branch,d{number % districts},Branch {number},120" for number in range(branches)]
    (place / "units.csv").write_text("\n".join(units) + "\n")
    ballots = {f"district_council.b{number}": 100 for number in range(branches)}
    ballots |= {f"region_council.d{number}": 15 for number in range(districts)}
    ballots |= {f"congress.r{number}": 15 for number in range(regions)}
    ballots["president"] = min(regions, 100)
    with (place / "candidates.csv").open("w") as table:
        table.write("contest,number,person,name\n")
        for contest, cast in ballots.items():
            for number in range(1, CANDIDATES + 1):
                table.write(f"{contest},{number},{contest}/{number},Person {number} of {contest}\n")
            (place / "contests" / f"{contest}.blt").write_text(_ballots(rnd, contest, cast))
    return len(ballots)


def _ballots(rnd: random.Random, contest: str, cast: int) -> str:
    seats = 1 if contest == "president" else 2
    lines = [f"{CANDIDATES} {seats}"]
    marks = seats if contest.startswith("district") else 4  # a block vote has as many marks as seats
    for _ in range(cast):
        ranking = rnd.sample(range(1, CANDIDATES + 1), rnd.randint(1, marks))
        lines.append(f"1 {' '.join(map(str, ranking))} 0")
    return "\n".join([*lines, "0", ""])


class Clock:
    """Where the time goes: seconds by part, without what is measured inside a part."""

    def __init__(self) -> None:
        self.parts: defaultdict[str, float] = defaultdict(float)
        self._inner: list[float] = [0.0]

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure a part of the work."""
        start = time.perf_counter()
        self._inner.append(0.0)
        try:
            yield
        finally:
            spent = time.perf_counter() - start
            self.parts[name] += spent - self._inner.pop()
            self._inner[-1] += spent

    def around(self, owner: Any, name: str, part: str) -> None:
        """Measure every call of a function as a part."""
        function: Callable[..., object] = getattr(owner, name)

        def measured(*arguments: object, **named: object) -> object:
            with self.part(part):
                return function(*arguments, **named)

        setattr(owner, name, measured)


class Silent:
    """Progress that nobody watches."""

    def start(self, what: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""


def run_one(place: Path, contests: int, *, with_parts: bool) -> dict[str, object]:
    """Run a folder on a new database in this process and return what it took; its parts only where they are wanted."""
    _database(place)
    clock = _clock() if with_parts else Clock()
    before = time.process_time()
    size, spent = _run(place, clock)
    return {
        "contests": contests,
        "entries": size,
        "seconds": round(spent, 3),
        "processor_seconds": round(time.process_time() - before, 3),
        "contests_a_second": round(contests / spent),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "parts": {name: round(seconds, 3) for name, seconds in sorted(clock.parts.items(), key=lambda p: -p[1])},
        "limit_seconds": round(limit(place), 3),
    }


def _database(place: Path) -> None:
    """Make the database of a run."""
    os.environ["COMITIA_DB"] = str(place / "bench.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "comitia.config.settings"
    import django  # noqa: PLC0415  in the process that measures

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)


def _clock() -> Clock:
    """Return a clock around the parts of a run."""
    from comitia.app import clerk, contest_files, persons  # noqa: PLC0415  once the database is known
    from comitia.exchange import folder  # noqa: PLC0415
    from comitia.store import entries, projection  # noqa: PLC0415

    clock = Clock()
    clock.around(folder, "read_folder", "read the tables")
    clock.around(contest_files, "read_ballots", "read the ballot files")
    clock.around(contest_files, "canonical_blt", "seal the boxes")
    clock.around(clerk, "decide", "decide and count")
    clock.around(clerk.Clerk, "_append", "make the entries")
    clock.around(entries, "append", "store the entries")
    clock.around(projection, "project", "project the tables")
    clock.around(persons.Persons, "named", "persons and commitments")
    return clock


def _run(place: Path, clock: Clock) -> tuple[int, float]:
    """Run the folder to the top; return the number of entries and the seconds it took."""
    from comitia.app import clerk, persons, run, sources, texts  # noqa: PLC0415  once the database is known
    from comitia.app.installation import installation  # noqa: PLC0415
    from comitia.app.plan import Plan  # noqa: PLC0415  likewise
    from comitia.charter import load  # noqa: PLC0415
    from comitia.exchange import folder  # noqa: PLC0415
    from comitia.store import entries  # noqa: PLC0415

    now, start = datetime(2026, 3, 14, tzinfo=UTC), time.perf_counter()
    with clock.part("everything else"):
        tables, rules = folder.read_folder(place), load(place / "charter.yaml")
        signer, keeper = installation(place / "key.pem"), clerk.Clerk(now=now)
        plan = Plan(
            clerk=keeper,
            keeper=signer,
            folder=tables,
            persons=persons.Persons(signer, rules.id),
            sources=sources.Sources(signer, rules.id),
            texts=texts.Texts(signer, rules.id),
            day=now.date(),
            progress=Silent(),
        )
        problems = run.run(plan, rules, "", ())
    spent = time.perf_counter() - start
    assert not problems, problems[:3]  # noqa: S101  a measurement of a run that failed is none
    assert len(keeper.state.holders("president", "u")) == 1  # noqa: S101  to the top
    chain = entries.peek()
    return (chain.size if chain else 0), spent


def limit(place: Path) -> float:
    """Return the seconds of one read of every file and one durable write of the record's bytes."""
    with sqlite3.connect(place / "bench.sqlite3") as source:
        contents = [row[0] for row in source.execute("SELECT content FROM store_entry")]
    start = time.perf_counter()
    for file in (place / "contests").iterdir():
        file.read_bytes()
    target = sqlite3.connect(place / "limit.sqlite3")
    target.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE e (seq INTEGER PRIMARY KEY, c BLOB)"
    )
    with target:
        target.executemany("INSERT INTO e VALUES (?, ?)", enumerate(contents))
    target.close()
    return time.perf_counter() - start


def measure(branches: int, runs: int) -> dict[str, object]:
    """Return the median of several runs of one size, and where one run more spent its time."""
    with tempfile.TemporaryDirectory(prefix="comitia-bench-") as folder:
        place = Path(folder) / "folder"
        contests = write_folder(place, branches)
        found = sorted((_apart(place, contests) for _ in range(runs)), key=lambda each: float(each["seconds"]))
        middle = found[len(found) // 2]
        seconds = [each["seconds"] for each in found]
        timed = _apart(place, contests, "--parts")
        parts = {"parts": timed["parts"], "seconds_with_the_clock": timed["seconds"]}
        return {"branches": branches, **middle, "seconds_of_runs": seconds, **parts}


def _apart(place: Path, contests: int, *more: str) -> dict[str, Any]:
    """Return what one run took, in a process and on a database of its own."""
    for left in place.glob("*.sqlite3*"):
        left.unlink()
    command = [sys.executable, __file__, "--one", str(place), "--contests", str(contests), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure the sizes asked for, print a table, and keep the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--contests", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--parts", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(run_one(asked.one, asked.contests, with_parts=asked.parts)))
        return
    results = []
    print("  branches  contests  seconds  of processor  contests/s  times the limit     MB  where the time goes")
    for size in map(int, asked.sizes.split(",")):
        result = measure(size, asked.runs)
        results.append(result)
        print(_row(result), flush=True)
    if asked.json:
        machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps({"machine": machine, "cascade": results}, indent=2) + "\n")


def _row(result: dict[str, Any]) -> str:
    parts = ", ".join(
        f"{name} {100 * seconds / result['seconds_with_the_clock']:.0f} %"
        for name, seconds in list(result["parts"].items())[:6]
    )
    times = result["seconds"] / result["limit_seconds"]
    return (
        f"{result['branches']:>10,}{result['contests']:>10,}{result['seconds']:>9.2f}"
        f"{result['processor_seconds']:>14.2f}{result['contests_a_second']:>12,}"
        f"{times:>17.1f}{result['megabytes']:>7,}  {parts}"
    )


if __name__ == "__main__":
    main()
