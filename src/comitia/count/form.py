"""How ballots are written in digits, one a line: what parts the numbers, and what ends a line."""

from typing import NamedTuple


class Form(NamedTuple):
    """What parts the numbers of a line, and whether a 0 ends it; where none does, another of what parts them does."""

    separator: bytes
    has_zero: bool


SPACED = Form(b" ", has_zero=True)
"""``COUNT C C C 0``, as in BLT."""
COMMAS = Form(b",", has_zero=False)
"""``COUNT,C,C,C,``, as in the Scottish CSV."""
