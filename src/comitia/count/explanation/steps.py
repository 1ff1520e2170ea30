"""One stage in plain sentences, for readers who have never seen votes pass on: what was done, why, what came of it."""

from collections.abc import Iterator, Sequence

from comitia.count.amount import Amount
from comitia.count.explanation import apart, besides
from comitia.count.explanation.margin import Field, quota_of, reaches
from comitia.count.explanation.reasons import because
from comitia.count.explanation.speech import Speech, is_are, listed, many, word_of
from comitia.count.record import Count, Decision, Stage
from comitia.count.words import wording_of

MOST_NAMED = 14
_FIRST = {"first": "The first preferences", "final": "The end"}


class Steps:
    """The stages of one count in words."""

    def __init__(
        self, count: Count, names: Sequence[str], *, transfers: bool, looks: str = "", first_round: int = 1
    ) -> None:
        self.count, self.transfers = count, transfers
        self.speech = Speech(count, names, first_round)
        self.field, self.looks = Field(count), looks
        decided = {d.candidate for stage in count.stages for d in stage.decisions}
        self.standing = {*count.elected, *count.runners_up, *count.next_round, *decided} if transfers else set[int]()

    def heading(self, stage: Stage) -> str:
        """Return what a stage is called, without its number."""
        if stage.action == "surplus":
            return f"The surplus of {self.speech.names(stage.subjects)} passes on"
        if stage.action == "exclusion":
            return f"The votes of {self.speech.names(stage.subjects)} pass on"
        if stage.action == "round":
            return f"Round {self.speech.number(stage)}"
        if not self.transfers:
            return {"seat": "A seat", "runoff": "The runoff"}.get(stage.action, f"The {word_of(self.count, stage)}s")
        return _FIRST.get(stage.action, stage.action.capitalize())

    def sentences(self, stage: Stage, before: Stage | None) -> Iterator[str]:
        """Yield what happened at a stage, in order."""
        self.speech.begin(stage)
        if before is None or stage.action in {"round", "points"}:
            yield self._begins(stage)
        yield from besides.bar(self.count, stage, self.speech)
        yield from self._excluded(stage, before)
        if before is not None and stage.action in {"surplus", "exclusion"}:
            yield from self._passes(stage, before)
        elif before is not None and self.transfers and any(stage.transfers):
            yield self._where(stage, before)
        if stage.quota is not None and before is not None and stage.quota != before.quota:
            yield f"The quota is now {self.speech.plain(stage.quota)}."
        yield from besides.runoff(stage, self.speech)
        yield from self._elections(stage)
        yield from besides.support(self.count, stage, self.speech)
        self.speech.word = "vote"

    def _elections(self, stage: Stage) -> Iterator[str]:
        elected = [d for d in stage.decisions if d.outcome != "excluded"]
        for decision in elected:
            yield self._decision(decision, stage.totals, stage)
        barred = self._barred(stage)
        yield from barred
        if not elected and self.count.quota is not None:
            nobody = "Nobody else" if barred or self._open(stage) < self.count.seats else "Nobody"
            yield f"{nobody} has reached the quota of {self.speech.plain(quota_of(self.count, stage))}."
        elif not stage.decisions:
            yield "Nobody is elected, and nobody leaves."

    def _barred(self, stage: Stage) -> list[str]:
        """Return a sentence for each who has the quota and is not elected at a stage: constraints bar them, mostly."""
        if self.count.quota is None:
            return []
        quota, found = self.speech.plain(quota_of(self.count, stage)), []
        for each in self.field.standing(stage.number):
            if reaches(self.count, stage, each):
                votes = self.speech.votes(stage.totals[each - 1])
                why = ": with them the constraints could not be kept (constraints 6)" if self.count.constraints else ""
                above = f"more than the quota of {quota}" if self.count.exact else f"and so the quota of {quota}"
                found.append(f"{self.speech.name(each)} has {votes}, {above}, but is not elected here{why}.")
        return found

    def _open(self, stage: Stage) -> int:
        """Return how many seats were open before the elections of a stage."""
        before = [d for each in self.count.stages[: stage.number - 1] for d in each.decisions]
        return self.count.seats - sum(d.outcome == "elected" for d in before)

    def _begins(self, stage: Stage) -> str:
        totals = stage.totals
        order = sorted(range(1, len(totals) + 1), key=lambda each: (-totals[each - 1], each))
        having = [each for each in order if totals[each - 1]]
        said = [f"{self.speech.name(each)} {self.speech.plain(totals[each - 1])}" for each in having[:MOST_NAMED]]
        if not said:
            return f"Nobody has {'an' if self.speech.word[0] in 'aeiou' else 'a'} {self.speech.word}."
        said[0] = f"{self.speech.name(having[0])} has {self.speech.votes(totals[having[0] - 1])}"
        if len(having) > MOST_NAMED:
            rest = sum(totals[each - 1] for each in having[MOST_NAMED:])
            said.append(f"{many(len(having) - MOST_NAMED, 'other')} {self.speech.plain(rest)} together")
        none = [each for each in order if each in self.standing and not totals[each - 1]] if stage.number == 1 else []
        who = self.speech.names(none) if len(none) <= MOST_NAMED else f"{len(none)} others"
        nobody = f". {who} {'has' if len(none) == 1 else 'have'} none" if none else ""
        silent = stage.not_transferable
        gone = f". {self.speech.votes(silent)} {self._name(silent)} nobody who stands" if silent else ""
        return f"{listed(said)}{nobody}{gone}."

    def _excluded(self, stage: Stage, before: Stage | None) -> Iterator[str]:
        totals = before.totals if before and stage.action == "exclusion" else stage.totals
        gone = [d for d in stage.decisions if d.outcome == "excluded"]
        if stage.deferred:
            left, by = self.speech.votes(stage.deferred.surplus), stage.deferred.clause
            yield f"{left} above the quota wait, for they cannot change who is lowest ({by})."
        if gone and stage.action == "exclusion":
            yield f"{many(self._open(stage), 'seat')} {is_are(self._open(stage))} still open, so somebody has to leave."
        for decision in gone:
            said = apart.told(apart.apart(self.count, stage, decision, self.looks), self.speech)
            yield self._decision(decision, totals, before or stage, said)

    def _decision(self, decision: Decision, totals: Sequence[Amount], stage: Stage, told: str = "") -> str:
        quota = self.speech.plain(quota_of(self.count, stage))
        votes = self.speech.votes(totals[decision.candidate - 1])
        needed = self.speech.plain(sum(totals) if decision.needed is None else decision.needed)
        said = because(decision, votes, quota, needed, told, exact=self.count.exact)
        return f"{self.speech.name(decision.candidate)} {said} ({decision.clause})."

    def _passes(self, stage: Stage, before: Stage) -> Iterator[str]:
        who = self.speech.names(stage.subjects)
        gone = -sum(stage.transfers[each - 1] for each in stage.subjects)
        if stage.kept and stage.action == "surplus":
            keeping = [f"{self.speech.name(c)} {self.speech.worth(stage.kept[c - 1])}" for c in stage.subjects]
            yield (
                "What those elected have above the quota counts for the next candidates on the ballots. Of each vote "
                f"that comes to them they keep only a part now: {listed(keeping)}."
            )
        elif stage.action == "surplus":
            yield (
                f"{who} needed only the quota, and {self.speech.votes(gone)} above it would lie idle. So the ballots "
                f"go on, each to the next candidate on it who is still in the count{self._at(stage)}."
            )
        elif not gone:
            yield f"{who} {'has' if len(stage.subjects) == 1 else 'have'} no votes to pass on."
        elif stage.kept:
            keep = "keeps" if len(stage.subjects) == 1 else "keep"
            yield f"{who} {keep} nothing of a ballot any more, so that it counts for those after on it."
        else:
            yield (
                f"The ballots of {who}, {self.speech.votes(gone)}, go on, each to the next candidate on it who is "
                f"still in the count{self._worth(stage)}."
            )
        if any(more > 0 for more in stage.transfers) or gone:
            yield self._where(stage, before)

    def _at(self, stage: Stage) -> str:
        value, each = stage.transfer_value, wording_of(self.count.rule).each
        return "" if value is None else f": {self.speech.worth(value)} of each {each} passes on"

    def _worth(self, stage: Stage) -> str:
        value = stage.transfer_value
        if value is None:
            return ", worth as much as before"
        return (
            f": those worth {'a whole vote' if value == self.count.scale else self.speech.worth(value) + ' of a vote'}"
        )

    def _where(self, stage: Stage, before: Stage) -> str:
        plain = self.speech.plain
        gains = [(more, each) for each, more in enumerate(stage.transfers, 1) if more > 0]
        gains.sort(key=lambda gain: (-gain[0], gain[1]))
        said = [f"{plain(more)} to {self.speech.name(each)}" for more, each in gains[:MOST_NAMED]]
        if said:
            most, to = gains[0]
            go = "goes" if most == self.count.one else "go"
            said[0] = f"{self.speech.votes(most)} {go} to {self.speech.name(to)}"
        if len(gains) > MOST_NAMED:
            rest = gains[MOST_NAMED:]
            said.append(f"{plain(sum(more for more, _ in rest))} to {many(len(rest), 'other')}")
        ends = stage.not_transferable - before.not_transferable
        lost = stage.lost - before.lost
        going = listed(said) if said else "Nothing goes to anybody"
        stuck = f" {self.speech.votes(ends)} cannot go on: nobody else on those ballots is left." if ends > 0 else ""
        cut = f" {self.speech.votes(lost)} {self._are(lost)} cut off by rounding down." if lost > 0 else ""
        return f"{going}.{stuck}{cut}"

    def _are(self, total: Amount) -> str:
        return "is" if total == self.count.one else "are"

    def _name(self, total: Amount) -> str:
        return "names" if total == self.count.one else "name"
