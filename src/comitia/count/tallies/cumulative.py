"""Cumulative vote: so many votes a ballot, which may be heaped on one candidate.

By `cumulative` a ballot says how many of its votes go to whom; by `equal-and-even` it marks candidates, and its votes
are divided equally among them, in exact fractions. The option `votes` says how many a ballot has, as many as seats
unless told otherwise.
Clauses, the same for each: 1 what a ballot gives; one that gives more than it has is invalid, one that gives nothing is
blank; 2 the most votes win, as many candidates as there are seats; 3 equal votes for the last seat fall by lot.
"""

from collections.abc import Mapping
from fractions import Fraction

from comitia.count.bar import Overfull
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.scores import Scores
from comitia.count.tallies.most_votes import Tally, one_stage
from comitia.count.votes import by_length

CLAUSES: Mapping[str, str] = {
    "cumulative 1": "A ballot gives its votes to whom it says; one that gives more votes than it has is invalid.",
    "cumulative 2": "The candidates with the most votes are elected, as many as there are seats.",
    "cumulative 3": "Equal votes for the last seat fall by lot.",
    "equal-and-even 1": "A ballot's votes are divided equally among those it marks; with more marks than votes it is "
    "invalid.",
    "equal-and-even 2": "The candidates with the most votes are elected, as many as there are seats.",
    "equal-and-even 3": "Equal votes for the last seat fall by lot.",
}


def cumulative(scores: Scores, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of votes given in numbers. Raises ValueError for ballots that may give fewer than none."""
    if scores.lowest < 0:
        raise ValueError(f"votes of a cumulative ballot are 0 or more, and these may be {scores.lowest}")
    votes = options.votes or seats
    totals = [0] * (scores.candidates + 1)
    ballots = blank = overfull = 0
    for points, copies in scores.rows:
        given = sum(each or 0 for each in points)
        blank += 0 if given else copies
        overfull += copies if given > votes else 0
        if not 0 < given <= votes:
            continue
        ballots += copies
        for candidate, each in enumerate(points, 1):
            totals[candidate] += (each or 0) * copies
    tally = Tally(
        totals=totals,
        ballots=ballots,
        blank=scores.blank + blank,
        invalid=scores.invalid + overfull,
        overfull=Overfull(ballots=overfull, most=votes, of="vote") if overfull else None,
    )
    return one_stage("cumulative", scores, seats, tally, draws)


def equal_and_even(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of marks among which the votes of a ballot are divided."""
    votes = options.votes or seats
    totals = [Fraction(0)] * (profile.candidates + 1)
    ballots = 0
    for marked, (papers, *given) in by_length(profile, votes).items():
        ballots += papers
        for candidate, each in enumerate(given, 1):
            totals[candidate] += Fraction(votes * each, marked)
    invalid = profile.valid - ballots
    tally = Tally(
        totals=totals,
        ballots=ballots,
        blank=profile.blank,
        invalid=profile.invalid + invalid,
        exact=True,
        overfull=Overfull(ballots=invalid, most=votes) if invalid else None,
    )
    return one_stage("equal-and-even", profile, seats, tally, draws)
