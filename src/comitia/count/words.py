"""The words of a count: those of the clauses of its rule, and how exactly it reckoned."""

from collections.abc import Mapping
from typing import Any

from comitia.count import count_back
from comitia.count.amount import written
from comitia.count.constraints import CLAUSES
from comitia.count.record import Count, Stage
from comitia.count.rules import RULES
from comitia.count.wording import SILENT, Wording

UNDECIDING = {
    "first votes": "First votes do not decide by this rule: candidates are compared in pairs.",
    "approvals": "Who has most approvals is not elected by that alone: seats are shared among those who approve.",
}
"""What is said of totals that do not decide who is elected."""
WEIGHED = (
    "Ballots weigh fractions of a vote, so amounts are exact fractions. They are shown to five decimals, each cut off "
    "there, so that what is shown can add up to a little less; the record has them whole."
)


def wording_of(rule: str) -> Wording:
    """Return the words of a rule, or of a countback; silent ones for a rule that is not known here."""
    if rule == count_back.RULE:
        return count_back.WORDING
    return RULES[rule].wording if rule in RULES else SILENT


def totals_of(count: Count, stage: Stage) -> str:
    """Return what the totals of a stage are: votes, first votes, approvals, points or score points.

    Those of a rule that goes by points are votes in a stage without any.
    """
    totals = RULES[count.rule].totals if count.rule in RULES else "votes"
    if stage.action == "points":
        return "points"
    if totals == "score points":
        return totals if stage.action == "final" else "approvals"
    return "votes" if totals == "points" else totals


def first_totals_of(rule: str) -> str:
    """Return what a candidate has at the first stage of a count: votes, first votes, approvals or points.

    Where a further round may be held, each is a vote of its own, and what somebody has in it are votes.
    """
    if rule not in RULES:
        return "votes"
    found = RULES[rule]
    if found.totals != "votes":
        return "approvals" if found.totals == "score points" else found.totals
    return "first votes" if found.needs_ranking and not found.holds_rounds else "votes"


def silent_of(count: Count) -> str:
    """Return what ballots are called that count for nobody at a stage; empty where there are none by the rule."""
    if any(stage.action == "runoff" for stage in count.stages):
        return "Neither before the other"
    moves = any(stage.action in {"surplus", "exclusion", "round"} for stage in count.stages)
    passes = moves or (count.rule in RULES and RULES[count.rule].transfers)
    return "Not transferable" if passes or any(stage.not_transferable for stage in count.stages) else ""


def clauses_of(count: Count) -> Mapping[str, str]:
    """Return what each clause says that a count can name: those of its rule, and of constraints where it has any."""
    return {**wording_of(count.rule).says, **(CLAUSES if count.constraints else {})}


def arithmetic(count: Count) -> dict[str, Any]:
    """Return the arithmetic of a count: whether exact, units of a vote, what is cut off, and that in words."""
    return {
        "exact": count.exact,
        "scale": count.scale,
        "unit": count.unit,
        "cut_off": cut_off(count),
        "words": words(count),
    }


def words(count: Count) -> str:
    """Return in a sentence how exactly a count reckoned."""
    if count.exact:
        return "Amounts are exact fractions: nothing is rounded or cut off. They are shown to five decimals."
    own = wording_of(count.rule).rounding or _own_decimals(count)
    return own if count.unit == 1 else f"{own} {WEIGHED}"


def _own_decimals(count: Count) -> str:
    if count.scale == 1:
        whole = "Votes are whole numbers: nothing is divided."
        return whole if count.unit == 1 else "Votes are sums of what ballots weigh: nothing is divided."
    places = len(str(count.scale)) - 1
    decimals = f"{places} decimal{'' if places == 1 else 's'}"
    if count.unit != 1:
        return (
            f"What a ballot of a whole vote is worth has {decimals}; what is smaller is cut off, and the sum of that, "
            "by what ballots weigh, is shown."
        )
    return f"Amounts have {decimals}; what is smaller is cut off, and the sum of that is shown."


def cut_off(count: Count) -> str:
    """Return what was cut off in the whole count, in votes: all of it, also where it is a fraction."""
    lost = count.stages[-1].lost if count.stages else 0
    return count.votes(lost) if count.unit == 1 else str(written(lost, count.scale, count.unit))
