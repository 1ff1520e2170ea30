"""Margins where nobody else has the votes that it takes: then they move from the one who is ahead.

A vote more comes from somebody who is not named beside it. Of two who are left, in a runoff or a last round, there is
nobody else; so what is told is how many votes that move from the one to the other leave the other no longer behind.
Each of them changes the lead by two.
"""

from dataclasses import replace

from comitia.count.amount import Amount
from comitia.count.explanation.margin import Margin, half_of
from comitia.count.record import Count, Stage
from comitia.count.rules import RULES

_KINDS = frozenset({"exclusion", "last_place", "seat", "advance"})


def as_moved(count: Count, margin: Margin) -> Margin:
    """Return a margin, in votes that move from the one ahead where the others have too few to take."""
    stage = count.stages[margin.stage - 1]
    if margin.kind not in _KINDS or not _counts_for_one(count, stage):
        return margin
    totals = _totals(count, stage, margin)
    others = sum(totals) - totals[margin.candidate - 1] - totals[margin.against[0] - 1]
    if margin.votes <= others:
        return margin
    ahead, behind = margin.candidate, margin.against
    if margin.kind == "exclusion":
        ahead, behind = margin.against[0], (margin.candidate,)
    return replace(margin, kind="moved", candidate=ahead, against=behind, votes=half_of(count, margin.votes))


def _counts_for_one(count: Count, stage: Stage) -> bool:
    """Return whether a ballot counts for one candidate at most at a stage."""
    rule = RULES.get(count.rule)
    if stage.action == "runoff" or rule is None:
        return stage.action == "runoff"
    return rule.counts_for_one or (rule.marks == "seats" and count.seats == 1)


def _totals(count: Count, stage: Stage, margin: Margin) -> tuple[Amount, ...]:
    """Return the votes that a margin is about: an exclusion by transfer is decided by those of the stage before."""
    is_later = margin.kind == "exclusion" and stage.action != "round" and stage.number > 1
    return count.stages[stage.number - 2].totals if is_later else stage.totals
