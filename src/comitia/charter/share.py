"""A share that must be reached: more than (`gt`) or at least (`ge`) a fraction, exactly one of the two."""

from fractions import Fraction

from comitia.charter.values import complaint


def check_share(gt: Fraction | None, ge: Fraction | None, what: str) -> None:
    """Refuse no share and two shares, a share that nobody can reach, and one that needs no vote."""
    if (gt is None) == (ge is None):
        raise complaint(f"{what} has exactly one of gt (more than), ge (at least): write one")
    if gt == 1:
        raise complaint("nothing is more than all: write ge: 1, or a smaller share")
    if ge == 0:
        raise complaint("at least nothing is always reached: write gt: 0, or a larger share")
