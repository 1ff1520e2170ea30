"""What is before a body about a person, as the record has it: charges. It holds no rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.membership import ChargesLaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Charges:
    """Charges laid against a person before a body; `heard` is the day of the hearing, None before it."""

    laid: ChargesLaid
    since: date
    heard: date | None = None
