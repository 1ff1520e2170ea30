"""Persons who hold several offices, and what the charter says of two that do not go together.

What is still to be chosen is read from what was found last of both mandates, as long as both are live and the charter
in force still lets nobody hold both.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count

from comitia.charter.not_with import bars_vote
from comitia.core.events import event_of
from comitia.core.mandate.incompatibility import IncompatibilityFound
from comitia.store import models
from comitia.store.queries.acts.incompatibility import as_what, otherwise
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.holders import live
from comitia.store.queries.labels import Labels
from comitia.store.queries.unfilled import voteless_posts

LISTED = 500
"""Persons that the list of those with several offices shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What holds for two offices of one person that do not go together, and the entry that found it, if one did."""

    text: str
    seq: int | None


def notes(words: Labels, person: str) -> list[Note]:
    """Return what holds for the offices that a person holds and that do not go together; eleven queries at most."""
    rows = list(live().filter(person=person).order_by("seq", "id")) if words.charter.not_with else []
    pairs = [
        (one, two) for one, two in combinations(rows, 2) if two.office in words.charter.not_with.get(one.office, ())
    ]
    if not pairs:
        return []
    names = decision_names(words, [[each.id for pair in pairs for each in pair]])
    match words.charter.incompatible.forbidden:
        case "hold":
            return list(_to_choose(person, {each.id for pair in pairs for each in pair}, names))
        case "vote":
            return [Note(text=text, seq=None) for pair in pairs for text in _without_vote(words, pair, names)]
        case "stand":
            return [Note(text=f"{_both(pair, names)}; they are held until they end.", seq=None) for pair in pairs]


def voteless(words: Labels, body: str, unit: str) -> Collection[str]:
    """Return the persons who sit in a body and have no vote there, as things stand; two queries."""
    others = words.charter.not_with.get(body)
    silent = set(
        live().filter(office=body, office_unit=unit, by_post__in=posts).values_list("person", flat=True)
        if (posts := voteless_posts(words, body))
        else ()
    )
    if not others or words.charter.incompatible.forbidden != "vote":
        return silent
    bar = [other for other in others if bars_vote(words.charter, body, other)]
    members = live().filter(office=body, office_unit=unit).values("person")
    return silent | set(live().filter(office__in=bar, person__in=members).values_list("person", flat=True))


def several() -> tuple[Sequence[str], int]:
    """Return the persons who hold several seats or posts, those with most first, and how many they are; two queries."""
    held = live().values("person").annotate(many=Count("id")).filter(many__gt=1)
    return list(held.order_by("-many", "person").values_list("person", flat=True)[:LISTED]), held.count()


def _to_choose(person: str, mandates: Collection[str], names: DecisionNames) -> Iterator[Note]:
    acts = models.Act.objects.filter(type="incompatibility_found/1", person=person).order_by("seq")
    last: dict[tuple[str, str], tuple[int, IncompatibilityFound]] = {}
    for row in acts:
        found = event_of(row.type, row.body)
        if isinstance(found, IncompatibilityFound) and {found.older, found.newer} <= set(mandates):
            last[found.older, found.newer] = row.seq, found
    for seq, found in last.values():
        pair = names.mandates[found.older], names.mandates[found.newer]
        yield Note(text=f"{_both(pair, names)}: {otherwise(found, names)}.", seq=seq)


def _both(pair: tuple[models.Mandate, models.Mandate], names: DecisionNames) -> str:
    one, two = (as_what(each.id, names) for each in pair)
    return f"To be {one} and {two} does not go together"


def _without_vote(words: Labels, pair: tuple[models.Mandate, models.Mandate], names: DecisionNames) -> Iterator[str]:
    for seat, other in (pair, pair[::-1]):
        if seat.kind == "body" and bars_vote(words.charter, seat.office, other.office):
            where = names.office(seat.office, seat.office_unit)
            yield f"As {as_what(other.id, names)}, without a vote in the {where}."
