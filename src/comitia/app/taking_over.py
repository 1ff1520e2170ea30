"""Entering what documents tell of: seats, holders and alternates of each contest, lower tiers first, or nothing at all.

Each fault is named once, where it stands. A line that needs a seat below is not held against the refusal of that seat:
it is no fault of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256

from comitia.app.clerk import Clerk
from comitia.app.persons import NameDiffers, Persons
from comitia.app.takeover import Taken, end_of
from comitia.app.texts import BadText, Texts
from comitia.core.mandate.takeover import Holder, TakeOverContest, TakeOverSeats, Waiting
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.exchange.mandates import MandateRow
from comitia.exchange.tables import BadInput, Problem


def take_over(clerk: Clerk, taken: Sequence[Taken], persons: Persons, texts: Texts, at: date) -> None:
    """Enter what the lines tell of, within a sitting; raise `BadInput` with every line that cannot be so."""
    taking = _TakingOver(clerk, persons, texts, at)
    for seats in _seats(clerk.state, taken, at):
        taking.share_out(seats, taken)
    for each in taken:
        taking.enter(each)
    if taking.problems:
        persons.drop()
        texts.drop()
        raise BadInput(taking.problems)
    persons.confirm()
    persons.save()
    texts.confirm()
    texts.save()


class _TakingOver:
    """One go through the lines: the `problems` so far, who is seated in which line, and which seats were refused."""

    def __init__(self, clerk: Clerk, persons: Persons, texts: Texts, at: date) -> None:
        self.problems: list[Problem] = []
        self._clerk = clerk
        self._persons = persons
        self._texts = texts
        self._at = at
        self._seated: dict[tuple[str, str, str], MandateRow] = {}
        self._called: dict[str, MandateRow] = {}
        self._misnamed: set[str] = set()
        self._lost: set[tuple[str, str, str]] = set()
        self._not_shared: set[tuple[str, str, int]] = set()

    def share_out(self, seats: TakeOverSeats, taken: Sequence[Taken]) -> None:
        """Enter the seats of a body."""
        try:
            self._clerk.enter(seats, self._at)
        except Refused as refused:
            self._not_shared.add((seats.body, seats.unit, seats.group))
            first = next(each for each in taken if _sharing(self._clerk.state, each) in self._not_shared)
            self.problems.append(first.rows[0].problem(str(refused)))

    def enter(self, taken: Taken) -> None:
        """Enter a contest, or what is wrong with its lines; lines with a fault of their own are left out."""
        rows, entered = list(self._sound(taken)), list[MandateRow]()
        if _sharing(self._clerk.state, taken) not in self._not_shared:
            entered = self._entered(taken, rows)
        office, unit = _office_of(self._clerk.state, taken)
        self._lost |= {(office, unit, row.person) for row in taken.of("holder") if row not in entered}

    def _sound(self, taken: Taken) -> Iterator[MandateRow]:
        """Yield the lines that name somebody who can be named so, once."""
        office, unit = _office_of(self._clerk.state, taken)
        here: dict[str, MandateRow] = {}
        for row in taken.named:
            place = (office, unit, row.person)
            try:
                self._persons.named(row.person, row.name)
                self._texts.commit(subject_of(row.document), row.document)
            except BadText as error:
                self.problems.append(row.problem(str(error)))
                continue
            except NameDiffers as error:
                self._tell_name(row, str(error))
                continue
            self._called.setdefault(row.person, row)
            before = here.get(row.person) or self._seated.get(place)
            if before is not None:
                message = f"person {row.person} stands in {_where(before, row)} already; keep one of the two"
                self.problems.append(row.problem(message))
                continue
            here[row.person] = row
            if row.role == "holder":
                self._seated[place] = row
            yield row

    def _tell_name(self, row: MandateRow, message: str) -> None:
        """Say that a name differs, once a person, and where the other one stands, if it is in these lines."""
        if row.person not in self._misnamed:
            self._misnamed.add(row.person)
            first = self._called.get(row.person)
            self.problems.append(row.problem(f"{message} (see {_where(first, row)})" if first else message))

    def _entered(self, taken: Taken, rows: list[MandateRow]) -> list[MandateRow]:
        """Return the lines that could be entered: all, those that rest on no refused seat, or none."""
        wrong = self._refused(taken, rows)
        resting = [row for row in rows if self._rests_on_lost(taken, row)]
        if wrong is not None and wrong[1].rule.endswith(".nested") and wrong[0] in resting:
            rows = [row for row in rows if row not in resting]
            wrong = self._refused(taken, rows)
        if wrong is None:
            return rows
        row, refused = wrong
        self.problems.append((row or taken.rows[0]).problem(str(refused)))
        return []

    def _rests_on_lost(self, taken: Taken, row: MandateRow) -> bool:
        election = taken.election
        return election is not None and (election.elector.body or "", taken.unit, row.person) in self._lost

    def _refused(self, taken: Taken, rows: Sequence[MandateRow]) -> tuple[MandateRow | None, Refused] | None:
        """Enter a contest with these lines; return the line that is refused, None for the whole, and why."""
        holders, alternates = self._people(rows)
        command = TakeOverContest(contest=taken.contest, holders=holders, alternates=alternates, at=self._at)
        try:
            self._clerk.enter(command, self._at)
        except Refused as refused:
            lines = {f"{taken.contest}, number {number}": row for number, row in enumerate(rows, 1)}
            return lines.get(refused.subject), refused
        return None

    def _people(self, rows: Sequence[MandateRow]) -> tuple[tuple[Holder, ...], tuple[Waiting, ...]]:
        holders: list[Holder] = []
        alternates: list[Waiting] = []
        for number, row in enumerate(rows, 1):
            person = self._persons.named(row.person, row.name)
            evidence = self._texts.commit(subject_of(row.document), row.document)
            if row.role == "alternate":
                alternates.append(Waiting(number=number, person=person.id, name=person.commitment, evidence=evidence))
            elif row.since is not None:
                holders.append(
                    Holder(
                        number=number,
                        person=person.id,
                        name=person.commitment,
                        starts=row.since,
                        ends=end_of(row),
                        evidence=evidence,
                    )
                )
        return tuple(holders), tuple(alternates)


def _where(there: MandateRow, row: MandateRow) -> str:
    """Return in words where one line stands, seen from another."""
    return f"line {there.line}" if there.file == row.file else f"{there.file}, line {there.line}"


def _seats(state: State, taken: Sequence[Taken], at: date) -> Iterator[TakeOverSeats]:
    """Yield the seats of each body that the charter would share out, as the lines tell of them."""
    seats: defaultdict[tuple[str, str, int], dict[str, int]] = defaultdict(dict)
    for each in taken:
        shared = _sharing(state, each)
        if shared is not None:
            seats[shared][each.unit] = each.seats
    for (body, unit, group), numbers in seats.items():
        yield TakeOverSeats(body=body, unit=unit, group=group, seats=numbers, at=at)


def _sharing(state: State, taken: Taken) -> tuple[str, str, int] | None:
    """Return the body, its unit and the seat group that the charter would share out; None where it says how many."""
    election = taken.election
    if election is None or isinstance(election.seats, int):
        return None
    return election.office, state.unit_above(taken.unit, election.scope) or "", election.group


def _office_of(state: State, taken: Taken) -> tuple[str, str]:
    """Return the body or post, and its unit, in which lines give places."""
    if taken.election is None:
        return taken.rows[0].office, taken.unit
    return taken.election.office, state.unit_above(taken.unit, taken.election.scope) or taken.unit


def subject_of(document: str) -> str:
    """Return the subject under which the words for a document are kept: the same words are one text."""
    return f"document/{sha256(document.encode()).hexdigest()}"
