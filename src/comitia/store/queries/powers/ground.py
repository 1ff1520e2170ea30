"""What the answer to "who has which power" rests on, read from tables, so that rules and pages ask one function."""

from dataclasses import dataclass, field
from datetime import date

from comitia.charter import Charter
from comitia.core.assembly.evolution import evolve_authority, evolve_holdings
from comitia.core.election.unit import UnitFormed
from comitia.core.events import event_of
from comitia.core.mandate.authority import Authority
from comitia.core.mandate.course import Course
from comitia.core.mandate.evolution import evolve_course
from comitia.core.mandate.holdings import Holdings
from comitia.store import models
from comitia.store.queries.labels import Labels

TYPES = (
    "post_created/1",
    "post_altered/1",
    "post_abolished/1",
    "post_reinstated/1",
    "power_delegated/1",
    "delegation_revoked/1",
    "delegation_restored/1",
    "decision_reversed/1",
    "person_expelled/1",
    "person_readmitted/1",
    "departure_entered/1",
    "departure_withdrawn/1",
)
"""The entries that give, move and take away powers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableGround:
    """The charter in force, and what those entries have made of powers; it is a `Ground`."""

    charter: Charter
    holdings: Holdings = field(default_factory=Holdings)
    course: Course = field(default_factory=Course)
    authority: Authority = field(default_factory=Authority)
    units: dict[str, UnitFormed | None] = field(default_factory=dict)

    def unit(self, unit: str) -> UnitFormed | None:
        """Return a unit that is there, or None; each is asked for once."""
        if unit not in self.units:
            row = models.Unit.objects.filter(id=unit, is_live=True).first()
            formed = UnitFormed(unit=row.id, type=row.type, parent=row.parent, name=row.name) if row else None
            self.units[unit] = formed
        return self.units[unit]


def ground(words: Labels) -> TableGround:
    """Return it, with all such entries taken in; one query, and one a unit that is asked for."""
    found = TableGround(charter=words.charter)
    for kind, occurred, body in (
        models.Act.objects.filter(type__in=TYPES).order_by("seq").values_list("type", "occurred", "body")
    ):
        event, day = event_of(kind, body), date.fromisoformat(occurred)
        evolve_holdings(found.holdings, event, day)
        evolve_course(found.course, event, day)
        evolve_authority(found.authority, event, day)
    return found
