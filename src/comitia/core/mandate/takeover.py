"""Mandates taken over from documents: an organisation that begins its record in mid-term has bodies already.

What the documents say stands in the place of a contest: who sits for which electorate since when and until when, who
are alternates, how many seats there are. Each holder comes with a commitment to the words that name the document. No
vote is known; nobody on the record elected them, and the register says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import Candidate, CandidatesListed
from comitia.core.election.contest import Contest, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.electorate import Electorate

TAKEN_OVER: Literal["taken_over"] = "taken_over"
"""The grade of what stands in the place of a return, and the base of seats that no rule shared out here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One who holds a seat or post by a document: `number` counts from 1, `name` and `evidence` are commitments.

    `ends` is the first day on which the mandate no longer holds, None where neither document nor charter sets an end.
    """

    number: int
    person: str
    name: str
    starts: date
    ends: date | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One who comes next where a place falls vacant, by a document; numbered after the holders, in order."""

    number: int
    person: str
    name: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverSeats:
    """Take over how many seats each unit below fills in one seat group (from 0) of the body of `unit`."""

    body: str
    unit: str
    group: int
    seats: Mapping[str, int]
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverContest:
    """Take over who holds the places that `contest` fills."""

    contest: str
    holders: tuple[Holder, ...]
    alternates: tuple[Waiting, ...]
    at: date

    @property
    def named(self) -> tuple[Holder | Waiting, ...]:
        """Return those named: the holders, then the alternates."""
        return (*self.holders, *self.alternates)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsTakenOver:
    """By the documents, each unit below fills so many seats of a seat group in the body of `unit`."""

    body: str
    unit: str
    group: int
    seats: Mapping[str, int]

    def as_apportionment(self) -> SeatsApportioned:
        """Return what stands in the place of seats shared out by a rule."""
        return SeatsApportioned(
            body=self.body,
            unit=self.unit,
            group=self.group,
            base=TAKEN_OVER,
            sizes={},
            seats=self.seats,
            lot_seed="",
            lots=(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestTakenOver:
    """By the documents, `holders` have the places that this contest fills, and the rest of the `seats` is vacant.

    `electorate` is who would vote on the day of this entry.
    """

    contest: str
    kind: str
    office: str
    office_unit: str
    group: int
    electorate: Electorate
    seats: int
    holders: tuple[Holder, ...]
    alternates: tuple[Waiting, ...]

    @property
    def named(self) -> tuple[Holder | Waiting, ...]:
        """Return those named: the holders, then the alternates."""
        return (*self.holders, *self.alternates)

    @property
    def persons(self) -> tuple[Candidate, ...]:
        """Return those named, as a list of candidates."""
        return tuple(Candidate(number=each.number, person=each.person, name=each.name) for each in self.named)

    def mandate(self, number: int) -> str:
        """Return the id of the mandate of the holder of a number."""
        return f"{self.contest}:{number}"

    def as_contest(self, at: date) -> Contest:
        """Return what stands in the place of a contest, its list of candidates and its return."""
        opened = ContestOpened(
            contest=self.contest,
            kind=self.kind,
            office=self.office,
            office_unit=self.office_unit,
            group=self.group,
            electorate=self.electorate,
            seats=self.seats,
            rule="",
            options={},
            round=1,
            first=self.contest,
            standing=None,
            lot_seed="",
        )
        declared = ReturnDeclared(
            contest=self.contest,
            grade=TAKEN_OVER,
            cast=None,
            valid=None,
            blank=None,
            invalid=None,
            votes={},
            elected=tuple(each.number for each in self.holders),
            vacant=self.seats - len(self.holders),
            runners_up=tuple(each.number for each in self.alternates),
            next_round=(),
            count=None,
            box=None,
            source="",
        )
        return Contest(
            opened=opened,
            since=at,
            listed=CandidatesListed(contest=self.contest, candidates=self.persons),
            declared=declared,
        )


def taken_again(event: SeatsTakenOver | ContestTakenOver, at: date) -> TakeOverSeats | TakeOverContest:
    """Return the command that an entry of documents goes back to, so that an auditor can decide it again."""
    match event:
        case SeatsTakenOver():
            return TakeOverSeats(body=event.body, unit=event.unit, group=event.group, seats=event.seats, at=at)
        case ContestTakenOver():
            return TakeOverContest(contest=event.contest, holders=event.holders, alternates=event.alternates, at=at)
