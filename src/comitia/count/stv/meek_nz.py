"""Single transferable vote by New Zealand's form of Meek's method, in nine decimals.

Local Electoral Regulations 2001 (SR 2001/145, New Zealand), Schedule 1A, Part 1, whose clauses the decisions name.
As in `meek` the elected keep a part of each paper; what differs is the order of steps, each a stage of the record:

- 5 The quota is (v - vnt) / (n + 1), cut off, and 0.000000001: v papers, vnt of them not transferable, n places.
- 6, 12 Whoever has the quota is successful.
- 7, 17 In the next step the successful keep quota / votes of what they kept, rounded up at each operation. 8, 16 The
  hopeful keep all, the excluded nothing.
- 10 Each paper is shared out: to the m-th on it go (1 - k1) * (1 - k2) * ... * km, each product rounded up.
- 13, 14 The hopeful with the fewest votes is excluded at the end of a step when even with all surpluses they have less
  than any other, or when the surpluses are less than 0.0001. The first step excludes nobody.
- 3 Whoever is left when as many stand as there are places is successful.
- 19, 40 Ties fall at the first step at which the tied differed; then there by pseudo-random numbers made from how many
  candidates, places and papers there are (41 to 48), here by lot.
- 20, 21 Whom no paper names is withdrawn, so that places may stay vacant.
- 24 to 36 (Part 2, one vacancy) elect the same: this rule takes the steps of Part 1 there, too.
- 23 When more steps would change nothing, the lowest is excluded. That is so when what candidates keep comes again.

Rounding up may give away more than a paper: vnt is then less than nothing by as much, so that candidates never have
more quotas than there are places.
"""

from dataclasses import replace

from comitia.count.amount import Amount
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Decision
from comitia.count.stv.counting import Counting
from comitia.count.stv.meek import ONE, MeekCounting, up
from comitia.count.stv.meek import WORDING as MEEK
from comitia.count.stv.transferable import Clauses
from comitia.count.wording import Wording

SMALL = 100_000  # 0.0001 of a vote (clause 13)
WORDING = Wording(
    says={
        "cl 3": "When as many candidates are left as places are open, they are successful.",
        "cl 5": "The quota is the number of ballots, without what of them is not transferable, divided by one more "
        "than the places, cut off after nine decimals, and 0.000000001. It falls as ballots run out of candidates.",
        "cl 6, 12": "Whoever has as many votes as the quota, or more, is successful.",
        "cl 7, 17": "In each step the successful keep less of each ballot, until they have no more than the quota.",
        "cl 10": "Each ballot gives every candidate on it, in order, the part of what is left of it that the candidate "
        "keeps: all of it while in the count, less once successful, nothing once excluded.",
        "cl 13": "The candidate with the fewest votes is excluded when even all surpluses would not bring them up to "
        "the next, or when the surpluses are less than 0.0001.",
        "cl 19": "Of equal candidates, the one decides who had fewer at the first step at which they differed; else a "
        "lot, or an order agreed before.",
        "cl 20, 21": "A candidate whom no ballot names counts as withdrawn, so that places may stay vacant.",
        "cl 23": "When more steps would change nothing, the candidate with the fewest votes is excluded.",
    },
    by={"first": "cl 10", "surplus": "cl 7, 17", "exclusion": "cl 10", "quota": "cl 5"},
    way=MEEK.way,
    rounding=MEEK.rounding,
    unnamed="cl 20, 21",
)


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Counting:
    """Return the count of these ballots for so many seats, not yet run."""
    return NewZealandCounting(profile, seats, options, draws)


class NewZealandCounting(MeekCounting):
    """The state of a count by Schedule 1A: a stage is a step; who was excluded at the end of one begins the next."""

    rule = "meek-nz"
    own_look = "first_stage"
    clauses = Clauses(quota="cl 6, 12", last="cl 3", lowest="cl 13", look_back="cl 19", by_lot="cl 19")

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws) -> None:
        super().__init__(profile, seats, options, draws)
        named = {mark for ranking, copies in profile.rows if copies for mark in ranking}
        self.continuing = [each for each in self.continuing if each in named]
        self.seen = {self.keeps()}  # what candidates kept at each step; it changes with everybody who is decided
        self.is_stable = False

    def pass_surplus(self) -> bool:
        """Take a step, unless somebody is to be excluded before it: by clause 13 never at the end of the first."""
        is_due = self.is_stable or self._leaves_lowest()
        if is_due if len(self.stages) > 1 else not self.elected:
            return False
        self._keep_less()
        self.close("surplus", tuple(self.elected), None, self._distribute(), [])
        self.is_stable = self.keeps() in self.seen
        self.seen.add(self.keeps())
        return True

    def _leaves_lowest(self) -> bool:
        """Return whether the lowest is to be excluded at the end of this step (13)."""
        lowest, *others = sorted(self.votes[each] for each in self.continuing)
        surplus = self._surpluses()
        return surplus < SMALL * self.profile.unit or lowest + surplus < others[0]

    def _surpluses(self) -> int:
        """Return what candidates have above the quota (14)."""
        return sum(max(0, self.votes[each] - int(self.quota)) for each in self.elected)

    def lowest(self) -> list[int]:
        """Return those with the fewest votes (19)."""
        return Counting.lowest(self)

    def exclude(self, decisions: list[Decision]) -> None:
        """Exclude the lowest, by clause 23 where more steps would change nothing."""
        if self.is_stable:
            decisions = [replace(each, clause="cl 23") for each in decisions]
        self.is_stable = False
        super().exclude(decisions)

    def pass_on(self, candidate: int) -> list[Amount]:
        """Take a step in which the excluded keep nothing (16)."""
        self._keep_less()
        self.kept[candidate] = 0
        self.seen.add(self.keeps())
        return self._distribute()

    def _keep_less(self) -> None:
        """Let each elected candidate keep quota * kept / votes (7, 17)."""
        unit = self.profile.unit
        for candidate in self.elected:
            of_quota = up(int(self.quota) // unit * self.kept[candidate], ONE)
            self.kept[candidate] = up(of_quota * unit * ONE, self.votes[candidate])

    def _shares(self, ranking: tuple[int, ...]) -> list[tuple[int, int]]:
        """Return who keeps how much of a paper (10)."""
        shares, left = [], ONE
        for mark in ranking:
            if kept := self.kept[mark]:
                shares.append((mark, up(left * kept, ONE)))
                left = up(left * (ONE - kept), ONE)
                if not left:
                    break
        return shares
