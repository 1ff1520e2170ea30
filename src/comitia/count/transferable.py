"""Single transferable vote, as far as the rules agree: stages, surpluses, exclusions, look-back and lots.

Each rule is a class of its own that says what its source says: the quota, what a transferred paper is worth, and the
clause of each decision. How exact amounts are is the rule's `arithmetic`.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from comitia.count.amount import Amount
from comitia.count.arithmetic import Arithmetic
from comitia.count.lots import Draws, Question
from comitia.count.options import Options
from comitia.count.papers import Papers, papers
from comitia.count.profile import Profile
from comitia.count.record import Action, Count, Decision, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """The clauses of a rule's source by which a candidate is elected or excluded."""

    quota: str
    last: str
    lowest: str
    look_back: str
    by_lot: str


class Counting:
    """The state of one count: who continues, the totals so far, what was decided."""

    rule: ClassVar[str]
    clauses: ClassVar[Clauses]

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws, arithmetic: Arithmetic) -> None:
        self.profile, self.seats, self.draws, self.arithmetic = profile, seats, draws, arithmetic
        self.looks_back = options.ties != ("lot",)
        self.quota = self.find_quota()
        self.papers: Papers = papers(profile, arithmetic)
        self.is_open = [False] * (profile.candidates + 1)
        for candidate in profile.standing:
            self.is_open[candidate] = True
        self.continuing = list(profile.standing) if profile.valid else []
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.waiting: list[int] = []  # elected, with a surplus not yet transferred
        self.totals: list[Amount] = [0] * (profile.candidates + 1)
        self.rank = [0] * (profile.candidates + 1)  # by votes now, then at the stage before, and so on back
        self.not_transferable: Amount = 0
        self.lost: Amount = 0
        self.stages: list[Stage] = []

    def find_quota(self) -> Amount:
        """Return the quota: the whole number above valid / (seats + 1)."""
        return (self.profile.valid // (self.seats + 1) + 1) * self.arithmetic.one

    def has_quota(self, total: Amount) -> bool:
        """Return whether a total elects: the quota or more."""
        return total >= self.quota

    @property
    def vacant(self) -> int:
        """Return how many seats are still to be filled."""
        return self.seats - len(self.elected)

    def run(self) -> None:
        """Take stage after stage until the seats are filled, or nobody is left."""
        self.first_stage()
        while self.vacant and self.continuing:
            if len(self.continuing) <= self.vacant:
                self.elect_the_rest()
            elif surpluses := self.surpluses():
                self.transfer_surplus(surpluses)
            else:
                self.exclude_lowest()

    def first_stage(self) -> None:
        """Credit each candidate with the first preferences."""
        self._close("first", (), None, self.papers.first(), [])

    def surpluses(self) -> list[int]:
        """Return the elected whose surplus is the largest of those not yet transferred."""
        self.waiting = [candidate for candidate in self.waiting if self.totals[candidate] > self.quota]
        most = max([self.totals[candidate] for candidate in self.waiting], default=0)
        return [candidate for candidate in self.waiting if self.totals[candidate] == most]

    def transfer_surplus(self, largest: list[int]) -> None:
        """Pass on a surplus, by look-back or lot among equal ones."""
        candidate = self._first_of(largest, "transfer")
        self.waiting.remove(candidate)
        self.before_transfer(candidate)
        total = self.totals[candidate]
        surplus = total - self.quota
        received = self.papers.move(candidate, self.is_open, (surplus, total))
        self.lost += surplus - sum(received)
        received[candidate] = -surplus
        value = self.arithmetic.part(self.arithmetic.one, surplus, total)
        self._close("surplus", (candidate,), value, received, [])

    def before_transfer(self, candidate: int) -> None:
        """Take note of the papers of an elected candidate while they still lie together; a count needs no note."""

    def exclude_lowest(self) -> None:
        """Exclude the candidate with the fewest votes, and pass the papers on at their value."""
        fewest = min([self.totals[candidate] for candidate in self.continuing])
        lowest = [candidate for candidate in self.continuing if self.totals[candidate] == fewest]
        drawn = len(self.draws.taken)
        candidate = self._first_of(lowest, "exclude")
        clauses = self.clauses
        reason, clause = ("fewest", clauses.lowest) if len(lowest) == 1 else ("earlier_stage", clauses.look_back)
        if len(self.draws.taken) > drawn:
            reason, clause = "lot", clauses.by_lot
        self.continuing.remove(candidate)
        self.excluded.append(candidate)
        self.is_open[candidate] = False
        received = self.papers.move(candidate, self.is_open, None)
        received[candidate] = -self.totals[candidate]
        decision = Decision(candidate=candidate, outcome="excluded", reason=reason, clause=clause)
        self._close("exclusion", (candidate,), None, received, [decision])

    def elect_the_rest(self) -> None:
        """Elect the continuing candidates, who are no more than the vacancies."""
        rest = self._by_votes(self.continuing)
        clause = self.clauses.last
        last = tuple(Decision(candidate=c, outcome="elected", reason="last_standing", clause=clause) for c in rest)
        self.elected += rest
        self.continuing = []
        self.stages[-1] = replace(self.stages[-1], decisions=self.stages[-1].decisions + last)

    def result(self) -> Count:
        """Return the record of the count."""
        return Count(
            rule=self.rule,
            seats=self.seats,
            candidates=self.profile.candidates,
            ballots=self.profile.valid,
            blank=self.profile.blank,
            invalid=self.profile.invalid,
            scale=self.arithmetic.scale,
            quota=self.quota,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            runners_up=(*self._remaining(), *reversed(self.excluded)),
            lots=tuple(self.draws.taken),
        )

    def _close(
        self,
        action: Action,
        subjects: tuple[int, ...],
        value: Amount | None,
        received: list[Amount],
        done: list[Decision],
    ) -> None:
        """End a stage: credit what was received and elect whoever has reached the quota."""
        self.not_transferable += received[0]
        self.totals = [total + more for total, more in zip(self.totals, received, strict=True)]
        reached = [candidate for candidate in self.continuing if self.has_quota(self.totals[candidate])]
        for candidate in self._by_votes(reached):
            done.append(Decision(candidate=candidate, outcome="elected", reason="quota", clause=self.clauses.quota))
            self.continuing.remove(candidate)
            self.is_open[candidate] = False
            self.elected.append(candidate)
            self.waiting.append(candidate)
        self.rank = _ranked(self.totals, self.rank)
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action=action,
                subjects=subjects,
                transfer_value=value,
                totals=tuple(self.totals[1:]),
                transfers=tuple(received[1:]),
                not_transferable=self.not_transferable,
                lost=self.lost,
                decisions=tuple(done),
            )
        )

    def _first_of(self, tied: list[int], question: Question) -> int:
        """Return whose turn it is: the highest (transfer) or lowest (exclude) at the latest stage where they differ."""
        if self.looks_back and len(tied) > 1:
            choose = max if question == "transfer" else min
            there = choose([self.rank[candidate] for candidate in tied])
            tied = [candidate for candidate in tied if self.rank[candidate] == there]
        if len(tied) == 1:
            return tied[0]
        return self.draws.order(question, tied, len(self.stages) + 1)[0]

    def _by_votes(self, candidates: list[int]) -> list[int]:
        """Return candidates in the order in which they are declared elected at one stage: by votes, then by number."""
        return sorted(candidates, key=lambda candidate: (-self.totals[candidate], candidate))

    def _remaining(self) -> list[int]:
        """Return those left over when the last seat was filled, most votes first, equal ones by look-back then lot."""
        order: list[int] = []
        for rank in sorted({self.rank[candidate] for candidate in self.continuing}, reverse=True):
            same = [candidate for candidate in self.continuing if self.rank[candidate] == rank]
            order += same if len(same) == 1 else self.draws.runners_up(same, len(self.stages))
        return order


def _ranked(totals: list[Amount], before: list[int]) -> list[int]:
    """Return everyone's rank by total, equal totals by the rank before: the look-back of all stages in one number."""
    pairs = list(zip(totals, before, strict=True))
    ranks = {pair: rank for rank, pair in enumerate(sorted(set(pairs)))}
    return [ranks[pair] for pair in pairs]
