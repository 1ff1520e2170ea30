"""Score (range voting): a ballot gives each candidate points within a range, and the most points win.

Clauses: 1 a ballot's points count as they are, and for a candidate without a mark 0; by the option `average` a
candidate's points are averaged over the ballots that give that candidate any, and whom no ballot names has 0; 2 the
most points win, as many candidates as there are seats; 3 equal points for the last seat fall by lot.
"""

from collections.abc import Mapping
from fractions import Fraction

from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.record import Count
from comitia.count.scores import Scores
from comitia.count.tallies.most_votes import Tally, one_stage

CLAUSES: Mapping[str, str] = {
    "score 1": "A ballot's points are added up, or averaged over the ballots that give a candidate any; no mark is 0.",
    "score 2": "The candidates with the most points are elected, as many as there are seats.",
    "score 3": "Equal points for the last seat fall by lot.",
}


def score(scores: Scores, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of points, added up or averaged."""
    is_average = bool(options.average)
    tally = Tally(
        totals=_averages(scores) if is_average else scores.sums(),
        ballots=scores.valid,
        blank=scores.blank,
        invalid=scores.invalid,
        exact=is_average,
        action="points",
    )
    return one_stage("score", scores, seats, tally, draws)


def _averages(scores: Scores) -> list[Fraction]:
    """Return the points of each candidate a ballot that gives any, in the units of the profile."""
    ballots = [0] * (scores.candidates + 1)
    for points, copies in scores.rows:
        for candidate, each in enumerate(points, 1):
            ballots[candidate] += copies if each is not None else 0
    sums = scores.sums()
    return [Fraction(total * scores.unit, number or 1) for total, number in zip(sums, ballots, strict=True)]
