"""How few votes would have changed each stage: exact, and from the record alone.

A margin is about one decision of one stage as that stage stood, with everything before it as it was. It does not say
how few votes would have changed who is elected in the end: votes that move early change all that follows, and to find
the fewest is a hard problem that this module does not answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from comitia.count.amount import Amount, written
from comitia.count.options import Threshold
from comitia.count.record import Count, Decision, Stage
from comitia.count.rules import RULES

Kind = Literal["exclusion", "quota", "short", "last_place", "enough", "short_of_enough"]
ABOUT = (
    "These numbers are about each stage as it stood. Votes that move at an early stage change all that follows, so "
    "they do not say how few votes would have changed who is elected in the end: that is a much harder question."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How far one candidate was from another outcome of a stage, in the units of the count.

    `exclusion`: so many votes more would have made the excluded level with `against`, who had the next fewest.
    `quota`: the elected could have had so many fewer and still the quota; `short`: so many more would have been it
    for the nearest. `last_place`: the last elected is so many before `against`, the first not elected. `enough` and
    `short_of_enough` are like the quota, for a share of the ballots. Where `is_strict`, the number itself does not do:
    the bar must be passed, so that a little less can be spared, or a little more is needed.
    """

    stage: int
    kind: Kind
    candidate: int
    against: tuple[int, ...] = ()
    votes: Amount
    is_strict: bool = False


def margins(count: Count, threshold: Threshold | None = None, roll: int | None = None) -> list[Margin]:
    """Return the margins of each stage, in the order of its decisions.

    `threshold` is what was enough, if anything; `roll` is how many electors there are, where it is a share of them.
    """
    return list(_Margins(count, threshold, roll).all())


def margin_to_json(margin: Margin, count: Count) -> dict[str, Any]:
    """Return a margin as plain JSON values."""
    return {
        "stage": margin.stage,
        "kind": margin.kind,
        "candidate": margin.candidate,
        "against": list(margin.against),
        "votes": written(margin.votes, count.scale, count.unit),
        "strict": margin.is_strict,
    }


_OTHERWISE = ("loses_pair", "pair_", "outside_smith", "doomed", "guarded", "passed_over", "out_of_reach", "together")
"""Exclusions that other things decide than who has the fewest votes: also sums of several, which these margins lack."""


class _Margins:
    def __init__(self, count: Count, threshold: Threshold | None, roll: int | None) -> None:
        self.count, self.threshold, self.roll = count, threshold, roll
        self.decided = {
            d.candidate: stage.number for stage in count.stages for d in stage.decisions if d.outcome != "advances"
        }
        self.decides = count.rule not in RULES or RULES[count.rule].totals in {"votes", "points"}
        known = {*count.elected, *count.runners_up, *count.next_round, *self.decided}
        self.field = sorted(known) if count.quota is not None else list(range(1, count.candidates + 1))

    def all(self) -> Iterator[Margin]:
        before: Stage | None = None
        for stage in self.count.stages:
            yield from self._exclusions(stage, before)
            if self.count.quota is not None:
                yield from self._quota(stage)
            else:
                yield from self._most(stage)
            before = stage

    def _exclusions(self, stage: Stage, before: Stage | None) -> Iterator[Margin]:
        gone = [d.candidate for d in stage.decisions if d.outcome == "excluded" and not d.reason.startswith(_OTHERWISE)]
        totals = before.totals if before and stage.action != "round" else stage.totals
        stayed = [each for each in self._standing(stage.number - 1) if each not in gone]
        if not stayed:
            return
        fewest = min(totals[each - 1] for each in stayed)
        level = tuple(each for each in stayed if totals[each - 1] == fewest)
        for candidate in gone:
            votes = max(0, fewest - totals[candidate - 1])
            yield Margin(stage=stage.number, kind="exclusion", candidate=candidate, against=level, votes=votes)

    def _quota(self, stage: Stage) -> Iterator[Margin]:
        quota, strict = quota_of(self.count, stage), self.count.exact
        for decision in stage.decisions:
            over = stage.totals[decision.candidate - 1] - quota
            if decision.outcome == "elected" and decision.reason == "quota" and over >= 0:
                yield Margin(
                    stage=stage.number, kind="quota", candidate=decision.candidate, votes=over, is_strict=strict
                )
        yield from self._nearest(stage, "short", quota, strict)

    def _nearest(self, stage: Stage, kind: Kind, bar: Amount, strict: bool) -> Iterator[Margin]:
        """Yield how far whoever came nearest to a bar was from it."""
        left = self._standing(stage.number)
        if left:
            nearest = max(left, key=lambda each: (stage.totals[each - 1], -each))
            missing = bar - stage.totals[nearest - 1]
            if missing >= 0:
                yield Margin(stage=stage.number, kind=kind, candidate=nearest, votes=missing, is_strict=strict)

    def _most(self, stage: Stage) -> Iterator[Margin]:
        elected = [d for d in stage.decisions if d.outcome == "elected" and d.reason != "majority"]
        left = self._rivals(stage) if self.decides else []
        if elected and left and self._is_full(stage) and not self.count.constraints:
            last = min(elected, key=lambda d: (stage.totals[d.candidate - 1], d.candidate)).candidate
            most = max(stage.totals[each - 1] for each in left)
            first = tuple(each for each in left if stage.totals[each - 1] == most)
            votes = stage.totals[last - 1] - most
            yield Margin(stage=stage.number, kind="last_place", candidate=last, against=first, votes=votes)
        if self.threshold is not None and not self._gone_on(stage):
            yield from self._enough(stage, elected, self.threshold)

    def _enough(self, stage: Stage, elected: list[Decision], threshold: Threshold) -> Iterator[Margin]:
        bar, strict = self._bar(stage, threshold)
        for decision in elected:
            over = stage.totals[decision.candidate - 1] - bar
            if decision.reason == "threshold" and over >= 0:
                yield Margin(
                    stage=stage.number, kind="enough", candidate=decision.candidate, votes=over, is_strict=strict
                )
        if not self._is_full(stage):
            yield from self._nearest(stage, "short_of_enough", bar, strict)

    def _bar(self, stage: Stage, threshold: Threshold) -> tuple[Amount, bool]:
        """Return how many votes are enough at a stage; of whole votes the first whole number that is."""
        ballots = self._base(threshold, stage)
        share = threshold.share * ballots
        if self.count.unit != 1:
            return (int(share) if share.denominator == 1 else Fraction(share)), threshold.kind == "gt"
        bar = share.numerator // share.denominator + 1 if threshold.kind == "gt" else -(-share // 1)
        return max(int(bar), 1), False

    def _base(self, threshold: Threshold, stage: Stage) -> int:
        """Return what the threshold is a share of, as the rules have it: all cast, the roll, or who counts here."""
        count = self.count
        if threshold.of == "roll":
            return (self.roll or 0) * count.unit
        if threshold.of == "cast":
            return count.ballots + count.blank + count.invalid
        return count.ballots - int(stage.not_transferable)

    def _is_full(self, stage: Stage) -> bool:
        """Return whether all seats are filled after a stage."""
        taken = [each for each in self.count.elected if self.decided[each] <= stage.number]
        return len(taken) == self.count.seats

    def _rivals(self, stage: Stage) -> list[int]:
        """Return those not elected who stood at a stage: in a runoff or second round those who went on."""
        left = self._standing(stage.number)
        if stage.action == "runoff":
            return [each for each in left if each in stage.subjects]
        gone_on = self._gone_on(stage)
        return [each for each in left if each in gone_on] if gone_on else left

    def _gone_on(self, stage: Stage) -> set[int]:
        """Return who had gone on to a second round, where a stage is one."""
        before = self.count.stages[: stage.number - 1] if stage.action == "round" else ()
        return {d.candidate for each in before for d in each.decisions if d.outcome == "advances"}

    def _standing(self, number: int) -> list[int]:
        """Return those about whom nothing was decided up to a stage."""
        return [each for each in self.field if self.decided.get(each, number + 1) > number]


def quota_of(count: Count, stage: Stage) -> Amount:
    """Return the quota of a stage, where it moves, or of the whole count."""
    return stage.quota if stage.quota is not None else count.quota or 0
