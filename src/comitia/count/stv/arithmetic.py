"""How exactly a transferable count reckons: in so many decimals, cut off, or in exact fractions."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from comitia.count.amount import Amount


class Arithmetic(Protocol):
    """What a whole vote is, in units of 1/`scale`, and what a part of a value comes to."""

    @property
    def scale(self) -> int:
        """Return how many units make up a vote in the record."""
        ...

    @property
    def one(self) -> int:
        """Return a whole vote."""
        ...

    def part(self, value: Amount, surplus: Amount, total: Amount) -> Amount:
        """Return value * surplus / total."""
        ...


@dataclass(frozen=True, slots=True)
class Decimals:
    """Decimals: whole units of 1/`scale`, a power of ten; what is beyond them is cut off."""

    scale: int

    @property
    def one(self) -> int:
        """Return the units of a vote."""
        return self.scale

    def part(self, value: Amount, surplus: Amount, total: Amount) -> Amount:
        """Return value * surplus / total in whole units, rounded down."""
        return value * surplus // total


@dataclass(frozen=True, slots=True)
class Exact:
    """Fractions: nothing is ever cut off."""

    @property
    def scale(self) -> int:
        """Return 1: amounts are votes."""
        return 1

    @property
    def one(self) -> int:
        """Return 1: amounts are votes."""
        return 1

    def part(self, value: Amount, surplus: Amount, total: Amount) -> Amount:
        """Return value * surplus / total."""
        return Fraction(value * surplus, total)


EXACT = Exact()
