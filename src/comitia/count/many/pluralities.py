"""Plurality in many councils at once: all winners, and the ties with their lots."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comitia.count.argument import whole
from comitia.count.limits import MOST_SEATS
from comitia.count.many.boxes import boxes
from comitia.count.many.lots import SourceOf, drawn
from comitia.count.many.result import Pluralities, Ties
from comitia.count.many.seating import Tied, seat, seat_drawn
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
    seats = whole(seats, "seats")
    if not 1 <= seats <= MOST_SEATS:
        raise ValueError(f"found {seats} seats, expected 1 to {MOST_SEATS:,}")
    ballots = boxes(marks, starts, candidates)
    elected = np.zeros((min(seats, candidates), ballots.councils), dtype=np.uint16)

    def seated(first: int, votes: NDArray[np.int64]) -> Tied:
        return seat(votes, seats, first, elected[:, first : first + votes.shape[1]])

    counts, found = tallied(ballots, candidates, seated)
    ties = _joined(found)
    order = drawn(ties.councils, ties.sizes, ties.numbers, lots)
    if len(order):
        seat_drawn(elected, ties, order)
    return Pluralities(
        candidates=candidates,
        seats=seats,
        totals=counts[1:].T,
        valid=np.diff(ballots.bounds) - counts[0],
        blank=counts[0],
        elected=elected.T,
        ties=_in_rows(ties, order),
        lots=lots,
    )


def _joined(found: list[Tied]) -> Tied:
    return Tied(
        councils=_end_to_end([each.councils for each in found]),
        places=_end_to_end([each.places for each in found]),
        sizes=_end_to_end([each.sizes for each in found]),
        numbers=_end_to_end([each.numbers for each in found]),
    )


def _end_to_end(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _in_rows(ties: Tied, order: NDArray[np.uint16]) -> Ties:
    places = np.arange(ties.sizes.max(initial=0)) < ties.sizes[:, None]
    rows = np.zeros((2, *places.shape), dtype=np.uint16)
    rows[0, places], rows[1, places] = ties.numbers, order
    return Ties(councils=ties.councils, places=ties.places, tied=rows[0], order=rows[1])
