"""The method of equal shares: all votes have the same money, a seat costs one, and its voters pay for it.

D. Peters and P. Skowron, "Proportionality and the Limits of Welfarism" (2020), where it is Rule X; M. Lackner and
P. Skowron, "Multi-Winner Voting with Approval Preferences" (2023). The clauses are in `WORDING`. What money cannot buy
is filled by `completion`: `phragmen`, or `none`, by which seats stay vacant. Totals are the votes of those who approve,
and do not change; rho and loads are for one whole vote.
"""

from fractions import Fraction

from comitia.count.amount import Amount, plain
from comitia.count.committees.sequential_phragmen import SequentialPhragmen
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.support import Support
from comitia.count.wording import Wording

WORDING = Wording(
    says={
        "equal-shares 1": "A ballot approves every candidate marked on it, in no order; all valid votes have the same "
        "money, together one for each seat, and blank ballots have none.",
        "equal-shares 2": "A seat costs one; each vote that approves of the candidate pays the same amount, rho, or "
        "all that it has left, and the candidate with the least rho has the seat.",
        "equal-shares 3": "Equal rho falls by lot.",
        "equal-shares 4": "When the money of no candidate's voters is enough, the seats left are filled by Phragmén's "
        "sequential rule: all votes earn the same on top of what they have left, and the candidate whose voters first "
        "have enough together has the seat; equal ones fall by lot.",
        "equal-shares 5": "Candidates whom nobody approves come last, by lot.",
        "equal-shares 6": "With completion none, the seats that money cannot buy stay vacant, and nobody moves "
        "up to one.",
        "equal-shares 7": "Runners-up stand in the order in which clause 4 would have the next seat filled.",
    },
    by={"seat": "equal-shares 2"},
    way=(
        "Each voter marks as many candidates as they approve of, and has an equal share of the money for all seats.",
        "A seat costs the same for everybody, and its voters pay it together. First comes the candidate whose "
        "voters pay least each.",
    ),
)


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count. Raises `LotMissingError` at a tie without a lot."""
    return _EqualShares(profile, seats, draws, completes=options.completion != "none").run()


class _EqualShares(SequentialPhragmen):
    """The class of a ballot is the money it has left; `rho` is empty once the seats left are completed."""

    rule = "equal-shares"
    shared, unapproved = ("4", "4"), "5"

    def __init__(self, profile: Profile, seats: int, draws: Draws, *, completes: bool) -> None:
        super().__init__(profile, seats, draws)
        self.completes = completes
        self.rho: dict[int, Fraction | None] = {}
        self.is_bought = True

    def at_first(self) -> Fraction:
        """Return the money of a unit of weight."""
        return Fraction(self.seats, self.profile.valid) if self.profile.valid else Fraction(0)

    def decides(self) -> bool:
        """Return whether it matters who is first: always, where seats may stay vacant."""
        return not self.completes or super().decides()

    def foremost(self) -> list[int]:
        """Return those for whom a vote pays least; where none can be paid, those of clause 4, or nobody."""
        if self.is_bought:
            self.rho = {candidate: self.purses.rho(candidate) for candidate in self.open}
            known = [rho for rho in self.rho.values() if rho is not None]
            if known:
                least = min(known)
                return [candidate for candidate in self.open if self.rho[candidate] == least]
            self.is_bought = False
        return super().foremost() if self.completes else []

    def elect(self, candidate: int) -> Support:
        """Let the voters of a candidate pay."""
        money = self._money()
        rho = self.rho[candidate]
        if not self.is_bought or rho is None:
            found = super().elect(candidate)
            return Support(loads=found.loads, payments=found.payments, money=money)
        payments = self.purses.pay(candidate, rho)
        return Support(rho=self.a_vote(self.rho), payments=self.votes_pay(payments), money=money)

    def vacancy(self) -> Support:
        """Return what money is left, and that nobody's voters have enough of it."""
        return Support(rho=self.a_vote(self.rho), money=self._money())

    def because(self, *, by_lot: bool) -> tuple[str, str]:
        """Return the reason: the least rho, or that of the completion."""
        if self.is_bought:
            return "least_rho", "3" if by_lot else "2"
        return super().because(by_lot=by_lot)

    def order(self) -> dict[int, Fraction]:
        """Return what sets in order those left; nobody where a seat stays vacant for want of money."""
        return super().order() if self.completes or len(self.elected) == self.seats else {}

    def _money(self) -> tuple[Amount, ...]:
        candidates = range(1, self.profile.candidates + 1)
        return tuple(plain(self.purses.together(each) if each in self.open else Fraction(0)) for each in candidates)
