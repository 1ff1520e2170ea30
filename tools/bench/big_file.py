"""One large contest by transferable vote, from a file on disk to its stages, in multiples of one read of the file."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from bench import made, merged, ours
from bench.apart import apart
from bench.clock import load_and_count, median_ms
from bench.peers import peer
from bench.report import Cell, Report, Target, beside, fastest, ratio, sum_ms, timed
from bench.scale import Scale

RULE = "scottish-stv"
COLUMNS = ("counter", "load ms", "count ms", "first ms", "times comitia", "times one read", "passes", "winners", "note")
OTHERS = ("stvpoll", "votekit", "pyrankvote", "pref_voting")


def measure(scale: Scale) -> Report:
    """Measure comitia with and without numba, and every program that counts a transferable vote."""
    path = made.file(scale.ballots, scale.candidates, scale.seats)
    told: dict[str, Any] = {"path": str(path), "seats": scale.seats, "limit": scale.limit}
    read = median_ms(path.read_bytes, 25)
    mine = apart("bench.big_file:comitia", **told)
    slow = apart("bench.big_file:comitia", numba=False, **told)
    others = {name: apart("bench.big_file:other", name=name, **told) for name in OTHERS}
    rows = [_row("comitia", mine, mine, read), _row("comitia without numba", slow, mine, read)]
    rows += [_row(name, found, mine, read) for name, found in others.items()]
    return Report(
        name="big_file",
        title="One large contest, from a CSV file to the stages",
        columns=COLUMNS,
        rows=tuple(beside(rows)),
        targets=_targets(sum_ms(rows[0]), fastest(rows[2:]), read),
        facts={
            "ballots": scale.ballots,
            "candidates": scale.candidates,
            "seats": scale.seats,
            "rule": RULE,
            "one read ms": read,
            "SHA-256 ms": _hash_ms(path),
            "file MB": round(path.stat().st_size / 1e6, 1),
        },
    )


def _targets(own: float | None, best: float | None, read: float) -> tuple[Target, ...]:
    """Return what is wanted of load and count together."""
    reads = ratio(own, read)
    return (
        Target(what="load and count, times the fastest other", found=ratio(best, own), reach=20),
        Target(what="load and count, in reads of the file", found=reads, reach=40, aim=15, unit="reads", at_most=True),
    )


def _hash_ms(path: Path) -> float:
    """Return what the hash of the file takes, which comitia makes of every file that it reads."""
    data = path.read_bytes()
    return median_ms(lambda: sha256(data).digest(), 10)


def _row(name: str, found: dict[str, Any], mine: dict[str, Any], read: float) -> dict[str, Cell]:
    row = timed(name, found, winners=compared(found.get("winners"), mine.get("winners")))
    return {**row, "times one read": ratio(sum_ms(row), read)}


def compared(theirs: list[int] | None, mine: list[int] | None) -> str:
    """Return how the winners compare with ours: where a program names more than there are seats, it found a tie."""
    if theirs is None or mine is None:
        return ""
    if theirs == mine:
        return "same"
    shown = " ".join(map(str, theirs))
    return f"tie: {shown}" if set(theirs) > set(mine) else f"other: {shown}"


def comitia(path: str, seats: int) -> dict[str, Any]:
    """Measure comitia."""
    times, winners = load_and_count(
        lambda: ours.from_file(Path(path)),
        lambda profile: sorted(ours.counted(profile, RULE, seats).elected),
        again=True,
    )
    return {**times, "winners": winners}


def other(name: str, path: str, seats: int) -> dict[str, Any]:
    """Measure another program, equal lines merged before it."""
    chosen = peer(name, RULE, seats)
    times, winners = load_and_count(
        lambda: chosen.load(merged.from_file(Path(path))), lambda loaded: sorted(chosen.count(loaded))
    )
    return {**times, "merge_ms": median_ms(lambda: merged.from_file(Path(path)), 3), "winners": winners}
