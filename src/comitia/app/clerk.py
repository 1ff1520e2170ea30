"""The clerk: enters what the deciders answer, with all that follows from it, and writes it down batch by batch.

A use case is one `with clerk.sitting():`. It takes the lock, makes sure that the state in memory is that of the locked
record (loading it from the tables where it is not), lets commands be entered, and at its end appends the entries and
projects them, all in one transaction. Where anything fails, nothing of the sitting remains.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from comitia.core.consequences import consequences
from comitia.core.decider import Command, decide
from comitia.core.election.organization import OrganizationFounded
from comitia.core.events import NAMES, Event, body_of, occurred
from comitia.core.record.entry import Chain, Entry, rfc3339
from comitia.core.state import State
from comitia.store import entries, facts, projection


class Clerk:
    """Keeps one organisation's record; `now` is the time of entry, `actor` in whose name it is entered."""

    def __init__(self, *, now: datetime, actor: str = "founder") -> None:
        self.state = State()
        self._now = rfc3339(now)
        self._actor = actor
        self._chain: Chain | None = None
        self._written: list[entries.Stored] = []
        self._acts: list[tuple[Entry, Event]] = []

    @contextmanager
    def sitting(self) -> Iterator[None]:
        """Hold one transaction: what is entered inside is on the record when it ends, or not at all."""
        try:
            with transaction.atomic():
                self._load(entries.lock())
                yield
                self._save()
        except BaseException:
            self._chain = None  # the state may be ahead of the record: load it anew
            raise
        finally:
            self._written, self._acts = [], []

    def refresh(self) -> None:
        """Bring the state up to the record without a lock, to plan what comes next."""
        self._load(entries.peek())

    def state_before(self, seq: int) -> State:
        """Return the state as it was before an entry, as far as it is of holders, rolls and acts."""
        return facts.load(self._chain, before=seq)

    @property
    def size(self) -> int:
        """Return the number of entries, those of this sitting among them."""
        return self._chain.size if self._chain else 0

    def enter(self, command: Command, at: date) -> list[Event]:
        """Enter what a command brings about on the day `at`, and what follows; raise `Refused` with nothing entered."""
        return self._enter(decide(self.state, command), at, None)

    def _enter(self, events: list[Event], at: date, cause: int | None) -> list[Event]:
        entered: list[Event] = []
        for event in events:
            seq = self._append(event, at, cause)
            entered.append(event)
            for command in consequences(self.state, event, at):
                entered += self._enter(decide(self.state, command), at, seq)
        return entered

    def _append(self, event: Event, at: date, cause: int | None) -> int:
        chain = self._chain or Chain(id=_founded(event))
        entry = Entry(
            seq=chain.size,
            type=NAMES[type(event)],
            occurred=occurred(event, at),
            entered=self._now,
            actor=self._actor,
            cause=cause,
            body=body_of(event),
        )
        content = entry.canonical()
        self._chain = chain.grown(content)
        self._written.append(
            entries.Stored(entry=entry, content=content, prev=chain.head, hash=self._chain.head),
        )
        self._acts.append((entry, event))
        self.state.evolve(event, at)
        self.state.head = self._chain.head
        return entry.seq

    def _load(self, chain: Chain | None) -> None:
        if chain is None or self._chain is None or chain.head != self._chain.head:
            self._chain, self.state = chain, facts.load(chain)

    def _save(self) -> None:
        if self._chain is not None and self._written:
            entries.append(self._chain, self._written)
            projection.project(self._acts)


def _founded(event: Event) -> str:
    """Return the id of the chain that a founding begins."""
    assert isinstance(event, OrganizationFounded)  # noqa: S101  every decider but the founding's asks for a charter
    return event.organization
