"""Single transferable vote by the rules of Minneapolis: Code of Ordinances (2009), Title 8.5, Chapter 167.

Weighted inclusive Gregory in four decimals, in which those who cannot be elected any more are excluded together. In
order, round by round (167.70(1)):

- (a) Whoever has the threshold is elected: valid / (seats + 1), without its fraction, plus one (167.20).
- (c) All those are excluded together for whom it is mathematically impossible to be elected (167.20): who, with all
  the votes of those who have as many or fewer, and with all surpluses, would not come up to the next above. Whoever is
  below such a candidate is excluded, too. No more are excluded than leaves as many as there are places.
- (d) Where nobody is, the largest surplus goes on. The surplus fraction is surplus / total, cut off after four
  decimals; a paper's new value is its value times that, cut off again (167.20). Only then is its candidate declared
  elected: until then papers of others still come in. Who has just the threshold has no surplus, and receives no more.
- (e) Where no surplus is left, the lowest is excluded. (f) Whoever is left when as many stand as there are places is
  elected. Ties fall by lot, (d) and (e).

The ordinance says of 2009 "surpass the next above"; in the wording since 2013 "equal or surpass", which is what holds
here: nobody is excluded who could come up to a tie.
"""

from dataclasses import dataclass
from itertools import groupby, pairwise

from comitia.count.amount import Amount
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Action, Decision
from comitia.count.stv.arithmetic import Arithmetic
from comitia.count.stv.counting import Counting
from comitia.count.stv.gregory import GregoryCounting
from comitia.count.stv.transferable import Clauses
from comitia.count.wording import Wording


@dataclass(frozen=True, slots=True)
class CutOffTwice:
    """Decimals in which the part that goes on is cut off first, and then what a paper is worth."""

    scale: int

    @property
    def one(self) -> int:
        """Return the units of a vote."""
        return self.scale

    def part(self, value: Amount, surplus: Amount, total: Amount) -> Amount:
        """Return value * (surplus / total), with both in whole units, rounded down."""
        return value * (self.scale * surplus // total) // self.scale


ARITHMETIC = CutOffTwice(10_000)
WORDING = Wording(
    says={
        "167.70(1)(a)": "Whoever has the threshold is elected. It is the number of valid ballots divided by one more "
        "than the seats, without its fraction, plus one.",
        "167.70(1)(c)": "All those are excluded together who cannot be elected any more: who, with all the votes of "
        "those below and with all surpluses, would not come up to the next candidate above.",
        "167.70(1)(d)": "When nobody is excluded so, the largest surplus goes on: each ballot of the elected goes to "
        "the next candidate on it, worth its value times surplus / total. Both are cut off after four decimals.",
        "167.70(1)(e)": "When no surplus is left, the candidate with the fewest votes is excluded. Equal candidates "
        "are told apart by lot, unless the count was told to look at earlier stages, or by an order agreed before.",
        "167.70(1)(f)": "When as many candidates are left as seats are open, they are elected.",
    },
    by={"surplus": "167.70(1)(d)", "quota": "167.70(1)(a)"},
)


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Counting:
    """Return the count of these ballots for so many seats, not yet run."""
    return MinneapolisCounting(profile, seats, options, draws, ARITHMETIC)


class MinneapolisCounting(GregoryCounting):
    """The count as the ordinance has it."""

    rule = "minneapolis"
    own_look = "lot"
    clauses = Clauses(
        quota="167.70(1)(a)",
        together="167.70(1)(c)",
        lowest="167.70(1)(e)",
        look_back="167.70(1)(e)",
        by_lot="167.70(1)(e)",
        last="167.70(1)(f)",
    )

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws, arithmetic: Arithmetic) -> None:
        super().__init__(profile, seats, options, draws, arithmetic)
        self.together: list[dict[int, int]] = []  # who was excluded together, and where they stood

    def close(
        self,
        action: Action,
        subjects: tuple[int, ...],
        value: Amount | None,
        received: list[Amount],
        done: list[Decision],
    ) -> None:
        """End a stage: who has more than the threshold still receives papers, until that surplus goes on (d)."""
        super().close(action, subjects, value, received, done)
        for candidate in self.elected:
            self.is_open[candidate] = self.totals[candidate] > self.quota

    def before_surplus(self, candidate: int) -> None:
        """Let an elected candidate receive no more."""
        super().before_surplus(candidate)
        self.is_open[candidate] = False

    def exclude_together(self) -> bool:
        """Exclude all those who cannot be elected any more (c)."""
        hopeless = self.hopeless()
        if not hopeless:
            return False
        clause = self.clauses.together
        ranks = self.ranks("earlier_stage")
        self.together.append({each: ranks[each] for each in hopeless})
        self.exclude(
            [Decision(candidate=c, outcome="excluded", reason="out_of_reach", clause=clause) for c in hopeless]
        )
        return True

    def moving_up(self) -> list[int]:
        """Return the excluded in the order in which they move up: equal ones, excluded together, as ties fall."""
        groups = {candidate: group for group in self.together for candidate in group}
        order: list[int] = []
        for candidate in reversed(self.excluded):
            group = groups.get(candidate, {})
            same = [each for each in group if group[each] == group[candidate]]
            if candidate not in order:
                order += [candidate] if len(same) <= 1 else self.draws.runners_up(same, len(self.stages))
        return order

    def hopeless(self) -> list[int]:
        """Return those who cannot be elected any more, lowest first; equal ones by earlier stages, then by number."""
        ranks = self.ranks("earlier_stage")
        upwards = sorted(self.continuing, key=lambda each: (ranks[each], each))
        equals = [list(group) for _, group in groupby(upwards, key=lambda each: self.totals[each])]
        could_have = sum([max(0, self.totals[each] - self.quota) for each in self.elected])
        found = below = 0
        for group, above in pairwise(equals):
            below += len(group)
            could_have += sum([self.totals[each] for each in group])
            if len(self.continuing) - below < self.vacant:
                break
            if could_have < self.totals[above[0]]:
                found = below
        return upwards[:found]
