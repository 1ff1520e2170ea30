"""One taking of votes as its page shows it: a sentence, a table, and what the share is of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from comitia.core.assembly.requirement import Bases, Requirement, Tally, base_of
from comitia.core.record.codec import from_json
from comitia.store import models
from comitia.store.queries.acts.words import number
from comitia.store.queries.decisions.line import result_in_words

BASES = {
    "for_plus_against": "votes for and against",
    "valid": "votes for, against and abstaining",
    "present": "present",
    "credentialed": "with credentials",
    "filled_seats": "filled seats",
    "all_seats": "seats",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: whose votes (the whole body, or one college), and the three numbers."""

    who: str
    in_favour: int
    against: int
    abstaining: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One taking of votes: number 1 as declared, 2 as counted again; `shares` say what was needed and what came."""

    number: int
    day: date
    seq: int
    carried: bool
    result: str
    rows: Sequence[Row]
    besides: Sequence[str]
    shares: Sequence[str]


def takings(votes: Sequence[models.Vote], requirement: Requirement) -> list[Taking]:
    """Return the takings of votes on one motion; the bases are those of the first."""
    if not votes:
        return []
    bases = from_json(Bases, votes[0].bases)
    return [_taking(vote, requirement, bases) for vote in votes]


def _taking(vote: models.Vote, requirement: Requirement, bases: Bases) -> Taking:
    tally = from_json(Tally, vote.tally)
    return Taking(
        number=vote.number,
        day=vote.taken,
        seq=vote.seq,
        carried=vote.carried,
        result=result_in_words([vote]).removeprefix("Counted again: "),
        rows=list(_rows(tally)),
        besides=list(_besides(tally, bases)),
        shares=list(_shares(tally, requirement, bases)),
    )


def _rows(tally: Tally) -> Iterator[Row]:
    for name, votes in tally.colleges.items():
        yield Row(who=f"college {name}", in_favour=votes.in_favour, against=votes.against, abstaining=votes.abstaining)
    votes = tally.votes
    yield Row(who="all", in_favour=votes.in_favour, against=votes.against, abstaining=votes.abstaining)


def _besides(tally: Tally, bases: Bases) -> Iterator[str]:
    """Yield what else is known of a vote: who was there, invalid votes, units, weights, a casting vote."""
    if bases.present is not None:
        yield f"{bases.present:,} present of {number(bases.filled_seats, 'member', 'members')}"
    else:
        yield number(bases.filled_seats, "member", "members")
    if tally.invalid:
        yield f"{tally.invalid:,} invalid"
    if tally.not_voting:
        yield f"{tally.not_voting:,} did not vote"
    if tally.units_for is not None:
        yield f"{tally.units_for:,} of {number(bases.units, 'unit', 'units')} for"
    if tally.weight_for is not None:
        against = f", {tally.weight_against} against" if tally.weight_against is not None else ""
        yield f"by weight {tally.weight_for} for{against}, of {bases.weight or 0:,} registered"
    if tally.casting is not None:
        yield f"the chair’s casting vote: {tally.casting}"


def _shares(tally: Tally, requirement: Requirement, bases: Bases) -> Iterator[str]:
    """Yield what was needed, and what came: `5 of 6 votes for and against were for; at least 4 were needed`."""
    if requirement.of == "weight":
        yield from _weights(tally, requirement)
    elif requirement.colleges:
        yield "The share was needed in each college."
    else:
        base = base_of(requirement, tally.votes, bases)
        without = " without those abstaining" if _leaves_out(requirement) else ""
        needed = _needed(requirement.threshold, requirement.share, base)
        were = "was" if tally.votes.in_favour == 1 else "were"
        asked = f"at least {needed:,} {'was' if needed == 1 else 'were'} needed"
        rest = asked if tally.casting is None else f"a tie, decided by the chair’s casting vote {tally.casting} it"
        yield f"{tally.votes.in_favour:,} of {base:,} {BASES[requirement.of]}{without} {were} for; {rest}."
    if requirement.units is not None:
        threshold, share = requirement.units.split(" ")
        least = _needed(threshold, share, bases.units)
        yield f"At least {number(least, 'unit', 'units')} had to be for, and {tally.units_for or 0:,} were."
    if requirement.votes is not None:
        yield f"At least {number(requirement.votes, 'vote', 'votes')} for were needed."


def _leaves_out(requirement: Requirement) -> bool:
    return requirement.abstentions == "ignored" and requirement.of != "for_plus_against"


def _needed(threshold: str, share: str, base: int) -> int:
    """Return the least number that reaches a share of a base; one at least."""
    whole = Fraction(share) * base
    return max(whole.__floor__() + 1 if threshold == "gt" else whole.__ceil__(), 1)


def _weights(tally: Tally, requirement: Requirement) -> Iterator[str]:
    given, against = Fraction(tally.weight_for or "0"), Fraction(tally.weight_against or "0")
    counted = Fraction(tally.weight_abstaining or "0") if requirement.abstentions == "counted" else Fraction(0)
    more = "more than" if requirement.threshold == "gt" else "at least"
    needed = Fraction(requirement.share) * (given + against + counted)
    yield f"By weight, {given} of {given + against + counted} were for; {more} {needed} were needed."
