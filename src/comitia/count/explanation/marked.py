"""How one ballot counts by a rule without transfers: for whom at each stage, and that in sentences.

Rules are of a few families: one mark counts, or the first that still stands; marks up to a number, whole or in parts;
any mark, as one vote or as an approval; places that are points; and rankings that only say who is before whom.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from comitia.count.amount import Amount, plain
from comitia.count.explanation.speech import Speech, listed
from comitia.count.options import Options
from comitia.count.pairwise.borda import points_of
from comitia.count.record import Count, Stage
from comitia.count.result import Result

Place = tuple[int, Amount]
"""A candidate, or 0 for nobody, and how much of the ballot lies there, in 1/scale of a vote."""
_FIRST = frozenset({"plurality", "slate"})
_COMPARED = frozenset({"schulze", "ranked-pairs", "minimax", "copeland"})
_SHARED = frozenset({"sequential-phragmen", "equal-shares"})
_SCORED = frozenset({"pav", "sequential-pav"})
_LIMITS: Mapping[str, Callable[[int, Options], int]] = {
    "sntv": lambda seats, options: 1,  # noqa: ARG005  one signature
    "block": lambda seats, options: seats,  # noqa: ARG005
    "limited": lambda seats, options: options.marks or max(1, seats - 1),
    "equal-and-even": lambda seats, options: options.votes or seats,
}
"""Up to how many marks a ballot may have, for so many seats; with more it is invalid."""


def is_followed(rule: str) -> bool:
    """Return whether a ballot lies with one candidate after the other by a rule, so that it is told how it moves."""
    return rule not in {*_FIRST, *_COMPARED, *_SHARED, *_SCORED, *_LIMITS, "approval", "yes-no", "borda"}


def places(result: Result, marks: tuple[int, ...], stage: Stage) -> tuple[Place, ...]:
    """Return for whom a ballot counts at a stage and as how much; nobody where it is invalid, or only compared."""
    count, rule, one = result.count, result.count.rule, result.count.scale
    if rule in _COMPARED or too_many(result, marks):
        return ()
    if is_followed(rule) or rule in _FIRST:
        out = _out(count, stage) if is_followed(rule) else set()
        return ((next((mark for mark in marks if mark not in out), 0), one),)
    if rule == "borda":
        given = points_of(result.options, _standing(result), marks)
        return tuple((candidate, points) for candidate, points in given.items() if points)
    if rule == "equal-and-even":
        votes = _LIMITS[rule](count.seats, result.options)
        return tuple((mark, plain(Fraction(votes, len(marks)))) for mark in marks)
    return _scored(count, marks, stage) if rule in _SCORED else tuple((mark, one) for mark in marks)


def too_many(result: Result, marks: tuple[int, ...]) -> int:
    """Return up to how many marks were allowed, where a ballot has more, and 0 where it has not."""
    limit = _LIMITS.get(result.count.rule)
    most = len(marks) if limit is None else limit(result.count.seats, result.options)
    return most if len(marks) > most else 0


def sentences(
    result: Result, marks: tuple[int, ...], lay: tuple[tuple[Place, ...], ...], speech: Speech
) -> Iterator[str]:
    """Yield a sentence for each stage of how a ballot counts that does not move."""
    rule, stages = result.count.rule, result.count.stages
    for stage, here in zip(stages, lay, strict=True):
        if most := too_many(result, marks):
            yield f"It is invalid: it has {len(marks)} marks, and up to {most} {'is' if most == 1 else 'are'} allowed."
        elif rule in _COMPARED:
            yield _compared(marks, _standing(result), speech)
        elif rule == "borda":
            yield _points(here, speech)
        elif rule in _SHARED:
            yield _shared(marks, stage, speech)
        elif rule in _SCORED:
            yield _told_of_score(rule, marks, here, result.count, stage, speech)
        elif rule == "slate" and len(_standing(result)) == 1:
            yield f"It is a yes to {speech.name(marks[0])}."
        else:
            yield _votes(rule, here, speech)


def _standing(result: Result) -> tuple[int, ...]:
    gone = result.ballots.withdrawn
    return tuple(each for each in range(1, result.count.candidates + 1) if each not in gone)


def _out(count: Count, stage: Stage) -> set[int]:
    """Return who does not stand at a stage: decided before, excluded at it, or not sent on to a second round."""
    before = [d for each in count.stages[: stage.number - 1] for d in each.decisions]
    out = {d.candidate for d in before if d.outcome != "advances"}
    if stage.action != "round":
        out |= {d.candidate for d in stage.decisions if d.outcome == "excluded"}
    going = {d.candidate for d in before if d.outcome == "advances"}
    return out | (set(range(1, count.candidates + 1)) - going if going else set())


def _scored(count: Count, marks: tuple[int, ...], stage: Stage) -> tuple[Place, ...]:
    """Return the part of a vote that a ballot is for each: for one more of those elected so far on it, a part less."""
    before = [d.candidate for each in count.stages[: stage.number - 1] for d in each.decisions]
    has = sum(mark in before for mark in marks)
    part = plain(Fraction(count.scale, has + 1))
    return tuple((mark, part) for mark in marks if mark not in before)


def _votes(rule: str, here: tuple[Place, ...], speech: Speech) -> str:
    names = speech.names([candidate for candidate, _ in here])
    if rule == "yes-no":
        return f"It says yes to {names}, and no to all others."
    value, each = here[0][1], "" if len(here) == 1 else " each"
    if rule in _FIRST:
        return f"It counts for {names}, as a whole vote."
    if value == speech.count.scale:
        return f"It counts one vote{each} for {names}."
    return f"It counts {_number(value)} votes{each} for {names}."


def _compared(marks: tuple[int, ...], standing: tuple[int, ...], speech: Speech) -> str:
    """Say whom a ballot puts before whom."""
    names = [speech.name(mark) for mark in marks]
    pairs = [f"{one} before {listed(names[place:])}" for place, one in enumerate(names[:-1], 1)]
    if len(marks) < len(standing):
        who = {1: names[0], 2: "both"}.get(len(marks), "all of them")
        pairs.append(f"{who} before all it leaves out")
    return f"It puts {'; '.join(pairs)}." if pairs else "It puts nobody before anybody else."


def _points(here: tuple[Place, ...], speech: Speech) -> str:
    if not here:
        return "It gives no points to anybody."
    one = speech.count.scale
    given = [f"{_number(Fraction(points, one))} to {speech.name(candidate)}" for candidate, points in here]
    return f"It gives points: {listed(given)}."


def _shared(marks: tuple[int, ...], stage: Stage, speech: Speech) -> str:
    if not stage.subjects:
        return f"It approves {speech.names(marks)}. Nobody has a seat at this stage."
    seated = stage.subjects[0]
    if seated in marks:
        pays = stage.support is not None and bool(stage.support.rho)
        part = "pays for this seat as far as it has money left" if pays else "has a part in this seat"
        return f"It approves {speech.name(seated)}, and {part}."
    return f"It does not approve {speech.name(seated)}, and has no part in this seat."


def _told_of_score(
    rule: str, marks: tuple[int, ...], here: tuple[Place, ...], count: Count, stage: Stage, speech: Speech
) -> str:
    """Say what a ballot adds to the score of a committee, or is worth for the next seat."""
    if rule == "pav" and stage.number == 1:
        return f"It approves {speech.names(marks)}."
    if rule == "pav":
        has = [each for each in count.elected if each in marks]
        if not has:
            return "It approves nobody of those elected, and gives their committee nothing."
        score = sum((Fraction(1, place) for place in range(1, len(has) + 1)), Fraction())
        return f"It approves {speech.names(has)} of those elected, and gives their committee {_number(score)}."
    before = [d.candidate for each in count.stages[: stage.number - 1] for d in each.decisions]
    has = [each for each in before if each in marks]
    so_far = f"{speech.names(has)} {'is' if len(has) == 1 else 'are'} elected already. " if has else ""
    if not here:
        return f"{so_far}It approves nobody else."
    part = here[0][1]
    worth = "a whole vote" if part == count.scale else f"{_number(Fraction(part, count.scale))} of a vote"
    each = "" if len(here) == 1 else " each"
    return f"{so_far}It counts {worth}{each} for {speech.names([candidate for candidate, _ in here])}."


def _number(amount: Amount) -> str:
    """Return an exact number as people write it: 2, 1/2, 1 1/2."""
    whole, rest = divmod(Fraction(amount), 1)
    if not rest:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)
