"""By-elections in a run: one is called when the folder brings its candidates or its file, and then held as any contest.

Its files are named after the contest that had filled the place: `council.quay.by-election-1`, then
`council.quay.by-election-2`. Its day stands in calendar.csv under that name; the day of its office is not its day.
"""

import re
from collections.abc import Iterator
from datetime import date

from comitia.app.clerk import Clerk
from comitia.charter import Election
from comitia.core.election.electorate import find_election
from comitia.core.mandate.by_election import CallByElection, next_id
from comitia.core.mandate.clock import run_out
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.exchange.folder import RunFolder
from comitia.exchange.tables import Problem

NAMED = re.compile(r"(?P<of>.+)\.by-election-[1-9][0-9]{0,5}")
ROUND = re.compile(r"\.round-(?:[2-9]|[1-9][0-9]{1,5})$")


def filled_before(contest: str) -> str | None:
    """Return the contest whose places a by-election, or a further round of one, is to fill; None for other names."""
    match = NAMED.fullmatch(ROUND.sub("", contest))
    return match["of"] if match else None


def election_of(state: State, contest: str) -> tuple[Election, str] | None:
    """Return the election and the unit of a first round, that of a by-election too; None where there is none."""
    found = find_election(state, contest)
    before = filled_before(contest)
    return find_election(state, before) if found is None and before is not None else found


def uncalled(state: State, folder: RunFolder) -> Iterator[tuple[str, str]]:
    """Yield the by-elections that a folder is about and that nobody has called, with where the folder says so."""
    wanted = {contest: f"contests/{path.name}" for contest, path in folder.files.items()}
    wanted = {**dict.fromkeys(folder.candidates, "candidates.csv"), **wanted}
    for contest, place in sorted(wanted.items()):
        is_first = ROUND.search(contest) is None
        if is_first and filled_before(contest) and state.contest(contest) is None and not find_election(state, contest):
            yield contest, place


def call(clerk: Clerk, contest: str, place: str, at: date) -> Problem | None:
    """Call a by-election on a day, after what has run out by then; return what stands in its way, or None."""
    of = filled_before(contest) or ""
    following = next_id(clerk.state, of)
    if contest != following:
        return Problem(file=place, line=0, message=f"the next by-election for {of} is named {following}; rename it")
    try:
        with clerk.sitting():
            while (ending := run_out(clerk.state, at)) is not None:
                clerk.enter(ending, ending.at)
            clerk.enter(CallByElection(contest=of, at=at), at)
    except Refused as refused:
        return Problem(file=place, line=0, message=str(refused))
    return None
