"""Whether the figures of a declared count agree with each other and with the contest, when no box is at hand."""

from comitia.core.election.contest import Contest
from comitia.core.election.declaration import ReturnDeclared, first_votes
from comitia.count import Count, from_json


def disagreement(contest: Contest, event: ReturnDeclared) -> str | None:
    """Return what does not agree in the return of a contest whose candidates are listed, or None."""
    opened, numbers = contest.opened, {each.number for each in contest.listed.candidates} if contest.listed else set()
    if not isinstance(event.count, dict):
        return "a counted return holds its count"
    try:
        counted = from_json(event.count)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return f"its count cannot be read: {error}"
    checks = (
        ("the ballots cast are not its valid, blank and invalid ones", event.cast == _sum(event)),
        ("there are more ballots than electors", event.cast is not None and event.cast <= opened.electorate.number),
        (
            "its count is by another rule, or for other seats",
            (counted.rule, counted.seats) == (opened.rule, opened.seats),
        ),
        ("its count is of another number of candidates", counted.candidates == len(numbers)),
        ("its count has other results", _results(counted) == (event.elected, event.runners_up, event.next_round)),
        ("its count has other numbers of ballots", _ballots(counted) == (event.valid, event.blank, event.invalid)),
        (
            "its votes are not the first totals of its count",
            bool(counted.stages) and dict(event.votes) == first_votes(counted),
        ),
        ("its vacant seats are not those that nobody won", event.vacant == _vacant(opened.seats, event)),
        ("somebody is elected twice, or does not stand", _is_subset(event, numbers)),
    )
    return next((sentence for sentence, holds in checks if not holds), None)


def _sum(event: ReturnDeclared) -> int | None:
    parts = (event.valid, event.blank, event.invalid)
    return None if any(part is None or part < 0 for part in parts) else sum(part or 0 for part in parts)


def _results(counted: Count) -> tuple[tuple[int, ...], ...]:
    return counted.elected, counted.runners_up, counted.next_round


def _ballots(counted: Count) -> tuple[int, int, int]:
    return counted.ballots, counted.blank, counted.invalid


def _vacant(seats: int, event: ReturnDeclared) -> int:
    return 0 if event.next_round else seats - len(event.elected)


def _is_subset(event: ReturnDeclared, numbers: set[int]) -> bool:
    named = (*event.elected, *event.runners_up, *event.next_round)
    return len(named) == len(set(named)) and numbers.issuperset(named)
