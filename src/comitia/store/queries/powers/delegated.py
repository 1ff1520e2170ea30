"""Delegations: who may use which powers of which office, who gave that, and whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from comitia.core.events import event_of
from comitia.core.mandate.delegation import PowerDelegated, carried, why_over
from comitia.core.record.canonical import JSON
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.powers.ground import TableGround, ground

GIVEN = "power_delegated/1"
LISTED = 100
"""Delegations that a page lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Who delegated: a body by a motion, or a holder, whose mandate leads down to the votes."""

    title: str
    kind: str
    office: str
    unit: str
    motion: int | None
    holder: str
    person: str
    source: str
    place: str

    @property
    def words(self) -> str:
        """Return who gave it, in words: `the board, by motion 7`, `Ana Roe, secretary`."""
        return f"the {self.title}, by motion {self.motion}" if self.motion else f"{self.holder}, {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegated:
    """One delegation; `over` says why it holds no more, apart from its day, and is empty where it holds.

    `powers` are those that it still gives, `gone` those that the office has no more. `until` is the first day after.
    """

    id: str
    number: int
    person: str
    name: str
    powers: Sequence[str]
    gone: Sequence[str]
    giver: Giver
    since: str
    until: date | None
    over: str
    seq: int


def delegated(words: Labels, on: TableGround, which: Q) -> list[Delegated]:
    """Return delegations that fulfil a condition, the latest first; at most `LISTED`, and a dozen queries."""
    rows = list(models.Act.objects.filter(which, type=GIVEN).order_by("-seq")[:LISTED])
    if not rows:
        return []
    wanted: list[JSON] = [row.body for row in rows]
    names = decision_names(words, wanted)
    return [_delegated(on, row, names) for row in rows]


def every() -> list[Delegated]:
    """Return the latest delegations of all."""
    words = labels()
    return delegated(words, ground(words), Q()) if words else []


def _delegated(on: TableGround, row: models.Act, names: DecisionNames) -> Delegated:
    event, found = event_of(row.type, row.body), on.authority.delegation(str(row.body["delegation"]))
    assert isinstance(event, PowerDelegated)  # noqa: S101  its type is asked for
    assert found is not None  # noqa: S101  the ground has taken it in
    held = names.mandates.get(event.mandate or "")
    still = carried(on, event)
    return Delegated(
        id=event.delegation,
        number=number_of(event.delegation),
        person=event.person,
        name=names.person(event.person),
        powers=still,
        gone=[power for power in event.powers if power not in still],
        giver=giver(event, names),
        since=row.occurred,
        until=event.until,
        over=why_over(on, found, is_held=held is None or held.is_live) or "",
        seq=row.seq,
    )


def giver(event: PowerDelegated, names: DecisionNames) -> Giver:
    """Return who gave a delegation."""
    held = names.mandates.get(event.mandate or "")
    return Giver(
        title=names.office(event.office, event.office_unit),
        kind=event.kind,
        office=event.office,
        unit=event.office_unit,
        motion=number_of(event.motion) if event.motion else None,
        holder=names.person(held.person) if held else "",
        person=held.person if held else "",
        source=(held.contest or held.motion or "") if held else "",
        place=held.id.rpartition(":")[2] if held else "",
    )


def of_office(office: str, unit: str) -> Q:
    """Return the condition that an office of a unit gave it, or that its power was used."""
    return Q(office=office, unit=unit)


def by_id(ids: Sequence[str]) -> Mapping[str, PowerDelegated]:
    """Return delegations as they were given."""
    rows = models.Act.objects.filter(type=GIVEN, body__delegation__in=list(ids)) if ids else ()
    found = (event_of(row.type, row.body) for row in rows)
    return {event.delegation: event for event in found if isinstance(event, PowerDelegated)}
