"""Sequential proportional approval voting: one seat after the other, ballots that have somebody elected counting less.

T. N. Thiele, "Om Flerfoldsvalg" (1895); M. Lackner and P. Skowron, "Multi-Winner Voting with Approval Preferences"
(2023), where it is sequential PAV. The clauses are in `WORDING`. Totals are the votes of each stage; an elected
candidate keeps those of the election, so that the totals of the elected add up to the score of the committee.
"""

from fractions import Fraction
from math import lcm

from comitia.count.amount import plain
from comitia.count.committees.seating import Seating
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.support import Support
from comitia.count.wording import Wording

WORDING = Wording(
    says={
        "sequential-pav 1": "A ballot approves every candidate marked on it, in no order.",
        "sequential-pav 2": "Seats are filled one after the other; a ballot on which so many candidates are elected "
        "counts 1/(so many + 1) for each other one, and the candidate with the most votes has the seat.",
        "sequential-pav 3": "Equal votes for a seat fall by lot.",
        "sequential-pav 4": "Runners-up stand in the order of votes as they count after the last seat.",
    },
    by={"seat": "sequential-pav 2"},
    way=(
        "Each voter marks as many candidates as they approve of.",
        "Seats are filled one after the other. Whoever has candidates elected already counts less for the "
        "next: with one elected a half, with two a third.",
    ),
)


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count. Raises `LotMissingError` at a tie without a lot."""
    return _SequentialPav(profile, seats, draws).run()


class _SequentialPav(Seating):
    """The class of a ballot is how many of its candidates are elected."""

    rule = "sequential-pav"

    def foremost(self) -> list[int]:
        votes = self._votes()
        most = max(votes.values())
        return [candidate for candidate in self.open if votes[candidate] == most]

    def show(self) -> None:
        whole = self._whole()
        for candidate, votes in self._votes().items():
            self.totals[candidate - 1] = plain(Fraction(votes, whole))

    def elect(self, candidate: int) -> Support:
        self.approvals.move(candidate, {each: each + 1 for each in self.approvals.held[candidate]})
        return Support(score=plain(sum([self.totals[each - 1] for each in (*self.elected, candidate)], Fraction())))

    def because(self, *, by_lot: bool) -> tuple[str, str]:
        return ("", "3") if by_lot else ("most_votes", "2")

    def order(self) -> dict[int, Fraction]:
        return {candidate: Fraction(-votes) for candidate, votes in self._votes().items()}

    def _whole(self) -> int:
        """Return a number that all parts to which ballots count divide."""
        return lcm(*range(1, len(self.elected) + 2))

    def _votes(self) -> dict[int, int]:
        """Return the votes of those open, in parts of `_whole`."""
        whole = self._whole()
        parts = [whole // (elected + 1) for elected in range(len(self.elected) + 1)]
        held = self.approvals.held
        return {each: sum([votes * parts[elected] for elected, votes in held[each].items()]) for each in self.open}
