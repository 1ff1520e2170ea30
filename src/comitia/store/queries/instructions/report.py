"""The report "instructed and voted" as it is shown: one motion in full, and motions, bodies and persons in lines."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from comitia.charter import Bound
from comitia.core.assembly.instruction import Delegate, Verdict
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.decisions.instructed import Asked, reported
from comitia.store.queries.decisions.line import Line, lines
from comitia.store.queries.holders import names_of
from comitia.store.queries.homes import called, homes, namesakes
from comitia.store.queries.instructions.compared import Compared, compared
from comitia.store.queries.labels import Labels, labels

PAGE = 25
"""Motions to a page of the report."""
MOST = 50
"""Motions of one person that a page lists."""
GIVEN = 10
"""Motions on which a body has instructed that its page lists."""
VERDICTS: Mapping[Verdict, str] = {
    "kept": "kept",
    "breached": "breached",
    "void": "void",
    "absent": "absent",
    "no_instruction": "no instruction",
    "without_instruction": "without instruction",
    "not_known": "not known",
}
"""What came of an instruction, in words, in the order in which the numbers are told."""
VOTES: Mapping[str, str] = {
    "for": "for",
    "against": "against",
    "abstain": "abstained",
    "not_voting": "did not vote",
    "absent": "absent",
}
"""How somebody voted, in words."""
INSTRUCTED: Mapping[str, str] = {"for": "for", "against": "against", "abstain": "to abstain"}
"""How somebody was to vote, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One delegate on one motion: who, sent by whom, what was instructed by which motion, and what was voted."""

    delegate: Delegate
    name: str
    by: int | None
    giver: str

    @property
    def instructed(self) -> str:
        """Return how the delegate was to vote; empty without an instruction."""
        return INSTRUCTED.get(self.delegate.instructed or "", "")

    @property
    def voted(self) -> str:
        """Return how the delegate voted; empty where it is not known."""
        return VOTES.get(self.delegate.voted or "", "")

    @property
    def outcome(self) -> str:
        """Return whether the instruction was kept."""
        return VERDICTS[self.delegate.verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One motion in the report: its line, what binds those who vote on it, and how many of each outcome there are."""

    line: Line
    rule: Bound
    delegates: Sequence[Delegate]

    @property
    def counts(self) -> Sequence[tuple[str, str, int]]:
        """Return the outcomes that occur, in words and with their numbers."""
        times = Counter(each.verdict for each in self.delegates)
        return [(each, words, times[each]) for each, words in VERDICTS.items() if times[each]]

    @property
    def summary(self) -> str:
        """Return the numbers as words: `2 kept, 1 breached`."""
        return ", ".join(f"{number:,} {words}" for _, words, number in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionReport:
    """The report on one motion: each delegate, and the motions by which they were instructed, later ones last."""

    item: Item
    delegates: Sequence[Told]
    instructions: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """One page of the motions on which delegates were instructed, or named; the newest first."""

    items: Sequence[Item]
    every: int
    page: int
    pages: int
    of: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPerson:
    """What one person was instructed and voted, the newest first; `more` tells of earlier ones that are not listed."""

    lines: Sequence[tuple[Line, Told]] = ()
    grounds: Sequence[int] = field(default_factory=tuple)
    more: bool = False


def motion_report(number: int) -> MotionReport | None:
    """Return the report on a motion, or None where there is no such motion."""
    words, row = labels(), models.Motion.objects.filter(number=number).first()
    if words is None or row is None:
        return None
    found = compared(words.charter, [row])[row.id]
    given = models.Motion.objects.filter(kind="instruct", effect__motion=row.id)
    return MotionReport(
        item=_items(words, [row], {row.id: found})[0],
        delegates=_told(words, found.delegates),
        instructions=lines(words, list(given.order_by("number"))),
    )


def reports(asked: Asked, page: int) -> Reports | None:
    """Return a page (from 1) of the report, or None where there is no such page."""
    words = labels()
    if words is None:
        return None
    found = reported(asked)
    every = found.count()
    pages = max(-(-every // PAGE), 1)
    if not 1 <= page <= pages:
        return None
    rows = list(found.order_by("-number")[(page - 1) * PAGE : page * PAGE])
    of, by = ((asked.body, asked.unit), (asked.by, asked.by_unit))
    names = decision_names(words, [[*of, *by]])
    return Reports(
        items=_items(words, rows, compared(words.charter, rows)),
        every=every,
        page=page,
        pages=pages,
        of=names.office(asked.body, asked.unit or None) if asked.body else "",
        by=names.office(asked.by, asked.by_unit or None) if asked.by else "",
    )


def given_by(words: Labels, body: str, unit: str) -> list[Item]:
    """Return the motions above on which a body has instructed its delegates, the newest first, and what they did."""
    rows = list(reported(Asked(by=body, by_unit=unit)).order_by("-number")[:GIVEN])
    if not rows:
        return []
    every = compared(words.charter, rows)
    own = {
        motion: Compared(rule=found.rule, delegates=[each for each in found.delegates if each.by in _of(body, unit)])
        for motion, found in every.items()
    }
    return _items(words, rows, own)


def _of(body: str, unit: str) -> Collection[str]:
    return set(models.Motion.objects.filter(kind="instruct", body=body, unit=unit).values_list("id", flat=True))


def of_person(words: Labels, person: str) -> OfPerson:
    """Return what a person was instructed, and how the person voted; some twenty-five queries, and two for nothing."""
    mandates = models.Mandate.objects.filter(person=person, kind="body")
    named = Q(id__in=models.NamedVote.objects.filter(mandate__in=mandates.values("id")).values("motion"))
    told = Q(body__in=mandates.values("office"), unit__in=mandates.values("office_unit"))
    rows = list(reported(Asked()).filter(named | told).order_by("-number")[: MOST + 1])
    found = compared(words.charter, rows[:MOST])
    own = {row.id: [each for each in found[row.id].delegates if each.person == person] for row in rows[:MOST]}
    shown = [row for row in rows[:MOST] if any(each.by or each.voted for each in own[row.id])]
    every = _told(words, [each for row in shown for each in own[row.id][:1]])
    grounds = [
        row.number
        for row in shown
        if found[row.id].rule.breach == "recall_ground" and own[row.id][0].verdict == "breached"
    ]
    return OfPerson(
        lines=list(zip(lines(words, shown), every, strict=True)),
        grounds=grounds[::-1],
        more=len(rows) > MOST,
    )


def _items(words: Labels, rows: Sequence[models.Motion], found: Mapping[str, Compared]) -> list[Item]:
    return [
        Item(line=line, rule=found[row.id].rule, delegates=found[row.id].delegates)
        for line, row in zip(lines(words, rows), rows, strict=True)
    ]


def _told(words: Labels, delegates: Sequence[Delegate]) -> list[Told]:
    names = names_of({each.person for each in delegates})
    apart = homes(words, namesakes(names, names))
    motions = {row.id: row for row in models.Motion.objects.filter(id__in={each.by for each in delegates if each.by})}
    offices = decision_names(words, [[row.body, row.unit] for row in motions.values()])
    return [
        Told(
            delegate=each,
            name=called(names.get(each.person, ""), apart.get(each.person)),
            by=number_of(each.by) if each.by else None,
            giver=_giver(motions, offices, each.by),
        )
        for each in delegates
    ]


def _giver(motions: Mapping[str, models.Motion], names: DecisionNames, by: str | None) -> str:
    found = motions.get(by or "")
    return names.office(found.body, found.unit) if found is not None else ""
