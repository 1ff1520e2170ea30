"""A margin: how far one candidate was from another outcome of a stage, in what, and how it is written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from comitia.count.amount import Amount, written
from comitia.count.record import Count, Stage

Kind = Literal[
    "exclusion",
    "quota",
    "short",
    "short_of_needed",
    "last_place",
    "enough",
    "short_of_enough",
    "majority",
    "short_of_majority",
    "pair",
    "bottom",
    "smith",
    "turned",
    "seat",
    "load",
    "rho",
    "advance",
    "short_of_advance",
    "moved",
    "committee",
]
IN_SEATS = frozenset({"load", "rho"})
"""Kinds whose amount is a part of a seat for each vote, not a number of votes."""
ABOUT = (
    "These numbers are about each stage as it stood, with as many ballots as there were: a vote more is one that "
    "counted for somebody not named beside it, and the quota stays. Votes that move at an early stage change all that "
    "follows, so they do not say how few votes would have changed who is elected in the end: that is a much harder "
    "question."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How far one candidate was from another outcome of a stage, in the units of the count.

    The ballots stay as many as they are, and so do the quota and what a share is of: a vote more comes from, and one
    fewer goes to, others than those named. Where a ballot can mark several, it is a mark on a ballot that was cast.

    `exclusion`: so many votes more would have made the excluded level with `against`, who had the next fewest.
    `quota`: the elected could have had so many fewer and still the quota; `short`: so many more would have been it
    for the nearest. `short_of_needed` is the same where fewer than the quota were enough: taken from others who
    continue. `last_place`: the last elected is so many before `against`, the first not elected; `seat` is the
    same for each seat that is filled alone. `enough` and `short_of_enough` are like the quota, for a share of the
    ballots, and `majority` and `short_of_majority` for more than half of the votes that count. Where `is_strict`, the
    number itself does not do: the bar must be passed, so that a little less can be spared, or a little more is needed.

    Of pairs: `pair`, the candidate loses to `against` by so many votes; `bottom`, the same as `exclusion` for the next
    above the two last; `smith`, `against` is of the Smith set and ahead of the candidate by so many, the closest such
    pair; `turned`, so many votes turned round in the pair of the elected and one of `against`, and no other pair
    changed, leave the elected no longer sure of the seat.

    `advance`: the last who goes on is so many before `against`, the first who does not; `short_of_advance`: so many
    more would have been the share that goes on. `moved`: so many votes moved from the candidate, who was ahead, to one
    of `against` leave that one no longer behind, where the others have too few to take.

    `load` and `rho` are parts of a seat for each vote: so much less would have made `against` level with the elected.

    `committee`: the best committee with any of `against`, who came nearest of those not elected, has a score so far
    below that of the elected, of whom `candidate` stands last. So many approvals more of one of them, each on a ballot
    that approves nobody else of that committee, would have made it level.
    """

    stage: int
    kind: Kind
    candidate: int
    against: tuple[int, ...] = ()
    votes: Amount
    is_strict: bool = False


def margin_to_json(margin: Margin, count: Count) -> dict[str, Any]:
    """Return a margin as plain JSON values; what is a part of a seat is `seats`, all else `votes`."""
    if margin.kind in IN_SEATS:
        amount = {"seats": written(margin.votes, 1)}
    else:
        amount = {"votes": written(margin.votes, count.scale, count.unit)}
    return {
        "stage": margin.stage,
        "kind": margin.kind,
        "candidate": margin.candidate,
        "against": list(margin.against),
        **amount,
        "strict": margin.is_strict,
    }


def ahead(stage: Stage, kind: Kind, candidate: int, others: Sequence[int]) -> Margin:
    """Return by how much a candidate was before the next of others, of whom there are some."""
    most = max(stage.totals[each - 1] for each in others)
    level = tuple(each for each in others if stage.totals[each - 1] == most)
    votes = stage.totals[candidate - 1] - most
    return Margin(stage=stage.number, kind=kind, candidate=candidate, against=level, votes=votes)


def half_of(count: Count, lead: Amount) -> Amount:
    """Return how many votes take a lead away, each of which changes it by two; whole ones where ballots are."""
    half = Fraction(lead, 2)
    is_whole = isinstance(lead, int) and count.unit == 1
    return int(-(-half // 1)) if is_whole or half.denominator == 1 else half


def quota_of(count: Count, stage: Stage) -> Amount:
    """Return the quota of a stage, where it moves, or of the whole count."""
    return stage.quota if stage.quota is not None else count.quota or 0


def reaches(count: Count, stage: Stage, candidate: int) -> bool:
    """Return whether a candidate has the quota at a stage: more than it, where the count is exact."""
    total, quota = stage.totals[candidate - 1], quota_of(count, stage)
    return total > quota if count.exact else total >= quota


class Field:
    """Who stood at each stage of a count, and who was elected by then.

    By a rule with a quota, and where it is not known who had `withdrawn`, they are those of whom the record says
    anything: else that may leave out some for whom nobody voted. `unnamed` are those who are left out, where it is
    known who had withdrawn.
    """

    __slots__ = ("among", "count", "decided", "unnamed")

    def __init__(self, count: Count, withdrawn: Collection[int] | None = None) -> None:
        self.count = count
        self.decided = {
            d.candidate: stage.number for stage in count.stages for d in stage.decisions if d.outcome != "advances"
        }
        is_known = withdrawn is None or count.quota is not None
        all_of_them = set(range(1, count.candidates + 1))
        gone = set(withdrawn or ())
        self.among = sorted((self._known() if is_known else all_of_them) - gone)
        self.unnamed = [] if withdrawn is None else sorted(all_of_them - gone - set(self.among))

    def _known(self) -> set[int]:
        """Return of whom the record says anything."""
        count = self.count
        voted_for = {each for stage in count.stages for each, total in enumerate(stage.totals, 1) if total}
        return {*count.elected, *count.runners_up, *count.next_round, *self.decided, *voted_for}

    def standing(self, number: int) -> list[int]:
        """Return those about whom nothing was decided up to a stage."""
        return [each for each in self.among if self.decided.get(each, number + 1) > number]

    def elected(self, number: int) -> list[int]:
        """Return who was elected up to a stage."""
        return [each for each in self.count.elected if self.decided[each] <= number]
