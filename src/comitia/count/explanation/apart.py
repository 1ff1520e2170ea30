"""The stage at which a tie fell by look-back or look-forward: derived from the stages, for the record does not name it.

The excluded is held against each other of the tied: the stage that told the two apart is the latest at which they
differed, or by look-forward the first, of those that the rule looks at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from comitia.count.amount import Amount, written
from comitia.count.explanation.margin import Field, quota_of
from comitia.count.explanation.speech import Speech, listed
from comitia.count.record import Count, Decision, Stage
from comitia.count.rules import RULES

_REASONS = frozenset({"earlier_stage", "nearly_earlier_stage", "pair_earlier_stage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """At which stage a candidate had fewer votes than another who was tied, and how many each of them had."""

    candidate: int
    other: int
    stage: int
    votes: Amount
    others: Amount


def apart(count: Count, stage: Stage, decision: Decision, looks: str = "") -> list[Apart]:
    """Return what told a candidate excluded by look-back at a stage apart from each other of the tied.

    `looks` is "earlier_stage" or "first_stage"; else as the rule looks where it is not told. Nothing for other
    decisions, and where the record leaves open who was tied.
    """
    if decision.outcome != "excluded" or decision.reason not in _REASONS:
        return []
    found = _Looked(count, stage, decision.candidate)
    return found.held_against(found.tied(decision.reason), looks)


def told(found: Sequence[Apart], speech: Speech) -> str:
    """Return it as a part of a sentence: `fewer at stage 2 (5 against 7 of Dag)`; empty where there is nothing."""
    said = []
    for number, group in groupby(found, key=lambda each: each.stage):
        same = list(group)
        others = listed([f"{speech.plain(each.others)} of {speech.name(each.other)}" for each in same])
        said.append(f"at stage {number} ({speech.plain(same[0].votes)} against {others})")
    return f"fewer {listed(said)}" if said else ""


def apart_to_json(found: Apart, count: Count) -> dict[str, Any]:
    """Return it as plain JSON values."""
    return {
        "candidate": found.candidate,
        "other": found.other,
        "stage": found.stage,
        "votes": written(found.votes, count.scale, count.unit),
        "others": written(found.others, count.scale, count.unit),
    }


class _Looked:
    def __init__(self, count: Count, stage: Stage, candidate: int) -> None:
        self.count, self.candidate = count, candidate
        here = stage.number if stage.action == "round" else stage.number - 1
        self.earlier = [each for each in count.stages[:here] if self._is_looked_at(each)]
        self.now = count.stages[here - 1]
        self.others = [each for each in Field(count).standing(stage.number - 1) if each != candidate]

    def tied(self, reason: str) -> list[int]:
        """Return who else was tied; nobody where the record leaves it open."""
        most = self._has(self.now, self.candidate)
        if reason == "nearly_earlier_stage":
            elected = [d.candidate for each in self.earlier for d in each.decisions if d.outcome == "elected"]
            most += max(0, sum(self._has(self.now, each) - quota_of(self.count, self.now) for each in elected))
        found = [each for each in self.others if self._has(self.now, each) <= most]
        if reason != "pair_earlier_stage" or self.count.comparison is None:
            return found
        pairs, one = self.count.comparison.pairs, self.candidate
        level = [each for each in found if pairs[one - 1][each - 1] == pairs[each - 1][one - 1]]
        return level if len(found) == 1 else []

    def held_against(self, tied: Sequence[int], looks: str) -> list[Apart]:
        """Return what told the candidate apart from each of the tied; nothing unless it was fewer each time."""
        stages = self.earlier if self._forward(looks) else self.earlier[::-1]
        if self.count.rule == "senate":  # 273(31): the latest count at which all of them differ
            among = [self.candidate, *tied]
            stages = [each for each in stages if len({self._has(each, one) for one in among}) == len(among)][:1]
        found = []
        for other in tied:
            differ = [each for each in stages if self._has(each, other) != self._has(each, self.candidate)]
            if not differ or self._has(differ[0], other) < self._has(differ[0], self.candidate):
                return []
            own, others = self._has(differ[0], self.candidate), self._has(differ[0], other)
            found.append(Apart(candidate=self.candidate, other=other, stage=differ[0].number, votes=own, others=others))
        return sorted(found, key=lambda each: stages.index(self.count.stages[each.stage - 1]))

    def _forward(self, looks: str) -> bool:
        rule = RULES.get(self.count.rule)
        own = rule.ties[0][0] if rule is not None and rule.ties else ""
        return (looks or own) == "first_stage"

    def _is_looked_at(self, stage: Stage) -> bool:
        """Return whether a stage of the record is one of the rule: all batches of an exclusion may be one together."""
        after = self.count.stages[stage.number : stage.number + 1]
        return self.count.rule != "exclusive-gregory" or not any(each.batch > 1 for each in after)

    def _has(self, stage: Stage, candidate: int) -> Amount:
        return stage.totals[candidate - 1]
