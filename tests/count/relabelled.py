"""The record of a count with other numbers for the candidates, or without some of them, to hold against another count."""

from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any, cast

from comitia.count import Count, Options, Profile, Scores, to_json

Ballots = Profile | Scores
Marks = tuple[Any, ...]
Gone = Collection[int]
Record = dict[str, Any]
Numbers = Mapping[int, int]
"""Which number a candidate has afterwards; whoever is not there is left out."""
BY_CANDIDATE = {"totals", "transfers", "kept", "loads", "rho", "money", "rivals", "points", "defeats", "pairs", "paths"}
NUMBERS = {"subjects", "elected", "runners_up", "next_round", "among", "smith"}
IN_ANY_ORDER: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("subjects", "elected", "next_round", "among", "smith"), int),
    "decisions": lambda each: each["candidate"],
    "locked": lambda each: (each["winner"], each["loser"]),
}
NUMBER = {"candidate", "winner", "loser"}


def record(outcome: Count, numbers: Numbers) -> Record:
    """Return all of a count's record by new numbers.

    Who is elected, excluded or sent on at one stage is listed there by votes, equal ones by number, and so are equal
    pairs on whose order nothing hangs: the order within a stage is left out. That of runners-up is not. `test_properties`
    has an example of each.
    """
    found: Record = _renamed(to_json(outcome), numbers)
    return {**found, "candidates": len(numbers)}


def same(numbers: int) -> Numbers:
    """Return numbers that stay as they are."""
    return {each: each for each in range(1, numbers + 1)}


def agreed(ties: tuple[str, ...], order: list[int]) -> Options:
    """Return the options by which ties fall so, and by an agreed order in the place of a lot."""
    return Options(ties=(*ties[:-1], "order"), order=tuple(order))


def ballots_and_blank(ballots: Ballots) -> list[tuple[int, Marks]]:
    """Return (how many, marks) for each different ballot, blank ones too."""
    nothing: Marks = (None,) * ballots.candidates if isinstance(ballots, Scores) else ()
    rows: list[tuple[int, Marks]] = [(copies, marks) for marks, copies in ballots.rows]
    return [*rows, (ballots.blank, nothing)] if ballots.blank else rows


def gathered(
    rows: Iterable[tuple[int, Marks]],
    like: Ballots,
    *,
    candidates: int = 0,
    invalid: int | None = None,
    gone: Gone = (),
) -> Ballots:
    """Return ballots of the same kind as others, from (how many, marks)."""
    kind: Any = type(like)
    invalid = like.invalid if invalid is None else invalid
    return cast("Ballots", kind.from_ballots(candidates or like.candidates, rows, invalid=invalid, withdrawn=gone))


def weighed(ballots: Ballots, by: int | Fraction) -> Ballots:
    """Return the same ballots, each so many times."""
    return gathered([(copies * by, marks) for copies, marks in ballots_and_blank(ballots)], ballots)


def without(ballots: Ballots, gone: Gone) -> Ballots:
    """Return the same ballots in a contest from which some have withdrawn."""
    return gathered(ballots_and_blank(ballots), ballots, gone=gone)


def renamed(ballots: Ballots, numbers: Numbers) -> Ballots:
    """Return the same ballots by new numbers; whoever has none is not on them."""
    rows = ballots_and_blank(ballots)
    if isinstance(ballots, Scores):
        left = sorted(numbers, key=lambda each: numbers[each])
        new = [(copies, tuple(marks[each - 1] for each in left)) for copies, marks in rows]
    else:
        new = [(copies, tuple(numbers[mark] for mark in marks if mark in numbers)) for copies, marks in rows]
    return gathered(new, ballots, candidates=len(numbers))


def _renamed(found: Any, numbers: Numbers, key: str = "") -> Any:
    if isinstance(found, dict):
        return {each: _renamed(value, numbers, each) for each, value in found.items()}
    if key in BY_CANDIDATE:
        return _placed(found, numbers, 1 + (key in {"pairs", "paths"}))
    if key == "decisions":
        found = _told_apart(found)
    if isinstance(found, list):
        new = [_renamed(each, numbers, key if key in NUMBERS else "") for each in found]
        return sorted(new, key=IN_ANY_ORDER[key]) if key in IN_ANY_ORDER else new
    return numbers[found] if key in NUMBERS or key in NUMBER else found


def _told_apart(decisions: list[Any]) -> list[Any]:
    """Return decisions, each with all that was enough at their stage: of equal ones it is told in the order listed."""
    needed = [each["needed"] for each in decisions if "needed" in each]
    return [{**each, "needed": needed} if "needed" in each else each for each in decisions]


def _placed(found: list[Any], numbers: Numbers, depth: int) -> list[Any]:
    if not depth or not found:
        return found
    left = sorted(numbers, key=lambda each: numbers[each])
    return [_placed(found[each - 1], numbers, depth - 1) for each in left]
