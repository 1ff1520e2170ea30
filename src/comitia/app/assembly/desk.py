"""The desk at which acts of bodies are entered: one sitting of the clerk, on the day of the act.

What has fallen due by that day takes effect first, each decision by an entry of its own. Then the act is entered, and
before it whoever comes onto the record by it. Where anything is refused, nothing of all this remains.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from comitia.app.assembly import countbacks
from comitia.app.assembly.naming import Naming
from comitia.app.assembly.people import INTRODUCING, People
from comitia.app.clerk import Clerk
from comitia.app.installation import Installation
from comitia.app.texts import Texts
from comitia.core.assembly.decision import overdue
from comitia.core.decider import Command
from comitia.core.events import Event
from comitia.core.mandate.person import EnterPerson


class _Rehearsed(Exception):  # noqa: N818  the end of a rehearsal, of which nothing remains
    pass


class NoRecord(Exception):  # noqa: N818  said to the person at the terminal
    """There is no record on which anything could be entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was entered, from place `first` on: the decisions that were due, then the act with all that followed."""

    first: int
    due: tuple[Event, ...]
    act: tuple[Event, ...]


class Sitting:
    """One act being entered: what it names is found, its texts are committed to, its command is entered."""

    def __init__(self, desk: "Desk", naming: Naming, texts: Texts) -> None:
        self._desk = desk
        self._texts = texts
        self.naming = naming
        self.first = desk.clerk.size
        self.due: list[Event] = []
        self.act: list[Event] = []

    def commit(self, subject: str, text: str) -> str:
        """Return the commitment to a text that comes onto an entry of the act."""
        return self._texts.commit(subject, text)

    def would_be(self, subject: str, text: str) -> str:
        """Return the commitment that a text would have, to compare it with one that is on the record."""
        return self._texts.made(subject, text)

    def settle(self) -> None:
        """Enter what has fallen due, each on its day: decisions, what graces let hold, silence; then countbacks."""
        while (command := overdue(self._desk.clerk.state, self._desk.day)) is not None:
            self.due += self._desk.clerk.enter(command, command.at)
        while (counting := countbacks.due(self._desk.clerk.state, self._desk.day)) is not None:
            self.due += self._desk.clerk.enter(counting, counting.at)

    def enter(self, command: Command) -> Entered:
        """Enter those who come onto the record by the act, and the act; return what this sitting has entered."""
        self.meet()
        self.proceed(command)
        return self.entered()

    def meet(self) -> None:
        """Enter those who come onto the record by what is to be entered."""
        for person, name in self.naming.people.entering():
            if not self._desk.clerk.state.holdings.members.is_entered(person):
                self.proceed(EnterPerson(person=person, name=name, at=self._desk.day))

    def proceed(self, command: Command) -> list[Event]:
        """Enter one command of several, about persons who were met; return what it brings about."""
        events = self._desk.clerk.enter(command, self._desk.day)
        self.act += events
        return events

    def entered(self) -> Entered:
        """Return what this sitting has entered so far."""
        return Entered(first=self.first, due=tuple(self.due), act=tuple(self.act))

    def save(self) -> None:
        """Write down the persons and texts of the act; within its transaction."""
        self.naming.people.save()
        self._texts.confirm()
        self._texts.save()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who enters and keeps the record, the day of the act, and the names of those who are new, by reference.

    `introducing` says how somebody is introduced where the names come from.
    """

    clerk: Clerk
    keeper: Installation
    day: date
    introduced: Mapping[str, str]
    introducing: str = INTRODUCING

    @contextmanager
    def sitting(self) -> Iterator[Sitting]:
        """Hold one transaction, in which what is due comes first; raise `NoRecord` where nothing was founded."""
        with self.clerk.sitting():
            founded = self.clerk.state.organization
            if founded is None:
                message = "this database holds no record yet; begin one with `comitia run`"
                raise NoRecord(message)
            people = People(self.keeper, founded.organization, self.introduced, self.introducing)
            naming = Naming(state=self.clerk.state, people=people, day=self.day)
            sitting = Sitting(self, naming, Texts(self.keeper, founded.organization))
            sitting.settle()
            yield sitting
            sitting.save()

    @contextmanager
    def rehearsal(self) -> Iterator[Sitting]:
        """Hold a sitting as any other, of which nothing remains."""
        with suppress(_Rehearsed), self.sitting() as sitting:
            yield sitting
            raise _Rehearsed
