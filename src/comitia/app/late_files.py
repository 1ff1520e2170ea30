"""Files that cannot be right whatever they hold: for contests that do not exist, or changed after their count."""

import hashlib
import re
from collections.abc import Iterator
from difflib import get_close_matches

from comitia.app.by_elections import election_of, filled_before
from comitia.app.persons import NameDiffers, Persons
from comitia.app.sources import Sources
from comitia.core.election.electorate import find_election, is_abolished, is_settled, seats_of
from comitia.core.state import State
from comitia.count import RULES
from comitia.exchange.folder import RunFolder
from comitia.exchange.tables import Problem

FURTHER = re.compile(r"[2-9]|[1-9][0-9]{1,5}")
"""The number of a further round, as it is written in the names of contests."""
_HOW_NAMED = (
    "a contest is named <body>.<unit> after the unit that elects, or <post>, then .by-election-N if it is one, "
    "and .round-N after that"
)


def strangers(state: State, folder: RunFolder) -> Iterator[Problem]:
    """Yield the files, the lists and the days that are for no contest."""
    for contest, path in folder.files.items():
        if not _exists(state, contest):
            yield Problem(file=f"contests/{path.name}", line=0, message=_stranger(contest))
    for contest, rows in folder.candidates.items():
        if not _exists(state, contest):
            yield Problem(file="candidates.csv", line=rows[0].line, message=_stranger(contest))

    offices = {election.office for election in state.charter.elections}
    for name, day in folder.calendar.items():
        if name not in offices and not _exists(state, name):
            message = f"{name!r} is no contest, nor a body or post that is elected; {_HOW_NAMED}"
            yield Problem(file="calendar.csv", line=day.line, message=message)


def _stranger(contest: str) -> str:
    return f"the charter and the units have no contest {contest!r}; {_HOW_NAMED}"


def _exists(state: State, contest: str) -> bool:
    if state.contest(contest) is not None or find_election(state, contest) is not None:
        return True
    first = _first_of(contest)
    found = election_of(state, first or contest)
    if first is None:
        return found is not None
    return found is not None and RULES[found[0].rule.id].holds_rounds


def _first_of(contest: str) -> str | None:
    """Return the contest of which this would be a further round, or None where it is not named as one."""
    first, _, number = contest.rpartition(".round-")
    return first if first and FURTHER.fullmatch(number) else None


def changed_files(state: State, folder: RunFolder, sources: Sources) -> Iterator[Problem]:
    """Yield the files that changed after they were counted."""
    for contest, path in folder.files.items():
        known = state.contest(contest)
        if known is None or known.is_awaited:
            continue
        if sources.is_changed(known, hashlib.sha256(path.read_bytes()).hexdigest()):
            message = (
                f"the file changed after {contest} was counted, or that was with another key; restore it, "
                "for a declared return stands"
            )
            yield Problem(file=f"contests/{path.name}", line=0, message=message)


def too_late(state: State, folder: RunFolder) -> Iterator[Problem]:
    """Yield the files of contests that were closed as not held, and of further rounds that can no longer be held."""
    for contest, path in folder.files.items():
        known, unheld = state.contest(contest), _unheld(state, contest)
        if known is not None and known.closed is not None:
            message = f"{contest} was closed as not held; a late return needs a decision, so take the file out"
            yield Problem(file=f"contests/{path.name}", line=0, message=message)
        elif unheld is not None:
            yield Problem(file=f"contests/{path.name}", line=0, message=f"{unheld}; take the file out")


def _unheld(state: State, contest: str) -> str | None:
    """Return why a further round is never held, or None where it may be."""
    first = _first_of(contest)
    if first is None or state.contest(contest) is not None or not is_settled(state, first):
        return None
    return f"{first} has its outcome, and no round {contest.rpartition('-')[2]} is held"


def why_not_closed(state: State, folder: RunFolder, contest: str) -> str | None:
    """Return why a contest cannot be closed as not held, or None where it can."""
    known, path = state.contest(contest), folder.files.get(contest)
    if known is not None and known.declared is not None:
        return "it is counted already, and its return stands"
    if known is not None and path is not None:
        return f"there is a file for it, contests/{path.name}; take that out first, or let it be counted"
    if known is not None:
        return None
    if (unheld := _unheld(state, contest)) is not None:
        return unheld
    if _exists(state, contest):
        is_called_first = "it is not called yet; that is done when its candidates or its file are in the folder"
        below_first = "it is not open yet; first the body that elects in it must be complete"
        return is_called_first if filled_before(contest) else below_first
    near = get_close_matches(contest, state.contests, n=1)
    return f"there is no such contest; did you mean {near[0]}?" if near else _stranger(contest)


def changed_lists(state: State, folder: RunFolder, persons: Persons) -> Iterator[Problem]:
    """Yield the lists of candidates that no longer say who stood in a contest that has its return."""
    for contest, rows in folder.candidates.items():
        known = state.contest(contest)
        if known is None or known.listed is None or known.declared is None:
            continue
        try:
            now = [(row.number, persons.named(row.person, row.name).id) for row in rows]
        except NameDiffers as error:
            yield Problem(file="candidates.csv", line=rows[0].line, message=str(error))
            continue
        if now != [(candidate.number, candidate.person) for candidate in known.listed.candidates]:
            message = f"the list of {contest} changed after it was counted; restore it, for a declared return stands"
            yield Problem(file="candidates.csv", line=rows[0].line, message=message)


def notes(state: State, folder: RunFolder) -> Iterator[str]:
    """Yield a sentence for each thing in a folder that is lawful, and may still be a slip."""
    yield from _off_roll(state, folder)
    kept = {roll.unit_type for roll in state.charter.rolls.values()}
    for row in folder.units:
        if row.members and row.type not in kept:
            yield f"{row.members} members of {row.unit} are not counted, for no roll is kept for each {row.type}"


def _off_roll(state: State, folder: RunFolder) -> Iterator[str]:
    """Yield those on no list, but where a roll of the unit that elects is known only by number: they may be on that."""
    named = {row.name: row.person for row in folder.roll}
    seen = {row.person for row in folder.roll}
    for contest, rows in folder.candidates.items():
        found = election_of(state, contest)
        if found is None or not _is_listed(state, found[1]):
            continue
        for row in rows:
            if row.person not in seen:
                seen.add(row.person)
                other = f"; {named[row.name]} on the roll has this name" if row.name in named else ""
                yield f"{row.person} ({row.name}), who stands in {contest}, is on no listed roll{other}"


def _is_listed(state: State, unit: str) -> bool:
    """Tell whether all rolls within a unit are known by name."""
    kept = [(roll, each) for roll in state.charter.rolls.values() for each in state.units_within(unit, roll.unit_type)]
    certified = [state.roll(roll.id, each) for roll, each in kept]
    return all(found is not None and (found.digest is not None or not found.electors) for found in certified)


def seatless(state: State, folder: RunFolder) -> Iterator[Problem]:
    """Yield the files of contests that are not held, because their unit has no seats to fill."""
    for contest, path in folder.files.items():
        found = None if state.contest(contest) else find_election(state, contest)
        if found is not None and is_abolished(state, *found):
            message = f"the {found[0].office} is abolished, so there is no such contest; take the file out"
            yield Problem(file=f"contests/{path.name}", line=0, message=message)
        elif found is not None and seats_of(state, *found) == 0:
            message = (
                f"{found[1]} has no seats in the {found[0].office}, so there is no such contest; take the file out"
            )
            yield Problem(file=f"contests/{path.name}", line=0, message=message)
