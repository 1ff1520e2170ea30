"""What is counted: whole numbers of a unit, or exact fractions of a vote, and how they are written."""

import re
from fractions import Fraction

Amount = int | Fraction
"""A number of votes: of 1/scale of a vote where it is whole, an exact part of one where it is a fraction."""

SHOWN = 5
"""Decimals to which a fraction is shown to people; it is kept and written whole."""
_WRITTEN = re.compile(r"(?P<minus>-?)(?P<whole>[0-9]{1,4300})(?:\.(?P<places>[0-9]{1,18})|/(?P<parts>[0-9]{1,4300}))?")
"""As many digits as Python writes of a whole number."""
_PLACES = {10**places: places for places in range(1, 19)}


def decimal(total: int, scale: int) -> str:
    """Return so many units of 1/scale, a power of ten, with all their decimals."""
    places = _PLACES[scale]
    text = str(total).zfill(places + (2 if total < 0 else 1))
    return f"{text[:-places]}.{text[-places:]}"


def shown(total: Amount, scale: int, unit: int = 1) -> str:
    """Return an amount as people write it; of a fraction, what is beyond five decimals is left out.

    Amounts are in 1/`scale` of a vote; where ballots weigh parts of one, in 1/`unit` of that.
    """
    if unit != 1:
        total = _votes(total, scale * unit)
    elif isinstance(total, int):
        return str(total) if scale == 1 else decimal(total, scale)
    if total.denominator == 1:
        return str(total.numerator)
    units = int(abs(total) * 10**SHOWN)
    sign = "-" if total < 0 else ""
    return f"{sign}{decimal(units, 10**SHOWN)}"


def shown_up(total: Amount, scale: int, unit: int = 1) -> Amount:
    """Return an amount as it is where `shown` leaves nothing of it out, else the next one above that is shown whole."""
    if unit == 1 and isinstance(total, int):
        return total
    one = 1 if unit == 1 else scale * unit
    parts = Fraction(total * 10**SHOWN, one)
    return total if parts.denominator == 1 else Fraction(-(-parts // 1), 10**SHOWN) * one


def written(total: Amount, scale: int, unit: int = 1) -> int | str:
    """Return an amount as JSON has it: a whole number, a decimal with all its places, or a fraction `7/3`."""
    if unit != 1:
        total = _votes(total, scale * unit)
    elif isinstance(total, int):
        return total if scale == 1 else decimal(total, scale)
    return total.numerator if total.denominator == 1 else f"{total.numerator}/{total.denominator}"


def read(text: int | str, scale: int, unit: int = 1) -> Amount:
    """Return the amount that `written` wrote. Raises ValueError for anything else."""
    if isinstance(text, int) and not isinstance(text, bool):
        return text * scale * unit
    match = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if match is None or len(match["places"] or "") >= len(str(scale)) or not int(match["parts"] or 1):
        raise ValueError(f"found {str(text)[:40]!r}, expected an amount such as 12, 0.50000 or 7/3")
    if match["parts"]:
        found = Fraction(int(match["whole"]), int(match["parts"])) * scale * unit
        found = -found if match["minus"] else found
        return found.numerator if unit != 1 and found.denominator == 1 else found
    units = int(match["whole"]) * scale + int((match["places"] or "").ljust(len(str(scale)) - 1, "0") or 0)
    return (-units if match["minus"] else units) * unit


def plain(amount: Amount) -> Amount:
    """Return an amount that is whole as a whole number."""
    return amount.numerator if amount.denominator == 1 else amount


def _votes(total: Amount, one: int) -> Fraction:
    return Fraction(total, one)
