"""Very many councils, a plurality vote in each: all winners and the lots of all ties, in multiples of one read."""

from typing import Any

import numpy as np

from bench import made
from bench.apart import apart
from bench.clock import load_and_count
from bench.memory import read_ms
from bench.report import Cell, Report, Target, ratio
from bench.scale import Scale
from comitia.count.many import OwnLots, pluralities

CHUNK = 1_000
"""So many councils numpy counts at a time."""


def measure(scale: Scale) -> Report:
    """Measure comitia with and without numba, and numpy's bincount, which draws no lots."""
    told: dict[str, Any] = {
        "councils": scale.councils,
        "voters": scale.voters,
        "candidates": scale.candidates,
        "limit": scale.limit,
    }
    made.councils(scale.councils, scale.voters, scale.candidates)
    mine = apart("bench.councils:comitia", **told)
    found = {
        "comitia": mine,
        "comitia without numba": apart("bench.councils:comitia", numba=False, **told),
        "numpy bincount, without lots": apart("bench.councils:with_numpy", **told),
    }
    return Report(
        name="councils",
        title="Very many councils at once",
        columns=("counter", "ms", "one read ms", "reads", "passes", "ties", "note"),
        rows=tuple(_row(name, each) for name, each in found.items()),
        targets=(
            Target(
                what="all winners and lots, in reads of the votes",
                found=ratio(mine.get("count_ms"), mine.get("read_ms")),
                reach=12,
                aim=6,
                unit="reads",
                at_most=True,
            ),
        ),
        facts={key: told[key] for key in ("councils", "voters", "candidates")} | {"rule": "plurality"},
    )


def _row(name: str, found: dict[str, Any]) -> dict[str, Cell]:
    return {
        "counter": name,
        "ms": found.get("count_ms"),
        "one read ms": found.get("read_ms"),
        "reads": ratio(found.get("count_ms"), found.get("read_ms")),
        "passes": found.get("passes"),
        "ties": found.get("ties"),
        "note": found.get("said"),
    }


def comitia(councils: int, voters: int, candidates: int) -> dict[str, Any]:
    """Measure comitia."""
    votes, lots = made.councils(councils, voters, candidates), OwnLots(seed="00")
    read = read_ms(votes)
    times, outcome = load_and_count(
        lambda: None, lambda _: pluralities(votes, candidates=candidates, lots=lots), again=True
    )
    return {**times, "read_ms": read, "ties": len(outcome.ties)}


def with_numpy(councils: int, voters: int, candidates: int) -> dict[str, Any]:
    """Measure numpy, some councils at a time; the first of those with the most votes wins."""
    votes = made.councils(councils, voters, candidates)
    read = read_ms(votes)
    times, (_, ties) = load_and_count(lambda: None, lambda _: _counted(votes, candidates))
    return {**times, "read_ms": read, "ties": ties}


def _counted(votes: made.Marks, candidates: int) -> tuple[list[Any], int]:
    winners, ties, places = [], 0, candidates + 1
    for start in range(0, len(votes), CHUNK):
        chunk = votes[start : start + CHUNK]
        cells = chunk + (np.arange(len(chunk)) * places)[:, None]
        totals = np.bincount(cells.ravel(), minlength=len(chunk) * places).reshape(len(chunk), places)[:, 1:]
        winners.append(totals.argmax(axis=1) + 1)
        ties += int(((totals == totals.max(axis=1)[:, None]).sum(axis=1) > 1).sum())
    return winners, ties
