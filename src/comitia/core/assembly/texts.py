"""The commitments to free texts that entries hold: motions, grounds, charges, letters and reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comitia.core.assembly.appeal import AppealLodged
from comitia.core.assembly.challenge import VoteChallenged
from comitia.core.assembly.motion import MotionMoved
from comitia.core.assembly.report import ResolutionReported
from comitia.core.mandate.membership import ChargesLaid
from comitia.core.mandate.resignation import ResignationTendered

if TYPE_CHECKING:
    from comitia.core.events import Event


def texts_of(event: Event) -> Iterator[str]:
    """Yield the commitments that an event holds to texts which are kept beside the record."""
    match event:
        case MotionMoved() | AppealLodged() | ResolutionReported() | ChargesLaid() | ResignationTendered():
            yield event.text
        case VoteChallenged():
            yield event.grounds
        case _:
            return
