"""Plurality, block vote, approval and yes-no: one stage, and the most votes win.

They differ in what a ballot says. Plurality counts the first mark; block every mark, and a ballot with more
marks than seats is invalid; approval every mark, however many; yes-no every mark as a yes and its absence as a no, and
only who meets the threshold (more than half of the valid ballots, blank ones included) can be elected. A threshold
may be a share of all ballots cast, or of the electors on the roll.
Clauses, the same for each: 1 what a ballot says, 2 the most votes win, 3 equal votes for the last place fall by lot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comitia.count.amount import Amount
from comitia.count.bar import Bar, Overfull
from comitia.count.equals import in_order
from comitia.count.lots import Draws, Question
from comitia.count.options import MAJORITY, Options, Threshold
from comitia.count.profile import Profile
from comitia.count.record import Action, Count, Decision, Stage
from comitia.count.scores import Scores
from comitia.count.votes import all_marks, by_length, first_marks
from comitia.count.wording import Wording

_A_BALLOT = {
    "plurality": "A ballot counts one vote for the first candidate marked on it.",
    "block": "A ballot counts one vote for each candidate marked on it; with more marks than seats it is invalid.",
    "approval": "A ballot counts one vote for each candidate marked on it, however many these are.",
    "yes-no": "A ballot says yes to each candidate marked on it and no to the others; a blank one says no to all.",
}
_MOST = "The candidates with the most votes are elected, as far as there are seats."
_WINNERS = {"yes-no": "Of those with enough yes votes, the ones with the most are elected, as far as there are seats."}
WORDINGS = {
    rule: Wording(
        says={
            f"{rule} 1": said,
            f"{rule} 2": _WINNERS.get(rule, _MOST),
            f"{rule} 3": "Where equal votes meet the last seat, a lot decides, or an order agreed before.",
        },
        by={"first": f"{rule} 1"},
        way=(said,),
    )
    for rule, said in _A_BALLOT.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The votes of one stage: totals (place 0 is not used), and how the ballots divide.

    `exact` tells that totals are fractions; `action` is what the stage adds up. `overfull` are the ballots with too
    many marks, which are among the invalid.
    """

    totals: Sequence[Amount]
    ballots: int
    blank: int
    invalid: int
    exact: bool = False
    action: Action = "first"
    overfull: Overfull | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who has the places: in order of votes, those of them drawn by lot, and who lost that lot, in its order."""

    elected: list[int]
    drawn: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


def plurality(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count by first marks."""
    tally = Tally(totals=first_marks(profile), ballots=profile.valid, blank=profile.blank, invalid=profile.invalid)
    return one_stage("plurality", profile, seats, tally, draws)


def block(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of up to as many equal marks as there are seats."""
    return one_stage("block", profile, seats, up_to(seats, profile), draws)


def up_to(most: int, profile: Profile) -> Tally:
    """Return the votes where every mark is one, and a ballot with more marks than `most` is invalid."""
    none = [0] * (profile.candidates + 1)
    ballots, *totals = [sum(votes) for votes in zip(none, *by_length(profile, most).values(), strict=True)]
    invalid = profile.valid - ballots
    return Tally(
        totals=[0, *totals],
        ballots=ballots,
        blank=profile.blank,
        invalid=profile.invalid + invalid,
        overfull=Overfull(ballots=invalid, most=most) if invalid else None,
    )


def approval(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of all marks."""
    tally = Tally(totals=all_marks(profile), ballots=profile.valid, blank=profile.blank, invalid=profile.invalid)
    return one_stage("approval", profile, seats, tally, draws)


def yes_no(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of marks as yes votes; a blank ballot is valid here, and a no to everyone."""
    tally = Tally(totals=all_marks(profile), ballots=profile.valid + profile.blank, blank=0, invalid=profile.invalid)
    threshold = options.threshold or MAJORITY
    bar = Bar(threshold=threshold, base=base_of(threshold, options, profile, tally.ballots))
    return one_stage("yes-no", profile, seats, tally, draws, bar)


def base_of(threshold: Threshold, options: Options, profile: Profile, valid: int) -> int:
    """Return what a threshold is a share of. Raises ValueError for a roll smaller than the ballots cast."""
    if threshold.of == "roll":
        electors = (options.roll or 0) * profile.unit
        if electors < profile.cast:
            raise ValueError(f"found {options.roll} electors on the roll, and more ballots than that were cast")
        return electors
    return profile.cast if threshold.of == "cast" else valid


def by_votes(
    totals: Sequence[Amount],
    candidates: Iterable[int],
    places: int,
    draws: Draws,
    stage: int,
    question: Question = "elect",
) -> Choice:
    """Return who has the most votes for so many places; equal votes for the last of them fall by lot."""
    order = sorted(candidates, key=lambda candidate: (-totals[candidate], candidate))
    if len(order) <= places or not places or totals[order[places - 1]] > totals[order[places]]:
        return Choice(elected=order[:places])
    last = totals[order[places]]
    sure = [candidate for candidate in order if totals[candidate] > last]
    tied = [candidate for candidate in order if totals[candidate] == last]
    open_places = places - len(sure)
    drawn = draws.order(question, tied, stage, open_places)
    return Choice(elected=[*sure, *drawn[:open_places]], drawn=drawn[:open_places], left=drawn[open_places:])


def runners_up(totals: Sequence[Amount], candidates: Iterable[int], draws: Draws, stage: int) -> list[int]:
    """Return candidates by votes, equal ones by lot where there is a source of lots."""
    return in_order(candidates, totals.__getitem__, draws, stage)


def one_stage(
    rule: str, profile: Profile | Scores, seats: int, tally: Tally, draws: Draws, bar: Bar | None = None
) -> Count:
    """Return the count in which the most votes win, among those who reach the bar where there is one."""
    standing = profile.standing if tally.ballots else ()
    eligible = tuple(c for c in standing if bar is None or bar.is_met(tally.totals[c]))
    choice = by_votes(tally.totals, eligible, seats, draws, 1)
    others = [c for c in eligible if c not in choice.elected and c not in choice.left]
    votes = tuple(tally.totals[1:])
    reason = "most_votes" if bar is None else "threshold"
    stage = Stage(
        number=1,
        action=tally.action,
        subjects=(),
        transfer_value=None,
        totals=votes,
        transfers=votes,
        not_transferable=0,
        decisions=tuple(_elected(rule, c, draws.how if c in choice.drawn else "", reason) for c in choice.elected),
        bar=bar,
    )
    rest = runners_up(tally.totals, others, draws, 1)
    return Count(
        rule=rule,
        seats=seats,
        candidates=profile.candidates,
        ballots=tally.ballots,
        blank=tally.blank,
        invalid=tally.invalid,
        scale=1,
        unit=profile.unit,
        quota=None,
        stages=(stage,),
        elected=tuple(choice.elected),
        runners_up=(*choice.left, *rest),
        lots=tuple(draws.taken),
        exact=tally.exact,
        overfull=tally.overfull,
    )


def _elected(rule: str, candidate: int, drawn: str, reason: str) -> Decision:
    clause = f"{rule} 3" if drawn else f"{rule} 2"
    return Decision(candidate=candidate, outcome="elected", reason=drawn or reason, clause=clause)
