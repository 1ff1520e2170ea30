"""What a motion needs, and how its votes fell, in words to read aloud."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.core.assembly.requirement import Requirement, Tally, Votes

_BASES = {
    ("for_plus_against", "ignored"): "the votes for and against",
    ("for_plus_against", "counted"): "the votes for, against and abstaining",
    ("valid", "counted"): "the votes for, against and abstaining",
    ("valid", "ignored"): "the votes for and against",
    ("present", "counted"): "those present",
    ("credentialed", "counted"): "those with credentials",
    ("filled_seats", "counted"): "the filled seats",
    ("all_seats", "counted"): "all seats",
    ("weight", "ignored"): "the weight of the votes for and against",
    ("weight", "counted"): "the weight of the votes for, against and abstaining",
}
_SHARES = {
    "1/3": "one third",
    "1/2": "half",
    "2/3": "two thirds",
    "1/4": "one quarter",
    "3/4": "three quarters",
    "1/5": "one fifth",
    "2/5": "two fifths",
    "3/5": "three fifths",
    "4/5": "four fifths",
}


def requirement_in_words(requirement: Requirement) -> str:
    """Return what a motion needs: `at least two thirds of those present, and more than half of the units`."""
    parts = [_share(requirement.threshold, requirement.share, _base(requirement))]
    if requirement.colleges:
        parts.append("in each college")
    if requirement.units is not None:
        threshold, share = requirement.units.split(" ")
        parts.append(f"and {_share(threshold, share, 'the units')}")
    if requirement.votes is not None:
        parts.append(f"and at least {requirement.votes:,} votes for")
    if requirement.tie == "casting_vote":
        parts.append("with the chair's casting vote on a tie")
    return ", ".join(parts)


def votes_in_words(tally: Tally) -> str:
    """Return how the votes fell: `71 for, 19 against, 3 abstaining`, and whatever else was counted."""
    return "; ".join((_votes(tally), *_further(tally)))


def _share(threshold: str, share: str, base: str) -> str:
    if Fraction(share) == 1:
        return base if base.startswith("all ") else f"all of {base}"
    return f"{'more than' if threshold == 'gt' else 'at least'} {_SHARES.get(share, share)} of {base}"


def _base(requirement: Requirement) -> str:
    known = _BASES.get((requirement.of, requirement.abstentions))
    return known or f"{_BASES[requirement.of, 'counted']} without those who abstain"


def _votes(tally: Tally) -> str:
    invalid = f", {tally.invalid:,} invalid" if tally.invalid else ""
    absent = f", {tally.not_voting:,} not voting" if tally.not_voting else ""
    return f"{_three(tally.votes)}{invalid}{absent}"


def _three(votes: Votes) -> str:
    return f"{votes.in_favour:,} for, {votes.against:,} against, {votes.abstaining:,} abstaining"


def _further(tally: Tally) -> Iterator[str]:
    for name, votes in tally.colleges.items():
        yield f"college {name}: {_three(votes)}"
    if tally.units_for is not None:
        yield f"{tally.units_for:,} unit{'s'[: tally.units_for != 1]} for"
    weights = (("for", tally.weight_for), ("against", tally.weight_against), ("abstaining", tally.weight_abstaining))
    said = [f"{weight} {which}" for which, weight in weights if weight is not None]
    if said:
        yield f"by weight {', '.join(said)}"
    if tally.casting is not None:
        yield f"the chair's casting vote is {tally.casting}"
