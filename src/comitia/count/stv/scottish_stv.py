"""Single transferable vote by the Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1.

Rules 45 to 52: quota floor(valid / (seats + 1)) + 1; each surplus passes on all the papers of the elected, at values
cut off after five decimals; the largest surplus goes first; then the lowest is excluded; ties fall by the most recent
stage at which the tied differed, then by lot; whoever is left when as many stand as places is elected.

A stage begun is finished: the papers of the last candidate excluded are passed on before rule 52 is applied, as the
published counts show them. It changes nobody's election (rule 52(2) as it stands since SSI 2021/437).
"""

from comitia.count.limits import SCALE
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.stv.arithmetic import Decimals
from comitia.count.stv.gregory import GregoryCounting
from comitia.count.stv.transferable import Clauses, Counting

ARITHMETIC = Decimals(SCALE)


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Counting:
    """Return the count of these ballots for so many seats, not yet run."""
    return ScottishCounting(profile, seats, options, draws, ARITHMETIC)


class ScottishCounting(GregoryCounting):
    """The count as the Order has it: nothing differs from what all rules share but the clauses."""

    rule = "scottish-stv"
    clauses = Clauses(
        quota="rule 47(1)",
        last="rule 52(1)",
        lowest="rule 50(1)",
        look_back="rule 51(2)(a)",
        by_lot="rule 51(2)(b)",
    )
