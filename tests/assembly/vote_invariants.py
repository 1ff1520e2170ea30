"""What a result must be like: worked out again from the figures of its entry (domain I31, I32)."""

from fractions import Fraction

from comitia.core.assembly.vote import VoteDeclared
from comitia.core.state import State


def check_vote(state: State, event: VoteDeclared) -> None:
    """I31, I32: no more votes than there are voters, and the result is what the numbers say, computed here anew."""
    motion = state.proceedings.motion(event.motion)
    assert motion is not None
    tally, bases, needs = event.tally, event.bases, motion.moved.requirement
    given, against, abstaining = tally.votes.in_favour, tally.votes.against, tally.votes.abstaining
    there = bases.filled_seats if bases.present is None else bases.present
    assert min(given, against, abstaining, tally.invalid) >= 0, f"I31: {event}"
    assert given + against + abstaining + tally.invalid + (tally.not_voting or 0) <= there, f"I31: {event}"
    whole = {"present": bases.present, "credentialed": bases.credentialed, "filled_seats": bases.filled_seats, "all_seats": bases.all_seats}.get(needs.of, given + against + abstaining)  # fmt: skip
    assert whole is not None
    share, base = Fraction(needs.share), whole - (abstaining if needs.abstentions == "ignored" else 0)
    if needs.of == "weight":
        share_of = Fraction(tally.weight_for or 0) + Fraction(tally.weight_against or 0)
        carried = _reaches(needs.threshold, Fraction(tally.weight_for or 0), share * share_of)
    else:
        tied = base > 0 and needs.threshold == "gt" and given == share * base and needs.tie == "casting_vote"
        carried = tally.casting == "for" if tied else _reaches(needs.threshold, Fraction(given), share * base)
    enough = needs.votes is None or given >= needs.votes
    units = needs.units is None or _reaches(*_share(needs.units, bases.units, tally.units_for or 0))
    assert (carried and enough and units) == event.carried, f"I32: {event}"


def _share(units: str, every: int, given: int) -> tuple[str, Fraction, Fraction]:
    threshold, share = units.split(" ")
    return threshold, Fraction(given), Fraction(share) * every


def _reaches(threshold: str, given: Fraction, needed: Fraction) -> bool:
    return given > 0 and (given > needed if threshold == "gt" else given >= needed)
