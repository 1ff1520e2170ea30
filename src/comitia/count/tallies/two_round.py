"""Two rounds: more than half of the votes elects, else a second round among the highest decides.

Clauses: 1 a ballot counts for its first mark among those who stand in the round; 2 in the first round whoever meets the
threshold (more than half of the valid ballots) is elected; 3 where seats are left, twice as many candidates as open
seats go on to the second round, those with the most votes, or by the option `advance` all who have a share of the valid
ballots, if these are so many at least; equal votes for the last place fall by lot; 4 in the second round the most votes
win; 5 equal votes for the last seat fall by lot.

Ballots with one mark are one round, and the count names who stands in the next. Ballots that rank more than one
candidate say how the voter wishes to vote in the second round too, and both are stages of the same count.
"""

from collections.abc import Mapping, Sequence

from comitia.count.bar import Bar
from comitia.count.lots import Draws
from comitia.count.options import MAJORITY, Options
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage
from comitia.count.tallies.most_votes import base_of, by_votes, runners_up
from comitia.count.tallies.whole_votes import WholeVotes
from comitia.count.votes import is_ranked

MOST_ROUNDS = 2
CLAUSES: Mapping[str, str] = {
    "two-round 1": "A ballot counts for its first mark among those who stand in the round.",
    "two-round 2": "In the first round, whoever meets the threshold is elected.",
    "two-round 3": "Else the highest go on to a second round, two for each open seat, or all with the declared share.",
    "two-round 4": "In the second round the candidates with the most votes are elected.",
    "two-round 5": "Equal votes for the last seat fall by lot.",
}


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of one round, or of both that ranked ballots allow. Raises `LotMissingError`."""
    if options.round > MOST_ROUNDS:
        raise ValueError(f"found round {options.round}, expected 1 or {MOST_ROUNDS}: the second decides")
    return _Rounds(profile, seats, options, draws).held()


class _Rounds:
    """The rounds held so far: who stands in the next one, who is elected, who did not go on."""

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws) -> None:
        self.profile, self.seats, self.options, self.draws = profile, seats, options, draws
        self.standing = list(profile.standing) if profile.valid else []
        self.votes = WholeVotes(profile)
        self.elected: list[int] = []
        self.left: list[int] = []
        self.out: list[int] = []
        self.stages: list[Stage] = []

    def held(self) -> Count:
        """Hold the first round, and the second where these ballots can answer it; return the record."""
        if self.options.round > 1:
            self._second()
            return self._result(())
        self._first()
        if not self.standing or len(self.elected) == self.seats:
            return self._result(())
        if not is_ranked(self.profile) or not any(self.votes.among(self.standing)[0]):
            return self._result(tuple(self.standing))
        self._second()
        return self._result(())

    def _first(self) -> None:
        totals, silent = self.votes.among(self.standing)
        threshold = self.options.threshold or MAJORITY
        base = base_of(threshold, self.options, self.profile, self.profile.valid)
        bar = Bar(threshold=threshold, base=base)
        reached = [c for c in self.standing if bar.is_met(totals[c])]
        decisions = self._elect(reached, totals, "threshold", "two-round 2")
        places = 2 * (self.seats - len(self.elected))
        if places and self.standing:
            decisions += self._go_on(totals, places)
        elif self.standing:
            self.out, self.standing = self.standing, []
        self._close(totals, silent, decisions, bar)

    def _go_on(self, totals: list[int], places: int) -> list[Decision]:
        """Return who goes on to the second round; the others are out."""
        share = self.options.advance
        enough = [c for c in self.standing if share and share.is_met(totals[c], self.profile.valid)]
        drawn: tuple[int, ...] = ()
        if len(enough) >= places:
            going, reason = sorted(enough, key=lambda c: (-totals[c], c)), "share"
        else:
            choice = by_votes(totals, self.standing, places, self.draws, 1, "advance")
            going, reason, drawn = choice.elected, "highest", choice.drawn
        self.out = [c for c in self.standing if c not in going]
        self.standing = sorted(going)
        return [
            Decision(
                candidate=c,
                outcome="advances",
                reason=self.draws.how if c in drawn else reason,
                clause="two-round 3",
            )
            for c in going
        ]

    def _second(self) -> None:
        totals, silent = self.votes.among(self.standing)
        eligible = self.standing if silent < self.profile.valid else []
        decisions = self._elect(eligible, totals, "most_votes", "two-round 4")
        self._close(totals, silent, decisions)

    def _elect(self, eligible: Sequence[int], totals: list[int], reason: str, clause: str) -> list[Decision]:
        stage = len(self.stages) + 1
        choice = by_votes(totals, eligible, self.seats - len(self.elected), self.draws, stage)
        self.elected += choice.elected
        self.left += choice.left
        self.standing = [c for c in self.standing if c not in choice.elected]
        decisions = []
        for candidate in choice.elected:
            why, where = (self.draws.how, "two-round 5") if candidate in choice.drawn else (reason, clause)
            decisions.append(Decision(candidate=candidate, outcome="elected", reason=why, clause=where))
        return decisions

    def _close(self, totals: list[int], silent: int, decisions: list[Decision], bar: Bar | None = None) -> None:
        before = self.stages[-1].totals if self.stages else (0,) * self.profile.candidates
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action="round",
                subjects=tuple(d.candidate for d in decisions),
                transfer_value=None,
                totals=tuple(totals[1:]),
                transfers=tuple(now - then for now, then in zip(totals[1:], before, strict=True)),
                not_transferable=silent,
                decisions=tuple(decisions),
                bar=bar,
            )
        )

    def _result(self, next_round: tuple[int, ...]) -> Count:
        last, first = self.stages[-1], self.stages[0]
        waiting = [c for c in self.standing if c not in self.left and c not in next_round]
        rest = runners_up((0, *last.totals), waiting, self.draws, last.number)
        out = runners_up((0, *first.totals), [c for c in self.out if c not in self.left], self.draws, 1)
        return Count(
            rule="two-round",
            seats=self.seats,
            candidates=self.profile.candidates,
            ballots=self.profile.valid,
            blank=self.profile.blank,
            invalid=self.profile.invalid,
            scale=1,
            unit=self.profile.unit,
            quota=None,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            runners_up=(*(c for c in self.left if c not in next_round), *rest, *out),
            next_round=next_round,
            lots=tuple(self.draws.taken),
        )
