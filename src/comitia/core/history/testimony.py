"""A testimony: what one source says of something that happened: when, with which outcome, in which numbers.

Sources are never merged. Where two do not agree, both stand, and the act is contested until somebody settles it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comitia.core.history.figure import Figure

Outcome = Literal[
    "held", "carried", "lost", "withdrawn", "put_off", "elected", "not_elected", "tendered", "accepted", "refused",
    "lapsed", "ended", "created", "abolished", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What a source says. `place` (page, folio) and `quotation` are commitments; None where it does not say.

    `when` is in EDTF; `figures` are by name, of `FIGURES`.
    """

    source: str
    place: str | None
    quotation: str | None
    when: str | None
    outcome: Outcome | None
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTestimony:
    """Add what a source says of an act that is entered already."""

    act: str
    testimony: Testimony


@dataclass(frozen=True, slots=True, kw_only=True)
class TestimonyAdded:
    """A source found later says this of an act; `touches` are the later acts that it bears on, with the reason."""

    act: str
    number: int
    testimony: Testimony
    touches: Mapping[str, str]
