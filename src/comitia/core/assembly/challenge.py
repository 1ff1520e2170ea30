"""Challenges: within the charter's window a member of the body says that a result is wrong; it is counted again.

Both results stay on the record. The recount decides: where it turns a carried motion into a lost one, what was done
is reversed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.core.assembly.attendance import refuse_outsider
from comitia.core.assembly.motion import deciding_on
from comitia.core.assembly.named_vote import refuse_disagreement
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.requirement import Tally, is_met
from comitia.core.assembly.vote import refuse_impossible
from comitia.core.facts import Facts
from comitia.core.refused import Refused

RULE = "decisions.challenge"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeVote:
    """Challenge the declared result of a vote; `grounds` commits to the reasons."""

    motion: str
    challenger: str
    grounds: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideChallenge:
    """Enter the recount that a challenge led to; without one (None) the challenge is dismissed."""

    motion: str
    recount: Tally | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteChallenged:
    """The declared result of a vote is challenged."""

    motion: str
    challenger: str
    grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeDecided:
    """A challenge is decided. `carried` is the result that holds from now on, `upheld` tells that it is another one."""

    motion: str
    recount: Tally | None
    carried: bool
    upheld: bool


def decide_challenge(facts: Facts, command: ChallengeVote) -> list[VoteChallenged]:
    """Return the challenge raised, or refuse where the charter knows none, or its window is closed."""
    found = _voted(facts, command.motion)
    assert found.voted is not None  # noqa: S101  `_voted` says so
    until = found.voted.challenge_until
    if until is None:
        raise Refused("the charter has no challenge of results", rule=RULE, subject=command.motion)
    if found.challenged is not None:
        raise Refused("it was challenged already, and that decides", rule=RULE, subject=command.motion)
    if found.voted_on is None or not found.voted_on <= command.at < until:
        raise Refused(f"it could be challenged before {until}", rule=f"{RULE}.within", subject=command.motion)
    refuse_outsider(facts, command.challenger, deciding_on(found, command.at)[1])
    return [VoteChallenged(motion=command.motion, challenger=command.challenger, grounds=command.grounds)]


def decide_answer(facts: Facts, command: DecideChallenge) -> list[ChallengeDecided]:
    """Return what became of a challenge, or refuse where none is open, or the recount cannot be."""
    found = _voted(facts, command.motion)
    voted = found.voted
    if voted is None or not found.is_challenged:
        raise Refused("no challenge to it is open", rule=RULE, subject=command.motion)
    if found.challenged_on is None or command.at < found.challenged_on:
        raise Refused(
            f"it was challenged on {found.challenged_on}, after {command.at}", rule=RULE, subject=command.motion
        )
    carried = voted.carried
    if command.recount is not None:
        refuse_impossible(found.moved, command.recount, voted.bases)
        carried = is_met(found.moved.requirement, command.recount, voted.bases)
    refuse_disagreement(facts, found, command.recount or voted.tally, voted.bases, command.at)
    return [
        ChallengeDecided(
            motion=command.motion, recount=command.recount, carried=carried, upheld=carried != voted.carried
        )
    ]


def _voted(facts: Facts, motion: str) -> Motion:
    found = facts.proceedings.motion(motion)
    if found is None or found.voted is None:
        raise Refused("there is no such motion, or it was not put to the vote", rule="procedure", subject=motion)
    if found.end in {"lapsed", "reversed"}:
        raise Refused(f"it is {found.end}, so its result matters no more", rule=RULE, subject=motion)
    return found
