"""What was asked of votes and ballots, as a part of the record: how many votes are enough, how many marks a ballot has.

A `Bar` belongs to a stage; `Overfull` to a count, in which ballots are invalid by the rule alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any, Literal, cast

from comitia.count.amount import Amount, read, written
from comitia.count.options import Threshold, parse_threshold

Given = Literal["mark", "vote"]
_PARTS = {(1, 2): "half", (1, 3): "a third", (2, 3): "two thirds", (1, 4): "a quarter", (3, 4): "three quarters"}
_OF = {"valid": "valid", "cast": "cast", "roll": "on the roll"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A threshold, and how many ballots or electors it was a share of, in 1/unit of one."""

    threshold: Threshold
    base: int

    @property
    def needed(self) -> int:
        """Return the fewest votes that are enough, in 1/unit of one."""
        share = self.threshold.share * self.base
        return max(1, floor(share) + 1 if self.threshold.kind == "gt" else ceil(share))

    def is_met(self, votes: Amount) -> bool:
        """Return whether so many votes are enough; no votes never are."""
        return votes >= self.needed

    @property
    def share(self) -> str:
        """Return the share in words: `more than half`, `at least 3/5`."""
        part = self.threshold.share
        said = _PARTS.get((part.numerator, part.denominator), str(part))
        return f"{'more than' if self.threshold.kind == 'gt' else 'at least'} {said}"

    def of(self, number: str, *, in_votes: bool) -> str:
        """Return what the share is of: `the 120 valid ballots`, `the 90 electors on the roll`."""
        of = _OF[self.threshold.of]
        if self.threshold.of == "roll":
            return f"the {number} electors {of}"
        one = "vote" if in_votes else "ballot"
        many = one if number == "1" else f"{one}s"
        return f"the {number} {many} {of}" if self.threshold.of == "cast" else f"the {number} {of} {many}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overfull:
    """Ballots that the rule makes invalid, in 1/unit of one: they have more marks or votes than the `most` allowed."""

    ballots: int
    most: int
    of: Given = "mark"


def bar_to_json(bar: Bar, unit: int) -> dict[str, Any]:
    """Return a bar as plain JSON values, with the votes needed."""
    base, needed = (written(each, 1, unit) for each in (bar.base, bar.needed))
    return {"share": str(bar.threshold), "of": base, "needed": needed}


def bar_from_json(data: Mapping[str, Any], unit: int) -> Bar:
    """Return the bar that `bar_to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    bar = Bar(threshold=parse_threshold(data["share"]), base=int(read(data["of"], 1, unit)))
    if bar.needed != read(data["needed"], 1, unit):
        raise ValueError(f"found {data['needed']!r} votes needed, expected {written(bar.needed, 1, unit)}")
    return bar


def overfull_to_json(overfull: Overfull, unit: int) -> dict[str, Any]:
    """Return how many ballots gave too much as plain JSON values."""
    return {"ballots": written(overfull.ballots, 1, unit), "most": overfull.most, "of": overfull.of}


def overfull_from_json(data: Mapping[str, Any], unit: int) -> Overfull:
    """Return what `overfull_to_json` wrote."""
    most, of = data["most"], data["of"]
    if type(most) is not int or of not in {"mark", "vote"}:
        raise ValueError(f"found {most!r} and {of!r}, expected a whole number of marks or votes")
    return Overfull(ballots=int(read(data["ballots"], 1, unit)), most=most, of=cast("Given", of))
