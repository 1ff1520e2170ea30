"""How few votes would have changed each stage: exact, and from the record alone.

A margin is about one decision of one stage as that stage stood, with everything before it as it was. It does not say
how few votes would have changed who is elected in the end: votes that move early change all that follows, and to find
the fewest is a hard problem that this module does not answer.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.explanation import advance_margins, below_quota, pair_margins, seat_margins, within
from comitia.count.explanation.committee_margin import committee
from comitia.count.explanation.margin import Field, Kind, Margin, ahead, quota_of
from comitia.count.explanation.moved import as_moved
from comitia.count.options import NONE, Options, Threshold
from comitia.count.record import Count, Decision, Stage
from comitia.count.rules import RULES

RUNOFFS = frozenset({"irv", "bottom-two-irv", "smith-irv"})
"""Rules by which more than half of the votes that count elects."""


def margins(
    count: Count,
    threshold: Threshold | None = None,
    roll: int | None = None,
    options: Options = NONE,
    withdrawn: Collection[int] | None = None,
) -> list[Margin]:
    """Return the margins of each stage, in the order of its decisions.

    `threshold` is what was enough, if anything; `roll` is how many electors there are, where it is a share of them;
    `options` are what else the rule was told, and `withdrawn` who did not stand, where that is known.
    """
    told = _Margins(Field(count, withdrawn), threshold, roll, options).all()
    found = [as_moved(count, margin) for margin in told]
    return sorted(found, key=lambda each: each.stage)


_OTHERWISE = ("loses_pair", "pair_", "outside_smith", "doomed", "guarded", "passed_over", "out_of_reach", "together")
"""Exclusions that other things decide than who has the fewest votes: also sums of several, which these margins lack."""


class _Margins:
    def __init__(self, field: Field, threshold: Threshold | None, roll: int | None, options: Options) -> None:
        self.field, self.threshold, self.roll, self.options = field, threshold, roll, options
        self.count = count = field.count
        self.decides = count.rule not in RULES or RULES[count.rule].totals in {"votes", "points"}

    def all(self) -> Iterator[Margin]:
        before: Stage | None = None
        for stage in self.count.stages:
            yield from self._exclusions(stage, before)
            yield from pair_margins.bottom_two(self.field, stage, before)
            yield from pair_margins.outside_smith(self.field, stage)
            if self.count.quota is not None:
                yield from self._quota(stage)
            elif self.count.rule in RUNOFFS:
                yield from self._majority(stage)
            else:
                yield from self._most(stage)
                yield from self._advances(stage)
                yield from seat_margins.seat(self.field, stage)
                yield from committee(self.count, stage)
            before = stage
        yield from pair_margins.turned(self.count, self.options)

    def _exclusions(self, stage: Stage, before: Stage | None) -> Iterator[Margin]:
        gone = [d.candidate for d in stage.decisions if d.outcome == "excluded" and not d.reason.startswith(_OTHERWISE)]
        totals = before.totals if before and stage.action != "round" else stage.totals
        stayed = [each for each in self.field.standing(stage.number - 1) if each not in gone]
        stayed = within.excludable(self.field, stage.number - 1, stayed + gone) if gone else []
        stayed = [each for each in stayed if each not in gone]
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
                yield self._of(stage, "quota", decision.candidate, over, strict=strict)
        if self.count.rule in below_quota.RULES:
            yield from below_quota.margins(self.field, stage)
        else:
            yield from self._nearest(stage, "short", quota, strict)

    def _nearest(
        self, stage: Stage, kind: Kind, bar: Amount, strict: bool, among: list[int] | None = None
    ) -> Iterator[Margin]:
        """Yield how far whoever came nearest to a bar was from it, of all who stand or of those told."""
        standing = self.field.standing(stage.number) if among is None else among
        left = within.electable(self.field, stage.number, standing)
        if left:
            nearest = max(left, key=lambda each: (stage.totals[each - 1], -each))
            missing = bar - stage.totals[nearest - 1]
            if missing >= 0:
                yield self._of(stage, kind, nearest, missing, strict=strict)

    def _majority(self, stage: Stage) -> Iterator[Margin]:
        """Yield how far from half of the votes that count somebody was, where more than half elects."""
        votes = int(sum(stage.totals))
        strict = self.count.unit != 1
        for decision in stage.decisions:
            if decision.reason == "majority":
                over = 2 * int(stage.totals[decision.candidate - 1]) - votes
                spare = Fraction(over, 2) if strict else (over - 1) // 2
                yield self._of(stage, "majority", decision.candidate, spare, strict=strict)
        is_decided = any(d.outcome == "elected" for d in stage.decisions)
        if not is_decided and votes and self._asks_for_half(stage):
            yield from self._nearest(
                stage, "short_of_majority", Fraction(votes, 2) if strict else votes // 2 + 1, strict
            )

    def _asks_for_half(self, stage: Stage) -> bool:
        """Return whether half of the votes would have elected: not while more than two are to stay, or to leave."""
        left = self.field.standing(stage.number)
        after = self.count.stages[stage.number : stage.number + 1]
        to_leave = any(d.reason == "outside_smith" for each in after for d in each.decisions)
        return not to_leave and (self.options.until != "two" or len(left) == 2)

    def _of(self, stage: Stage, kind: Kind, candidate: int, votes: Amount, *, strict: bool) -> Margin:
        return Margin(stage=stage.number, kind=kind, candidate=candidate, votes=votes, is_strict=strict)

    def _most(self, stage: Stage) -> Iterator[Margin]:
        if self.count.constraints:
            yield from within.last_place(self.count, stage)
            return
        elected = [d for d in stage.decisions if d.outcome == "elected"]
        left = self._rivals(stage) if self.decides else []
        is_full = self._is_full(stage)
        if elected and left and (is_full or stage.action == "runoff"):
            last = min(elected, key=lambda d: (stage.totals[d.candidate - 1], d.candidate)).candidate
            yield ahead(stage, "last_place" if is_full else "seat", last, left)
        if self.threshold is not None and not self._gone_on(stage):
            yield from self._enough(stage, elected, self.threshold)

    def _advances(self, stage: Stage) -> Iterator[Margin]:
        """Yield how close it was who goes on: to the last who does, or to the share with which all do."""
        yield from advance_margins.advance(self.field, stage)
        share = self.options.advance
        if share is not None and any(d.reason == "share" for d in stage.decisions):
            going = {d.candidate for d in stage.decisions if d.outcome == "advances"}
            left = [each for each in self.field.standing(stage.number) if each not in going]
            yield from self._nearest(stage, "short_of_advance", *self._bar(stage, share), left)

    def _enough(self, stage: Stage, elected: list[Decision], threshold: Threshold) -> Iterator[Margin]:
        bar, strict = self._bar(stage, threshold)
        for decision in elected:
            over = stage.totals[decision.candidate - 1] - bar
            if decision.reason == "threshold" and over >= 0:
                yield self._of(stage, "enough", decision.candidate, over, strict=strict)
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
        return len(self.field.elected(stage.number)) == self.count.seats

    def _rivals(self, stage: Stage) -> list[int]:
        """Return those not elected who stood at a stage: in a runoff or second round those who went on."""
        left = self.field.standing(stage.number)
        if stage.action == "runoff":
            return [each for each in left if each in stage.subjects]
        gone_on = self._gone_on(stage)
        return [each for each in left if each in gone_on] if gone_on else left

    def _gone_on(self, stage: Stage) -> set[int]:
        """Return who had gone on to a second round, where a stage is one."""
        before = self.count.stages[: stage.number - 1] if stage.action == "round" else ()
        return {d.candidate for each in before for d in each.decisions if d.outcome == "advances"}
