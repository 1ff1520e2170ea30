"""The record of a count: what was decided, stage by stage, and what it rests on.

Totals are whole numbers in units of 1/`scale` of a vote, or exact fractions of one, so nothing is rounded twice. A
`Count` holds all that a stage table, a sentence or a recount needs; it does not hold the ballots or the names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from comitia.count.amount import Amount, read, shown, written
from comitia.count.bar import Bar, Overfull, bar_from_json, bar_to_json, overfull_from_json, overfull_to_json
from comitia.count.comparison import Comparison, comparison_from_json, comparison_to_json
from comitia.count.constraint import Constraint
from comitia.count.frozen import maker
from comitia.count.limits import MOST_CANDIDATES, MOST_SCALE, MOST_UNIT
from comitia.count.lots import Lot, Question
from comitia.count.support import Support, support_from_json, support_to_json

Action = Literal["first", "surplus", "exclusion", "round", "seat", "final", "points", "runoff"]
Outcome = Literal["elected", "excluded", "advances"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One candidate elected, excluded or sent on to a further round, the reason (a stable id) and the rule's clause.

    `needed` is how many votes were enough at that moment, where it was another number than the quota.
    """

    candidate: int
    outcome: Outcome
    reason: str
    clause: str
    needed: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """Surpluses that were not passed on yet when somebody was excluded: how much in all, and by which clause."""

    surplus: Amount
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: what was done to whom, the totals after it, and the decisions taken on them.

    `totals` and `transfers` have one place a candidate, the first for candidate 1. `not_transferable` and `lost`
    (cut off when transfer values were truncated) are sums up to this stage; with the totals they make up the ballots.
    All are in units of 1/scale. `transfer_value` is that of a paper that came at the value of one. By a rule whose
    quota moves, `quota` is that of the stage, and `kept` is what each candidate keeps of a paper. By a rule that shares
    a seat among those who approve, `support` is what it rests on. `bar` is what was
    enough, where there is a threshold.

    By a rule whose papers stay in parcels, `clause` is that by which papers went on, and an exclusion takes a stage for
    each batch of papers of one value: `batch` counts them from 1, and `transfer_value` is that of each paper in it.
    """

    number: int
    action: Action
    subjects: tuple[int, ...]
    transfer_value: Amount | None
    totals: tuple[Amount, ...]
    transfers: tuple[Amount, ...]
    not_transferable: Amount
    lost: Amount = 0
    decisions: tuple[Decision, ...]
    quota: Amount | None = None
    kept: tuple[Amount, ...] = ()
    clause: str = ""
    batch: int = 0
    deferred: Deferral | None = None
    support: Support | None = None
    bar: Bar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A finished count. `elected` is in order of election, `runners_up` in the order in which they move up.

    `ballots` are the valid ones counted; `next_round` names the candidates of a round that has still to be held.
    `exact` tells that amounts are fractions, of which nothing was cut off. Where ballots weigh parts of a vote, amounts
    (and `ballots`, `blank`, `invalid`) are in 1/`unit` of what they are elsewhere; transfer values are those of a
    whole paper. `comparison` is what a rule found that compares candidates in pairs. `overfull` are
    those of `invalid` that only the rule makes so.
    """

    rule: str
    seats: int
    candidates: int
    ballots: int
    blank: int
    invalid: int
    scale: int
    quota: Amount | None
    stages: tuple[Stage, ...]
    elected: tuple[int, ...]
    runners_up: tuple[int, ...]
    next_round: tuple[int, ...] = ()
    lots: tuple[Lot, ...] = ()
    exact: bool = False
    unit: int = 1
    comparison: Comparison | None = None
    constraints: tuple[Constraint, ...] = ()
    overfull: Overfull | None = None

    @property
    def one(self) -> int:
        """Return how many units of this count make up a vote."""
        return self.scale * self.unit

    @property
    def vacant(self) -> int:
        """Return how many seats nobody won (so far, where a round has still to be held)."""
        return self.seats - len(self.elected)

    def votes(self, total: Amount) -> str:
        """Return a total of this count as people write it: whole votes, or decimals down to its scale."""
        return shown(total, self.scale, self.unit)


make_decision, make_stage, make_count = maker(Decision), maker(Stage), maker(Count)
"""The same, for counts that make very many of them."""


def to_json(count: Count) -> dict[str, Any]:
    """Return the count as plain JSON values: totals are whole numbers, decimals down to the scale, or fractions."""
    compared = None if count.comparison is None else comparison_to_json(count.comparison, count.unit)
    return {
        **({} if compared is None else {"comparison": compared}),
        **({"exact": True} if count.exact else {}),
        **({} if count.unit == 1 else {"unit": count.unit}),
        **({"constraints": [_constraint_to_json(each) for each in count.constraints]} if count.constraints else {}),
        **({} if count.overfull is None else {"overfull": overfull_to_json(count.overfull, count.unit)}),
        "rule": count.rule,
        "seats": count.seats,
        "candidates": count.candidates,
        "ballots": written(count.ballots, 1, count.unit),
        "blank": written(count.blank, 1, count.unit),
        "invalid": written(count.invalid, 1, count.unit),
        "scale": count.scale,
        "quota": None if count.quota is None else written(count.quota, count.scale, count.unit),
        "stages": [_stage_to_json(stage, count.scale, count.unit) for stage in count.stages],
        "elected": list(count.elected),
        "runners_up": list(count.runners_up),
        "next_round": list(count.next_round),
        "lots": [
            {
                "draw": lot.draw,
                "question": lot.question,
                "tied": list(lot.tied),
                "order": list(lot.order),
                "stage": lot.stage,
            }
            for lot in count.lots
        ],
    }


def from_json(data: Mapping[str, Any]) -> Count:
    """Return the count that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    scale, unit = _whole(data["scale"], MOST_SCALE), _whole(data.get("unit", 1), MOST_UNIT)
    candidates = _whole(data["candidates"], MOST_CANDIDATES)
    return Count(
        rule=data["rule"],
        seats=data["seats"],
        candidates=candidates,
        ballots=int(read(data["ballots"], 1, unit)),
        blank=int(read(data["blank"], 1, unit)),
        invalid=int(read(data["invalid"], 1, unit)),
        scale=scale,
        unit=unit,
        quota=None if data["quota"] is None else read(data["quota"], scale, unit),
        stages=tuple(_stage_from_json(stage, scale, unit) for stage in data["stages"]),
        elected=tuple(_whole(each, candidates) for each in data["elected"]),
        runners_up=tuple(_whole(each, candidates) for each in data["runners_up"]),
        next_round=tuple(_whole(each, candidates) for each in data["next_round"]),
        exact=data.get("exact", False),
        comparison=comparison_from_json(data["comparison"], unit) if "comparison" in data else None,
        overfull=overfull_from_json(data["overfull"], unit) if "overfull" in data else None,
        constraints=tuple(_constraint_from_json(each) for each in data.get("constraints", ())),
        lots=tuple(
            Lot(
                draw=lot["draw"],
                question=cast("Question", lot["question"]),
                tied=tuple(lot["tied"]),
                order=tuple(lot["order"]),
                stage=lot["stage"],
            )
            for lot in data["lots"]
        ),
    )


def _whole(found: object, most: int) -> int:
    if type(found) is not int or not 1 <= found <= most:
        raise ValueError(f"found {str(found)[:40]!r}, expected a whole number from 1 to {most}")
    return found


def _constraint_to_json(constraint: Constraint) -> dict[str, Any]:
    most = {} if constraint.at_most is None else {"at_most": constraint.at_most}
    members = list(constraint.members)
    return {"group": constraint.group, "members": members, "at_least": constraint.at_least, **most}


def _constraint_from_json(data: Mapping[str, Any]) -> Constraint:
    members, at_most = tuple(data["members"]), data.get("at_most")
    return Constraint(group=data["group"], members=members, at_least=data["at_least"], at_most=at_most)


def _stage_to_json(stage: Stage, scale: int, unit: int) -> dict[str, Any]:
    moves = {} if stage.quota is None else {"quota": written(stage.quota, scale, unit)}
    keeps = {"kept": [written(kept, scale) for kept in stage.kept]} if stage.kept else {}
    rests_on = {"support": support_to_json(stage.support, unit)} if stage.support else {}
    return {
        **moves,
        **keeps,
        **_parcels_to_json(stage, scale, unit),
        **rests_on,
        **({"threshold": bar_to_json(stage.bar, unit)} if stage.bar else {}),
        "number": stage.number,
        "action": stage.action,
        "subjects": list(stage.subjects),
        "transfer_value": None if stage.transfer_value is None else written(stage.transfer_value, scale),
        "totals": [written(total, scale, unit) for total in stage.totals],
        "transfers": [written(total, scale, unit) for total in stage.transfers],
        "not_transferable": written(stage.not_transferable, scale, unit),
        "lost": written(stage.lost, scale, unit),
        "decisions": [
            {
                "candidate": decision.candidate,
                "outcome": decision.outcome,
                "reason": decision.reason,
                "clause": decision.clause,
                **({} if decision.needed is None else {"needed": written(decision.needed, scale, unit)}),
            }
            for decision in stage.decisions
        ],
    }


def _parcels_to_json(stage: Stage, scale: int, unit: int) -> dict[str, Any]:
    deferred = stage.deferred
    return {
        **({"clause": stage.clause} if stage.clause else {}),
        **({"batch": stage.batch} if stage.batch else {}),
        **(
            {"deferred": {"surplus": written(deferred.surplus, scale, unit), "clause": deferred.clause}}
            if deferred
            else {}
        ),
    }


def _stage_from_json(stage: Mapping[str, Any], scale: int, unit: int) -> Stage:
    value, deferred = stage["transfer_value"], stage.get("deferred")
    return Stage(
        number=stage["number"],
        action=stage["action"],
        subjects=tuple(stage["subjects"]),
        transfer_value=None if value is None else read(value, scale),
        totals=tuple(read(total, scale, unit) for total in stage["totals"]),
        transfers=tuple(read(total, scale, unit) for total in stage["transfers"]),
        not_transferable=read(stage["not_transferable"], scale, unit),
        lost=read(stage["lost"], scale, unit),
        decisions=tuple(_decision_from_json(decision, scale, unit) for decision in stage["decisions"]),
        quota=read(stage["quota"], scale, unit) if "quota" in stage else None,
        kept=tuple(read(kept, scale) for kept in stage.get("kept", ())),
        clause=stage.get("clause", ""),
        batch=stage.get("batch", 0),
        deferred=deferred and Deferral(surplus=read(deferred["surplus"], scale, unit), clause=deferred["clause"]),
        support=support_from_json(stage["support"], unit) if "support" in stage else None,
        bar=bar_from_json(stage["threshold"], unit) if "threshold" in stage else None,
    )


def _decision_from_json(decision: Mapping[str, Any], scale: int, unit: int) -> Decision:
    needed = decision.get("needed")
    return Decision(**{**decision, "needed": None if needed is None else read(needed, scale, unit)})
