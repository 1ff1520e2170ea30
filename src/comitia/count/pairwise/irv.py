"""Instant runoff (the alternative vote): the last drops out until somebody has more than half. One seat.

Source: Robert's Rules of Order Newly Revised 45:62 to 45:69, preferential voting, for one position: the candidate with
the fewest votes is dropped, and those ballots go to the next on them. The clauses are ours where it leaves open how
equals fall and what becomes of a paper that names nobody who is left.
"""

from collections.abc import Mapping

from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.pairwise.runoff import Clauses, Runoff, lowest
from comitia.count.profile import Profile
from comitia.count.record import Count

CLAUSES: Mapping[str, str] = {
    "irv 1": "A paper counts for the first on it who still continues; one that names none of these counts no more.",
    "irv 2": "A candidate with more than half of the votes that still count is elected; by the option until: two, once "
    "two candidates are left.",
    "irv 3": "Where nobody has, the candidate with the fewest votes drops out.",
    "irv 4": "Of equals that one drops out who had fewer votes at the latest stage at which they differed, or at the "
    "first; then, or at once, by lot or by the order agreed.",
    "irv 5": "The last candidate who is left is elected.",
}
_CLAUSES = Clauses(majority="irv 2", last="irv 5", lowest="irv 3", ties="irv 4")


MOST_CANDIDATES = 500
"""Of so many candidates one drops out after the other."""


def too_large(profile: Profile, seats: int) -> str:  # noqa: ARG001  one signature
    """Return why there are too many candidates, or an empty text."""
    if profile.candidates > MOST_CANDIDATES:
        return f"the rule irv takes up to {MOST_CANDIDATES} candidates, and these are {profile.candidates}"
    return ""


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of one seat. Raises `LotMissingError`."""
    runoff = Runoff(profile, options, draws, _CLAUSES)
    runoff.begin()
    runoff.run(lowest)
    return runoff.result("irv")
