"""Who holds what: live and ended mandates, and posts made by decision. It holds no rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from comitia.core.mandate.held import Held
from comitia.core.mandate.letters import Letters, Resignation
from comitia.core.mandate.members import Members
from comitia.core.mandate.vacancies import Vacancies

if TYPE_CHECKING:
    from comitia.core.mandate.cooption import PersonCoopted
    from comitia.core.mandate.ending import MandateEnded, MandateRestored
    from comitia.core.mandate.ex_officio import SeatedExOfficio
    from comitia.core.mandate.given import MandatesGiven
    from comitia.core.mandate.grace import GraceBegun
    from comitia.core.mandate.incompatibility import IncompatibilityFound
    from comitia.core.mandate.mandate import MandatesIssued
    from comitia.core.mandate.post import PostAltered, PostCreated
    from comitia.core.mandate.successor import SuccessorSeated
    from comitia.core.mandate.takeover import ContestTakenOver
    from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared

    Begun: TypeAlias = (
        MandatesIssued
        | MandatesGiven
        | AlternateCalled
        | PersonCoopted
        | SuccessorSeated
        | ContestTakenOver
        | SeatedExOfficio
    )


class Holdings:
    """The live state of mandates, offices made by decision, `members`, `vacant` places and resignations (`letters`).

    `ex_officio` are the seats that go with posts; `abolished` names the motion that has abolished an office in a unit.
    """

    def __init__(self) -> None:
        self.vacant = Vacancies()
        self.letters = Letters()
        self.members = Members()
        self._held: dict[str, Held] = {}
        self._of_office: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self._of_person: defaultdict[str, list[str]] = defaultdict(list)
        self._posts: dict[str, PostCreated] = {}
        self.abolished: dict[tuple[str, str], str] = {}
        self.ex_officio: list[str] = []
        self._alternates: dict[str, tuple[str, ...]] = {}
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        self._graces: dict[str, GraceBegun] = {}
        self._incompatible: dict[tuple[str, str], IncompatibilityFound] = {}

    def mandate(self, mandate: str) -> Held | None:
        """Return a mandate, live or ended, or None."""
        return self._held.get(mandate)

    def of_office(self, office: str, unit: str) -> list[Held]:
        """Return the live mandates in a body or post of a unit, oldest first."""
        return [self._held[mandate] for mandate in self._of_office.get((office, unit), {}).values()]

    def seated(self, office: str, unit: str, day: date) -> list[Held]:
        """Return the mandates in a body or post of a unit that hold on a day."""
        return [held for held in self.of_office(office, unit) if held.holds_on(day)]

    def still_held(self, office: str, unit: str, day: date) -> list[Held]:
        """Return the mandates in a body or post of a unit that hold on a day or later, their terms not over."""
        return [held for held in self.of_office(office, unit) if held.can_end_on(day)]

    @property
    def mandates(self) -> Collection[Held]:
        """Return all mandates, live and ended, oldest first."""
        return self._held.values()

    def all_of_person(self, person: str) -> list[Held]:
        """Return the mandates of a person, live and ended, oldest first."""
        return [self._held[mandate] for mandate in self._of_person.get(person, ())]

    def of_person(self, person: str) -> list[Held]:
        """Return the live mandates of a person, oldest first."""
        return [held for held in self.all_of_person(person) if held.is_live]

    def live(self) -> Iterator[Held]:
        """Yield the live mandates of everybody, oldest first."""
        yield from (held for held in self._held.values() if held.is_live)

    def persons_in(self, office: str, unit: str) -> Collection[str]:
        """Return the persons who hold seats in the body, or the post, of a unit."""
        return self._of_office.get((office, unit), {}).keys()

    def offices_of(self, office: str) -> Iterator[str]:
        """Yield the units in which somebody holds a place in a body or post, in the order of first mandates."""
        yield from (unit for (name, unit), places in self._of_office.items() if name == office and places)

    def was_held(self, office: str) -> bool:
        """Tell whether anybody ever had a place in a body or post of this name."""
        return any(name == office for name, _ in self._of_office)

    def post(self, post: str) -> PostCreated | None:
        """Return a post or organ made by decision as it is now, abolished or not, or None."""
        return self._posts.get(post)

    @property
    def posts(self) -> Collection[str]:
        """Return the ids of all posts and organs made by decision."""
        return self._posts.keys()

    def is_abolished(self, post: str, unit: str) -> bool:
        """Tell whether a post is abolished in a unit."""
        return (post, unit) in self.abolished

    def resignation(self, resignation: str) -> Resignation | None:
        """Return a resignation, or None."""
        return self.letters.get(resignation)

    @property
    def resignations(self) -> Collection[Resignation]:
        """Return all resignations, in order."""
        return self.letters.all

    def alternates(self, contest: str) -> tuple[str, ...]:
        """Return those who came next in a contest and may move up, first to be called first; also those called."""
        return self._alternates.get(contest, ())

    def called(self, contest: str) -> Sequence[str]:
        """Return the alternates of a contest who moved up, in order, with those who gave way again."""
        return self._called.get(contest, ())

    @property
    def graces(self) -> Mapping[str, GraceBegun]:
        """Return the graces that run, by mandate, in the order in which they began."""
        return {mandate: grace for mandate, grace in self._graces.items() if self._held[mandate].is_live}

    def last_grace(self, mandate: str) -> GraceBegun | None:
        """Return the grace that runs for a mandate, or ran when it ended, or None."""
        return self._graces.get(mandate)

    @property
    def incompatibilities(self) -> Collection[IncompatibilityFound]:
        """Return what was found last of every two mandates that do not go together, whether they are live or not."""
        return self._incompatible.values()

    def issue(self, event: MandatesIssued, first: str) -> None:
        """Take in the mandates of a return, and its alternates; `first` is the first round of its contest."""
        if event.alternates:
            self._alternates[event.contest] = event.alternates
        before = [self._held[mandate].place for mandate in self.vacant.to_fill(first)]
        for number, each in enumerate(event.mandates):
            place = before[number] if number < len(before) else each.mandate
            self._take(event, each.mandate, each.person, event.contest, (event.starts, event.ends, place))
        self.vacant.fill(first, len(event.mandates))

    def take_over(self, event: ContestTakenOver) -> None:
        """Take in the mandates that documents tell of, and the alternates."""
        if event.alternates:
            self._alternates[event.contest] = tuple(each.person for each in event.alternates)
        for each in event.holders:
            mandate = event.mandate(each.number)
            self._take(event, mandate, each.person, event.contest, (each.starts, each.ends, mandate))

    def give(self, event: MandatesGiven) -> None:
        """Take in the mandates of a decision."""
        for number, person in enumerate(event.persons, 1):
            mandate = event.mandate(number)
            self._take(event, mandate, person, event.motion, (event.starts, event.ends, mandate))

    def call(self, event: AlternateCalled) -> None:
        """Take in that an alternate moved up into a place."""
        self._called[event.contest].append(event.person)
        self._take(event, event.mandate, event.person, event.contest, (event.starts, event.ends, event.place))

    def coopt(self, event: PersonCoopted | SuccessorSeated) -> None:
        """Take in that a decision has put a person into a place."""
        self._take(event, event.mandate, event.person, event.motion, (event.starts, event.ends, event.place))

    def seat(self, event: SeatedExOfficio) -> None:
        """Take in that a person sits in a body by virtue of a post."""
        self._take(event, event.mandate, event.person, "", (event.starts, event.ends, event.mandate))
        self._held[event.mandate] = replace(self._held[event.mandate], by=event.by, by_post=event.by_post)
        self.ex_officio.append(event.mandate)

    def declare_vacant(self, event: VacancyDeclared, at: date) -> None:
        """Take in that the place of a mandate is vacant."""
        self.vacant.declare(event, self._held[event.mandate].place, at)

    def begin_grace(self, event: GraceBegun) -> None:
        """Take in that a mandate holds for some time yet without the seat on which it rests."""
        self._graces[event.mandate] = event

    def lift_grace(self, mandate: str) -> None:
        """Take in that a mandate rests on a seat again."""
        self._graces.pop(mandate, None)

    def find_incompatible(self, event: IncompatibilityFound) -> None:
        """Take in that a person holds two mandates that do not go together, until when to choose."""
        self._incompatible.pop((event.older, event.newer), None)
        self._incompatible[event.older, event.newer] = event

    def _take(self, event: Begun, mandate: str, person: str, source: str, when: tuple[date, date | None, str]) -> None:
        starts, ends, place = when
        self._held[mandate] = Held(
            mandate=mandate,
            person=person,
            kind=event.kind,
            office=event.office,
            office_unit=event.office_unit,
            source=source,
            starts=starts,
            ends=ends,
            number=len(self._held) + 1,
            place=place,
        )
        self._of_office[event.office, event.office_unit][person] = mandate
        self._of_person[person].append(mandate)

    def end(self, event: MandateEnded, at: date) -> None:
        """Take in the end of a mandate."""
        self._held[event.mandate] = replace(self._held[event.mandate], ended=event, ended_on=at)
        places = self._of_office[event.office, event.office_unit]
        if places.get(event.person) == event.mandate:
            del places[event.person]

    def restore(self, event: MandateRestored) -> None:
        """Take in that a mandate is live again; it has its old place among those of its office."""
        self._held[event.mandate] = replace(self._held[event.mandate], ended=None, ended_on=None)
        self._graces.pop(event.mandate, None)
        self._incompatible = {pair: found for pair, found in self._incompatible.items() if event.mandate not in pair}
        places = self._of_office[event.office, event.office_unit]
        ordered = sorted((*places.values(), event.mandate), key=lambda mandate: self._held[mandate].number)
        there = {self._held[each].person: each for each in ordered}
        self._of_office[event.office, event.office_unit] = {**there, event.person: event.mandate}

    def make(self, event: PostCreated) -> None:
        """Take in a post or organ made by decision."""
        self._posts[event.post] = event

    def alter(self, event: PostAltered) -> None:
        """Take in what is different about a post made by decision."""
        self._posts[event.post] = replace(
            self._posts[event.post], label=event.label, seats=event.seats, powers=event.powers
        )

    def abolish(self, post: str, units: Collection[str], motion: str) -> None:
        """Take in that a motion has abolished a post in these units."""
        self.abolished |= {(post, unit): motion for unit in units}

    def reinstate(self, post: str, units: Collection[str]) -> None:
        """Take in that a post is there again in these units."""
        for unit in units:
            self.abolished.pop((post, unit), None)
