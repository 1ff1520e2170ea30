"""Names of candidates, bodies and places: which characters cannot stand in one, for it is printed as it is."""

from unicodedata import category

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_control(character: str) -> bool:
    """Return whether a character ends a line, controls a terminal or turns the direction of writing."""
    return category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in TURNING
