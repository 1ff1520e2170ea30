"""What a counting rule is for charter, command line and record: id, name, source, and what it may be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.stv.transferable import Counting

Counter = Callable[[Profile, int, Options, Draws], Count]
Starter = Callable[[Profile, int, Options, Draws], Counting]
LOOK_BACK, LOOK_FORWARD, LOT = ("earlier_stage", "lot"), ("first_stage", "lot"), ("lot",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A way of counting: its id, its name, where it is written, and what it may be told.

    `ties` are the ways in which ties may fall, its own first. `marks` says how many marks a ballot has: one, seats
    (up to as many as seats) or any. `needs_ranking`: whether the order of marks means anything. A rule by which a
    ballot counts for one candidate after the other, in parts, has `counting`, which makes a count that can be watched;
    any other has `run`. `totals` says what the totals of a stage are where they are not the votes a candidate has:
    first votes, which decide nothing, or points. `choices` are the words that an option may be, the rule's own first;
    `most_seats` is how many seats it can fill, where that is limited.
    """

    id: str
    title: str
    source: str
    options: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...]
    needs_ranking: bool
    marks: str
    run: Counter | None = None
    counting: Starter | None = None
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    most_seats: int | None = None
    totals: Literal["votes", "first votes", "points"] = "votes"

    @property
    def transfers(self) -> bool:
        """Return whether a ballot counts for one candidate after the other, in parts."""
        return self.counting is not None

    def count(self, profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
        """Return the count of ballots. Raises `LotMissingError` at a tie without a lot."""
        if self.counting is None:
            assert self.run is not None  # noqa: S101  a rule has one or the other
            return self.run(profile, seats, options, draws)
        counting = self.counting(profile, seats, options, draws)
        counting.run()
        return counting.result()

    def is_exact(self, options: Options) -> bool:
        """Return whether a count so told reckons in exact fractions."""
        return "decimals" in self.options and options.decimals is None

    @property
    def counts_for_one(self) -> bool:
        """Return whether a ballot counts for at most one candidate at a time."""
        return (self.needs_ranking and self.totals != "points") or self.marks == "one"
