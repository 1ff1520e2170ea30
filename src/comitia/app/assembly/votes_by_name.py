"""Votes by name as they are handed in: by person, one by one or in a table, on a motion."""

from collections.abc import Sequence
from pathlib import Path

from comitia.app.assembly.desk import Desk, Entered
from comitia.app.assembly.naming import Naming
from comitia.app.assembly.people import BadName
from comitia.core.assembly.instruction import sitting
from comitia.core.assembly.named_vote import OPTIONS, RecordVotes
from comitia.core.assembly.proceedings import Motion
from comitia.core.mandate.held import Held
from comitia.exchange.tables import BadInput, Problem, read_table

Named = tuple[str, str]
"""A person, as people call them, and the word for the vote."""


def record_votes(desk: Desk, motion: str, votes: Sequence[Named]) -> Entered:
    """Enter how some of those who sit in the body of a motion voted; raise `BadName` for the first that is wrong."""
    with desk.sitting() as entering:
        seats = _Seats(entering.naming, motion)
        found: dict[str, str] = {}
        for person, vote in votes:
            wrong = seats.take(found, person, vote)
            if wrong:
                raise BadName(wrong)
        return entering.enter(RecordVotes(motion=seats.motion, votes=found, at=desk.day))


def record_table(desk: Desk, motion: str, path: Path) -> Entered:
    """Enter the votes of a table with the columns person and vote; raise `BadInput` with every line that is wrong."""
    rows = list(read_table(path, ("person", "vote")))
    with desk.sitting() as entering:
        seats = _Seats(entering.naming, motion)
        found: dict[str, str] = {}
        taken = [(row.line, seats.take(found, row.cells["person"], row.cells["vote"])) for row in rows]
        problems = [Problem(file=path.name, line=line, message=wrong) for line, wrong in taken if wrong]
        if not rows:
            problems.append(Problem(file=path.name, line=0, message="nobody is named in it"))
        if problems:
            raise BadInput(problems)
        return entering.enter(RecordVotes(motion=seats.motion, votes=found, at=desk.day))


class _Seats:
    """Those who sat, or sit, in the body of a motion, by person."""

    def __init__(self, naming: Naming, motion: str) -> None:
        self.motion = naming.motion(motion)
        self._naming = naming
        self._found = naming.state.proceedings.motion(self.motion)
        self._mandates = {held.person: held.mandate for held in self._sitting(self._found)}

    def take(self, votes: dict[str, str], person: str, vote: str) -> str:
        """Add the vote of a person; return what is wrong with it, empty where nothing is."""
        word = vote.strip().casefold().replace("-", "_").replace(" ", "_")
        if word not in OPTIONS:
            return f"{person}: {vote!r} is no vote; write one of {', '.join(OPTIONS)}"
        try:
            known = self._naming.people.known(person)
        except BadName as error:
            return str(error)
        mandate = self._mandates.get(known)
        if self._found is not None and mandate is None:
            moved = self._found.moved
            return f"{person} had no seat in {moved.body} of {moved.unit}, or no vote, when it was put to the vote"
        if mandate in votes:
            return f"{person} is named twice"
        votes[mandate or known] = word
        return ""

    def _sitting(self, found: Motion | None) -> Sequence[Held]:
        return sitting(self._naming.state, found, self._naming.day) if found is not None else ()
