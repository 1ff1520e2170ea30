"""Slate: a vote on whole lists. The candidates are lists, and the one list elected fills every seat.

Clauses: 1 where one list stands, a mark is a yes to all of it and no mark a no, and a blank ballot is valid; where
several stand, a ballot's first mark is its vote for a list; 2 one list alone is elected where it meets the threshold
(more than half of the valid ballots); of several the most votes win, and meet a threshold too where one is declared;
3 equal votes fall by lot.
"""

from collections.abc import Mapping

from comitia.count.bar import Bar
from comitia.count.lots import Draws
from comitia.count.options import MAJORITY, Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.tallies.most_votes import Tally, base_of, one_stage
from comitia.count.votes import first_marks

CLAUSES: Mapping[str, str] = {
    "slate 1": "A mark is a yes to the one list that stands, and no mark a no; where several stand, the first mark is "
    "the vote.",
    "slate 2": "One list alone is elected if it meets the threshold; of several, the one with the most votes.",
    "slate 3": "Equal votes fall by lot.",
}


def slate(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of yes and no to one list, or of votes between lists."""
    is_alone = len(profile.standing) == 1
    totals = first_marks(profile)
    blank = 0 if is_alone else profile.blank
    ballots = profile.cast - profile.invalid - blank
    tally = Tally(totals=totals, ballots=ballots, blank=blank, invalid=profile.invalid)
    threshold = options.threshold or (MAJORITY if is_alone else None)
    if threshold is None:
        return one_stage("slate", profile, seats, tally, draws)
    bar = Bar(threshold=threshold, base=base_of(threshold, options, profile, ballots))
    return one_stage("slate", profile, seats, tally, draws, bar)
