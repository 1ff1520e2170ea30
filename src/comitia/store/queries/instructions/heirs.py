"""In which unit the members of another were at a moment of the record, since units are merged and dissolved."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.core.election.unit_change import UnitDissolved, UnitMerged, UnitReinstated
from comitia.core.events import event_of
from comitia.store import models

TYPES = ("unit_merged/1", "unit_dissolved/1", "unit_reinstated/1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heirs:
    """Which units went into which others, or came to an end, and were there again, in order."""

    changes: Sequence[tuple[int, UnitMerged | UnitDissolved | UnitReinstated]]

    def successor(self, unit: str, before: int | None) -> str | None:
        """Return the unit itself, or the one in which its members were before an entry; None where it was dissolved."""
        gone: dict[str, str | None] = {}
        for seq, event in self.changes:
            if before is not None and seq >= before:
                break
            match event:
                case UnitMerged():
                    gone[event.unit] = event.into
                case UnitDissolved():
                    gone[event.unit] = None
                case UnitReinstated():
                    gone.pop(event.unit, None)
        found: str | None = unit
        while found is not None and found in gone:
            found = gone[found]
        return found


def heirs() -> Heirs:
    """Return them; one query."""
    changes: list[tuple[int, UnitMerged | UnitDissolved | UnitReinstated]] = []
    for row in models.Act.objects.filter(type__in=TYPES).order_by("seq"):
        event = event_of(row.type, row.body)
        if isinstance(event, UnitMerged | UnitDissolved | UnitReinstated):
            changes.append((row.seq, event))
    return Heirs(changes=changes)
