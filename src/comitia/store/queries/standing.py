"""What is to be known of a mandate that is held: its acceptance is awaited, its holder is away, or has asked to leave.

No clock decides what is shown: the days are said, and whoever reads knows the day.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from comitia.core.events import event_of
from comitia.core.mandate.away import HolderAway, HolderBack
from comitia.store import models
from comitia.store.queries.letters import notes_on


def notes(rows: Iterable[models.Mandate]) -> Mapping[str, list[str]]:
    """Return sentences on these mandates as they stand, by mandate; two queries, or three."""
    every = list(rows)
    live = {row.id: row for row in every if row.is_live}
    found: dict[str, list[str]] = {}
    for row in live.values():
        if row.accept_by is not None:
            found[row.id] = [f"Acceptance awaited before {_day(row.accept_by)}."]
    for away in _away(live):
        found.setdefault(away.mandate, []).append(_in_words(away))
    for mandate, said in notes_on(every).items():
        found.setdefault(mandate, []).append(said)
    return found


def grace_in_words(until: date) -> str:
    """Return that a mandate is held under a grace, until when, and why."""
    return (
        f"Held under a grace: the seat on which it rests is lost, and it ends on {_day(until)} unless that is regained."
    )


def _away(mandates: Iterable[str]) -> Iterable[HolderAway]:
    """Return the leaves and suspensions that nobody lifted, in order."""
    acts = models.Act.objects.filter(type__in=("holder_away/1", "holder_back/1"), mandate__in=list(mandates))
    running: dict[tuple[str, str], HolderAway] = {}
    for row in acts.order_by("seq"):
        event = event_of(row.type, row.body)
        if isinstance(event, HolderAway):
            running[event.mandate, event.motion] = event
        elif isinstance(event, HolderBack):
            running.pop((event.mandate, event.away_by), None)
    return running.values()


def _in_words(away: HolderAway) -> str:
    what = "On leave" if away.why == "leave" else "Suspended"
    until = f"until {_day(away.until)}" if away.until else "until that is lifted"
    return f"{what} from {_day(away.begins)} {until}, by {away.motion.replace('-', ' ')}."


def _day(found: date) -> str:
    return f"{found.day} {found:%B %Y}"
