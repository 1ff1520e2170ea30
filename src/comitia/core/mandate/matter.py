"""What is pending about mandates and persons: a tendered resignation, charges that were laid. This is state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.membership import ChargesLaid
    from comitia.core.mandate.resignation import ResignationTendered


@dataclass(frozen=True, slots=True, kw_only=True)
class Resignation:
    """A tendered resignation and its outcome: pending, accepted, refused, or in effect without anybody's leave."""

    tendered: ResignationTendered
    since: date
    outcome: str = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charges:
    """Charges laid against a person before a body; `heard` is the day of the hearing, None before it."""

    laid: ChargesLaid
    since: date
    heard: date | None = None
