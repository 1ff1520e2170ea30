"""Single transferable vote by the rules of the Electoral Reform Society, third edition, 1997 (ERS97).

R. A. Newland and F. S. Britton, "How to conduct an election by the Single Transferable Vote", whose paragraphs the
decisions name. Amounts have two decimals. Parcels, surpluses that wait and batches are as `exclusive` has them; the
paragraphs are in `WORDING`. Besides, nobody needs more votes than can still be beaten: a candidate is elected with the
quota, or with the total active vote divided by one more than the places not yet filled. The total active vote is all
votes less those of the elected, up to the quota each, and less what is not transferable.

Where the rules leave something open:

- Several are excluded together only where the next above has more than the highest of them: equals are not parted.
- The division of the total active vote is exact: a vote of two decimals is as much as it, or is not.
- Where no candidate who continues has any vote, nobody is elected by that division.
- A proposed exclusion that leaves as many as the places (5.5.1) is written as one, in which no paper moves; who is left
  over when the places are filled (5.5.2) is not written as excluded.
"""

from collections.abc import Mapping
from typing import ClassVar

from comitia.count.amount import Amount
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Action, Decision
from comitia.count.stv.exclusive import ExclusiveClauses, ExclusiveCounting, way_of_parcels
from comitia.count.stv.transferable import Transferable
from comitia.count.wording import Wording

WORDING = Wording(
    says={
        "5.1.6": "The quota is the valid votes divided by one more than the places, to two decimals, rounded up.",
        "5.1.7": "At the first stage those are elected who have the quota, or as many votes as are enough.",
        "5.2.2(a)": "Surpluses wait that are no more than the difference between the two lowest candidates.",
        "5.2.2(b)": "Surpluses wait with which several lowest together have no more than the candidate next above.",
        "5.2.3": "The largest surplus goes first, of equal ones that of the candidate who had more votes earliest.",
        "5.2.5": "The lowest is excluded; of equal ones who had fewer votes at the earliest point, then by lot.",
        "5.2.5(b)": "As many lowest are excluded together as with waiting surpluses have no more than the next above.",
        "5.3.1": "A surplus of the first stage goes on from all papers that name somebody who continues.",
        "5.3.2": "A surplus that arose later goes on from the batch last received.",
        "5.3.13": "After a surplus those are elected who have the quota, or as many votes as are enough.",
        "5.4.2": "The papers of the excluded go on in batches of one value, the highest first.",
        "5.4.8": "Where papers run out before anybody is elected, the quota is taken anew without them.",
        "5.4.9": "After each batch those are elected who have the quota, or as many votes as are enough.",
        "5.5.1": "Where an exclusion would leave as many candidates as places, those are elected.",
        "5.6.2": "Of equals for too few places those are elected who had more votes earliest; else none is yet.",
    },
    by={"quota": "5.1.6"},
    way=(
        *way_of_parcels("as many votes as the quota, or as are enough at that moment"),
        "Whoever has so many votes that too few are left to beat them has enough: the votes that can still elect "
        "somebody, divided by one more than the open seats.",
    ),
    last_received="5.3.2",
)
_ELECTED: Mapping[Action, str] = {"first": "5.1.7", "surplus": "5.3.13", "exclusion": "5.4.9"}


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Transferable:
    """Return the count of these ballots for so many seats, not yet run."""
    return Ers97Counting(profile, seats, options, draws)


class Ers97Counting(ExclusiveCounting):
    """The count as the third edition has it."""

    rule = "ers97"
    moves = True
    first_apart: ClassVar[bool] = False
    clauses = ExclusiveClauses(
        quota="5.1.7",
        last="5.5.1",
        lowest="5.2.5",
        look_back="5.2.5",
        by_lot="5.2.5",
        first_surplus="5.3.1",
        later_surplus="5.3.2",
        wait_for_lowest="5.2.2(a)",
        wait_for_group="5.2.2(b)",
        together="5.2.5(b)",
        first_papers="5.4.2",
        later_papers="5.4.2",
    )

    def find_quota(self) -> Amount:
        """Return the quota of all valid votes (5.1.6)."""
        return self._quota(self.profile.valid * self.arithmetic.one)

    def _quota(self, votes: Amount) -> Amount:
        unit = self.profile.unit
        return -(-votes // (unit * (self.seats + 1))) * unit

    def is_below(self, votes: Amount, other: Amount) -> bool:
        """Return whether votes are no more than those of another (5.2.2 and 5.2.5)."""
        return votes <= other

    @property
    def active(self) -> Amount:
        """Return the total active vote (5.6.1 and 6.20)."""
        held = sum([min(self.totals[each], self.quota) for each in self.elected])
        return self.profile.valid * self.arithmetic.one - held - self.not_transferable - self.lost

    def elect_reached(self, action: Action, done: list[Decision]) -> None:
        """Elect in turn, the highest first, whoever has the quota or enough (5.1.7, 5.3.13 and 5.4.9)."""
        if not self.elected:
            self.quota = self._quota(self.profile.valid * self.arithmetic.one - self.not_transferable)
        while self.vacant and (candidate := self._next_elected()):
            has_quota = self.totals[candidate] >= self.quota
            enough = -(-self.active // (self.vacant + 1))
            reason, needed = ("quota", None) if has_quota else ("needed", enough)
            done.append(
                Decision(candidate=candidate, outcome="elected", reason=reason, clause=_ELECTED[action], needed=needed)
            )
            self.elect(candidate)

    def _next_elected(self) -> int:
        """Return the highest candidate, where elected now; 0 where nobody is, or too many are equal (5.6.2)."""
        most = max((self.totals[each] for each in self.continuing), default=0)
        if not most or (most < self.quota and most * (self.vacant + 1) < self.active):
            return 0
        equal = [each for each in self.continuing if self.totals[each] == most]
        if len(equal) <= self.vacant:
            return equal[0]
        first = self.leading(equal, max)
        return first[0] if len(first) <= self.vacant else 0
