"""What a person holds and held, a line each, as a terminal tells of it."""

from collections.abc import Iterator, Sequence

from django.db.models import Q

from comitia.store import models
from comitia.store.queries.acts.words import capital, day
from comitia.store.queries.departures import dead
from comitia.store.queries.endings import Ending
from comitia.store.queries.labels import labels
from comitia.store.queries.people import Held, held_titles
from comitia.store.queries.standing import grace_in_words


def held_by(text: str) -> Sequence[str] | None:
    """Return the lines for a person, by reference or id, or None where nobody is known by it."""
    words, row = labels(), models.Person.objects.filter(Q(reference=text) | Q(id=text)).first()
    if words is None or row is None:
        return None
    held = held_titles(words, models.Mandate.objects.filter(person=row.id))
    name = row.name or "(name erased)"
    said = [f"{name} has died."] if dead([row.id]) else []
    return [*said, *(_lines(held) if held else [f"{name} holds no seat and no post on this record."])]


def _lines(held: Sequence[Held]) -> Iterator[str]:
    for each in held:
        holder, title = each.holder, capital(each.title)
        back = [time.words for time in each.given_back]
        if holder.ending is not None and holder.ended is not None:
            ended = f"{title}: {day(holder.since)} to {day(holder.ended)}, {_in_words(holder.ending)}."
            yield " ".join((ended, *back, *holder.notes))
            continue
        until = f" until {day(holder.until)}" if holder.until and not holder.grace else ""
        grace = [grace_in_words(holder.grace)] if holder.grace else [holder.falls.words] if holder.falls else []
        yield " ".join((f"{title}: since {day(holder.since)}{until}.", *back, *grace, *holder.notes))


def _in_words(ending: Ending) -> str:
    return f"{ending.words}{f', by motion {ending.motion}' if ending.motion else ''}"
