"""A run: from the files of a folder to elected bodies and posts, tier after tier, as far as the files go.

Each tier is worked through in the same order every time: seats are apportioned, contests are opened, then files are
counted round by round. What was entered before is found on the record, so a run that was cut off, or one for which
more files have arrived, goes on where it stood and makes the entries that one uninterrupted run would have made.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from comitia.app.by_elections import call, uncalled
from comitia.app.by_elections import election_of as election_named
from comitia.app.changed_units import certify_anew
from comitia.app.contest_files import (
    ContestFile,
    candidates_of,
    command_for,
    listed_twice,
    read_files,
    refuse_barred,
    refuse_other_names,
)
from comitia.app.founding import found, refuse_changes, refuse_other_words
from comitia.app.keeping import keep, refuse_other
from comitia.app.late_files import seatless, too_late, why_not_closed
from comitia.app.plan import Closure, Plan
from comitia.app.takeover import by_contest
from comitia.app.taking_over import take_over
from comitia.charter import BALLOTS_CAST, Charter, Election, Fixed
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.contest import CloseContest, OpenContest
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.electorate import contest_id, is_abolished, is_constituted, seats_of
from comitia.core.refused import Refused
from comitia.exchange.tables import BadInput, Problem
from comitia.store import models
from comitia.store.rows import Row, insert

BATCH = 2000
"""Contests to a transaction: few writes of the same pages, and a second or two lost when a run is cut off."""

Item = TypeVar("Item")


def run(plan: Plan, charter: Charter, seed_words: str, closures: Sequence[Closure]) -> list[Problem]:
    """Enter everything that a folder allows; return what is wrong with files that hold up their own contest only.

    Raises `BadInput` or `Refused`, with nothing entered, where the folder as a whole cannot be used.
    """
    with _without_collector():
        return _run(plan, charter, seed_words, closures)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold back the search for cycles: a cascade makes millions of objects that live to its end, and few cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _run(plan: Plan, charter: Charter, seed_words: str, closures: Sequence[Closure]) -> list[Problem]:
    _begin(plan, charter, seed_words)
    pending = _close(plan, list(dict.fromkeys(closures)))
    doubled = list(listed_twice(plan.clerk.state, plan.folder, plan.persons))
    problems = [problem for _, problem in doubled]
    held = {contest for contests, _ in doubled for contest in contests}
    for level in sorted({election.level for election in charter.elections}):
        elections = [election for election in charter.elections if election.level == level]
        problems += _apportion(plan, elections)
        _open(plan, elections)
        problems += _call(plan, elections)
        pending = _close(plan, pending)
        problems += _declare(plan, elections, held)
        pending = _close(plan, pending)  # the further rounds that the counting has opened
    problems += [problem for closure in pending for problem in _enter_closure(plan, closure)]
    return [*problems, *too_late(plan.clerk.state, plan.folder), *seatless(plan.clerk.state, plan.folder)]


def _begin(plan: Plan, charter: Charter, seed_words: str) -> None:
    """Enter the founding, or what is new of the tables beside it; raise `BadKey` where the record has another key."""
    plan.clerk.refresh()
    if plan.clerk.state.organization is None:
        with plan.clerk.sitting():
            found(plan.clerk, plan.folder, charter, plan.persons, seed_words, plan.day)
            if plan.keeper is not None:
                keep(plan.keeper, charter.id)
            _take_over(plan)
    else:
        if plan.keeper is not None:
            refuse_other(plan.keeper)
        refuse_other_words(plan.clerk.state, seed_words)
        refuse_changes(plan.clerk.state, plan.folder, charter, plan.persons, plan.sources)
        certify_anew(plan.clerk, plan.folder, charter, plan.persons, plan.day)
        with plan.clerk.sitting():
            _take_over(plan)


def _take_over(plan: Plan) -> None:
    """Enter what mandates.csv tells of and is not on the record yet."""
    state = plan.clerk.state
    new = [each for each in by_contest(state, plan.folder.mandates) if state.contest(each.contest) is None]
    if new:
        take_over(plan.clerk, new, plan.persons, plan.texts, plan.day)


def _close(plan: Plan, closures: Sequence[Closure]) -> list[Closure]:
    """Close the contests that are open; return the closures that are still to be made."""
    pending = [closure for closure in closures if not _is_closed(plan, closure)]
    ready = [closure for closure in pending if plan.clerk.state.contest(closure.contest) is not None]
    for closure in ready:
        if not _enter_closure(plan, closure):
            pending.remove(closure)
    return pending


def _is_closed(plan: Plan, closure: Closure) -> bool:
    """Tell whether an earlier run of the same command closed the contest."""
    found = plan.clerk.state.contest(closure.contest)
    return found is not None and found.closed is not None and found.closed.outcome == closure.outcome


def _enter_closure(plan: Plan, closure: Closure) -> list[Problem]:
    """Close a contest, or return why it cannot be closed."""
    at = plan.day_of(closure.contest)
    wrong = why_not_closed(plan.clerk.state, plan.folder, closure.contest)
    if wrong:
        return [Problem(file=f"--close {closure.contest}", line=0, message=wrong)]
    try:
        with plan.clerk.sitting():
            plan.clerk.enter(CloseContest(contest=closure.contest, outcome=closure.outcome, at=at), at)
    except Refused as refused:
        return [Problem(file=f"--close {closure.contest}", line=0, message=str(refused))]
    return []


def _apportion(plan: Plan, elections: Sequence[Election]) -> list[Problem]:
    state, problems = plan.clerk.state, []
    due = [
        (election, unit)
        for election in elections
        if not isinstance(election.seats, int)
        for unit in state.units_of_type(election.scope)
        if state.apportionment(election.office, unit, election.group) is None and _is_measured(plan, election, unit)
    ]
    for batch in _batches(due):
        with plan.clerk.sitting():
            for election, unit in batch:
                at = plan.day_of(election.office)
                try:
                    plan.clerk.enter(ApportionSeats(body=election.office, unit=unit, group=election.group, at=at), at)
                except Refused as refused:
                    problems.append(Problem(file="charter.yaml", line=0, message=str(refused)))
    return problems


def _is_measured(plan: Plan, election: Election, unit: str) -> bool:
    """Tell whether what the charter measures is known: ballots cast are not until the bodies below are elected."""
    state = plan.clerk.state
    if isinstance(election.seats, int | Fixed) or election.seats.base != BALLOTS_CAST:
        return True
    below = state.units_within(unit, election.constituency)
    return all(is_constituted(state, election.elector.body or "", each) for each in below)


def _open(plan: Plan, elections: Sequence[Election]) -> None:
    due = [contest for election in elections for contest in _due(plan, election)]
    plan.progress.start("Opening contests", len(due))
    for batch in _batches(due):
        with plan.clerk.sitting():
            for contest in batch:
                at = plan.day_of(contest)
                plan.clerk.enter(OpenContest(contest=contest, at=at), at)
                plan.progress.advance()


def _call(plan: Plan, elections: Sequence[Election]) -> list[Problem]:
    """Call the by-elections that the folder is about, for offices of a tier; return what stands in their way."""
    problems = []
    for contest, place in uncalled(plan.clerk.state, plan.folder):
        found = election_named(plan.clerk.state, contest)
        if found is not None and found[0] in elections:
            problem = call(plan.clerk, contest, place, plan.day_of(contest))
            problems += [problem] if problem is not None else []
    return problems


def _due(plan: Plan, election: Election) -> Iterator[str]:
    """Yield the contests of an election that can be opened now."""
    state = plan.clerk.state
    for unit in state.units_of_type(election.constituency):
        contest = contest_id(state.charter, election, unit)
        is_new = state.contest(contest) is None and bool(seats_of(state, election, unit))
        if is_abolished(state, election, unit):
            continue
        if is_new and (election.elector.roll or is_constituted(state, election.elector.body or "", unit)):
            yield contest


def _declare(plan: Plan, elections: Sequence[Election], held: set[str]) -> list[Problem]:
    """Count the files of a tier but those `held` up, lowest rounds first, until none is left that can be counted."""
    problems: list[Problem] = []
    held = set(held)
    while waiting := _waiting(plan, elections, held):
        held |= {contest for contest, _ in waiting}
        plan.progress.start("Counting", len(waiting))
        for batch in _batches(waiting):
            problems += _declare_batch(plan, read_files(batch, problems, plan.progress.advance))
    return problems


def _waiting(plan: Plan, elections: Sequence[Election], held: set[str]) -> list[tuple[str, Path]]:
    """Return the open contests of the lowest round that have a file not yet tried, in the order they were opened."""
    state, offices = plan.clerk.state, {(election.office, election.group) for election in elections}
    found = [
        (contest.opened.round, contest.opened.contest)
        for contest in map(state.contest, state.contests)
        if contest is not None
        and contest.is_awaited
        and (contest.opened.office, contest.opened.group) in offices
        and contest.opened.contest in plan.folder.files
        and contest.opened.contest not in held
    ]
    lowest = min((number for number, _ in found), default=0)
    return [(contest, plan.folder.files[contest]) for number, contest in found if number == lowest]


def _declare_batch(plan: Plan, files: Sequence[ContestFile]) -> list[Problem]:
    problems: list[Problem] = []
    boxes: list[Row] = []
    with plan.clerk.sitting():
        for file in files:
            try:
                boxes += _declare_file(plan, file)
                plan.persons.confirm()
            except BadInput as error:
                problems += error.problems
                plan.persons.drop()
            except Refused as refused:
                problems.append(Problem(file=f"contests/{file.path.name}", line=0, message=str(refused)))
                plan.persons.drop()
            plan.progress.advance()
        plan.persons.save()
        insert(models.Box, boxes)
    return problems


def _declare_file(plan: Plan, file: ContestFile) -> Iterator[Row]:
    at = plan.day_of(file.contest)
    refuse_other_names(file, plan.folder.candidates.get(file.contest, ()))
    candidates = candidates_of(plan.folder, file.contest, plan.persons)
    refuse_barred(plan.clerk.state, file.contest, plan.folder.candidates[file.contest], candidates, at)
    command, ballots = command_for(file, candidates, plan.sources, at)
    for event in plan.clerk.enter(command, at):
        if isinstance(event, ReturnDeclared) and event.box is not None and ballots is not None:
            yield {"digest": event.box, "contest": event.contest, "ballots": ballots}


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
