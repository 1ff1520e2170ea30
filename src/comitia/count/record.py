"""The record of a count: what was decided, stage by stage, and what it rests on.

Totals are whole numbers in units of 1/`scale` of a vote, or exact fractions of one, so nothing is rounded twice. A
`Count` holds all that a stage table, a sentence or a recount needs; it does not hold the ballots or the names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from comitia.count.amount import Amount, read, shown, written
from comitia.count.constraint import Constraint
from comitia.count.lots import Lot, Question

Action = Literal["first", "surplus", "exclusion", "round", "final"]
Outcome = Literal["elected", "excluded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One candidate elected or excluded, the reason (a stable id) and the clause of the rule's source."""

    candidate: int
    outcome: Outcome
    reason: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: what was done to whom, the totals after it, and the decisions taken on them.

    `totals` and `transfers` have one place a candidate, the first for candidate 1. `not_transferable` and `lost`
    (cut off when transfer values were truncated) are sums up to this stage; with the totals they make up the ballots.
    All are in units of 1/scale. `transfer_value` is that of a paper that came at the value of one. By a rule whose
    quota moves, `quota` is that of the stage, and `kept` is what each candidate keeps of a paper.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A finished count. `elected` is in order of election, `runners_up` in the order in which they move up.

    `ballots` are the valid ones counted; `next_round` names the candidates of a round that has still to be held.
    `exact` tells that amounts are fractions, of which nothing was cut off. Where ballots weigh parts of a vote, amounts
    (and `ballots`, `blank`, `invalid`) are in 1/`unit` of what they are elsewhere; transfer values are those of a
    whole paper.
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
    constraints: tuple[Constraint, ...] = ()

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


def to_json(count: Count) -> dict[str, Any]:
    """Return the count as plain JSON values: totals are whole numbers, decimals down to the scale, or fractions."""
    return {
        **({"exact": True} if count.exact else {}),
        **({} if count.unit == 1 else {"unit": count.unit}),
        **({"constraints": [_constraint_to_json(each) for each in count.constraints]} if count.constraints else {}),
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
    scale, unit = data["scale"], data.get("unit", 1)
    return Count(
        rule=data["rule"],
        seats=data["seats"],
        candidates=data["candidates"],
        ballots=int(read(data["ballots"], 1, unit)),
        blank=int(read(data["blank"], 1, unit)),
        invalid=int(read(data["invalid"], 1, unit)),
        scale=scale,
        unit=unit,
        quota=None if data["quota"] is None else read(data["quota"], scale, unit),
        stages=tuple(_stage_from_json(stage, scale, unit) for stage in data["stages"]),
        elected=tuple(data["elected"]),
        runners_up=tuple(data["runners_up"]),
        next_round=tuple(data["next_round"]),
        exact=data.get("exact", False),
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
    return {
        **moves,
        **keeps,
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
            }
            for decision in stage.decisions
        ],
    }


def _stage_from_json(stage: Mapping[str, Any], scale: int, unit: int) -> Stage:
    value = stage["transfer_value"]
    return Stage(
        number=stage["number"],
        action=stage["action"],
        subjects=tuple(stage["subjects"]),
        transfer_value=None if value is None else read(value, scale),
        totals=tuple(read(total, scale, unit) for total in stage["totals"]),
        transfers=tuple(read(total, scale, unit) for total in stage["transfers"]),
        not_transferable=read(stage["not_transferable"], scale, unit),
        lost=read(stage["lost"], scale, unit),
        decisions=tuple(Decision(**decision) for decision in stage["decisions"]),
        quota=read(stage["quota"], scale, unit) if "quota" in stage else None,
        kept=tuple(read(kept, scale) for kept in stage.get("kept", ())),
    )
