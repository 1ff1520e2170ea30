"""Single transferable vote by the rules of the Australian Senate: Commonwealth Electoral Act 1918, section 273.

Unweighted inclusive Gregory, since 1984: votes are whole numbers, and all papers of a parcel go on at one value,
whatever they came at. The subsections are the clauses that the decisions name:

- (8) The quota is first preferences / (seats + 1), without its fraction, plus one; whoever has it is elected.
- (9), (11) Each surplus goes on: the transfer value is surplus / papers, and a candidate has that of the papers they
  receive, without its fraction. (10), (14) Whoever has the quota after that is elected.
- (21) The largest surplus goes first; (23) but one of an earlier count before those of a later one.
- (13) Where no surplus is left the lowest is excluded. (13AA) Their papers go on parcel by parcel, a count each, those
  of the highest value first: papers times value, without its fraction. (14) A surplus waits until all have gone on.
- (17) Of two who are left for the last place the one with more votes is elected, by a casting vote where they have as
  many. (18) Whoever is left when as many stand as there are places is elected.
- (22), (31) Ties fall by the latest count at which each of the tied had a different number; then the officer decides,
  here a lot.

Each is excluded alone, as in the counts of 2016 and 2019; those which (13A) to (13C) would exclude at once leave
one after the other. (13AA) is finished unless all places are filled.
"""

from dataclasses import replace
from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.lots import Draws, Question
from comitia.count.options import Options
from comitia.count.profile import Paper, Profile
from comitia.count.record import Decision
from comitia.count.stv.arithmetic import Decimals
from comitia.count.stv.counting import Counting
from comitia.count.stv.transferable import Clauses
from comitia.count.stv.whole_parcels import ONE, WholeParcels
from comitia.count.wording import Wording

ARITHMETIC = Decimals(1)
WORDING = Wording(
    says={
        "273(8), (10), (14)": "Whoever has the quota is elected. It is the number of valid ballots divided by one more "
        "than the places, without its fraction, plus one.",
        "273(9)": "A surplus goes on with all the papers of the elected, each at the same transfer value, which is "
        "surplus / papers. Each candidate has that times the papers they receive, without the fraction. The largest "
        "surplus goes first, but one of an earlier count before those of a later one.",
        "273(13)(a)": "When no surplus is left, the candidate with the fewest votes is excluded.",
        "273(13AA)": "The papers of the excluded go on parcel by parcel, those of the highest value first, each parcel "
        "a count of its own. A candidate has the papers they receive times the value, without the fraction.",
        "273(17)": "Of two who are left for the last place, the one with more votes is elected.",
        "273(18)": "When as many candidates are left as places are open, they are elected.",
        "273(31)": "Of equal candidates, the one leaves who had the fewest at the latest count at which all of them "
        "differed; else a lot, or an order agreed before, decides.",
    },
    by={"surplus": "273(9)", "exclusion": "273(13AA)", "quota": "273(8), (10), (14)"},
    rounding="Votes are whole numbers: the papers of a parcel times their value, without the fraction. The sum of what "
    "is cut off is shown.",
    each="paper",
)


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Counting:
    """Return the count of these ballots for so many seats, not yet run. Raises ValueError for parts of a paper."""
    if profile.unit != 1:
        raise ValueError("the rule senate counts whole papers: a ballot cannot weigh a part of a vote")
    return SenateCounting(profile, seats, options, draws)


class SenateCounting(Counting):
    """The state of a count: who holds which papers at which value, and whose surplus has still to go on."""

    rule = "senate"
    clauses = Clauses(
        quota="273(8), (10), (14)", last="273(18)", lowest="273(13)(a)", look_back="273(31)", by_lot="273(31)"
    )

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws) -> None:
        super().__init__(profile, seats, options, draws, ARITHMETIC)
        self.papers = WholeParcels(profile)
        self.passed: set[int] = set()  # whose surplus has gone on

    def first_votes(self) -> list[Amount]:
        """Return the first preferences of each candidate."""
        return self.papers.first()

    def pass_surplus(self) -> bool:
        """Pass on the surplus that is next (9, 11, 21)."""
        waiting = self._waiting()
        if not waiting:
            return False
        most = max([self.totals[candidate] for candidate in waiting])
        candidate = self.first_of([each for each in waiting if self.totals[each] == most], "transfer")
        self.passed.add(candidate)
        self.before_surplus(candidate)
        surplus = int(self.totals[candidate] - self.quota)
        value = Fraction(surplus, self.papers.held(candidate))
        _, received = self.papers.pass_on(candidate, self.papers.values(candidate), value, self.is_open)
        self.lost += surplus - sum(received)
        received[candidate] = -surplus
        self.close("surplus", (candidate,), value, received, [])
        return True

    def _waiting(self) -> list[int]:
        """Return whose surpluses have not gone on, of those elected at the earliest count of all (23)."""
        for stage in self.stages:
            elected = [decision.candidate for decision in stage.decisions if decision.outcome == "elected"]
            waiting = [each for each in elected if each not in self.passed and self.totals[each] > self.quota]
            if waiting:
                return waiting
        return []

    def exclude_lowest(self) -> None:
        """Exclude the lowest; but of the last two for the last place elect the one with more votes (17)."""
        if self.vacant == 1 and len(self.continuing) == 2:
            self._elect_one_of_two()
        else:
            super().exclude_lowest()

    def _elect_one_of_two(self) -> None:
        most = max([self.totals[candidate] for candidate in self.continuing])
        leading = [candidate for candidate in self.continuing if self.totals[candidate] == most]
        reason = "more_of_two"
        if len(leading) > 1:
            leading = [*self.draws.order("elect", leading, len(self.stages))]
            reason = self.draws.how
        decision = Decision(candidate=leading[0], outcome="elected", reason=reason, clause="273(17)")
        self.continuing.remove(leading[0])
        self.elected.append(leading[0])
        self.stages[-1] = replace(self.stages[-1], decisions=(*self.stages[-1].decisions, decision))

    def pass_on_all(self, leaving: list[int], decisions: list[Decision]) -> None:
        """Pass on the papers of the excluded, a count for each value (13AA)."""
        [candidate] = leaving
        for value in self.papers.values(candidate) or [ONE]:
            self.close("exclusion", (candidate,), value, self.pass_on(candidate), decisions)
            decisions = []
            if not self.vacant:
                break

    def pass_on(self, candidate: int) -> list[Amount]:
        """Pass on the parcel of the highest value that an excluded candidate still holds."""
        values = self.papers.values(candidate)[:1]
        left, received = self.papers.pass_on(candidate, values, values[0] if values else ONE, self.is_open)
        self.lost += left - sum(received)
        received[candidate] = -left
        return received

    def papers_with(self, candidate: int) -> list[Paper]:
        """Return the papers that a candidate holds, each at the value at which it came."""
        return self.papers.held_at_values(candidate)

    def lies(self, ranking: tuple[int, ...]) -> tuple[tuple[int, Amount], ...]:
        """Return with whom a paper lies now, and at which value it came."""
        return (self.papers.where(ranking),)

    def first_of(self, tied: list[int], question: Question) -> int:
        """Return whose turn it is: by the latest count at which each of the tied had another number, else by lot."""
        if len(tied) == 1:
            return tied[0]
        choose = max if question == "transfer" else min
        for stage in reversed(self.stages) if self.looks == "earlier_stage" else ():
            votes = {stage.totals[each - 1]: each for each in tied}
            if len(votes) == len(tied):
                return votes[choose(votes)]
        return self.draws.order(question, tied, len(self.stages) + 1)[0]
