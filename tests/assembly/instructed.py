"""The federation of `house` whose congress votes on motion-1 as the regional councils instruct, or not."""

from tests.assembly.house import House
from tests.assembly.meadow import RULES

from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.instruction import delegates
from comitia.core.assembly.named_vote import RecordVotes
from comitia.core.events import Event

IMPERATIVE = RULES + "mandate: {kind: imperative, instructions: {by: electing_body, breach: void}}\n"
GROUND = RULES + "mandate: {kind: instructed, instructions: {breach: recall_ground}}\n"
FREE = RULES + "mandate: {kind: free}\n"
CHALLENGED = "decisions:\n  challenge: {within: P7D, effect: at_once}\n"


def congress(rules: str = RULES) -> House:
    """Return the federation with motion-1 before its congress."""
    house = House(extra=rules)
    house.move(Resolution())
    return house


def instruct(house: House, vote: str, unit: str = "east", motion: str = "motion-1") -> str:
    """Let a regional council instruct its delegates; return the id of the instruction."""
    effect = Instruct(office="congress", unit="union", motion=motion, vote=vote)  # type: ignore[arg-type]  # a word for a vote
    moved = house.move(effect, "regional_council", unit, f"{unit[0]}1")
    house.vote(moved, 2, 0)
    return moved


def naming(house: House, motion: str = "motion-1", **votes: str) -> RecordVotes:
    """Return the command that enters how persons voted."""
    named = {house.mandate(person, "congress"): vote for person, vote in votes.items()}
    return RecordVotes(motion=motion, votes=named, at=house.day)


def name(house: House, motion: str = "motion-1", **votes: str) -> list[Event]:
    """Enter how persons voted."""
    return house.enter(naming(house, motion, **votes))


def verdicts(house: House, motion: str = "motion-1") -> dict[str, tuple[str | None, str | None, str]]:
    """Return for each who sat: what they were to vote, how they voted, and what that is."""
    found = house.state.proceedings.motion(motion)
    assert found is not None
    every = delegates(house.state, found, house.day)
    return {each.person: (each.instructed, each.voted, each.verdict) for each in every}
