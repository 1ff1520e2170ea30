"""Measure counting against pref_voting on the Scottish wards of 2022, and counting of small contests alone.

Both count the same files in one process, one after another, several passes; medians are given. Run it in an
environment made from requirements/peers.txt, with src on the path:
``PYTHONPATH=src python tools/bench_count.py --json build/bench-count.json``.
"""

import argparse
import csv
import importlib
import importlib.metadata
import json
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from comitia import __version__
from comitia.count import Count, Lots, Profile, count
from comitia.exchange.ballots import BallotFile, parse_blt, read_ballots

WARDS = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "scottish" / "scot-elex"
SMALL_ROUNDS = 300
TARGETS = {"load_and_count": 10, "count": 25}


def main() -> int:
    """Measure, print, and write the figures; return 1 where the peer or the wards are not here."""
    told = _told()
    paths = sorted(told.wards.glob("*_2022_*.csv"))
    if not paths:
        print(f"no wards of 2022 in {told.wards}: nothing to measure", file=sys.stderr)
        return 1
    try:
        figures = _figures(paths, told.passes)
    except ModuleNotFoundError as error:
        print(f"{error}: make the environment from requirements/peers.txt first", file=sys.stderr)
        return 1
    print(json.dumps(figures, indent=2))
    if told.json:
        told.json.parent.mkdir(parents=True, exist_ok=True)
        told.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--wards", type=Path, default=WARDS, help="the folder of the ward files")
    parser.add_argument("--passes", type=int, default=3, help="passes over all wards; medians are given")
    return parser.parse_args()


def _figures(paths: list[Path], passes: int) -> dict[str, Any]:
    peer_load, peer_count = _peer()
    ours = [_pass(paths, read_ballots, _count) for _ in range(passes + 1)][1:]  # the first one warms up
    theirs = [_pass(paths, peer_load, peer_count) for _ in range(passes)]
    differ = sum(1 for mine, other in zip(ours[0][2], theirs[0][2], strict=True) if mine != other)
    mine, other = _medians(ours, len(paths)), _medians(theirs, len(paths))
    ratios = {
        "load_and_count": round((other["load_ms"] + other["count_ms"]) / (mine["load_ms"] + mine["count_ms"]), 1),
        "count": round(other["count_ms"] / mine["count_ms"], 1),
    }
    return {
        "wards": len(paths),
        "passes": passes,
        "comitia": mine,
        "pref_voting": other,
        "wards_with_other_winners": differ,
        "times_faster": ratios,
        "targets": TARGETS,
        "small_contests_us": _small(),
        "versions": {
            "comitia": __version__,
            "pref_voting": importlib.metadata.version("pref_voting"),
            "numpy": importlib.metadata.version("numpy"),
            "python": platform.python_version(),
        },
        "machine": _machine(),
    }


def _pass(
    paths: list[Path], load: Callable[[Path], Any], run: Callable[[Any], list[int]]
) -> tuple[float, float, list[list[int]]]:
    """Return the seconds of loading and of counting all files once, and the winners."""
    loading = counting = 0.0
    winners = []
    for path in paths:
        start = time.perf_counter()
        loaded = load(path)
        half = time.perf_counter()
        winners.append(run(loaded))
        counting += time.perf_counter() - half
        loading += half - start
    return loading, counting, winners


def _medians(passes: list[tuple[float, float, list[list[int]]]], wards: int) -> dict[str, float]:
    loading = statistics.median(one[0] for one in passes)
    counting = statistics.median(one[1] for one in passes)
    return {"load_ms": round(loading / wards * 1e3, 3), "count_ms": round(counting / wards * 1e3, 3)}


def _count(ballots: BallotFile) -> list[int]:
    outcome = count(ballots.profile, rule="scottish-stv", seats=ballots.seats)
    assert isinstance(outcome, Count)  # noqa: S101  no ward of 2022 needs a lot
    return sorted(outcome.elected)


def _peer() -> tuple[Callable[[Path], Any], Callable[[Any], list[int]]]:
    """Return how the peer loads a ward file into its own profile and counts it."""
    profile_of = importlib.import_module("pref_voting.profiles_with_ties").ProfileWithTies
    stv_scottish = importlib.import_module("pref_voting.proportional_methods").stv_scottish

    def load(path: Path) -> tuple[Any, int]:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            candidates, seats = map(int, next(rows)[:2])
            rankings, copies = [], []
            for row in rows:
                if not row[0].isdigit():
                    break
                copies.append(int(row[0]))
                rankings.append({int(mark): place for place, mark in enumerate(row[1:-1], 1)})
        return profile_of(rankings, rcounts=copies, candidates=list(range(1, candidates + 1))), seats

    def run(loaded: tuple[Any, int]) -> list[int]:
        return sorted(int(winner) for winner in stv_scottish(loaded[0], num_seats=loaded[1]))

    return load, run


def _small() -> dict[str, float]:
    """Return the median microseconds for contests of 100 ballots among 3 to 5 candidates, as in a cascade."""
    lots = Lots(seed="00")
    one_mark = [_contest(number, ranks=False) for number in range(60)]
    ranked = [_contest(number, ranks=True) for number in range(60)]
    singles = [parse_blt(data, "small.blt").profile for data in one_mark]
    profiles = [parse_blt(data, "small.blt").profile for data in ranked]

    def timed(run: Callable[[Any], object], items: list[Any]) -> float:
        rounds = []
        for _ in range(SMALL_ROUNDS // 10):
            start = time.perf_counter()
            for item in items:
                run(item)
            rounds.append((time.perf_counter() - start) / len(items))
        return round(statistics.median(rounds) * 1e6, 1)

    def counting(rule: str) -> Callable[[Profile], object]:
        return lambda profile: count(profile, rule=rule, seats=2, lots=lots)

    return {
        "read_blt_one_mark": timed(lambda data: parse_blt(data, "small.blt"), one_mark),
        "read_blt_ranked": timed(lambda data: parse_blt(data, "small.blt"), ranked),
        "plurality": timed(counting("plurality"), singles),
        "block": timed(counting("block"), profiles),
        "scottish_stv": timed(counting("scottish-stv"), profiles),
    }


def _contest(number: int, *, ranks: bool) -> bytes:
    drawn = random.Random(number)  # noqa: S311  made-up ballots
    candidates = drawn.randint(3, 5)
    lines = [f"{candidates} 2"]
    for _ in range(100):
        marks = drawn.sample(range(1, candidates + 1), drawn.randint(1, candidates) if ranks else 1)
        lines.append(f"1 {' '.join(map(str, marks))} 0")
    names = [f'"Candidate {candidate}"' for candidate in range(1, candidates + 1)]
    return "\n".join([*lines, "0", *names, f'"Contest {number}"', ""]).encode()


def _machine() -> dict[str, Any]:
    model = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        models = [line.partition(":")[2].strip() for line in facts.read_text().splitlines() if "model name" in line]
        model = models[0] if models else model
    return {"processor": model, "cores": os.cpu_count(), "system": platform.platform(terse=True)}


if __name__ == "__main__":
    sys.exit(main())
