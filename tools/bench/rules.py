"""Other rules at a large number of ballots, from an array in memory, comitia from a file too; load and count."""

from typing import Any

from bench import made, ours, packing
from bench.apart import apart
from bench.big_file import compared
from bench.clock import load_and_count, median_ms
from bench.peers import peer
from bench.report import Cell, Report, Target, beside, fastest, ratio, sum_ms, timed
from bench.scale import Scale

RANKED = {
    "schulze": ("votekit", "pref_voting"),
    "irv": ("stvpoll", "votekit", "pyrankvote", "pref_voting"),
}
APPROVED = ("sequential-pav", "sequential-phragmen", "equal-shares")
BY_APPROVAL = ("abcvoting", "abcvoting, a voter a ballot")
NAMES = {
    "schulze": "Schulze",
    "irv": "IRV",
    "sequential-pav": "sequential PAV",
    "sequential-phragmen": "sequential Phragmén",
    "equal-shares": "equal shares",
}


def measure(scale: Scale) -> Report:
    """Measure each rule."""
    made.file(scale.ballots, scale.candidates, scale.seats)
    made.file(scale.ballots, scale.candidates, scale.seats, as_sets=True)
    rows: list[dict[str, Cell]] = []
    targets = []
    for rule, title in NAMES.items():
        found = _rule(rule, scale)
        rows += [{"rule": title, **row} for row in found]
        targets.append(
            Target(
                what=f"{title}, times the fastest other",
                found=ratio(fastest(found[2:]), sum_ms(found[0])),
                reach=5,
                aim=20,
            )
        )
    return Report(
        name="rules",
        title="Other rules at a large number of ballots",
        columns=("rule", "counter", "load ms", "count ms", "times comitia", "passes", "winners", "note"),
        rows=tuple(rows),
        targets=tuple(targets),
        facts={"ballots": scale.ballots, "candidates": scale.candidates, "committee": scale.seats},
    )


def _rule(rule: str, scale: Scale) -> list[dict[str, Cell]]:
    """Return the rows of one rule: comitia from an array, from a file, and the others."""
    told: dict[str, Any] = {
        "rule": rule,
        "ballots": scale.ballots,
        "candidates": scale.candidates,
        "seats": 1 if rule in RANKED else scale.seats,
        "limit": scale.limit,
    }
    from_file = apart("bench.rules:comitia", of_file=True, **told)
    from_array = apart("bench.rules:comitia", of_file=False, **told)
    winners = from_file.get("winners")
    rows = [timed("comitia", from_array), timed("comitia, from CSV", from_file)]
    for name in RANKED.get(rule, BY_APPROVAL):
        found = apart("bench.rules:other", name=name, **told)
        rows.append(timed(name, found, winners=compared(found.get("winners"), winners)))
    return beside(rows)


def comitia(*, rule: str, ballots: int, candidates: int, seats: int, of_file: bool) -> dict[str, Any]:
    """Measure comitia."""
    if of_file:
        path = made.file(ballots, candidates, 0, as_sets=rule in APPROVED)
        times, winners = load_and_count(
            lambda: ours.from_file(path), lambda loaded: _elected(loaded, rule, seats), again=True
        )
    else:
        marks = _marks(rule, ballots, candidates)
        times, winners = load_and_count(
            lambda: ours.from_array(candidates, marks), lambda loaded: _elected(loaded, rule, seats), again=True
        )
    return {**times, "winners": winners}


def other(name: str, rule: str, ballots: int, candidates: int, seats: int) -> dict[str, Any]:
    """Measure another program, equal ballots merged before it."""
    marks, chosen = _marks(rule, ballots, candidates), peer(name, rule, seats)
    times, winners = load_and_count(
        lambda: chosen.load(packing.merged(marks, candidates, seats)), lambda loaded: sorted(chosen.count(loaded))
    )
    return {
        **times,
        "merge_ms": median_ms(lambda: packing.merged(marks, candidates, seats), 3),
        "winners": winners,
    }


def _elected(profile: Any, rule: str, seats: int) -> list[int]:
    return sorted(ours.counted(profile, rule, seats).elected)


def _marks(rule: str, ballots: int, candidates: int) -> made.Marks:
    return (made.sets if rule in APPROVED else made.marks)(ballots, candidates)
