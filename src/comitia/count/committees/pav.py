"""Proportional approval voting: of all committees the one with the highest score.

T. N. Thiele, "Om Flerfoldsvalg" (1895); M. Lackner and P. Skowron, "Multi-Winner Voting with Approval Preferences"
(2023). The clauses are in `WORDING`. The search is exact, and its work grows with the number of committees, so there
are limits beyond which a contest is refused. The record has the votes of those who approve as its first stage, and as
its last what each candidate adds to the score of the committee: what it would lose without an elected one, and gain by
another. With it is the score of the best committee with each candidate, elected or not.
"""

from fractions import Fraction
from math import comb

from comitia.count.amount import Amount, plain
from comitia.count.committees.grouping import approvals_of
from comitia.count.committees.search import Search
from comitia.count.equals import in_order
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage
from comitia.count.support import Support
from comitia.count.wording import Wording

MOST_COMMITTEES = 200_000
"""So many committees are compared: 10 of 20 candidates, 5 of 30; each at most once more for the score with others."""
MOST_ELECTED = 30
"""So many are elected: the shares of a vote have a common part that is still small."""
MOST_COMPARISONS = 1_000_000_000
"""So many times a committee may be held against a different ballot."""

WORDING = Wording(
    says={
        "pav 1": "A ballot approves every candidate marked on it, in no order.",
        "pav 2": "A ballot gives a committee 1 for the first candidate of it that it approves, 1/2 for the second, 1/3 "
        "for the third and so on; the committee with the highest score is elected.",
        "pav 3": "Where several committees have the highest score, one lot after the other is drawn among the "
        "candidates whom some of them have and others not: who is drawn is elected, and only committees with them "
        "are left.",
        "pav 4": "The elected and the runners-up stand in the order of what they add to the score of the committee.",
    },
    by={"final": "pav 2", "seat": "pav 2"},
    way=(
        "Each voter marks as many candidates as they approve of.",
        "Of all committees, the one is elected that gives voters most, where the first candidate of theirs "
        "counts a whole vote, the second a half, the third a third and so on.",
    ),
)


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count. Raises `LotMissingError` at a tie without a lot."""
    approvals = approvals_of(profile)
    votes = tuple(approvals.votes(candidate) for candidate in range(1, profile.candidates + 1))
    first = _stage(1, votes, votes, (), None)
    if not profile.valid:
        return _result(profile, seats, (first,), (), draws)
    candidates = list(profile.standing)
    search = Search(approvals, candidates, min(seats, len(candidates)))
    committee, drawn = _by_lots(search.found, draws)
    adds = {each: Fraction(gain, search.whole) for each, gain in search.adds(committee).items()}
    elected = sorted(committee, key=lambda each: (-adds[each], each))
    totals = tuple(plain(adds.get(each, Fraction(0))) for each in range(1, profile.candidates + 1))
    decisions = tuple(_elected(each, draws.how if each in drawn else "") for each in elected)
    rivals = {each: plain(Fraction(score, search.whole)) for each, score in search.rivals().items()}
    rests_on = Support(
        score=plain(Fraction(search.best, search.whole)),
        rivals=tuple(rivals.get(each) for each in range(1, profile.candidates + 1)),
    )
    changes = tuple(now - then for now, then in zip(totals, votes, strict=True))
    last = _stage(2, totals, changes, decisions, rests_on)
    left = [each for each in adds if each not in committee]
    runners_up = in_order(left, adds.__getitem__, draws, 2)
    return _result(profile, seats, (first, last), tuple(elected), draws, tuple(runners_up))


def too_large(profile: Profile, seats: int) -> str:
    """Return why there is too much to compare, or an empty text."""
    candidates = len(profile.standing)
    filled = min(seats, candidates)
    advice = "count by sequential-pav, or elect in parts"
    if filled > MOST_ELECTED:
        return f"the rule pav compares committees of up to {MOST_ELECTED}, and these would be {filled}: {advice}"
    committees = comb(candidates, filled)
    if committees > MOST_COMMITTEES:
        return (
            f"the rule pav compares up to {MOST_COMMITTEES} committees, and {filled} of {candidates} candidates make "
            f"more: {advice}"
        )
    if committees * profile.size > MOST_COMPARISONS:
        return (
            f"the rule pav holds committees against different ballots up to {MOST_COMPARISONS} times, and "
            f"{committees} committees and {profile.size} ballots make more: {advice}"
        )
    return ""


def _by_lots(best: list[tuple[int, ...]], draws: Draws) -> tuple[tuple[int, ...], list[int]]:
    """Return one of the best committees, and who was drawn on the way to it."""
    drawn: list[int] = []
    while len(best) > 1:
        sure = set.intersection(*map(set, best))
        tied = sorted(set.union(*map(set, best)) - sure)
        drawn.append(draws.order("elect", tied, 2)[0])
        best = [committee for committee in best if drawn[-1] in committee]
    return best[0], drawn


def _elected(candidate: int, drawn: str) -> Decision:
    reason, clause = (drawn, "pav 3") if drawn else ("best_committee", "pav 2")
    return Decision(candidate=candidate, outcome="elected", reason=reason, clause=clause)


def _stage(
    number: int,
    totals: tuple[Amount, ...],
    changes: tuple[Amount, ...],
    decisions: tuple[Decision, ...],
    rests_on: Support | None,
) -> Stage:
    return Stage(
        number=number,
        action="first" if number == 1 else "final",
        subjects=(),
        transfer_value=None,
        totals=totals,
        transfers=changes,
        not_transferable=0,
        decisions=decisions,
        support=rests_on,
    )


def _result(
    profile: Profile,
    seats: int,
    stages: tuple[Stage, ...],
    elected: tuple[int, ...],
    draws: Draws,
    runners_up: tuple[int, ...] = (),
) -> Count:
    return Count(
        rule="pav",
        seats=seats,
        candidates=profile.candidates,
        ballots=profile.valid,
        blank=profile.blank,
        invalid=profile.invalid,
        scale=1,
        unit=profile.unit,
        quota=None,
        stages=stages,
        elected=elected,
        runners_up=runners_up,
        lots=tuple(draws.taken),
        exact=True,
    )
