"""The explanation of a result as data: what a page, a text or a program says about a count, in the order of reading.

First who is elected; then how such a count works; then each stage with what happened, by which clause, the lots, how
close it was, and where one ballot lay, if one was asked for; then what the clauses say, and what it takes to recount.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from comitia.count.explanation import besides, ties
from comitia.count.explanation.apart import Apart, apart, apart_to_json
from comitia.count.explanation.below_quota import EQUALS, level
from comitia.count.explanation.closeness import Closeness
from comitia.count.explanation.margin import ABOUT, Field, Margin, margin_to_json
from comitia.count.explanation.margins import margins
from comitia.count.explanation.speech import Speech, is_are, listed, many
from comitia.count.explanation.steps import Steps
from comitia.count.explanation.trace import Trace, told, trace_to_json
from comitia.count.lots import Lot, Lots
from comitia.count.questions import QUESTIONS
from comitia.count.record import Count, Stage
from comitia.count.result import Result, result_to_json
from comitia.count.rules import find_rule
from comitia.count.words import clauses_of
from comitia.count.words import words as arithmetic_words

FORMAT = "comitia-explanation/1"
WAY = (
    "Each voter ranks candidates in order of preference. A ballot is worth one vote, and counts first for the "
    "candidate ranked first.",
    "Whoever has as many votes as the quota is elected: a number that only as many candidates can reach as there are "
    "seats. What the elected have above it is not wasted. It passes on, to the next candidate on each of their "
    "ballots.",
    "Where nobody else reaches the quota, the candidate with the fewest votes leaves the count, and those ballots pass "
    "on to the next candidate on them. That is repeated, stage by stage, until the seats are filled.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LotTold:
    """One lot: what it was about and how it fell, and the lines that draw it again; none where it was drawn by hand."""

    draw: int
    stage: int
    sentence: str
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTold:
    """One stage: `clauses` are the ids of those by which it went, `close` says how few votes would have changed it.

    `apart` is at which stage a tie fell, where it fell by votes at another one.
    """

    number: int
    heading: str
    sentences: tuple[str, ...]
    clauses: tuple[str, ...]
    lots: tuple[LotTold, ...]
    close: tuple[str, ...]
    ballot: str
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A whole count explained; `clauses` pairs each clause that a stage names with what it says.

    `effect` says what constraints changed, where there are any and the count without them is known.
    """

    result: Result
    names: tuple[str, ...]
    title: str
    elected: str
    rule: str
    source: str
    way: tuple[str, ...]
    opening: tuple[str, ...]
    stages: tuple[StageTold, ...]
    ending: tuple[str, ...]
    clauses: tuple[tuple[str, str], ...]
    about_close: str
    arithmetic: str
    ballot: str
    margins: tuple[Margin, ...]
    trace: Trace | None
    effect: tuple[str, ...] = ()

    @property
    def lots(self) -> tuple[LotTold, ...]:
        """Return the lots of all stages."""
        return tuple(lot for stage in self.stages for lot in stage.lots)


def explanation(
    result: Result, names: Sequence[str], title: str, traced: Trace | None = None, effect: Sequence[str] = ()
) -> Explanation:
    """Return the explanation of a result; numbers stand in for names; `effect` says what constraints changed."""
    return replace(_Teller(result, names, title, traced).tell(), effect=tuple(effect))


def explanation_to_json(told_of: Explanation) -> dict[str, Any]:
    """Return an explanation as plain JSON values; `result` is what `comitia count --json` writes of a count."""
    count, traced = told_of.result.count, told_of.trace
    return {
        "format": FORMAT,
        "title": told_of.title,
        "names": list(told_of.names),
        "elected": told_of.elected,
        "rule": told_of.rule,
        "source": told_of.source,
        "way": list(told_of.way),
        "opening": list(told_of.opening),
        "stages": [
            {
                "number": stage.number,
                "heading": stage.heading,
                "sentences": list(stage.sentences),
                "clauses": list(stage.clauses),
                "lots": [{"draw": lot.draw, "sentence": lot.sentence, "again": list(lot.again)} for lot in stage.lots],
                "close": list(stage.close),
                "ballot": stage.ballot or None,
                **({"apart": [apart_to_json(each, count) for each in stage.apart]} if stage.apart else {}),
            }
            for stage in told_of.stages
        ],
        "ending": list(told_of.ending),
        **({"effect": list(told_of.effect)} if told_of.effect else {}),
        "clauses": dict(told_of.clauses),
        "about_close": told_of.about_close,
        "arithmetic": told_of.arithmetic,
        "ballot": told_of.ballot or None,
        "margins": [margin_to_json(margin, count) for margin in told_of.margins],
        "trace": None if traced is None else trace_to_json(traced, count),
        "result": result_to_json(told_of.result),
    }


class _Teller:
    def __init__(self, result: Result, names: Sequence[str], title: str, traced: Trace | None) -> None:
        self.result, self.title, self.traced = result, title, traced
        self.count: Count = result.count
        self.names = tuple(names) or tuple(f"Candidate {number}" for number in range(1, self.count.candidates + 1))
        self.rule = find_rule(self.count.rule)
        self.speech = Speech(self.count, self.names, result.options.round)
        self.looks = (result.options.ties or ("",))[0]
        withdrawn = result.ballots.withdrawn
        self.field = Field(self.count, withdrawn)
        self.steps = Steps(
            self.field,
            self.names,
            transfers=self.rule.transfers,
            looks=self.looks,
            first_round=result.options.round,
        )
        threshold = result.options.threshold if "threshold" in self.rule.options else None
        self.margins = margins(self.count, threshold, result.options.roll, result.options, withdrawn)
        self.closeness = Closeness(self.count, self.speech)

    def tell(self) -> Explanation:
        stages = tuple(self._stages())
        cited = dict.fromkeys(clause for stage in stages for clause in stage.clauses)
        says = ties.told_otherwise(self.count, self.result.options, clauses_of(self.count))
        return Explanation(
            result=self.result,
            names=self.names,
            title=self.title or "Count",
            elected=self._elected(),
            rule=self.rule.title,
            source="" if self.rule.source.startswith("docs/") else self.rule.source,
            way=self.rule.wording.way or (WAY if self.rule.transfers else ()),
            opening=tuple(self._opening()),
            stages=stages,
            ending=tuple(self._ending()),
            clauses=tuple((clause, says[clause]) for clause in cited if clause in says),
            about_close=ABOUT if self.margins else "",
            arithmetic=arithmetic_words(self.count),
            ballot=self._ballot(),
            margins=tuple(self.margins),
            trace=self.traced,
        )

    def _elected(self) -> str:
        elected = self.count.elected
        if not elected:
            return "Nobody is elected."
        return f"{self.speech.names(elected)} {is_are(len(elected))} elected."

    def _opening(self) -> list[str]:
        count, cast = self.count, self.result.ballots
        votes = self.speech.votes(count.ballots * count.scale)
        ballots = many(count.ballots, "valid ballot") if count.unit == 1 else f"Valid ballots of {votes}"
        others = [
            f"{self._ballots(number)} {word}"
            for number, word in ((count.blank, "blank"), (count.invalid, "invalid"))
            if number
        ]
        beside = f", besides {listed(others)}" if others else ""
        standing = count.candidates - len(cast.withdrawn)
        said = [f"{ballots}{beside}, for {many(count.seats, 'seat')} and {many(standing, 'candidate')}."]
        said += besides.withdrawn(cast.withdrawn, self.speech)
        quota = count.stages[0].quota if count.stages and count.stages[0].quota is not None else count.quota
        if quota is not None:
            more = "more" if count.exact else "as many"
            by = self.rule.wording.by.get("quota")
            where = f" ({by})" if by else ""
            said.append(f"The quota is {self.speech.votes(quota)}{where}: whoever has {more} is elected.")
        return [*said, *besides.before_all(count, self.speech)]

    def _ballots(self, number: int) -> str:
        return self.speech.plain(number * self.count.scale)

    def _stages(self) -> list[StageTold]:
        found, before = [], None
        lines = told(self.traced, self.result, self.speech) if self.traced else [""] * len(self.count.stages)
        for place, stage in enumerate(self.count.stages):
            close = [self.closeness.said(each) for each in self.margins if each.stage == stage.number]
            self.speech.word = "vote"
            found.append(
                StageTold(
                    number=stage.number,
                    heading=self.steps.heading(stage),
                    sentences=tuple(self.steps.sentences(stage, before)),
                    clauses=self._clauses(stage),
                    lots=tuple(self._lot(lot) for lot in self.count.lots if lot.stage == stage.number),
                    close=tuple(close),
                    ballot=lines[place] if place < len(lines) else "",
                    apart=tuple(each for d in stage.decisions for each in apart(self.count, stage, d, self.looks)),
                )
            )
            before = stage
        return found

    def _clauses(self, stage: Stage) -> tuple[str, ...]:
        """Return the clauses by which a stage went: those of what was done, then those of its decisions."""
        by = self.rule.wording.by
        done = [stage.deferred.clause] if stage.deferred else []
        done += [stage.clause] if stage.clause else [by[stage.action]] if stage.action in by else []
        done += [by["quota"]] if stage.number == 1 and "quota" in by else []
        done += [self.rule.wording.unnamed] if stage.number == 1 and self.field.unnamed else []
        done += [EQUALS] if level(self.field, stage) else []
        done += self.rule.wording.defines if stage.number == 1 else ()
        return tuple(dict.fromkeys([*filter(None, done), *(decision.clause for decision in stage.decisions)]))

    def _lot(self, lot: Lot) -> LotTold:
        order = self.speech.names(lot.order)
        sentence = (
            f"A lot decided {QUESTIONS[lot.question].asked} among {self.speech.names(lot.tied)}. "
            f"Drawn in this order: {order}."
        )
        return LotTold(draw=lot.draw, stage=lot.stage, sentence=sentence, again=_again(self.result.lots, lot))

    def _ending(self) -> list[str]:
        count = self.count
        if count.next_round:
            return [f"Another round is needed, among {self.speech.names(count.next_round)}."]
        if count.vacant:
            return [f"{many(count.vacant, 'seat')} {'stays' if count.vacant == 1 else 'stay'} vacant."]
        return [f"{'The seat is' if count.seats == 1 else f'All {count.seats} seats are'} filled. {self._elected()}"]

    def _ballot(self) -> str:
        if self.traced is None:
            return ""
        if not self.traced.ranking:
            return "A blank ballot"
        ordered = self.rule.needs_ranking
        return f"A ballot {'for ' if not ordered else 'that ranks '}" + (
            ", then ".join(map(self.speech.name, self.traced.ranking))
            if ordered
            else self.speech.names(self.traced.ranking)
        )


def _again(lots: Lots | None, lot: Lot) -> tuple[str, ...]:
    """Return the lines that draw a lot again; none where it was drawn by hand."""
    if lots is None or lots.seed is None or lot.draw <= len(lots.drawn):
        return ()
    return tuple(f"printf 'comitia-lot/1 {lots.seed} {lot.draw} {number}' | sha256sum" for number in lot.tied)
