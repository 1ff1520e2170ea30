"""What the chain of a mandate is made of: links, grouped into steps.

A link is one contest with all its rounds: who elected, for which office, on what evidence. A step holds all links by
which the bodies of the step above came to their members; the first step is the one contest of the mandate itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comitia.charter import Label
from comitia.store.numbers import number_of
from comitia.store.queries.endings import Ending, ending
from comitia.store.queries.falling import Fall
from comitia.store.queries.homes import called
from comitia.store.queries.labels import Place

BY_DECISION = "by_decision"
EVIDENCE: Mapping[str, str] = {
    "ballots_counted": "ballots counted",
    "no_votes": "nobody voted",
    "totals_entered": "totals entered",
    BY_DECISION: "by a decision",
    "uncontested": "uncontested",
    "document_only": "document only",
    "taken_over": "taken over",
    "not_held": "not held",
    "awaited": "awaited",
}
"""What a link rests on, best first, with the word for it: the grades of returns, then links that have no return. A
count of no ballots at all stands apart as `no_votes`; where a body decided by a vote on a motion, its votes were
counted and there are no ballots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One contest with all its rounds, or one motion; `deciding` is the round whose figures are given.

    Where a motion gave the mandates, both are the motion's id. Else `deciding` is, of the rounds that elected anybody,
    the one in which most ballots were cast; where none did, the last. `cast` and `valid` are numbers of ballots, None
    where unknown. `evidence` is the weakest of the rounds that elected anybody.
    Seats are those filled, left vacant, or still awaited over all rounds.
    """

    contest: str
    deciding: str
    round: int
    office: str
    office_unit: str
    group: int
    roll: str | None
    body: str | None
    unit: str
    electors: int
    seats: int
    filled: int
    vacant: int
    evidence: str
    cast: int | None
    valid: int | None

    @property
    def motion(self) -> int | None:
        """Return the number of the motion that gave the mandates; None where a contest did."""
        return number_of(self.contest) if self.evidence == BY_DECISION else None

    @property
    def is_local(self) -> bool:
        """Tell whether those on a roll elected, so that the chain ends here."""
        return self.roll is not None

    @property
    def awaited(self) -> int:
        """Return the seats for which an outcome is still to come."""
        return self.seats - self.filled - self.vacant


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Sums over links. `cast` and `valid` leave out the links of which they are not `known`."""

    links: int
    known: int
    seats: int
    filled: int
    vacant: int
    awaited: int
    electors: int
    cast: int
    valid: int


def tally(links: Iterable[Link]) -> Tally:
    """Return the sums over some links, each counted once."""
    found = tuple(links)
    return Tally(
        links=len(found),
        known=sum(link.cast is not None for link in found),
        seats=sum(link.seats for link in found),
        filled=sum(link.filled for link in found),
        vacant=sum(link.vacant for link in found),
        awaited=sum(link.awaited for link in found),
        electors=sum(link.electors for link in found),
        cast=sum(link.cast or 0 for link in found),
        valid=sum(link.valid or 0 for link in found),
    )


@dataclass(frozen=True)
class Group:
    """The links of one step that are alike: one office, filled by electors of one kind, in order of their opening.

    `office` and `elector` are the words for what is filled and who fills it (a body, or the roll); `place` those for
    the unit in which each contest is held. `office_name` and `elector_name` are given where there is only one.
    """

    links: tuple[Link, ...]
    office: Label
    office_name: str | None
    elector: Label
    elector_name: str | None
    place: Label
    place_name: str | None
    is_local: bool
    is_central: bool

    @cached_property
    def total(self) -> Tally:
        """Return the sums over all links of the group."""
        return tally(self.links)

    @cached_property
    def by_evidence(self) -> Mapping[str, Tally]:
        """Return the sums by kind of evidence, best first; kinds that do not occur are left out."""
        kinds: dict[str, list[Link]] = {}
        for link in self.links:
            kinds.setdefault(link.evidence, []).append(link)
        return {kind: tally(kinds[kind]) for kind in EVIDENCE if kind in kinds}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One level of the chain, from 1 (the contest of the mandate); each group is one way in which seats were filled."""

    number: int
    groups: tuple[Group, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Return the links of all groups."""
        return tuple(link for group in self.groups for link in group.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A mandate in words: who holds what, where from and until when. `until` is its last day.

    `source` is the contest or the motion that gave it. `ended` is the day on which something ended it before its
    term, for a `cause`, by the motion `ended_by` if there is one; `grace` that on which a grace of it is over;
    `falls` tells that it ends with another under a grace.
    `home` is the unit that tells the holder from another of the same name who stood.
    """

    mandate: str
    source: str
    place: int
    person: str
    name: str
    home: Place | None
    kind: str
    office: str
    office_unit: str
    office_name: str
    starts: date
    until: date | None
    ended: date | None
    cause: str
    ended_by: str | None
    grace: date | None
    falls: Fall | None

    @property
    def ending(self) -> Ending | None:
        """Return why the mandate ended before its term; None where nothing has ended it."""
        return ending(self.cause, self.ended_by, self.source, self.kind) if self.ended else None

    @property
    def called(self) -> str:
        """Return the name, with the unit where another who stood has the same one."""
        return called(self.name, self.home)


@dataclass(frozen=True, slots=True, kw_only=True)
class Win:
    """How the holder came first: the votes at election and the quota, as exact decimals, None where not known.

    `round` counts from 1 over contests and stages of an exhaustive ballot. `reason` is the count's own id for it.
    `with_lot` tells that a lot was drawn in the count, for this candidate or another. `verb` is elected, appointed, or
    moved up; `result` is how the votes on a motion fell, where one gave the mandate (`contest` is then its id).
    """

    contest: str
    rule: str
    votes: str | None
    quota: str | None
    cast: int | None
    valid: int | None
    round: int
    reason: str
    with_lot: bool
    evidence: str
    verb: str = "elected"
    result: str = ""

    @property
    def motion(self) -> int | None:
        """Return the number of the motion that gave the mandate; None where a contest did."""
        return number_of(self.contest) if self.evidence == BY_DECISION else None


@dataclass(frozen=True)
class Chain:
    """The whole of it: the mandate, how it was won, and the steps down to the local votes."""

    holding: Holding
    win: Win
    steps: tuple[Step, ...]
    others: tuple[Holding, ...]

    @cached_property
    def below(self) -> Mapping[tuple[str, str], tuple[Link, ...]]:
        """Return the links that filled each body, by body and unit."""
        found: dict[tuple[str, str], list[Link]] = {}
        for step in self.steps[1:]:
            for link in step.links:
                found.setdefault((link.office, link.office_unit), []).append(link)
        return {place: tuple(links) for place, links in found.items()}

    def under(self, link: Link) -> tuple[Link, ...]:
        """Return the links by which those who elected in `link` came to their own seats; none where a roll elected."""
        return () if link.is_local else self.below.get((link.body or "", link.unit), ())

    @cached_property
    def local(self) -> tuple[Link, ...]:
        """Return the links in which those on a roll elected, each once."""
        return tuple(link for step in self.steps for link in step.links if link.is_local)
