"""Seconds: medians of several passes, load and count apart.

The first pass is told apart, since it loads libraries and makes machine code. Work of many seconds is not repeated, and
its only pass is the first, unless `again` says that making machine code may be what took so long.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any, TypeVar

Loaded = TypeVar("Loaded")
Result = TypeVar("Result")
MOST_PASSES = 15
LEAST_PASSES = 3
ENOUGH = 3.0
"""So many seconds of passes are enough when there were LEAST_PASSES."""
TOO_LONG = 8.0
"""Work that takes so many seconds is not repeated."""


def load_and_count(
    load: Callable[[], Loaded], count: Callable[[Loaded], Result], *, again: bool = False
) -> tuple[dict[str, Any], Result]:
    """Return the medians of loading and of counting in ms, and what was counted in the last pass."""
    passes: list[tuple[float, float]] = []
    began = time.perf_counter()
    while True:
        start = time.perf_counter()
        loaded = load()
        half = time.perf_counter()
        result = count(loaded)
        passes.append((half - start, time.perf_counter() - half))
        del loaded
        if _is_enough(len(passes), time.perf_counter() - began) and not (again and len(passes) == 1):
            break
    warm = passes[1:] or passes
    return {
        "load_ms": _ms(statistics.median(one for one, _ in warm)),
        "count_ms": _ms(statistics.median(other for _, other in warm)),
        "first_ms": _ms(sum(passes[0])),
        "passes": len(warm),
    }, result


def median_ms(run: Callable[[], object], passes: int) -> float:
    """Return the median of so many passes in ms, after one that is not counted."""
    found = []
    for _ in range(passes + 1):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return _ms(statistics.median(found[1:]))


def _is_enough(passes: int, spent: float) -> bool:
    if passes == 1:
        return spent > TOO_LONG
    return passes > MOST_PASSES or (passes > LEAST_PASSES and spent > ENOUGH) or spent > 3 * TOO_LONG


def _ms(seconds: float) -> float:
    return float(f"{seconds * 1e3:.4g}")
