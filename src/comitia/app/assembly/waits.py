"""What a carried motion still waits for, as of a day; nothing is entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comitia.app.clerk import Clerk
from comitia.core.assembly.decision import waiting
from comitia.core.assembly.ratification import is_too_late


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What a motion waits for on a day, each with the path in the charter.

    The day is that of the vote, where it is later than the one that was asked for. `is_late` tells that too few have
    ratified it in time, so that it lapses.
    """

    day: date
    reasons: Sequence[tuple[str, str]]
    is_late: bool


def waits_for(clerk: Clerk, motion: str, day: date) -> Waits:
    """Return what a motion waits for; nothing where its effect is not to come."""
    found = clerk.state.proceedings.motion(motion)
    if found is None or found.state != "carried":
        return Waits(day=day, reasons=(), is_late=False)
    seen = max(day, found.voted_on or day)
    reasons = list(waiting(clerk.state, found, seen))
    return Waits(day=seen, reasons=reasons, is_late=is_too_late(clerk.state, found, seen))
