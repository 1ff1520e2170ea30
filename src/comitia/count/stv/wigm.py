"""Single transferable vote by the weighted inclusive Gregory method, in exact fractions or in so many decimals.

The wording is that of the reference rule of the Proportional Representation Foundation (WIGM, 2010), whose clauses the
decisions name, without its optional batches (B.2). It truncates to four decimals, which `decimals` does; without that
option nothing is cut off, and the quota is what the rule comes nearer to the more decimals it has:

- A.1 The quota is valid / (seats + 1); whoever has more is elected. In decimals it is that, cut off, and one unit more,
  and whoever has as much is elected.
- B.1 Whoever has the quota after a transfer is elected.
- B.3 The largest surplus goes first: each paper of the elected candidate goes on, at its value * surplus / total.
- B.4 Where no surplus is left, the lowest is excluded, and the papers go on at the value they have.
- C Whoever is left when as many stand as there are places is elected.
- D.1 Ties fall by an order drawn before; here by the most recent stage at which the tied differed, then by lot, or by
  lot alone, which is the reference's way (`ties: [lot]`).
"""

from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.stv.arithmetic import EXACT, Decimals
from comitia.count.stv.counting import Counting
from comitia.count.stv.gregory import GregoryCounting
from comitia.count.stv.transferable import Clauses
from comitia.count.wording import Wording

WORDING = Wording(
    says={
        "A.1": "The quota is the number of valid ballots divided by one more than the seats. Counted in exact "
        "fractions, whoever has more is elected; counted in decimals, the rest is cut off, one unit of the last "
        "decimal is added, and whoever has as much is elected.",
        "B.1": "Whoever has the quota after a stage is elected.",
        "B.3": "The largest surplus passes on first: all of the ballots of the elected go to the next candidate on "
        "them who is still in the count, each worth the same part of what it was worth.",
        "B.4": "When no surplus is left, the candidate with the fewest votes is excluded, and the ballots go on, each "
        "worth as much as before.",
        "C": "When as many candidates are left as seats are open, they are elected.",
        "D.1": "Of several with equal votes, the one decides who had fewer, or more, at an earlier stage, where the "
        "count was told to look there; else a lot, or an order agreed before.",
    },
    by={"surplus": "B.3", "exclusion": "B.4", "quota": "A.1"},
)


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Counting:
    """Return the count of these ballots for so many seats, not yet run."""
    if options.decimals is None:
        return ExactCounting(profile, seats, options, draws, EXACT)
    return WigmCounting(profile, seats, options, draws, Decimals(10**options.decimals))


class WigmCounting(GregoryCounting):
    """The count in decimals."""

    rule = "wigm"
    clauses = Clauses(quota="B.1", last="C", lowest="B.4", look_back="D.1", by_lot="D.1")

    def find_quota(self) -> Amount:
        """Return valid / (seats + 1), cut off, and a unit more (A.1)."""
        unit = self.profile.unit
        return (self.profile.valid * self.arithmetic.one // unit // (self.seats + 1) + 1) * unit


class ExactCounting(WigmCounting):
    """The count in fractions."""

    def find_quota(self) -> Amount:
        """Return valid / (seats + 1), which is to be exceeded (A.1)."""
        return Fraction(self.profile.valid, self.seats + 1)

    def reached(self) -> list[int]:
        """Return who has enough to be elected: more than the quota."""
        return [candidate for candidate in self.continuing if self.totals[candidate] > self.quota]
