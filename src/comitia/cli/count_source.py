"""Where `comitia count` has its ballots from: a file of marks by a policy, or one of points within a range."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.ballots import policy_of, range_of

if TYPE_CHECKING:
    from comitia.count.policy import Policy
    from comitia.exchange.ballots import BallotFile, PointsFile

Given = Annotated[str | None, typer.Option(help="Points a ballot can give, 0..5 unless told.", metavar="0..5")]


@dataclass(frozen=True, slots=True)
class Source:
    """A file, its format, the contest in it, what becomes of odd marks, and the range of points."""

    file: Path
    layout: str | None = None
    contest: str | None = None
    overvotes: str | None = None
    skips: str | None = None
    repeats: str | None = None
    points: str | None = None

    @property
    def has_policy(self) -> bool:
        """Return whether the command line says what becomes of odd marks, or which points there are."""
        return any(each is not None for each in (self.overvotes, self.skips, self.repeats, self.points))

    def policy(self, rule: str) -> "Policy":
        """Return the policy for a count. Raises ValueError where the rule cannot take it."""
        from comitia.count import RULES
        from comitia.count.policy import STRICT

        policy = policy_of(self.overvotes, self.skips, self.repeats)
        if policy is None:
            return STRICT
        sets = [each.id for each in RULES.values() if not (each.needs_ranking or each.points or each.marks == "one")]
        if policy.equal == "set" and rule not in sets:
            taken = ", ".join(sets)
            raise ValueError(
                f"found --overvotes set with {rule}, expected a rule that only asks who is marked: {taken}"
            )
        return policy

    def read(self, rule: str) -> "BallotFile | PointsFile":
        """Return the ballots, of the kind that the rule counts. Raises ValueError and `BallotFileError`."""
        from comitia.count.rules import find_rule
        from comitia.exchange.ballots.read import read_counted

        policy = self.policy(rule)
        if find_rule(rule).points is not None:
            return self._read_points(rule)
        if self.points is not None:
            raise ValueError(f"the rule {rule} takes ballots with marks: it has no points")
        return read_counted(self.file, policy, self.layout, self.contest)

    def _read_points(self, rule: str) -> "PointsFile":
        from comitia.count.scores import MOST_POINTS, STARS
        from comitia.exchange.ballots import read_points

        besides = (self.layout, self.contest, self.overvotes, self.skips, self.repeats)
        if self.layout != "points-csv" and any(each not in {None, "refuse"} for each in besides):
            raise ValueError(
                f"the rule {rule} takes points: it has no --format, --contest, --overvotes, --skips or --repeats"
            )
        if self.points is None:
            return read_points(self.file, highest=MOST_POINTS if rule == "cumulative" else STARS)
        return read_points(self.file, *range_of(self.points))
