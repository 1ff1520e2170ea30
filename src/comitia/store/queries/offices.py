"""The bodies and posts of one unit, in short: who holds the posts, how many seats are filled, what is awaited."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from comitia.store import models
from comitia.store.queries.filling import Filling, fillings
from comitia.store.queries.holders import Holder, holders
from comitia.store.queries.homes import bearers
from comitia.store.queries.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A body or post of one unit: its words, its holders (posts only) or their number, the contests that fill it.

    `meeting` tells that everybody on a roll sits in the body; `appointed_by` is empty for an elected post.
    """

    id: str
    label: str
    unit: str
    meeting: bool
    appointed_by: str
    holders: Sequence[Holder]
    held: int
    fillings: Sequence[Filling]

    @property
    def vacant(self) -> int:
        """Return the number of seats that nobody holds although the election is over."""
        return sum(filling.vacant for filling in self.fillings)

    @property
    def awaited(self) -> Sequence[Filling]:
        """Return the contests that are not settled."""
        return [filling for filling in self.fillings if not filling.is_settled]


def posts_of(words: Labels, unit: models.Unit) -> list[Office]:
    """Return the posts of a unit in the order of the charter; ten queries, and none where it has no posts."""
    names = [name for name in words.charter.posts if words.scope("post", name) == unit.type]
    if not names:
        return []
    filled = fillings(words, [("post", name) for name in names], unit)
    found: dict[str, list[Holder]] = {}
    mandates = models.Mandate.objects.filter(kind="post", office_unit=unit.id)
    for holder in holders(words, mandates, bearers(mandates.values("person"))):
        found.setdefault(holder.office, []).append(holder)
    return [
        Office(
            id=name,
            label=_label(words, name),
            unit=unit.id,
            meeting=False,
            appointed_by=words.appointing(name),
            holders=found.get(name, ()),
            held=len(found.get(name, ())),
            fillings=filled["post", name],
        )
        for name in names
    ]


def bodies_of(words: Labels, unit: models.Unit) -> list[Office]:
    """Return the bodies of a unit in the order of the charter; five queries or so."""
    bodies = [body for body in words.charter.bodies.values() if body.scope == unit.type]
    filled = fillings(words, [("body", body.id) for body in bodies], unit)
    mandates = models.Mandate.objects.filter(kind="body", office_unit=unit.id)
    held = dict(mandates.values_list("office").annotate(number=Count("id")).order_by())
    return [
        Office(
            id=body.id,
            label=body.label.one,
            unit=unit.id,
            meeting=body.meeting,
            appointed_by="",
            holders=(),
            held=held.get(body.id, 0),
            fillings=filled["body", body.id],
        )
        for body in bodies
    ]


def _label(words: Labels, post: str) -> str:
    label = words.office("post", post)
    return label.one if words.charter.posts[post].seats == 1 else label.many
