"""The record of a rule that fills one seat from the pairs: one stage with the first votes, and who is best.

Clauses of all these rules: where a single candidate stands, that one is elected; without a valid ballot nobody is.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comitia.count.comparison import Comparison
from comitia.count.lots import Draws
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage
from comitia.count.votes import first_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why the best is elected, and the clauses: of the rule, and of equals."""

    reason: str
    clause: str
    equals: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The candidates from the best on, equal ones together."""

    groups: Sequence[Sequence[int]]
    reasons: Reasons


def layers(candidates: Sequence[int], is_before: Callable[[int, int], bool]) -> list[list[int]]:
    """Return candidates in groups: first those whom nobody is before, then those of the rest, and so on."""
    after = {one: [other for other in candidates if is_before(one, other)] for one in candidates}
    before = Counter(other for others in after.values() for other in others)
    best, found = [one for one in candidates if not before[one]], list[list[int]]()
    while best:
        found.append(best)
        before.subtract(other for one in best for other in after.pop(one))
        best = [one for one in after if not before[one]]
    return found


def one_seat(rule: str, profile: Profile, draws: Draws, standing: Standing, compared: Comparison) -> Count:
    """Return the count that elects the best of all; several equal ones fall by lot. Raises `LotMissingError`."""
    groups = [list(group) for group in standing.groups] if profile.valid else []
    elected: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    decisions: tuple[Decision, ...] = ()
    if groups:
        first, *groups = groups
        order = tuple(first) if len(first) == 1 else draws.order("elect", first, 1)
        elected, after = order[:1], order[1:]
        decisions = (_decision(order, standing.reasons, draws.how, is_alone=not groups and not after),)
    for group in groups:
        after += tuple(group) if len(group) == 1 else draws.runners_up(group, 1)
    return Count(
        rule=rule,
        seats=1,
        candidates=profile.candidates,
        ballots=profile.valid,
        blank=profile.blank,
        invalid=profile.invalid,
        scale=1,
        unit=profile.unit,
        quota=None,
        stages=(first_votes(profile, decisions),),
        elected=elected,
        runners_up=after,
        lots=tuple(draws.taken),
        comparison=compared,
    )


def first_votes(profile: Profile, decisions: tuple[Decision, ...]) -> Stage:
    """Return the stage of the first votes, with what was decided."""
    votes = tuple(first_marks(profile)[1:])
    return Stage(
        number=1,
        action="first",
        subjects=(),
        transfer_value=None,
        totals=votes,
        transfers=votes,
        not_transferable=0,
        decisions=decisions,
    )


def _decision(order: Sequence[int], reasons: Reasons, how: str, *, is_alone: bool) -> Decision:
    reason, clause = reasons.reason, reasons.clause
    if is_alone:
        reason = "last_standing"
    elif len(order) > 1:
        reason, clause = f"equals_{how}", reasons.equals
    return Decision(candidate=order[0], outcome="elected", reason=reason, clause=clause)
