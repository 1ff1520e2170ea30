"""A body or post of one unit, as a terminal tells of it: who sits in it, and what became of the seats nobody holds."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from comitia.store import models
from comitia.store.queries.chain.speech import number
from comitia.store.queries.filling import Filling, fillings
from comitia.store.queries.holders import Holder, holders, live
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.together import voteless
from comitia.store.queries.vacant import Vacant, vacant_places


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHeld:
    """One office: its title, its holders, and a line for each of its contests that left or leaves a seat empty.

    `meeting` tells that everybody on a roll of `unit` sits in it.
    """

    kind: str
    title: str
    unit: str
    meeting: bool
    holders: Sequence[Holder]
    empty: Sequence[str]
    vacant: Sequence[Vacant]
    voteless: Collection[str]


def kind_of(words: Labels, office: str) -> str | None:
    """Return whether an office is a body or a post, of the charter or made by decision; None where it is neither."""
    return words.kind_of(office)


def office_held(office: str, unit: str) -> OfficeHeld | None:
    """Return who holds an office of a unit, or None where there is no such office or unit."""
    words, row = labels(), models.Unit.objects.filter(id=unit).first()
    kind = kind_of(words, office) if words else None
    if words is None or row is None or kind is None:
        return None
    if office in words.made and words.made[office].unit != unit:
        return None
    mandates = live().filter(kind=kind, office=office, office_unit=unit)
    return OfficeHeld(
        kind=kind,
        title=words.office_of(kind, office, row.name),
        unit=unit,
        meeting=kind == "body" and office in words.charter.bodies and words.charter.bodies[office].meeting,
        holders=holders(words, mandates),
        empty=tuple(_empty(fillings(words, [(kind, office)], row)[kind, office], kind)),
        vacant=vacant_places(words, office, unit),
        voteless=voteless(words, office, unit) if kind == "body" else (),
    )


def _empty(found: Sequence[Filling], kind: str) -> Iterator[str]:
    for filling in found:
        if filling.vacant or not filling.is_settled:
            several = kind == "body" and filling.seats is not None
            seats = f"{number(filling.vacant or filling.open, 'seat')} " if several else ""
            yield f"{seats}{became(filling)}"


def became(filling: Filling) -> str:
    """Return what became of the seats that a contest did not fill: `awaited, chair.round-2 (round 2)`."""
    if filling.state == "not_yet":
        return f"not yet open, to be elected by {filling.elector}"
    later = filling.last.removeprefix(f"{filling.contest}.round-")
    place = filling.last if filling.last == filling.contest else f"{filling.last} (round {later})"
    if not filling.is_settled:
        return f"awaited, {place}"
    why = {"not_held": "was not held", "taken_over": "was taken over with it vacant"}
    return f"vacant, {place} {why.get(filling.state, 'left it empty')}"
