"""Lots in many councils: each has a source of its own, so that equal ties do not fall alike.

`OwnLots` gives each council the published seed with the council's number behind it, in eight hexadecimal digits. On a
record each contest has its seed from the head before it opened; what gives the lots of a council may be any function.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from comitia.count.lots import Lots, lot_text

SourceOf = Callable[[int], Lots | None]
"""What gives the source of lots of a council by its number from 0, or None where there is none."""
_DIGITS = 8
_BITS = np.arange(28, -1, -4)
_HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)


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


def drawn(
    councils: NDArray[np.int64], sizes: NDArray[np.int64], numbers: NDArray[np.uint16], lots: SourceOf | None
) -> NDArray[np.uint16]:
    """Return the tied in the order of the first lot of each council, one tie after the other; 0 where it has no lot."""
    if lots is None or not len(numbers):
        return np.zeros_like(numbers)
    if isinstance(lots, OwnLots):
        return numbers[_lowest_first(np.repeat(councils, sizes), numbers, lots)]
    orders: list[int] = []
    flat, end = numbers.tolist(), 0
    for council, size in zip(councils.tolist(), sizes.tolist(), strict=True):
        begin, end = end, end + size
        source = lots(council)
        orders += (source.order(1, tuple(flat[begin:end])) if source else None) or (0,) * size
    return np.array(orders, dtype=np.uint16)


def _lowest_first(councils: NDArray[np.int64], numbers: NDArray[np.uint16], lots: OwnLots) -> NDArray[np.intp]:
    """Return the places of council by council, number by number, in the order of their digests: as `derived_order`."""
    digests = b"".join([sha256(text).digest() for text in _texts(councils, numbers, lots)])
    words = np.frombuffer(digests, dtype=">u8").astype(np.uint64).reshape(-1, 4)
    order = np.lexsort((words[:, 0], councils))
    begins = words[order, 0]
    if bool((begins[1:] == begins[:-1]).any()):
        return np.lexsort((numbers, *words.T[::-1], councils))
    return order


def _texts(councils: NDArray[np.int64], numbers: NDArray[np.uint16], lots: OwnLots) -> list[bytes]:
    """Return the text of each lot: that of council 0, with the digits of the council put in, then the number."""
    first = lot_text(lots.seed_of(0), 1).encode()
    digits = first.rindex(b"0" * _DIGITS)
    names = np.array([b"%d" % number for number in range(int(numbers.max()) + 1)])
    width = len(first)
    texts = np.zeros((len(councils), width + names.itemsize), dtype=np.uint8)
    texts[:, :width] = np.frombuffer(first, dtype=np.uint8)
    texts[:, digits : digits + _DIGITS] = _HEX[(councils[:, None] >> _BITS) & 15]
    texts[:, width:] = names[numbers].view(np.uint8).reshape(len(councils), -1)
    found: list[bytes] = texts.view(f"S{texts.shape[1]}").ravel().tolist()
    return found
