"""STAR: score, then automatic runoff. A ballot gives each candidate stars, 0 to the highest, and none is 0.

After the rules and the official tie-breaking protocol of the Equal Vote Coalition. Clauses: 1 the two candidates with
the most points go on to a runoff; 2 in the runoff, whoever more ballots give more points than the other is elected;
3 equal points in the scoring round: the tied are compared two by two, and those who lose the most of these matches drop
out, again and again; 4 an equal runoff falls to the candidate with more points; 5 what is equal still falls to the
candidate with more of the highest points, and where that does not settle it those with fewest of them drop out; 6 what
is equal in all of this falls by lot; 7 several seats are filled one after the other, each by a count of its own
among those not yet elected (bloc); whoever is left when no more stand than there are seats is elected.
"""

from collections.abc import Mapping, Sequence

from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.record import Action, Count, Decision, Outcome, Stage
from comitia.count.scores import Scores
from comitia.count.tallies.most_votes import runners_up

CLAUSES: Mapping[str, str] = {
    "STAR 1": "The two candidates with the most points go on to the runoff.",
    "STAR 2": "In the runoff, whoever more ballots give more points than the other is elected.",
    "STAR 3": "Equal points in the scoring round: whoever loses the most matches against the others tied drops out.",
    "STAR 4": "An equal runoff falls to the candidate with more points.",
    "STAR 5": "What is still equal falls to the candidate with more of the highest points.",
    "STAR 6": "What is equal in all of this falls by lot.",
    "STAR 7": "Several seats are filled one after the other; no more candidates than seats are all elected.",
}
Going = tuple[int, str, str]
"""A candidate who goes on, the reason and the clause."""


def star(scores: Scores, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count. Raises ValueError for points that do not begin at 0, and `LotMissingError`."""
    if scores.lowest != 0 or scores.highest < 1:
        raise ValueError(f"stars are from 0 to 1 or more, and these are from {scores.lowest} to {scores.highest}")
    counting = _Star(scores, seats, draws)
    while counting.is_open:
        counting.fill()
    return counting.result()


class _Star:
    """The seats filled so far, and who stands for the next."""

    def __init__(self, scores: Scores, seats: int, draws: Draws) -> None:
        self.scores, self.seats, self.draws = scores, seats, draws
        self.points = scores.sums()
        self.standing = list(scores.standing) if scores.valid else []
        self.elected: list[int] = []
        self.stages: list[Stage] = []
        self.last: int | None = None
        self.top = [0] * (scores.candidates + 1)
        for row, copies in scores.rows:
            for candidate, each in enumerate(row, 1):
                self.top[candidate] += copies if each == scores.highest else 0
        if not self.standing:
            self._close("points", self.points, (), [])

    @property
    def is_open(self) -> bool:
        return bool(self.standing) and len(self.elected) < self.seats

    def fill(self) -> None:
        """Fill one seat, or all that are left where no more stand."""
        if len(self.standing) <= self.seats - len(self.elected):
            self._elect_all()
            return
        going = self._two_highest()
        self._close("points", self.points, (), [_decision(c, "advances", why, clause) for c, why, clause in going])
        self._run_off(going[0][0], going[1][0])

    def _elect_all(self) -> None:
        order = sorted(self.standing, key=lambda c: (-self.points[c], c))
        self._close("points", self.points, (), [_decision(c, "elected", "last_standing", "STAR 7") for c in order])
        self.elected += order
        self.standing = []

    def _two_highest(self) -> list[Going]:
        going: list[Going] = []
        for total in sorted({self.points[c] for c in self.standing}, reverse=True):
            tied = [c for c in self.standing if self.points[c] == total]
            places = 2 - len(going)
            if len(tied) <= places:
                going += [(c, "most_points", "STAR 1") for c in tied]
            else:
                going += self._among(tied, places)
            if len(going) == 2:
                break
        return going

    def _among(self, tied: list[int], places: int) -> list[Going]:
        """Return who of those with equal points goes on, by the steps of the protocol, begun anew after each."""
        going: list[Going] = []
        how = ("matches", "STAR 3")
        while len(going) < places:
            groups, how = self._step(tied)
            if groups is None:
                drawn = self.draws.order("advance", tied, self._next)[0]
                groups, how = [[drawn], [c for c in tied if c != drawn]], (self.draws.how, "STAR 6")
            better, worse = groups
            if len(better) > places - len(going):
                tied = better
                continue
            going += [(c, *how) for c in better]
            tied = worse
        return going

    def _step(self, tied: list[int]) -> tuple[list[list[int]] | None, tuple[str, str]]:
        """Return the tied in two, the better and the worse, by the first step that tells them apart."""
        losses = dict.fromkeys(tied, 0)
        for place, one in enumerate(tied):
            for other in tied[place + 1 :]:
                more, less = self.scores.prefer(one, other)
                losses[one] += less > more
                losses[other] += more > less
        most = max(losses.values())
        if most != min(losses.values()):
            return _split(tied, [c for c in tied if losses[c] < most]), ("matches", "STAR 3")
        stars = {c: self.top[c] for c in tied}
        most, fewest = max(stars.values()), min(stars.values())
        if most == fewest:
            return None, ("", "")
        best = [c for c in tied if stars[c] == most]
        return _split(tied, best if len(best) == 1 else [c for c in tied if stars[c] > fewest]), (
            "top_points",
            "STAR 5",
        )

    def _run_off(self, one: int, other: int) -> None:
        more, less = self.scores.prefer(one, other)
        votes = [0] * len(self.points)
        votes[one], votes[other] = more, less
        steps = (
            (votes, "preferred", "STAR 2"),
            (self.points, "more_points", "STAR 4"),
            (self.top, "top_points", "STAR 5"),
        )
        settled = next((step for step in steps if step[0][one] != step[0][other]), None)
        if settled is None:
            winner = self.draws.order("elect", [one, other], self._next)[0]
            why, clause = self.draws.how, "STAR 6"
        else:
            amounts, why, clause = settled
            winner = one if amounts[one] > amounts[other] else other
        self._close("runoff", votes, (one, other), [_decision(winner, "elected", why, clause)])
        self.elected.append(winner)
        self.standing.remove(winner)
        self.last = other if winner == one else one

    @property
    def _next(self) -> int:
        return len(self.stages) + 1

    def _close(self, action: Action, totals: list[int], subjects: tuple[int, ...], decisions: list[Decision]) -> None:
        silent = self.scores.valid - sum(totals) if action == "runoff" else 0
        self.stages.append(
            Stage(
                number=self._next,
                action=action,
                subjects=subjects,
                transfer_value=None,
                totals=tuple(totals[1:]),
                transfers=tuple(totals[1:]),
                not_transferable=silent,
                decisions=tuple(decisions),
            )
        )

    def result(self) -> Count:
        """Return the record; whoever lost the last runoff is the first runner-up, the others follow by points."""
        first = [self.last] if self.last in self.standing and self.last is not None else []
        rest = runners_up(self.points, (c for c in self.standing if c not in first), self.draws, len(self.stages))
        return Count(
            rule="star",
            seats=self.seats,
            candidates=self.scores.candidates,
            ballots=self.scores.valid,
            blank=self.scores.blank,
            invalid=self.scores.invalid,
            scale=1,
            unit=self.scores.unit,
            quota=None,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            runners_up=(*first, *rest),
            lots=tuple(self.draws.taken),
        )


def _split(tied: Sequence[int], better: list[int]) -> list[list[int]]:
    return [better, [c for c in tied if c not in better]]


def _decision(candidate: int, outcome: Outcome, reason: str, clause: str) -> Decision:
    return Decision(candidate=candidate, outcome=outcome, reason=reason, clause=clause)
