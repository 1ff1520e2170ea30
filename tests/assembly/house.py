"""A federation in memory that has elected its bodies, and decides: motions are moved and voted on in one line each.

Persons are named by one word. Branches have elected the regional councils: e1 to e4 in the east, w1 to w4 in the west; and these
the congress: e1 to e3 and w1 to w3. The board (b1 to b3), the president (e1) and the treasurer (b1) are the congress's, the local
secretaries (e4 and w4) their council's; nobody is appointed auditor yet.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from tests.assembly.meadow import RETURNS, RULES, UNITS, charter_text

from comitia.charter import load_text
from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.challenge import ChallengeVote, DecideChallenge
from comitia.core.assembly.decision import TakeEffect
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.core.audit import audit, follows
from comitia.core.consequences import consequences
from comitia.core.decider import Command, decide
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import OpenContest
from comitia.core.election.entered import EnterReturn
from comitia.core.election.organization import FoundOrganization
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit import FormUnit
from comitia.core.events import NAMES, Event, body_of, day_of, event_of, occurred
from comitia.core.mandate.membership import HearPerson, LayCharges
from comitia.core.mandate.resignation import TenderResignation
from comitia.core.record.box import OpenedBox
from comitia.core.record.canonical import JSON, decode, encode
from comitia.core.record.entry import Chain, Entry
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.exchange.verification import next_due

DAY = date(2026, 3, 1)
TEXT = "0" * 64


@dataclass
class House:
    """The federation, its record in memory, and the day on which things are done."""

    extra: str = RULES
    text: str = ""
    day: date = DAY
    units: tuple[tuple[str, str, str | None], ...] = UNITS
    returns: tuple[tuple[str, str], ...] = RETURNS
    state: State = field(default_factory=State)
    acts: list[tuple[Entry, Event]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.text or charter_text(self.extra)
        self.charter = load_text(self.text)
        self.chain = Chain(id=self.charter.id)
        self._elect()

    def enter(self, command: Command, cause: int | None = None) -> list[Event]:
        """Enter a command and all that follows from it; return the events."""
        entered: list[Event] = []
        for event in decide(self.state, command):
            seq = self._append(event, cause)
            entered.append(event)
            for following in consequences(self.state, event, self.day):
                entered += self.enter(following, seq)
        return entered

    def _append(self, event: Event, cause: int | None) -> int:
        entry = Entry(
            seq=self.chain.size,
            type=NAMES[type(event)],
            occurred=occurred(event, self.day),
            entered="2026-03-14T12:00:00Z",
            actor="clerk",
            cause=cause,
            body=body_of(event),
        )
        self.chain = self.chain.grown(entry.canonical())
        self.acts.append((entry, event))
        self.state.evolve(event, self.day)
        self.state.head = self.chain.head
        self.heads.append(self.chain.head)
        return entry.seq

    def _elect(self) -> None:
        self.enter(FoundOrganization(charter=self.charter, seed_words="", at=self.day))
        for unit, kind, parent in self.units:
            self.enter(FormUnit(unit=unit, type=kind, parent=parent, name=unit.title(), at=self.day))
        for unit in self.of_type("branch"):
            self.enter(CertifyRoll(roll="members", unit=unit, electors=20, digest=None, at=self.day))
        for unit in self.of_type("region"):
            self.enter(ApportionSeats(body="regional_council", unit=unit, group=0, at=self.day))
        self.enter(ApportionSeats(body="congress", unit="union", group=0, at=self.day))
        for contest, persons in self.returns:
            self.elect(contest, persons)

    def of_type(self, kind: str) -> list[str]:
        """Return the units of a type."""
        return [unit for unit, its, _ in self.units if its == kind]

    def elect(self, contest: str, persons: str) -> list[Event]:
        """Enter an unopposed return of a contest."""
        self.enter(OpenContest(contest=contest, at=self.day))
        return self.declare(contest, persons)

    def declare(self, contest: str, persons: str) -> list[Event]:
        """Enter the unopposed return of a contest that is open; after a bar, those who came next, and so totals."""
        names = persons.replace("|", " ").split()
        if "|" in persons:
            elected = persons.partition("|")[0].split()
            return self.enter(totals(contest, elected, names[len(elected) :], self.day))
        return self.enter(
            EnterReturn(
                contest=contest,
                candidates=tuple(
                    Candidate(number=number, person=person, name=TEXT) for number, person in enumerate(names, 1)
                ),
                votes=dict.fromkeys(range(1, len(names) + 1)),
                elected=dict.fromkeys(range(1, len(names) + 1)),
                cast=None,
                blank=None,
                invalid=None,
                source=TEXT,
                at=self.day,
            )
        )

    def state_of(self, motion: str) -> str:
        """Return where a motion stands."""
        found = self.state.proceedings.motion(motion)
        return found.state if found else ""

    def faults(self, box_of: Callable[[Event], OpenedBox | None] = lambda _: None) -> list[str]:
        """Return what an auditor finds who reads the entries from their JSON and decides each again.

        `box_of` gives the ballots that are at hand for an entry.
        """
        state, due, found = State(), [], []
        for number, (entry, event) in enumerate(self.acts):
            again = event_of(entry.type, decode(encode(entry.body)))
            at = day_of(again, entry.occurred)
            command, cause = next_due(due)
            wrong = follows(state, again, command) if command else audit(state, again, at, box_of(again))
            if again != event or wrong or cause != entry.cause:
                found.append(f"{number} {entry.type}: {wrong or (again != event and 'read otherwise') or cause}")
            state.evolve(again, at)
            state.head = self.heads[number]
            due.append((consequences(state, again, at), entry.seq))
        left, _ = next_due(due)
        return [*found, *([f"not entered: {left}"] if left else [])]

    def later(self, days: int) -> "House":
        """Let days go by."""
        self.day += timedelta(days=days)
        return self

    def attend(
        self, present: int, body: str = "congress", unit: str = "union", credentialed: int | None = None
    ) -> None:
        """Count who is present."""
        self.enter(CountAttendance(body=body, unit=unit, present=present, credentialed=credentialed, at=self.day))

    def moving(self, effect: Effect, body: str = "congress", unit: str = "union", mover: str = "e1") -> MoveMotion:
        """Return the command that moves a motion."""
        return MoveMotion(body=body, unit=unit, mover=mover, text=TEXT, effect=effect, at=self.day)

    def putting(self, motion: str, *votes: int, **more: object) -> DeclareVote:
        """Return the command that puts a motion."""
        return DeclareVote(motion=motion, tally=tally_of(*votes, **more), at=self.day)

    def edition(self, *changes: tuple[str, str], number: int = 2, in_force: date | None = None) -> JSON:
        """Return an edition of the charter in its canonical form: its text with these changes."""
        text = self.text.replace("edition: 1", f"edition: {number}")
        text = text.replace("in_force: 2026-01-01", f"in_force: {in_force or self.day}")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        return load_text(text).canonical()

    def move(self, effect: Effect, body: str = "congress", unit: str = "union", mover: str = "e1") -> str:
        """Move a motion and return its id."""
        event, *_ = self.enter(self.moving(effect, body, unit, mover))
        return str(getattr(event, "motion", ""))

    def vote(
        self, motion: str, in_favour: int = 5, against: int = 1, abstaining: int = 0, **more: object
    ) -> list[Event]:
        """Put a motion; return what is entered."""
        return self.enter(self.putting(motion, in_favour, against, abstaining, **more))

    def refused(self, command: Command) -> tuple[str, str]:
        """Return the sentence and the rule by which a command is refused, and see that nothing was entered."""
        before = self.chain
        with pytest.raises(Refused) as caught:
            self.enter(command)
        assert before == self.chain
        return caught.value.reason, caught.value.rule

    def carry(self, effect: Effect, body: str = "congress", unit: str = "union", mover: str = "e1") -> list[Event]:
        """Move a motion and carry it, as many for it as two can be; return what the vote brings about."""
        return self.vote(self.move(effect, body, unit, mover), 2, 0)

    def challenge(self, motion: str, challenger: str = "e2") -> list[Event]:
        """Challenge a result."""
        return self.enter(ChallengeVote(motion=motion, challenger=challenger, grounds=TEXT, at=self.day))

    def recount(self, motion: str, in_favour: int, against: int, abstaining: int = 0) -> list[Event]:
        """Decide a challenge by a recount."""
        return self.enter(DecideChallenge(motion=motion, recount=tally_of(in_favour, against, abstaining), at=self.day))

    def settle(self, motion: str) -> list[Event]:
        """Let a decision take effect."""
        return self.enter(TakeEffect(motion=motion, at=self.day))

    def resign(self, *mandates: str) -> str:
        """Tender a resignation and return its id."""
        event, *_ = self.enter(TenderResignation(mandates=mandates, text=TEXT, at=self.day))
        return str(getattr(event, "resignation", ""))

    def charge(self, person: str, body: str = "congress", unit: str = "union", *, heard_after: int = 7) -> str:
        """Lay charges, let the notice run, and hear the person; return the id of the charges."""
        event, *_ = self.enter(LayCharges(person=person, body=body, unit=unit, text=TEXT, at=self.day))
        charges = str(getattr(event, "charges", ""))
        self.later(heard_after)
        self.enter(HearPerson(charges=charges, appeared=True, at=self.day))
        return charges

    def holders(self, office: str, unit: str = "union") -> list[str]:
        """Return who holds places in a body, or a post."""
        return list(self.state.holders(office, unit))

    def mandate(self, person: str, office: str) -> str:
        """Return the id of the live mandate of a person in an office."""
        return next(held.mandate for held in self.state.holdings.of_person(person) if held.office == office)


def tally_of(in_favour: int, against: int, abstaining: int = 0, **more: object) -> Tally:
    """Return a tally of these votes."""
    return Tally(votes=Votes(in_favour=in_favour, against=against, abstaining=abstaining), **more)  # type: ignore[arg-type]  # the fields of a tally


def totals(contest: str, elected: list[str], further: list[str], at: date) -> EnterReturn:
    """Return the totals of a contest, with the most votes for the first, on as few ballots as that takes."""
    names = [*elected, *further]
    votes: dict[int, int | None] = {number: len(names) + 1 - number for number in range(1, len(names) + 1)}
    marks = len(names) * (len(names) + 1) // 2
    return EnterReturn(
        contest=contest,
        candidates=tuple(Candidate(number=number, person=person, name=TEXT) for number, person in enumerate(names, 1)),
        votes=votes,
        elected=dict.fromkeys(votes),
        cast=max(len(names), -(-marks // len(elected))),
        blank=0,
        invalid=0,
        source=TEXT,
        at=at,
    )
