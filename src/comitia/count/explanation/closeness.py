"""How close it was, in sentences: one for each margin."""

from collections.abc import Callable, Mapping

from comitia.count.amount import Amount, shown_up
from comitia.count.explanation.margin import Kind, Margin, half_of
from comitia.count.explanation.speech import Speech
from comitia.count.explanation.support import fraction
from comitia.count.record import Count

_BARS = {
    "quota": "the quota",
    "short": "the quota",
    "enough": "enough",
    "short_of_enough": "enough",
    "majority": "more than half",
    "short_of_majority": "more than half",
    "short_of_advance": "enough to go on",
}


class Closeness:
    """The margins of one count in words."""

    def __init__(self, count: Count, speech: Speech) -> None:
        self.count, self.speech = count, speech
        self._sayers: Mapping[Kind, Callable[[Margin], str]] = {
            "exclusion": self._behind,
            "bottom": self._behind,
            "last_place": self._seat,
            "seat": self._seat,
            "pair": self._pair,
            "smith": self._pair,
            "turned": self._turned,
            "load": self._share,
            "rho": self._share,
            "committee": self._committee,
            "quota": self._spare,
            "enough": self._spare,
            "majority": self._spare,
            "short": self._short,
            "short_of_needed": self._short_of_needed,
            "short_of_enough": self._short,
            "short_of_majority": self._short,
            "advance": self._last_to_go_on,
            "short_of_advance": self._short,
            "moved": self._moved,
        }

    def said(self, margin: Margin) -> str:
        """Return a margin in a sentence."""
        self.speech.begin(self.count.stages[margin.stage - 1])
        return self._sayers[margin.kind](margin)

    def _spare(self, margin: Margin) -> str:
        who, votes, bar = self._who(margin), self.speech.votes(margin.votes), _BARS[margin.kind]
        if not margin.votes:
            exactly = {"quota": "exactly as many as the quota", "enough": "exactly enough"}.get(margin.kind, bar)
            return f"{who} has {exactly}, and none to spare."
        if not self.speech.is_shown(margin.votes):
            return (
                f"{who} has {bar}, and less than {self.speech.votes(shown_up(margin.votes, self.count.one))} to spare."
            )
        fewer = f"anything less than {votes}" if margin.is_strict else votes
        where = "on the same ballots" if margin.kind == "enough" else "gone to others"
        return f"With {fewer} fewer, {where}, {who} would still have had {bar} here."

    def _short(self, margin: Margin) -> str:
        who, votes, bar = self._who(margin), self._needed(margin.votes), _BARS[margin.kind]
        more = f"more than {votes}" if margin.is_strict and self._is_whole(margin.votes) else votes
        is_share = margin.kind in {"short_of_enough", "short_of_advance"}
        where = "on the same ballots" if is_share else "taken from others"
        return f"{who} came nearest without having {bar}: {more} more, {where}, would have been enough."

    def _short_of_needed(self, margin: Margin) -> str:
        who, votes = self._who(margin), self._needed(margin.votes)
        where = "taken from others still in the count"
        return f"{who} came nearest to as many votes as were enough then: {votes} more, {where}, would have done."

    def _needed(self, votes: Amount) -> str:
        """Return how many votes more are needed: rounded up where they cannot be shown whole."""
        return self.speech.votes(self._shown_up(votes))

    def _is_whole(self, votes: Amount) -> bool:
        return self._shown_up(votes) == votes

    def _shown_up(self, votes: Amount) -> Amount:
        return shown_up(votes, self.count.scale, self.count.unit)

    def _level_with(self, votes: Amount) -> str:
        """Return how many votes more make level, and just under how many where they cannot be shown whole."""
        return self._needed(votes) if self._is_whole(votes) else f"just under {self._needed(votes)}"

    def _behind(self, margin: Margin) -> str:
        who, others, votes = self._who(margin), self._others(margin), self._level_with(margin.votes)
        if margin.kind == "bottom":
            if not margin.votes:
                return f"{who} was level with {others}, who was not one of the two last."
            return f"{who} would have been level with {others}, and perhaps not one of the two last, with {votes} more."
        if not margin.votes:
            return f"{who} {self._level(margin)} {others}: a single vote more could have decided."
        return f"{who} would have been level with {others} with {votes} more."

    def _level(self, margin: Margin) -> str:
        decisions = self.count.stages[margin.stage - 1].decisions
        nearly = any(d.candidate == margin.candidate and d.reason.startswith("nearly_") for d in decisions)
        return "counted as level with" if nearly else "was level with"

    def _seat(self, margin: Margin) -> str:
        who, others, votes = self._who(margin), self._others(margin), self._level_with(margin.votes)
        seat = "the last seat" if margin.kind == "last_place" else "this seat"
        if not margin.votes:
            return f"{who} and {others} were level for {seat}: a single vote could have decided."
        what = " from voters without a load" if self._is_of_loads(margin) else self._as_they_count(margin)
        return f"{others} would have been level with {who} for {seat} with {votes} more{what}."

    def _as_they_count(self, margin: Margin) -> str:
        """Return that votes are parts of ballots, at a seat for which those count less that have elected somebody."""
        is_later = margin.stage > 1 and self.count.stages[margin.stage - 1].support is not None
        return f", as {self.speech.word}s count for it" if is_later else ""

    def _last_to_go_on(self, margin: Margin) -> str:
        who, others, votes = self._who(margin), self._others(margin), self._level_with(margin.votes)
        if not margin.votes:
            return f"{who} and {others} were level for who goes on: a single {self.speech.word} could have decided."
        return f"{others} would have been level with {who}, the last who goes on, with {votes} more."

    def _moved(self, margin: Margin) -> str:
        who, votes = self._who(margin), self._needed(margin.votes)
        others = " or ".join(map(self.speech.name, margin.against))
        return (
            f"With {votes} moved from {who} to {others}, {others} would not have been behind any more: "
            "those who are not named had too few to take."
        )

    def _is_of_loads(self, margin: Margin) -> bool:
        support = self.count.stages[margin.stage - 1].support
        return support is not None and bool(support.loads)

    def _pair(self, margin: Margin) -> str:
        self.speech.word = "vote"
        who, others = self._who(margin), self._others(margin)
        turned = self._needed(half_of(self.count, margin.votes))
        if not margin.votes:
            return f"{who} and {others} were level in their pair: a single vote could have decided."
        behind = f"{who} was behind {others} by {self.speech.votes(margin.votes)} in their pair"
        if margin.kind == "smith":
            return f"{behind}, the closest of such pairs: with {turned} turned round, {who} is in the Smith set."
        return f"{behind}: with {turned} turned round not any more."

    def _turned(self, margin: Margin) -> str:
        self.speech.word = "vote"
        who = self._who(margin)
        others = " or ".join(map(self.speech.name, margin.against))
        if not margin.votes:
            return f"{who} was level with {self._others(margin)}: a single vote could have decided."
        votes = self._needed(margin.votes)
        return (
            f"With {votes} turned round in the pair of {who} and {others}, all other pairs as they are, {who} would "
            f"have lost the seat or needed a lot for it; fewer would do in no pair of {who}."
        )

    def _share(self, margin: Margin) -> str:
        who, others, part = self._who(margin), self._others(margin), fraction(margin.votes)
        if not margin.votes:
            return f"{who} and {others} were level for this seat: a single vote could have decided."
        if margin.kind == "rho":
            return f"{others} came next: a vote would have paid up to {part} of a seat more than for {who}."
        return f"{others} came next: each vote would have needed {part} of a seat more than for {who}."

    def _committee(self, margin: Margin) -> str:
        """Return which committee came nearest: an approval is a whole point for one of whom the voter has nobody."""
        self.speech.word, support = "approval", self.count.stages[margin.stage - 1].support
        others, any_of = self._others(margin), " or ".join(map(self.speech.name, margin.against))
        if support is None or support.score is None or not margin.votes:
            with_them = f"a committee with {any_of} has the same score"
            return f"{others} came level: {with_them}, and a single approval could have decided."
        score, behind = self.speech.plain(support.score - margin.votes), self.speech.plain(margin.votes)
        if not self.speech.is_shown(margin.votes):
            behind = f"less than {self.speech.plain(self._shown_up(margin.votes))}"
        is_level = self.count.unit != 1 or margin.votes == int(margin.votes)
        more = self._level_with(margin.votes) if is_level else self.speech.votes(-(-margin.votes // 1))
        return (
            f"{others} came nearest: the best committee with {any_of} has a score of {score}, {behind} below that of "
            f"the elected. With {more} more for {any_of}, from voters who approve nobody else of it, it would have "
            f"been {'level' if is_level else 'ahead'}."
        )

    def _who(self, margin: Margin) -> str:
        return self.speech.name(margin.candidate)

    def _others(self, margin: Margin) -> str:
        return self.speech.names(margin.against)
