"""Decimal numbers as a charter writes them: kept as text, and read exactly as a fraction (0.40 is 2/5)."""

import re
from dataclasses import dataclass
from fractions import Fraction

PLAIN = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)")
"""Decimals without an exponent; infinity and what is no number are none."""
MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Decimal:
    """A decimal number of a charter, such as `0.40`."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def places(self) -> int:
        """Return how many digits follow the point."""
        return len(self.text.partition(".")[2])

    @property
    def fraction(self) -> Fraction:
        """Return exactly what it says."""
        return Fraction(self.text)
