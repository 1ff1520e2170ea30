"""What a carried motion still waits for, as of a day; nothing is entered."""

from datetime import date

from comitia.app.clerk import Clerk
from comitia.core.assembly.decision import waiting


def waits_for(clerk: Clerk, motion: str, day: date) -> list[tuple[str, str]]:
    """Return what a motion waits for, each with the path in the charter; nothing where its effect is not to come."""
    found = clerk.state.proceedings.motion(motion)
    if found is None or found.state != "carried":
        return []
    return list(waiting(clerk.state, found, day))
