"""How time and memory grow with ballots, candidates and seats: each point in a process of its own.

Ballots are in memory when the clock starts. Memory is the most that the process had, less that of one which counts two
ballots; the array of the ballots is in it.
"""

from typing import Any

from bench import made, ours
from bench.apart import apart
from bench.clock import load_and_count
from bench.report import Cell, Report, said
from bench.scale import Scale
from comitia.count import Profile

RULES = {"STV": "scottish-stv", "Schulze": "schulze"}
BALLOTS = tuple(10**power for power in range(4, 9))
CANDIDATES = (3, 5, 10, 20, 50, 100, 200)
SEATS = (1, 2, 5, 10, 20, 50)
SEATED = 100
"""So many candidates stand where seats grow."""


def measure(scale: Scale) -> Report:
    """Measure points along each of the three."""
    empty = apart("bench.growth:point", ballots=0, candidates=10, seats=1, rule="scottish-stv", limit=scale.limit)
    points = [("ballots", ballots, 10, 5) for ballots in BALLOTS if ballots <= scale.most_ballots]
    points += [("candidates", scale.ballots, candidates, min(5, candidates - 1)) for candidates in CANDIDATES]
    points += [("seats", scale.ballots, SEATED, seats) for seats in SEATS]
    rows = []
    for number, (grows, *sizes) in enumerate(points, 1):
        rows.append(_row(grows, *sizes, scale=scale, empty=empty["peak_mb"]))
        told = ", ".join(f"{column} {said(cell)}" for column, cell in rows[-1].items() if cell)
        print(f"  {number} of {len(points)}: {told}", flush=True)
    return Report(
        name="growth",
        title="Growth",
        columns=(
            "grows",
            "ballots",
            "candidates",
            "seats",
            "rankings",
            "merge ms",
            "STV ms",
            "Schulze ms",
            "array MB",
            "STV MB",
            "Schulze MB",
            "note",
        ),
        rows=tuple(rows),
        facts={"an empty process MB": empty["peak_mb"]},
    )


def _row(grows: str, ballots: int, candidates: int, seats: int, *, scale: Scale, empty: float) -> dict[str, Cell]:
    made.marks(ballots, candidates)
    row: dict[str, Cell] = {"grows": grows, "ballots": ballots, "candidates": candidates, "seats": seats}
    notes = []
    for title, rule in RULES.items():
        if grows == "seats" and title == "Schulze":
            continue  # it fills one
        told = {"candidates": candidates, "seats": 1 if title == "Schulze" else seats, "rule": rule}
        found = apart("bench.growth:point", ballots=ballots, limit=scale.limit, **told)
        row[f"{title} ms"] = found.get("count_ms")
        if "said" in found:
            notes.append(f"{title}: {found['said']}")
            continue
        row[f"{title} MB"] = round(found["peak_mb"] - empty, 1)
        row |= {"merge ms": found["load_ms"], "rankings": found["rankings"], "array MB": found["array_mb"]}
    return {**row, "note": "; ".join(notes)}


def point(ballots: int, candidates: int, seats: int, rule: str) -> dict[str, Any]:
    """Measure one point."""
    if not ballots:
        ours.counted(Profile.from_ballots(candidates, [(2, (1,))]), rule, seats)
        return {}
    marks = made.marks(ballots, candidates)
    rankings = 0

    def run(profile: Any) -> None:
        nonlocal rankings
        ours.counted(profile, rule, seats)
        rankings = profile.size

    times, _ = load_and_count(lambda: ours.from_array(candidates, marks), run, again=True)
    return {**times, "rankings": rankings, "array_mb": round(marks.nbytes / 1e6, 1)}
