"""Votes that pass on by a Gregory method: papers lie in piles, and a surplus goes on once, at a part of their value."""

from comitia.count.amount import Amount
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Paper, Profile
from comitia.count.stv.arithmetic import Arithmetic
from comitia.count.stv.counting import Counting
from comitia.count.stv.papers import Papers, papers


class GregoryCounting(Counting):
    """A count in which the largest surplus goes first, on all the papers of the elected."""

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws, arithmetic: Arithmetic) -> None:
        super().__init__(profile, seats, options, draws, arithmetic)
        self.papers: Papers = papers(profile, arithmetic)
        self.passed: set[int] = set()  # whose surplus has passed on

    def first_votes(self) -> list[Amount]:
        """Return the first preferences of each candidate."""
        return self.papers.first()

    def pass_surplus(self) -> bool:
        """Pass on the largest surplus, by look-back or lot among equal ones."""
        totals, quota = self.totals, self.quota
        waiting = [each for each in self.elected if each not in self.passed and totals[each] > quota]
        if not waiting:
            return False
        total = max([totals[candidate] for candidate in waiting])
        candidate = self.first_of([each for each in waiting if totals[each] == total], "transfer")
        self.passed.add(candidate)
        self.before_surplus(candidate)
        surplus = total - quota
        received = self.papers.move(candidate, self.is_open, (surplus, total))
        self.lost += surplus - sum(received)
        received[candidate] = -surplus
        value = self.arithmetic.part(self.arithmetic.one, surplus, total)
        self.close("surplus", (candidate,), value, received, [])
        return True

    def pass_on(self, candidate: int) -> list[Amount]:
        """Pass on the papers of an excluded candidate at the value they have."""
        if len(self.continuing) <= self.vacant and self.seat is None and self.watched is None:
            received = self.papers.move_at_last(candidate, self.is_open)
        else:
            received = self.papers.move(candidate, self.is_open, None)
        received[candidate] = -self.totals[candidate]
        return received

    def papers_with(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        return self.papers.pile(candidate)

    def lies(self, ranking: tuple[int, ...]) -> tuple[tuple[int, Amount], ...]:
        """Return with whom a paper lies now, and at which value."""
        return (self.papers.where(ranking),)
