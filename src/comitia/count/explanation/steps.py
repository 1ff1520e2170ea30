"""One stage in plain sentences, for readers who have never seen votes pass on: what was done, why, what came of it."""

from collections.abc import Iterator, Sequence

from comitia.count.amount import Amount
from comitia.count.explanation import apart, below_quota, besides
from comitia.count.explanation.below_quota import EQUALS
from comitia.count.explanation.margin import Field, quota_of, reaches
from comitia.count.explanation.passing import MOST_NAMED, Passing
from comitia.count.explanation.reasons import because
from comitia.count.explanation.speech import Speech, is_are, listed, many, word_of
from comitia.count.record import Count, Decision, Stage
from comitia.count.words import wording_of

_FIRST = {"first": "The first preferences", "final": "The end"}


class Steps:
    """The stages of one count in words."""

    def __init__(
        self, field: Field, names: Sequence[str], *, transfers: bool, looks: str = "", first_round: int = 1
    ) -> None:
        self.field, self.transfers, self.looks = field, transfers, looks
        self.count: Count = field.count
        self.speech = Speech(self.count, names, first_round)
        self.passing = Passing(self.count, self.speech)

    def heading(self, stage: Stage) -> str:
        """Return what a stage is called, without its number."""
        if stage.action in {"surplus", "exclusion"}:
            return self.passing.heading(stage)
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
        if before is None:
            yield from self._unnamed()
        yield from besides.bar(self.count, stage, self.speech)
        yield from self._excluded(stage, before)
        if before is not None and stage.action in {"surplus", "exclusion"}:
            yield from self.passing.sentences(stage, before)
        elif before is not None and self.transfers and any(stage.transfers):
            yield self.passing.where(stage, before)
        if stage.quota is not None and before is not None and stage.quota != before.quota:
            yield f"The quota is now {self.speech.plain(stage.quota)}."
        yield from besides.runoff(stage, self.speech)
        yield from self._elections(stage)
        yield from besides.support(self.count, stage, self.speech)
        self.speech.word = "vote"

    def _unnamed(self) -> Iterator[str]:
        """Yield whom no ballot names, by a rule that takes them out."""
        found, clause = self.field.unnamed, wording_of(self.count.rule).unnamed
        if found and clause:
            counts = "counts" if len(found) == 1 else "count"
            yield f"No ballot names {self.speech.names(found)}, who therefore {counts} as withdrawn ({clause})."

    def _elections(self, stage: Stage) -> Iterator[str]:
        elected = [d for d in stage.decisions if d.outcome != "excluded"]
        for decision in elected:
            yield self._decision(decision, stage.totals, stage)
        barred = self._barred(stage)
        yield from barred
        if not elected and self.count.quota is not None:
            nobody = "Nobody else" if barred or self._open(stage) < self.count.seats else "Nobody"
            yield f"{nobody} has reached the quota of {self._bar(stage)}."
        elif not stage.decisions:
            yield "Nobody is elected, and nobody leaves."

    def _bar(self, stage: Stage) -> str:
        """Return the quota of a stage, and how many votes are enough where they are fewer."""
        quota = quota_of(self.count, stage)
        enough = below_quota.enough_at(self.field, stage) if self.count.rule == "ers97" else quota
        fewer = f", or the {self.speech.votes(enough)} that are enough now" if enough < quota else ""
        return f"{self.speech.plain(quota)}{fewer}"

    def _barred(self, stage: Stage) -> list[str]:
        """Return a sentence for each who has the quota and is not elected at a stage: constraints bar them, mostly."""
        if self.count.quota is None:
            return []
        if level := below_quota.level(self.field, stage):
            votes = self.speech.votes(stage.totals[level[0] - 1])
            places = f"only {many(self._open(stage), 'seat')} {is_are(self._open(stage))} open"
            who = f"{self.speech.names(level)} have {votes} each, which is enough"
            return [f"{who}; but they are equal, and {places}, so that none of them is elected yet ({EQUALS})."]
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
        is_told = self.transfers and stage.number == 1
        none = [each for each in order if each in self.field.among and not totals[each - 1]] if is_told else []
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
            wait = "waits, for it" if stage.deferred.surplus == self.count.one else "wait, for they"
            yield f"{left} above the quota {wait} cannot change who is lowest ({by})."
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

    def _name(self, total: Amount) -> str:
        return "names" if total == self.count.one else "name"
