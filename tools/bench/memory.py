"""One large contest in memory: merging equal ballots, and counting them merged, in multiples of one read."""

from typing import Any

import numpy as np

from bench import made, ours, packing
from bench.apart import apart
from bench.clock import load_and_count, median_ms
from bench.report import Cell, Report, Target, ratio
from bench.scale import Scale

RULE = "scottish-stv"
READS = 50


def measure(scale: Scale) -> Report:
    """Measure comitia with and without numba, and numpy, which packs and sorts the same ballots."""
    told: dict[str, Any] = {
        "ballots": scale.ballots,
        "candidates": scale.candidates,
        "seats": scale.seats,
        "limit": scale.limit,
    }
    made.marks(scale.ballots, scale.candidates)
    mine = apart("bench.memory:comitia", **told)
    found = {
        "comitia": mine,
        "comitia without numba": apart("bench.memory:comitia", numba=False, **told),
        "numpy: packed, sorted, unpacked": apart("bench.memory:with_numpy", **told),
    }
    rows = tuple(_row(name, each) for name, each in found.items())
    limits = (("merging", "merge", 100, 40), ("counting what was merged", "count", 10, 5))
    return Report(
        name="memory",
        title="One large contest in memory",
        columns=("counter", "merge ms", "count ms", "one read ms", "merge, reads", "count, reads", "rankings", "note"),
        rows=rows,
        targets=tuple(
            Target(
                what=f"{what}, in reads of the array",
                found=ratio(mine.get(f"{key}_ms"), mine.get("read_ms")),
                reach=reach,
                aim=aim,
                unit="reads",
                at_most=True,
            )
            for what, key, reach, aim in limits
        ),
        facts={key: told[key] for key in ("ballots", "candidates", "seats")} | {"rule": RULE},
    )


def _row(name: str, found: dict[str, Any]) -> dict[str, Cell]:
    read = found.get("read_ms")
    return {
        "counter": name,
        "merge ms": found.get("merge_ms"),
        "count ms": found.get("count_ms"),
        "one read ms": read,
        "merge, reads": ratio(found.get("merge_ms"), read),
        "count, reads": ratio(found.get("count_ms"), read),
        "rankings": found.get("rankings"),
        "note": found.get("said"),
    }


def read_ms(array: made.Marks) -> float:
    """Return what one warm read of an array takes: the sum of its bytes, eight at a time."""
    flat = array.reshape(-1)
    words = flat[: len(flat) // 8 * 8].view(np.uint64)
    return median_ms(words.sum, READS)


def comitia(ballots: int, candidates: int, seats: int) -> dict[str, Any]:
    """Measure comitia."""
    marks = made.marks(ballots, candidates)
    read = read_ms(marks)
    times, profile = load_and_count(lambda: ours.from_array(candidates, marks), lambda profile: profile, again=True)
    size = profile.size
    counting, _ = load_and_count(
        lambda: ours.from_array(candidates, marks), lambda fresh: ours.counted(fresh, RULE, seats), again=True
    )
    return {"read_ms": read, "merge_ms": times["load_ms"], "count_ms": counting["count_ms"], "rankings": size}


def with_numpy(ballots: int, candidates: int, seats: int) -> dict[str, Any]:
    """Measure numpy; it counts nothing."""
    del seats
    marks = made.marks(ballots, candidates)
    read = read_ms(marks)

    def merge() -> int:
        keys, copies = np.unique(packing.packed(marks), return_counts=True)
        return len(packing.unpacked(keys, marks.shape[1])) if len(copies) else 0

    times, rankings = load_and_count(merge, lambda rankings: rankings)
    return {"read_ms": read, "merge_ms": times["load_ms"], "rankings": rankings}
