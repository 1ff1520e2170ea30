"""In which order candidates stand in a table or picture of a count, and what a stage decided about each."""

from collections.abc import Sequence

from comitia.count.record import Count, Outcome, Stage


def decided_at(stage: Stage) -> dict[int, Outcome]:
    """Return what a stage decided about each candidate whom it decided about."""
    return {d.candidate: d.outcome for d in stage.decisions}


def decided_in(stages: Sequence[Stage], candidate: int) -> str:
    """Return what stages decided last about a candidate; empty where they decided nothing."""
    found = [decided_at(stage).get(candidate) for stage in stages]
    return next((outcome for outcome in reversed(found) if outcome), "")


def left_at(count: Count) -> dict[int, int]:
    """Return the stage at which each candidate was elected or excluded: who goes on is still there."""
    return {d.candidate: s.number for s in count.stages for d in s.decisions if d.outcome != "advances"}


def in_order(count: Count) -> list[int]:
    """Return candidates in order of election, then by how long they stayed, then by what they had, the last first."""
    left, end = left_at(count), len(count.stages) + 1
    backwards = count.stages[::-1]
    place = {each: at for at, each in enumerate(count.elected)}

    def key(each: int) -> tuple[int, int, list[object], int]:
        had: list[object] = [-stage.totals[each - 1] for stage in backwards]
        return place.get(each, len(place)), -left.get(each, end), had, each

    return sorted(range(1, count.candidates + 1), key=key)
