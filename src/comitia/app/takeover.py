"""What an organisation has when its record begins in mid-term: bodies and posts as documents tell of them.

The lines of mandates.csv are sorted by the contest that would fill the place. What is on the record already must read
as it was entered; what is new is entered by `taking_over`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from comitia.app.persons import NameDiffers, Persons
from comitia.charter import Election
from comitia.core.mandate.takeover import (
    ContestTakenOver,
    Holder,
    Waiting,
)
from comitia.core.mandate.taking_over import offices_of
from comitia.core.state import State
from comitia.exchange.mandates import MandateRow
from comitia.exchange.tables import BadInput, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The lines of one contest: `election` is None where a body appoints."""

    contest: str
    unit: str
    election: Election | None
    rows: Sequence[MandateRow]

    def of(self, role: str) -> list[MandateRow]:
        """Return the lines of a role, in order."""
        return [row for row in self.rows if row.role == role]

    @property
    def seats(self) -> int:
        """Return how many places the lines tell of."""
        return len(self.of("holder")) + len(self.of("vacant"))

    @property
    def named(self) -> list[MandateRow]:
        """Return the lines that name somebody, in the order of their numbers."""
        return [*self.of("holder"), *self.of("alternate")]


def by_contest(state: State, rows: Sequence[MandateRow]) -> list[Taken]:
    """Return the lines sorted by contest, lower tiers first; raise `BadInput` with the lines that fit nowhere."""
    problems: list[Problem] = []
    elections: dict[str, Election | None] = {}
    lines: defaultdict[str, list[MandateRow]] = defaultdict(list)
    for row in rows:
        found = next(offices_of(state, row.office, row.unit), None)
        if found is None and state.contest(f"{row.office}.{row.unit}") is not None:
            continue  # the unit is no more, and its lines are on the record
        if found is None:
            problems.append(row.problem(_nowhere(state, row)))
        else:
            elections[found[0]] = found[1]
            lines[found[0]].append(row)
    if problems:
        raise BadInput(problems)
    order = {id(election): place for place, election in enumerate(state.charter.elections)}
    taken = [
        Taken(contest=contest, unit=lines[contest][0].unit, election=election, rows=lines[contest])
        for contest, election in elections.items()
    ]
    return sorted(taken, key=lambda each: order.get(id(each.election), len(order)))


def _nowhere(state: State, row: MandateRow) -> str:
    charter, unit = state.charter, state.unit(row.unit)
    if row.office not in charter.bodies and row.office not in charter.posts:
        known = ", ".join([*charter.bodies, *charter.posts])
        return f"the charter has no body or post {row.office[:60]!r}; it has {known}"
    if unit is None:
        return f"there is no unit {row.unit[:60]!r} in units.csv"
    post = charter.posts.get(row.office)
    kinds = [each.constituency for each in charter.elections if each.office == row.office]
    kinds += [post.scope] if post and post.appointed_by and post.scope else []
    if not kinds:
        return f"{row.office} is a meeting of everybody on a roll, and nobody is elected to it; take the line out"
    return f"{row.unit} is a {unit.type}; places in {row.office} are given by each {' or '.join(dict.fromkeys(kinds))}"


def end_of(row: MandateRow) -> date | None:
    """Return the day after the last one on which the mandate of a line holds, which is what the table gives."""
    return row.until + timedelta(days=1) if row.until else None


def changed(state: State, taken: Sequence[Taken], persons: Persons) -> Iterator[Problem]:
    """Yield where lines do not read as they were entered; what is not on the record yet is left out.

    What was entered then counts, not what has become of it since.
    """
    for each in taken:
        then = state.taken_over(each.contest)
        if then is not None:
            different = _difference(each, then, persons)
            if different is not None:
                yield different
        elif state.contest(each.contest) is not None:
            yield each.rows[0].problem(f"{each.contest} is on the record as an election; take its lines out")


def _difference(taken: Taken, then: ContestTakenOver, persons: Persons) -> Problem | None:
    """Return the first line that does not read as what was entered, with what to do, or None."""
    again = "what has changed since is entered by an act of its own"
    for row, there in zip_longest(taken.named, then.named):
        if row is None or there is None:
            message = f"{taken.contest} was taken over with {len(then.named)} persons; restore its lines: {again}"
            return taken.rows[0].problem(message)
        try:
            known = persons.named(row.person, row.name).id
        except NameDiffers as error:
            return row.problem(str(error))
        if known != there.person or not _reads_as(row, there):
            return row.problem(f"{taken.contest} was taken over with another line here; restore it: {again}")
    apportioned = taken.election is not None and not isinstance(taken.election.seats, int)
    if apportioned and taken.seats != then.seats:
        message = (
            f"{taken.contest} was taken over with {then.seats} places, and has {taken.seats} here; restore its lines"
        )
        return taken.rows[0].problem(message)
    return None


def _reads_as(row: MandateRow, there: Holder | Waiting) -> bool:
    """Tell whether a line gives the role and the days that were entered; without a last day it was that of the term."""
    if isinstance(there, Waiting) or row.role == "alternate":
        return isinstance(there, Waiting) and row.role == "alternate"
    return row.since == there.starts and (end_of(row) or there.ends) == there.ends
