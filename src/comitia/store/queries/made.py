"""Posts and organs that a decision has made, as they are now, and where a post is abolished."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.db.models import OuterRef, Subquery

from comitia.charter import Label
from comitia.core.events import event_of
from comitia.core.mandate.post import PostAbolished, PostAltered, PostCreated, PostReinstated
from comitia.store import models
from comitia.store.numbers import number_of

MAKING = ("post_created/1", "post_altered/1")
ENDING = ("post_abolished/1", "post_reinstated/1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An office made by the decision on `motion`, in one unit; `unit_type` is the type of that.

    `former` are the names that it had before.
    """

    id: str
    label: str
    unit: str
    unit_type: str
    seats: int
    powers: tuple[str, ...]
    is_organ: bool
    filled_by: str
    motion: str
    former: tuple[str, ...]

    @property
    def number(self) -> int:
        """Return the number of the motion that made it."""
        return number_of(self.motion)

    @property
    def kind(self) -> str:
        """Return body for an organ, post for a post."""
        return "body" if self.is_organ else "post"

    @property
    def words(self) -> Label:
        """Return the words for it."""
        return Label(one=self.label, many=self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Abolished:
    """How a post came to its end in a unit: by which motion, and which office has its powers (or `extinguished`)."""

    motion: str
    heir: str

    @property
    def number(self) -> int:
        """Return the number of the motion that abolished it."""
        return number_of(self.motion)


def made_offices() -> dict[str, Made]:
    """Return the offices made by decision, by id, abolished or not; one query."""
    kinds = Subquery(models.Unit.objects.filter(id=OuterRef("unit")).values("type"))
    rows = models.Act.objects.filter(type__in=MAKING).annotate(unit_type=kinds).order_by("seq")
    found: dict[str, Made] = {}
    for kind, body, unit_type in rows.values_list("type", "body", "unit_type"):
        event = event_of(kind, body)
        if isinstance(event, PostCreated):
            found[event.post] = Made(
                id=event.post,
                label=event.label,
                unit=event.unit,
                unit_type=unit_type or "",
                seats=event.seats,
                powers=event.powers,
                is_organ=event.is_organ,
                filled_by=event.filled_by,
                motion=event.motion,
                former=(),
            )
        elif isinstance(event, PostAltered):
            found[event.post] = _altered(found[event.post], event)
    return found


def _altered(before: Made, event: PostAltered) -> Made:
    former = before.former if event.label == before.label else (*before.former, before.label)
    return replace(before, label=event.label, seats=event.seats, powers=event.powers, former=former)


def abolitions(offices: Collection[str], unit: str) -> Mapping[str, Abolished]:
    """Return those of these offices that are abolished in a unit; one query."""
    found: dict[str, Abolished] = {}
    rows = models.Act.objects.filter(type__in=ENDING, office__in=offices).order_by("seq")
    for kind, body in rows.values_list("type", "body"):
        event = event_of(kind, body)
        if isinstance(event, PostAbolished) and unit in event.units:
            found[event.post] = Abolished(motion=event.motion, heir=event.heir)
        elif isinstance(event, PostReinstated) and unit in event.units:
            found.pop(event.post, None)
    return found
