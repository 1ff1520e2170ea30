"""Single non-transferable vote and limited vote: fewer marks than seats, so that a minority has a place.

They differ in how many marks a ballot may have: one (`sntv`), or so many as the option `marks` says, fewer than seats
(`limited`; one fewer unless told otherwise, and one where there is one seat).
Clauses, the same for each: 1 every mark is a vote, and a ballot with more marks than allowed is invalid; 2 the most
votes win, as many candidates as there are seats; 3 equal votes for the last seat fall by lot.
"""

from collections.abc import Mapping

from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.tallies.most_votes import one_stage, up_to

CLAUSES: Mapping[str, str] = {
    "sntv 1": "A ballot's one mark is its vote; a ballot with more marks is invalid.",
    "sntv 2": "The candidates with the most votes are elected, as many as there are seats.",
    "sntv 3": "Equal votes for the last seat fall by lot.",
    "limited 1": "Every mark is a vote; a ballot with more marks than allowed, which is fewer than seats, is invalid.",
    "limited 2": "The candidates with the most votes are elected, as many as there are seats.",
    "limited 3": "Equal votes for the last seat fall by lot.",
}


def sntv(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of single marks."""
    return one_stage("sntv", profile, seats, up_to(1, profile), draws)


def own_marks(seats: int) -> int:
    """Return how many marks a ballot of a limited vote may have: fewer than seats, and one at least."""
    return max(1, seats - 1)


def limited(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of fewer marks than seats. Raises ValueError where as many or more are allowed."""
    most = own_marks(seats)
    marks = most if options.marks is None else options.marks
    if marks > most:
        raise ValueError(f"a limited vote for {seats} seats has up to {most} marks a ballot, not {marks}")
    return one_stage("limited", profile, seats, up_to(marks, profile), draws)
