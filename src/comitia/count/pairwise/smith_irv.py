"""Smith-IRV: whoever is outside the Smith set drops out at once, then the last, until somebody has more than half.

Of the rules that join Condorcet's to Hare's (J. Green-Armytage, Four Condorcet-Hare hybrid methods for single-winner
elections, Voting matters 29, 2011) this is the one named Smith-AV there: the Smith set is found once, before the first
candidate drops out, and not again. The clauses are ours. One seat.
"""

from collections.abc import Mapping

from comitia.count.comparison import Comparison
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.pairwise.matrix import pairs
from comitia.count.pairwise.runoff import Clauses, Runoff, lowest
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision

CLAUSES: Mapping[str, str] = {
    "smith-irv 1": "The Smith set is the smallest set of candidates of whom each beats each one outside it.",
    "smith-irv 2": "Whoever is outside it drops out at the second stage, all at once.",
    "smith-irv 3": "A candidate with more than half of the votes that still count is elected.",
    "smith-irv 4": "Where nobody has, the candidate with the fewest votes drops out.",
    "smith-irv 5": "Of equals that one drops out who had fewer votes at the latest stage at which they differed, or at "
    "the first, the stage before the Smith set among them; then, or at once, by lot or by the order agreed.",
    "smith-irv 6": "The last candidate who is left is elected.",
}
_CLAUSES = Clauses(majority="smith-irv 3", last="smith-irv 6", lowest="smith-irv 4", ties="smith-irv 5")


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of one seat. Raises `LotMissingError`."""
    found = pairs(profile)
    smith = found.smith()
    outside = [candidate for candidate in found.among if candidate not in smith] if profile.valid else []
    runoff = Runoff(profile, options, draws, _CLAUSES)
    runoff.begin()
    if outside:
        runoff.exclude([_outside(candidate) for candidate in outside])
    runoff.run(lowest)
    compared = Comparison(among=found.among, pairs=found.votes, smith=smith)
    return runoff.result("smith-irv", compared, behind=outside)


def _outside(candidate: int) -> Decision:
    return Decision(candidate=candidate, outcome="excluded", reason="outside_smith", clause="smith-irv 2")
