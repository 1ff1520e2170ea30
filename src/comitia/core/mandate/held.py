"""A mandate as it is now. This is state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.ending import MandateEnded


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One mandate, the `number`-th of all: `source` is the contest or motion that gave it; `ends`, the day after it.

    `place` is the mandate that first filled the place: its own id, but for who came after somebody else there. `ended`
    is how it ended, and `ended_on` when; None while it is live. `by` is the mandate, in the post `by_post`, with
    which a seat ex officio goes; None for all others.
    """

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    source: str
    starts: date
    ends: date | None
    number: int
    place: str
    ended: MandateEnded | None = None
    ended_on: date | None = None
    by: str | None = None
    by_post: str | None = None

    @property
    def is_live(self) -> bool:
        """Tell whether nothing has ended it; its term may be over."""
        return self.ended is None

    def holds_on(self, day: date) -> bool:
        """Tell whether the person holds it on a day: it has begun, not ended, and its term is not over."""
        return self.starts <= day and self.can_end_on(day)

    def can_end_on(self, day: date) -> bool:
        """Tell whether there is something to end on a day: nothing has ended it, and its term is not over."""
        return self.is_live and (self.ends is None or day < self.ends)
