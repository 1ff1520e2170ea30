"""Single transferable vote by the exclusive Gregory method, as elections in Northern Ireland have it.

Local Elections Rules, Schedule 5 to the Electoral Law Act (Northern Ireland) 1962, rules 47 to 52, as the Local
Elections (Northern Ireland) Order 1985 (SI 1985/454) has them. Amounts have two decimals. What the method says of
parcels, surpluses that wait and batches stands in `exclusive`; its clauses here are `WORDING`.

Where the rules leave something open:

- A candidate has the quota, and gets no further paper, from the batch on that brought it (rules 48(3) and 51(6)).
- The earliest stage of rules 50(1) and 51(13) is the end of a stage as rule 41 defines it: that of an exclusion is
  after its last batch.
- As many are excluded together (rule 51(12)) as the condition allows while enough are left for the vacancies.
- While papers of the excluded are still to move, they count with the others' votes in rule 52(2). Two who have the same
  number and nobody beside them are not elected by it: which of them is excluded is a tie.
"""

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
        "rule 48(3)": "A candidate whose votes equal or exceed the quota is elected.",
        "rule 49(4)": "A surplus of first preferences goes on from all papers that name somebody who continues.",
        "rule 49(7)": "A surplus that arose later goes on from the papers last received, at no more than they are "
        "worth.",
        "rule 49(10)(a)": "Surpluses wait that are less than the difference between the lowest and the next lowest.",
        "rule 49(10)(b)": "Surpluses wait with which several lowest together still have less than the next above them.",
        "rule 50(1)": "The largest surplus goes first, of equal ones that of the candidate who had more votes "
        "earliest.",
        "rule 51(1)": "Where no surplus has to pass on, the candidate with the fewest votes is excluded.",
        "rule 51(3)": "The first preferences of the excluded go on at the value of one vote.",
        "rule 51(6)": "Then the papers that had come to the excluded go on at their value, the highest value first.",
        "rule 51(12)": "Lowest candidates who with all surpluses have less than the next above are excluded together.",
        "rule 51(13)(a)": "Of equal lowest, the one with fewer votes at the earliest stage at which they differed "
        "goes.",
        "rule 51(13)(b)": "Of candidates equal at all stages, one is excluded by lot.",
        "rule 52(1)": "Where as many candidates continue as there are vacancies, they are elected.",
        "rule 52(2)": "The last vacancy goes to whoever has no fewer votes than all others and the surpluses together.",
    },
    by={"quota": "rule 48(3)"},
    way=(
        *way_of_parcels("as many votes as the quota"),
        "The last seat goes to whoever has as many votes as all others together with all surpluses.",
    ),
    last_received="rule 49(7)",
    first_papers="rule 51(3)",
)


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Transferable:
    """Return the count of these ballots for so many seats, not yet run."""
    return ExclusiveGregoryCounting(profile, seats, options, draws)


class ExclusiveGregoryCounting(ExclusiveCounting):
    """The count as the rules for Northern Ireland have it."""

    rule = "exclusive-gregory"
    first_apart: ClassVar[bool] = True
    clauses = ExclusiveClauses(
        quota="rule 48(3)",
        last="rule 52(1)",
        lowest="rule 51(1)",
        look_back="rule 51(13)(a)",
        by_lot="rule 51(13)(b)",
        first_surplus="rule 49(4)",
        later_surplus="rule 49(7)",
        wait_for_lowest="rule 49(10)(a)",
        wait_for_group="rule 49(10)(b)",
        together="rule 51(12)",
        first_papers="rule 51(3)",
        later_papers="rule 51(6)",
    )

    def reached(self) -> list[int]:
        """Return who has the quota or more; for one seat nobody before an exclusion (rules 48(3) and 52(2))."""
        return super().reached() if self.seats > 1 or self.stages else []

    def is_below(self, votes: Amount, other: Amount) -> bool:
        """Return whether votes are less than those of another (rules 49(10) and 51(12))."""
        return votes < other

    def elect_reached(self, action: Action, done: list[Decision]) -> None:
        """Elect whoever has the quota, and to the last vacancy whom nobody can catch up with (rule 52(2))."""
        super().elect_reached(action, done)
        if self.vacant != 1 or len(self.continuing) < 2:
            return
        most = max(self.totals[each] for each in self.continuing)
        first, *equal = [each for each in self.continuing if self.totals[each] == most]
        to_move = [self.totals[each] for each in self.excluded]
        others = [self.totals[each] for each in self.continuing if each != first]
        if not equal and most >= sum(others) + sum(to_move) + sum(self.surpluses().values()):
            done.append(Decision(candidate=first, outcome="elected", reason="beats_all", clause="rule 52(2)"))
            self.elect(first)

    def remember(self) -> None:
        """Take note of how candidates stand, at the end of a stage as rule 41 defines it."""
        if self.ends_stage:
            super().remember()
        self.ends_stage = True
