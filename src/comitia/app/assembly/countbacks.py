"""Countbacks that are due: made from the sealed ballots of their contests, or entered as impossible without these."""

from collections.abc import Iterator
from datetime import date

from comitia.core.mandate.countback import CountBack, to_count_back
from comitia.core.record.box import box_digest
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.exchange.ballots import parse_blt
from comitia.store.queries import contests


def due(state: State, day: date) -> CountBack | None:
    """Return the first countback that can be made by a day: a vacancy is to be filled by it, and the ballots are here.

    One whose ballots are missing waits, until they are there again or somebody enters that they are lost.
    """
    return next(_possible(state, day), None)


def missing(state: State, day: date) -> list[str]:
    """Return the mandates whose seats wait for a countback without their ballots."""
    return [mandate for mandate in to_count_back(state, day) if _ballots(state, mandate) is None]


def lost(state: State, mandate: str, day: date) -> CountBack:
    """Return that a seat cannot be counted back; refuse where its ballots are here."""
    if _ballots(state, mandate) is not None:
        raise Refused("its ballots are not lost: they are here", rule="countback", subject=f"mandate {mandate}")
    return CountBack(mandate=mandate, profile=None, box=_sealed(state, mandate), at=day)


def _possible(state: State, day: date) -> Iterator[CountBack]:
    for mandate in to_count_back(state, day):
        ballots = _ballots(state, mandate)
        if ballots is not None:
            profile = parse_blt(ballots.encode(), mandate).profile
            yield CountBack(mandate=mandate, profile=profile, box=_sealed(state, mandate), at=day)


def _ballots(state: State, mandate: str) -> str | None:
    """Return the ballots of the contest that gave a mandate, None where they are not here as they were sealed."""
    held = state.holdings.mandate(mandate)
    found = contests.ballots(held.source) if held is not None else None
    return found if found is not None and box_digest(found) == _sealed(state, mandate) else None


def _sealed(state: State, mandate: str) -> str:
    """Return the digest by which the record holds the ballots of the contest that gave a mandate."""
    held = state.holdings.mandate(mandate)
    contest = state.contest(held.source) if held is not None else None
    return (contest.declared.box if contest is not None and contest.declared is not None else None) or ""
