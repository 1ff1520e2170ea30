"""Exhaustive ballot: rounds of one mark each, until somebody has enough.

Clauses: 1 a ballot counts for one candidate a round; 2 whoever meets the threshold (more than half of the valid
ballots) is elected; 3 where nobody does, the last drops out, equal ones by lot; 4 nobody drops out while only one
more than the open seats is left; 5 in the last round the charter allows, the highest are elected.

Ballots with one mark are one round, and the count names who stands in the next. Ballots that rank more than one
candidate say how the voter wishes to vote in the later rounds too, and those are stages of the same count.
"""

from comitia.count.bar import Bar
from comitia.count.lots import Draws
from comitia.count.options import MAJORITY, Options
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage
from comitia.count.tallies.most_votes import by_votes, runners_up
from comitia.count.tallies.whole_votes import WholeVotes
from comitia.count.votes import is_ranked
from comitia.count.wording import Wording

WORDING = Wording(
    says={
        "exhaustive 1": "In each round a ballot counts for one candidate.",
        "exhaustive 2": "Whoever has enough votes is elected: more than half of the valid ballots of the round, or the "
        "share that was laid down.",
        "exhaustive 3": "Where nobody has enough, the candidate with the fewest votes drops out; of equals by lot, or "
        "by an order agreed before.",
        "exhaustive 4": "Nobody drops out while only one candidate more is left than seats are open.",
        "exhaustive 5": "In the last round that is allowed, those with the most votes are elected.",
    },
    by={"round": "exhaustive 1"},
    way=(
        "Candidates stand in rounds. In each round a ballot counts for one of those who still stand: the highest on "
        "it, where voters ranked them.",
        "Whoever has enough votes is elected. Where nobody has, the last may drop out, and another round follows.",
    ),
)


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of one round, or of all rounds that ranked ballots allow. Raises `LotMissingError`."""
    rounds = _Rounds(profile, seats, options, draws)
    rounds.hold()
    while rounds.is_open and rounds.can_go_on:
        rounds.hold()
    return rounds.result()


class _Rounds:
    """The rounds held so far: who stands in the next one, who is elected, who dropped out in which order."""

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws) -> None:
        self.profile, self.seats, self.options, self.draws = profile, seats, options, draws
        self.threshold = options.threshold or MAJORITY
        self.standing = list(profile.standing) if profile.valid else []
        self.votes = WholeVotes(profile)
        self.elected: list[int] = []
        self.dropped: list[int] = []
        self.left: tuple[int, ...] = ()
        self.stages: list[Stage] = []
        self.history: list[list[int]] = []
        self.is_ranked = is_ranked(profile)
        self.has_changed = self.has_voters = True
        self.is_over = False

    @property
    def is_open(self) -> bool:
        return len(self.elected) < self.seats and bool(self.standing) and not self.is_over

    @property
    def can_go_on(self) -> bool:
        """Return whether these ballots can answer another round, and not with the same answer again."""
        is_new = self.has_changed or self._is_last(len(self.stages) + 1)
        return self.is_ranked and self.has_voters and is_new

    def hold(self) -> None:
        """Hold one round among those standing."""
        number = len(self.stages) + 1
        totals, silent = self.votes.among(self.standing)
        ballots = self.profile.valid - silent
        bar = Bar(threshold=self.threshold, base=ballots)
        self.is_over = self._is_last(number) or not self.profile.valid
        if not ballots:
            decisions: list[Decision] = []
        elif self.is_over:
            decisions = self._elect(self.standing, totals, ballots, number)
        elif reached := [c for c in self.standing if bar.is_met(totals[c])]:
            decisions = self._elect(reached, totals, ballots, number)
        else:
            decisions = self._drop(totals, number)
        self.has_voters, self.has_changed = ballots > 0, bool(decisions)
        self._close(totals, silent, decisions, None if self.is_over or not ballots else bar)

    def result(self) -> Count:
        """Return the record of the rounds; those standing are runners-up once no further round is needed."""
        is_open = self.is_open
        last = self.history[-1]
        rest = (
            []
            if is_open
            else runners_up(last, (c for c in self.standing if c not in self.left), self.draws, len(self.stages))
        )
        return Count(
            rule="exhaustive",
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
            runners_up=(*(() if is_open else self.left), *rest, *reversed(self.dropped)),
            next_round=tuple(self.standing) if is_open else (),
            lots=tuple(self.draws.taken),
        )

    def _is_last(self, number: int) -> bool:
        most = self.options.max_rounds
        return most is not None and number + self.options.round - 1 >= most

    def _elect(self, eligible: list[int], totals: list[int], ballots: int, number: int) -> list[Decision]:
        """Elect the highest of those eligible: who has enough, or in the last round whoever stands."""
        choice = by_votes(totals, eligible, self.seats - len(self.elected), self.draws, number)
        self._take(choice.elected, choice.left)
        return [
            _elected(c, self.threshold.is_met(totals[c], ballots), self.draws.how if c in choice.drawn else "")
            for c in choice.elected
        ]

    def _take(self, elected: list[int], left: tuple[int, ...]) -> None:
        self.elected += elected
        self.left = left
        self.standing = [candidate for candidate in self.standing if candidate not in elected]

    def _drop(self, totals: list[int], number: int) -> list[Decision]:
        open_seats = self.seats - len(self.elected)
        if self.options.drop == "none" or len(self.standing) <= open_seats + 1:
            return []
        fewest = min(totals[candidate] for candidate in self.standing)
        lowest = [candidate for candidate in self.standing if totals[candidate] == fewest]
        reason = "fewest"
        if len(lowest) > 1 and (self.options.ties or ("",))[0] == "earlier_stage":
            lowest, reason = self._look_back(lowest), "earlier_stage"
        if len(lowest) > 1:
            lowest, reason = [self.draws.order("exclude", lowest, number)[0]], self.draws.how
        candidate = lowest[0]
        self.standing.remove(candidate)
        self.dropped.append(candidate)
        return [Decision(candidate=candidate, outcome="excluded", reason=reason, clause="exhaustive 3")]

    def _look_back(self, lowest: list[int]) -> list[int]:
        for totals in reversed(self.history):
            fewest = min(totals[candidate] for candidate in lowest)
            lowest = [candidate for candidate in lowest if totals[candidate] == fewest]
        return lowest

    def _close(self, totals: list[int], silent: int, decisions: list[Decision], bar: Bar | None) -> None:
        before = self.history[-1] if self.history else [0] * len(totals)
        self.history.append(totals)
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action="round",
                subjects=tuple(d.candidate for d in decisions),
                transfer_value=None,
                totals=tuple(totals[1:]),
                transfers=tuple(now - then for now, then in zip(totals[1:], before[1:], strict=True)),
                not_transferable=silent,
                decisions=tuple(decisions),
                bar=bar,
            )
        )


def _elected(candidate: int, has_enough: bool, drawn: str) -> Decision:
    reason, clause = ("threshold", "exhaustive 2") if has_enough else ("last_round", "exhaustive 5")
    return Decision(candidate=candidate, outcome="elected", reason=drawn or reason, clause=clause)
