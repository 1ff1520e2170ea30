"""What members want, and so how they vote: a place on a plane near the middle of their region, and whom they like.

Everything is whole numbers drawn from a seeded source, so that the same seed gives the same ballots everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

SPREAD = 14
"""How far, three times over, a member may stand from the middle of the region."""
LUCK = 75
"""What nobody else knows: who helped whom, who spoke well that evening."""
HOME = 30
"""What it is worth to be from the same place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """Where somebody stands (lower prices or higher dividends; few large shops or many small ones), each 0 to 99."""

    prices: int
    shops: int
    home: str = ""
    appeal: int = 0

    def distance(self, other: "Leaning") -> int:
        """Return how far the other stands from here."""
        return abs(self.prices - other.prices) + abs(self.shops - other.shops)


def centre(draw: Random) -> Leaning:
    """Return the middle of a region."""
    return Leaning(prices=draw.randrange(20, 80), shops=draw.randrange(20, 80))


def leaning(middle: Leaning, home: str, draw: Random) -> Leaning:
    """Return where one member of a region stands, from which place, and how well liked."""
    return Leaning(
        prices=middle.prices + _off(draw),
        shops=middle.shops + _off(draw),
        home=home,
        appeal=draw.randrange(25) + draw.randrange(25),
    )


def _off(draw: Random) -> int:
    return sum(draw.randrange(-SPREAD, SPREAD + 1) for _ in range(3))


def preference(voter: Leaning, candidates: Sequence[Leaning], draw: Random) -> list[int]:
    """Return the candidates' numbers from 1, most liked first."""
    cost = [
        voter.distance(each) - each.appeal - (HOME if voter.home == each.home else 0) + draw.randrange(LUCK)
        for each in candidates
    ]
    return sorted(range(1, len(candidates) + 1), key=lambda number: (cost[number - 1], number))
