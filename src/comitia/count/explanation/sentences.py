"""A count in plain sentences: one for each transfer, decision and lot, in the order in which they happened."""

from collections.abc import Iterator, Sequence

from comitia.count.amount import Amount, shown
from comitia.count.explanation import constraints
from comitia.count.lots import Lot
from comitia.count.record import Count, Decision, Stage

_BECAUSE = {
    ("elected", "quota"): "has {votes} and reaches the quota of {quota}: elected",
    ("elected", "above_quota"): "has {votes}, more than the quota of {quota}: elected",
    ("elected", "last_standing"): "is elected with {votes}: no more candidates are left than open seats",
    ("elected", "most_votes"): "is elected with {votes}",
    ("elected", "threshold"): "has {votes}, which is enough: elected",
    ("elected", "last_round"): "is elected with {votes}, the most in the last round",
    ("elected", "agreed_order"): "is elected with {votes}, before others with as many by the order agreed",
    ("elected", "lot"): "is elected with {votes}, by lot among equals",
    ("excluded", "fewest"): "has the fewest votes, {votes}, and is excluded",
    ("excluded", "earlier_stage"): "has {votes} like others, but fewer at an earlier stage, and is excluded",
    (
        "excluded",
        "nearly_earlier_stage",
    ): "has {votes}, others no more above that than surpluses are left, but fewer at an earlier stage, and is excluded",
    (
        "excluded",
        "nearly_lot",
    ): "has {votes}, others no more apart from that than surpluses are left, and is excluded by lot",
    ("excluded", "agreed_order"): "has {votes} like others, and is excluded by the order agreed",
    (
        "excluded",
        "nearly_agreed_order",
    ): "has {votes}, others no more apart from that than surpluses are left, and is excluded by the order agreed",
    ("excluded", "lot"): "has {votes} like others, and is excluded by lot",
    ("elected", "constraint"): "is elected with {votes}: whoever has more and is not elected, the constraints bar",
    ("excluded", "passed_over"): "has {votes} and is passed over: with them the constraints could not be kept",
    ("excluded", "guarded"): "has {votes}, the fewest of those whom no constraint guards, and is excluded",
    ("excluded", "doomed"): "has {votes} and is excluded at once: with them the constraints could not be kept",
}


def explain(count: Count, names: Sequence[str] = ()) -> list[str]:
    """Return the sentences; `names` are those of candidates 1, 2, 3 ..., numbers stand in where there are none."""
    return list(_Sentences(count, names).all())


class _Sentences:
    def __init__(self, count: Count, names: Sequence[str]) -> None:
        self.count, self.names = count, names

    def all(self) -> Iterator[str]:
        yield self._opening()
        yield from constraints.said(self.count.constraints, self._name)
        before: Stage | None = None
        for stage in self.count.stages:
            if stage.action == "round":
                yield f"Round {stage.number}."
            yield from (self._lot(lot) for lot in self.count.lots if lot.stage == stage.number and _decides(lot))
            yield from self._exclusions(stage, before)
            if before and stage.action in {"surplus", "exclusion"}:
                yield self._transfer(stage, before)
            yield from self._elections(stage)
            before = stage
        yield from (self._lot(lot) for lot in self.count.lots if not _decides(lot))
        yield from self._end()

    def _opening(self) -> str:
        if self.count.rule == "countback":
            named = self._votes(sum(self.count.stages[0].totals))
            half = f"; more than half, {self._plain(self.count.quota or 0)}, elects" if self.count.elected else ""
            papers = _many(self.count.ballots, "ballot paper")
            return f"{papers} had elected who left; with those who stand now they come to {named}{half}."
        found = self.count.stages[0].quota if self.count.stages else None
        found = self.count.quota if found is None else found
        quota = "" if found is None else f"; the quota is {self._plain(found)}"
        exact = "; amounts are exact, and shown to five decimals" if self.count.exact else ""
        ballots = _many(self.count.ballots, "valid ballot")
        if self.count.unit != 1:
            ballots = f"Ballots of {shown(self.count.ballots, 1, self.count.unit)} votes"
        return (
            f"{ballots} for {_many(self.count.seats, 'seat')} and "
            f"{_many(self.count.candidates, 'candidate')}{quota}{exact}."
        )

    def _exclusions(self, stage: Stage, before: Stage | None) -> Iterator[str]:
        totals = before.totals if before and stage.action == "exclusion" else stage.totals
        for decision in stage.decisions:
            if decision.outcome == "excluded":
                yield self._decision(decision, totals, (before or stage).quota)

    def _elections(self, stage: Stage) -> Iterator[str]:
        for decision in stage.decisions:
            if decision.outcome == "elected":
                yield self._decision(decision, stage.totals, stage.quota)

    def _decision(self, decision: Decision, totals: tuple[Amount, ...], moved: Amount | None) -> str:
        votes = self._votes(totals[decision.candidate - 1])
        found = self.count.quota if moved is None else moved
        quota = "" if found is None else self._plain(found)
        reason = "above_quota" if decision.reason == "quota" and self.count.exact else decision.reason
        because = _BECAUSE[decision.outcome, reason].format(votes=votes, quota=quota)
        return f"{self._name(decision.candidate)} {because} ({decision.clause})."

    def _transfer(self, stage: Stage, before: Stage) -> str:
        if stage.quota is not None:
            return self._shared_out(stage, before)
        giver = stage.subjects[0]
        going = self._going(stage, before)
        if stage.transfer_value is None:
            return f"The papers of {self._name(giver)} go on at the value they have: {going}."
        cut_off = stage.lost - before.lost
        going += f"; {self.count.votes(cut_off)} is cut off by rounding down" if cut_off else ""
        surplus = self._plain(-stage.transfers[giver - 1])
        value = self.count.votes(stage.transfer_value)
        return f"The surplus of {self._name(giver)}, {surplus}, goes on at {value} a vote: {going}."

    def _going(self, stage: Stage, before: Stage) -> str:
        moved = [
            f"{self._plain(more)} to {self._name(candidate)}"
            for candidate, more in enumerate(stage.transfers, 1)
            if more > 0
        ]
        going = ", ".join(moved) or "nobody"
        stays = stage.not_transferable - before.not_transferable
        return going + (f"; {self._plain(stays)} {_has(stays, self.count)} no further preference" if stays > 0 else "")

    def _shared_out(self, stage: Stage, before: Stage) -> str:
        """Say what a stage moved by a rule by which the elected keep a part of each paper."""
        going, quota = self._going(stage, before), self._plain(stage.quota or 0)
        if stage.action == "exclusion":
            said = f"The papers of {self._name(stage.subjects[0])} go on"
        else:
            keeping = [f"{self._name(c)} {self._plain(stage.kept[c - 1])}" for c in stage.subjects]
            said = f"What is above the quota goes on; of each paper that comes to them keep {', '.join(keeping)}"
        return f"{said}: {going}. The quota is now {quota}."

    def _lot(self, lot: Lot) -> str:
        among = ", ".join(self._name(candidate) for candidate in lot.tied)
        order = ", ".join(self._name(candidate) for candidate in lot.order)
        return f"Lot {lot.draw} among {among} ({_QUESTIONS[lot.question]}): drawn in the order {order}."

    def _end(self) -> Iterator[str]:
        if self.count.next_round:
            among = ", ".join(self._name(candidate) for candidate in self.count.next_round)
            yield f"Another round is needed, among {among}."
        elif self.count.vacant and self.count.rule == "countback":
            yield "None of the papers names anybody who stands, so nobody is elected (countback 5)."
        elif self.count.vacant:
            yield f"{_many(self.count.vacant, 'seat')} {'stays' if self.count.vacant == 1 else 'stay'} vacant."

    def _name(self, candidate: int) -> str:
        return self.names[candidate - 1] if candidate <= len(self.names) else f"Candidate {candidate}"

    def _plain(self, total: Amount) -> str:
        whole, rest = divmod(total, self.count.one)
        return self.count.votes(total) if rest else str(whole)

    def _votes(self, total: Amount) -> str:
        return "1 vote" if total == self.count.one else f"{self._plain(total)} votes"


_QUESTIONS = {
    "elect": "who is elected",
    "exclude": "who is excluded",
    "transfer": "whose surplus goes first",
    "runner-up": "who stands first among the runners-up",
    "seat": "which unit has the seat",
}


def _decides(lot: Lot) -> bool:
    return lot.question != "runner-up"


def _has(total: Amount, count: Count) -> str:
    return "has" if total == count.one else "have"


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
