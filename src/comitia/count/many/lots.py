"""Lots in many councils: each has a source of its own, so that equal ties do not fall alike.

`OwnLots` gives each council the published seed with the council's number behind it, in eight hexadecimal digits. On a
record each contest has its seed from the head before it opened; what gives the lots of a council may be any function.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from comitia.count.lots import Lots, lot_text

SourceOf = Callable[[int], Lots | None]
"""What gives the source of lots of a council by its number from 0, or None where there is none."""
_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLots:
    """The lots of each council from one seed: that of council 42 is the seed and then ``0000002a``.

    Raises ValueError for a seed that is none, or is longer than 248 digits.
    """

    seed: str

    def __post_init__(self) -> None:
        Lots(seed=self.seed)
        self(0)

    def __call__(self, council: int) -> Lots:
        """Return the source of lots of a council."""
        return Lots(seed=self.seed_of(council))

    def seed_of(self, council: int) -> str:
        """Return the seed of a council."""
        return f"{self.seed}{council:0{_DIGITS}x}"


def first_orders(ties: Iterable[tuple[int, tuple[int, ...]]], lots: SourceOf) -> list[tuple[int, ...] | None]:
    """Return the order that the first lot of each council gives its tied, or None where there is no lot for it."""
    if isinstance(lots, OwnLots):
        return [_derived(lots.seed_of(council), tied) for council, tied in ties]
    return [source.order(1, tied) if (source := lots(council)) else None for council, tied in ties]


def _derived(seed: str, tied: tuple[int, ...]) -> tuple[int, ...]:
    """Return what `derived_order` does for the first draw, in a third of the time: bytes compare as their digits do."""
    before = lot_text(seed, 1).encode()
    return tuple(
        [number for _, number in sorted([(sha256(before + b"%d" % number).digest(), number) for number in tied])]
    )
