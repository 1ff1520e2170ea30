"""A count by an exclusive Gregory method made again, paper by paper, from who was elected and excluded at each stage.

It reckons in fractions of a vote and holds no parcels: each paper knows where it is, what it is worth and since when.
"""

from dataclasses import dataclass
from fractions import Fraction

from comitia.count import Count, Profile, Stage


@dataclass
class Paper:
    """Equal papers: where they lie, each one's value, and the stage at which they came there."""

    ranking: tuple[int, ...]
    number: Fraction
    at: int
    value: Fraction = Fraction(1)
    since: int = 1


class Replay:
    """The papers while a count is made again."""

    def __init__(self, profile: Profile, count: Count, *, first_apart: bool) -> None:
        self.count, self.first_apart = count, first_apart
        self.papers = [Paper(row, Fraction(copies, profile.unit), row[0]) for row, copies in profile.rows]
        self.open = set(profile.standing)
        self.gone_out = self.cut_off = Fraction(0)
        self.kept: dict[int, Fraction] = {}  # what the elected keep whose surplus has gone on

    def check(self, follow: tuple[int, ...] = ()) -> list[tuple[int, Fraction]]:
        """Compare every total of every stage, and return where the papers of a ranking lie after each, at which value."""
        way = []
        for stage in self.count.stages:
            self.open -= {each.candidate for each in stage.decisions if each.outcome == "excluded"}
            if stage.action == "surplus":
                self._surplus(stage)
            elif stage.batch:
                self._batch(stage)
            self.open -= {each.candidate for each in stage.decisions}
            found = [self._votes(each) for each in range(1, self.count.candidates + 1)]
            assert [self._amount(total) for total in stage.totals] == found
            assert self._amount(stage.not_transferable) == self.gone_out
            assert self._amount(stage.lost) == self.cut_off
            way += [(each.at, each.value if each.at else Fraction(0)) for each in self.papers if each.ranking == follow]
        return way

    def _amount(self, units: int | Fraction) -> Fraction:
        return Fraction(units, self.count.one)

    def _votes(self, candidate: int) -> Fraction:
        if candidate in self.kept:
            return self.kept[candidate]
        return sum((each.number * each.value for each in self.papers if each.at == candidate), Fraction(0))

    def _next(self, paper: Paper) -> int:
        return next((mark for mark in paper.ranking if mark in self.open), 0)

    def _surplus(self, stage: Stage) -> None:
        [giver] = stage.subjects
        votes, quota = self._votes(giver), self._amount(stage.quota or self.count.quota or 0)
        last = max(each.since for each in self.papers if each.at == giver)
        moving = [each for each in self.papers if each.at == giver and each.since == last and self._next(each)]
        surplus, worth, moved = votes - quota, Fraction(0), Fraction(0)
        papers = sum(each.number for each in moving)
        for paper in moving:
            worth += paper.number * paper.value
            paper.value = min(paper.value, Fraction(int(surplus / papers * 100), 100))
            paper.at, paper.since = self._next(paper), stage.number
            moved += paper.number * paper.value
        if worth > surplus and moved < worth:
            self.cut_off += surplus - moved
        else:
            self.gone_out += surplus - moved
        self.kept[giver] = quota

    def _batch(self, stage: Stage) -> None:
        there = [each for each in self.papers if each.at in stage.subjects]
        if self.first_apart and any(each.since == 1 for each in there):
            moving = [each for each in there if each.since == 1]
        else:
            moving = [each for each in there if each.value == max(each.value for each in there)]
        for paper in moving:
            paper.at, paper.since = self._next(paper), stage.number
            if not paper.at:
                self.gone_out += paper.number * paper.value
