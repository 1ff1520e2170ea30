"""What moved from whom to whom between the stages of a count, from the record alone.

The record has sums: who lost and who gained how much at a stage. Where one candidate alone gives, that is who passed on
what to whom. Where several give at once, what each receiver gained is shared among them in proportion.
Of many candidates the largest have a row of their own and the others one together; of many stages those that moved most
have a column, and what the stages before it moved is in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.explanation.margin import quota_of
from comitia.count.explanation.order import in_order
from comitia.count.explanation.speech import passes_on
from comitia.count.record import Count, Stage
from comitia.count.rules import RULES

MOST_LANES, MOST_COLUMNS = 14, 14
OTHERS, NOBODY, CUT_OFF = "others", "nobody", "cut off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row: one candidate, the others together, or what no candidate has; `most` is the most that it ever held."""

    kind: str
    candidates: tuple[int, ...]
    most: Amount
    outcome: str = ""
    stage: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What passed between the column before and this one, from one lane to another."""

    giver: int
    taker: int
    votes: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stage, or several from `since` on: what each lane has after the last of them, and what moved in them."""

    since: int
    stage: Stage
    totals: tuple[Amount, ...]
    moves: tuple[Move, ...]
    quota: Amount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The rows and columns of one count; `stages` is how many there are in all."""

    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    stages: int

    @property
    def together(self) -> int:
        """Return how many candidates share a row."""
        return sum(len(lane.candidates) for lane in self.lanes if lane.kind == OTHERS)


def flow(count: Count) -> Flow:
    """Return the flow of votes of a count with at least one stage."""
    lanes = tuple(_lanes(count))
    columns: list[Column] = []
    for stage in _chosen(count):
        totals = tuple(_held(lane, stage) for lane in lanes)
        before = columns[-1] if columns else None
        columns.append(
            Column(
                since=before.stage.number + 1 if before else 1,
                stage=stage,
                totals=totals,
                moves=tuple(_moves(before.totals, totals)) if before and _moved(count, stage) else (),
                quota=None if count.quota is None else quota_of(count, stage),
            )
        )
    return Flow(lanes=lanes, columns=tuple(columns), stages=len(count.stages))


def _moved(count: Count, stage: Stage) -> bool:
    """Return whether votes pass on at a stage, or by the rule of the count at any."""
    return passes_on(stage) or (count.rule in RULES and RULES[count.rule].transfers)


def _lanes(count: Count) -> Iterator[Lane]:
    decided = {d.candidate: (d.outcome, stage.number) for stage in count.stages for d in stage.decisions}
    most = [max(stage.totals[each] for stage in count.stages) for each in range(count.candidates)]
    known = {*count.elected, *count.runners_up, *count.next_round, *decided}
    field = [each for each in range(1, count.candidates + 1) if each in known or most[each - 1]]
    order = [each for each in in_order(count) if each in field]
    kept = order
    if len(order) > MOST_LANES:
        kept = sorted(order, key=lambda c: (c not in count.elected, -most[c - 1], c))[: MOST_LANES - 1]
    for each in order:
        if each in kept:
            outcome, at = decided.get(each, ("", 0))
            yield Lane(kind="candidate", candidates=(each,), most=most[each - 1], outcome=outcome, stage=at)
    rest = tuple(each for each in order if each not in kept)
    for kind, among in ((OTHERS, rest), (NOBODY, ()), (CUT_OFF, ())):
        lane = Lane(kind=kind, candidates=among, most=0)
        held = max(_held(lane, stage) for stage in count.stages)
        if held or (rest and kind == OTHERS):
            yield Lane(kind=kind, candidates=among, most=held)


def _held(lane: Lane, stage: Stage) -> Amount:
    if lane.kind == NOBODY:
        return stage.not_transferable
    return stage.lost if lane.kind == CUT_OFF else sum(stage.totals[each - 1] for each in lane.candidates)


def _chosen(count: Count) -> list[Stage]:
    """Return the stages that have a column: all, or the first, the last and those that moved most."""
    stages = list(count.stages)
    if len(stages) <= MOST_COLUMNS:
        return stages
    middle = sorted(stages[1:-1], key=lambda s: (-sum(more for more in s.transfers if more > 0), s.number))
    return sorted([stages[0], *middle[: MOST_COLUMNS - 2], stages[-1]], key=lambda stage: stage.number)


def _moves(before: tuple[Amount, ...], after: tuple[Amount, ...]) -> Iterator[Move]:
    changes = [now - then for now, then in zip(after, before, strict=True)]
    givers = [(at, -change) for at, change in enumerate(changes) if change < 0]
    takers = [(at, change) for at, change in enumerate(changes) if change > 0]
    moved = max(sum(gave for _, gave in givers), sum(took for _, took in takers))
    for giver, gave in givers:
        for taker, took in takers:
            yield Move(giver=giver, taker=taker, votes=took if gave == moved else Fraction(gave * took, moved))
