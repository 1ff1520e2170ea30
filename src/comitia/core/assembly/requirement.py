"""What a motion needs to be carried: a threshold, the base that it is a share of, and what an abstention does.

The three are independent choices (domain 1.7), fixed when the motion is moved. All of it is whole numbers and
fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from comitia.charter import Majority, UnitsShare


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """More than (`gt`) or at least (`ge`) a share of the base `of`; shares are exact fractions as text.

    `abstentions` are `counted` in the base or `ignored`; `tie` is `fails` or `casting_vote`. `units` is a share of
    the units that must be for as well, such as `gt 1/2`, and `votes` a least number of votes for. `rule` is the path
    in the charter.
    """

    threshold: str
    share: str
    of: str
    abstentions: str
    tie: str
    colleges: bool
    units: str | None
    votes: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Votes for, against and abstaining; of persons, or of one college."""

    in_favour: int
    against: int
    abstaining: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One taking of votes, as counted.

    `colleges` has the votes of each college by name, `units_for` the number of units that are for, the weights are
    exact decimals or fractions as text, `casting` is the chair's casting vote, `for` or `against`. What was not
    counted is None, or empty.
    """

    votes: Votes
    invalid: int = 0
    not_voting: int | None = None
    colleges: Mapping[str, Votes] = field(default_factory=dict)
    units_for: int | None = None
    weight_for: str | None = None
    weight_against: str | None = None
    weight_abstaining: str | None = None
    casting: str | None = None

    @property
    def voting(self) -> int:
        """Return how many took part, with invalid votes."""
        return self.votes.in_favour + self.votes.against + self.votes.abstaining + self.invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """What shares are of, at the time of a vote: numbers of places and persons, units, and the registered weight.

    `may_vote` are those who have a seat, without those on leave or suspended. `present` and `credentialed` are None
    where no attendance is entered for the day. `colleges` gives each college's places, how many of them are filled, and
    how many of their holders may vote. A seat whose holder has no vote (`not_with`) is none of the filled ones.
    """

    all_seats: int
    filled_seats: int
    may_vote: int
    present: int | None
    credentialed: int | None
    units: int
    weight: int | None
    colleges: Mapping[str, tuple[int, ...]]


def requirement_of(majority: Majority, rule: str, *, casts: bool = True) -> Requirement:
    """Return a majority of the charter as a motion holds it; where nobody casts, a tie fails."""
    threshold, share = _share(majority)
    return Requirement(
        threshold=threshold,
        share=share,
        of=majority.of,
        abstentions=majority.abstentions or "counted",
        tie=majority.tie if casts else "fails",
        colleges=majority.colleges,
        units=" ".join(_share(majority.units)) if majority.units else None,
        votes=majority.votes,
        rule=rule,
    )


def _share(share: Majority | UnitsShare) -> tuple[str, str]:
    return ("gt", str(share.gt)) if share.gt is not None else ("ge", str(share.ge))


def is_met(requirement: Requirement, tally: Tally, bases: Bases) -> bool:
    """Tell whether the votes carry a motion; nothing is carried without a vote for it."""
    if requirement.votes is not None and tally.votes.in_favour < requirement.votes:
        return False
    if requirement.units is not None:
        threshold, share = requirement.units.split(" ")
        if not _reaches(threshold, share, Fraction(tally.units_for or 0), Fraction(bases.units)):
            return False
    if requirement.colleges:
        return bool(tally.colleges) and all(
            _carries(requirement, votes, _college_base(requirement, votes, bases, name), tally.casting)
            for name, votes in tally.colleges.items()
        )
    if requirement.of == "weight":
        return _is_met_by_weight(requirement, tally)
    return _carries(requirement, tally.votes, base_of(requirement, tally.votes, bases), tally.casting)


def base_of(requirement: Requirement, votes: Votes, bases: Bases) -> int:
    """Return the number that the votes for are a share of, under any base but weight."""
    cast = votes.in_favour + votes.against
    numbers = {
        "present": bases.present,
        "credentialed": bases.credentialed,
        "filled_seats": bases.filled_seats,
        "all_seats": bases.all_seats,
    }
    whole = (numbers[requirement.of] or 0) if requirement.of in numbers else cast + votes.abstaining
    return whole - votes.abstaining if requirement.abstentions == "ignored" else whole


def is_for_the_chair(requirement: Requirement, tally: Tally, bases: Bases) -> bool:
    """Tell whether the charter has the chair settle a tie here: of the body, or of one of its colleges."""
    if requirement.tie != "casting_vote":
        return False
    if requirement.colleges:
        return any(
            is_tied(requirement, votes, _college_base(requirement, votes, bases, name))
            for name, votes in tally.colleges.items()
        )
    return is_tied(requirement, tally.votes, base_of(requirement, tally.votes, bases))


def is_tied(requirement: Requirement, votes: Votes, base: int) -> bool:
    """Tell whether the votes for are exactly the share that is to be exceeded."""
    return (
        requirement.threshold == "gt" and base > 0 and Fraction(votes.in_favour) == Fraction(requirement.share) * base
    )


def _carries(requirement: Requirement, votes: Votes, base: int, casting: str | None) -> bool:
    if is_tied(requirement, votes, base) and requirement.tie == "casting_vote":
        return casting == "for"
    return _reaches(requirement.threshold, requirement.share, Fraction(votes.in_favour), Fraction(base))


def _college_base(requirement: Requirement, votes: Votes, bases: Bases, name: str) -> int:
    every, filled, may_vote = bases.colleges[name]
    of_college = Bases(
        all_seats=every,
        filled_seats=filled,
        may_vote=may_vote,
        present=None,
        credentialed=None,
        units=0,
        weight=None,
        colleges={},
    )
    return base_of(requirement, votes, of_college)


def _is_met_by_weight(requirement: Requirement, tally: Tally) -> bool:
    given, against = Fraction(tally.weight_for or "0"), Fraction(tally.weight_against or "0")
    counted = Fraction(tally.weight_abstaining or "0") if requirement.abstentions == "counted" else Fraction(0)
    return _reaches(requirement.threshold, requirement.share, given, given + against + counted)


def _reaches(threshold: str, share: str, given: Fraction, base: Fraction) -> bool:
    needed = Fraction(share) * base
    return given > 0 and (given > needed if threshold == "gt" else given >= needed)
