"""Minimax: whoever's greatest defeat is the smallest.

Sources: P. B. Simpson, On defining areas of voter choice, Quarterly Journal of Economics 83 (1969); G. H. Kramer, A
dynamical model of political equilibrium, Journal of Economic Theory 16 (1977). Both have the opposition: the most
votes that rank any one other before the candidate, beaten or not. Where voters leave candidates out, a candidate who
beats each other may then lose; the rule's own way here is by winning votes, which look at defeats only. The clauses
are ours.
"""

from collections.abc import Mapping

from comitia.count.comparison import Comparison
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.pairwise.matrix import Pairs, pairs
from comitia.count.pairwise.result import Reasons, Standing, one_seat
from comitia.count.profile import Profile
from comitia.count.record import Count

CLAUSES: Mapping[str, str] = {
    "minimax 1": "The defeat of a candidate by another is the votes for the other where the other wins (winning "
    "votes), the margin, below 0 where the candidate wins (margins), or the votes for the other in any case "
    "(opposition).",
    "minimax 2": "The candidate is elected whose greatest defeat is the smallest.",
    "minimax 3": "Where there are several such candidates, a lot among them decides, or the order agreed.",
}
_REASONS = Reasons(reason="smallest_defeat", clause="minimax 2", equals="minimax 3")


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of one seat. Raises `LotMissingError`."""
    found = pairs(profile)
    greatest = defeats(found, options.strength or "winning")
    groups = [[c for c in found.among if greatest[c] == defeat] for defeat in sorted(set(greatest.values()))]
    compared = Comparison(
        among=found.among,
        pairs=found.votes,
        smith=found.smith(),
        defeats=tuple(greatest.get(c, 0) for c in range(1, profile.candidates + 1)),
    )
    return one_seat("minimax", profile, draws, Standing(groups=groups, reasons=_REASONS), compared)


def defeats(found: Pairs, by: str) -> dict[int, int]:
    """Return the greatest defeat of each candidate; 0 for one who stands alone."""
    return {
        one: max((_defeat(found, one, other, by) for other in found.among if other != one), default=0)
        for one in found.among
    }


def _defeat(found: Pairs, one: int, other: int, by: str) -> int:
    if by == "margins":
        return found.margin(other, one)
    return found.over(other, one) if by == "opposition" or found.beats(other, one) else 0
