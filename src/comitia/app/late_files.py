"""Files that cannot be right whatever they hold: for contests that do not exist, or changed after their count."""

import hashlib
from collections.abc import Iterator

from comitia.core.election.electorate import find_election, seats_of
from comitia.core.state import State
from comitia.exchange.folder import RunFolder
from comitia.exchange.tables import BadInput, Problem


_HOW_NAMED = "a contest is named <body>.<unit> after the unit that elects, or <post>, and .round-N after that"


def refuse_strangers(state: State, folder: RunFolder) -> None:
    """Raise `BadInput` where a file, a list or a day is for no contest, or a counted file has changed."""
    problems = [*_unknown(state, folder), *_changed(state, folder)]
    if problems:
        raise BadInput(problems)


def _unknown(state: State, folder: RunFolder) -> Iterator[Problem]:
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
    if state.contest(contest) is not None:
        return True
    first, _, number = contest.rpartition(".round-")
    if first and number.isdecimal() and int(number) > 1:
        found = find_election(state, first)
        return found is not None and found[0].rule.id == "exhaustive"
    return find_election(state, contest) is not None


def _changed(state: State, folder: RunFolder) -> Iterator[Problem]:
    for contest, path in folder.files.items():
        known = state.contest(contest)
        if known is None or known.is_awaited:
            continue
        if known.closed is not None:
            message = f"{contest} was closed as not held; a late return needs a decision, so take the file out"
            yield Problem(file=f"contests/{path.name}", line=0, message=message)
        elif known.declared and hashlib.sha256(path.read_bytes()).hexdigest() != known.declared.source:
            message = f"the file changed after {contest} was counted; restore it, for a declared return stands"
            yield Problem(file=f"contests/{path.name}", line=0, message=message)


def seatless(state: State, folder: RunFolder) -> Iterator[Problem]:
    """Yield the files of contests that are not held, because their unit has no seats to fill."""
    for contest, path in folder.files.items():
        found = None if state.contest(contest) else find_election(state, contest)
        if found is not None and seats_of(state, *found) == 0:
            message = (
                f"{found[1]} has no seats in the {found[0].office}, so there is no such contest; take the file out"
            )
            yield Problem(file=f"contests/{path.name}", line=0, message=message)
