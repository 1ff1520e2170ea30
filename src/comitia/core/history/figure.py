"""A number as a document gives it: exact, a range, a phrase without a number, or unknown; and reckoning with such.

A figure is the least and the most that it can be. What is concluded from figures is certain only where every number
that they allow agrees; else nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FIGURES = ("for", "against", "abstaining", "invalid", "not_voting", "present", "entitled")
"""What documents count at a vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number from `least` to `most` (None: no bound); `phrase` is a commitment to the words, where words say it."""

    least: int
    most: int | None
    phrase: str | None

    @property
    def is_sound(self) -> bool:
        """Tell whether it is a number, or a range, of things that can be counted."""
        return self.least >= 0 and (self.most is None or self.most >= self.least)

    def may_be(self, other: Figure) -> bool:
        """Tell whether both can be the same number."""
        return (other.most is None or self.least <= other.most) and (self.most is None or other.least <= self.most)


UNKNOWN = Figure(least=0, most=None, phrase=None)
"""The number of which nothing is known."""


def total(figures: Iterable[Figure]) -> Figure:
    """Return the sum of figures."""
    every = list(figures)
    most = [each.most for each in every]
    known = [each for each in most if each is not None]
    return Figure(
        least=sum(each.least for each in every), most=sum(known) if len(known) == len(most) else None, phrase=None
    )


def hull(figures: Iterable[Figure]) -> Figure:
    """Return the figure that can be every number that one of several can be; unknown without any."""
    every = list(figures)
    most = [each.most for each in every if each.most is not None]
    return Figure(
        least=min((each.least for each in every), default=0),
        most=max(most) if every and len(most) == len(every) else None,
        phrase=None,
    )
