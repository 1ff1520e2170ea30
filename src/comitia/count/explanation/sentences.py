"""A count in plain sentences: one for each transfer, decision and lot, in the order in which they happened."""

from collections.abc import Iterator, Sequence

from comitia.count.amount import Amount, shown
from comitia.count.explanation import apart, besides
from comitia.count.explanation.reasons import because
from comitia.count.explanation.speech import Speech, listed, word_of
from comitia.count.lots import Lot
from comitia.count.name import told_apart
from comitia.count.questions import QUESTIONS
from comitia.count.record import Count, Decision, Stage
from comitia.count.words import wording_of


def explain(
    count: Count, names: Sequence[str] = (), looks: str = "", first_round: int = 1, withdrawn: Sequence[int] = ()
) -> list[str]:
    """Return the sentences; `names` are those of candidates 1, 2, 3 ..., numbers stand in where there are none.

    `looks` is how the count looked at equals, "earlier_stage" or "first_stage", where it was told;
    `first_round` is the number of the first round that was counted; `withdrawn` are those who had withdrawn.
    """
    return list(_Sentences(Speech(count, names, first_round), names, looks, withdrawn).all())


class _Sentences:
    def __init__(self, speech: Speech, names: Sequence[str], looks: str, withdrawn: Sequence[int]) -> None:
        self.looks, self.withdrawn = looks, withdrawn
        self.count, self.names = speech.count, told_apart(names)
        self.word = "vote"
        self.speech = speech

    def all(self) -> Iterator[str]:
        yield self._opening()
        yield from besides.withdrawn(self.withdrawn, self.speech)
        yield from besides.before_all(self.count, self.speech)
        before: Stage | None = None
        for stage in self.count.stages:
            if stage.action == "round":
                yield f"Round {self.speech.number(stage)}."
            yield from besides.bar(self.count, stage, self.speech)
            yield from (self._lot(lot) for lot in self.count.lots if lot.stage == stage.number and _decides(lot))
            yield from self._waiting(stage)
            yield from self._exclusions(stage, before)
            if before and stage.action in {"surplus", "exclusion"}:
                yield self._transfer(stage, before)
                yield from self._new_quota(stage, before)
            yield from besides.runoff(stage, self.speech)
            self.word = word_of(self.count, stage)
            yield from self._elections(stage)
            self.word = "vote"
            yield from besides.support(self.count, stage, self.speech)
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
            exact = exact or "; amounts are fractions, shown to five decimals and cut off there"
        return (
            f"{ballots} for {_many(self.count.seats, 'seat')} and "
            f"{_many(self.count.candidates - len(self.withdrawn), 'candidate')}{quota}{exact}."
        )

    def _waiting(self, stage: Stage) -> Iterator[str]:
        """Say which surpluses wait while somebody is excluded."""
        if stage.deferred:
            surplus, by = self._plain(stage.deferred.surplus), stage.deferred.clause
            yield f"What is left of surpluses, {surplus}, waits, for it cannot change who is lowest ({by})."

    def _new_quota(self, stage: Stage, before: Stage) -> Iterator[str]:
        """Say that the quota has fallen, by a rule that does not share out everything anew at each stage."""
        if stage.quota is not None and not stage.kept and stage.quota != before.quota:
            yield f"Papers have run out before anybody is elected: the quota is now {self._plain(stage.quota)}."

    def _exclusions(self, stage: Stage, before: Stage | None) -> Iterator[str]:
        totals = before.totals if before and stage.action == "exclusion" else stage.totals
        for decision in stage.decisions:
            if decision.outcome == "excluded":
                said = apart.told(apart.apart(self.count, stage, decision, self.looks), self.speech)
                yield self._decision(decision, totals, (before or stage).quota, said)

    def _elections(self, stage: Stage) -> Iterator[str]:
        for decision in stage.decisions:
            if decision.outcome != "excluded":
                yield self._decision(decision, stage.totals, stage.quota)

    def _decision(self, decision: Decision, totals: tuple[Amount, ...], moved: Amount | None, told: str = "") -> str:
        votes = self._votes(totals[decision.candidate - 1])
        found = self.count.quota if moved is None else moved
        quota = "" if found is None else self._plain(found)
        plain, all_of_them = self._plain, sum(totals)
        needed = "" if decision.needed is None else plain(decision.needed)
        said = because(decision, votes, quota, needed or plain(all_of_them), told, exact=self.count.exact)
        return f"{self._name(decision.candidate)} {said} ({decision.clause})."

    def _transfer(self, stage: Stage, before: Stage) -> str:
        if stage.kept:
            return self._shared_out(stage, before)
        giver = listed([self._name(each) for each in stage.subjects])
        by = f" ({stage.clause})" if stage.clause else ""
        going = self._going(stage, before)
        if stage.action == "exclusion":
            return self._papers_of(giver, stage, before, going + by)
        surplus = self._plain(-sum(stage.transfers[each - 1] for each in stage.subjects))
        if stage.transfer_value is None and stage.clause:
            return f"The surplus of {giver}, {surplus}, cannot go on: no paper names anybody who continues{by}."
        going += self._cut_off(stage.lost - before.lost)
        each = wording_of(self.count.rule).each
        return f"The surplus of {giver}, {surplus}, goes on at {self._value(stage)} a {each}: {going}{by}."

    def _papers_of(self, giver: str, stage: Stage, before: Stage, going: str) -> str:
        """Say how the papers of the excluded go on: all at once, or a batch of one value."""
        if stage.transfer_value is not None:
            one = stage.transfer_value == self.count.scale
            worth = "1 vote" if one else f"{self._value(stage)} votes"
            if (before.subjects, before.transfer_value) == (stage.subjects, stage.transfer_value):
                return f"The papers worth {worth} each that had come to {giver} go on: {going}."
            return f"The papers of {giver} worth {worth} each go on: {going}."
        if stage.clause:
            return f"No paper of {giver} goes on ({stage.clause})."
        return f"The papers of {giver} go on at the value they have: {going}."

    def _value(self, stage: Stage) -> str:
        """Return what each paper is worth that went on."""
        return shown(stage.transfer_value or 0, self.count.scale)

    def _cut_off(self, votes: Amount) -> str:
        """Return what rounding down took from a transfer; of whole votes more may come back than it takes."""
        if votes < 0:
            return f"; {self._plain(-votes)} come back of what rounding down had cut off"
        return f"; {self.count.votes(votes)} is cut off by rounding down" if votes else ""

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
        less = [c for c, kept in enumerate(stage.kept, 1) if 0 < kept != before.kept[c - 1]]
        keep = (less or stage.subjects) if stage.kept else ()
        keeping = ", ".join(f"{self._name(c)} {self._plain(stage.kept[c - 1])}" for c in keep)
        excluded = listed([self._name(each) for each in stage.subjects]) if stage.action == "exclusion" else ""
        papers = f"The papers of {excluded}" if excluded else ""
        if papers and not less:
            said = f"{papers} go on"
        else:
            above = f"{papers} and what is above the quota go on" if papers else "What is above the quota goes on"
            said = f"{above}; of each paper that comes to them keep {keeping}" if keeping else above
        return f"{said}: {going}. The quota is now {quota}."

    def _lot(self, lot: Lot) -> str:
        among = ", ".join(self._name(candidate) for candidate in lot.tied)
        order = ", ".join(self._name(candidate) for candidate in lot.order)
        return f"Lot {lot.draw} among {among} ({QUESTIONS[lot.question].asked}): drawn in the order {order}."

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
        return f"1 {self.word}" if total == self.count.one else f"{self._plain(total)} {self.word}s"


def _decides(lot: Lot) -> bool:
    return lot.question != "runner-up"


def _has(total: Amount, count: Count) -> str:
    return "has" if total == count.one else "have"


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
