"""Bottom-two instant runoff: of the two last, the one whom fewer votes rank before the other drops out.

Source: the rule is described in the literature of the web as bottom-two-runoff IRV (R. LeGrand), and has no text of
its own; the clauses are ours. A candidate who beats each other is never dropped, so that it is elected. One seat.
"""

from collections.abc import Mapping

from comitia.count.comparison import Comparison
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.pairwise.matrix import Pairs, pairs
from comitia.count.pairwise.runoff import Clauses, Runoff
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision

CLAUSES: Mapping[str, str] = {
    "bottom-two-irv 1": "A paper counts for the first on it who still continues.",
    "bottom-two-irv 2": "A candidate with more than half of the votes that still count is elected.",
    "bottom-two-irv 3": "Where nobody has, the two with the fewest votes are compared: the one whom fewer papers rank "
    "before the other drops out, whether or not a paper counts for somebody else now.",
    "bottom-two-irv 4": "Which of equals is one of the two, and which of the two drops out where as many rank the one "
    "before the other as the other way round: the one with fewer votes now, then at earlier stages, then by lot or by "
    "the order agreed.",
    "bottom-two-irv 5": "The last candidate who is left is elected.",
}
_CLAUSES = Clauses(
    majority="bottom-two-irv 2", last="bottom-two-irv 5", lowest="bottom-two-irv 3", ties="bottom-two-irv 4"
)


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of one seat. Raises `LotMissingError`."""
    found = pairs(profile)
    runoff = Runoff(profile, options, draws, _CLAUSES)
    runoff.begin()
    runoff.run(lambda running: _loser(running, found))
    compared = Comparison(among=found.among, pairs=found.votes, smith=found.smith())
    return runoff.result("bottom-two-irv", compared)


def _loser(runoff: Runoff, found: Pairs) -> Decision:
    """Return who drops out: of the two last, the one whom fewer rank before the other."""
    last, other = _two(runoff)
    if found.beats(last, other):
        last, other = other, last
    if found.beats(other, last):
        return Decision(candidate=last, outcome="excluded", reason="loses_pair", clause=runoff.clauses.lowest)
    tied = runoff.lowest((last, other))
    candidate, reason = (tied[0], "fewest") if len(tied) == 1 else runoff.first_of(tied)
    return Decision(candidate=candidate, outcome="excluded", reason=f"pair_{reason}", clause=runoff.clauses.ties)


def _two(runoff: Runoff) -> tuple[int, int]:
    """Return the two last, those with the fewest votes; which of equals is among them as ties fall."""
    found: list[int] = []
    rest = list(runoff.continuing)
    while len(found) < 2:
        lowest = runoff.lowest(rest)
        if len(lowest) > 2 - len(found):
            lowest = [runoff.first_of(lowest, "bottom")[0]]
        found += lowest
        rest = [candidate for candidate in rest if candidate not in lowest]
    return found[0], found[1]
