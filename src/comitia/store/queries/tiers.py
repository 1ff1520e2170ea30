"""All bodies of one kind, with how far they are filled: what the front page lists from the top down."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from comitia.core.mandate.by_election import BY_ELECTION
from comitia.store import models
from comitia.store.queries.holders import live
from comitia.store.queries.labels import Labels
from comitia.store.queries.made import Made, abolitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """All bodies of one kind: how many units have one, seats and holders; `unit` names the one unit of a central body.

    `meeting` tells that everybody on a roll sits. `complete` is the number of contests settled, of `contests` opened;
    where it `waits`, those who elect are not all elected themselves, and more may open. `made` is there for an organ
    that a decision has made.
    """

    id: str
    one: str
    many: str
    number: int
    unit: str | None
    meeting: bool
    seats: int
    held: int
    contests: int
    complete: int
    waits: bool
    elector: str
    made: Made | None = None


def tiers(words: Labels, types: Mapping[str, int], root: str) -> list[Tier]:
    """Return the bodies by kind, the highest tier first, organs after it; those of the whole made by decision last."""
    held = dict(live().filter(kind="body").values_list("office").annotate(number=Count("id")).order_by())
    contests = {
        office: (number, settled, seats)
        for office, number, settled, seats in models.Contest.objects.filter(kind="body")
        .exclude(first__contains=BY_ELECTION)
        .values_list("office")
        .annotate(
            number=Count("id", filter=Q(round=1)),
            settled=Count("id", filter=Q(round=1) & ~Q(state="open")),
            seats=Sum("seats", filter=Q(round=1)),
        )
        .order_by()
    }
    made = [made for made in words.made.values() if made.is_organ and made.unit == root]
    ended = abolitions([each.id for each in made], root) if made else {}
    order = sorted(words.charter.bodies.values(), key=lambda body: -body.tier if isinstance(body.tier, int) else 0)
    return [
        Tier(
            id=body.id,
            one=body.label.one,
            many=body.label.many,
            number=types.get(body.scope, 0),
            unit=root if words.is_central("body", body.id) else None,
            meeting=body.meeting,
            seats=contests.get(body.id, (0, 0, 0))[2] or 0,
            held=held.get(body.id, 0),
            contests=contests.get(body.id, (0, 0, 0))[0],
            complete=contests.get(body.id, (0, 0, 0))[1],
            waits=_waits(words, body.id, contests),
            elector=_electors(words, body.id),
        )
        for body in order
    ] + [_organ(words, each, held.get(each.id, 0)) for each in made if each.id not in ended]


def _organ(words: Labels, made: Made, held: int) -> Tier:
    return Tier(
        id=made.id,
        one=made.label,
        many=made.label,
        number=1,
        unit=made.unit,
        meeting=False,
        seats=made.seats,
        held=held,
        contests=0,
        complete=0,
        waits=False,
        elector=f"the {words.office('body', made.filled_by).one}",
        made=made,
    )


def _waits(words: Labels, body: str, contests: Mapping[str, tuple[int, int, int]]) -> bool:
    """Tell whether a kind of body is elected by one that is not complete."""
    below = {each.elector.body for each in words.elections_of(body)} - {None}
    for elector in (each for each in below if each is not None and not words.charter.bodies[each].meeting):
        number, settled, _ = contests.get(elector, (0, 0, 0))
        if settled < number or not number or _waits(words, elector, contests):
            return True
    return False


def _electors(words: Labels, body: str) -> str:
    """Return who elects a kind of body, in words: "district councils"."""
    said = []
    for election in words.elections_of(body):
        if election.elector.body is not None:
            label = words.office("body", election.elector.body)
            said.append(f"the {label.one}" if words.is_central("body", election.elector.body) else label.many)
        else:
            place = words.unit_type(election.constituency)
            where = "" if words.is_whole(election.constituency) else f" in each {place.one}"
            said.append(f"those on the {words.roll(election.elector.roll or '')}{where}")
    return " and ".join(dict.fromkeys(said))
