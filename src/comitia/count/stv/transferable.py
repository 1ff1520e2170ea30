"""Single transferable vote, as far as the rules agree: stages, surpluses, exclusions, look-back and lots.

Each rule is a class of its own that says what its source says: the quota, what a transferred paper is worth, and the
clause of each decision. How exact amounts are is the rule's `arithmetic`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from operator import add
from typing import ClassVar

from comitia.count.amount import Amount
from comitia.count.equals import equals, in_order
from comitia.count.lots import Draws, Question
from comitia.count.options import Options
from comitia.count.profile import Paper, Profile
from comitia.count.record import Action, Count, Decision, Stage, make_count, make_decision, make_stage
from comitia.count.stv.arithmetic import EXACT, Arithmetic
from comitia.count.stv.ranks import ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """The clauses of a rule's source by which a candidate is elected or excluded."""

    quota: str
    last: str
    lowest: str
    look_back: str
    by_lot: str
    together: str = ""  # by which several are excluded at once, where the source has that


class Transferable(ABC):
    """The state of one count: who continues, the totals so far, what was decided."""

    rule: ClassVar[str]
    clauses: Clauses
    own_look: ClassVar[str] = "earlier_stage"  # how ties fall where a count is not told
    moves: ClassVar[bool] = False  # whether the quota changes from stage to stage

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws, arithmetic: Arithmetic) -> None:
        self.profile, self.seats, self.draws, self.arithmetic = profile, seats, draws, arithmetic
        self.looks = self.own_look if options.ties is None else options.ties[0]
        self.quota = self.find_quota()
        self.is_open = [False] * (profile.candidates + 1)
        for candidate in profile.standing:
            self.is_open[candidate] = True
        self.continuing = list(profile.standing) if profile.valid else []
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.totals: list[Amount] = [0] * (profile.candidates + 1)
        self.stood: list[list[Amount]] = []  # the totals at the end of each stage, for ties at a later one
        self._ranked: dict[str, tuple[int, list[int]]] = {}  # by each look, after so many stages
        self.not_transferable: Amount = 0
        self.lost: Amount = 0
        self.stages: list[Stage] = []
        self.seat: int | None = None  # a candidate, of whose papers `settled` keeps those when the seat was settled
        self.settled: list[Paper] | None = None
        self.watched: tuple[int, ...] | None = None  # a ranking, of whose papers `lay` tells where they lay
        self.lay: list[tuple[tuple[int, Amount], ...]] = []

    def find_quota(self) -> Amount:
        """Return the quota: the whole number above valid / (seats + 1)."""
        votes = self.profile.valid // self.profile.unit
        return (votes // (self.seats + 1) + 1) * self.vote

    def reached(self) -> list[int]:
        """Return who continues and has enough to be elected: the quota or more."""
        totals, quota = self.totals, self.quota
        return [candidate for candidate in self.continuing if totals[candidate] >= quota]

    @property
    def vote(self) -> int:
        """Return a whole vote, in the units of this count."""
        return self.arithmetic.one * self.profile.unit

    @property
    def vacant(self) -> int:
        """Return how many seats are still to be filled."""
        return self.seats - len(self.elected)

    def run(self) -> None:
        """Take stage after stage until the seats are filled, or nobody is left."""
        self.close("first", (), None, self.first_votes(), [])
        while (vacant := self.vacant) and self.continuing:
            if len(self.continuing) <= vacant:
                self.elect_the_rest()
            elif not (self.exclude_together() or self.pass_surplus()):
                self.exclude_lowest()

    @abstractmethod
    def first_votes(self) -> list[Amount]:
        """Return the first preferences of each candidate; in place 0 what names nobody who stands."""

    @abstractmethod
    def pass_surplus(self) -> bool:
        """Take a stage in which a surplus passes on; return False where none is left to."""

    @abstractmethod
    def exclude_lowest(self) -> None:
        """Exclude the candidate with the fewest votes, or several at once, and pass the papers on."""

    @abstractmethod
    def papers_with(self, candidate: int) -> list[Paper]:
        """Return the papers that lie with a candidate now, each at what of it counts there."""

    def before_surplus(self, candidate: int) -> None:
        """Take note of the papers of a seat before its surplus passes on; a rule with surpluses calls it there."""
        if candidate == self.seat:
            self.settled = self.papers_with(candidate)

    def papers_of_seat(self) -> list[Paper]:
        """Return the papers of `seat`: those before its surplus passed on, or those at the end of the count."""
        assert self.seat is not None  # noqa: S101  whoever asks has set it before the count
        return self.papers_with(self.seat) if self.settled is None else self.settled

    @abstractmethod
    def lies(self, ranking: tuple[int, ...]) -> tuple[tuple[int, Amount], ...]:
        """Return with whom a paper with this ranking lies now, and at which value (of 1/scale of a vote) with each.

        Place 0 is with nobody: what is not transferable. Some paper with this ranking was counted from the start.
        """

    def exclude_together(self) -> bool:
        """Exclude several candidates before a surplus passes on; return False where none are."""
        return False

    def lowest(self) -> list[int]:
        """Return those with the fewest votes."""
        totals = self.totals
        fewest = min([totals[candidate] for candidate in self.continuing])
        return [candidate for candidate in self.continuing if totals[candidate] == fewest]

    def choose_lowest(self) -> Decision:
        """Decide on the one candidate to be excluded: the one with the fewest votes, or of several as ties fall."""
        lowest, clauses = self.lowest(), self.clauses
        if len(lowest) == 1:
            return make_decision(candidate=lowest[0], outcome="excluded", reason="fewest", clause=clauses.lowest)
        settled = self.draws.settled
        candidate = self.first_of(lowest, "exclude")
        reason, clause = "earlier_stage", clauses.look_back
        if self.draws.settled > settled:
            reason, clause = self.draws.how, clauses.by_lot
        if len({self.totals[each] for each in lowest}) > 1:
            reason = f"nearly_{reason}"
        return make_decision(candidate=candidate, outcome="excluded", reason=reason, clause=clause)

    def drop(self, candidate: int) -> None:
        """Take a candidate out of the count: no paper goes there any more."""
        self.continuing.remove(candidate)
        self.excluded.append(candidate)
        self.is_open[candidate] = False

    def elect_the_rest(self) -> None:
        """Elect the continuing candidates, who are no more than the vacancies."""
        last = tuple(self.last_standing())
        self.stages[-1] = replace(self.stages[-1], decisions=self.stages[-1].decisions + last)

    def last_standing(self) -> list[Decision]:
        """Move all continuing candidates to the elected, and return the decisions on them."""
        rest = self._by_votes(self.continuing)
        clause = self.clauses.last
        self.elected += rest
        self.continuing = []
        return [make_decision(candidate=c, outcome="elected", reason="last_standing", clause=clause) for c in rest]

    def result(self) -> Count:
        """Return the record of the count."""
        return make_count(
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
            runners_up=(*self._remaining(), *self.moving_up()),
            lots=tuple(self.draws.taken),
            exact=self.arithmetic is EXACT,
            unit=self.profile.unit,
        )

    def moving_up(self) -> list[int]:
        """Return the excluded in the order in which they move up: the last excluded first."""
        return self.excluded[::-1]

    def close(
        self,
        action: Action,
        subjects: tuple[int, ...],
        value: Amount | None,
        received: list[Amount],
        done: list[Decision],
    ) -> None:
        """End a stage: credit what was received and elect whoever has reached the quota."""
        self.not_transferable += received[0]
        self.totals = list(map(add, self.totals, received))
        self.elect_reached(action, done)
        self.remember()
        self.stages.append(
            make_stage(
                number=len(self.stages) + 1,
                action=action,
                subjects=subjects,
                transfer_value=value,
                totals=tuple(self.totals[1:]),
                transfers=tuple(received[1:]),
                not_transferable=self.not_transferable,
                lost=self.lost,
                decisions=tuple(done),
                quota=self.quota if self.moves else None,
                kept=self.keeps(),
            )
        )
        if self.watched is not None:
            self.lay.append(self.lies(self.watched))

    def elect_reached(self, action: Action, done: list[Decision]) -> None:  # noqa: ARG002  a rule may ask at what stage
        """Elect whoever has reached the quota, at a stage in which this was done."""
        reached = self.reached()
        for candidate in self._by_votes(reached) if reached else ():
            done.append(
                make_decision(candidate=candidate, outcome="elected", reason="quota", clause=self.clauses.quota)
            )
            self.elect(candidate)

    def elect(self, candidate: int) -> None:
        """Move a candidate from those who continue to the elected."""
        self.continuing.remove(candidate)
        self.is_open[candidate] = False
        self.elected.append(candidate)

    def remember(self) -> None:
        """Take note of how candidates stand at the end of this stage, for ties at a later one."""
        self.stood.append(self.totals)

    def keeps(self) -> tuple[Amount, ...]:
        """Return what each candidate keeps of a paper, by a rule that has it so."""
        return ()

    def first_of(self, tied: list[int], question: Question) -> int:
        """Return whose turn it is: the highest (transfer) or lowest (exclude) at the stage that tells them apart.

        That is the latest one where they differ, or the first, as the count is told; by lot where there is none.
        """
        if len(tied) > 1:
            tied = self.leading(tied, max if question == "transfer" else min)
        if len(tied) == 1:
            return tied[0]
        return self.draws.order(question, tied, len(self.stages) + 1)[0]

    def leading(self, tied: list[int], choose: Callable[[Iterable[int]], int]) -> list[int]:
        """Return who of the tied had the most votes (max), or the fewest (min), at the stage that tells them apart."""
        looks = [self._look(candidate) for candidate in tied]
        there = choose(looks)
        return [candidate for candidate, look in zip(tied, looks, strict=True) if look == there]

    def _look(self, candidate: int) -> int:
        """Return where a candidate stands among equals at the stages before; equal for all where ties fall by lot."""
        return self.ranks(self.looks)[candidate] if self.looks in {"earlier_stage", "first_stage"} else 0

    def ranks(self, look: str) -> list[int]:
        """Return everyone's rank by the votes at the stages that have ended: by the latest first, or by the first.

        They are made where a tie asks for them, from those of the tie before.
        """
        after, ranks = self._ranked.get(look, (0, [0] * len(self.totals)))
        for totals in self.stood[after:]:
            ranks = ranked(ranks, totals) if look == "first_stage" else ranked(totals, ranks)
        self._ranked[look] = len(self.stood), ranks
        return ranks

    def _by_votes(self, candidates: list[int]) -> list[int]:
        """Return candidates, who come by number, in the order in which they are declared elected: by votes first."""
        return sorted(candidates, key=self.totals.__getitem__, reverse=True)

    def _remaining(self) -> list[int]:
        """Return those left over when the last seat was filled, most votes first, equal ones as ties fall."""
        places = {
            each: (self.totals[each], self._look(each) if len(equal) > 1 else 0)
            for equal in equals(self.continuing, self.totals.__getitem__)
            for each in equal
        }
        return in_order(places, places.__getitem__, self.draws, len(self.stages))
