"""How votes pass on at a stage, in plain sentences: whose, by which ballots, to whom, and what is left of them."""

from collections.abc import Iterator

from comitia.count.amount import Amount
from comitia.count.explanation.speech import Speech, listed, many
from comitia.count.record import Count, Stage
from comitia.count.words import wording_of

MOST_NAMED = 14
_NEXT = "to the next candidate on it who is still in the count"


class Passing:
    """The surpluses and exclusions of one count in words."""

    def __init__(self, count: Count, speech: Speech) -> None:
        self.count, self.speech, self.wording = count, speech, wording_of(count.rule)

    def heading(self, stage: Stage) -> str:
        """Return what a stage is called in which votes pass on, or need not."""
        who = self.speech.names(stage.subjects)
        if stage.action == "surplus":
            return f"The surplus of {who} passes on"
        if not _gone(stage):
            return f"The exclusion of {who}"
        return f"The votes of {who} pass on{self._batch(stage)}"

    def _batch(self, stage: Stage) -> str:
        """Return which of several batches it is that passes on."""
        after = self.count.stages[stage.number : stage.number + 1]
        value = stage.transfer_value
        if value is None or not (stage.batch > 1 or any(each.batch > 1 for each in after)):
            return ""
        if stage.clause == self.wording.first_papers:
            return ": first preferences"
        came = "received, " if self.wording.first_papers else ""
        return f": ballots {came}worth {self.speech.worth(value)} each"

    def sentences(self, stage: Stage, before: Stage) -> Iterator[str]:
        """Yield whose votes pass on, and where they go."""
        yield self._surplus(stage) if stage.action == "surplus" else self._excluded(stage, before)
        if any(more > 0 for more in stage.transfers) or _gone(stage):
            yield self.where(stage, before)

    def _surplus(self, stage: Stage) -> str:
        if stage.kept:
            keeping = [f"{self.speech.name(c)} {self.speech.worth(stage.kept[c - 1])}" for c in stage.subjects]
            return (
                "What those elected have above the quota counts for the next candidates on the ballots. Of each vote "
                f"that comes to them they keep only a part now: {listed(keeping)}."
            )
        idle = (
            f"{self.speech.names(stage.subjects)} needed only the quota, and {self.speech.votes(_gone(stage))} above "
            "it would lie idle."
        )
        value = stage.transfer_value
        if not stage.clause:
            passes = "" if value is None else f": {self.speech.worth(value)} of each {self.wording.each} passes on"
            return f"{idle} So the ballots go on, each {_NEXT}{passes}."
        if value is None:
            return idle
        last = "received last " if stage.clause == self.wording.last_received else ""
        return (
            f"{idle} So the ballots {last}that name somebody who is still in the count go on to the next of those on "
            f"them, worth {self._worth(value)} each."
        )

    def _excluded(self, stage: Stage, before: Stage) -> str:
        who, is_one = self.speech.names(stage.subjects), len(stage.subjects) == 1
        gone = _gone(stage)
        if not gone:
            had = sum(before.totals[each - 1] for each in stage.subjects)
            if had:
                return f"The {self.speech.votes(had)} of {who} need not pass on."
            return f"{who} {'has' if is_one else 'have'} no votes to pass on."
        if stage.kept:
            keep = "keeps" if is_one else "keep"
            return f"{who} {keep} nothing of a ballot any more, so that it counts for those after on it."
        value, votes = stage.transfer_value, self.speech.votes(gone)
        if value is None:
            return f"The ballots of {who}, {votes}, go on, each {_NEXT}, worth as much as before."
        if stage.clause and stage.clause == self.wording.first_papers:
            return f"The first preferences of {who}, {votes}, go on, each ballot {_NEXT}, worth {self._worth(value)}."
        came = "received by" if self.wording.first_papers else "of"
        return f"The ballots {came} {who} that are worth {self._worth(value)} each, {votes}, go on, each {_NEXT}."

    def _worth(self, value: Amount) -> str:
        """Return what a ballot is worth."""
        return "a whole vote" if value == self.count.scale else f"{self.speech.worth(value)} of a vote"

    def where(self, stage: Stage, before: Stage) -> str:
        """Return to whom votes go, and what of them cannot go on."""
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


def _gone(stage: Stage) -> Amount:
    """Return what those whose votes pass on have lost by it."""
    return -sum(stage.transfers[each - 1] for each in stage.subjects)
