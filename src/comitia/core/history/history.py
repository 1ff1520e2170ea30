"""What was entered of the past: sources, acts with their testimonies, flags, notes. This is state, without rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comitia.core.record.when import When, hull, when

if TYPE_CHECKING:
    from comitia.core.history.breach import BreachFlagged, BreachSettled, Level
    from comitia.core.history.note import NoteAdded
    from comitia.core.history.past_act import PastActEntered, Place
    from comitia.core.history.source import SourceRegistered
    from comitia.core.history.testimony import Outcome, Testimony, TestimonyAdded


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An act of the past with every testimony of it, the first ones and those added later.

    `span` is every day that it can have been on, and `outcomes` all that can have become of it, as it is entered or as
    a source tells it.
    """

    entered: PastActEntered
    testimonies: tuple[Testimony, ...]
    span: When
    outcomes: frozenset[Outcome]
    is_retracted: bool = False

    def can_be(self, what: Collection[tuple[str, str]]) -> bool:
        """Tell whether it may have been something of this."""
        return any((self.entered.kind, each) in what for each in self.outcomes)

    def is_surely(self, what: Collection[tuple[str, str]]) -> bool:
        """Tell whether it was something of this, whatever source is right."""
        return all((self.entered.kind, each) in what for each in self.outcomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A flag as it stands: `level` is the latest, and `is_by_hand` tells whether somebody has settled it so."""

    flagged: BreachFlagged
    level: Level
    is_by_hand: bool = False


class History:
    """The past of one organisation, as far as it was entered."""

    def __init__(self) -> None:
        self._sources: dict[str, SourceRegistered] = {}
        self._acts: dict[str, Past] = {}
        self._flags: dict[str, Flag] = {}
        self._notes: dict[str, NoteAdded] = {}
        self._by_place: defaultdict[Place, list[str]] = defaultdict(list)
        self._by_holder: defaultdict[tuple[Place, str], list[str]] = defaultdict(list)
        self._linked: defaultdict[str, list[str]] = defaultdict(list)
        self._flags_of: defaultdict[str, list[str]] = defaultdict(list)

    @property
    def sources(self) -> Mapping[str, SourceRegistered]:
        """Return the sources by id, in the order in which they were registered."""
        return self._sources

    @property
    def acts(self) -> Mapping[str, Past]:
        """Return the acts by id, in the order in which they were entered."""
        return self._acts

    @property
    def flags(self) -> Mapping[str, Flag]:
        """Return the flags by id, in the order in which they were raised."""
        return self._flags

    @property
    def notes(self) -> Mapping[str, NoteAdded]:
        """Return the editors' notes by id, in the order in which they were added."""
        return self._notes

    def source(self, source: str) -> SourceRegistered | None:
        """Return a source, or None."""
        return self._sources.get(source)

    def act(self, act: str) -> Past | None:
        """Return an act, also one that was retracted, or None."""
        return self._acts.get(act)

    def flags_of(self, act: str) -> Sequence[Flag]:
        """Return the flags of an act, in order."""
        return [self._flags[flag] for flag in self._flags_of.get(act, ())]

    def linked_to(self, act: str) -> Sequence[Past]:
        """Return the acts that answer an act, or were acts of that session, but for retracted ones."""
        return self._standing(self._linked.get(act, ()))

    def about(self, place: Place) -> Sequence[Past]:
        """Return the acts about an office, but for retracted ones."""
        return self._standing(self._by_place.get(place, ()))

    def of_holder(self, place: Place, person: str) -> Sequence[Past]:
        """Return the acts about a person in an office, but for retracted ones."""
        return self._standing(self._by_holder.get((place, person), ()))

    def subject(self, act: PastActEntered) -> tuple[tuple[str, ...], tuple[Place, ...]]:
        """Return the persons and offices that an act is about: of a settlement, those of the resignation."""
        answered = self._acts.get(act.of) if act.of is not None else None
        if act.kind != "settlement" or answered is None:
            return act.persons, act.places
        return answered.entered.persons, act.places or answered.entered.places

    def register(self, event: SourceRegistered) -> None:
        """Take in a source."""
        self._sources[event.source] = event

    def enter(self, event: PastActEntered) -> None:
        """Take in an act."""
        self._acts[event.act] = _past(event, event.testimonies)
        persons, places = self.subject(event)
        for place in places:
            self._by_place[place].append(event.act)
            for person in persons:
                self._by_holder[place, person].append(event.act)
        for link in (event.within, event.of):
            if link is not None:
                self._linked[link].append(event.act)

    def testify(self, event: TestimonyAdded) -> None:
        """Take in what a source says that was found later."""
        found = self._acts[event.act]
        self._acts[event.act] = _past(found.entered, (*found.testimonies, event.testimony))

    def retract(self, act: str) -> None:
        """Take in that an act is retracted."""
        self._acts[act] = replace(self._acts[act], is_retracted=True)

    def flag(self, event: BreachFlagged) -> None:
        """Take in a flag."""
        self._flags[event.flag] = Flag(flagged=event, level=event.level)
        self._flags_of[event.act].append(event.flag)

    def settle(self, event: BreachSettled) -> None:
        """Take in that a flag has another level."""
        found = self._flags[event.flag]
        self._flags[event.flag] = replace(found, level=event.level, is_by_hand=event.text is not None)

    def note(self, event: NoteAdded) -> None:
        """Take in an editor's note."""
        self._notes[event.note] = event

    def _standing(self, acts: Iterable[str]) -> Sequence[Past]:
        return [self._acts[act] for act in acts if not self._acts[act].is_retracted]


def _past(entered: PastActEntered, told: tuple[Testimony, ...]) -> Past:
    return Past(
        entered=entered,
        testimonies=told,
        span=hull(when(text) for text in (entered.when, *(each.when for each in told)) if text is not None),
        outcomes=frozenset(each for each in (entered.outcome, *(said.outcome for said in told)) if each is not None),
    )
