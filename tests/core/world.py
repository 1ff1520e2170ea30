"""A small world for the deciders: a charter, units and rolls in memory, and commands entered without a database."""

from datetime import date

from comitia.charter import Charter, load_text
from comitia.core.consequences import consequences
from comitia.core.decider import Command, decide
from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import OpenContest
from comitia.core.election.declaration import DeclareCount
from comitia.core.election.organization import FoundOrganization
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit import FormUnit
from comitia.core.events import NAMES, Event, body_of
from comitia.core.record.entry import Chain, Entry
from comitia.core.state import State
from comitia.count import Profile

DAY = date(2026, 3, 14)

CHARTER = """
charter: "1.0"
id: fed.test
title: Test Federation
edition: 1
in_force: 2026-01-01
units:
  types:
    branch: {parent: region}
    region: {parent: union}
    union: {root: true}
rolls:
  members: {kind: person, unit_type: branch, reference_date: 2025-12-31}
bodies:
  branch_meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  regional_council:
    tier: 2
    scope: region
    seats: {from: branch, apportion: {per: 5, round: up, min: 1}}
    term: P2Y
    rule: {id: scottish-stv}
    alternates: {by: runner_up, per_contest: 1}
  congress:
    tier: 3
    scope: union
    supreme: true
    nested: true
    seats: {from: region, apportion: {total: 3, method: sainte-lague, floor: 1, base: ballots_cast}}
    rule: {id: block}
posts:
  president: {elected_by: congress, term: P2Y, rule: {id: exhaustive}}
"""

UNITS = (
    ("u", "union", None, "Union"),
    ("r1", "region", "u", "East"),
    ("r2", "region", "u", "West"),
    ("b1", "branch", "r1", "Branch One"),
    ("b2", "branch", "r1", "Branch Two"),
    ("b3", "branch", "r2", "Branch Three"),
)
MEMBERS = {"b1": 8, "b2": 4, "b3": 9}


class World:
    """A record in memory: what is entered is decided, evolved and hashed as the clerk does it."""

    def __init__(self, charter: str = CHARTER) -> None:
        self.charter: Charter = load_text(charter)
        self.state = State()
        self.chain = Chain(id=self.charter.id)
        self.acts: list[tuple[Entry, Event]] = []

    def enter(self, command: Command) -> list[Event]:
        """Enter a command and all that follows from it."""
        entered = []
        for event in decide(self.state, command):
            entered.append(self.append(event))
            for following in consequences(self.state, event, DAY):
                entered += self.enter(following)
        return entered

    def append(self, event: Event) -> Event:
        """Put an event on the record, decided or not."""
        entry = Entry(
            seq=self.chain.size,
            type=NAMES[type(event)],
            occurred=DAY.isoformat(),
            entered="2026-03-14T12:00:00Z",
            actor="founder",
            cause=None,
            body=body_of(event),
        )
        self.chain = self.chain.grown(entry.canonical())
        self.acts.append((entry, event))
        self.state.evolve(event, DAY)
        self.state.head = self.chain.head
        return event

    def found(self) -> "World":
        """Enter the founding, the units and the rolls."""
        self.enter(FoundOrganization(charter=self.charter, seed_words="", at=DAY))
        for unit, kind, parent, name in UNITS:
            self.enter(FormUnit(unit=unit, type=kind, parent=parent, name=name, at=DAY))
        for unit, number in MEMBERS.items():
            self.enter(CertifyRoll(roll="members", unit=unit, electors=number, digest=None, at=DAY))
        return self

    def hold(self, contest: str, persons: str, ballots: list[tuple[int, tuple[int, ...]]]) -> list[Event]:
        """Open a contest where it is not open, and count (number, ranking) ballots among one-letter persons."""
        if self.state.contest(contest) is None:
            self.enter(OpenContest(contest=contest, at=DAY))
        return self.enter(counted(contest, persons, ballots))


def counted(
    contest: str, persons: str, ballots: list[tuple[int, tuple[int, ...]]], seats: int | None = None
) -> DeclareCount:
    """Return the command that counts ballots among one-letter persons."""
    return DeclareCount(
        contest=contest,
        candidates=standing(persons),
        profile=Profile.from_ballots(len(persons), ballots),
        file_seats=seats,
        box="0" * 64,
        source="1" * 64,
        at=DAY,
    )


def standing(persons: str) -> tuple[Candidate, ...]:
    """Return candidates numbered from 1 for one-letter persons."""
    return tuple(Candidate(number=number, person=person, name=person * 64) for number, person in enumerate(persons, 1))
