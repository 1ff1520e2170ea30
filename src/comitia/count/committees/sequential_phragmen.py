"""Phragmén's sequential rule: each seat is a load of one, shared by its voters, and the heaviest load is kept light.

E. Phragmén (1894, 1895); M. Brill, R. Freeman, S. Janson and M. Lackner, "Phragmén's Voting Methods and Justified
Representation" (2017); M. Lackner and P. Skowron, "Multi-Winner Voting with Approval Preferences" (2023). The clauses
are in `WORDING`. Totals are the votes of those who approve, and do not change; loads are for one whole vote.
"""

from collections.abc import Mapping
from fractions import Fraction

from comitia.count.amount import Amount, plain
from comitia.count.committees.purses import Payments, Purses
from comitia.count.committees.seating import Seating
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.support import Support
from comitia.count.wording import Wording

MOST_ELECTED = 100
"""So many are elected: each seat makes the numbers of loads and money longer."""

WORDING = Wording(
    says={
        "sequential-phragmen 1": "A ballot approves every candidate marked on it, in no order; its load is nothing.",
        "sequential-phragmen 2": "Seats are filled one after the other; each is a load of one, which the ballots that "
        "approve of the candidate share so that all of them have the same load, and the candidate for whom that is "
        "least has the seat.",
        "sequential-phragmen 3": "Equal loads fall by lot.",
        "sequential-phragmen 4": "Candidates whom nobody approves come last, by lot.",
        "sequential-phragmen 5": "Runners-up stand in the order of loads as they would be after the last seat.",
    },
    by={"seat": "sequential-phragmen 2"},
    way=(
        "Each voter marks as many candidates as they approve of.",
        "A seat is a load that the voters of the elected share. Seats are filled one after the other, so that "
        "no voter carries more than need be.",
    ),
)


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count. Raises `LotMissingError` at a tie without a lot."""
    return SequentialPhragmen(profile, seats, draws).run()


def too_large(profile: Profile, seats: int) -> str:
    """Return why there are too many seats to share out exactly, or an empty text."""
    filled = min(seats, len(profile.standing))
    if filled > MOST_ELECTED:
        return f"loads and money are reckoned exactly for up to {MOST_ELECTED} elected, and these would be {filled}"
    return ""


class SequentialPhragmen(Seating):
    """The class of a ballot is its load: money below nothing."""

    rule = "sequential-phragmen"
    shared, unapproved = ("2", "3"), "4"

    def __init__(self, profile: Profile, seats: int, draws: Draws) -> None:
        super().__init__(profile, seats, draws)
        self.purses = Purses(self.approvals, self.at_first())
        self.totals = [self.approvals.votes(candidate) for candidate in range(1, profile.candidates + 1)]
        self.loads: dict[int, Fraction | None] = {}

    def at_first(self) -> Fraction:
        """Return what a ballot has before the first seat."""
        return Fraction(0)

    def foremost(self) -> list[int]:
        """Return those whose voters would have the least load; where nobody has voters, all."""
        self.loads = self._loads()
        known = [load for load in self.loads.values() if load is not None]
        least = min(known) if known else None
        return [candidate for candidate in self.open if self.loads[candidate] == least]

    def show(self) -> None:
        """Leave the totals: who approves does not change."""

    def elect(self, candidate: int) -> Support:
        """Share the seat among the voters of a candidate."""
        load = self.loads[candidate]
        payments = () if load is None else self.purses.share(candidate, load)
        return Support(loads=self.a_vote(self.loads), payments=self.votes_pay(payments))

    def because(self, *, by_lot: bool) -> tuple[str, str]:
        """Return the reason: the least load, or that nobody left has a vote."""
        if all(load is None for load in self.loads.values()):
            return "no_votes", self.unapproved
        return "least_load", self.shared[by_lot]

    def order(self) -> dict[int, Fraction]:
        """Return the loads as they would be; whom nobody approves comes after any of them."""
        loads = self._loads()
        last = 1 + max([load for load in loads.values() if load is not None], default=Fraction(0))
        return {candidate: last if load is None else load for candidate, load in loads.items()}

    def a_vote(self, amounts: Mapping[int, Fraction | None]) -> tuple[Amount | None, ...]:
        """Return amounts for a unit of weight as those for a vote, with a place for each candidate."""
        found = [amounts.get(candidate) for candidate in range(1, self.profile.candidates + 1)]
        return tuple(None if each is None else plain(each * self.profile.unit) for each in found)

    def votes_pay(self, payments: Payments) -> tuple[tuple[Amount, Amount], ...]:
        """Return payments as what votes pay."""
        return tuple((weight, plain(paid * self.profile.unit)) for weight, paid in payments)

    def _loads(self) -> dict[int, Fraction | None]:
        return {candidate: self.purses.load(candidate) for candidate in self.open}
