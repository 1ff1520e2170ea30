"""Ballots packed in 64 bits, so that numpy sorts and merges them: what other programs are given."""

import numpy as np
from numpy.typing import NDArray

from bench.made import Marks
from bench.merged import Merged


def merged(marks: Marks, candidates: int, seats: int) -> Merged:
    """Return the ballots of an array of up to 16 places and 15 candidates, each ballot packed in 64 bits and sorted."""
    keys, copies = np.unique(packed(marks), return_counts=True)
    rankings = []
    for row in unpacked(keys, marks.shape[1]).tolist():
        end = row.index(0) if 0 in row else len(row)
        rankings.append(tuple(row[:end]))
    return Merged(candidates=candidates, seats=seats, rankings=rankings, copies=copies.tolist())


def packed(marks: Marks) -> NDArray[np.uint64]:
    """Return each ballot as one number: four bits a place, the first place highest."""
    keys = np.zeros(len(marks), dtype=np.uint64)
    for place in range(marks.shape[1]):
        keys = (keys << np.uint64(4)) | marks[:, place]
    return keys


def unpacked(keys: NDArray[np.uint64], places: int) -> Marks:
    """Return the ballots that were packed."""
    shifts = (np.arange(places - 1, -1, -1) * 4).astype(np.uint64)
    return ((keys[:, None] >> shifts) & np.uint64(15)).astype(np.uint8)
