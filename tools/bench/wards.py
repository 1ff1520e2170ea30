"""All Scottish wards in one batch: each file is read, and counted with the record of every stage."""

from pathlib import Path
from typing import Any

from bench import merged, ours
from bench.apart import NotThereError, apart
from bench.clock import load_and_count
from bench.peers import peer
from bench.report import Cell, Report, Target, ratio, timed
from bench.scale import Scale
from comitia.exchange.ballots import read_all

WARDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "scottish" / "scot-elex"
RULE = "scottish-stv"
Winners = list[list[int]]


def measure(scale: Scale) -> Report:
    """Measure comitia with and without numba, and both programs that count by the Scottish rules."""
    wards = len(ward_files(scale.wards))
    counters = {
        "comitia": apart("bench.wards:comitia", wards=scale.wards, limit=scale.limit),
        "comitia without numba": apart("bench.wards:comitia", wards=scale.wards, numba=False, limit=scale.limit),
    }
    for name in ("pref_voting", "stvpoll"):
        counters[name] = apart("bench.wards:other", name=name, wards=scale.wards, limit=scale.limit)
    first = counters["comitia"].get("winners")
    rows = tuple(_row(name, found, wards, first) for name, found in counters.items())
    return Report(
        name="wards",
        title="Scottish wards in one batch",
        columns=("counter", "load ms a ward", "count ms a ward", "passes", "other winners in", "note"),
        rows=rows,
        targets=_targets(dict(zip(counters, rows, strict=True))),
        facts={"wards": wards, "rule": RULE},
    )


def _targets(rows: dict[str, dict[str, Cell]]) -> tuple[Target, ...]:
    ours_ms = _count(rows["comitia"])
    return (
        Target(what="count, times pref_voting", found=ratio(_count(rows["pref_voting"]), ours_ms), reach=100),
        Target(what="count, times stvpoll", found=ratio(_count(rows["stvpoll"]), ours_ms), reach=30),
        Target(what="count of a ward", found=ours_ms, reach=0.1, unit="ms", at_most=True),
    )


def _count(row: dict[str, Cell]) -> float | None:
    found = row["count ms a ward"]
    return found if isinstance(found, float) else None


def _row(name: str, found: dict[str, Any], wards: int, first: Winners | None) -> dict[str, Cell]:
    row = timed(name, found)
    winners = found.get("winners")
    differ = None
    if first and winners:
        differ = sum(1 for one, other in zip(first, winners, strict=True) if one != other)
    return {
        "counter": name,
        "load ms a ward": ratio(found.get("load_ms"), wards),
        "count ms a ward": ratio(found.get("count_ms"), wards),
        "passes": row["passes"],
        "other winners in": differ,
        "note": row["note"],
    }


def comitia(wards: int) -> dict[str, Any]:
    """Measure comitia."""
    paths = ward_files(wards)

    times, counts = load_and_count(lambda: read_all(paths), ours.all_counted, again=True)
    return {**times, "winners": [sorted(each.elected) for each in counts]}


def other(name: str, wards: int) -> dict[str, Any]:
    """Measure another program."""
    paths, chosen = ward_files(wards), peer(name, RULE, 0)
    times, winners = load_and_count(
        lambda: [chosen.load(merged.from_file(path)) for path in paths],
        lambda loaded: [sorted(chosen.count(each)) for each in loaded],
    )
    return {**times, "winners": winners}


def ward_files(most: int) -> list[Path]:
    """Return the files of wards, so many at most. Raises `NotThereError` where there are none."""
    found = sorted(WARDS.glob("*.csv"))[:most]
    if not found:
        raise NotThereError(f"no wards in {WARDS}")
    return found
