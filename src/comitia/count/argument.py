"""What callers of the library hand in: whole numbers, exact shares, and things of the kind that was declared.

A count never reckons with a number that may have been rounded on its way: `True` and floating numbers are refused, and
a whole number of numpy is made a plain one, so that results are the same and can be written.
"""

from collections.abc import Iterable
from fractions import Fraction
from operator import index
from typing import Any, TypeVar

Kind = TypeVar("Kind")


def is_whole(found: object) -> bool:
    """Return whether something is a whole number, of numpy too."""
    return type(found) is int or (not isinstance(found, bool) and _index(found) is not None)


def whole(found: Any, what: str) -> int:
    """Return a whole number as a plain one. Raises ValueError that names what it is for anything else."""
    if type(found) is int:
        return found
    if not is_whole(found):
        raise ValueError(f"found {what} {found!r}, expected a whole number")
    return index(found)


def share(found: object, what: str) -> Fraction:
    """Return a fraction or a whole number as a fraction. Raises ValueError that names what it is for anything else."""
    if isinstance(found, Fraction):
        return found
    if not is_whole(found):
        raise ValueError(f"found {what} {found!r}, expected a Fraction or a whole number")
    return Fraction(whole(found, what))


def several(found: object, what: str) -> tuple[object, ...]:
    """Return what was given one after the other. Raises ValueError that names what it is for anything else."""
    if isinstance(found, str | bytes) or not isinstance(found, Iterable):
        raise ValueError(f"found {what} {found!r}, expected several, one after the other")  # noqa: TRY004  as the others
    return tuple(found)


def of_kind(found: object, kind: type[Kind], what: str) -> Kind:
    """Return what is of the kind that was declared. Raises ValueError that names both for anything else."""
    if not isinstance(found, kind):
        raise ValueError(f"found {what} {found!r}, expected {kind.__name__}")  # noqa: TRY004  as the others
    return found


def _index(found: Any) -> int | None:
    """Return the whole number that something is, or None where it is none."""
    try:
        return index(found)
    except TypeError:
        return None
