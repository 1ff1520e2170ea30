"""How large the measurements are: as they are kept, or small, to see that they work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Sizes, and how many seconds a single measurement may take."""

    ballots: int = 1_000_000
    candidates: int = 10
    seats: int = 5
    councils: int = 100_000
    voters: int = 1_000
    most_ballots: int = 100_000_000
    wards: int = 1_000
    starts: int = 20
    limit: float = 120.0


SMALL = Scale(ballots=20_000, councils=500, most_ballots=100_000, wards=12, starts=3, limit=30.0)
