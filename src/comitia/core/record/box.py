"""The sealed box: the ballots of a contest in one text, and the digest by which the record holds it to them."""

import hashlib
from dataclasses import dataclass

from comitia.count import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBox:
    """What a box holds: the ballots, and the number of seats that it states."""

    profile: Profile
    seats: int


def box_digest(ballots: str) -> str:
    """Return the hex SHA-256 of a box: BLT without names, equal ballots merged, sorted."""
    return hashlib.sha256(ballots.encode()).hexdigest()
