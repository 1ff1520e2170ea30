"""Plurality in many councils at once: all winners, and the ties with their lots.

The ballots are gone through once, piece by piece; while one piece is counted, the lots of that before are drawn.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comitia.count.limits import MOST_SEATS
from comitia.count.many.boxes import boxes
from comitia.count.many.lots import SourceOf
from comitia.count.many.result import Pluralities, Ties
from comitia.count.many.seating import Tied, seat
from comitia.count.many.tallies import tallied
from comitia.count.profile import check_numbers


def pluralities(
    marks: ArrayLike,
    *,
    candidates: int,
    seats: int = 1,
    starts: ArrayLike | None = None,
    lots: SourceOf | None = None,
) -> Pluralities:
    """Return the outcome of councils that each fill so many seats from so many candidates, by plurality.

    `marks` is a table (councils, voters) of whole numbers: the candidate marked first on a ballot, from 1, or 0 where
    the ballot is blank. Councils of different sizes stand in one row, council `i` from `starts[i]` on; a 0 that fills
    up a row would be a ballot. `lots` gives the source of lots of a tied council (`OwnLots`, or any function of its
    number from 0). Raises ValueError for a mark beyond the candidates, naming council and voter from 0.
    """
    check_numbers(candidates, 0, ())
    if not 1 <= seats <= MOST_SEATS:
        raise ValueError(f"found {seats} seats, expected 1 to {MOST_SEATS:,}")
    ballots = boxes(marks, starts, candidates)
    counts, filled = tallied(ballots, candidates)
    elected = np.zeros((min(seats, candidates), ballots.councils), dtype=np.uint16)
    ties = [seat(counts[1:, first:last], seats, first, lots, elected[:, first:last]) for first, last in filled]
    return Pluralities(
        candidates=candidates,
        seats=seats,
        totals=counts[1:].T,
        valid=np.diff(ballots.bounds) - counts[0],
        blank=counts[0],
        elected=elected.T,
        ties=_together(ties),
        lots=lots,
    )


def _together(ties: list[Tied]) -> Ties:
    joined = {name: _joined([getattr(each, name) for each in ties]) for name in Tied.__dataclass_fields__}
    sizes = joined["sizes"]
    places = np.arange(max(sizes.tolist(), default=0)) < sizes[:, None]
    tied, order = np.zeros((2, *places.shape), dtype=np.uint16)
    tied[places], order[places] = joined["numbers"], joined["order"]
    return Ties(councils=joined["councils"], places=joined["places"], tied=tied, order=order)


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
