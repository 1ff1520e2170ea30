"""What is counted: whole numbers of a unit, or exact fractions of a vote, and how they are written."""

from fractions import Fraction

Amount = int | Fraction
"""A number of votes: of 1/scale of a vote where it is whole, an exact part of one where it is a fraction."""

SHOWN = 5
"""Decimals to which a fraction is shown to people; it is kept and written whole."""
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


def written(total: Amount, scale: int, unit: int = 1) -> int | str:
    """Return an amount as JSON has it: a whole number, a decimal with all its places, or a fraction `7/3`."""
    if unit != 1:
        total = _votes(total, scale * unit)
    elif isinstance(total, int):
        return total if scale == 1 else decimal(total, scale)
    return total.numerator if total.denominator == 1 else f"{total.numerator}/{total.denominator}"


def read(text: int | str, scale: int, unit: int = 1) -> Amount:
    """Return the amount that `written` wrote. Raises ValueError for anything else."""
    if isinstance(text, int):
        return text * scale * unit
    if "/" in text:
        found = Fraction(text) * scale * unit
        return found.numerator if unit != 1 and found.denominator == 1 else found
    whole, _, rest = text.removeprefix("-").partition(".")
    units = (int(whole) * scale + int(rest.ljust(len(str(scale)) - 1, "0"))) * unit
    return -units if text.startswith("-") else units


def plain(amount: Amount) -> Amount:
    """Return an amount that is whole as a whole number."""
    return amount.numerator if amount.denominator == 1 else amount


def _votes(total: Amount, one: int) -> Fraction:
    return Fraction(total, one)
