"""By-elections: the voters of the contest that gave a place elect again, for the rest of its term (`by_election`).

Whoever runs the elections calls one, by the last day that the vacancy names. It is for all places of that contest that
are vacant on the day and end together; it is named `<contest>.by-election-N` and opens at once, as any contest does,
with the electorate and the rule that the charter has for that election. Where a mandate that ended is restored
meanwhile, the contest is closed as `restored`; who was elected already gives way, as every successor does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.charter import ByElection
from comitia.core.election.contest import Contest, ContestClosed, OpenContest, refuse_opening
from comitia.core.election.electorate import find_election, is_settled, next_round_id, seats_of
from comitia.core.facts import Facts
from comitia.core.mandate.ending import MandateRestored
from comitia.core.mandate.held import Held
from comitia.core.mandate.place import contest_of, is_vacant, open_vacancies, rule_of
from comitia.core.mandate.vacancies import Vacancy
from comitia.core.refused import Refused

BY_ELECTION = ".by-election-"
"""What stands between the name of a contest and the number of a by-election for its places."""
RESTORED = "restored"
"""What a by-election ends with whose place went back to who had held it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallByElection:
    """Call a by-election for the vacant places that a contest, named by its first round, had filled."""

    contest: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StopByElection:
    """Close a by-election, one of whose places has its holder back."""

    contest: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ByElectionCalled:
    """The by-election `contest` is for the places of the mandates `vacant`, first to be filled first.

    `of` is the contest that had filled them.
    """

    contest: str
    of: str
    kind: str
    office: str
    office_unit: str
    vacant: tuple[str, ...]


def can_be_held(facts: Facts, held: Held, filler: ByElection, at: date) -> bool:
    """Tell whether a by-election can fill a place: a contest gave it, and enough of the term is left."""
    unless = filler.by_election.unless
    return can_be_called(facts, held) and (unless is None or held.ends is None or unless.end(at) <= held.ends)


def can_be_called(facts: Facts, held: Held) -> bool:
    """Tell whether a contest gave a place, and the unit that elected in it still fills seats there."""
    contest = contest_of(facts, held)
    found = find_election(facts, contest) if contest is not None else None
    if found is None:
        return False
    election, unit = found
    return (facts.unit_above(unit, election.scope) or unit) == held.office_unit and bool(seats_of(facts, *found))


def is_running_for(facts: Facts, held: Held) -> bool:
    """Tell whether a by-election for a place has been called, and is not over."""
    return any(held.mandate in facts.holdings.vacant.to_fill(called.contest) for called in _running(facts))


def refuse_filled(facts: Facts, contest: str, at: date) -> None:
    """Refuse a return of a by-election whose places are not all vacant any more, or whose term is over."""
    found = facts.contest(contest)
    left = facts.holdings.vacant.to_fill(found.opened.first) if found is not None and found.is_awaited else ()
    held = [facts.holdings.mandate(mandate) for mandate in left]
    gone = next((each for each in held if each is not None and not is_vacant(facts, each, at)), None)
    if gone is not None:
        raise Refused(
            f"a place that it is to fill is not vacant on {at}, or its term is over; close the contest as not held",
            rule=rule_of(facts, gone.kind, gone.office),
            subject=f"contest {contest}",
        )


def opening(event: ByElectionCalled, at: date) -> OpenContest:
    """Return that the by-election which was called is opened."""
    return OpenContest(contest=event.contest, at=at)


def decide_by_election(facts: Facts, command: CallByElection) -> list[ByElectionCalled]:
    """Return the by-election called, or refuse where no place waits for one, or its voters cannot vote yet."""
    subject, found = f"contest {command.contest}", find_election(facts, command.contest)
    waiting = list(awaiting(facts, command.contest, command.at))
    if not waiting or found is None:
        raise Refused("no place that it filled waits for a by-election", rule="vacancy", subject=subject)
    kind = waiting[0][1].declared.kind
    ready = [(held, vacancy) for held, vacancy in waiting if vacancy.since <= command.at]
    if not ready:
        since = waiting[0][1].since
        raise Refused(
            f"its place fell vacant on {since}, after {command.at}; correct its day in calendar.csv, or --at",
            rule=rule_of(facts, kind, waiting[0][0].office),
            subject=subject,
        )
    refuse_opening(facts, command.contest, *found, command.at)
    first = ready[0][0]
    return [
        ByElectionCalled(
            contest=next_id(facts, command.contest),
            of=command.contest,
            kind=kind,
            office=first.office,
            office_unit=first.office_unit,
            vacant=tuple(held.mandate for held, _ in ready if held.ends == first.ends),
        )
    ]


def awaiting(facts: Facts, contest: str, at: date) -> Iterator[tuple[Held, Vacancy]]:
    """Yield the vacant places that a contest filled and that wait for a by-election; none for which one is open."""
    found = facts.contest(contest)
    if found is None:
        return
    taken = {mandate for each in _running(facts) for mandate in facts.holdings.vacant.to_fill(each.contest)}
    for held, vacancy in open_vacancies(facts, "by_election", (found.opened.office, found.opened.office_unit), at):
        if contest_of(facts, held) == contest and held.mandate not in taken:
            yield held, vacancy


def next_id(facts: Facts, contest: str) -> str:
    """Return the id of the next by-election of a contest."""
    number = 1
    while facts.contest(f"{contest}{BY_ELECTION}{number}") or find_election(facts, f"{contest}{BY_ELECTION}{number}"):
        number += 1
    return f"{contest}{BY_ELECTION}{number}"


def stopping(facts: Facts, restored: MandateRestored, at: date) -> Iterator[StopByElection]:
    """Yield the end of a by-election that was to fill the place of a mandate which is restored."""
    back = facts.holdings.mandate(restored.mandate)
    for called in _running(facts):
        left = [facts.holdings.mandate(mandate) for mandate in facts.holdings.vacant.to_fill(called.contest)]
        if back is not None and any(held is not None and held.place == back.place for held in left):
            yield StopByElection(contest=last_round(facts, called.contest).opened.contest, at=at)


def decide_stopping(facts: Facts, command: StopByElection) -> list[ContestClosed]:
    """Return a by-election closed, or refuse where it is not open, or its places are vacant."""
    contest, subject = facts.contest(command.contest), f"contest {command.contest}"
    first = contest.opened.first if contest is not None else ""
    if contest is None or not contest.is_awaited or facts.holdings.vacant.by_election(first) is None:
        raise Refused("there is no such by-election, or it is not open", rule="vacancy", subject=subject)
    if not _is_held_again(facts, first, command.at):
        raise Refused("the places that it is to fill are vacant", rule="vacancy", subject=subject)
    return [ContestClosed(contest=command.contest, outcome=RESTORED, vacant=contest.opened.seats - 1)]


def _is_held_again(facts: Facts, contest: str, at: date) -> bool:
    left = [facts.holdings.mandate(mandate) for mandate in facts.holdings.vacant.to_fill(contest)]
    return any(held is not None and not is_vacant(facts, held, at) for held in left)


def _running(facts: Facts) -> Iterator[ByElectionCalled]:
    return (called for called in facts.holdings.vacant.by_elections if not is_settled(facts, called.contest))


def last_round(facts: Facts, contest: str) -> Contest:
    """Return the last round that was opened of a contest."""
    number, found = 1, facts.contest(contest)
    assert found is not None  # noqa: S101  a by-election opens with its call
    while (further := facts.contest(next_round_id(contest, number + 1))) is not None:
        number, found = number + 1, further
    return found
