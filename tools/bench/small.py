"""Small contests: 100 ballots among 3 to 5 candidates, as in a cascade; numpy is not loaded for these."""

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.apart import apart
from bench.report import Report
from bench.scale import Scale
from comitia.count import Lots, Profile, count
from comitia.exchange.ballots import parse_blt

ROUNDS = 30
CONTESTS = 60
LOTS = Lots(seed="00")


def measure(scale: Scale) -> Report:
    """Measure reading and counting."""
    found = apart("bench.small:comitia", limit=scale.limit)
    return Report(
        name="small",
        title="Small contests",
        columns=("what", "median µs"),
        rows=tuple({"what": what, "median µs": found[what]} for what in found if what != "peak_mb"),
        facts={"ballots": 100, "candidates": "3 to 5"},
    )


def comitia() -> dict[str, Any]:
    """Return the median microseconds of each step of a small contest."""
    one_mark = [_contest(number, ranks=False) for number in range(CONTESTS)]
    ranked = [_contest(number, ranks=True) for number in range(CONTESTS)]
    singles = [parse_blt(data, "small.blt").profile for data in one_mark]
    profiles = [parse_blt(data, "small.blt").profile for data in ranked]
    return {
        "read a BLT file, one mark a ballot": _timed(lambda data: parse_blt(data, "small.blt"), one_mark),
        "read a BLT file, ranked": _timed(lambda data: parse_blt(data, "small.blt"), ranked),
        "count plurality": _timed(_counting("plurality"), singles),
        "count a block vote": _timed(_counting("block"), profiles),
        "count a transferable vote": _timed(_counting("scottish-stv"), profiles),
    }


def _counting(rule: str) -> Callable[[Profile], object]:
    return lambda profile: count(profile, rule=rule, seats=2, lots=LOTS)


def _timed(run: Callable[[Any], object], items: list[Any]) -> float:
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for item in items:
            run(item)
        rounds.append((time.perf_counter() - start) / len(items))
    return round(statistics.median(rounds) * 1e6, 1)


def _contest(number: int, *, ranks: bool) -> bytes:
    drawn = random.Random(number)  # noqa: S311  made-up ballots
    candidates = drawn.randint(3, 5)
    lines = [f"{candidates} 2"]
    for _ in range(100):
        marks = drawn.sample(range(1, candidates + 1), drawn.randint(1, candidates) if ranks else 1)
        lines.append(f"1 {' '.join(map(str, marks))} 0")
    names = [f'"Candidate {candidate}"' for candidate in range(1, candidates + 1)]
    return "\n".join([*lines, "0", *names, f'"Contest {number}"', ""]).encode()
