"""A trace: with whom one ballot lay at each stage, and at which value, whether or not anybody cast such a ballot.

By a rule whose votes pass on, the ballots are counted again with this one among them at a weight of 0, which changes
nothing; the trace refuses where it would. By any other rule the record says for whom such a ballot counted.
"""

from dataclasses import dataclass
from typing import Any

from comitia.count.amount import Amount, written
from comitia.count.constraint import Constraints
from comitia.count.constraints.guard import GUARDED
from comitia.count.explanation import marked
from comitia.count.explanation.marked import Place
from comitia.count.explanation.speech import Speech, listed
from comitia.count.fault import fault
from comitia.count.lots import Draws
from comitia.count.profile import Profile
from comitia.count.record import Count, Stage
from comitia.count.result import Result
from comitia.count.rules import find_rule
from comitia.count.stv.transferable import Transferable


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One ballot and where it lay after each stage; `marks` are those for candidates who had not withdrawn."""

    ranking: tuple[int, ...]
    marks: tuple[int, ...]
    stages: tuple[tuple[Place, ...], ...]


def trace(result: Result, profile: Profile, ranking: tuple[int, ...]) -> Trace:
    """Return the trace of a ballot through a count that was made of these ballots.

    Raises ValueError for a ballot with unknown or repeated candidates, and where the ballots are not those counted.
    """
    if wrong := fault(ranking, profile.candidates):
        raise ValueError(wrong)
    marks = tuple(mark for mark in ranking if mark not in profile.withdrawn)
    rule = find_rule(result.count.rule)
    if not marks:
        stages: tuple[tuple[Place, ...], ...] = tuple(() for _ in result.count.stages)
    elif rule.transfers and profile.valid:
        stages = _watched(result, profile, marks)
    else:
        stages = tuple(marked.places(result, marks, stage) for stage in result.count.stages)
    return Trace(ranking=ranking, marks=marks, stages=stages)


def parse_ranking(text: str) -> tuple[int, ...]:
    """Return candidate numbers written as `3 1 2` or `3,1,2`. Raises ValueError for anything else."""
    numbers = text.replace(",", " ").split()
    if not all(number.isascii() and number.isdigit() and len(number) < 10 for number in numbers):
        raise ValueError(f"found the ballot {text!r}, expected candidate numbers in order, as in '3 1 2'")
    return tuple(map(int, numbers))


def told(traced: Trace, result: Result, speech: Speech) -> list[str]:
    """Return a sentence for each stage."""
    count = result.count
    if not traced.marks:
        why = "every candidate on it has withdrawn" if traced.ranking else "it is blank"
        no = " (by this rule that is a no to everyone)" if count.rule == "yes-no" else ""
        return [f"It counts for nobody: {why}{no}." for _ in count.stages]
    if not marked.is_followed(count.rule):
        return list(marked.sentences(result, traced.marks, traced.stages, speech))
    said, before = [], tuple[Place, ...]()
    for stage, places in zip(count.stages, traced.stages, strict=True):
        said.append(_moved(before, places, stage, speech))
        before = places
    return said


def trace_to_json(traced: Trace, count: Count) -> dict[str, Any]:
    """Return a trace as plain JSON values; candidate 0 is nobody."""
    return {
        "ranking": list(traced.ranking),
        "stages": [
            [{"candidate": candidate, "value": written(value, count.scale)} for candidate, value in places]
            for places in traced.stages
        ],
    }


def _watched(result: Result, profile: Profile, marks: tuple[int, ...]) -> tuple[tuple[Place, ...], ...]:
    """Return where a ballot lay, from a count of the ballots with it among them, at no weight if nobody cast it."""
    counting = _begun(result, _with(profile, marks))
    counting.watched = marks
    counting.run()
    if counting.result() != result.count:
        raise ValueError("this ballot cannot be traced: the count with it among the ballots is not the count given")
    return tuple(counting.lay)


def _begun(result: Result, ballots: Profile) -> Transferable:
    """Return the count of these ballots before its first stage, within the constraints of the result."""
    made, draws = result.count, Draws(result.lots, result.options.order or ())
    if made.constraints:
        guarding = GUARDED[made.rule](ballots, made.seats, result.options, draws)
        guarding.constraints = Constraints(all=made.constraints)
        return guarding
    start = find_rule(made.rule).counting
    assert start is not None  # noqa: S101  asked for transferable rules alone
    return start(ballots, made.seats, result.options, draws)


def _with(profile: Profile, marks: tuple[int, ...]) -> Profile:
    rows = dict(profile.rows)
    if marks in rows:
        return profile
    return Profile(
        candidates=profile.candidates,
        valid=profile.valid,
        blank=profile.blank,
        invalid=profile.invalid,
        withdrawn=profile.withdrawn,
        unit=profile.unit,
        rows=tuple(sorted({**rows, marks: 0}.items())),
    )


def _moved(before: tuple[Place, ...], places: tuple[Place, ...], stage: Stage, speech: Speech) -> str:
    """Say where a ballot lies after a stage, and whether that is new."""
    one = speech.count.scale
    here = [place for place in places if place[0]]
    if not here:
        return _stuck(before, stage, speech)
    if places == before:
        return f"It stays with {_with_whom(here, one, speech)}." if len(places) == 1 else "It stays as it lay."
    if len(here) > 1 or len(places) > 1:
        rest = sum(value for candidate, value in places if not candidate)
        left = f"; {speech.worth(rest)} of it counts for nobody" if rest else ""
        parts = listed([f"{speech.name(each)} has {speech.worth(value)} of it" for each, value in here])
        return f"It is shared out: {parts}{left}."
    [(candidate, value)] = here
    if not before:
        return f"It counts for {speech.name(candidate)}, as {_as_what(value, one, speech)}."
    givers = [each for each, _ in before if each and each != candidate]
    if not givers:
        return f"It counts for {speech.name(candidate)}, as {_as_what(value, one, speech)}."
    stays = before[0][1] - value
    kept = f" The rest stays with {speech.name(givers[0])}." if stays > 0 and stage.action == "surplus" else ""
    return f"It goes from {speech.names(givers)} to {speech.name(candidate)}, as {_as_what(value, one, speech)}.{kept}"


def _stuck(before: tuple[Place, ...], stage: Stage, speech: Speech) -> str:
    """Say why a ballot counts for nobody."""
    givers = [candidate for candidate, _ in before if candidate]
    if not givers:
        return "It counts for nobody any more." if before else "It counts for nobody."
    alone = "nobody else on it is still in the count"
    if stage.action == "surplus":
        return f"It has helped to elect {speech.names(givers)}. The part that would pass on counts for nobody: {alone}."
    return f"It cannot go on, and counts for nobody: {alone}."


def _with_whom(places: list[Place], one: int, speech: Speech) -> str:
    return listed([f"{speech.name(candidate)}, as {_as_what(value, one, speech)}" for candidate, value in places])


def _as_what(value: Amount, one: int, speech: Speech) -> str:
    return "a whole vote" if value == one else f"{speech.worth(value)} of a vote"
