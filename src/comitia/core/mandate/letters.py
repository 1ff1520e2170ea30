"""Resignations as the record has them, and which of them are open. It holds no rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.resignation import ResignationTendered, Silence
    from comitia.core.mandate.settlement import ResignationSettled, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Resignation:
    """A tendered resignation and its outcome, as `mandate/resignation.py` names them.

    It is open since `opened`, before a body until the day `until`, if any, when `silence` settles it. `motion` settled
    it last, or opened it again, on `settled_on`, and `why` says for what; `before` is what it was when it lapsed.
    `accepted_by` is the motion that accepted it, if one did.
    """

    tendered: ResignationTendered
    since: date
    outcome: str
    opened: date
    until: date | None
    silence: Silence | None
    motion: str | None = None
    why: Why | None = None
    before: str = ""
    settled_on: date | None = None
    accepted_by: str | None = None
    met_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it may still take effect: not decided on yet, or its day or its condition has not come."""
        waits = self.outcome == "accepted" and self.tendered.condition is not None
        return waits or self.outcome in {"pending", "waiting"}


class Letters:
    """The live state of resignations."""

    def __init__(self) -> None:
        self._all: dict[str, Resignation] = {}
        self._open: dict[str, Resignation] = {}

    def get(self, resignation: str) -> Resignation | None:
        """Return a resignation, or None."""
        return self._all.get(resignation)

    @property
    def all(self) -> Collection[Resignation]:
        """Return all resignations, in order."""
        return self._all.values()

    @property
    def open(self) -> Sequence[Resignation]:
        """Return those that may still take effect, in the order in which they were last touched."""
        return list(self._open.values())

    def tender(self, event: ResignationTendered, at: date) -> None:
        """Take in a resignation."""
        waits = event.condition is not None or (event.effective_on is not None and event.effective_on > at)
        outcome = "pending" if event.body is not None else "waiting" if waits else "in_effect"
        found = Resignation(
            tendered=event, since=at, outcome=outcome, opened=at, until=event.until, silence=event.silence
        )
        self._keep(found)

    def settle(self, event: ResignationSettled, at: date) -> None:
        """Take in what became of a resignation, or that it is open again."""
        before = self._all[event.resignation]
        found = replace(before, outcome=event.outcome, motion=event.motion, why=event.why, settled_on=at)
        match event.outcome:
            case "pending":
                outcome = "waiting" if found.tendered.body is None else "pending"
                found = replace(found, outcome=outcome, opened=at, accepted_by=None)
                found = replace(found, until=event.until, silence=event.silence)
            case "accepted":
                found = replace(found, accepted_by=event.motion)
            case "lapsed":
                found = replace(found, before=before.outcome)
            case "refused":
                pass
        self._keep(found)

    def meet(self, resignation: str, at: date) -> None:
        """Take in that the condition of a resignation is met."""
        self._keep(replace(self._all[resignation], met_on=at))

    def conclude(self, resignation: str, outcome: str) -> None:
        """Take in that a resignation is withdrawn, or took effect."""
        self._keep(replace(self._all[resignation], outcome=outcome))

    def _keep(self, found: Resignation) -> None:
        resignation = found.tendered.resignation
        self._all[resignation] = found
        self._open.pop(resignation, None)
        if found.is_open:
            self._open[resignation] = found
