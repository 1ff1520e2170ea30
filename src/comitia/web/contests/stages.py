"""A count as a table of stages and as bars: what a page draws from the declared record, without counting anything."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from comitia.count import Amount, Count, Stage
from comitia.count.amount import shown
from comitia.count.words import UNDECIDING, first_totals_of, silent_of, totals_of
from comitia.store.queries.contests import Standing
from comitia.web.contests.words import trimmed

DONE = {"points": "Points", "final": "End", "runoff": "Runoff"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One candidate at one stage: the total, the change since the stage before, and what was decided (or nothing)."""

    total: str
    change: str
    outcome: str
    is_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One candidate over all stages; or another sum, with number 0."""

    number: int
    name: str
    person: str
    cells: tuple[Cell, ...]
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One stage: its number, what was done, and the value at which votes went on, where they did."""

    number: int
    title: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a bar: where it begins and how long it is, in hundredths of the longest, and where it came from."""

    at: str
    width: str
    words: str
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The votes that a candidate gathered, piece by piece, with what became of the candidate in words."""

    name: str
    person: str
    votes: str
    outcome: str
    words: str
    parts: tuple[Part, ...]


class Stages:
    """The stages of one count; `standing` are the candidates, by number, and `among` those it was between."""

    def __init__(self, count: Count, standing: Sequence[Standing], among: Collection[int] | None = None) -> None:
        self._among = range(1, count.candidates + 1) if among is None else among
        self._count, self._standing = count, standing
        self._names = [each.called for each in standing]
        self._decided = {
            decision.candidate: (stage.number, decision.outcome)
            for stage in count.stages
            for decision in stage.decisions
            if decision.outcome != "advances"
        }

    @property
    def has_many(self) -> bool:
        """Tell whether there is more than one stage."""
        return len(self._count.stages) > 1

    @property
    def totals(self) -> str:
        """Return what the totals are: votes, first votes, approvals or points."""
        return totals_of(self._count, self._count.stages[0])

    @property
    def undeciding(self) -> str:
        """Return a sentence on totals that do not decide; empty for others."""
        return UNDECIDING.get(self.totals, "")

    @property
    def quota(self) -> str:
        """Return the quota; empty where the rule has none."""
        return "" if self._count.quota is None else trimmed(self._count.votes(self._count.quota))

    def headings(self) -> Iterator[Heading]:
        """Yield the stages."""
        for stage in self._count.stages:
            given = stage.transfer_value  # that of a whole paper, whatever a paper weighs
            value = "" if given is None else trimmed(shown(given, self._count.scale))
            yield Heading(number=stage.number, title=self._done(stage), value=value)

    def lines(self) -> Iterator[Line]:
        """Yield the candidates, those elected first in order of election, then by how long they stayed in."""
        for number in self._order():
            cells = tuple(self._cell(stage, number) for stage in self._count.stages)
            _, outcome = self._decided.get(number, (0, ""))
            yield Line(
                number=number,
                name=self._names[number - 1],
                person=self._standing[number - 1].person,
                cells=cells,
                outcome=outcome,
            )

    def sums(self) -> Iterator[Line]:
        """Yield what no candidate has: votes that could not go on, and what rounding down cut off."""
        stages = self._count.stages
        if any(stage.not_transferable for stage in stages):
            yield self._sum(silent_of(self._count), [stage.not_transferable for stage in stages])
        if any(stage.lost for stage in stages):
            yield self._sum("Cut off by rounding down", [stage.lost for stage in stages])

    def bars(self) -> Iterator[Bar]:
        """Yield for each candidate the votes as they came in, up to the most the candidate ever had."""
        longest = max(1, self._count.quota or 0, *(max(stage.totals) for stage in self._count.stages))
        for number in self._order():
            _, decision = self._decided.get(number, (0, ""))
            most = max(stage.totals[number - 1] for stage in self._count.stages)
            yield Bar(
                name=self._names[number - 1],
                person=self._standing[number - 1].person,
                votes=trimmed(self._count.votes(most)),
                outcome=decision,
                words=self._fate(number),
                parts=tuple(self._parts(number, longest)),
            )

    @property
    def quota_at(self) -> str:
        """Return where the quota lies on the bars, in hundredths of the longest; empty where there is none."""
        if self._count.quota is None:
            return ""
        longest = max([*(max(stage.totals) for stage in self._count.stages), self._count.quota])
        return _hundredths(self._count.quota, longest)

    def _fate(self, number: int) -> str:
        at, decision = self._decided.get(number, (0, ""))
        if not decision:
            stays = self._standing[number - 1].outcome == "next_round"
            return "goes on to the next round" if stays else "not elected"
        return f"{decision} at stage {at}" if self.has_many else decision

    def _parts(self, number: int, longest: Amount) -> Iterator[Part]:
        """Yield a piece for each gain; the rounds of an exhaustive ballot are taken anew, so the best stands alone."""
        if any(stage.action == "round" for stage in self._count.stages):
            most = max(stage.totals[number - 1] for stage in self._count.stages)
            yield self._part(0, most, longest, "votes", is_first=True)
            return
        at: Amount = 0
        for stage in self._count.stages:
            gain = stage.transfers[number - 1]
            if gain > 0:
                words = f"{self._done(stage)}: {trimmed(self._count.votes(gain))}"
                yield self._part(at, gain, longest, words, is_first=stage.number == 1)
                at += gain

    def _part(self, at: Amount, gain: Amount, longest: Amount, words: str, *, is_first: bool) -> Part:
        return Part(at=_hundredths(at, longest), width=_hundredths(gain, longest), words=words, is_first=is_first)

    def _order(self) -> list[int]:
        """Return the numbers of the candidates: elected ones first, then the rest, best last total first."""
        elected = list(self._count.elected)
        last = self._count.stages[-1].totals
        rest = [number for number in self._among if number not in elected]
        left = {number: self._decided.get(number, (10**6, ""))[0] for number in rest}
        return elected + sorted(rest, key=lambda number: (-left[number], -last[number - 1], number))

    def _done(self, stage: Stage) -> str:
        if stage.action in {"surplus", "exclusion"}:
            who = " and ".join(self._names[number - 1] for number in stage.subjects)
            return f"{'Surplus' if stage.action == 'surplus' else 'Exclusion'} of {who}"
        if stage.action == "seat":
            return f"Seat {stage.number}"
        if stage.action == "first":
            return self._first
        return f"Round {stage.number}" if stage.action == "round" else DONE[stage.action]

    @property
    def _first(self) -> str:
        """Return the heading of a first stage: first votes where ballots hold an order."""
        return first_totals_of(self._count.rule).capitalize()

    def _cell(self, stage: Stage, number: int) -> Cell:
        at, decision = self._decided.get(number, (0, ""))
        change = stage.transfers[number - 1]
        total = stage.totals[number - 1]
        shows = change != 0 and stage.number > 1 and stage.action != "round"
        return Cell(
            total=trimmed(self._count.votes(total)),
            change=f"{'+' if change > 0 else '−'}{trimmed(self._count.votes(max(change, -change)))}" if shows else "",
            outcome=decision if at == stage.number else "",
            is_out=bool(decision == "excluded" and at < stage.number and not total),
        )

    def _sum(self, name: str, totals: Sequence[Amount]) -> Line:
        cells = tuple(
            Cell(total=trimmed(self._count.votes(total)), change="", outcome="", is_out=False) for total in totals
        )
        return Line(number=0, name=name, person="", cells=cells, outcome="")


def _hundredths(part: Amount, whole: Amount) -> str:
    """Return how many hundredths of a whole a part is, for drawing."""
    return f"{float(100 * part / whole):.2f}"
