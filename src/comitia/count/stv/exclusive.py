"""What the exclusive Gregory methods share: a surplus goes on from the parcel that made it, and may be left to wait.

- A surplus that arose on first preferences goes on from all of them, one that arose later from the last parcel alone.
  A paper that can go on is worth surplus / such papers, to two decimals, cut off, and no more than it was worth before.
  What is cut off is `lost`. Papers that cannot go on stay with the elected; where those that can are worth less than
  the surplus, the rest of it is not transferable.
- While surpluses wait that could change neither who is lowest nor who are the lowest together, the lowest are excluded.
- The excluded, one or several, pass on their papers in batches of one value. Each batch is a stage of the record, and
  whoever is elected by it gets no paper of the next. Where nobody is left to be elected, the rest does not move.
- Nobody gets a paper of those whose exclusion leaves no more candidates than vacancies: the others are elected then.

Each rule says what it calls less, when a batch is apart, and whom it elects besides those who have the quota.
"""

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar

from comitia.count.amount import Amount
from comitia.count.equals import in_order
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Paper, Profile
from comitia.count.record import Decision, Deferral
from comitia.count.stv.arithmetic import Decimals
from comitia.count.stv.parcels import Batch, Parcels, by_next, number
from comitia.count.stv.transferable import Clauses, Transferable

HUNDREDTHS = Decimals(100)


def way_of_parcels(enough: str) -> tuple[str, ...]:
    """Return how such a count works, in words, where so many votes elect."""
    return (
        "Each voter ranks candidates in order of preference. A ballot is worth one vote, and counts first for the "
        "candidate ranked first.",
        f"Whoever has {enough} is elected. What the elected have above the quota is not wasted: it passes on, by those "
        "of their ballots that brought it and name somebody who is still in the count. These are all their first "
        "preferences, or only the ballots that they received last.",
        "A surplus that could not change who is lowest waits. Then the candidate with the fewest votes leaves the "
        "count, or several do, and those ballots pass on in batches of one value. That is repeated, stage by stage, "
        "until the seats are filled.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusiveClauses(Clauses):
    """The clauses by which papers move, or wait."""

    first_surplus: str
    later_surplus: str
    wait_for_lowest: str
    wait_for_group: str
    together: str
    first_papers: str
    later_papers: str


class ExclusiveCounting(Transferable):
    """A count in which papers stay in parcels."""

    clauses: ExclusiveClauses
    own_look = "first_stage"
    first_apart: ClassVar[bool]  # whether the first preferences of the excluded are a batch of their own

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws) -> None:
        super().__init__(profile, seats, options, draws, HUNDREDTHS)
        self.papers = Parcels(profile, HUNDREDTHS.one)
        self.waits: Deferral | None = None
        self.ends_stage = True  # whether the batch that moves is the last of its exclusion
        self.groups: list[list[int]] = []  # who was excluded together, one after the other

    @abstractmethod
    def is_below(self, votes: Amount, other: Amount) -> bool:
        """Return whether so many votes, surpluses that wait among them, cannot catch up with another."""

    def first_votes(self) -> list[Amount]:
        """Return the first preferences of each candidate."""
        return self.papers.votes()

    def surpluses(self) -> dict[int, Amount]:
        """Return what each of the elected has above the quota."""
        return {each: self.totals[each] - self.quota for each in self.elected if self.totals[each] > self.quota}

    def pass_surplus(self) -> bool:
        """Pass on the largest surplus, unless all that are left can wait."""
        waiting = self.surpluses()
        self.waits = None
        if not waiting:
            return False
        total = sum(waiting.values())
        if clause := self._why_wait(total):
            self.waits = Deferral(surplus=total, clause=clause)
            return False
        most = max(waiting.values())
        largest = [each for each, surplus in waiting.items() if surplus == most]
        self._pass(self.first_of(largest, "transfer"), most)
        return True

    def _why_wait(self, surplus: Amount) -> str:
        """Return the clause by which surpluses of so much wait; empty where one has to pass on."""
        fewest, next_above = sorted([self.totals[each] for each in self.continuing])[:2]
        if self.is_below(fewest + surplus, next_above):
            return self.clauses.wait_for_lowest
        return self.clauses.wait_for_group if len(self.lowest_together(surplus)) > 1 else ""

    def lowest_together(self, surplus: Amount) -> list[int]:
        """Return as many of the lowest as can be excluded at once, the lowest first; equals are never parted."""
        order = sorted(self.continuing, key=lambda each: self.totals[each])
        votes, found = surplus, 0
        for place, candidate in enumerate(order[: len(order) - self.vacant], 1):
            votes += self.totals[candidate]
            next_above = self.totals[order[place]]
            if next_above > self.totals[candidate] and self.is_below(votes, next_above):
                found = place
        return order[:found]

    def _pass(self, candidate: int, surplus: Amount) -> None:
        self.before_surplus(candidate)
        came = self.papers.last(candidate)
        piles = by_next(came.rows, self.is_open)
        staying, piles[0] = piles[0], []
        papers = sum(map(number, piles))
        value = min(came.value, surplus // papers) if papers else None
        received: list[Amount] = [0] * len(piles)
        if value is not None:
            self.papers.leave(candidate, staying)
            received = self.papers.give(piles, value, len(self.stages) + 1)
        left = surplus - sum(received)
        if value is None or value == came.value:
            received[0] = left
        else:
            self.lost += left
        received[candidate] = -surplus
        self.close("surplus", (candidate,), value, received, [])
        clauses = self.clauses
        self._note(clauses.first_surplus if came.is_first else clauses.later_surplus)

    def exclude_lowest(self) -> None:
        """Exclude the lowest, alone or with others, and pass on their papers batch by batch."""
        decisions = self._choose()
        out = tuple(decision.candidate for decision in decisions)
        for candidate in out:
            self.drop(candidate)
        self.groups.append(list(out))
        self.papers.pass_idle(out, self.is_open, len(self.stages) + 1)
        batches = self.papers.batches(out, first_apart=self.first_apart)
        nothing: list[Amount] = [0] * len(self.totals)
        are_left = len(self.continuing) <= self.vacant
        if are_left or not batches:
            decisions += self.last_standing() if are_left else []
            self.close("exclusion", out, None, nothing, decisions)
            self._note(self.clauses.last if are_left else self.clauses.first_papers, waits=self.waits)
        else:
            self._pass_batches(out, batches, decisions)

    def _choose(self) -> list[Decision]:
        group = self.lowest_together(self.waits.surplus if self.waits else 0)
        if len(group) < 2:
            return [self.choose_lowest()]
        clause = self.clauses.together
        return [Decision(candidate=each, outcome="excluded", reason="together", clause=clause) for each in group]

    def _pass_batches(self, out: tuple[int, ...], batches: list[Batch], decisions: list[Decision]) -> None:
        for place, batch in enumerate(batches, 1):
            self.ends_stage = place == len(batches)
            lost = self.papers.take(out, batch, first_apart=self.first_apart)
            received = self.papers.give(by_next(batch.rows, self.is_open), batch.value, len(self.stages) + 1)
            for candidate in out:
                received[candidate] = -lost[candidate]
            self.close("exclusion", out, batch.value, received, decisions if place == 1 else [])
            clause = self.clauses.first_papers if batch.is_first else self.clauses.later_papers
            self._note(clause, batch=place, waits=self.waits if place == 1 else None)
            if not self.vacant:
                break

    def _note(self, clause: str, batch: int = 0, waits: Deferral | None = None) -> None:
        """Write on the last stage by which clause papers moved, in which batch, and what waits."""
        self.stages[-1] = replace(self.stages[-1], clause=clause, batch=batch, deferred=waits)

    def moving_up(self) -> list[int]:
        """Return the excluded in the order in which they move up: of those excluded together the higher first."""
        order: list[int] = []
        for group in reversed(self.groups):
            places = {each: (self._had(each), self._look(each)) for each in group}
            order += in_order(places, places.__getitem__, self.draws, len(self.stages))
        return order

    def _had(self, candidate: int) -> Amount:
        """Return the votes with which a candidate was excluded."""
        at = next(place for place, stage in enumerate(self.stages) if candidate in stage.subjects)
        return self.stages[at - 1].totals[candidate - 1]

    def lies(self, ranking: tuple[int, ...]) -> tuple[tuple[int, Amount], ...]:
        """Return with whom a paper lies now, and at which value."""
        return (self.papers.where(ranking),)

    def papers_with(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at its value."""
        return self.papers.pile(candidate)
