"""Instant runoff, as far as its rules agree: the last drops out, stage by stage, and those papers go on.

Each rule says in its module who drops out and by which clauses. A paper counts whole for the first on it who still
continues. One seat.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from comitia.count.comparison import Comparison
from comitia.count.equals import in_order
from comitia.count.lots import Draws, Question
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Action, Count, Decision, Stage
from comitia.count.tallies.most_votes import runners_up
from comitia.count.tallies.whole_votes import WholeVotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """The clauses by which a runoff ends and by which the last drops out."""

    majority: str
    last: str
    lowest: str
    ties: str


class Runoff:
    """The state of one count: who continues, where the papers lie, the totals so far."""

    def __init__(self, profile: Profile, options: Options, draws: Draws, clauses: Clauses) -> None:
        self.profile, self.draws, self.clauses = profile, draws, clauses
        self.looks = "earlier_stage" if options.ties is None else options.ties[0]
        self.until = options.until or "majority"
        self.continuing = list(profile.standing) if profile.valid else []
        self.votes = WholeVotes(profile)
        self.totals = [0] * (profile.candidates + 1)
        self.history: list[list[int]] = []
        self.not_transferable = 0
        self.stages: list[Stage] = []
        self.excluded: list[int] = []

    def begin(self) -> None:
        """Sort the papers by first votes."""
        self._close("first", (), self.votes.totals, 0, ())

    def run(self, lowest: Callable[["Runoff"], Decision]) -> None:
        """Take stage after stage until somebody is elected, or nobody stands; `lowest` says who drops out."""
        while self.continuing and not self._ends():
            self.exclude((lowest(self),))

    def exclude(self, decisions: Sequence[Decision]) -> None:
        """Take a stage in which candidates drop out, and their papers go on."""
        gone = tuple(decision.candidate for decision in decisions)
        self.continuing = [candidate for candidate in self.continuing if candidate not in gone]
        lost, *received = self.votes.leave(gone)
        self._close("exclusion", gone, (0, *received), lost, decisions)

    def first_of(self, tied: Sequence[int], question: Question = "exclude") -> tuple[int, str]:
        """Return who of the tied is last, and why: fewer votes at an earlier stage, or the lot or order agreed."""
        left = list(tied)
        for totals in self._looked():
            fewest = min(totals[candidate] for candidate in left)
            left = [candidate for candidate in left if totals[candidate] == fewest]
        if len(left) == 1:
            return left[0], "earlier_stage"
        return self.draws.order(question, left, len(self.stages) + 1)[0], self.draws.how

    def lowest(self, among: Sequence[int]) -> list[int]:
        """Return those of some candidates with the fewest votes."""
        fewest = min(self.totals[candidate] for candidate in among)
        return [candidate for candidate in among if self.totals[candidate] == fewest]

    def result(self, rule: str, compared: Comparison | None = None, behind: Sequence[int] = ()) -> Count:
        """Return the record; `behind` are runners-up who come after all others."""
        elected = [each.candidate for stage in self.stages for each in stage.decisions if each.outcome == "elected"]
        rest = [candidate for candidate in self.continuing if candidate not in elected]
        excluded = [candidate for candidate in reversed(self.excluded) if candidate not in behind]
        return Count(
            rule=rule,
            seats=1,
            candidates=self.profile.candidates,
            ballots=self.profile.valid,
            blank=self.profile.blank,
            invalid=self.profile.invalid,
            scale=1,
            unit=self.profile.unit,
            quota=None,
            stages=tuple(self.stages),
            elected=tuple(elected),
            runners_up=(*self._by_votes(rest), *excluded, *self._by_first_votes(behind)),
            lots=tuple(self.draws.taken),
            comparison=compared,
        )

    def _looked(self) -> Iterator[list[int]]:
        """Yield the totals of the stages at which equals are looked at, in that order."""
        if self.looks in {"earlier_stage", "first_stage"}:
            yield from self.history if self.looks == "first_stage" else reversed(self.history)

    def _ends(self) -> bool:
        """Elect whoever has enough, if anybody does."""
        leader = max(self.continuing, key=lambda candidate: self.totals[candidate])
        votes, counting = self.totals[leader], sum(self.totals)
        if len(self.continuing) == 1:
            return self._elect(leader, "last_standing", self.clauses.last)
        is_time = self.until == "majority" or len(self.continuing) == 2
        return is_time and 2 * votes > counting and self._elect(leader, "majority", self.clauses.majority)

    def _elect(self, candidate: int, reason: str, clause: str) -> bool:
        decision = Decision(candidate=candidate, outcome="elected", reason=reason, clause=clause)
        last = self.stages[-1]
        self.stages[-1] = replace(last, decisions=(*last.decisions, decision))
        return True

    def _by_votes(self, candidates: Sequence[int]) -> list[int]:
        """Return candidates who were left over: by votes, then as ties fall."""
        keys = {c: (self.totals[c], *(totals[c] for totals in self._looked())) for c in candidates}
        return in_order(candidates, keys.__getitem__, self.draws, len(self.stages))

    def _by_first_votes(self, candidates: Sequence[int]) -> list[int]:
        return runners_up(self.history[0], candidates, self.draws, len(self.stages)) if candidates else []

    def _close(
        self,
        action: Action,
        subjects: tuple[int, ...],
        received: Sequence[int],
        lost: int,
        decisions: Sequence[Decision],
    ) -> None:
        self.excluded += subjects
        self.not_transferable += lost
        self.totals = [total + more for total, more in zip(self.totals, received, strict=True)]
        self.history.append(self.totals)
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action=action,
                subjects=subjects,
                transfer_value=None,
                totals=tuple(self.totals[1:]),
                transfers=tuple(received[1:]),
                not_transferable=self.not_transferable,
                decisions=tuple(decisions),
            )
        )


def lowest(runoff: Runoff) -> Decision:
    """Return who drops out: the candidate with the fewest votes, equal ones as ties fall."""
    tied = runoff.lowest(runoff.continuing)
    if len(tied) == 1:
        return Decision(candidate=tied[0], outcome="excluded", reason="fewest", clause=runoff.clauses.lowest)
    candidate, reason = runoff.first_of(tied)
    return Decision(candidate=candidate, outcome="excluded", reason=reason, clause=runoff.clauses.ties)
