"""The bodies and posts of one unit, in short: who holds the posts, how many seats are filled, what is awaited.

Those of the charter come first, then those that decisions have made; what is abolished is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from comitia.store import models
from comitia.store.queries.filling import Filling, fillings
from comitia.store.queries.holders import Holder, holders, live
from comitia.store.queries.homes import bearers
from comitia.store.queries.labels import Labels
from comitia.store.queries.made import Made, abolitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A body or post of one unit: its words, its holders (posts only) or their number, the contests that fill it.

    `meeting` tells that everybody on a roll sits in the body; `appointed_by` is empty for an elected post. `made` is
    there where a decision has made it. `vacant` is the number of places that nobody holds, as far as their election
    is over, or is none.
    """

    id: str
    label: str
    unit: str
    meeting: bool
    appointed_by: str
    made: Made | None
    holders: Sequence[Holder]
    held: int
    vacant: int
    fillings: Sequence[Filling]

    @property
    def awaited(self) -> Sequence[Filling]:
        """Return the contests that are not settled."""
        return [filling for filling in self.fillings if not filling.is_settled]


def posts_of(words: Labels, unit: models.Unit) -> list[Office]:
    """Return the posts of a unit in the order of the charter; a dozen queries, and none where it has no posts."""
    made = _made(words, unit, "post")
    names = [name for name in words.charter.posts if words.scope("post", name) == unit.type]
    if not names and not made:
        return []
    ended = abolitions([*names, *made], unit.id)
    names = [name for name in names if name not in ended]
    filled = fillings(words, [("post", name) for name in names], unit)
    found: dict[str, list[Holder]] = {}
    mandates = live().filter(kind="post", office_unit=unit.id)
    for holder in holders(words, mandates, bearers(mandates.values("person"))):
        found.setdefault(holder.office, []).append(holder)
    return [
        _post(words, name, unit.id, found.get(name, ()), filled.get(("post", name), ()))
        for name in (*names, *(name for name in made if name not in ended))
    ]


def _post(words: Labels, name: str, unit: str, held: Sequence[Holder], filled: Sequence[Filling]) -> Office:
    post, made = words.charter.posts.get(name), words.made.get(name)
    places = made.seats if made else (post.seats if post else 0)
    label = words.office("post", name)
    return Office(
        id=name,
        label=label.one if places == 1 else label.many,
        unit=unit,
        meeting=False,
        appointed_by=words.appointing(name),
        made=made,
        holders=held,
        held=len(held),
        vacant=vacant(filled, len(held), places),
        fillings=filled,
    )


def vacant(filled: Sequence[Filling], held: int, places: int) -> int:
    """Return how many places nobody holds: those that elections left, or that their holders left since.

    Of an office that no election fills, all that nobody holds.
    """
    if not filled:
        return max(places - held, 0)
    left = max(sum(filling.elected for filling in filled) - held, 0)
    return sum(filling.vacant for filling in filled) + left


def bodies_of(words: Labels, unit: models.Unit) -> list[Office]:
    """Return the bodies of a unit in the order of the charter, then organs made by decision; seven queries or so."""
    names = [body.id for body in words.charter.bodies.values() if body.scope == unit.type]
    made = _made(words, unit, "body")
    ended = abolitions([*made], unit.id) if made else {}
    filled = fillings(words, [("body", name) for name in names], unit)
    mandates = live().filter(kind="body", office_unit=unit.id)
    held = dict(mandates.filter(by_mandate=None).values_list("office").annotate(number=Count("id")).order_by())
    beside = dict(mandates.exclude(by_mandate=None).values_list("office").annotate(number=Count("id")).order_by())
    return [
        _body(words, name, unit.id, (held.get(name, 0), beside.get(name, 0)), filled.get(("body", name), ()))
        for name in (*names, *(name for name in made if name not in ended))
    ]


def _body(words: Labels, name: str, unit: str, seats: tuple[int, int], filled: Sequence[Filling]) -> Office:
    """Return a body; `seats` are those that are held, and those that go with posts."""
    held, beside = seats
    body, made = words.charter.bodies.get(name), words.made.get(name)
    meeting = body is not None and body.meeting
    return Office(
        id=name,
        label=words.office("body", name).one,
        unit=unit,
        meeting=meeting,
        appointed_by="",
        made=made,
        holders=(),
        held=held + beside,
        vacant=0 if meeting else vacant(filled, held, made.seats if made else 0),
        fillings=filled,
    )


def _made(words: Labels, unit: models.Unit, kind: str) -> Mapping[str, Made]:
    return {name: made for name, made in words.made.items() if made.unit == unit.id and made.kind == kind}
