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
from comitia.count.stv.counting import Counting
from comitia.count.stv.gregory import GregoryCounting
from comitia.count.stv.transferable import Clauses
from comitia.count.wording import Wording

ARITHMETIC = Decimals(SCALE)
WORDING = Wording(
    says={
        "rule 45": "Each ballot counts first for the candidate whom it ranks first.",
        "rule 46": "The quota is the number of valid ballots divided by one more than the seats, "
        "without the fraction, plus one.",
        "rule 47(1)": "Whoever has as many votes as the quota, or more, is elected.",
        "rule 48": "What somebody elected has above the quota passes on: all of the ballots go to the next candidate "
        "on them who is still in the count, each worth the same part of what it was worth. The part has five decimals, "
        "and what is smaller is cut off.",
        "rule 49": "The largest surplus passes on first; of equal ones that of the candidate who had more at the "
        "latest stage at which they differed, and if they never differed, a lot decides.",
        "rule 50": "The ballots of somebody excluded go to the next candidate on them who is still in the count, each "
        "worth as much as before.",
        "rule 50(1)": "When no surplus is left to pass on and seats are open, the candidate with the fewest votes is "
        "excluded.",
        "rule 51(2)(a)": "Of several with equally few votes, the one who had fewest at the latest stage at which they "
        "differed is excluded.",
        "rule 51(2)(b)": "Of several with equally few votes who had the same at every stage, a lot decides who is "
        "excluded.",
        "rule 52(1)": "When as many candidates are left as seats are open, they are elected.",
    },
    by={"first": "rule 45", "surplus": "rule 48", "exclusion": "rule 50", "quota": "rule 46"},
)


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
