"""The state of one organisation in memory: what `evolve` makes of the events, and the facts that deciders ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from comitia.charter import Charter, from_canonical
from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.evolution import evolve_authority, evolve_holdings, evolve_proceedings
from comitia.core.assembly.proceedings import Proceedings
from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import Contest, ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.enrolment import Enrolled, Enrolment
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.tree import Tree
from comitia.core.election.unit import UnitFormed
from comitia.core.election.unit_change import (
    Change,
    Gone,
    UnitDissolved,
    UnitEstablished,
    UnitMerged,
    UnitMoved,
    UnitReinstated,
)
from comitia.core.events import Event
from comitia.core.history.evolution import evolve_history
from comitia.core.history.history import History
from comitia.core.mandate.authority import Authority
from comitia.core.mandate.course import Course
from comitia.core.mandate.evolution import evolve_course, evolve_petitions
from comitia.core.mandate.holdings import Holdings
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.takeover import ContestTakenOver, SeatsTakenOver
from comitia.core.record.canonical import JSON
from comitia.core.record.entry import NO_ENTRY


class State:
    """The facts of one record, built by `evolve` from its events in order. `head` is set by whoever appends.

    The stages of counts are left out: no rule asks for them, and they are most of a record.
    """

    def __init__(self) -> None:
        self.organization: OrganizationFounded | None = None
        self.head = NO_ENTRY
        self.holdings = Holdings()
        self.course = Course()
        self.authority = Authority()
        self.proceedings = Proceedings()
        self.history = History()
        self._adopted: CharterAdopted | CharterAmended | None = None
        self._editions: dict[int, JSON] = {}
        self._charters: dict[int, Charter] = {}
        self.tree = Tree()
        self.enrolment = Enrolment()
        self._enrolled: dict[tuple[str, str], str] = {}
        self._apportionments: dict[tuple[str, str, int], SeatsApportioned] = {}
        self._contests: dict[str, Contest] = {}
        self._issued: set[str] = set()
        self._taken_over: dict[str, ContestTakenOver] = {}

    @cached_property
    def charter(self) -> Charter:
        """Return the edition in force; a bug to ask before the founding."""
        if self._adopted is None:
            message = "no charter has been adopted on this record"
            raise LookupError(message)
        return from_canonical(self._adopted.charter)

    def edition(self, edition: int) -> Charter:
        """Return an edition of the charter that was ever in force."""
        if edition not in self._charters:
            self._charters[edition] = from_canonical(self._editions[edition])
        return self._charters[edition]

    @property
    def adopted(self) -> CharterAdopted | CharterAmended | None:
        """Return the entry that put the edition in force."""
        return self._adopted

    @property
    def editions(self) -> Mapping[int, JSON]:
        """Return the canonical form of every edition of the charter that was ever in force, by number."""
        return self._editions

    def unit(self, unit: str) -> UnitFormed | None:
        """Return the unit as it is now, or None where there is no such unit, or no more."""
        return self.tree.unit(unit)

    def gone(self, unit: str) -> Gone | None:
        """Return what became of a unit that is no more, or None."""
        return self.tree.gone(unit)

    def successor(self, unit: str) -> str | None:
        """Return the unit itself, or the one into which it was merged; None where it was dissolved."""
        return self.tree.successor(unit)

    def is_regrouped(self, unit: str) -> bool:
        """Tell whether a unit has other members than when it was formed, since units were merged or split."""
        return self.enrolment.is_changed(unit)

    @property
    def changed_types(self) -> Collection[str]:
        """Return the types of which units were moved, merged, split or dissolved."""
        return self.tree.changed

    def units_of_type(self, kind: str) -> Sequence[str]:
        """Return the ids of all units of a type, in the order they were formed."""
        return self.tree.of_type(kind)

    def units_within(self, unit: str, kind: str) -> Sequence[str]:
        """Return the units of a type at or below `unit`, in the order they were formed."""
        return self.tree.within(unit, kind)

    def unit_above(self, unit: str, kind: str) -> str | None:
        """Return the unit of a type at or above `unit`, or None."""
        found = self.unit(unit)
        while found is not None and found.type != kind:
            found = self.unit(found.parent) if found.parent is not None else None
        return found.unit if found else None

    def roll(self, roll: str, unit: str) -> RollCertified | None:
        """Return the roll of exactly those in this unit now: the sum where units were merged; None if unknown."""
        return self.enrolment.roll(roll, unit)

    def electors(self, roll: str, unit: str) -> int | None:
        """Return how many are on a roll at or below a unit; None where a roll is not certified, or no longer tells."""
        return self.enrolment.electors(roll, self.units_within(unit, self.charter.rolls[roll].unit_type))

    def is_certified(self, roll: str, unit: str) -> bool:
        """Tell whether one roll was certified of exactly those who are in this unit now."""
        return self.enrolment.is_certified(roll, unit)

    def enroll(self, roll: str, unit: str, person: str) -> None:
        """Take in that a person is on a certified roll; the record holds the digest of the list alone."""
        self._enrolled[roll, person] = unit

    def is_on_roll(self, roll: str, unit: str, person: str) -> bool | None:
        """Tell whether a person is on a roll at or below `unit`; None where the roll is known only by number."""
        return self.is_enrolled(roll, self.enrolled(roll, unit), person) if self._enrolled else None

    def enrolled(self, roll: str, unit: str) -> Enrolled:
        """Return those on a roll at or below `unit`, as they are now."""
        return self.enrolment.enrolled(roll, self.units_within(unit, self.charter.rolls[roll].unit_type))

    def is_enrolled(self, roll: str, among: Enrolled, person: str) -> bool | None:
        """Tell whether a person is one of those on a roll; None where they are known only by number."""
        home = self._enrolled.get((roll, person))
        is_here = self.enrolment.is_among(roll, home, among.groups) if home is not None else False
        if not self._enrolled or (is_here is False and not among.is_listed):
            return None
        return is_here

    def apportionment(self, body: str, unit: str, group: int) -> SeatsApportioned | None:
        """Return how the seats of one group in the body of `unit` were shared out, or None."""
        return self._apportionments.get((body, unit, group))

    def contest(self, contest: str) -> Contest | None:
        """Return a contest that has been opened, or None."""
        return self._contests.get(contest)

    def taken_over(self, contest: str) -> ContestTakenOver | None:
        """Return what documents said of a contest when it was taken over, whatever has come of it since, or None."""
        return self._taken_over.get(contest)

    @property
    def contests(self) -> Sequence[str]:
        """Return the ids of all contests opened so far, in order."""
        return list(self._contests)

    def holders(self, office: str, unit: str) -> Collection[str]:
        """Return the persons who hold seats in the body, or the post, of `unit`, in order of their mandates."""
        return self.holdings.persons_in(office, unit)

    def has_mandates(self, contest: str) -> bool:
        """Tell whether the mandates of a contest have been issued."""
        return contest in self._issued

    def evolve(self, event: Event, at: date) -> None:  # noqa: C901, PLR0912, PLR0915  one case an event type, each a line
        """Take in one event, of the day `at`; this holds no rule and never refuses."""
        match event:
            case OrganizationFounded():
                self.organization = event
            case CharterAdopted() | CharterAmended():
                self._adopt(event)
                evolve_proceedings(self.proceedings, self, event, at)
            case UnitFormed():
                self.tree.form(event)
            case UnitEstablished() | UnitMoved() | UnitMerged() | UnitDissolved() | UnitReinstated():
                self._change(event)
                evolve_proceedings(self.proceedings, self, event, at)
            case RollCertified():
                self.enrolment.certify(event)
            case SeatsApportioned():
                self._apportionments[event.body, event.unit, event.group] = event
            case SeatsTakenOver():
                self._apportionments[event.body, event.unit, event.group] = event.as_apportionment()
            case ContestOpened():
                self._contests[event.contest] = Contest(opened=event, since=at)
            case CandidatesListed():
                self._contests[event.contest] = replace(self._contests[event.contest], listed=event)
            case ReturnDeclared():
                self._declare(replace(event, count=None))
            case ContestClosed():
                self._contests[event.contest] = replace(self._contests[event.contest], closed=event)
            case MandatesIssued():
                self._issued.add(event.contest)
                self.holdings.issue(event, self._contests[event.contest].opened.first)
            case ContestTakenOver():
                self._take_over(event, at)
            case _:
                evolve_holdings(self.holdings, event, at)
                evolve_course(self.course, event, at)
                evolve_petitions(self.course.petitions, self, event, at)
                evolve_authority(self.authority, event, at)
                evolve_history(self.history, event)
                evolve_proceedings(self.proceedings, self, event, at)

    def _take_over(self, event: ContestTakenOver, at: date) -> None:
        self._taken_over[event.contest] = event
        self._contests[event.contest] = event.as_contest(at)
        self._issued.add(event.contest)
        self.holdings.take_over(event)

    def _adopt(self, event: CharterAdopted | CharterAmended) -> None:
        self._adopted = event
        self._editions[event.edition] = event.charter
        self.__dict__.pop("charter", None)

    def _change(self, event: Change) -> None:
        match event:
            case UnitEstablished():
                self.tree.form(UnitFormed(unit=event.unit, type=event.type, parent=event.parent, name=event.name))
                if event.split_from is not None:
                    self.tree.changed.add(event.type)
                    self.enrolment.split(event.split_from, event.unit)
            case UnitMoved():
                self.tree.move(event.unit, event.parent)
            case UnitMerged():
                self._leave(event.unit, event.motion, event.into)
                self.enrolment.merge(event.unit, event.into)
            case UnitDissolved():
                self._leave(event.unit, event.motion, None)
            case UnitReinstated():
                self.tree.come_back(event.unit, event.parent)
                self.enrolment.come_back(event.unit)

    def _leave(self, unit: str, motion: str, into: str | None) -> None:
        found = self.tree.unit(unit)
        if found is not None:
            self.tree.leave(Gone(unit=found, motion=motion, into=into))

    def _declare(self, event: ReturnDeclared) -> None:
        self._contests[event.contest] = replace(self._contests[event.contest], declared=event)
