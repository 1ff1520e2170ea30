"""Copeland: whoever beats the most of the others.

Source: A. H. Copeland, A 'reasonable' social welfare function (1951): one point for each other candidate that is
beaten, a half for each that is equalled. P. Faliszewski and others (Journal of Artificial Intelligence Research 35,
2009) call the value of an equal pair alpha; at 1 the rule is that of Ramon Llull. The clauses are ours.
"""

from collections.abc import Mapping
from fractions import Fraction

from comitia.count.comparison import Comparison
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.pairwise.matrix import pairs
from comitia.count.pairwise.result import Reasons, Standing, one_seat
from comitia.count.profile import Profile
from comitia.count.record import Count

CLAUSES: Mapping[str, str] = {
    "copeland 1": "A candidate has a point for each other that it beats, and for each that it equals a half (or "
    "nothing, or a point, as the option equal_pair says).",
    "copeland 2": "The candidate with the most points is elected.",
    "copeland 3": "Where there are several such candidates, a lot among them decides, or the order agreed.",
}
WORTH = {"half": Fraction(1, 2), "nothing": Fraction(0), "full": Fraction(1)}
_REASONS = Reasons(reason="most_pairs", clause="copeland 2", equals="copeland 3")


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of one seat. Raises `LotMissingError`."""
    found = pairs(profile)
    points = found.scores(WORTH[options.equal_pair or "half"])
    groups = [[c for c in found.among if points[c] == score] for score in sorted(set(points.values()), reverse=True)]
    compared = Comparison(
        among=found.among,
        pairs=found.votes,
        smith=found.smith(),
        points=tuple(points.get(c, Fraction(0)) for c in range(1, profile.candidates + 1)),
    )
    return one_seat("copeland", profile, draws, Standing(groups=groups, reasons=_REASONS), compared)
