"""What a counting rule is: its id, its source, what it may be told, which ballots it takes, and how it counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from comitia.count.lots import Draws
from comitia.count.options import Options, Threshold
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.scores import Scores
from comitia.count.wording import SILENT, Wording

if TYPE_CHECKING:
    from comitia.count.stv.transferable import Transferable

Counter = Callable[[Profile, int, Options, Draws], Count]
PointsCounter = Callable[[Scores, int, Options, Draws], Count]
LOOK_BACK, LOOK_FORWARD, LOT = ("earlier_stage", "lot"), ("first_stage", "lot"), ("lot",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A way of counting: its id, its name, where it is written, and what it may be told.

    `ties` are the ways in which ties may fall, its own first. `marks` says how many marks a ballot has: one, seats
    (up to as many as seats) or any. `needs_ranking`: whether the order of marks means anything. A rule by which a
    ballot counts for one candidate after the other, in parts, has `counting`, which makes a count that can be watched;
    any other has `run`. A rule whose ballots give points has `points`. `bases`: what a threshold may be a share of.
    `most_seats`: more cannot be filled by it. `not_in_runs`: why contests on a record are not held by it, if so.
    `own_threshold` is what is enough where nothing is told.
    `takes_parts`: whether a ballot may weigh a part of a vote. `limit` tells why a contest is more than the rule can
    count, where anything is. `wording` says what its clauses say. `choices` are the words that an option may
    be, the rule's own first. `totals`: what the totals of a stage are, where not the votes that a candidate has.
    """

    id: str
    title: str
    source: str
    options: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...]
    needs_ranking: bool
    marks: str
    run: Counter | None = None
    counting: Callable[[Profile, int, Options, Draws], Transferable] | None = None
    points: PointsCounter | None = None
    bases: tuple[str, ...] = ("valid",)
    most_seats: int | None = None
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    totals: Literal["votes", "first votes", "approvals", "points", "score points"] = "votes"
    not_in_runs: str = ""
    takes_parts: bool = True
    own_threshold: Threshold | None = None
    limit: Callable[[Profile, int], str] | None = None
    wording: Wording = SILENT

    @property
    def transfers(self) -> bool:
        """Return whether a ballot counts for one candidate after the other, in parts."""
        return self.counting is not None

    @property
    def holds_rounds(self) -> bool:
        """Return whether a further round may have to be held, on ballots of its own."""
        return "round" in self.options

    def count(self, profile: Profile | Scores, seats: int, options: Options, draws: Draws) -> Count:
        """Return the count of ballots. Raises ValueError for those of another kind, and `LotMissingError` at a tie."""
        if isinstance(profile, Scores):
            if self.points is None:
                raise ValueError(f"the rule {self.id} takes ballots with marks, and these ballots give points")
            return self.points(profile, seats, options, draws)
        if self.points is not None:
            raise ValueError(f"the rule {self.id} takes ballots that give points, and these ballots have marks")
        if self.counting is None:
            assert self.run is not None  # noqa: S101  a rule has one or the other
            return self.run(profile, seats, options, draws)
        counting = self.counting(profile, seats, options, draws)
        counting.run()
        return counting.result()

    def is_exact(self, options: Options) -> bool:
        """Return whether a count so told reckons in exact fractions."""
        return "decimals" in self.options and options.decimals is None

    def too_large(self, profile: Profile, seats: int) -> str:
        """Return why a contest is more than the rule can count, or an empty text."""
        return "" if self.limit is None else self.limit(profile, seats)

    @property
    def counts_for_one(self) -> bool:
        """Return whether a ballot counts for at most one candidate at a time."""
        return (self.needs_ranking and self.totals != "points") or self.marks == "one"
